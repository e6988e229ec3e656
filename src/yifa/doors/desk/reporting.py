"""年报: the places and years in scope, the editor, the preview, the build and its files."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.desk import compiling, drafting
from yifa.doors.desk.asking import Actor, absent, form, page, verb
from yifa.doors.desk.naming import place_name
from yifa.doors.desk.permissions import REPORTS
from yifa.ground.calendar import today
from yifa.ground.identity.actor import in_area
from yifa.ground.identity.permission import NotAllowed, allow
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of
from yifa.ground.places.models import Division
from yifa.reports.annual.actions import DraftConflict, DraftRefused, Target, save_draft
from yifa.reports.annual.compile import DraftError
from yifa.reports.annual.models import AnnualDraft
from yifa.reports.annual.permissions import EDIT, PUBLISH
from yifa.reports.annual.publishing import UnknownPlace, compiled
from yifa.ui.pages.naming import people
from yifa.ui.parts import Choice, Filter, FilterBar

FIRST_YEAR = 2015
YEARS_SHOWN = 4
REPORTING_LEVEL = 4
KINDS = {
    "report.docx": ("Word 正式稿", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "report.pdf": ("PDF", "application/pdf"),
    "report.html": ("网页版(数字可点)", "text/html; charset=utf-8"),
    "report.md": ("纯文本", "text/markdown; charset=utf-8"),
    "trace.json": ("溯源文件", "application/json"),
}


@dataclass(frozen=True)
class Row:
    """One place and year of the list."""

    place: str
    year: int
    url: str
    draft: str
    progress: compiling.Progress | None
    files: tuple[tuple[str, str], ...]


@page(REPORTS)
def report_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Places and years in scope; choosing another opens its editor."""
    if request.GET.get("place") and request.GET.get("year"):
        code, year = _place(actor, request.GET["place"]), _year(request.GET["year"])
        return redirect("desk:report", code, year)
    drafts = list(AnnualDraft.objects.visible_to(actor).order_by("-year", "division")[:100])
    wanted = {(prefix_of(draft.division), draft.year): draft for draft in drafts}
    own = [(actor.scope, year) for year in range(today().year, today().year - YEARS_SHOWN, -1)] if actor.scope else []
    keys = sorted({*wanted, *own}, key=lambda key: (-key[1], key[0]))
    names = people(draft.saved_by for draft in drafts)
    rows = [_row(code, year, wanted.get((code, year)), names) for code, year in keys]
    return render(request, "desk/reports.html", {"rows": rows, "bar": _bar(actor)})


def _row(code: str, year: int, draft: AnnualDraft | None, names: Any) -> Row:
    saved = (
        f"第{draft.version}版 · {names.get(draft.saved_by, draft.saved_by)}" if draft else "系统按记录起草,还没有人改过"
    )
    return Row(
        place_name(code),
        year,
        reverse("desk:report", args=[code, year]),
        saved,
        compiling.progress_of(code, year),
        files(code, year),
    )


def files(code: str, year: int) -> tuple[tuple[str, str], ...]:
    """(words, address) of the files of a finished report."""
    if not compiling.built(code, year):
        return ()
    return tuple(
        (words, reverse("desk:report-file", args=[code, year, name]))
        for name, (words, _) in KINDS.items()
        if compiling.file_in(code, year, name)
    )


def _bar(actor: Actor) -> FilterBar:
    below = Division.objects.within(actor.scope).filter(level__lte=REPORTING_LEVEL).order_by("code")
    places = tuple(Choice(prefix_of(code), name) for code, name in below.values_list("code", "name")[:300])
    years = tuple(Choice(str(year), f"{year}年") for year in range(today().year, FIRST_YEAR - 1, -1))
    return FilterBar(
        reverse("desk:reports"),
        (
            Filter("place", "地方", "choice", places or (Choice(actor.scope, actor.scope),), actor.scope, False),
            Filter("year", "年度", "choice", years, str(today().year - 1), False),
        ),
    )


@form(REPORTS)
def report(request: HttpRequest, actor: Actor, code: str, year: int) -> HttpResponse:
    """The editor; POST saves. Whoever may not edit reads the same text."""
    code = _place(actor, code)
    _year(str(year))
    if request.method != "POST":
        return _editor(request, actor, code, year)
    typed = drafting.typed_sections(request.POST)
    version = int(request.POST.get("version", "0") or 0) if request.POST.get("version", "0").isdecimal() else 0
    try:
        saved = save_draft(code, year, typed, organ=actor.organ, version=version, by=actor)
    except DraftError as wrong:
        return _editor(request, actor, code, year, typed=typed, mistakes=wrong.mistakes, version=version, status=422)
    except DraftConflict as conflict:
        return _editor(request, actor, code, year, typed=typed, conflict=str(conflict), status=409)
    except DraftRefused as refused:
        return _editor(request, actor, code, year, typed=typed, refused=str(refused), version=version, status=422)
    except NotAllowed as refused:
        return _editor(request, actor, code, year, typed=typed, refused=refused.sentence, version=version, status=403)
    told = f"已保存为第{saved.draft.version}版。"
    if saved.warnings:
        told += f"有{len(saved.warnings)}处手写的数字没有出处,请看各章提示。"
    messages.success(request, told)
    return redirect("desk:report", code, year)


def _editor(
    request: HttpRequest,
    actor: Actor,
    code: str,
    year: int,
    *,
    typed: dict[str, str] | None = None,
    mistakes: Any = (),
    conflict: str = "",
    refused: str = "",
    version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = AnnualDraft.objects.visible_to(actor).filter(division=full(code), year=year).first()
    theirs = dict(draft.sections) if conflict and draft else None
    try:
        sheet = drafting.sheet(code, year, actor, sections=typed, mistakes=mistakes, theirs=theirs)
    except UnknownPlace as unknown:
        raise absent(str(unknown)) from None
    target = Target(full(code), draft.organ if draft else actor.organ)
    may_edit, may_publish = allow(actor, EDIT.code, target), allow(actor, PUBLISH.code, target)
    context = {
        "sheet": sheet, "place": sheet.prepared.place, "year": year, "draft": draft,
        "version": version if version is not None else (draft.version if draft else 0),
        "saved_by": people([draft.saved_by]).get(draft.saved_by, "") if draft else "",
        "may_edit": bool(may_edit), "why_no_edit": may_edit.sentence,
        "may_publish": bool(may_publish), "why_no_publish": may_publish.sentence,
        "mistakes": list(mistakes), "conflict": conflict, "refused": refused,
        "progress": compiling.progress_of(code, year), "files": files(code, year), "code": code,
        "warned": sum(len(part.warnings) for part in sheet.parts),
    }  # fmt: skip
    return render(request, "desk/report.html", context, status=status)


@page(REPORTS)
def preview(request: HttpRequest, actor: Actor, code: str, year: int) -> HttpResponse:
    """The saved text as it would print now, every figure a link."""
    code = _place(actor, code)
    _year(str(year))
    try:
        ready = compiled(code, year)
    except UnknownPlace as unknown:
        raise absent(str(unknown)) from None
    except DraftError as wrong:
        messages.error(request, f"底稿里有{len(wrong.mistakes)}处占位不能用,改好后再预览。")
        return redirect("desk:report", code, year)
    context = {
        "report": ready, "paragraphs": drafting.preview(ready), "code": code, "year": year,
        "missing": list(dict.fromkeys(figure.name for figure in ready.missing)), "signers": ready.place.signers,
    }  # fmt: skip
    return render(request, "desk/report_preview.html", context)


@verb(REPORTS)
def compilation(request: HttpRequest, actor: Actor, code: str, year: int) -> HttpResponse:
    """Build the report: begins, and the page tells how far it is."""
    code = _place(actor, code)
    _year(str(year))
    decision = allow(actor, PUBLISH.code, Target(full(code), actor.organ))
    if not decision:
        return _editor(request, actor, code, year, refused=decision.sentence, status=403)
    if not compiling.start(code, year, by=actor):
        messages.success(request, "这份年报正在生成,不用再点。")
    return redirect("desk:report-progress", code, year)


@page(REPORTS)
def progress(request: HttpRequest, actor: Actor, code: str, year: int) -> HttpResponse:
    """How far the build is; the page looks again by itself and may be left."""
    code = _place(actor, code)
    _year(str(year))
    context = {
        "progress": compiling.progress_of(code, year), "files": files(code, year), "code": code, "year": year,
        "place": place_name(code),
    }  # fmt: skip
    return render(request, "desk/report_progress.html", context)


@page(REPORTS)
def report_file(request: HttpRequest, actor: Actor, code: str, year: int, name: str) -> HttpResponse:
    """One file of the finished package."""
    code = _place(actor, code)
    path = compiling.file_in(code, year, name)
    if path is None:
        raise absent("这份年报还没有生成,或者没有这个文件。")
    kind = KINDS.get(name, ("", "application/octet-stream"))[1]
    inline = name.endswith(".html")
    file = FileResponse(
        path.open("rb"), as_attachment=not inline, filename=f"{code}-{year}-{path.name}", content_type=kind
    )
    return file  # type: ignore[return-value]  # it streams: a package's rows may be large


def _place(actor: Actor, code: str) -> str:
    """The place's prefix, or 404 outside the actor's area."""
    try:
        prefix = prefix_of(code)
    except PlaceCodeError:
        raise absent("没有这个区划。") from None
    if not (actor.handles_matters and in_area(full(prefix), actor.scope)):
        raise absent()
    return prefix


def _year(text: str) -> int:
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= today().year):
        raise absent(f"年度应当在{FIRST_YEAR}年到{today().year}年之间。")
    return int(text)
