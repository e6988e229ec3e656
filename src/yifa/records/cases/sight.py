"""Which cases and papers a person may see (可见范围): the scope, and the body of work the post may read.

Lists, search, counts, exports, alerts and the API start here, like the detail pages, so that none shows what another
guards.
"""

from typing import Any

from yifa.ground.identity.actor import SECRECY_HANDLER, Actor
from yifa.ground.identity.permission import allow
from yifa.ground.places.codes import full
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sourcing import SourceNumber, endings
from yifa.records.cases.store import fresh_image
from yifa.records.documents.models import Document

SAME_NUMBER = 5_000
"""So many matters of the whole house may share one number (“2026-1” in every ledger)."""


def barred(actor: Actor) -> list[str]:
    """Procedures whose ``read`` permission the actor lacks even for cases of the own organ at the own place."""
    return [one.code for one in PROCEDURES if one.read and not _reads(actor, one.code)]


def _reads(actor: Actor, code: str) -> bool:
    if actor.everywhere:
        return True
    if not actor.scope:
        return False
    procedure = PROCEDURES.get(code)
    return bool(allow(actor, procedure.read, fresh_image(procedure, full(actor.scope), actor.organ)))


def cases_in_sight(actor: Actor) -> Any:
    """Cases by scope, without the procedures that the person's post may not read."""
    return Case.objects.visible_to(actor).exclude(procedure__in=barred(actor))


def by_source_number(rows: Any, words: str) -> Any:
    """Those of ``rows``, which are in sight, that have exactly this number in the system they come from.

    The number is looked up first and by itself, so that it goes by its index: few matters share one.
    """
    wanted = endings(words)
    if not wanted:
        return rows.none()
    named = Case.objects.alias(number=SourceNumber("source_key")).filter(number__in=wanted)
    keys = list(named.values_list("pk", flat=True)[:SAME_NUMBER])
    return rows.filter(pk__in=keys) if keys else rows.none()


def _kept_to_oneself(actor: Actor) -> list[str]:
    """The actor's own matters that nobody else sees: a paper has no handler of its own, so it is seen through them."""
    if actor.everywhere or not actor.username:
        return []
    held = Case.objects.visible_to(actor).filter(handler=actor.username, secrecy=SECRECY_HANDLER)
    return [case.subject for case in held]


def documents_in_sight(actor: Actor) -> Any:
    """Documents by scope, without the papers and the evidence of procedures that the person's post may not read."""
    closed = barred(actor)
    rows = Document.objects.visible_to(actor)
    mine = _kept_to_oneself(actor)
    if mine:
        rows = rows | Document.objects.filter(about__in=mine)
    if not closed:
        return rows
    kinds = {kind for code in closed for step in PROCEDURES.get(code).steps for kind in (*step.produces, *step.needs)}
    return rows.exclude(kind__in=kinds).exclude(about__startswith="case:", kind__in=("evidence", "party_material"))
