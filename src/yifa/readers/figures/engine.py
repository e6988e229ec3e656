"""Figures asked and answered: values, rows, months, subdivisions; each source is scanned once however much is asked.

value("dispute.resolution_rate", scope="360281", period="2024").text  ->  "97.04"
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir

from yifa.ground.calendar import today
from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import WIDTHS, full, prefix_of, within
from yifa.ground.places.models import Division
from yifa.readers.figures.answer import Answers, Question, asks_of, cells_of, value_of
from yifa.readers.figures.engines import Engine, duckdb_engine
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.period import Span, months_of, span
from yifa.readers.figures.query import Ask, Cell, answers_of, inside, listing, scan
from yifa.readers.figures.shut import shut
from yifa.readers.figures.snapshot import Snapshot, take
from yifa.readers.figures.sources import Source, declared
from yifa.readers.figures.values import RowRef, Value

Asked = str | Indicator | tuple[str | Indicator, Mapping[str, Any]]
Sight = Callable[[ir.Table], ir.Table]
PARTS = ("numerator", "denominator")


class OutOfScope(PermissionError):
    """The scope asked for lies beyond the asker's. A Chinese sentence."""


@dataclass(frozen=True)
class Line:
    """One subdivision of a breakdown. ``own``: registered at the higher division itself (本级)."""

    division: str
    own: bool
    value: Value


@dataclass(frozen=True)
class Figures:
    """Figures of one snapshot on one engine. ``scope`` is a division prefix, ``period`` 2024, 2024-Q1 or 2024-03.

    ``as_of``: the last day looked at (default today); ``dims``: narrowing by declared dimensions;
    ``actor``: whose sight limits what is counted (None is the house itself). Raises :class:`OutOfScope`,
    UnknownPeriod, PlaceCodeError, WrongDimension, NotAsked, UnknownDeclaration.
    """

    snapshot: Snapshot
    engine: Engine

    def value(
        self, indicator: str | Indicator, scope: str, period: str, *, as_of: date | None = None,
        dims: Mapping[str, Any] | None = None, actor: Actor | None = None,
    ) -> Value:  # fmt: skip
        """One figure."""
        return self.values([(indicator, dims or {})], scope, period, as_of=as_of, actor=actor)[0]

    def values(
        self, asked: Iterable[Asked], scope: str, period: str, *, as_of: date | None = None, actor: Actor | None = None
    ) -> list[Value]:
        """Many figures of one scope and period, in the order asked: one scan per source, not per figure."""
        scope, whole = permitted(scope, actor), _until(span(period), as_of)
        wanted = [Question(*_asked(each), whole, scope) for each in asked]
        answers = self._answers(wanted, scope, actor)[""]
        return [self._value(each, answers, actor) for each in wanted]

    def monthly(
        self, indicator: str | Indicator, scope: str, period: str, *, as_of: date | None = None,
        dims: Mapping[str, Any] | None = None, actor: Actor | None = None,
    ) -> list[Value]:  # fmt: skip
        """The figure month by month. A month without records is zero where the period has some; a month to come is
        missing."""
        scope, whole = permitted(scope, actor), _until(span(period), as_of)
        year = Question(*_asked((indicator, dims or {})), whole, scope)
        spans = (Span(m.start, min(m.end, whole.end), m.text) for m in months_of(span(period)))
        months = [replace(year, period=each) for each in spans]
        answers = self._answers([year, *months], scope, actor)[""]
        present = {
            ask.indicator: raw.present for ask, raw in answers.items() if isinstance(ask, Ask) and ask.span == whole
        }
        filled = {
            cell: replace(raw, present=raw.present or present.get(cell.indicator, False))
            if isinstance(cell, Ask) and not cell.span.is_empty
            else raw
            for cell, raw in answers.items()
        }
        return [self._value(month, filled, actor) for month in months]

    def by_subdivision(
        self, indicator: str | Indicator, scope: str, period: str, *, as_of: date | None = None,
        dims: Mapping[str, Any] | None = None, actor: Actor | None = None,
    ) -> list[Line]:  # fmt: skip
        """The figure per division one level down, in the order of their codes; never by size."""
        scope, whole = permitted(scope, actor), _until(span(period), as_of)
        whole_scope = Question(*_asked((indicator, dims or {})), whole, scope)
        width = next((each for each in WIDTHS if each > len(scope)), 0)
        if not width:
            return []
        groups = self._answers([whole_scope], scope, actor, width)
        below = Division.objects.filter(parent=full(scope)).values_list("code", flat=True)
        codes = sorted({*(code[:width] for code in below), *groups} - {""})
        lines = [replace(whole_scope, scope=code, own=prefix_of(full(code)) == scope) for code in codes]
        return [Line(each.scope, each.own, self._value(each, groups.get(each.scope, {}), actor)) for each in lines]

    def rows(
        self, indicator: str | Indicator, scope: str, period: str, *, as_of: date | None = None,
        dims: Mapping[str, Any] | None = None, part: str = "", limit: int | None = None, after: str = "",
        own: bool = False, actor: Actor | None = None,
    ) -> list[RowRef]:  # fmt: skip
        """The records behind a figure, by source and id; none of a kind that the actor's post may not read.

        ``part``: of a rate only its numerator or denominator.

        ``after``: the cursor of the last row seen; ``limit``: how many at most; ``own``: nothing below the division.
        """
        scope, whole = permitted(scope, actor), _until(span(period), as_of)
        asked = Question(*_asked((indicator, dims or {})), whole, scope, own)
        found: list[RowRef] = []
        closed = shut(actor)
        for each, parts in _by_source(asked, part):
            if each.code in closed:
                continue
            last_source, _, last_id = after.partition("|")
            if each.code < last_source:
                continue
            start = int(last_id or 0) if each.code == last_source else 0
            left = None if limit is None else limit - len(found)
            found += self._listed(each, parts, inside_of(asked, actor), start, left)
            if limit is not None and len(found) >= limit:
                break
        return found

    def _listed(
        self, each: Source, parts: dict[str, Ask], sight: Sight, after: int, limit: int | None
    ) -> Iterator[RowRef]:
        table = self._table(each)
        if table is None:
            return
        for line in self.engine.run(listing(sight(table), each, parts, after=after, limit=limit)):
            inn = [name for name in parts if line[f"in_{name}"]]
            subject = each.subject(line)
            yield RowRef(
                each.code, line["_id"], subject, line.get("code", subject), line["division"], line[f"on_{inn[-1]}"],
                (line["amount"] or 0) if "amount" in line else 1, "both" if len(inn) > 1 else inn[0],
            )  # fmt: skip

    def _answers(
        self, questions: list[Question], scope: str, actor: Actor | None, width: int = 0
    ) -> dict[str, Answers]:
        """What the scans found, per group (``""`` without grouping)."""
        groups: dict[str, Answers] = {"": {}}
        by_source: dict[str, dict[Cell, None]] = {}
        for question in questions:
            for cell in cells_of(question):
                first = cell[0] if isinstance(cell, tuple) else cell
                by_source.setdefault(first.indicator.source, {})[cell] = None
        for code, cells in sorted(by_source.items()):
            for line in self._scanned(code, tuple(cells), scope, actor, width):
                groups.setdefault(line.get("part", ""), {}).update(answers_of(line, tuple(cells)))
        return groups

    def _scanned(
        self, code: str, cells: tuple[Cell, ...], scope: str, actor: Actor | None, width: int
    ) -> list[dict[str, Any]]:
        each = declared(code)
        table = self._table(each)
        if each is None or table is None:
            return []
        sight = (actor is None or actor.everywhere, actor.organ if actor else "")
        question = (code, table.get_name(), cells, scope, sight, width)
        return self.engine.run_again(question, lambda: scan(inside(table, scope, actor), each, cells, width))

    def _table(self, each: Source | None) -> ir.Table | None:
        """The source's rows; None where nobody declared it or nothing is on record."""
        part = self.snapshot.parts.get(each.code) if each else None
        return self.engine.table(part.source, self.snapshot.folder / part.file, part.digest) if part else None

    def _value(self, asked: Question, answers: Answers, actor: Actor | None) -> Value:
        def fetch() -> tuple[RowRef, ...]:
            return tuple(
                self.rows(
                    asked.indicator, asked.scope, asked.period.text, as_of=asked.period.last_day,
                    dims=dict(asked.dims), own=asked.own, actor=actor,
                )
            )  # fmt: skip

        return value_of(asked, answers, self.snapshot, fetch)


def inside_of(asked: Question, actor: Actor | None) -> Sight:
    """The rows of a question that an actor may see, as a step of a query."""
    return lambda table: inside(table, asked.scope, actor, own=asked.own)


def _by_source(asked: Question, part: str) -> Iterator[tuple[Source, dict[str, Ask]]]:
    """The asks behind a figure under their source, a rate's two halves together where they share one."""
    rate = asked.indicator.kind == "rate"
    named = dict(zip(PARTS if rate else ("",), asks_of(asked), strict=False))
    parts = {name: ask for name, ask in named.items() if part in ("", name) or not rate}
    for code in sorted({ask.indicator.source for ask in parts.values()}):
        each = declared(code)
        if each:
            yield each, {name: ask for name, ask in parts.items() if ask.indicator.source == code}


def permitted(scope: str, actor: Actor | None) -> str:
    """The scope's significant prefix; raises :class:`OutOfScope` where it is not the actor's to see."""
    scope = prefix_of(scope)
    if actor is None or actor.everywhere:
        return scope
    if not (actor.handles_matters and within(scope, actor.scope)):
        raise OutOfScope("这个区划不在您的管辖范围内,不能查看它的数字。")
    return scope


def _asked(each: Asked) -> tuple[Indicator, tuple[tuple[str, Any], ...]]:
    indicator, dims = each if isinstance(each, tuple) else (each, {})
    declared = indicator if isinstance(indicator, Indicator) else INDICATORS[indicator]
    return declared, tuple(sorted(dims.items()))


def _until(period: Span, as_of: date | None) -> Span:
    """The part of the period that has happened by ``as_of``."""
    return period.until(min(as_of or today(), period.end - timedelta(days=1)))


def figures(snapshot: Snapshot | None = None) -> Figures:
    """The figures of a snapshot (default: of the store as it is now) on the embedded engine."""
    return Figures(snapshot or take(), duckdb_engine())


def value(
    indicator: str | Indicator, scope: str, period: str, as_of: date | None = None,
    dims: Mapping[str, Any] | None = None, actor: Actor | None = None,
) -> Value:  # fmt: skip
    """One figure of the store as it is now; see :class:`Figures`."""
    return figures().value(indicator, scope, period, as_of=as_of, dims=dims, actor=actor)


def values(
    asked: Iterable[Asked], scope: str, period: str, as_of: date | None = None, actor: Actor | None = None
) -> list[Value]:
    """Many figures of the store as it is now; see :class:`Figures`."""
    return figures().values(asked, scope, period, as_of=as_of, actor=actor)


def rows(
    indicator: str | Indicator, scope: str, period: str, as_of: date | None = None,
    dims: Mapping[str, Any] | None = None, part: str = "", limit: int | None = None, after: str = "",
    actor: Actor | None = None,
) -> list[RowRef]:  # fmt: skip
    """The records behind a figure of the store as it is now; see :meth:`Figures.rows`."""
    return figures().rows(
        indicator, scope, period, as_of=as_of, dims=dims, part=part, limit=limit, after=after, actor=actor
    )
