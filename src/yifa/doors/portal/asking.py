"""Asking without account (我要办事): choose what, choose where, say it; then code and secret, shown once."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from yifa.doors.portal.journey import ahead, clocks_of, plainly
from yifa.doors.portal.offers import Offer, offer, offers, receiver_of, receivers, villages
from yifa.doors.portal.opened import asked_before, opened, remember, remember_asked
from yifa.doors.portal.receiving import taking
from yifa.ground.forms import Form, FormErrors, FormField, fields_of, validate
from yifa.ground.identity.models import Organ
from yifa.ground.ids import qr_svg
from yifa.ground.places.codes import PlaceCodeError, full, within
from yifa.ground.places.models import Division
from yifa.records.cases.following import Asked, ask
from yifa.records.cases.models import Case
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sameness import mark_of
from yifa.records.documents.evidence import EvidenceRefused
from yifa.records.documents.filetypes import TypeRefused, sniff
from yifa.ui.fields import typed

WHERE = "at-division"
_NOT_ASKED = frozenset({"channel", "found_by", "grid", "lon", "lat", "handler"})
"""Boxes that the public is not asked: the form's own default holds, or the place says it."""
MOST_FILES = 3
FILE_MB = 10
BODY = (MOST_FILES * FILE_MB + 2) * 1024**2
ACCEPT = "image/jpeg,image/png,image/webp,audio/*,application/pdf"
TAKEN = ("image/", "audio/", "application/pdf")


@dataclass(frozen=True)
class Page:
    """The form page of one offer at one place."""

    offer: Offer
    division: str
    place: str
    organ: Organ

    @property
    def fields(self) -> tuple[FormField, ...]:
        """The step's own form, and before it the village, where there are villages to choose from."""
        places = villages(self.division)
        own = asked_of(self.offer.step.form)
        if len(places) < 2:
            return own
        return (FormField(WHERE, "在哪个村、社区", "choice", True, places, default=self.division), *own)


def asked_of(form: type[Form]) -> tuple[FormField, ...]:
    """The boxes of a form that the public fills in; a long text says how much it takes before it is written."""
    asked = (one for one in fields_of(form) if one.required or one.name not in _NOT_ASKED)
    return tuple(_with_length(one, form) if one.kind == "textarea" else one for one in asked)


def _with_length(field: FormField, form: type[Form]) -> FormField:
    most = next((rule.max_length for rule in form.model_fields[field.name].metadata if hasattr(rule, "max_length")), 0)
    return replace(field, help=";".join(filter(None, [field.help, f"最多写{most}个字"]))) if most else field


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page: what do you want to do?"""
    return render(request, "portal/home.html", {"offers": offers()})


@require_safe
def place(request: HttpRequest, procedure: str, step: str) -> HttpResponse:
    """Where: the places that take such matters in; only one needs no choice."""
    chosen = offer(procedure, step)
    found = receivers(chosen.procedure)
    if len(found) == 1:
        return redirect("portal:ask", procedure, step, found[0].division)
    counties: dict[str, list[Any]] = {}
    for one in found:
        counties.setdefault(one.county, []).append(one)
    return render(request, "portal/place.html", {"offer": chosen, "counties": counties})


def page_for(procedure: str, step: str, division: str) -> Page:
    chosen = offer(procedure, step)
    try:
        code = full(division)
    except PlaceCodeError:
        raise Http404("没有这个地方。") from None
    row = Division.objects.filter(code=code).first()
    organ = receiver_of(chosen.procedure, code) if row else None
    if row is None or organ is None:
        raise Http404("这个地方还没有开通网上办理,请到当地受理窗口办理。")
    return Page(chosen, code, row.name, organ)


def _drawn(
    request: HttpRequest,
    page: Page,
    *,
    values: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    wrong: str = "",
    key: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page, "values": values or {}, "errors": errors or {}, "wrong": wrong, "key": key or uuid.uuid4().hex,
        "accept": ACCEPT, "most": MOST_FILES, "limit": FILE_MB,
    }  # fmt: skip
    return render(request, "portal/ask.html", context, status=status)


def _not_taken(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "portal/not_taken.html", {"sentence": sentence}, status=status)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@taking(_not_taken, bucket="ask", body=BODY)
def entry(request: HttpRequest, procedure: str, step: str, division: str) -> HttpResponse:
    """The form; POST answers with the slip."""
    page = page_for(procedure, step, division)
    if request.method != "POST":
        return _drawn(request, page, values=_following_on(request, page))
    values = typed(page.fields, request.POST)
    key = request.POST.get("key", "")
    try:
        files = files_in(request)
        sent = mark_of(f"{procedure}\0{step}\0{division}", values, files)
        asked = _ask(page, values, files, asked_before(request, sent) or key)
    except (Refused, EvidenceRefused) as refusal:
        errors = both_wrong(page.offer.step.form, values, refusal, request)
        return _drawn(
            request, page, values=values, errors=errors, wrong="" if errors else str(refusal), key=key, status=422
        )
    remember_asked(request, sent, key)
    answer = slip(request, asked)
    remember(request, answer, asked.case)
    return answer


def both_wrong(
    form: type[Form], values: Mapping[str, Any], refusal: Refused | EvidenceRefused, request: HttpRequest
) -> dict[str, str]:
    """What is wrong with the boxes and with the files, said at once: nobody mends one to be told of the other."""
    errors = {} if isinstance(refusal, EvidenceRefused) else dict(refusal.fields)
    if not isinstance(refusal, EvidenceRefused):
        return errors
    try:
        validate(form, {name: value for name, value in values.items() if name != WHERE})
    except FormErrors as wrong:
        errors |= wrong.errors
    return {**errors, "files": str(refusal)}


def _following_on(request: HttpRequest, page: Page) -> dict[str, str]:
    """The number of the matter that is open in this browser, in the box the link names: nobody copies it by hand."""
    box = request.GET.get("number", "")
    case = opened(request) if box in {one.name for one in page.fields if not one.private} else None
    return {box: case.code} if case else {}


def _ask(page: Page, values: Mapping[str, Any], files: list[Any], key: str) -> Asked:
    if len(key) != 32:
        raise Refused("form", "这一页打开得太久了,请刷新后重新填写。")
    where = str(values.get(WHERE, page.division))
    if where not in dict(villages(page.division)) or not within(where, page.division):
        raise Refused("form", "请选一个地方。", "", {WHERE: "请从列表里选事情发生的地方。"})
    data = {name: value for name, value in values.items() if name != WHERE}
    return ask(
        page.offer.procedure.code, page.offer.step.code, division=where, organ=page.organ.code, data=data,
        files=files, key=key, demo=bool(settings.DEMO),
    )  # fmt: skip


def files_in(request: HttpRequest) -> list[Any]:
    """What was attached: at most three pictures, voice notes or papers. Raises :class:`EvidenceRefused`."""
    files = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    if len(files) > MOST_FILES:
        raise EvidenceRefused(f"一次最多附{MOST_FILES}个文件。请先选要紧的,其余的以后可以补充。")
    for file in files:
        if (file.size or 0) > FILE_MB * 1024**2:
            raise EvidenceRefused(f"有文件超过{FILE_MB}MB,没有收下。请用手机拍照(不用原图)或者录短一点。")
        try:
            kind = sniff(file.read)
        except TypeRefused as refusal:
            raise EvidenceRefused(str(refusal)) from None
        file.seek(0)
        if not kind.media_type.startswith(TAKEN):
            raise EvidenceRefused("网上只收照片、录音和PDF。其他材料请带到受理窗口。")
    return files


def slip(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Code, QR and secret to keep: the only page that ever shows the secret."""
    case = asked.case
    context = {
        "case": case, "secret": asked.secret, "qr": qr(request, case), "unit": unit(case), "next": ahead(case)[:1],
        "clocks": clocks_of(case), "plain": plainly((one.basis, one.verified) for one in clocks_of(case)),
    }  # fmt: skip
    return render(request, "portal/slip.html", context)


def qr(request: HttpRequest, case: Case) -> SafeString:
    """The picture of the follow address with the code; the secret is never in it."""
    address = request.build_absolute_uri(f"{reverse('portal:follow')}?code={case.code}")
    return mark_safe(qr_svg(address))  # noqa: S308  drawn from our own address and a code


def unit(case: Case) -> str:
    held = Organ.objects.filter(code=case.organ).values_list("name", flat=True).first()
    return held or "受理单位"
