"""What a grid event has beyond every case."""

from django.db import models

from yifa.records.cases.models import CaseDetail


class GridEvent(CaseDetail):
    """A grid event (网格事件): what it is about, who settled it at which level."""

    category = models.CharField("类别", max_length=20)
    urgency = models.CharField("紧急程度", max_length=10)
    found_by = models.CharField("发现途径", max_length=10)
    unit = models.CharField("承办单位", max_length=60, default="", blank=True)
    resolved_level = models.CharField("化解层级", max_length=10, default="", blank=True)
    resolved_on = models.DateField("处置完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "网格事件"

    def __str__(self) -> str:
        return f"{self.category}·{self.resolved_level or '处置中'}"
