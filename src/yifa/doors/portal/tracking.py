"""Following a matter (查办件): code and secret open a session of its own; no address ever names the matter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yifa.doors.portal.asking import ACCEPT, BODY, FILE_MB, MOST_FILES, asked_of, both_wrong, files_in
from yifa.doors.portal.journey import Leg, clock_rows, doers, journey, plainly, waiting, where
from yifa.doors.portal.opened import FOLLOWED, browser_of, keep_open, opened, remember
from yifa.doors.portal.rationing import address_of, wait
from yifa.doors.portal.receiving import taking
from yifa.ground.registry import UnknownDeclaration
from yifa.records.cases.following import TriedTooOften, followed, open_to_party, take_as_party
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import clock_image
from yifa.records.documents.evidence import EvidenceDamaged, EvidenceRefused
from yifa.records.documents.rendering import NoSource
from yifa.ui.clocks import why
from yifa.ui.fields import typed
from yifa.ui.pages.case_files import file_answer


@sensitive_post_parameters("secret")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Code and secret. Whatever is wrong with them, the answer is the same sentence."""
    if request.method != "POST":
        return _asks(request, request.GET.get("code", "")[:40])
    code = request.POST.get("code", "")[:60]
    if seconds := wait(request, "follow"):
        answer = _asks(request, code, f"这个网络地址查得太勤,请等 {seconds} 秒再试。", 429)
        answer["Retry-After"] = str(seconds)
        return answer
    try:
        who = browser_of(request, code) or address_of(request)
        case = followed(code, request.POST.get("secret", "")[:60], who=who)
    except TriedTooOften as refusal:
        answer = _asks(request, code, refusal.sentence, 429)
        answer["Retry-After"] = str(refusal.minutes * 60)
        return answer
    except Refused as refusal:
        return _asks(request, code, refusal.sentence, 403)
    keep_open(request, case)
    landed = redirect("portal:matter")
    remember(request, landed, case)
    return landed


def _asks(request: HttpRequest, code: str, wrong: str = "", status: int = 200) -> HttpResponse:
    return render(request, "portal/follow.html", {"code": code, "wrong": wrong}, status=status)


def _again(request: HttpRequest) -> HttpResponse:
    return _asks(request, "", "为了安全,这一页已经关上。请重新输入案号和查询码。", 403)


@never_cache
@require_safe
def matter(request: HttpRequest) -> HttpResponse:
    """The whole way of the matter, and what the person may do now."""
    case = opened(request)
    return render(request, "portal/matter.html", _page(case)) if case else _again(request)


def _page(case: Case) -> dict[str, Any]:
    legs = journey(case)
    own = [(number, leg, open_to_party(leg.case)) for number, leg in enumerate(legs) if leg.own]
    now = where(legs)
    return {
        "case": case, "legs": legs, "now": now, "plain": plainly((one.basis, one.verified) for one in now.clocks),
        "waiting": waiting(legs[-1].case),
        "steps": [one for one in own if one[2]], "ways": [way for leg in legs for way in leg.ways],
        "can_follow": any(step.party for step in case.declared.by_hand if not step.opens),
    }  # fmt: skip


def _leg(case: Case, number: int) -> Leg:
    legs = journey(case)
    if not 0 <= number < len(legs):
        raise Http404("没有找到。")
    return legs[number]


@never_cache
@require_safe
def clock(request: HttpRequest, leg: int, number: int) -> HttpResponse:
    """“为什么是这天”, as far as it does not speak of inner steps."""
    case = opened(request)
    if case is None:
        return _again(request)
    held = _leg(case, leg)
    rows = clock_rows(held.case)
    if not 0 <= number < len(rows):
        raise Http404("没有这个期限。")
    row = rows[number]
    inner = [step.name for step in held.case.declared.steps if step.inner]
    quiet = any(name in str(event.get("ground", "")) for event in row.events for name in inner)
    told = doers(held.case, ((event.by, event.at) for event in clock_image(row).events))
    names = {login: name for (login, _), name in told.items()}
    reckoned = why(row, names)
    plain = plainly([(reckoned.basis.text, reckoned.basis.verified)])
    return render(request, "portal/clock.html", {"why": reckoned, "quiet": quiet, "name": row.name, "plain": plain})


@never_cache
@require_POST
def paper(request: HttpRequest, leg: int, number: int) -> HttpResponse:
    """A paper addressed to the person; POST, because taking it is an act of its own."""
    case = opened(request)
    if case is None:
        return _again(request)
    held = _leg(case, leg)
    papers = held.papers
    if not 0 <= number < len(papers):
        raise Http404("没有这份文书。")
    try:
        return file_answer(papers[number])
    except (EvidenceDamaged, NoSource) as broken:
        return render(request, "portal/not_taken.html", {"sentence": str(broken)}, status=409)


def _refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "portal/not_taken.html", {"sentence": sentence}, status=status)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@taking(_refused, bucket="ask", body=BODY)
def step(request: HttpRequest, leg: int, step: str) -> HttpResponse:
    """One of the person's own steps: its form; POST takes it."""
    case = opened(request)
    if case is None:
        return _again(request)
    held = _leg(case, leg)
    try:
        move = held.case.declared.step(step)
    except UnknownDeclaration:
        raise Http404("没有这一步。") from None
    if not (held.own and move.party) or move.opens:
        raise Http404("没有这一步。")
    if request.method != "POST":
        return _form(request, held, move)
    values = typed(asked_of(move.form), request.POST)
    try:
        take_as_party(held.case, step, data=values, files=files_in(request))
    except (Refused, EvidenceRefused) as refusal:
        errors = both_wrong(move.form, values, refusal, request)
        wrong = "" if errors else str(refusal)
        return _form(request, held, move, values=values, errors=errors, wrong=wrong, status=422)
    return redirect("portal:matter")


def _form(
    request: HttpRequest,
    leg: Leg,
    move: Step,
    *,
    values: Any = None,
    errors: Any = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "leg": leg, "move": move, "fields": asked_of(move.form), "values": values or {}, "errors": errors or {},
        "wrong": wrong, "accept": ACCEPT, "most": MOST_FILES, "limit": FILE_MB,
    }  # fmt: skip
    return render(request, "portal/step.html", context, status=status)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the matter in this browser (看完了,关上)."""
    request.session.pop(FOLLOWED, None)
    return redirect("portal:home")
