"""依据: the open side of the house: procedures, rules, law values, who may do what, the calendar, about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.doors.desk.asking import Actor, absent, page, whole_number
from yifa.doors.desk.permissions import CATALOGUE
from yifa.ground.calendar import Period, calendar, today
from yifa.ground.calendar.yearplan import YearPlan
from yifa.ground.identity.permission import PERMISSIONS, MatrixRow, allow, matrix
from yifa.ground.identity.posts import POSTS
from yifa.ground.ledger import latest_root
from yifa.ground.places.codes import full
from yifa.ground.provisions import LAWBOOK, LOCAL, ProvisionError
from yifa.ground.provisions.lawbook import Provision
from yifa.ground.registry import UnknownDeclaration
from yifa.records.cases.bpmn import bpmn
from yifa.records.cases.moves import document_name
from yifa.records.cases.procedure import BOUND, PROCEDURES, ClockDecl, Procedure
from yifa.records.registers.kind import REGISTERS
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages.naming import divisions
from yifa.ui.parts import Basis

WEEK = "一二三四五六日"
TAGS = {"verified": "已核对原文", "local": "只见于地方文件,待核", "memory": "凭记忆录入,待核"}
CLOCK_UNITS = ("wd", "d", "mo", "h")
DAY_OF_YEAR = "月-日"


@page(CATALOGUE)
def catalogue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The index of what anyone in the house may read."""
    entries = (
        ("desk:procedures", "程序", "每类事项依法分哪几步、谁办、要什么文书、期限多长"),
        ("desk:rules", "监督规则", "系统凭什么提示,正反例各一,误报率公开"),
        ("desk:law", "法定数值", "天数、人数、金额各依据哪一条,核对过没有"),
        ("desk:permissions", "谁能做什么", "每个岗位的权限,从声明直接画出"),
        ("desk:calendar", "工作日历", "哪天上班、哪天放假、哪年还没公布"),
        ("desk:about", "关于本系统", "台账、数据截至、大字版、快捷键"),
    )
    named = [(reverse(view), name, text) for view, name, text in entries]
    return render(request, "desk/catalogue.html", {"entries": named})


@page(CATALOGUE)
def procedures(request: HttpRequest, actor: Actor) -> HttpResponse:
    found = [(reverse("desk:procedure", args=[each.code]), each) for each in PROCEDURES]
    return render(request, "desk/procedures.html", {"procedures": found})


@dataclass(frozen=True)
class ClockLine:
    """A clock of a procedure with its value in force today at the reader's place."""

    name: str
    period: str
    start: str
    stops: str
    pauses: str
    basis: Basis
    binds: str
    tag: str


@page(CATALOGUE)
def procedure(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """One procedure: flow chart, steps, clocks with article; all compiled from the declaration."""
    found = _procedure(code)
    names = {step.code: step.name for step in found.steps}
    context = {
        "procedure": found,
        "basis": Basis(found.basis),
        "chart_url": reverse("desk:procedure-bpmn", args=[code]),
        "steps": [_step(found, step) for step in found.steps],
        "clocks": [_clock(clock, names, actor) for clock in found.clocks],
    }
    return render(request, "desk/procedure.html", context)


def _step(kind: Procedure, step: Any) -> dict[str, Any]:
    permission = PERMISSIONS.get(step.who)
    return {
        "name": step.name,
        "source": kind.source_names(step),
        "target": kind.target_name(step),
        "who": permission.name if permission else step.who,
        "papers": "、".join(document_name(one) for one in step.produces),
        "needs": "、".join(document_name(one) for one in step.needs),
        "guards": [(guard.sentence, guard.basis) for guard in step.guards],
        "basis": step.basis,
    }


def _clock(clock: ClockDecl, names: dict[str, str], actor: Actor) -> ClockLine:
    def named(codes: tuple[str, ...]) -> str:
        return "、".join(names.get(code, code) for code in codes)

    try:
        rule = LAWBOOK.get(clock.provision, on=today(), division=actor.scope)
    except ProvisionError:
        gap = Basis(clock.provision, False)
        return ClockLine(clock.name, "—", named(clock.starts_on), named(clock.stops_on), "", gap, "", "没有有效的数值")
    pauses = named(clock.pauses_on)
    binds = BOUND[clock.duty]
    return ClockLine(
        clock.name, value_text(rule), named(clock.starts_on), named(clock.stops_on), pauses,
        Basis(rule.basis, rule.verified), binds, TAGS[rule.tag],
    )  # fmt: skip


def value_text(rule: Provision) -> str:
    """A value with its unit as people say it: 7个工作日, 3人."""
    if isinstance(rule.value, bool):
        return "是" if rule.value else "否"
    if isinstance(rule.value, list | tuple):
        return "、".join(_amount(one, rule.unit) for one in rule.value)
    if rule.unit in CLOCK_UNITS and isinstance(rule.value, int):
        return _amount(rule.value, rule.unit)
    text = str(rule.value)
    if rule.unit == DAY_OF_YEAR:
        month, day = text.split("-")
        return f"{int(month)}月{int(day)}日"
    return text if text.endswith(rule.unit) else f"{text}{rule.unit}"


def _amount(one: object, unit: str) -> str:
    counted = unit in CLOCK_UNITS and isinstance(one, int)
    return str(Period(one, unit)) if counted else str(one)  # type: ignore[arg-type]


@page(CATALOGUE)
def procedure_bpmn(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """The flow chart as BPMN 2.0."""
    return HttpResponse(bpmn(_procedure(code)), content_type="application/xml; charset=utf-8")


def _procedure(code: str) -> Procedure:
    try:
        return PROCEDURES.get(code)
    except UnknownDeclaration as unknown:
        raise absent(str(unknown)) from None


@dataclass(frozen=True)
class LawLine:
    """One value with its article and place; ``enter``: where the reader enters the own place's value instead."""

    rule: Provision
    value: str
    basis: Basis
    tag: str
    place: str
    enter: str


def _law_row(rule: Provision, names: Mapping[str, str], may: bool) -> LawLine:
    asked = f"{reverse('ui:register-new', args=[LOCAL])}?{urlencode({'rule': rule.choice})}"
    return LawLine(
        rule, value_text(rule), Basis(rule.basis, rule.verified), TAGS[rule.tag],
        names[full(rule.division)] if rule.division else "全国", asked if may and rule.leaves_room else "",
    )  # fmt: skip


@page(CATALOGUE)
def law(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every dated value with its article and whether it was checked; unchecked ones first."""
    own = [rule for rule in LAWBOOK.entered_around(actor.scope) if rule.valid_to is None or rule.valid_to > today()]
    names = divisions(full(rule.division) for rule in (*LAWBOOK, *own) if rule.division)
    entry = RegisterEntry(division=full(actor.scope) if actor.scope else "", organ=actor.organ)
    may = allow(actor, REGISTERS[LOCAL].keep, entry).ok
    rows = [_law_row(rule, names, may) for rule in LAWBOOK]
    context = {
        "own": [_law_row(rule, names, may) for rule in own],
        "open": [row for row in rows if not row.rule.verified],
        "checked": [row for row in rows if row.rule.verified],
        "register": reverse("ui:register", args=[LOCAL]),
    }
    return render(request, "desk/law.html", context)


@page(CATALOGUE)
def permissions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The permission matrix; for phones also post by post."""
    rows = matrix()
    context = {
        "posts": tuple(POSTS.values()),
        "rows": [(row.name, [(row.mark(code), _conditions(row, code)) for code in POSTS]) for row in rows],
        "by_post": [
            (post.name, [(row.name, _conditions(row, post.code)) for row in rows if post.code in row.posts])
            for post in POSTS.values()
        ],
        "mine": actor.posts,
    }
    return render(request, "desk/permissions.html", context)


def _conditions(row: MatrixRow, post: str) -> str:
    """Under which conditions the post may, in words; "" where the post alone suffices or may not."""
    ways = row.posts.get(post, ())
    return "" if "" in ways else "；或者".join(ways)


@dataclass(frozen=True)
class Day:
    number: int
    kind: str
    name: str
    today: bool


@page(CATALOGUE)
def calendar_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The working days of one year; an unpublished year says that its dates are provisional."""
    cal = calendar()
    year = whole_number(request.GET.get("year", ""), today().year)
    if not 2000 <= year <= 2078:
        raise absent("日历只到2078年。")
    plan = cal.plan(year)
    months = [(number, _weeks(year, number)) for number in range(1, 13)]
    total = cal.workdays_between(date(year - 1, 12, 31), date(year, 12, 31))
    context = {
        "year": year, "months": months, "plan": plan, "published": cal.is_published(year), "total": total,
        "years": sorted({*cal.years(), year, today().year + 1}), "week": WEEK, "spans": _spans(plan),
    }  # fmt: skip
    return render(request, "desk/calendar.html", context)


def _spans(plan: YearPlan | None) -> list[tuple[str, str]]:
    if plan is None:
        return []
    return [(span.name, f"{span.first:%Y-%m-%d} 至 {span.last:%Y-%m-%d}") for span in plan.rest]


def _weeks(year: int, month: int) -> list[list[Day | None]]:
    cal, first = calendar(), date(year, month, 1)
    days: list[Day | None] = [None] * first.weekday()
    ordinal = first.toordinal()
    while (day := date.fromordinal(ordinal)).month == month:
        name, ordinal = cal.rest_name(day), ordinal + 1
        makeup = not name and day.weekday() >= 5
        kind = "makeup" if makeup else "work" if not name else "weekend" if name == "双休日" else "holiday"
        days.append(Day(day.day, kind, name or ("调休上班" if makeup else ""), day == today()))
    days += [None] * (-len(days) % 7)
    return [days[i : i + 7] for i in range(0, len(days), 7)]


@page(CATALOGUE)
def about(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What this is, how old the sealed ledger is, comforts."""
    unverified = sum(not rule.verified for rule in LAWBOOK)
    root = latest_root()
    sealed = datetime.fromisoformat(root.at) if root else None
    return render(request, "desk/about.html", {"root": root, "sealed_at": sealed, "unverified": unverified})
