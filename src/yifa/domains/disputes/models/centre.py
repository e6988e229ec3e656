"""What a matter at the centre has beyond every case. Nothing here names a person."""

from django.db import models

from yifa.domains.disputes.models.columns import day, word
from yifa.records.cases.models import CaseDetail


class CentreFile(CaseDetail):
    """综治中心事项: what it is, where it went, at which level it was handled, when each step was done."""

    matter = word("事项类别")
    people = models.PositiveIntegerField("涉及人数", default=1)
    risk = word("事项风险等级")
    complexity = word("难易程度")
    level = word("办理层级")
    willing = models.BooleanField("愿意先行调解", null=True, blank=True)
    route = word("分流途径", 40)
    presence = word("进驻方式")
    assisting = word("协办单位", 120)
    charge = word("包案领导")
    ending = word("办理结果", 40)
    satisfied = word("回访评价")
    performed = word("履行情况")
    new_risk = models.BooleanField("发现新的风险", default=False)
    rating = word("来访人评价")
    root_cause = word("成因", 40)
    registered_on = day("登记日")
    routed_on = day("分流日")
    received_on = day("签收日")
    sent_back_on = day("最近一次退回日")
    extended_on = day("批准延期日")
    raised_on = day("最近一次提级日")
    reminded_on = day("提示日")
    supervised_on = day("督办日")
    called_in_on = day("约谈通报日")
    warned_on = day("风险预警日")
    concluded_on = day("办结日")
    fed_back_on = day("反馈日")
    visited_on = day("最近一次回访日")
    rated_on = day("评价日")
    redone_on = day("最近一次重办日")
    closed_day = day("结案日")

    class Meta:
        verbose_name = "综治中心事项"

    def __str__(self) -> str:
        return f"{self.matter} {self.route}"
