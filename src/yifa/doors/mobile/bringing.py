"""What the phone brings back (送达): one entry, one transaction, written once however often it is sent.

Every entry goes through the same verbs as a page. The arrival is the time that counts; when it was typed is kept.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from yifa.doors.mobile.asking import answer, refusal, takes
from yifa.doors.mobile.discarding import note_discard
from yifa.doors.mobile.envelope import UNREADABLE, Envelope, opened
from yifa.doors.mobile.filing import file_pictures, file_signatures, papers_with, text_shown
from yifa.doors.mobile.standing import standing
from yifa.ground.forms import FormErrors, fields_of
from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.places.grids import grid_at
from yifa.ground.registry import UnknownDeclaration
from yifa.records.activities.actions import ActivityRefused, Deed, log
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.procedure import PROCEDURES, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import cases_in_sight
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.evidence import EvidenceRefused

ABSENT = "没有找到这件事项,或者它不在您的管辖范围内。"
OLD_FORM = "这张表已经改版,没有写入。请更新掌上后把内容重新填一遍,原来填的还在手机里。"


@takes
def entry(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One entry: 201 written (or written before), 409 somebody was first, 422 refused with a sentence per field."""
    try:
        sent = opened(request)
        with transaction.atomic():
            return answer(_taken_in(sent, actor), 201)
    except Refused as refused:
        return _explained(refused, sent_code(request), actor)
    except FormErrors as errors:
        return refusal(422, "有几处需要改:" + str(errors), why="form", fields=errors.errors)
    except NotAllowed as refused:
        return refusal(403, refused.sentence, why="permission")
    except (ActivityRefused, EvidenceRefused) as refused:
        return refusal(422, str(refused), why="form")
    except UnknownDeclaration:
        return refusal(422, OLD_FORM, why="form")


def _taken_in(sent: Envelope, actor: Actor) -> dict[str, Any]:
    acts: dict[str, Callable[[Envelope, Actor], dict[str, Any]]] = {"open": _open, "step": _step, "activity": _activity}
    if sent.act not in acts:
        raise Refused("form", UNREADABLE)
    return acts[sent.act](sent, actor)


def sent_code(request: HttpRequest) -> str:
    """The case an entry was about, for the answer to a refusal."""
    try:
        return opened(request).text("code")
    except Refused:
        return ""


def _explained(refused: Refused, code: str, actor: Actor) -> HttpResponse:
    """A refusal; where somebody was first, also how the matter stands now."""
    more: dict[str, Any] = {"why": refused.why, "basis": refused.basis, "fields": refused.fields}
    case = cases_in_sight(actor).filter(code=code).first() if code and refused.status == 409 else None
    if case is not None:
        more["now"] = standing(case, actor)
    return refusal(refused.status, refused.sentence, **more)


def _open(sent: Envelope, actor: Actor) -> dict[str, Any]:
    procedure = PROCEDURES.get(sent.text("procedure"))
    step = procedure.step(sent.text("step"))
    division = sent.text("division")
    if not in_area(division, actor.scope):
        raise FormErrors({"division": "请选一个您管辖范围内的地方。"})
    case = open_case(
        procedure.code, by=actor, division=division, organ=actor.organ, step=step.code,
        data=with_grid(step, dict(sent.data), actor), idempotency_key=sent.key, entered_at=sent.typed_at,
    )  # fmt: skip
    file_pictures(sent, case, step, 1, actor)
    return {"code": case.code, "version": case.version, "said": f"已登记,案号{case.code}"}


def with_grid(step: Step, data: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """A point that the phone measured names its grid, unless the person has chosen one."""
    names = {one.name for one in fields_of(step.form)}
    try:
        lon, lat = float(data.get("lon") or ""), float(data.get("lat") or "")
    except (TypeError, ValueError):
        return data
    if "grid" in names and not data.get("grid"):
        found = grid_at(lon, lat, actor.scope)
        if found is not None:
            data["grid"] = found.code
    return data if {"lon", "lat"} <= names else {name: data[name] for name in data if name not in ("lon", "lat")}


def _step(sent: Envelope, actor: Actor) -> dict[str, Any]:
    case: Case | None = cases_in_sight(actor).filter(code=sent.text("code")).first()
    if case is None:
        raise Refused("absent", ABSENT)
    step = case.declared.step(sent.text("step"))
    known = StepTaken.objects.filter(idempotency_key=f"{actor.username}:{sent.key}").exists()
    papers = papers_with(sent, step)
    text = "" if known else text_shown(sent, case, step)
    taken = advance(
        case, step.code, by=actor, data=sent.data, version=sent.version, idempotency_key=sent.key,
        documents=papers, entered_at=sent.typed_at,
    )  # fmt: skip
    if not known:
        file_pictures(sent, case, step, taken.number, actor)
        file_signatures(sent, case, step, taken.number, text, actor)
    return {"code": case.code, "version": taken.number, "said": f"已办:{step.name}"}


def _activity(sent: Envelope, actor: Actor) -> dict[str, Any]:
    source = f"phone:{actor.username}:{sent.key}"
    held = Activity.objects.filter(kind=sent.text("activity"), source_key=source).first()
    if held is None:
        division = sent.text("division")
        if not in_area(division, actor.scope):
            raise FormErrors({"division": "请选一个您管辖范围内的地方。"})
        try:
            held_on = date.fromisoformat(sent.text("held_on"))
        except ValueError:
            raise FormErrors({"held_on": "日期应当写成2026-03-14的样子。"}) from None
        log(Deed(sent.text("activity"), division, actor.organ, held_on, sent.data, source), by=actor)
    return {"code": "", "version": 0, "said": "已登记"}


@takes
def discard(request: HttpRequest, actor: Actor) -> HttpResponse:
    """An entry that the person gives up, with the reason; the ledger keeps that there was one."""
    try:
        note_discard(opened(request), actor)
    except Refused as refused:
        return refusal(refused.status, refused.sentence)
    return answer({"said": "已放弃,原因已记入台账"}, 201)
