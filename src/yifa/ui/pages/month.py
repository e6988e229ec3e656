"""A month at a glance (日历): activities by the day they were held, dated register entries (值班、接访) by theirs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.ground.calendar import CalendarRangeError, calendar, today
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.activities.models import Activity
from yifa.records.registers.kind import EVERY_DAY, REGISTERS, WEEKDAYS, WORKDAYS, RegisterKind
from yifa.records.registers.models import RegisterEntry
from yifa.ui.fields import as_read
from yifa.ui.pages.asking import actor_for, declared, reads
from yifa.ui.pages.naming import divisions
from yifa.ui.pages.values import columns, filters, narrowed
from yifa.ui.parts import Basis, FilterBar, Link

SHOWN = 8
"""Lines of one day; the rest is a link to the list of that day."""
MOST = 600
"""Dated entries of one month; a roster of a county stays far below."""
FACTS = 3


@dataclass(frozen=True)
class Line:
    """One entry on a day: its name as the list shows it (of personal data the kind's name), what else is public about
    it, its page."""

    text: str
    under: str
    url: str


@dataclass(frozen=True)
class Day:
    """One day of the grid. ``rest``: 休 or 班 with its reason; ``more_url``: the whole day as a list."""

    on: date
    inside: bool
    today: bool
    mark: str
    why: str
    lines: tuple[Line, ...]
    more: int = 0
    more_url: str = ""

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.on.weekday()]


@reads
def activity_month(request: HttpRequest, kind: str) -> HttpResponse:
    """What was held in a month."""
    actor, of, first = actor_for(request), declared(ACTIVITIES, kind), _month(request)
    rows = Activity.objects.visible_to(actor).filter(kind=of.code, withdrawn_at=None)
    rows = narrowed(rows, of, request.GET).filter(held_on__gte=first, held_on__lt=_next(first))
    by_day: dict[date, list[Any]] = defaultdict(list)
    numbered = rows.annotate(place=Window(RowNumber(), partition_by=F("held_on"), order_by=F("id").asc()))
    for row in numbered.filter(place__lte=SHOWN + 1).order_by("held_on", "id"):
        by_day[row.held_on].append(row)
    return _shown(request, of, first, by_day, "ui:activity", "activities", "活动")


@reads
def register_month(request: HttpRequest, kind: str) -> HttpResponse:
    """Who or what stands in a dated register on each day of a month."""
    actor, of, first = actor_for(request), declared(REGISTERS, kind), _month(request)
    if not of.dated:
        raise Http404("这本名册不按日期登记,没有日历。")
    ends = _next(first)
    rows = RegisterEntry.objects.visible_to(actor).filter(kind=of.code, valid_from__lt=ends)
    rows = narrowed(rows.filter(Q(valid_to=None) | Q(valid_to__gt=first)), of, request.GET)
    by_day: dict[date, list[Any]] = defaultdict(list)
    for row in rows.order_by("valid_from", "id")[:MOST]:
        for on in _days(max(first, row.valid_from), min(ends, row.valid_to or ends)):
            if falls_on(str(row.facts.get(of.weekday, "")), on):
                by_day[on].append(row)
    return _shown(request, of, first, by_day, "ui:register", "registers", "名册")


def falls_on(rule: str, on: date) -> bool:
    """Whether an entry for “每天”, “工作日” or “周三” stands on this day."""
    if rule in ("", EVERY_DAY):
        return True
    return _works(on) if rule == WORKDAYS else rule == WEEKDAYS[on.weekday()]


def _works(on: date) -> bool:
    try:
        return calendar().is_workday(on)
    except CalendarRangeError:
        return on.weekday() < WEEKDAYS.index("周六")


def _month(request: HttpRequest) -> date:
    """The first day of the month asked for, else of this one."""
    try:
        return date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return today().replace(day=1)


def _next(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _days(first: date, end: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((end - first).days))


def _shown(
    request: HttpRequest,
    of: ActivityKind | RegisterKind,
    first: date,
    by_day: Mapping[date, list[Any]],
    view: str,
    group: str,
    room: str,
) -> HttpResponse:
    places = divisions({row.division for rows in by_day.values() for row in rows})
    start = first - timedelta(days=first.weekday())
    end = _next(first)
    end += timedelta(days=-end.weekday() % 7)
    days = [_day(on, first, by_day.get(on, []), of, view, places) for on in _days(start, end)]
    home = reverse(view, args=[of.code])
    here = reverse(f"{view}-month", args=[of.code])
    context = {
        "kind": of,
        "month": first,
        "weeks": [days[at : at + 7] for at in range(0, len(days), 7)],
        "weekdays": WEEKDAYS,
        "any": any(by_day.values()),
        "this_month": first == today().replace(day=1),
        "before": here + _turned(request, first - timedelta(days=1)),
        "after": here + _turned(request, _next(first)),
        "list_url": home,
        "new_url": reverse(f"{view}-new", args=[of.code]),
        "bar": FilterBar(here, filters(of, request.GET)),
        "crumbs": (Link(room, reverse(f"ui:{group}")), Link(of.name, home)),
        "basis": Basis(of.basis),
    }
    return render(request, "ui/month.html", context)


def _turned(request: HttpRequest, to: date) -> str:
    """The same filters in another month."""
    kept = request.GET.copy()
    kept["month"] = f"{to:%Y-%m}"
    return f"?{kept.urlencode()}"


def _day(
    on: date,
    first: date,
    rows: list[Any],
    of: ActivityKind | RegisterKind,
    view: str,
    places: Mapping[str, str],
) -> Day:
    lines = tuple(_line(of, row, f"{view}-entry", places) for row in rows[:SHOWN])
    more = max(0, len(rows) - SHOWN)
    url = f"{reverse(view, args=[of.code])}?since={on:%Y-%m-%d}&until={on:%Y-%m-%d}" if more else ""
    mark, why = _mark(on)
    return Day(on, on.month == first.month, on == today(), mark, why, lines, more, url)


def _mark(on: date) -> tuple[str, str]:
    """休 for a public holiday, 班 for a make-up working day."""
    name = calendar().rest_name(on) if calendar().is_published(on.year) else ""
    weekend = on.weekday() >= WEEKDAYS.index("周六")
    if weekend and _works(on):
        return "班", "调休上班"
    return ("休", name) if name and not _works(on) and name != "双休日" else ("", "")


def _line(of: ActivityKind | RegisterKind, row: Any, view: str, places: Mapping[str, str]) -> Line:
    label, *rest = columns(of)
    if label.name in of.public:
        text = as_read(label, row.facts.get(label.name))
    elif label.private:
        text = of.name
    else:
        text = as_read(label, row.private.get(label.name))
    weekday = getattr(of, "weekday", "")
    told = [
        as_read(field, row.facts[field.name])
        for field in rest
        if field.kind in ("text", "choice") and field.name != weekday and row.facts.get(field.name) not in (None, "")
    ]
    # Where all of it is in one place, its name on every line of every day tells nothing.
    under = " · ".join((*told[:FACTS], *((places[row.division],) if len(places) > 1 else ())))
    return Line(text, under, reverse(view, args=[of.code, row.pk]))


__all__ = ["activity_month", "falls_on", "register_month"]
