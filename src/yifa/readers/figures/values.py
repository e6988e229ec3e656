"""A figure's value with its trace (数值与溯源), how it is rounded, and how it prints. Pure Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

Number = int | Decimal
DASH = "—"


@dataclass(frozen=True)
class RowRef:
    """One record behind a figure. ``date``: the day that counted; ``amount``: what it adds (1 for a count).

    ``code``: the case's code, else the ledger subject. ``part``: in a rate ``numerator``, ``denominator`` or ``both``.
    """

    source: str
    id: int
    subject: str
    code: str
    division: str
    date: date | None
    amount: Number
    part: str = ""

    @property
    def cursor(self) -> str:
        """Where a next page goes on."""
        return f"{self.source}|{self.id}"


@dataclass(frozen=True)
class Trace:
    """What pins a figure: hash of its definition, hash of the snapshot parts it was computed from, its rows.

    ``count``: how many records stand behind it; ``rows`` reads them when first asked.
    """

    definition_hash: str
    snapshot_hash: str
    count: int
    fetch: Callable[[], tuple[RowRef, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def rows(self) -> tuple[RowRef, ...]:
        return self.fetch()


@dataclass(frozen=True)
class Value:
    """One figure. ``value`` is None when it is missing (no record of its source) or a rate has no base.

    ``numerator``/``denominator``: of a rate or an average; of other figures the value itself and None.
    ``scope``: significant division prefix. ``as_of``: the last day that was looked at.
    ``warnings``: Chinese sentences about what does not add up or was left blank.
    """

    indicator: str
    name: str
    value: Number | None
    unit: str
    numerator: Number | None
    denominator: Number | None
    period: str
    scope: str
    as_of: date
    definition: Mapping[str, Any]
    trace: Trace
    dims: tuple[tuple[str, Any], ...] = ()
    missing: bool = False
    places: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As it prints, without its unit: ``5883``, ``97.04``, ``—`` without a base, ``(缺:…)`` without records."""
        if self.missing:
            return f"(缺:{self.name})"
        return DASH if self.value is None else plain(self.value)

    @property
    def rest(self) -> Number | None:
        """What a rate leaves over, e.g. the unresolved."""
        if self.numerator is None or self.denominator is None:
            return None
        return self.denominator - self.numerator


def rounded(number: Number, places: int) -> Number:
    """Half up, as people round; a whole number when no decimals are asked for."""
    if isinstance(number, int):
        return number
    exact = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return int(exact) if places == 0 else exact


def ratio(top: Number, bottom: Number, scale: int, places: int) -> Number | None:
    """``top * scale / bottom`` rounded half up; None without a base."""
    return rounded(Decimal(top) * scale / Decimal(bottom), places) if bottom else None


def plain(number: Number) -> str:
    """Without needless zeros: 97.04, 95.3, 100."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_number(number: Number | None) -> int | float | None:
    """As a JSON number: whole ones stay whole."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return number


def as_json(value: Value) -> dict[str, Any]:
    """The shape that the command line and the API print."""
    return {
        "indicator": value.indicator,
        "name": value.name,
        "value": as_number(value.value),
        "unit": value.unit,
        "numerator": as_number(value.numerator),
        "denominator": as_number(value.denominator),
        "period": value.period,
        "scope": value.scope,
        "rows": value.trace.count,
        "definition": dict(value.definition),
    }


def row_as_json(row: RowRef) -> dict[str, Any]:
    """One row of a trace as the command line and the API print it."""
    return {
        "source": row.source, "id": row.id, "subject": row.subject, "code": row.code, "division": row.division,
        "date": row.date.isoformat() if row.date else None, "amount": as_number(row.amount), "part": row.part,
    }  # fmt: skip
