"""报告体检: reports of any unit dropped in, read and checked; findings accepted or dismissed with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.desk import keeping, reconciling
from yifa.doors.desk.asking import Actor, absent, form, page, verb
from yifa.doors.desk.permissions import CHECKS
from yifa.ground.identity.permission import NotAllowed, allow
from yifa.reports.reading.actions import AnswerRefused, answer_finding, answers_about, false_alarm_rates
from yifa.reports.reading.checking.outputs import facts_workbook
from yifa.reports.reading.document import ReadError
from yifa.reports.reading.models import DISMISSED
from yifa.reports.reading.permissions import ANSWER
from yifa.reports.reading.showing.bounded import Checked, Upload, checked, refuse_large, with_comments
from yifa.reports.reading.showing.drawing import marked_text
from yifa.reports.reading.showing.rules import rule_cards
from yifa.reports.reading.showing.sheet import Sheet, Shown, sheet_of
from yifa.reports.reading.showing.visible import short

LIMIT_MB = 20
AT_ONCE = 20
REMEMBERED = 600
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACCEPT = ".txt,.html,.htm,.docx,.pdf"


@dataclass(frozen=True)
class Waiting:
    """One line of the list of reports under check; ``wrong``: why it cannot be read after all."""

    kept: keeping.Kept
    name: str
    url: str
    counts: tuple[tuple[str, str, str, int], ...] = ()
    title: str = ""
    wrong: str = ""


@form(CHECKS)
def uploads(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The drop box and what this session still has; POST takes files in. Good ones go in, bad ones say why."""
    if request.method != "POST":
        return _uploads_page(request)
    files = request.FILES.getlist("files")
    refused: list[tuple[str, str]] = []
    if not files:
        refused.append(("", "没有选择文件。请选一份或几份报告(.txt .html .docx .pdf)。"))
    if len(files) > AT_ONCE:
        refused, files = [("", f"一次最多 {AT_ONCE} 份,请分几次上传。")], []
    previous = _previous(request, refused)
    tokens = list(_taken(request, files if not refused else [], previous, refused))
    if len(tokens) == 1 and not refused:
        return redirect("desk:check", tokens[0])
    if refused:
        return _uploads_page(request, refused, 422)
    return redirect("desk:checks")


def _previous(request: HttpRequest, refused: list[tuple[str, str]]) -> Upload | None:
    file = request.FILES.get("previous")
    try:
        return _received(file) if isinstance(file, UploadedFile) else None
    except ReadError as wrong:
        refused.append(("上一年度的报告", str(wrong)))
        return None


def _taken(
    request: HttpRequest, files: list[Any], previous: Upload | None, refused: list[tuple[str, str]]
) -> Iterator[str]:
    """Each file read and checked, then kept; the result is remembered so that its page opens at once."""
    for file in files:
        try:
            upload = _received(file)
            result = checked(upload, previous)
        except ReadError as wrong:
            refused.append((short(file.name or "", 40), str(wrong)))
            continue
        token = keeping.keep(request.session, upload, previous)
        cache.set(_held(token), result, REMEMBERED)
        yield token


def _received(file: UploadedFile) -> Upload:  # type: ignore[type-arg]
    refuse_large(file.size or 0, LIMIT_MB)
    return Upload(str(file.name or "report.txt")[-120:], file.read())


def _held(token: str) -> str:
    return f"desk-check:{token}"


def _uploads_page(
    request: HttpRequest, refused: list[tuple[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    waiting = [_waiting(one) for one in keeping.all_kept(request.session)]
    context = {"waiting": waiting, "refused": refused or (), "limit": LIMIT_MB, "at_once": AT_ONCE, "accept": ACCEPT}
    return render(request, "desk/checks.html", context, status=status)


def _waiting(one: keeping.Kept) -> Waiting:
    url, name = reverse("desk:check", args=[one.token]), short(one.upload.name, 40)
    try:
        result = _result(one)
    except ReadError as wrong:
        return Waiting(one, name, url, wrong=str(wrong))
    sheet = sheet_of(result.document, result.findings)
    return Waiting(one, name, url, sheet.counts, sheet.title)


def _result(one: keeping.Kept) -> Checked:
    """Read and checked, remembered for a while in memory."""
    result: Checked | None = cache.get(_held(one.token))
    if result is None:
        result = checked(one.upload, one.previous)
        cache.set(_held(one.token), result, REMEMBERED)
    return result


@page(CHECKS)
def check(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """The text with what was found in it, and the list beside."""
    return _check_page(request, actor, _kept(request, token))


def _check_page(request: HttpRequest, actor: Actor, one: keeping.Kept, **more: Any) -> HttpResponse:
    try:
        result, sheet = _sheet(one, actor)
    except ReadError as wrong:
        raise absent(str(wrong)) from None
    context = {
        "sheet": sheet, "text": marked_text(sheet), "kept": one, "name": short(one.upload.name, 60),
        "compared": result.compared, "previous_name": short(one.previous.name, 60) if one.previous else "",
        "may_compare": reconciling.comparable(result.document, actor), **_answering(one, actor), **more,
    }  # fmt: skip
    return render(request, "desk/check.html", context, status=more.get("status", 200))


def _answering(one: keeping.Kept, actor: Actor) -> dict[str, Any]:
    url = reverse("desk:check-answers", args=[one.token]) if allow(actor, ANSWER.code) else ""
    return {"answer_url": url, "rules_url": reverse("desk:check-rules")}


def _kept(request: HttpRequest, token: str) -> keeping.Kept:
    one = keeping.kept(request.session, token)
    if one is None:
        raise absent("这份报告不在了:体检的文件只保留两小时,退出后也打不开。请重新上传。")
    return one


def _sheet(one: keeping.Kept, actor: Actor) -> tuple[Checked, Sheet]:
    result = _result(one)
    plain = sheet_of(result.document, result.findings)
    answered = answers_about(plain.fingerprint, by=actor)
    return result, sheet_of(result.document, result.findings, answered) if answered else plain


@verb(CHECKS)
def answers(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """Accept or dismiss one finding. With htmx only its line is drawn anew."""
    one = _kept(request, token)
    _, sheet = _sheet(one, actor)
    key, reason = request.POST.get("finding", ""), request.POST.get("reason", "")
    found = next((each for each in sheet.wanting if each.key == key), None)
    if found is None:
        raise absent("没有找到这条结论,请重新打开体检结果。")
    try:
        answer_finding(
            rule=found.finding.rule, document=sheet.fingerprint, finding=key,
            verdict=request.POST.get("verdict", ""), reason=reason, by=actor,
        )  # fmt: skip
    except (AnswerRefused, NotAllowed) as refused:
        status = 403 if isinstance(refused, NotAllowed) else 422
        more = {"wrong": str(refused), "wrong_key": key, "typed_reason": reason, "status": status}
        return (
            _line(request, one, actor, found, more) if _partial(request) else _check_page(request, actor, one, **more)
        )
    if _partial(request):
        _, sheet = _sheet(one, actor)
        return _line(request, one, actor, next(each for each in sheet.wanting if each.key == key), {})
    return redirect(f"{reverse('desk:check', args=[token])}#finding-{found.number}")


def _partial(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _line(request: HttpRequest, one: keeping.Kept, actor: Actor, found: Shown, more: dict[str, Any]) -> HttpResponse:
    # htmx swaps in answers of status 200 only; the sentence in the line says what is wrong.
    context = {"one": found, **_answering(one, actor), **more}
    return render(request, "reading/parts/finding.html", context)


@page(CHECKS)
def records(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """What the report states beside what the records of its place and year say."""
    one = _kept(request, token)
    result, _ = _sheet(one, actor)
    context = {"kept": one, "comparison": reconciling.compare(result.document, actor)}
    template = "desk/parts/check_records.html" if _partial(request) else "desk/check_records.html"
    return render(request, template, context)


@page(CHECKS)
def comments(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """The .docx with a Word comment at each finding; what was dismissed is left out."""
    one = _kept(request, token)
    _, sheet = _sheet(one, actor)
    dismissed = frozenset(each.key for each in sheet.wanting if each.answer and each.answer.verdict == DISMISSED)
    try:
        data = with_comments(one.upload, one.previous, left_out=dismissed)
    except ReadError as wrong:
        raise absent(str(wrong)) from None
    return _file(data, WORD, "report-comments.docx")


@page(CHECKS)
def figures(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """The figures that were read, as a table."""
    result, _ = _sheet(_kept(request, token), actor)
    return _file(facts_workbook([result.document]), EXCEL, "report-figures.xlsx")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@verb(CHECKS)
def removal(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """Delete the uploaded file now."""
    keeping.forget(request.session, token)
    cache.delete(_held(token))
    messages.success(request, "已删除上传的文件。")
    return redirect("desk:checks")


@page(CHECKS)
def rules(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every rule in open text, with how often it was dismissed."""
    return render(request, "desk/check_rules.html", {"rules": rule_cards(false_alarm_rates()), "rated": True})
