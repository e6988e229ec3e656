"""The matters behind a count (明细、专题数据): by month and state, row by row, and which 专题 can gather them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.doors.desk.asking import Actor, page, query
from yifa.doors.desk.patterns import TOPIC, countable, places
from yifa.doors.desk.permissions import PATTERNS
from yifa.ground.calendar import TZ
from yifa.ground.places.codes import full
from yifa.readers.likeness.bands import matters
from yifa.readers.likeness.declared import Counted
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.pages.cases import case_table
from yifa.ui.pages.paging import turn
from yifa.ui.pages.sight import titles
from yifa.ui.parts import Empty, Link

SHOWN = 100
MOST_MONTHS = 36


@dataclass(frozen=True)
class Question:
    """Which count is opened: what, where, from which day to which."""

    declared: Counted
    item: str
    place: str
    since: date
    until: date


@page(PATTERNS)
def pattern_rows(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The matters behind a count; an address that lacks something, or asks for what the post may not read, is told
    where to begin."""
    asked = _asked(request, actor)
    if asked is None:
        begin = Link("回到高频与预警", reverse("desk:patterns"))
        empty = Empty("没有打开哪一组", "请从“高频与预警”页面点件数打开明细;不对您岗位开放的类别不在其中。", (begin,))
        return render(request, "desk/pattern_rows.html", {"heading": "明细", "empty": empty})
    rows = matters(
        asked.declared, actor, item=asked.item, place=asked.place, since=asked.since, until=asked.until
    )  # fmt: skip
    shown = turn(request, rows, ("-id",))
    names = places([asked.place])
    context = {
        "pack": pack(rows, asked),
        "gather": _gathering(shown.rows, asked, actor),
        "heading": f"{names[asked.place]} · {asked.item}",
        "span": f"{asked.since:%Y-%m-%d}至{asked.until:%Y-%m-%d}登记的{asked.declared.name}",
        "table": case_table(shown.rows, "明细"),
        "pager": shown.pager,
        "empty": None if shown.rows else Empty("这段时间没有这样的事项", "换一段时间,或回到“高频与预警”。"),
    }
    return render(request, "desk/pattern_rows.html", context)


@dataclass(frozen=True)
class Pack:
    """The statistics of one count: by month, by state, how many are still open; ``option`` draws the months."""

    total: int
    open: int
    states: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    option: dict[str, Any]


def pack(rows: Any, asked: Question) -> Pack:
    """Counts of the rows by month and by state, two queries."""
    kind = PROCEDURES.get(asked.declared.procedure)
    states = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    spans = list(months_between(asked.since, asked.until))
    each = {
        f"m{n}": Count("pk", filter=Q(opened_at__gte=low, opened_at__lt=high)) for n, (_, low, high) in enumerate(spans)
    }
    counts = rows.order_by().aggregate(still=Count("pk", filter=Q(closed_at=None)), **each)
    months = tuple((head, counts[f"m{n}"]) for n, (head, _, _) in enumerate(spans))
    named = tuple((state.name, states[state.code]) for state in kind.states if state.code in states)
    option = {
        "xAxis": {"type": "category", "data": [head for head, _ in months]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [{"name": "登记件数", "type": "bar", "data": [count for _, count in months]}],
    }
    return Pack(sum(states.values()), counts["still"], named, months, option)


def months_between(since: date, until: date) -> Iterator[tuple[str, datetime, datetime]]:
    """(month, its first moment, the first moment after) of every month touched, the latest ones where many."""
    first = max(since.year * 12 + since.month - 1, until.year * 12 + until.month - MOST_MONTHS)
    for number in range(first, until.year * 12 + until.month):
        low = datetime(number // 12, number % 12 + 1, 1, tzinfo=TZ)
        high = datetime((number + 1) // 12, (number + 1) % 12 + 1, 1, tzinfo=TZ)
        yield f"{low:%Y-%m}", low, high


@dataclass(frozen=True)
class Gather:
    """Topics that these matters can be gathered into, each by its step with their codes filled in."""

    ways: tuple[Link, ...]
    count: int


def _gathering(rows: list[Case], asked: Question, actor: Actor) -> Gather | None:
    """The open topics of this item in sight, whose next step takes the shown matters; None where there is none."""
    if TOPIC not in PROCEDURES or not rows:
        return None
    topics = list(cases_in_sight(actor).filter(procedure=TOPIC, closed_at=None).order_by("-id")[:SHOWN])
    same = [one for one in topics if one.detail and getattr(one.detail, "item", "") == asked.item]
    called = titles(same)
    codes = " ".join(row.code for row in rows)
    ways = [
        Link(f"纳入专题“{called[one.pk]}”", reverse("ui:case-step", args=[one.code, step.code]) + query(codes=codes))
        for one in same
        for step in one.declared.steps_from(one.state)
        if step.gathers
    ]
    return Gather(tuple(ways), len(rows)) if ways else None


def _asked(request: HttpRequest, actor: Actor) -> Question | None:
    given = request.GET
    declared = next((one for one in countable(actor) if one.procedure == given.get("procedure")), None)
    try:
        since, until = (date.fromisoformat(given.get(name, "")) for name in ("since", "until"))
        place = given.get("place", "")
        full(place)
    except ValueError:
        return None
    return Question(declared, given["item"], place, since, until) if declared and given.get("item") else None
