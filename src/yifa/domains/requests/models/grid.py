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
    listed = models.CharField("对照履职事项清单", max_length=20, default="", blank=True)
    item = models.CharField("清单条目", max_length=80, default="", blank=True)
    people = models.PositiveIntegerField("涉及人数", default=0)
    rating = models.CharField("上报人评价", max_length=20, default="", blank=True)
    dispatched_on = models.DateField("分拨日", null=True, blank=True)
    received_on = models.DateField("签收日", null=True, blank=True)
    sent_back_on = models.DateField("最近一次退回日", null=True, blank=True)
    extended_on = models.DateField("批准延期日", null=True, blank=True)
    raised_on = models.DateField("提级日", null=True, blank=True)
    urged_on = models.DateField("最近一次督办日", null=True, blank=True)
    reworked_on = models.DateField("最近一次返工日", null=True, blank=True)
    redone_on = models.DateField("最近一次重办日", null=True, blank=True)

    class Meta:
        verbose_name = "网格事件"

    def __str__(self) -> str:
        return f"{self.category}·{self.resolved_level or '处置中'}"
