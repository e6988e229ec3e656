"""报告体检 for anyone: the same check as on the desk, without account; nothing that is sent is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from yifa.doors.portal.receiving import LIMIT_MB, carried, previous_in, taking, upload_in
from yifa.reports.reading.checking.outputs import facts_workbook
from yifa.reports.reading.document import ReadError
from yifa.reports.reading.showing.bounded import checked, with_comments
from yifa.reports.reading.showing.drawing import marked_text
from yifa.reports.reading.showing.rules import rule_cards
from yifa.reports.reading.showing.sheet import sheet_of
from yifa.reports.reading.showing.visible import short

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACCEPT = ".txt,.html,.htm,.docx,.pdf"


def _form(request: HttpRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    context = {"limit": LIMIT_MB, "accept": ACCEPT, "wrong": wrong}
    return render(request, "portal/check.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@taking(_form)
def check(request: HttpRequest) -> HttpResponse:
    """The form; POST answers with the marked text in the same response."""
    if request.method != "POST":
        return _form(request)
    try:
        upload, previous = upload_in(request), previous_in(request)
        result = checked(upload, previous)
    except ReadError as wrong:
        return _form(request, str(wrong), 422)
    sheet = sheet_of(result.document, result.findings)
    context: dict[str, Any] = {
        "sheet": sheet, "text": marked_text(sheet), "name": short(upload.name, 60), "file_name": upload.name,
        "carried": carried(upload), "compared": result.compared, "previous": previous is not None,
        "rules_url": reverse("portal:check-rules"),
    }  # fmt: skip
    return render(request, "portal/result.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@taking(_form)
def comments(request: HttpRequest) -> HttpResponse:
    """The .docx with a Word comment at each finding, made from the file sent again."""
    if request.method != "POST":
        return redirect("portal:check")
    try:
        data = with_comments(upload_in(request), previous_in(request))
    except ReadError as wrong:
        return _form(request, str(wrong), 422)
    return _file(data, WORD, "report-comments.docx")


@require_http_methods(["GET", "HEAD", "POST"])
@taking(_form)
def figures(request: HttpRequest) -> HttpResponse:
    """The figures that were read, as a table, made from the file sent again."""
    if request.method != "POST":
        return redirect("portal:check")
    try:
        result = checked(upload_in(request))
    except ReadError as wrong:
        return _form(request, str(wrong), 422)
    return _file(facts_workbook([result.document]), EXCEL, "report-figures.xlsx")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule in open text."""
    return render(request, "portal/rules.html", {"rules": rule_cards()})
