"""The pages of files: choose a kind, take its template, send a file, look at what was found, confirm, see the result.

Works without JavaScript; every step can be left and come back to within two hours.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify

from yifa.doors.files import job, runs, waiting
from yifa.doors.files.asking import form, page, refused, verb
from yifa.doors.files.blank import write_template
from yifa.doors.files.columns import GROUP_NAMES, Column, SheetKind, sheet_kind, sheet_kinds
from yifa.doors.files.importing import Outcome, bring_in, look
from yifa.doors.files.listing import NothingToExport, asked, shown
from yifa.doors.files.lists import list_kinds, listing
from yifa.doors.files.models import Import
from yifa.doors.files.packages import MB, SCREEN, Unreadable
from yifa.doors.files.permissions import EXPORT, IMPORT
from yifa.doors.files.places import Places, PlaceUnknown
from yifa.doors.files.reading import HeadUnknown
from yifa.doors.files.rejected import Rejects, keep_rejects
from yifa.doors.files.working import kind_in, setting_of
from yifa.doors.files.writing import MEDIA, Format, export, spooled
from yifa.ground.calendar import now, today
from yifa.ground.forms import FormField
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.places.codes import full
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures.engine import OutOfScope
from yifa.readers.figures.indicator import INDICATORS
from yifa.ui.fields import as_read
from yifa.ui.pages.asking import known
from yifa.ui.parts import Link

SHOWN_FAULTS = 200
AT_ONCE = 2000
"""Rows that are looked at and written while the person waits; a larger file is written by a process of its own."""
YEARS = 6
LIST_GROUPS = {**GROUP_NAMES, "documents": "文书", "alerts": "监督", "figures": "数字"}


@dataclass(frozen=True)
class _Here:
    """A record of this person's own place and organ, to ask whether such a one may be written at all."""

    division: str
    organ: str


@page(IMPORT)
def home(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What can be brought in and taken out."""
    groups = [(name, [kind for kind in sheet_kinds() if kind.group == group]) for group, name in GROUP_NAMES.items()]
    outs = [
        (path.partition("/")[0], path.partition("/")[2], name)
        for path, name in list_kinds()
        if path.startswith(("alerts", "figures"))
    ]
    return render(request, "files/home.html", {"groups": groups, "outs": outs})


@page(IMPORT)
def template(request: HttpRequest, actor: Actor, group: str, kind: str) -> HttpResponseBase:
    of = known(lambda: sheet_kind(group, kind))
    made = spooled()
    write_template(of, made, places=Places(actor))
    return _download(made, f"{of.name}-导入模板.xlsx", "xlsx")


@form(IMPORT)
def bring(request: HttpRequest, actor: Actor, group: str, kind: str) -> HttpResponse:
    """Template and upload; POST looks through the file and leads to what was found."""
    if group == "empty":
        return _from_empty_list(kind)
    of = known(lambda: sheet_kind(group, kind))
    if request.method != "POST":
        return ask_for_file(request, actor, of)
    sent = request.FILES.get("file")
    if sent is None:
        return ask_for_file(request, actor, of, "请先选一个填好的.xlsx或.csv文件。")
    if (sent.size or 0) > SCREEN.size:
        return ask_for_file(request, actor, of, f"文件太大,最多收{SCREEN.size // MB}MB。请分成几个文件导入。")
    held = waiting.put(
        sent.chunks(waiting.BLOCK), by=actor.username, kind=of.path, name=Path(sent.name or "").name[:80],
        division=request.POST.get("division", ""), whole=request.POST.get("mode") == "whole",
    )  # fmt: skip
    if of.exports:
        return redirect("files:columns", token=held.token)
    try:
        looked(held, of, actor)
    except HeadUnknown:
        return redirect("files:columns", token=held.token)
    except (Unreadable, PlaceUnknown) as wrong:
        held.drop()
        return ask_for_file(request, actor, of, str(wrong))
    return redirect("files:found", token=held.token)


def _from_empty_list(kind: str) -> HttpResponse:
    """An empty list knows its kind but not its group."""
    of = next((one for one in sheet_kinds() if one.code == kind), None)
    return redirect("files:import", of.group, of.code) if of else redirect("files:home")


def ask_for_file(request: HttpRequest, actor: Actor, of: SheetKind, wrong: str = "") -> HttpResponse:
    others = [one for one in sheet_kinds() if one.group == of.group and one.record == of.record and one != of]
    places = [(line.partition(" ")[0], line.partition(" ")[2]) for line in Places(actor).offered()]
    here = _Here(full(actor.scope) if actor.scope else "", actor.organ)
    context = {
        "kind": of, "wrong": wrong, "others": others, "places": places, "limit": SCREEN.size // MB,
        "rows": SCREEN.rows, "required": [c.head for c in of.columns if c.field.required], "crumbs": crumbs(),
        "may": allow(actor, of.who, here),
    }  # fmt: skip
    return render(request, "files/import.html", context, status=422 if wrong else 200)


def looked(held: waiting.Waiting, of: SheetKind, actor: Actor) -> waiting.Waiting:
    """Look through the file (a large one: its beginning), keep what was found and what would be handed back."""
    rejects = Rejects()
    with held.opened() as file:
        outcome = look(file, of, setting_of(held, actor), on_bad=rejects.add, most=AT_ONCE)
    keep_rejects(held, rejects)
    return held.note(state="looked", **_told(outcome))


def _told(outcome: Outcome) -> dict[str, Any]:
    told = outcome.as_data()
    told["errors"] = told["errors"][:SHOWN_FAULTS]
    told["repeated_rows"] = told["repeated_rows"][:SHOWN_FAULTS]
    more = {"total": outcome.total, "partial": outcome.partial, "preview": preview(outcome), "run": outcome.run}
    return {**told, **more, "good": outcome.good, "faults": len(outcome.faults), "sample": _sample(outcome)}


def _sample(outcome: Outcome) -> list[list[tuple[str, str]]]:
    """The first rows as they were understood, personal data masked."""
    return [
        [(c.head, str(_read(c.field, value))) for c, value in draft.values.items() if value not in (None, "", [])]
        for draft in outcome.sample
    ]


def preview(outcome: Outcome) -> dict[str, Any]:
    """The first rows cell by cell, as they will be read, each fault in its cell."""
    columns = [column for column in outcome.first[0].values if _told_in(outcome, column)] if outcome.first else []
    rows = []
    for draft in outcome.first:
        wrong = {fault.cell: fault.reason for fault in draft.faults}
        cells = []
        for column in columns:
            value = draft.values.get(column)
            cell = draft.cells.get(column, "")
            text = "" if value in (None, "", []) else str(_read(column.field, value))
            cells.append({"text": text, "cell": cell, "wrong": wrong.get(cell, "") if cell else ""})
        rows.append({"number": draft.row.number, "cells": cells, "wrong": [*wrong.items()]})
    return {"heads": [column.head for column in columns], "rows": rows}


def _told_in(outcome: Outcome, column: Column) -> bool:
    """Whether any of the first rows says anything in this column, or is wrong in it."""
    return any(
        draft.values.get(column) not in (None, "", [])
        or any(fault.cell == draft.cells.get(column) for fault in draft.faults)
        for draft in outcome.first
    )


def _read(field: FormField, value: Any) -> Any:
    return shown(field, value, public=True) if field.private else as_read(field, value)


def held_for(token: str, actor: Actor) -> waiting.Waiting:
    held = waiting.find(token, actor.username)
    if held is None:
        raise Http404("没有找到这次导入,可能已经超过两小时被清除。请重新上传。")
    return held


@page(IMPORT)
def found(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """What looking found, or what came of it."""
    held = held_for(token, actor)
    of = known(lambda: kind_in(held))
    again = reverse("files:import", args=[of.group, of.code])
    context = {
        "held": held, "notes": held.notes, "kind": of, "done": held.notes["state"] == "done",
        "more": held.notes["faults"] - len(held.notes["errors"]), "rejected": held.has("rejected"),
        "list_url": _list_url(of), "crumbs": (*crumbs(), Link(of.name, again)),
        "may": (held.notes["good"] or held.notes["moved"]) and not (held.notes["whole"] and held.notes["refused"]),
    }  # fmt: skip
    return render(request, "files/found.html", context)


def _list_url(of: SheetKind) -> str:
    if of.group == "cases":
        return f"{reverse('ui:cases')}?procedure={of.record}"
    return reverse("ui:register" if of.group == "registers" else "ui:activity", args=[of.record])


@verb(IMPORT)
def confirm(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """Write what was looked at. Sent twice, it writes once."""
    held = held_for(token, actor)
    if held.notes["state"] == "done":
        return redirect("files:found", token=token)
    if held.notes["partial"]:
        return redirect("files:run", number=_queued(held, actor).pk)
    of, rejects = known(lambda: kind_in(held)), Rejects()
    with held.opened() as file:
        whole = bool(held.notes["whole"])
        outcome = bring_in(file, of, setting_of(held, actor), whole=whole, on_bad=rejects.add)
    keep_rejects(held, rejects)
    held.note(state="done", **_told(outcome))
    return redirect("files:found", token=token)


def _queued(held: waiting.Waiting, actor: Actor) -> Import:
    """A large file goes on in a process of its own; sent twice, it is begun once."""
    if number := held.notes.get("run"):
        return Import.objects.get(pk=number)
    mapping = held.notes.get("mapping") or {}
    run = runs.begin(
        held.notes["kind"], str(mapping.get("source") or ""), by=actor,
        token=held.token, total=held.notes["total"],
    )  # fmt: skip
    held.note(run=run.pk)
    job.start(run.pk)
    return run


@verb(IMPORT)
def cancel(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    held = held_for(token, actor)
    of = known(lambda: kind_in(held))
    held.drop()
    return redirect("files:import", of.group, of.code)


@page(IMPORT)
def rejected(request: HttpRequest, actor: Actor, token: str) -> HttpResponseBase:
    """The refused rows with their reasons."""
    held = held_for(token, actor)
    if not held.has("rejected"):
        raise Http404("这次导入没有退回的行。")
    made = spooled()
    with held.opened("rejected") as file:
        made.writelines(waiting.blocks_of(file))
    return _download(made, f"{known(lambda: kind_in(held)).name}-退回.xlsx", "xlsx")


@form(EXPORT)
def take(request: HttpRequest, actor: Actor, group: str, kind: str) -> HttpResponseBase:
    """Which place, which year, which file; POST hands it out and leaves a ledger row."""
    name = dict(list_kinds()).get(f"{group}/{kind}")
    if name is None:
        raise Http404("没有这类列表。")
    if request.method != "POST":
        return _ask_what(request, actor, group, kind, name)
    sent = request.POST
    format: Format = "csv" if sent.get("format") == "csv" else "xlsx"
    year = int(sent["year"]) if sent.get("year", "").isdecimal() and len(sent["year"]) == 4 else 0
    try:
        wanted = asked(actor, place=sent.get("place", ""), year=year, indicator=sent.get("indicator", ""))
        chosen = listing(group, kind, wanted)
    except (NothingToExport, UnknownDeclaration, OutOfScope) as wrong:
        return refused(request, str(wrong), 422)
    made = spooled()
    export(chosen, format, made)
    return _download(made, f"{chosen.name}-{wanted.place}-{now():%Y%m%d}.{format}", format)


def _ask_what(request: HttpRequest, actor: Actor, group: str, kind: str, name: str) -> HttpResponse:
    context = {
        "name": name, "places": [(line.partition(" ")[0], line.partition(" ")[2]) for line in Places(actor).offered()],
        "years": range(today().year, today().year - YEARS, -1), "crumbs": crumbs(),
        "indicators": [one for one in INDICATORS if not one.implied] if (group, kind) == ("figures", "rows") else (),
        "needs_year": group == "figures", "group": LIST_GROUPS.get(group, ""),
    }  # fmt: skip
    return render(request, "files/export.html", context)


def crumbs() -> tuple[Link, ...]:
    return (Link("导入导出", reverse("files:home")),)


def _download(made: IO[bytes], name: str, format: Format) -> HttpResponseBase:
    made.seek(0)
    safe_name = slugify(name.rpartition(".")[0], allow_unicode=True) or "yifa"
    return FileResponse(made, as_attachment=True, filename=f"{safe_name}.{format}", content_type=MEDIA[format])
