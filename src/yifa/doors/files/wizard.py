"""Which column is which (栏目对应): guessed, or saved by a colleague; a person confirms it, and it is kept."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.files import kept, waiting
from yifa.doors.files.asking import form, page, refused, verb
from yifa.doors.files.columns import Column, SheetKind, sheet_kinds
from yifa.doors.files.foreign import Seen, seen_in, strangers
from yifa.doors.files.guessing import guessed, of_people
from yifa.doors.files.heads import Grouped
from yifa.doors.files.mapping import Mapping, MappingRefused, differences, mapping_of, read_text
from yifa.doors.files.models import ColumnMapping
from yifa.doors.files.packages import SCREEN, Unreadable
from yifa.doors.files.pages import ask_for_file, crumbs, held_for, looked
from yifa.doors.files.permissions import IMPORT
from yifa.doors.files.places import PlaceUnknown
from yifa.doors.files.working import kind_in
from yifa.ground.identity.actor import Actor
from yifa.ui.pages.asking import known
from yifa.ui.pages.naming import people
from yifa.ui.parts import Link

LARGEST = 200_000
LONG_NUMBER = re.compile(r"\d{11}")
"""A telephone, a card or an account."""


@dataclass(frozen=True)
class Line:
    """One head of the file: what stands under it and where it goes. ``words``: choices nobody knows yet."""

    number: int
    head: str
    examples: tuple[str, ...]
    chosen: str
    column: Column | None
    words: tuple[tuple[str, str, str], ...] = ()


@form(IMPORT)
def columns(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """The heads of an uploaded file against ours; POST keeps the mapping and looks through the file by it."""
    held = held_for(token, actor)
    of = known(lambda: kind_in(held))
    sheet = request.POST.get("sheet") or request.GET.get("sheet") or ""
    try:
        seen = _seen(held, of, sheet)
    except Unreadable as wrong:
        return _not_taken(request, held, of, actor, sheet, wrong)
    saved = kept.fitting(actor, of, seen.heads)
    if request.method != "POST":
        start = saved.mapping if saved else Mapping("", of.path, guessed(of, seen.heads))
        return _show(request, held, of, seen, start, saved)
    return _sent(request, held, of, seen, actor, saved)


def _seen(held: waiting.Waiting, of: SheetKind, sheet: str) -> Seen:
    with held.opened() as file:
        return seen_in(file, of, SCREEN, sheet)


def _not_taken(
    request: HttpRequest, held: waiting.Waiting, of: SheetKind, actor: Actor, sheet: str, wrong: Unreadable
) -> HttpResponse:
    """What is wrong with the file, on the page where another is chosen; of one worksheet among several, beside the
    one that can be read."""
    if sheet:
        with suppress(Unreadable):
            seen = _seen(held, of, "")
            start = Mapping("", of.path, guessed(of, seen.heads))
            return _show(request, held, of, seen, start, None, f"工作表“{sheet[:40]}”不能导入:{wrong}")
    held.drop()
    return ask_for_file(request, actor, of, f"“{held.notes['name']}”:{wrong}")


def _sent(
    request: HttpRequest, held: waiting.Waiting, of: SheetKind, seen: Seen, actor: Actor, saved: ColumnMapping | None
) -> HttpResponse:
    try:
        mapping = _filled_in(request, of, seen)
        unknown = _unasked(request, of, seen, mapping)
        if unknown:
            sentence = f"还有没见过的选项({unknown}),请在下面选出它们是什么;不选的,那些行会被退回。"
            return _show(request, held, of, seen, mapping, saved, sentence)
        row = kept.save(mapping, of, by=actor)
        held = held.note(mapping={"source": mapping.source, **mapping.as_data()}, mapping_version=row.version)
        looked(held, of, actor)
    except (MappingRefused, Unreadable, PlaceUnknown) as wrong:
        return _show(request, held, of, seen, _draft(request, of, seen), saved, str(wrong))
    return redirect("files:found", token=held.token)


def _filled_in(request: HttpRequest, of: SheetKind, seen: Seen) -> Mapping:
    return mapping_of(request.POST.get("source", ""), of.path, _told(request, of, seen))


def _draft(request: HttpRequest, of: SheetKind, seen: Seen) -> Mapping:
    """What was filled in, as it stands: shown again beside the reason it was not taken."""
    told = _told(request, of, seen)
    return Mapping(request.POST.get("source", "")[:40], of.path, told["columns"], told["values"], {}, seen.sheet)


def _told(request: HttpRequest, of: SheetKind, seen: Seen) -> dict[str, Any]:
    sent = request.POST
    chosen = {head: sent.get(f"c-{number}", "") for number, head in enumerate(seen.heads)}
    values: dict[str, dict[str, str]] = {}
    for number, head in enumerate(seen.heads):
        for place, word in enumerate(seen.words.get(head, ())):
            if value := sent.get(f"w-{number}-{place}", ""):
                values.setdefault(chosen[head], {})[word] = value
    values.pop("", None)
    sheet = seen.sheet if len(seen.sheets) > 1 else ""
    return {"columns": {head: key for head, key in chosen.items() if key}, "values": values, "sheet": sheet}


def _unasked(request: HttpRequest, of: SheetKind, seen: Seen, mapping: Mapping) -> str:
    """Words of a choice that no page has asked about yet; empty when the person has seen them all."""
    found = []
    for number, head in enumerate(seen.heads):
        column = of.named(mapping.columns.get(head, ""))
        if column is None or not column.field.choices:
            continue
        for word in strangers(of, column, seen, head):
            if f"w-{number}-{seen.words[head].index(word)}" not in request.POST:
                found.append(word)
    return "、".join(found[:5]) + ("等" if len(found) > 5 else "")


def _show(
    request: HttpRequest, held: waiting.Waiting, of: SheetKind, seen: Seen, mapping: Mapping,
    saved: ColumnMapping | None, wrong: str = "",
) -> HttpResponse:  # fmt: skip
    used = set(mapping.columns.values())
    context = {
        "held": held, "kind": of, "seen": seen, "mapping": mapping, "saved": saved, "wrong": wrong,
        "grouped": next((head for head in seen.heads if isinstance(head, Grouped)), ""),
        "lines": [_line(number, head, of, seen, mapping) for number, head in enumerate(seen.heads)],
        "options": [(column.key, column.head + ("(必填)" if column.field.required else "")) for column in of.columns],
        "missing": [column.head for column in of.columns if column.field.required and column.key not in used],
        "crumbs": (*crumbs(), Link(of.name, reverse("files:import", args=[of.group, of.code]))),
    }  # fmt: skip
    return render(request, "files/columns.html", context, status=422 if wrong else 200)


def _line(number: int, head: str, of: SheetKind, seen: Seen, mapping: Mapping) -> Line:
    column = of.named(mapping.columns.get(head, ""))
    words: tuple[tuple[str, str, str], ...] = ()
    if column is not None and column.field.choices:
        given = mapping.values.get(column.key, {})
        all_words = seen.words.get(head, ())
        asked = [word for word in all_words if word in given or word in strangers(of, column, seen, head)]
        words = tuple((f"w-{number}-{all_words.index(word)}", word, given.get(word, "")) for word in asked)
    shown = tuple(_masked(column, head, text) for text in seen.examples.get(head, ()))
    return Line(number, head, shown, mapping.columns.get(head, ""), column, words)


def _masked(column: Column | None, head: str, text: str) -> str:
    """Personal data are not needed to tell which column it is: the first character is enough. Of a column nobody has
    said anything of yet its head tells, or a long number in it."""
    private = column.field.private if column else of_people(head) or bool(LONG_NUMBER.search(text))
    return f"{text[:1]}…" if private and len(text) > 1 else text[:40]


@page(IMPORT)
def mappings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The organ's saved mappings."""
    rows = list(kept.saved(actor))
    names = {kind.path: kind.name for kind in sheet_kinds()}
    who = people({row.made_by for row in rows})
    shown = [(row, names.get(row.kind, row.kind), who.get(row.made_by, row.made_by)) for row in rows]
    return render(request, "files/mappings.html", {"rows": shown, "crumbs": crumbs()})


@page(IMPORT)
def mapping_file(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One mapping as a file for another house."""
    row = kept.saved(actor).filter(pk=number).first()
    if row is None:
        return refused(request, "没有找到这份栏目对应,或者它已经停用。", 404)
    answer = HttpResponse(row.mapping.as_text(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="yifa-mapping-{row.pk}-v{row.version}.json"'
    return answer


@form(IMPORT)
def mapping_in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A mapping's file: first what it would change, then, confirmed, it is kept."""
    if request.method != "POST":
        return redirect("files:mappings")
    text = request.POST.get("text") or _text(request)
    try:
        mapping = read_text(text)
        of = next((kind for kind in sheet_kinds() if kind.path == mapping.kind), None)
        if of is None:
            raise MappingRefused(f"这里没有“{mapping.kind}”这种表,不能收下这份栏目对应。")
        if request.POST.get("apply"):
            row = kept.save(mapping, of, by=actor)
            messages.success(request, f"已保存“{row.source}”第{row.version}版。")
            return redirect("files:mappings")
    except MappingRefused as wrong:
        return refused(request, str(wrong), 422)
    before = kept.saved(actor, mapping.kind).filter(source=mapping.source).first()
    changes = differences(before.mapping if before else None, mapping, of)
    context = {"mapping": mapping, "kind": of, "before": before, "changes": changes, "text": text, "crumbs": crumbs()}
    return render(request, "files/mapping_diff.html", context)


def _text(request: HttpRequest) -> str:
    sent = request.FILES.get("file")
    if sent is None or (sent.size or 0) > LARGEST:
        return ""
    return sent.read().decode("utf-8-sig", errors="replace")


@verb(IMPORT)
def mapping_out(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Take a mapping out of use."""
    try:
        kept.retire(number, by=actor)
    except MappingRefused as wrong:
        return refused(request, str(wrong), 404)
    messages.success(request, "已停用。以后上传同样的表,会重新猜栏目。")
    return redirect("files:mappings")
