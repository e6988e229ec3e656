"""The first page (工作台): “今天先办哪件?”, what waits, this month's figures, handovers to answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.doors.desk import compiling, figuring, pulse, todo
from yifa.doors.desk.asking import Actor, page
from yifa.doors.desk.naming import place_of
from yifa.doors.desk.permissions import HOME
from yifa.ground.calendar import today
from yifa.ui.pages.cases import case_table
from yifa.ui.pages.paging import turn
from yifa.ui.parts import Empty, Link


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
            "counting": figuring.renewing(),
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
