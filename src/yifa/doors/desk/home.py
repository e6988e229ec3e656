"""The first page (工作台): “今天先办哪件?”, what waits, this month's figures, handovers to answer."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.desk import compiling, pulse, todo
from yifa.doors.desk.asking import Actor, absent, form, page, verb
from yifa.doors.desk.naming import place_of
from yifa.doors.desk.permissions import HANDOVERS, HOME
from yifa.ground.calendar import today
from yifa.ground.forms import fields_of
from yifa.records.cases.handing import accept, receiving, send_back
from yifa.records.cases.models import Handover
from yifa.records.cases.procedure import Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.ui.fields import typed
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.cases import case_table
from yifa.ui.pages.paging import turn
from yifa.ui.pages.sight import title
from yifa.ui.parts import Basis, Empty, Link


@page(HOME)
def home(request: HttpRequest, actor: Actor) -> HttpResponse:
    """待办 first; the three administrators, who see no matters, get the doors they keep instead."""
    context: dict[str, Any] = {"actor": actor, "place": place_of(actor), "today": today()}
    if actor.handles_matters:
        offers = todo.offers(actor)
        context |= {
            "todos": todo.todos(actor),
            "offers": offers,
            "counters": todo.counters(actor, len(offers)),
            "month": pulse.month(actor),
            "year": pulse.year(actor),
            "empty": _nothing(),
            "builds": _builds(actor),
        }
    return render(request, "desk/home.html", context)


def _builds(actor: Actor) -> list[tuple[str, compiling.Progress]]:
    """Reports of the own place that are being built, or came to an end lately: long work waits here."""
    years = (today().year, today().year - 1)
    found = [(year, compiling.progress_of(actor.scope, year)) for year in years if actor.scope]
    return [
        (reverse("desk:report-progress", args=[actor.scope, year]), held)
        for year, held in found
        if held and (held.running or held.lately)
    ]


def _nothing() -> Empty:
    text = "有期限的事项登记后会按到期日排在这里,逾期的在最前。可以在窗口登记、用手机上报,或从Excel台账导入。"
    return Empty("今天没有等您办的事", text, (Link("登记一件", reverse("ui:new"), "plus"),))


@page(HOME)
def reviews(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for my review (待我审核)."""
    shown = turn(request, todo.awaiting_review(actor), ("-id",))
    empty = Empty("没有等您审核的事项", "别人办到审核、审批这一步的事项会出现在这里;自己承办的不由自己审核。")
    table = case_table(shown.rows, "待我审核的事项")
    context = {"table": table, "pager": shown.pager, "empty": None if shown.rows else empty}
    return render(request, "desk/reviews.html", context)


@form(HANDOVERS)
def handover(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One handover: why it comes and the form that takes it over; POST opens the own case."""
    offer = _offer(actor, number)
    procedure = receiving(offer)
    if procedure is None:
        raise absent("接收这类事项的业务还没有建成。")
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
    return sheets.Sheet(
        title=f"接收移送:{procedure.name}",
        fields=fields_of(move.form),
        submit="接收并登记",
        back=Link("先不办,返回", reverse("desk:home")),
        crumbs=(Link("待办", reverse("desk:home")),),
        basis=Basis(offer.basis) if offer.basis else None,
        values={"title": offer.case.title, "channel": offer.case.channel},
        hidden={"key": key},
    )


def _show_handover(
    request: HttpRequest, page: sheets.Sheet, offer: Handover, procedure: Procedure, move: Step
) -> HttpResponse:
    refusal = page.refusal
    context = {
        "sheet": page,
        "errors": refusal.errors if refusal else {},
        "offer": offer,
        "called": title(offer.case),
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
    if found is None:
        raise absent("没有找到这件移送,或者它不在您的管辖范围内。")
    return found
