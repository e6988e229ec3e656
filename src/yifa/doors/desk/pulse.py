"""本月: a few figures and the last twelve months, from a snapshot at most ten minutes old (本月数字)."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from yifa.doors.desk.figuring import STALE, chip, recent, this_month
from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.readers.figures.engine import OutOfScope
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.figures.period import months_of, span
from yifa.ui.parts import Figure

MONTH = ("dispute.screened", "dispute.resolved", "dispute.resolution_rate")
LINES = (("dispute.screened", "排查"), ("dispute.resolved", "化解"))


_NOTHING_KEPT = object()


@dataclass(frozen=True)
class Months:
    """Twelve months as lines: ``heads`` are months, ``lines`` (name, values); ``option`` for the chart."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    option: dict[str, Any]

    @property
    def rows(self) -> list[tuple[str, tuple[str, ...]]]:
        """The table beneath the chart: a month and its values."""
        return [(head, tuple(values[n] for _, values in self.lines)) for n, head in enumerate(self.heads)]


def month(actor: Actor) -> list[tuple[str, Figure]]:
    """This month's figures as chips, those that are declared."""
    wanted = [code for code in MONTH if code in INDICATORS]
    if not (wanted and actor.scope):
        return []
    values = _kept("month", actor, this_month(), lambda: _values(actor, wanted))
    return [(name, figure) for name, figure in values or ()]


def _values(actor: Actor, wanted: list[str]) -> list[tuple[str, Figure]] | None:
    engine = recent()
    if engine is None:
        return None
    try:
        values = engine.values(wanted, actor.scope, this_month(), actor=actor)
    except OutOfScope:
        return []
    return [(value.name, chip(value)) for value in values]


def year(actor: Actor) -> Months | None:
    """The last twelve months of taking in and settling."""
    lines = [(code, name) for code, name in LINES if code in INDICATORS]
    if not (lines and actor.scope):
        return None
    found: Months | None = _kept("year", actor, this_month(), lambda: _months(actor, lines))
    return found


def _months(actor: Actor, lines: list[tuple[str, str]]) -> Months | None:
    moment = now().astimezone(TZ)
    wanted = [m.text for y in (moment.year - 1, moment.year) for m in months_of(span(str(y)))]
    wanted = [text for text in wanted if text <= this_month()][-12:]
    engine, rows = recent(), []
    if engine is None:
        return None
    try:
        for code, name in lines:
            both = [engine.monthly(code, actor.scope, str(y), actor=actor) for y in (moment.year - 1, moment.year)]
            by_month = {value.period: value for values in both for value in values}
            rows.append((name, [by_month[text].value or 0 for text in wanted]))
    except OutOfScope:
        return None
    return Months(
        tuple(wanted),
        tuple((name, tuple(f"{value:,}" for value in values)) for name, values in rows),
        bars(wanted, rows),
    )


def bars(heads: list[str], rows: list[tuple[str, list[Any]]]) -> dict[str, Any]:
    """An ECharts option: grouped bars, one group a month."""
    return {
        "xAxis": {"type": "category", "data": [head[2:] for head in heads]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [{"name": name, "type": "bar", "data": [float(v) for v in values]} for name, values in rows],
    }


def _kept(what: str, actor: Actor, period: str, make: Any) -> Any:
    """Kept as long as a snapshot may be old, under everything that decides what is seen."""
    key = f"pulse:{what}:{period}:{actor.scope}:{actor.organ}:{actor.username}"
    held = cache.get(key, _NOTHING_KEPT)
    if held is _NOTHING_KEPT:
        held = make()
        if held is None:  # the first snapshot is on its way
            return None
        cache.set(key, held, int(STALE.total_seconds()))
    return held
