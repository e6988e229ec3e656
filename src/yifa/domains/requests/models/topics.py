"""What a 专题 has beyond every case: which matters it looks at together, who leads, what became of them."""

from django.db import models

from yifa.records.cases.models import CaseDetail


class SpecialTopic(CaseDetail):
    """A recurring matter taken up as a whole (专题、每月一题). Names an item and a place, never a person."""

    kind = models.CharField("哪一类事项", max_length=20)
    item = models.CharField("事项", max_length=60)
    since = models.DateField("统计自")
    until = models.DateField("统计至")
    unit = models.CharField("牵头单位", max_length=60, default="", blank=True)
    co_units = models.CharField("配合单位", max_length=120, default="", blank=True)
    finish_by = models.DateField("计划完成日", null=True, blank=True)
    planned_on = models.DateField("立项日", null=True, blank=True)
    reported_on = models.DateField("报告结果日", null=True, blank=True)
    effect = models.CharField("成效", max_length=10, default="", blank=True)

    class Meta:
        verbose_name = "专题"

    def __str__(self) -> str:
        return f"{self.kind}·{self.item}"
