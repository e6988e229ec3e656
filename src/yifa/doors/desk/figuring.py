"""Figures as the desk shows them (数字): values as chips, definition cards, months, subdivisions, rows.

Every call carries the Actor, so that a figure counts only what its reader may see.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from subprocess import CalledProcessError
from typing import Any

import structlog
from django.db.models import Max
from django.urls import reverse

from yifa.doors.desk.asking import query
from yifa.doors.desk.naming import place_name
from yifa.doors.desk.snapshotting import take_beside
from yifa.ground.calendar import TZ, now, today
from yifa.ground.identity.actor import Actor
from yifa.readers.figures import cards
from yifa.readers.figures.engine import Figures, figures
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.meaning import built_on, components
from yifa.readers.figures.snapshot import held_snapshot, take
from yifa.readers.figures.values import RowRef, Value, plain
from yifa.records.cases.models import Case
from yifa.reports.annual.outline import CHAPTERS
from yifa.reports.annual.sentences import wording
from yifa.ui.parts import Basis, DefinitionCard, Figure, Link

log = structlog.get_logger("yifa.desk.figures")
STALE = timedelta(minutes=10)
SMALL = 20_000
"""Up to so many matters a snapshot takes no longer than a page may."""
FIRST_YEAR = 2015
BATCH = 2000

PARTS = {"numerator": "分子", "denominator": "分母", "rest": "分母中未计入分子的"}


@dataclass(frozen=True)
class Question:
    """What a figure page is asked: which indicator, over which division, in which period."""

    indicator: Indicator
    scope: str
    period: str
    own: bool = False

    def url(self, view: str = "desk:figure", **more: Any) -> str:
        """The address of this very question. ``own``: only what the division registered itself (本级)."""
        asked = {"scope": self.scope, "period": self.period, "own": "1" if self.own else ""}
        return reverse(view, args=[self.indicator.id]) + query(**asked, **more)


def fresh() -> Figures:
    """Figures of the store as it is this moment."""
    return figures(take())


def recent() -> Figures | None:
    """Figures of the last snapshot, for the first page, which must open at once. One older than ten minutes is
    renewed: on the spot in a small store, else behind the page's back. None while a large store has its first taken."""
    held = held_snapshot()
    if held and now() - datetime.fromisoformat(held.taken_at) < STALE:
        return figures(held)
    if (Case.objects.aggregate(last=Max("pk"))["last"] or 0) <= SMALL:
        return figures(take())
    renew()
    return figures(held) if held else None


_renewing = threading.Lock()


def renew() -> bool:
    """Take a snapshot beside the pages, in a process that a thread waits for; False where one is being taken."""
    if not _renewing.acquire(blocking=False):
        return False

    def work() -> None:
        try:
            take_beside()
        except (OSError, CalledProcessError) as failure:
            log.exception("snapshot_failed", failure=type(failure).__name__)
        finally:
            _renewing.release()

    _in_a_thread(work)
    return True


def renewing() -> bool:
    """Whether a snapshot is being taken beside the pages."""
    return _renewing.locked()


def _in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="yifa-snapshot", daemon=True).start()


def grouped(number: int | Decimal) -> str:
    """5883 as 5,883; 97.04 as it is: screens only."""
    whole, dot, rest = plain(number).partition(".")
    return f"{int(whole):,}{dot}{rest}"


def text_of(value: Value) -> str:
    return value.text if value.missing or value.value is None else grouped(value.value)


def chip(value: Value, url: str = "") -> Figure:
    """The 数字 chip; it opens its definition."""
    if value.missing:
        return Figure(name=value.name, missing=value.name)
    question = Question(INDICATORS[value.indicator], value.scope, value.period)
    unit = value.unit if value.value is not None else ""
    return Figure(text_of(value), unit, value.name, url or question.url())


def card(question: Question, value: Value) -> DefinitionCard:
    """The definition card: how it is made, its two halves, and what the rate leaves over, first."""
    indicator = question.indicator
    top, bottom, rest = _halves(question, value)
    return DefinitionCard(
        figure=Figure(missing=value.name, name=value.name) if value.missing else Figure(
            text_of(value), value.unit if value.value is not None else "", value.name, question.url("desk:rows")),
        sentence=indicator.definition,
        time_role=cards.time_role(indicator),
        period=period_text(question.period),
        scope=f"{place_name(question.scope)}及所辖({question.scope})",
        as_of=f"{value.as_of:%Y-%m-%d}",
        basis=(Basis(indicator.basis, indicator.verified),),
        numerator=top,
        denominator=bottom,
        rest=rest,
        conditions=tuple(dict.fromkeys(one for each in components(indicator) for one in cards.conditions(each))),
        appears_in=_appears_in(question),
    )  # fmt: skip


def _appears_in(question: Question) -> tuple[Link, ...]:
    """The chapter of the annual report that places it, and the figures built on it."""
    chapter = CHAPTERS.get(wording().chapter_of(question.indicator.id))
    year = question.period[:4]
    report = reverse("desk:report-preview", args=[question.scope, int(year)])
    placed = (Link(f"年报“{chapter.heading(int(year))}”", report),) if chapter else ()
    others = (
        Link(one.name, Question(one, question.scope, question.period).url()) for one in built_on(question.indicator)
    )
    return (*placed, *others)


def _halves(question: Question, value: Value) -> tuple[Figure | None, Figure | None, Figure | None]:
    if question.indicator.kind != "rate" or value.numerator is None or value.denominator is None:
        return None, None, None
    top, bottom = components(question.indicator)

    def half(part: str, number: int | Decimal, name: str, unit: str) -> Figure:
        return Figure(grouped(number), unit, name, question.url("desk:rows", part=part))

    return (
        half("numerator", value.numerator, top.name, top.unit),
        half("denominator", value.denominator, bottom.name, bottom.unit),
        half("rest", value.rest or 0, "未达到的", bottom.unit),
    )


def period_text(period: str) -> str:
    """2024 -> 2024年; 2024-Q1 -> 2024年第1季度; 2024-03 -> 2024年3月."""
    year, _, rest = period.partition("-")
    if rest.startswith("Q"):
        return f"{year}年第{rest[1:]}季度"
    return f"{year}年{int(rest)}月" if rest else f"{year}年"


def periods() -> tuple[str, ...]:
    """Years to choose from, the present one first."""
    return tuple(str(year) for year in range(today().year, FIRST_YEAR - 1, -1))


def this_month() -> str:
    return f"{now().astimezone(TZ):%Y-%m}"


def listed(question: Question, actor: Actor, *, part: str, after: str, limit: int) -> list[RowRef]:
    """One page of the rows behind a figure; of a rate also those its denominator has and its numerator lacks."""
    engine = fresh()
    if part == "rest":
        return _left_over(engine, question, actor, after, limit)
    return _rows(engine, question, actor, part=part, after=after, limit=limit)


def _rows(engine: Figures, question: Question, actor: Actor, **more: Any) -> list[RowRef]:
    return engine.rows(question.indicator, question.scope, question.period, own=question.own, actor=actor, **more)


def _left_over(engine: Figures, question: Question, actor: Actor, after: str, limit: int) -> list[RowRef]:
    """The failing rows are few among many: read on until the page is full."""
    found: list[RowRef] = []
    while len(found) < limit:
        batch = _rows(engine, question, actor, after=after, limit=BATCH)
        found += [row for row in batch if row.part == "denominator"]
        if len(batch) < BATCH:
            break
        after = batch[-1].cursor
    return found[:limit]
