"""What a screened matter has beyond every case."""

from django.db import models

from yifa.records.cases.models import CaseDetail


class Matter(CaseDetail):
    """An opinion, an instability factor, a problem or a hazard (排查走访事项)."""

    category = models.CharField("类别", max_length=20)
    joint_body = models.CharField("联合单位", max_length=60, default="", blank=True)
    unit = models.CharField("责任单位", max_length=60, default="", blank=True)
    unsolved_because = models.CharField("未解决的原因", max_length=10, default="", blank=True)

    class Meta:
        verbose_name = "排查走访事项"

    def __str__(self) -> str:
        return self.category
