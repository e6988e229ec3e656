"""Activities (活动): kinds, list, one activity, logging one, withdrawing a wrong entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.ground.forms import FormField, fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.records.activities.actions import Deed, log, withdraw
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.activities.models import Activity
from yifa.ui.fields import typed
from yifa.ui.links import list_links
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.answers import chosen_day, chosen_place, on_its_boxes, seen_version, source_of
from yifa.ui.pages.asking import actor_for, asks_and_writes, declared, reads, sees, writes
from yifa.ui.pages.history import history
from yifa.ui.pages.leading import opened_from, ways_from
from yifa.ui.pages.naming import day, divisions, people
from yifa.ui.pages.paging import newest, turn
from yifa.ui.pages.revealing import revealed
from yifa.ui.pages.values import columns, entered, filters, narrowed, row_cells
from yifa.ui.parts import Basis, Cell, Choice, Empty, Filter, FilterBar, Link, Table

STANDING = (Choice("held", "有效登记"), Choice("withdrawn", "已撤销登记"), Choice("all", "全部"))


@reads
def activity_kinds(request: HttpRequest) -> HttpResponse:
    kinds = [
        (Link(kind.name, reverse("ui:activity", args=[kind.code])), kind.purpose or kind.basis) for kind in ACTIVITIES
    ]
    empty = Empty(
        "还没有活动种类", "活动记讲座、培训、巡查、会议、联合检查等做过的事。各项业务启用后,活动会出现在这里。"
    )
    return render(request, "ui/kinds.html", {"heading": "活动", "kinds": kinds, "empty": empty})


@reads
def activity_list(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind of activity, the latest first."""
    actor, of = actor_for(request), declared(ACTIVITIES, kind)
    words, standing = request.GET.get("q", "").strip(), request.GET.get("standing", "held")
    since, until = _day(request, "since"), _day(request, "until")
    rows = Activity.objects.visible_to(actor).filter(kind=of.code)
    rows = narrowed(_standing(rows, standing), of, request.GET)
    rows = rows.filter(held_on__gte=since) if since else rows
    rows = rows.filter(held_on__lte=until) if until else rows
    if words and of.label in of.public:
        rows = newest(rows, **{f"facts__{of.label}__icontains": words})
    page = turn(request, rows, ("-held_on", "-id"))
    shown = columns(of)
    places = divisions(row.division for row in page.rows)
    table = Table(
        of.name,
        ("举办日", *(field.title for field in shown), "所在地"),
        tuple(_cells(of, row, shown, places[row.division]) for row in page.rows),
        ("所在地",),
    )
    context = {
        "kind": of,
        "table": table,
        "pager": page.pager,
        "bar": _bar(of, request, words, standing, since, until),
        "empty": None if page.rows or words or since or until or standing != "held" else _empty(of),
        "new_url": reverse("ui:activity-new", args=[of.code]),
        "calendar_url": reverse("ui:activity-month", args=[of.code]),
        "new_text": "登记一次",
        "crumbs": (Link("活动", reverse("ui:activities")),),
    }
    return render(request, "ui/kind_list.html", context)


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def _standing(rows: Any, standing: str) -> Any:
    if standing == "all":
        return rows
    return rows.filter(withdrawn_at__isnull=standing != "withdrawn")


def _cells(of: ActivityKind, row: Activity, shown: tuple[FormField, ...], place: str) -> tuple[Cell, ...]:
    url = reverse("ui:activity-entry", args=[of.code, row.pk])
    held = Cell(row.held_on.isoformat() + ("(已撤销)" if row.withdrawn_at else ""), short=True)
    return (held, *row_cells(of, row, shown, url), Cell(place))


def _bar(
    of: ActivityKind, request: HttpRequest, words: str, standing: str, since: date | None, until: date | None
) -> FilterBar:
    label = next(field for field in fields_of(of.form) if field.name == of.label)
    own = (
        *filters(of, request.GET),
        Filter("since", "举办日自", "date", value=since.isoformat() if since else ""),
        Filter("until", "至", "date", value=until.isoformat() if until else ""),
        Filter("standing", "登记", "choice", STANDING, standing, False),
    )
    hint = label.title if of.label in of.public else ""
    return FilterBar(reverse("ui:activity", args=[of.code]), own, words, hint, list_links("activities", of.code))


def _empty(of: ActivityKind) -> Empty:
    ways = (Link("登记第一次", reverse("ui:activity-new", args=[of.code]), "plus"), *list_links("empty", of.code))
    return Empty(f"还没有{of.name}", of.purpose or f"依据{of.basis}开展。办完之后登记,也可以从Excel导入。", ways)


@reads
def activity_entry(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    actor, of, row = _held(request, kind, entry)
    return render(request, "ui/entry.html", _page(row, of, actor))


def _held(request: HttpRequest, kind: str, entry: int) -> tuple[Actor, ActivityKind, Activity]:
    actor, of = actor_for(request), declared(ACTIVITIES, kind)
    return actor, of, sees(Activity.objects, actor, pk=entry, kind=of.code)


def _page(row: Activity, of: ActivityKind, actor: Actor, shown: Mapping[str, str] | None = None) -> dict[str, Any]:
    args = [of.code, row.pk]
    withdrawn = ""
    if row.withdrawn_at:
        who = people([row.withdrawn_by]).get(row.withdrawn_by, row.withdrawn_by)
        withdrawn = f"{who}于{day(row.withdrawn_at)}撤销了这次登记:{row.withdrawn_why}。它不再计入任何数字。"
    return {
        "row": row,
        "kind": of,
        "entered": entered(of, row, reverse("ui:activity-reveal", args=args), shown or {}),
        "place": divisions([row.division])[row.division],
        "when": (("举办日", row.held_on.isoformat()),),
        "history": history(row.subject),
        "may": allow(actor, of.log, row),
        "note": withdrawn,
        "ways": ways_from(row, actor),
        "opened": opened_from(row, actor),
        "crumbs": (Link("活动", reverse("ui:activities")), Link(of.name, reverse("ui:activity", args=[of.code]))),
        "basis": Basis(of.basis),
        "verbs": () if row.withdrawn_at else (Link("撤销登记", reverse("ui:activity-withdraw", args=args)),),
    }


@asks_and_writes
def activity_new(request: HttpRequest, kind: str) -> HttpResponse:
    actor, of = actor_for(request), declared(ACTIVITIES, kind)
    page = _sheet(of, actor, request.POST.get("key") or sheets.fresh_key())
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        row = log(_deed(of, actor, request, page), by=actor)
    except IntegrityError:
        row = Activity.objects.visible_to(actor).get(kind=of.code, source_key=source_of(page, actor))
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, on_its_boxes(sheets.explain(refusal), page))
    messages.success(request, f"已登记:{of.name}")
    return redirect("ui:activity-entry", of.code, row.pk)


def _sheet(of: ActivityKind, actor: Actor, key: str) -> sheets.Sheet:
    place = (sheets.place_field(actor),) if actor.scope else ()
    return sheets.Sheet(
        title=f"登记:{of.name}",
        fields=(sheets.day_field("held_on", "举办日期", "办完之后登记。"), *place, *fields_of(of.form)),
        submit="登记",
        back=Link("不办了,返回", reverse("ui:activity", args=[of.code])),
        crumbs=(Link("活动", reverse("ui:activities")), Link(of.name, reverse("ui:activity", args=[of.code]))),
        basis=Basis(of.basis),
        hidden={"key": key},
    )


def _deed(of: ActivityKind, actor: Actor, request: HttpRequest, page: sheets.Sheet) -> Deed:
    held_on = chosen_day(request, f"{sheets.OWN}held_on", "举办日期")
    data = typed(fields_of(of.form), request.POST)
    return Deed(of.code, chosen_place(request, actor), actor.organ, held_on, data, source_key=source_of(page, actor))


WITHDRAWAL = (
    FormField("reason", "为什么撤销登记", "text", True, help="例如:重复登记、日期填错。原来的登记会保留并注明已撤销。"),
)


@asks_and_writes
def activity_withdraw(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    """Withdraw a wrong entry; it stays readable and counts nowhere."""
    actor, of, row = _held(request, kind, entry)
    page = sheets.Sheet(
        title=f"撤销登记:{of.name}",
        fields=WITHDRAWAL,
        submit="撤销登记",
        back=Link("不撤销了,返回", reverse("ui:activity-entry", args=[of.code, row.pk])),
        hidden={"version": str(row.version)},
    )
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        withdraw(row.pk, by=actor, reason=request.POST.get("reason", ""), version=seen_version(request) or 0)
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, sheets.explain(refusal))
    messages.success(request, "已撤销登记")
    return redirect("ui:activity-entry", of.code, row.pk)


@writes
def activity_reveal(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    actor, of, row = _held(request, kind, entry)
    return revealed(request, row, actor, lambda shown: _page(row, of, actor, shown), "ui/entry.html")
