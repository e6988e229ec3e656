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
from yifa.records.cases.store import fresh_image
from yifa.records.documents.models import Document


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
