"""What an indicator means, apart from any engine: which conditions stand, which date counts, what makes a rate.

``counts`` evaluates it row by row in plain Python; the query engines must agree with it (a property test holds them
together), and so can whoever checks a published figure without them. Pure Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yifa.readers.figures.condition import Cond, absent
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.period import Span
from yifa.records.cases.imported import WITHDRAWN, may_be_taken_back
from yifa.records.cases.procedure import PROCEDURES

Dims = Mapping[str, Any]

STANDING: dict[str, tuple[Cond, ...]] = {
    "activity": (Cond("withdrawn", "ne", True, "已撤销登记"),),
    "register": (Cond("withdrawn", "ne", True, "已撤销登记"),),
    "document": (Cond("replaced", "ne", True, "已被替换"),),
}
"""Conditions every figure over that kind of record carries: what was withdrawn counts nowhere."""

NOT_TAKEN_BACK = Cond("state", "ne", WITHDRAWN, "状态")
"""The same for matters that a file brought in by mistake."""

BEGUN = {"case": "opened_on", "register": "valid_from", "activity": "held_on", "document": "dated"}
ENDED = {"case": "closed_on", "register": "valid_to"}

KIND_WORDS = {"count": "计数", "sum": "求和", "rate": "比率", "average": "平均", "stock": "时点数"}


class WrongDimension(ValueError):
    """A figure was asked by a dimension it does not have. A Chinese sentence."""


@dataclass(frozen=True)
class Timed:
    """Which rows count by date: ``column`` within [start, end), and ``ended`` (if named) not before ``end``."""

    column: str
    start: date | None
    end: date
    ended: str = ""

    def holds(self, row: Mapping[str, Any]) -> bool:
        held = _day(row.get(self.column))
        if held is None or (self.start and held < self.start) or held >= self.end:
            return False
        over = _day(row.get(self.ended)) if self.ended else None
        return over is None or over >= self.end


def noun(source: str) -> str:
    """``case:dispute`` -> ``case``."""
    return source.partition(":")[0]


def standing(source: str) -> tuple[Cond, ...]:
    """What every figure over this source asks for, whatever it counts."""
    kind, _, code = source.partition(":")
    if kind == "case" and code in PROCEDURES and may_be_taken_back(PROCEDURES.get(code)):
        return (NOT_TAKEN_BACK,)
    return STANDING.get(kind, ())


def timed(indicator: Indicator, period: Span) -> Timed:
    """The time role over a period (already cut at the day it is asked as of).

    A stock is what had begun by the period's last day and had not ended on it: ``valid_to`` is the first day on which
    an entry is no longer valid, so an entry is there on the last day when ``valid_to`` lies after it.
    """
    if indicator.kind == "stock":
        kind = noun(indicator.source)
        return Timed(indicator.when or BEGUN[kind], None, period.end, ENDED.get(kind, ""))
    return Timed(indicator.when, period.start, period.end)


def recorded(source: str, period: Span) -> Timed:
    """Whether anything of this source is on record for the period at all: tells a true zero from a gap (缺)."""
    begun = BEGUN[noun(source)]
    return Timed(begun, None if noun(source) == "register" else period.start, period.end)


def narrowed(indicator: Indicator, dims: Dims) -> tuple[Cond, ...]:
    """The conditions of ``dims``. Raises :class:`WrongDimension` for one that the indicator does not declare."""
    for name in dims:
        if name not in indicator.dims:
            offered = "、".join(indicator.dims) or "无"
            raise WrongDimension(f"“{indicator.name}”不能按“{name}”细分;可用的有:{offered}。")
    return tuple(Cond(name, "eq", value) for name, value in sorted(dims.items()))


def counts(indicator: Indicator, row: Mapping[str, Any], period: Span, dims: Dims | None = None) -> bool:
    """Whether a record's public half counts for the figure. Scope is not asked here."""
    conds = (*standing(indicator.source), *indicator.where, *narrowed(indicator, dims or {}))
    return timed(indicator, period).holds(row) and all(cond.holds(row) for cond in conds)


def components(indicator: Indicator) -> tuple[Indicator, ...]:
    """A rate's numerator and denominator; any other indicator alone."""
    if indicator.kind != "rate":
        return (indicator,)
    return INDICATORS[indicator.numerator], INDICATORS[indicator.denominator]


def built_on(indicator: Indicator) -> tuple[Indicator, ...]:
    """The figures that use this one as numerator, denominator or part (出现在)."""
    return tuple(i for i in INDICATORS if indicator.id in (i.numerator, i.denominator, *i.parts))


def definition(indicator: Indicator) -> dict[str, Any]:
    """The definition as data, with those of a rate's two halves: what the definition hash is taken of."""
    data = indicator.as_data()
    if indicator.kind == "rate":
        data["components"] = [each.as_data() for each in components(indicator)]
    return data


def _day(value: Any) -> date | None:
    if absent(value):
        return None
    return value if isinstance(value, date) else date.fromisoformat(value)
