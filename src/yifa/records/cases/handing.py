"""Answering a handover (移送): take the matter over by opening one's own case, or send it back with the reason.

The case that was handed over stays as it is; both answers are rows in the ledger under its subject.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.forms import fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.ledger import record
from yifa.ground.registry import UnknownDeclaration
from yifa.records.cases.carrying import carried, way_name
from yifa.records.cases.image import CaseImage
from yifa.records.cases.models import Case, Handover
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import fresh_image
from yifa.records.cases.verbs import advance, open_case

QUEUED, ACCEPTED, RETURNED = "queued", "accepted", "returned"
REASON = 200


def receiving(handover: Handover) -> Procedure | None:
    """The procedure it was offered to, or None while nobody has declared it."""
    try:
        return PROCEDURES.get(handover.procedure)
    except UnknownDeclaration:
        return None


def may_answer(handover: Handover, by: Actor) -> str:
    """Why this person may not answer it, or "" when they may: addressed elsewhere, or no right to open such a case."""
    if handover.organ and handover.organ != by.organ:
        return "这件移送是给别的单位的。"
    procedure = receiving(handover)
    if procedure is None:
        return "接收这类事项的业务还没有开通:已排队,开通后按先后接收。请同时按法定途径书面移送,不要让当事人等。"
    place = _place(procedure, handover, by)
    decisions = [allow(by, step.who, place) for step in procedure.opening_steps]
    return "" if any(decisions) else decisions[0].sentence


def accept(
    handover_id: int, *, by: Actor, data: Mapping[str, Any], step: str = "", idempotency_key: str | None = None
) -> Case:
    """Open the receiving case with the opening step's form and close the offer. Raises :class:`Refused`.

    What is not answered is taken over from the source case: parties, facts, place, source code. Personal fields are
    not shown on the page that asks, so left blank they are taken over too.
    """
    with transaction.atomic():
        offer = _held(handover_id, by)
        procedure = PROCEDURES.get(offer.procedure)
        move = procedure.step(step) if step else procedure.opening_steps[0]
        case = open_case(
            offer.procedure, by=by, division=offer.division, organ=by.organ, data=_completed(data, offer, move),
            step=move.code, idempotency_key=idempotency_key, demo=offer.case.demo,
        )  # fmt: skip
        offer.opened_code = case.code
        _answer(offer, ACCEPTED, by, {"opened": case.code})
        _hear(offer, ACCEPTED, f"已由{way_name(offer.procedure)}接收")
    return case


def _completed(data: Mapping[str, Any], offer: Handover, move: Step) -> dict[str, Any]:
    hidden = {field.name for field in fields_of(move.form) if field.private}
    given = {name: value for name, value in data.items() if name not in hidden or value not in (None, "")}
    return {**carried(offer, move), **given}


def send_back(handover_id: int, *, by: Actor, reason: str) -> Handover:
    """Refuse the offer with a reason. Raises :class:`Refused`."""
    if not reason.strip():
        raise Refused("form", "请写明退回的理由。", fields={"reason": "请写明退回的理由。"})
    with transaction.atomic():
        offer = _held(handover_id, by)
        offer.reason = f"{offer.reason};退回:{reason.strip()}"[:REASON]
        _answer(offer, RETURNED, by, {})
        _hear(offer, RETURNED, reason.strip())
    return offer


def _held(handover_id: int, by: Actor) -> Handover:
    offer: Handover | None = (
        Handover.objects.select_for_update().visible_to(by).select_related("case").filter(pk=handover_id).first()
    )
    if offer is None:
        raise Refused("absent", "没有找到这件移送,或者它不在您的管辖范围内。")
    if offer.state != QUEUED:
        raise Refused("conflict", f"{offer.answered_by}已经答复过这件移送,您的这一步没有写入。")
    why_not = may_answer(offer, by)
    if why_not:
        raise Refused("permission", why_not, offer.basis)
    return offer


def _answer(offer: Handover, state: str, by: Actor, data: dict[str, Any]) -> None:
    offer.state, offer.answered_at, offer.answered_by = state, now(), by.username
    offer.save(update_fields=["state", "answered_at", "answered_by", "opened_code", "reason"])
    record(f"cases.handover_{state}", offer.case.subject, by=by, data={"to": offer.procedure, **data})


def _hear(offer: Handover, answer: str, words: str) -> None:
    """Take the step that the source procedure declares for this answer, where its table allows it now."""
    source = Case.objects.get(pk=offer.case_id)
    code = dict(source.declared.hears).get(answer, "")
    if not code or source.state not in source.declared.step(code).source:
        return
    fields = source.declared.step(code).form.model_fields
    known = {"reason": words, "ground": offer.basis or "见退回理由", "note": words}
    data = {name: value for name, value in known.items() if name in fields}
    advance(source, code, by=Actor.system("handover"), data=data)


def _place(procedure: Procedure, offer: Handover, by: Actor) -> CaseImage:
    return fresh_image(procedure, offer.division, by.organ)
