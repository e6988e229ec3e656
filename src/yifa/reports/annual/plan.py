"""The list of figures a place reports (填报目录): which indicators, narrowed how, printed how.

A place without a list of its own reports every indicator that its records can answer. Lists are data in
`plans/<place>-<year>.toml` here, or in the folder a site names; they hold no values.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from yifa.reports.annual.printing import EXACT, PrintStyle, style_from
from yifa.reports.annual.sentences import catalogue, wording
from yifa.reports.annual.source import FigureSource, UnknownIndicator
from yifa.reports.annual.tokens import Token


class PlanError(ValueError):
    """A list names an indicator or a form that does not exist."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One figure a place is expected to report."""

    indicator: str
    dims: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    style: PrintStyle = EXACT

    @property
    def token(self) -> Token:
        return Token(self.indicator, self.dims, self.year)


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures of one place and year, in the order of the list."""

    expected: tuple[Expected, ...] = ()
    styles: Mapping[str, PrintStyle] = field(default_factory=dict)

    def style_of(self, token: Token) -> PrintStyle:
        """The form asked for this figure, else for its indicator, else exact with the indicator's zero."""
        key = str(Token(token.indicator, token.dims, token.year))
        style = self.styles.get(key) or self.styles.get(token.indicator) or EXACT
        zero = style.zero or ("" if token.rest else wording().zero.get(token.indicator, ""))
        return PrintStyle(style.form, style.digits, style.places, style.money, zero)


def plan_of(items: Iterable[Expected]) -> Plan:
    """A plan from its items; the style of an item without dims serves the indicator everywhere."""
    expected = tuple(items)
    styles = {str(item.token): item.style for item in expected if item.style != EXACT}
    styles |= {item.indicator: item.style for item in expected if item.style != EXACT and not item.dims}
    return Plan(expected, styles)


def read_plan(text: str) -> Plan:
    """Parse a list; raises PlanError naming the entry that cannot stand."""
    items = []
    for row in tomllib.loads(text).get("figures", []):
        entry: dict[str, Any] = {"id": row} if isinstance(row, str) else row
        if entry.get("id") not in catalogue():
            raise PlanError(f"填报目录里的“{entry.get('id')}”不是已知的指标编号")
        try:
            style = style_from(entry)
        except ValueError as error:
            raise PlanError(f"填报目录里“{entry['id']}”的印法不对：{error}") from error
        dims = tuple(sorted((key, str(value)) for key, value in entry.get("dims", {}).items()))
        items.append(Expected(entry["id"], dims, entry.get("year"), style))
    return plan_of(items)


def find_plan(place: str, year: int, folder: Path | None = None) -> Plan | None:
    """The list of a place and year, from `folder` first, then from those delivered; None when it has none."""
    name = f"{place}-{year}.toml"
    if folder is not None and (folder / name).exists():
        return read_plan((folder / name).read_text("utf-8"))
    delivered = files("yifa.reports.annual").joinpath("plans", name)
    return read_plan(delivered.read_text("utf-8")) if delivered.is_file() else None


def recorded_plan(scope: str, year: int, figures: FigureSource) -> Plan:
    """Every indicator of the catalogue that the records of the place can answer for the year."""
    items = []
    for code in catalogue():
        try:
            found = figures.value(code, scope=scope, year=year, dims={})
        except UnknownIndicator:
            continue
        if found.value is not None:
            items.append(Expected(code))
    return plan_of(items)
