"""Declaring an indicator (指标): what a published figure counts, over which records, by which date. Pure Python."""

from dataclasses import dataclass
from typing import Any, Literal

from yifa.ground.registry import Registry
from yifa.readers.figures.condition import Cond

Kind = Literal["count", "sum", "rate", "average", "stock"]


class IncompleteIndicator(ValueError):
    """An indicator without name, unit, article, source or time role cannot be declared."""


@dataclass(frozen=True)
class Indicator:
    """One figure.

    ``id``: e.g. ``dispute.resolved``; ``name``: as the report prints it; ``unit``: its measure word.
    ``kind``: count, sum (of a field), rate (two indicators), average (of a field), stock (at the period's end).
    ``source``: ``case:dispute`` | ``activity:training`` | ``register:mediator`` | ``document:opinion``.
    ``when``: the public date that must fall into the period (time role): activities ``held_on``, cases ``opened_on``,
    ``closed_on`` or a detail date, documents ``dated``; stock needs none: it asks valid_from/valid_to.
    ``where``: conditions that must all hold. ``of``: the summed or averaged field. ``distinct``: different values.
    ``numerator``/``denominator``/``scale``: ids for a rate. ``parts``: ids whose sum this figure equals (checked).
    ``dims``: fields a figure may be narrowed by. ``places``: decimals printed.
    ``basis``: article or source; ``definition``: one plain sentence for the card. ``implied``: only a part of others.
    """

    id: str
    name: str
    unit: str
    kind: Kind
    basis: str
    definition: str
    source: str = ""
    when: str = ""
    where: tuple[Cond, ...] = ()
    of: str = ""
    distinct: str = ""
    numerator: str = ""
    denominator: str = ""
    scale: int = 100
    parts: tuple[str, ...] = ()
    dims: tuple[str, ...] = ()
    places: int = 0
    implied: bool = False
    verified: bool = True

    def __post_init__(self) -> None:
        if not (self.id and self.name and self.unit and self.basis and self.definition):
            raise IncompleteIndicator(f"指标“{self.name or self.id}”缺少代码、名称、单位、依据或定义")
        if self.kind == "rate":
            if not (self.numerator and self.denominator):
                raise IncompleteIndicator(f"指标“{self.name}”是比率,要写明分子和分母")
            return
        if not self.source:
            raise IncompleteIndicator(f"指标“{self.name}”没有写明取自哪类记录")
        if self.kind != "stock" and not self.when:
            raise IncompleteIndicator(f"指标“{self.name}”没有写明按哪个日期计")
        if self.kind in ("sum", "average") and not self.of:
            raise IncompleteIndicator(f"指标“{self.name}”没有写明求和或平均的栏目")

    @property
    def code(self) -> str:
        return self.id

    def as_data(self) -> dict[str, Any]:
        """The definition as data; its hash pins what a printed figure meant."""
        return {
            "id": self.id, "name": self.name, "unit": self.unit, "kind": self.kind, "source": self.source,
            "when": self.when, "where": [c.as_data() for c in self.where], "of": self.of, "distinct": self.distinct,
            "numerator": self.numerator, "denominator": self.denominator, "scale": self.scale,
            "parts": list(self.parts), "places": self.places, "basis": self.basis, "definition": self.definition,
        }  # fmt: skip


INDICATORS: Registry[Indicator] = Registry("指标")
