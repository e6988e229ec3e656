"""Handovers (移送) on the desk: what waits for us, what we handed on and where it stands, taking over, sending back."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.desk import todo
from yifa.doors.desk.asking import Actor, absent, form, page, query, verb
from yifa.doors.desk.permissions import HANDOVERS
from yifa.ground.forms import FormField, fields_of
from yifa.records.cases.carrying import carried, place_in_queue, way_name
from yifa.records.cases.handing import ACCEPTED, QUEUED, RETURNED, accept, may_answer, receiving, send_back
from yifa.records.cases.models import Handover
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import barred
from yifa.ui.fields import as_read, typed
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.naming import day, masked
from yifa.ui.pages.paging import turn
from yifa.ui.pages.sight import names_in, title, titles, without_names
from yifa.ui.parts import Basis, Cell, Empty, Link, Table

VIEWS = (
    ("waiting", "等我单位接收"),
    ("given", "我单位移出的"),
    ("queued", "已排队,待业务开通"),
    ("returned", "被退回的"),
    ("all", "范围内全部"),
)
STATE_NAMES = {QUEUED: "待接收", ACCEPTED: "已接收", RETURNED: "已退回"}


@page(HANDOVERS)
def handovers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Handovers in sight, by what the person asks: to take, given away, waiting for a body of work, sent back."""
    view = request.GET.get("view", "waiting")
    shown = turn(request, _chosen(actor, view), ("-id",))
    context = {
        "views": [(name, query(view=code), code == view) for code, name in VIEWS],
        "table": _table(shown.rows, actor),
        "pager": shown.pager,
        "empty": None if shown.rows else _nothing(view),
    }
    return render(request, "desk/handovers.html", context)


def _chosen(actor: Actor, view: str) -> Any:
    if view == "waiting":
        return todo.offered_to(actor)
    rows = Handover.objects.visible_to(actor).exclude(case__procedure__in=barred(actor)).select_related("case")
    match view:
        case "given":
            return rows.filter(Q(offered_by=actor.username) | Q(case__organ=actor.organ))
        case "queued":
            return rows.filter(state=QUEUED).exclude(procedure__in=[each.code for each in PROCEDURES])
        case "returned":
            return rows.filter(state=RETURNED)
    return rows


def _nothing(view: str) -> Empty:
    name = dict(VIEWS).get(view, "移送")
    text = "事项办到“移送、转办、分流”这一步,就会出现一条移送;接收单位在这里接收或写明理由退回,双方案卷互相看得到。"
    return Empty(f"没有“{name}”的移送", text)


def _table(rows: list[Handover], actor: Actor) -> Table:
    called, names = titles(row.case for row in rows), names_in(row.case for row in rows)
    cells = tuple(_row(row, called[row.case_id], names.get(row.case_id, [])) for row in rows)
    return Table("移送", ("事项", "移送到", "现在", "移送理由", "移送日"), cells, ("移送日",))


def _row(row: Handover, called: str, names: list[str]) -> tuple[Cell, ...]:
    into, state = way_name(row.procedure), STATE_NAMES[row.state]
    url = reverse("desk:handover", args=[row.pk]) if row.state == QUEUED and receiving(row) else ""
    if row.state == QUEUED and receiving(row) is None:
        state = f"已排队第{place_in_queue(row)}位,待该业务开通"
    return (
        Cell(called, reverse("ui:case", args=[row.case.code]), under=row.case.code),
        Cell(into, url),
        Cell(state, state="done" if row.state == ACCEPTED else "plain"),
        Cell(without_names(row.reason, names)),
        Cell(day(row.offered_at), short=True),
    )


@form(HANDOVERS)
def handover(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One handover: why it comes and the form that takes it over; POST opens the own case."""
    offer = _offer(actor, number)
    procedure = receiving(offer)
    if procedure is None:
        raise absent("接收这类事项的业务还没有开通,已排队。")
    move = _taking_over(procedure, request.GET.get("step", ""))
    page = _handover_sheet(offer, procedure, move, request.POST.get("key") or sheets.fresh_key())
    if request.method != "POST":
        return _show_handover(request, page, offer, procedure, move)
    answers, key = typed(page.fields, request.POST), page.hidden["key"]
    try:
        case = accept(number, by=actor, data=answers, step=move.code, idempotency_key=key)
    except sheets.REFUSALS as refused:
        kept = replace(page, refusal=sheets.explain(refused), values=answers)
        return _show_handover(request, kept, offer, procedure, move)
    messages.success(request, f"已接收并登记,案号 {case.code}。")
    return redirect("ui:case", case.code)


def _taking_over(procedure: Procedure, wanted: str) -> Step:
    """The opening step chosen, else the one declared for what others hand over, else the first."""
    steps = procedure.opening_steps
    chosen = next((step for step in steps if step.code == wanted), None)
    return chosen or next((step for step in steps if "移送" in step.name), steps[0])


def _handover_sheet(offer: Handover, procedure: Procedure, move: Step, key: str) -> sheets.Sheet:
    known = carried(offer, move)
    fields = tuple(_box(field, known) for field in fields_of(move.form))
    open_ones = {field.name: known[field.name] for field in fields if field.name in known and not field.private}
    return sheets.Sheet(
        title=f"接收移送:{procedure.name}",
        fields=fields,
        submit="接收并登记",
        back=Link("先不办,返回", reverse("desk:home")),
        crumbs=(Link("待办", reverse("desk:home")), Link("移送", reverse("desk:handovers"))),
        basis=Basis(offer.basis) if offer.basis else None,
        about=_about(offer, known),
        values=open_ones,
        hidden={"key": key},
    )


def _box(field: FormField, known: dict[str, Any]) -> FormField:
    """A personal field that comes along is not shown and need not be typed again."""
    if not field.private or field.name not in known:
        return field
    hint = f"随移送带入:{masked(field.name, as_read(field, known[field.name]))}。留空就用带入的,要更正的才填。"
    return replace(field, required=False, default=None, help=hint)


def _about(offer: Handover, known: dict[str, Any]) -> tuple[str, ...]:
    names = "、".join(party.role for party in offer.case.parties.order_by("id"))
    who = f"当事人({names})、" if names else ""
    return (f"{who}事由、地点和来源案号{offer.case.code}随移送带入;原件证据留在来源案卷,登记后在本案卷里能直接打开。",)


def _show_handover(
    request: HttpRequest, page: sheets.Sheet, offer: Handover, procedure: Procedure, move: Step
) -> HttpResponse:
    refusal = page.refusal
    context = {
        "sheet": page,
        "errors": refusal.errors if refusal else {},
        "offer": offer,
        "called": title(offer.case),
        "reason": without_names(offer.reason, names_in([offer.case]).get(offer.case_id, [])),
        "ways": [(step.name, f"?step={step.code}", step is move) for step in procedure.opening_steps],
    }
    return render(request, "desk/handover.html", context, status=refusal.status if refusal else 200)


@verb(HANDOVERS)
def send_handover_back(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Refuse a handover with its reason."""
    offer = _offer(actor, number)
    try:
        send_back(number, by=actor, reason=request.POST.get("reason", ""))
    except Refused as refused:
        context = {"offer": todo.offer_of(offer, actor), "refused": refused, "typed": request.POST.get("reason", "")}
        return render(request, "desk/send_back.html", context, status=refused.status)
    messages.success(request, "已退回,移送的单位会看到您的理由。")
    return redirect("desk:home")


def _offer(actor: Actor, number: int) -> Handover:
    found: Handover | None = Handover.objects.visible_to(actor).select_related("case").filter(pk=number).first()
    if found is None or not (_reads_source(found, actor) or not may_answer(found, actor)):
        raise absent("没有找到这件移送,或者它不在您的管辖范围内。")
    return found


def _reads_source(offer: Handover, actor: Actor) -> bool:
    return offer.case.procedure not in barred(actor)
