"""A record's ledger proof (存在证明): shown, downloaded, and checked by a stranger with one short script."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.doors.desk.asking import Actor, absent, page
from yifa.doors.desk.permissions import PROOFS
from yifa.ground.identity.permission import allow
from yifa.ground.ledger import NoProof, entry_bytes, proof, seqs_of, standalone
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import cases_in_sight, documents_in_sight
from yifa.records.documents.models import Document
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages.history import EVENTS as RECORD_EVENTS
from yifa.ui.pages.naming import people

EVENTS = {
    **RECORD_EVENTS,
    "watch.alert_raised": "监督提示",
    "watch.alert_answered": "答复监督提示",
    "watch.alert_verified": "核实答复",
    "calendar.clock_recomputed": "期限重算",
    "cases.handover_accepted": "移送被接收",
    "cases.handover_returned": "移送被退回",
}
NOUNS: dict[str, Any] = {"case": Case, "activity": Activity, "register": RegisterEntry, "document": Document}
IN_SIGHT = {"case": cases_in_sight, "document": documents_in_sight}


@page(PROOFS)
def proof_page(request: HttpRequest, actor: Actor, subject: str) -> HttpResponse:
    """That this record stands in the ledger, and how a stranger checks it without us."""
    row = record_in_sight(actor, subject)
    entries = _entries(row)
    told, refused = _proof_of(row, entries)
    context = {
        "row": row,
        "entries": _told(entries),
        "sealed_at": datetime.fromisoformat(told["root"]["at"]) if told else None,
        "proof": told,
        "refused": refused,
        "shown": json.dumps(told["entry"], ensure_ascii=False, indent=1) if told else "",
        "public": json.dumps(row.public_half(), ensure_ascii=False, indent=1),
        "json_url": reverse("desk:proof-json", args=[row.subject]),
        "script_url": reverse("desk:verifier"),
    }
    return render(request, "desk/proof.html", context)


def _told(entries: list[dict[str, Any]]) -> list[tuple[int, datetime, str, str, str]]:
    """(number, when, what in words, event code, who) of each ledger row about the record."""
    names = people(str(one["by"]) for one in entries)
    return [
        (one["seq"], datetime.fromisoformat(one["at"]), event_name(one["event"]), one["event"], names[one["by"]])
        for one in entries
    ]


def event_name(code: str) -> str:
    """An event in the words of its declaration: a procedure's step, or the house's own events."""
    room, _, verb = code.partition(".")
    if room in PROCEDURES:
        step = next((step for step in PROCEDURES.get(room).steps if step.code == verb), None)
        return step.name if step else "整卷载入"
    return EVENTS.get(code, code)


def _proof_of(row: Any, entries: list[dict[str, Any]]) -> tuple[dict[str, Any] | None, str]:
    """(proof of the last entry that commits to this record, why there is none)."""
    holding = [one["seq"] for one in entries if row.subject in one.get("digests", {})]
    if not holding:
        return None, "台账里还没有这条记录。"
    try:
        told = proof(holding[-1])
    except NoProof as none:
        return None, str(none)
    # Only while the record is still what this entry committed to may its public half be shown as proven.
    if told["entry"]["digests"][row.subject] == row.digest():
        told["records"] = {row.subject: {"public": row.public_half(), "private": row.private_hex()}}
    return told, ""


def _entries(row: Any) -> list[dict[str, Any]]:
    return [json.loads(entry) for _, entry in entry_bytes(seqs_of(row.subject))]


@page(PROOFS)
def proof_json(request: HttpRequest, actor: Actor, subject: str) -> HttpResponse:
    """The proof as a file that ``standalone.py`` checks."""
    row = record_in_sight(actor, subject)
    told, refused = _proof_of(row, _entries(row))
    if told is None:
        raise absent(refused)
    body = json.dumps(told, ensure_ascii=False, indent=1)
    answer = HttpResponse(body, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="proof-{told["entry"]["seq"]}.json"'
    return answer


@page(PROOFS)
def verifier(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The stand-alone checker: one short script on the standard library."""
    script = Path(str(standalone.__file__)).read_text(encoding="utf-8")
    answer = HttpResponse(script, content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="standalone.py"'
    return answer


def record_in_sight(actor: Actor, subject: str) -> Any:
    """The record a ledger subject names, or 404 outside the scope."""
    noun, _, key = subject.partition(":")
    model = NOUNS.get(noun)
    if model is None or (noun != "case" and not key.isdecimal()):
        raise absent()
    which = {"code": key} if noun == "case" else {"pk": int(key)}
    rows = IN_SIGHT[noun](actor) if noun in IN_SIGHT else model.objects.visible_to(actor)
    row = rows.filter(**which).first()
    if row is None or (noun == "case" and row.declared.read and not allow(actor, row.declared.read, row)):
        raise absent()
    return row
