"""The typed one-to-one table of petitions (信访). Nothing here names a person."""

from django.db import models
from django.db.models import Q

from yifa.domains.disputes.models.columns import day, word
from yifa.records.cases.models import CaseDetail


class PetitionFile(CaseDetail):
    """信访事项: class and route, milestone dates, what came of it, whether the periods were kept."""

    matter_class = word("类别")
    field = word("所属领域")
    receiver = word("收到机关")
    people = models.PositiveIntegerField("信访人数", default=0)
    repeated = models.BooleanField("重复信访", default=False)
    urgent = models.BooleanField("重大、紧急", default=False)
    several_units = models.BooleanField("涉及多个责任主体", default=False)
    simple = models.BooleanField("拟适用简易办理", default=False)
    unclear = models.BooleanField("姓名(名称)、住址不清", default=False)
    passed_on_by = word("移送来源")
    route = word("法定途径", 30)
    ground = word("不予受理的理由", 40)
    verdict = word("处理意见")
    review_verdict = word("复查复核结论")
    satisfied = word("是否满意")
    adoption = word("采纳情况")
    unit_level = word("承办单位层级")
    case_leader = word("包案领导职务")
    closed_because = word("办结情形")
    reply_way = word("答复方式")
    transfer_kept = word("按期转送告知")
    told_kept = word("按期受理告知")
    finish_kept = word("按期办结")
    registered_on = day("登记日")
    sorted_on = day("甄别日")
    transferred_on = day("转送日")
    assigned_on = day("交办日")
    report_by = day("报结果期限")
    reported_on = day("办结报告日")
    objected_on = day("异议日")
    routed_on = day("导入法定途径日")
    accepted_on = day("受理日")
    told_on = day("书面告知日")
    extended_on = day("批准延期日")
    extension_told_on = day("延期告知日")
    delivered_on = day("送达日")
    carried_out_on = day("督促执行日")
    concluded_on = day("办结日")
    review_asked_on = day("申请复查日")
    reviewed_on = day("复查意见日")
    redone_on = day("重新办理日")
    recheck_asked_on = day("申请复核日")
    rechecked_on = day("复核意见日")
    rated_on = day("评价日")
    aided_on = day("疏导帮扶日")
    led_on = day("包案日")
    resolve_by = day("化解时限")
    alarmed_on = day("重大紧急报告日")
    supervised_on = day("督办日")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(route="") | Q(routed_on__isnull=False), name="petition_routed_with_day"),
            models.CheckConstraint(
                condition=Q(routed_on=None) | Q(matter_class__startswith="申诉求决"), name="petition_routed_by_class"
            ),
            models.CheckConstraint(
                condition=Q(review_asked_on=None) | Q(delivered_on__isnull=False), name="petition_review_after_reply"
            ),
            models.CheckConstraint(
                condition=Q(rechecked_on=None) | Q(reviewed_on__isnull=False), name="petition_recheck_after_review"
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_class} {self.verdict}"
