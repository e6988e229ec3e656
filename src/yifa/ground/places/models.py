"""Divisions and grids. Codes are text; names as the source prints them."""

from datetime import date

from django.db import models
from django.db.models import Q

from yifa.ground.places.codes import PlaceCodeError, prefix_of, range_of


class DivisionQuerySet(models.QuerySet["Division"]):
    def within(self, prefix: str) -> "DivisionQuerySet":
        """The division ``prefix`` and all below it; an empty prefix finds nothing."""
        if not prefix:
            return self.none()
        low, high = range_of(prefix)
        return self.filter(code__gte=low, code__lt=high)


class Division(models.Model):
    """One division: province 1, prefecture 2, county 3, township 4, village 5."""

    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=80)
    level = models.PositiveSmallIntegerField("级别")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    path = models.CharField("全称", max_length=240)
    # Codes change with mergers (GB/T 2260 is revised): an old record keeps the code of its day.
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期", null=True, blank=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = "区划"
        verbose_name_plural = "区划"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.path

    @property
    def prefix(self) -> str:
        return prefix_of(self.code)


class GridQuerySet(models.QuerySet["Grid"]):
    def within(self, prefix: str) -> "GridQuerySet":
        """Grids lying in the scope ``prefix``; an empty prefix finds nothing."""
        if not prefix:
            return self.none()
        low, high = range_of(prefix)
        return self.filter(division__gte=low, division__lt=high)

    def valid_on(self, day: date) -> "GridQuerySet":
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Grid(models.Model):
    """A grid below a village or township; grids may hold grids to any depth (level 1 is the outermost)."""

    code = models.CharField("网格编码", max_length=40, unique=True)
    name = models.CharField("网格名称", max_length=80)
    division = models.CharField("所属区划", max_length=12, db_index=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级网格"
    )
    level = models.PositiveSmallIntegerField("层级", default=1)
    polygon = models.TextField("边界(GeoJSON)", blank=True)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)
    changed = models.DateTimeField("最后变更", auto_now=True)

    objects = GridQuerySet.as_manager()

    class Meta:
        verbose_name = "网格"
        verbose_name_plural = "网格"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.name}({self.code})"


def name_of(code: str, *, full: bool = False) -> str:
    """The division's name as printed (``full`` with its parents'), or the code itself when it is not loaded."""
    try:
        found = Division.objects.filter(code=prefix_of(code).ljust(12, "0")).values_list("path", "name").first()
    except PlaceCodeError:
        return code
    return code if found is None else found[0 if full else 1]
