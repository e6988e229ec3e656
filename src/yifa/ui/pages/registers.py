"""Registers (名册): kinds, list, one entry with its history, new, amend, end."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.ground.calendar import today
from yifa.ground.forms import FormErrors, FormField, fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.records.registers.actions import Line, amend, end, enter
from yifa.records.registers.kind import REGISTERS, RegisterKind
from yifa.records.registers.models import RegisterEntry
from yifa.ui.fields import typed
from yifa.ui.links import list_links
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.answers import chosen_day, chosen_place, on_its_boxes, seen_version, source_of
from yifa.ui.pages.asking import actor_for, asks_and_writes, declared, reads, sees, writes
from yifa.ui.pages.history import history
from yifa.ui.pages.naming import divisions
from yifa.ui.pages.paging import newest, turn
from yifa.ui.pages.revealing import revealed
from yifa.ui.pages.values import columns, entered, filters, narrowed, row_cells
from yifa.ui.parts import Basis, Cell, Choice, Empty, Filter, FilterBar, Link, Table

IN_FORCE = (Choice("now", "现在有效"), Choice("ended", "已终止"), Choice("all", "全部"))


@reads
def register_kinds(request: HttpRequest) -> HttpResponse:
    kinds = [
        (Link(kind.name, reverse("ui:register", args=[kind.code])), kind.purpose or kind.basis) for kind in REGISTERS
    ]
    return render(request, "ui/kinds.html", {"heading": "名册", "kinds": kinds, "empty": _no_kinds()})


def _no_kinds() -> Empty:
    return Empty("还没有名册", "名册记人员、机构、网格、荣誉等有起止日期的条目。各项业务启用后,名册会出现在这里。")


@reads
def register_list(request: HttpRequest, kind: str) -> HttpResponse:
    """One register: in force today unless asked otherwise."""
    actor, of = actor_for(request), declared(REGISTERS, kind)
    words, force = request.GET.get("q", "").strip(), request.GET.get("force", "now")
    rows = _in_force(RegisterEntry.objects.visible_to(actor).filter(kind=of.code), force)
    rows = narrowed(rows, of, request.GET)
    if words and of.label in of.public:
        rows = newest(rows, **{f"facts__{of.label}__icontains": words})
    page = turn(request, rows)
    shown = columns(of)
    places = divisions(row.division for row in page.rows)
    cells = tuple(_cells(of, row, shown, places[row.division]) for row in page.rows)
    heads = (*(field.title for field in shown), "所在地", "自", "至")
    context = {
        "kind": of,
        "table": Table(of.name, heads, cells, ("所在地", "自")),
        "pager": page.pager,
        "bar": _bar(of, request, words, force),
        "empty": None if page.rows or words or force != "now" else _empty(of),
        "new_url": reverse("ui:register-new", args=[of.code]),
        "calendar_url": reverse("ui:register-month", args=[of.code]) if of.dated else "",
        "crumbs": (Link("名册", reverse("ui:registers")),),
        "new_text": "登记一条",
    }
    return render(request, "ui/kind_list.html", context)


def _cells(of: RegisterKind, row: RegisterEntry, shown: tuple[FormField, ...], place: str) -> tuple[Cell, ...]:
    own = row_cells(of, row, shown, reverse("ui:register-entry", args=[of.code, row.pk]))
    return (*own, Cell(place), Cell(row.valid_from.isoformat(), short=True), Cell(_until(row), short=True))


def _until(row: RegisterEntry) -> str:
    if row.withdrawn_at:
        return "已撤销登记"
    return row.valid_to.isoformat() if row.valid_to else "至今"


def _in_force(rows: Any, force: str) -> Any:
    ended = Q(valid_to__isnull=False, valid_to__lte=today())
    return rows.filter(ended) if force == "ended" else rows if force == "all" else rows.exclude(ended)


def _bar(of: RegisterKind, request: HttpRequest, words: str, force: str) -> FilterBar:
    own = (*filters(of, request.GET), Filter("force", "有效期", "choice", IN_FORCE, force, False))
    label = next(field for field in fields_of(of.form) if field.name == of.label)
    hint = label.title if of.label in of.public else ""
    return FilterBar(reverse("ui:register", args=[of.code]), own, words, hint, list_links("registers", of.code))


def _empty(of: RegisterKind) -> Empty:
    ways = (Link("登记第一条", reverse("ui:register-new", args=[of.code]), "plus"), *list_links("empty", of.code))
    return Empty(f"还没有{of.name}", of.purpose or f"依据{of.basis}建立。可以逐条登记,也可以从Excel导入。", ways)


@reads
def register_entry(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    actor, of, row = _held(request, kind, entry)
    return render(request, "ui/entry.html", _page(row, of, actor))


def _held(request: HttpRequest, kind: str, entry: int) -> tuple[Actor, RegisterKind, RegisterEntry]:
    actor, of = actor_for(request), declared(REGISTERS, kind)
    return actor, of, sees(RegisterEntry.objects, actor, pk=entry, kind=of.code)


def _page(row: RegisterEntry, of: RegisterKind, actor: Actor, shown: Mapping[str, str] | None = None) -> dict[str, Any]:
    args = [of.code, row.pk]
    place = divisions([row.division])[row.division]
    return {
        "row": row,
        "kind": of,
        "entered": entered(of, row, reverse("ui:register-reveal", args=args), shown or {}),
        "place": place,
        "when": (("有效自", row.valid_from.isoformat()), ("至", _until(row))),
        "history": history(row.subject),
        "may": allow(actor, of.keep, row),
        "crumbs": (Link("名册", reverse("ui:registers")), Link(of.name, reverse("ui:register", args=[of.code]))),
        "basis": Basis(of.basis),
        "verbs": ()
        if row.withdrawn_at
        else (
            Link("更正", reverse("ui:register-amend", args=args)),
            *(() if row.valid_to else (Link("终止", reverse("ui:register-end", args=args)),)),
        ),
    }


@asks_and_writes
def register_new(request: HttpRequest, kind: str) -> HttpResponse:
    actor, of = actor_for(request), declared(REGISTERS, kind)
    page = _sheet(of, actor, request.POST.get("key") or sheets.fresh_key(), _asked(request, of))
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        row = enter(_line(of, actor, request, page), by=actor)
    except IntegrityError:
        row = RegisterEntry.objects.visible_to(actor).get(kind=of.code, source_key=source_of(page, actor))
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, on_its_boxes(sheets.explain(refusal), page))
    messages.success(request, f"已登记到{of.name}")
    return redirect("ui:register-entry", of.code, row.pk)


def _asked(request: HttpRequest, of: RegisterKind) -> dict[str, str]:
    """What the address fills in beforehand: fields that are public anyway, nothing personal."""
    return {name: request.GET[name] for name in of.public if name in request.GET}


def _sheet(of: RegisterKind, actor: Actor, key: str, values: Mapping[str, Any]) -> sheets.Sheet:
    place = (sheets.place_field(actor, "所在地"),) if actor.scope else ()
    since = sheets.day_field("valid_from", "有效自", "从哪一天起算,例如发证日、任命日、施行日。")
    until = (sheets.day_field("valid_to", "到哪一天", "最后一天,当天也算。"),) if of.dated else ()
    return sheets.Sheet(
        title=f"登记:{of.name}",
        fields=(*fields_of(of.form), *place, since, *until),
        submit="登记",
        back=Link("不办了,返回名册", reverse("ui:register", args=[of.code])),
        crumbs=(Link("名册", reverse("ui:registers")), Link(of.name, reverse("ui:register", args=[of.code]))),
        basis=Basis(of.basis),
        values=values,
        hidden={"key": key},
    )


def _line(of: RegisterKind, actor: Actor, request: HttpRequest, page: sheets.Sheet) -> Line:
    data = typed(fields_of(of.form), request.POST)
    since = chosen_day(request, f"{sheets.OWN}valid_from", "有效自")
    until = _last_day(request, since) if of.dated else None
    return Line(
        of.code, chosen_place(request, actor), actor.organ, data, since, until, source_key=source_of(page, actor)
    )


def _last_day(request: HttpRequest, since: date) -> date:
    """The day after the last one, as entries keep it. Raises :class:`FormErrors`."""
    last = chosen_day(request, f"{sheets.OWN}valid_to", "到哪一天")
    if last < since:
        raise FormErrors({"valid_to": "“到哪一天”早于“有效自”,请核对两个日期。"})
    return last + timedelta(days=1)


@asks_and_writes
def register_amend(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    """Correct an entry; the earlier words stay provable in the ledger."""
    actor, of, row = _held(request, kind, entry)
    page = sheets.Sheet(
        title=f"更正:{of.name}",
        fields=fields_of(of.form),
        submit="保存更正",
        back=Link("不改了,返回", reverse("ui:register-entry", args=[of.code, row.pk])),
        basis=Basis(of.basis),
        values=row.values() if allow(actor, of.keep, row) else row.facts,
        hidden={"version": str(row.version)},
    )
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        amend(row.pk, by=actor, data=typed(page.fields, request.POST), version=seen_version(request) or 0)
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, sheets.explain(refusal))
    messages.success(request, "已更正")
    return redirect("ui:register-entry", of.code, row.pk)


ENDING = (
    FormField("on", "终止日期", "date", True, help="从这一天起不再有效。"),
    FormField("reason", "终止原因", "text", True, help="例如:换届、调离、证件到期。"),
)


@asks_and_writes
def register_end(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    """End an entry; it stays readable and counts for the days it was in force."""
    actor, of, row = _held(request, kind, entry)
    page = sheets.Sheet(
        title=f"终止:{of.name}",
        fields=ENDING,
        submit="终止",
        back=Link("不办了,返回", reverse("ui:register-entry", args=[of.code, row.pk])),
        values={"on": today()},
        hidden={"version": str(row.version)},
    )
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        on = chosen_day(request, "on", "终止日期")
        end(row.pk, by=actor, on=on, reason=request.POST.get("reason", ""), version=seen_version(request) or 0)
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, sheets.explain(refusal))
    messages.success(request, "已终止")
    return redirect("ui:register-entry", of.code, row.pk)


@writes
def register_reveal(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    actor, of, row = _held(request, kind, entry)
    return revealed(request, row, actor, lambda shown: _page(row, of, actor, shown), "ui/entry.html")
