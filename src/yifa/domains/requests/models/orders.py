"""What orders of the hotlines have beyond every case. Nothing here names a person."""

from typing import Any

from django.db import models

from yifa.records.cases.models import CaseDetail


def _word(title: str, length: int = 20) -> "models.Field[Any, Any]":
    return models.CharField(title, max_length=length, default="", blank=True)


def _day(title: str) -> "models.Field[Any, Any]":
    return models.DateField(title, null=True, blank=True)


def _flag(title: str) -> "models.Field[Any, Any]":
    return models.BooleanField(title, default=False)


def _answer(title: str) -> "models.Field[Any, Any]":
    """Yes, no, or never said."""
    return models.BooleanField(title, null=True, blank=True)


class Order(CaseDetail):
    """诉求工单: what is wanted, who has it by which list, what became of it, what the caller says of it."""

    kind = _word("诉求类型")
    item = _word("事项(三级)", 60)
    urgency = models.CharField("紧急程度", max_length=10, default="一般", blank=True)
    statutory = models.CharField("法定期限", max_length=20, default="无", blank=True)
    anonymous = _flag("匿名")
    confidential = _flag("要求保密")
    reply_wanted = models.BooleanField("要求回复", default=True)
    open_public = _flag("可以公开")
    source_code = _word("上级工单号", 60)
    level = _word("承办层级", 10)
    unit = _word("主办单位", 60)
    co_units = _word("协办单位", 120)
    unit_basis = _word("派单依据", 120)
    duty_list = _word("履职清单", 10)
    duty_no = _word("清单事项编号", 30)
    duty_lead = _word("清单牵头部门", 60)
    duty_part = _word("清单乡镇职责", 200)
    duty_basis = _word("清单依据", 120)
    returned = _flag("退回过")
    kept = _flag("异议维持")
    reassigned = _flag("改派过")
    extended = _flag("延期过")
    raised = _flag("提级过")
    whistled = _flag("吹哨过")
    supervision = _word("督办级别", 10)
    shelved = _flag("疑难挂账过")
    redone = _flag("重办过")
    dispatched_on = _day("派单日")
    signed_on = _day("签收日")
    contacted_on = _day("首次联系日")
    replied_on = _day("答复日")
    visited_on = _day("回访日")
    result = _word("办理结果")
    unsolved_because = _word("未解决的原因")
    unsolved_basis = _word("未解决的依据", 120)
    reached = _answer("回访联系上")
    contacted = _answer("诉求人说联系过")
    solved = _answer("诉求人说已解决")
    satisfaction = _word("满意程度", 10)
    rating = _word("评价", 10)
    excluded = _word("剔除原因")
    lawful_class = _word("不属受理范围的种类", 20)
    way_out = _word("告知的途径")
    on_time = _word("按期办理", 10)

    class Meta:
        verbose_name = "诉求工单"

    def __str__(self) -> str:
        return f"{self.kind}·{self.item}"


class LegalServiceOrder(CaseDetail):
    """公共法律服务工单(12348): counter, line and net as one."""

    kind = _word("服务类型")
    field = _word("法律领域")
    urgency = models.CharField("紧急程度", max_length=10, default="一般", blank=True)
    complexity = _word("难易", 10)
    unit = _word("承办单位", 60)
    transferred_on = _day("转办日")
    replied_on = _day("反馈日")
    satisfied = _answer("满意")
    redone = _flag("重办过")

    class Meta:
        verbose_name = "公共法律服务工单"

    def __str__(self) -> str:
        return f"{self.kind}·{self.field}"


class LegalAid(CaseDetail):
    """法律援助申请: what for, on which ground, what was decided."""

    matter = _word("援助事项", 40)
    form = _word("援助形式")
    exempt = _word("免予核查经济困难", 40)
    urgent = _flag("先行援助")
    noticed_on = _day("一次性补正告知日")
    decided_on = _day("决定日")
    granted = _answer("给予援助")
    refusal_ground = _word("不予援助的理由", 40)
    appointed_on = _day("指派日")
    concluded_on = _day("办结日")
    objection_result = _word("异议审查结果")

    class Meta:
        verbose_name = "法律援助申请"

    def __str__(self) -> str:
        return f"{self.matter}·{self.form}"
