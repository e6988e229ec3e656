"""Giving up an entry (放弃一条): what was typed goes, that it was given up and why stays in the ledger."""

from django.db import transaction

from yifa.doors.mobile.envelope import Envelope
from yifa.ground.identity.actor import Actor
from yifa.ground.ledger import entry_bytes, record, seqs_of
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import cases_in_sight

REASONS = ("别人已经办了", "情况变了", "填错了", "重复了")
EVENT = "mobile.entry_discarded"


def note_discard(sent: Envelope, actor: Actor) -> None:
    """One ledger row per entry, however often it is sent. Raises Refused when no reason was chosen."""
    why = sent.text("why")
    if why not in REASONS:
        raise Refused("form", f"请选择放弃的原因:{'、'.join(REASONS)}。")
    case = cases_in_sight(actor).filter(code=sent.text("code")).first()
    subject = case.subject if case else f"person:{actor.username}"
    with transaction.atomic():
        if any(sent.key.encode() in content for _, content in entry_bytes(seqs_of(subject))):
            return
        data = {"entry": sent.key, "why": why, "step": sent.text("step"), "entered_at": sent.typed_at.isoformat()}
        record(EVENT, subject, by=actor, data=data)
