"""From token to figure: asks the source once for each, keeps the printed form and the way to compute it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from yifa.reports.annual.plan import Plan
from yifa.reports.annual.printing import NO_BASE, PrintStyle, Quantity, printed
from yifa.reports.annual.sentences import catalogue
from yifa.reports.annual.source import Figured, FigureSource, Formula, UnknownIndicator
from yifa.reports.annual.tokens import Token

NOT_BUILT = "这类记录的登记尚未建成"
NO_RECORD = "没有任何记录"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report. `number` counts from 1 in order of appearance; `text` is what prints.

    `missing` says why there is no value; `formula` is empty then. `quantity` keeps numerator and denominator.
    """

    number: int
    token: Token
    name: str
    unit: str
    period: int
    quantity: Quantity
    style: PrintStyle
    text: str
    value: Figured | None = None
    formula: Formula = field(default_factory=dict)
    card: Mapping[str, Any] = field(default_factory=dict)
    missing: str = ""

    @property
    def indicator(self) -> str:
        return self.token.indicator


def known_to(source: FigureSource) -> Callable[[str], bool]:
    """What may stand in a token: the catalogue and whatever else the source can compute."""
    return lambda code: code in catalogue() or source.knows(code)


def decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


class Resolver:
    """Figures of one place and year; the same token twice is the same figure."""

    def __init__(self, source: FigureSource, scope: str, year: int, plan: Plan) -> None:
        self.source, self.scope, self.year, self.plan = source, scope, year, plan
        self.figures: dict[tuple[str, tuple[tuple[str, str], ...], int, bool], Figure] = {}

    def figure(self, token: Token) -> Figure:
        """The figure of a token; missing ones print (缺:指标名) and say why."""
        key = (token.indicator, token.dims, token.year or self.year, token.rest)
        if key not in self.figures:
            self.figures[key] = self._resolve(token, len(self.figures) + 1)
        return self.figures[key]

    def _resolve(self, token: Token, number: int) -> Figure:
        period = token.year or self.year
        style = self.plan.style_of(token)
        try:
            found = self.source.value(token.indicator, scope=self.scope, year=period, dims=dict(token.dims))
            formula = self.source.formula(token.indicator, scope=self.scope, year=period, dims=dict(token.dims))
            card = self.source.card(token.indicator)
        except UnknownIndicator as unknown:
            return self._missing(token, number, str(unknown) or NOT_BUILT)
        name, unit, quantity = found.name, found.unit, quantity_of(found)
        if token.rest:
            name, unit, quantity = f"{found.name}的未达部分", rest_unit(formula, found.unit), rest_of(quantity)
            quantity = Quantity(quantity.value, unit)
            formula = {"op": "rest", "unit": unit, "ratio": formula}
        text = printed(quantity, style)
        if text is None or (text == NO_BASE and token.rest):
            return self._missing(token, number, NO_RECORD)
        return Figure(number, token, name, unit, period, quantity, style, text, found, formula, card)

    def _missing(self, token: Token, number: int, why: str) -> Figure:
        entry = catalogue().get(token.indicator)
        name, unit = (entry.name, entry.unit) if entry else (token.indicator, "")
        return Figure(
            number,
            token,
            name,
            unit,
            token.year or self.year,
            Quantity(None, unit),
            self.plan.style_of(token),
            f"(缺:{name})",
            missing=why,
        )


def quantity_of(found: Figured) -> Quantity:
    """Halves only where there are two: a count has no numerator of its own."""
    if found.denominator is None:
        return Quantity(decimal(found.value), found.unit)
    return Quantity(decimal(found.value), found.unit, decimal(found.numerator), decimal(found.denominator))


def rest_of(quantity: Quantity) -> Quantity:
    """Denominator minus numerator of a rate; no value where either half is missing."""
    if quantity.numerator is None or quantity.denominator is None:
        return Quantity(None, quantity.unit)
    return Quantity(quantity.denominator - quantity.numerator, quantity.unit)


def rest_unit(formula: Formula, fallback: str) -> str:
    """A rate's rest is counted in the unit of its denominator."""
    return str(formula.get("denominator", {}).get("unit") or fallback)
