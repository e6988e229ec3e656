"""The typed one-to-one tables of the two procedures. Nothing here names a person."""

from django.db import models
from django.db.models import Q

from yifa.domains.disputes.models.columns import day, money, word
from yifa.records.cases.models import CaseDetail


class DisputeFile(CaseDetail):
    """矛盾纠纷: milestone dates, result, agreement, confirmation, escalation; money in 元."""

    dispute_type = word("纠纷类型")
    local_type = word("地方子类")
    severity = word("难易程度")
    people = models.PositiveIntegerField("涉及人数", default=0)
    claimed = money("争议金额")
    amount = money("协议涉及金额")
    body = word("调解主体")
    led_by = word("带队领导")
    law_literate = models.BooleanField("法律明白人参与", default=False)
    screened_on = day("排查登记日")
    accepted_on = day("受理日")
    mediated_on = day("最近一次调解日")
    agreed_on = day("达成协议日")
    effective_on = day("协议生效日")
    resolved_on = day("化解日")
    concluded_on = day("办结日")
    followed_up_on = day("最近一次回访日")
    archived_on = day("归档日")
    performed_on = day("履行完毕日")
    result = word("结果")
    agreement_form = word("协议形式")
    parties_signed = models.BooleanField("当事人已签名", default=False)
    mediator_signed = models.BooleanField("调解员已签名", default=False)
    committee_sealed = models.BooleanField("调委会已盖章", default=False)
    perform_by = day("履行期限")
    performance = word("履行情况")
    satisfied = models.BooleanField("当事人满意", null=True, blank=True)
    confirmation_applied_on = day("申请司法确认日")
    confirmed_on = day("法院裁定日")
    confirmation_result = word("司法确认结果")
    jurisdiction = word("管辖依据")
    court = word("受理法院", 60)
    police_risk = models.BooleanField("可能引发治安刑事案件", default=False)
    warned_on = day("激化预警日")
    reported_on = day("报告公安机关日")
    eased_on = day("解除预警日")
    prevented = word("防止了")
    prevented_people = models.PositiveIntegerField("防止涉及人数", null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=False, result__in=("成功", "预防"))
                | (Q(resolved_on=None) & ~Q(result__in=("成功", "预防"))),
                name="dispute_resolved_with_day",
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(agreed_on__isnull=False), name="dispute_effect_after_agreement"
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None)
                | Q(agreement_form="口头")
                | Q(agreement_form="书面", parties_signed=True, mediator_signed=True, committee_sealed=True),
                name="dispute_written_effect_signed",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None, agreement_form="") | (Q(agreed_on__isnull=False) & ~Q(agreement_form="")),
                name="dispute_agreement_has_form",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmation_result="")
                | (Q(confirmed_on__isnull=False, confirmation_applied_on__isnull=False) & ~Q(confirmation_result="")),
                name="dispute_confirmed_with_day",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(accepted_on__isnull=False), name="dispute_agreed_after_acceptance"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dispute_type} {self.result}"


class AdministrativeMediationFile(CaseDetail):
    """行政调解: sector, milestone dates, result. ``amount`` in 元."""

    sector = word("所属领域")
    complexity = word("难易")
    origin = word("启动方式")
    people = models.PositiveIntegerField("涉及人数", default=0)
    claimed = money("争议金额")
    amount = money("协议涉及金额")
    lodged_on = day("登记日")
    accepted_on = day("受理日")
    mediated_on = day("最近一次调解日")
    agreed_on = day("达成协议日")
    concluded_on = day("办结日")
    followed_up_on = day("最近一次回访日")
    archived_on = day("归档日")
    perform_by = day("履行期限")
    performed_on = day("履行完毕日")
    performance = word("履行情况")
    result = word("结果")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(result="成功"), name="administrative_agreed_is_success"
            ),
            models.CheckConstraint(
                condition=Q(result="") | Q(concluded_on__isnull=False), name="administrative_result_with_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sector} {self.result}"
