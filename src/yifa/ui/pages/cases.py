"""Cases (事项): the list of what is in sight, and opening a new one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.ground.forms import fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.places.codes import full
from yifa.ground.places.models import name_of as division_name
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.models import Case, CaseClock
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.sight import barred
from yifa.records.cases.store import fresh_image
from yifa.records.cases.verbs import open_case
from yifa.records.registers.kind import REGISTERS
from yifa.ui.clocks import chip, nearest
from yifa.ui.fields import typed
from yifa.ui.links import list_links
from yifa.ui.pages import leading, likeness
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.answers import chosen_place, on_its_boxes
from yifa.ui.pages.asking import actor_for, asks_and_writes, known, reads
from yifa.ui.pages.naming import day, people
from yifa.ui.pages.narrowing import VIEWS, Narrowing
from yifa.ui.pages.narrowing import late as late_ones
from yifa.ui.pages.paging import turn
from yifa.ui.pages.sight import here, title, titles
from yifa.ui.parts import Basis, Cell, Choice, Empty, Filter, FilterBar, Link, Table

LATE_SHOWN = 10
HEADS = ("名称", "现在", "期限", "承办人", "种类", "登记日")


@reads
def case_list(request: HttpRequest) -> HttpResponse:
    """Open cases, the late ones first; filters by procedure, state of work and words."""
    actor = actor_for(request)
    wanted = Narrowing.of(request.GET)
    view, kind, words = wanted.view, wanted.kind, wanted.words
    rows = wanted.rows(actor)
    order = ("due_at", "id") if view in ("due", "late") else ("-id",)
    page = turn(request, rows, order)
    late = [] if view != "open" or request.GET.get("after") else list(late_ones(rows).order_by("due_at")[:LATE_SHOWN])
    context = {
        "table": case_table([row for row in page.rows if row not in late], "事项"),
        "late": case_table(late, "已逾期的事项") if late else None,
        "late_url": reverse("ui:cases") + wanted.query(view="late"),
        "pager": page.pager,
        "bar": _bar(actor, view, kind, words),
        "printed": wanted.printed(actor.scope, f"符合条件的{page.pager.count} 件,这一页 {page.pager.shown} 件。"),
        "narrowed": _narrowed(wanted),
        "empty": None if page.rows or not wanted.empty else _empty(actor),
        "heading": PROCEDURES.get(kind).name if kind in PROCEDURES else "事项",
    }
    return render(request, "ui/case_list.html", context)


def _narrowed(wanted: Narrowing) -> tuple[str, str] | None:
    """What the map has chosen besides the bar's own conditions, and the way back to all of it."""
    parts = [f"{division_name(wanted.place)}" if wanted.place else "", "地图上的一块" if wanted.box else ""]
    days = [str(day or "") for day in (wanted.since, wanted.until)]
    parts.append(f"登记日 {days[0] or '不限'} 至 {days[1] or '今天'}" if any(days) else "")
    said = "、".join(part for part in parts if part)
    wide = Narrowing(wanted.view, wanted.kind, wanted.words)
    return (said, reverse("ui:cases") + wide.query()) if said else None


def _bar(actor: Actor, view: str, kind: str, words: str) -> FilterBar:
    closed = barred(actor)
    kinds = tuple(Choice(one.code, one.name) for one in PROCEDURES if one.code not in closed)
    views = tuple(Choice(code, name) for code, name in VIEWS)
    filters = (
        Filter("procedure", "种类", "choice", kinds, kind),
        Filter("view", "看哪些", "choice", views, view, False),
    )
    return FilterBar(reverse("ui:cases"), filters, words, "案号或名称", list_links("cases", kind) if kind else ())


def _empty(actor: Actor) -> Empty:
    text = "这里是您管辖范围内正在办理的事项,逾期的排在最前。第一件可以在窗口登记、用手机上报,或从Excel台账导入。"
    ways = (Link("登记第一件", reverse("ui:new"), "plus"),) if actor.handles_matters else ()
    return Empty("这里还没有事项", text, (*ways, *list_links("empty", "cases")))


def case_table(rows: list[Case], caption: str) -> Table:
    """Cases as a list draws them; three queries whatever the number of rows."""
    clocks: dict[int, list[CaseClock]] = {}
    for row in CaseClock.objects.filter(case__in=[case.pk for case in rows]).exclude(state="stopped"):
        clocks.setdefault(row.case_id, []).append(row)
    names, called = people(case.handler for case in rows), titles(rows)
    cells = tuple(_row(case, called[case.pk], clocks.get(case.pk, []), names) for case in rows)
    return Table(caption, HEADS, cells, ("种类", "登记日"))


def _row(case: Case, called: str, clocks: list[CaseClock], names: Any) -> tuple[Cell, ...]:
    shown = nearest(clocks)
    return (
        Cell(called, reverse("ui:case", args=[case.code]), under=case.code),
        Cell(case.declared.state(case.state).name, state="done" if case.closed_at else "plain"),
        Cell(clock=chip(shown)) if shown else Cell(),
        Cell(names.get(case.handler, "")),
        Cell(case.declared.name),
        Cell(day(case.opened_at), short=True),
    )


@reads
def new(request: HttpRequest) -> HttpResponse:
    """What can be begun here by this person: one card per opening step, register and activity.

    What a citizen opens alone is asked at the portal, not here: the window has its own step for it.
    """
    actor = actor_for(request)
    cases = (
        [
            (Link(f"{step.name}:{kind.name}", _open_url(kind, step)), kind.purpose or kind.basis)
            for kind in PROCEDURES
            for step in kind.opening_steps
            if not step.party and allow(actor, step.who, fresh_image(kind, full(actor.scope), actor.organ))
        ]
        if actor.scope
        else []
    )
    place = here(actor)
    deeds = [
        (Link(kind.name, reverse("ui:activity-new", args=[kind.code])), kind.purpose or kind.basis)
        for kind in ACTIVITIES
        if place and allow(actor, kind.log, place)
    ]
    lines = [
        (Link(kind.name, reverse("ui:register-new", args=[kind.code])), kind.purpose or kind.basis)
        for kind in REGISTERS
        if place and allow(actor, kind.keep, place)
    ]
    groups = [("事项", cases), ("活动", deeds), ("名册", lines)]
    return render(request, "ui/new.html", {"groups": [group for group in groups if group[1]]})


def _open_url(kind: Procedure, step: Step) -> str:
    return reverse("ui:case-new", args=[kind.code, step.code])


@asks_and_writes
def case_new(request: HttpRequest, procedure: str, step: str) -> HttpResponse:
    """One opening step's form; POST opens the case, once per key."""
    actor = actor_for(request)
    kind = known(lambda: PROCEDURES.get(procedure))
    move = known(lambda: kind.step(step))
    if not move.opens or move.from_file:
        raise Http404(f"“{move.name}”不是登记步骤。")
    page = _opening_sheet(actor, kind, move, request.POST.get("key") or sheets.fresh_key())
    page = likeness.with_history(page, likeness.before_opening(kind.code, move))
    source = leading.found_in(request, kind, actor)
    if source:
        page = replace(page, hidden={**page.hidden, leading.FROM: str(source.pk)})
    if request.method != "POST":
        first = leading.carried_from(source, page.fields, actor) if source else {}
        return sheets.show(request, replace(page, values={**first, **likeness.prefilled(request, page.fields)}))
    if likeness.only_looks(request):
        return sheets.show(request, _looked(request, page, kind, move, actor))
    try:
        case = open_case(
            kind.code, by=actor, division=chosen_place(request, actor), organ=actor.organ, step=move.code,
            data=typed(fields_of(move.form), request.POST), idempotency_key=page.hidden["key"],
            source_key=leading.key_of(source, page.hidden["key"]) if source else None,
        )  # fmt: skip
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, on_its_boxes(sheets.explain(refusal), page))
    messages.success(request, f"已登记:{title(case)}。案号 {case.code}")
    return redirect("ui:case", case.code)


def _looked(request: HttpRequest, page: sheets.Sheet, kind: Procedure, move: Step, actor: Actor) -> likeness.SeenSheet:
    """The same form, as typed, with what the history says; nothing is written."""
    data = {**typed(page.fields, request.POST), **likeness.adopted(request, page.fields)}
    division = request.POST.get(f"{sheets.OWN}division", "")
    seen = likeness.at_opening(kind.code, move, data, division, actor)
    return replace(likeness.with_history(page, seen), values=data)


def _opening_sheet(actor: Actor, kind: Procedure, move: Step, key: str) -> sheets.Sheet:
    place = (sheets.place_field(actor),) if actor.scope else ()
    return sheets.Sheet(
        title=f"{move.name}:{kind.name}",
        fields=(*place, *fields_of(move.form)),
        submit=move.name,
        back=Link("不办了,返回", reverse("ui:new")),
        crumbs=(Link("新办", reverse("ui:new")),),
        basis=Basis(move.basis),
        hidden={"key": key},
    )
