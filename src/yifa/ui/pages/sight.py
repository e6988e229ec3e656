"""Which cases and papers a person may see on any page (可见范围), and how a case is called without naming people.

Lists, search and counts start here, like the detail pages, so that none shows what another guards.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.ids import mask_name
from yifa.ground.places.codes import full
from yifa.records.cases.models import Case, Party
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.models import Document


@dataclass(frozen=True)
class Here:
    """A place a permission is asked about before a row exists."""

    division: str
    organ: str
    secrecy: str = ""
    handler: str = ""


def here(actor: Actor) -> Here | None:
    """The actor's own place and organ; None without an area."""
    return Here(full(actor.scope), actor.organ) if actor.scope else None


def barred(actor: Actor) -> list[str]:
    """Procedures whose ``read`` permission the actor lacks even for cases of the own organ at the own place."""
    place = here(actor)
    return [one.code for one in PROCEDURES if one.read and not (place and allow(actor, one.read, place))]


def cases_in_sight(actor: Actor) -> Any:
    """Cases by scope, without the procedures that the person's post may not read."""
    return Case.objects.visible_to(actor).exclude(procedure__in=barred(actor))


def documents_in_sight(actor: Actor) -> Any:
    """Documents by scope, without the papers of procedures that the person's post may not read."""
    closed = barred(actor)
    domains = {PROCEDURES.get(code).domain for code in closed}
    kinds = {kind for code in closed for step in PROCEDURES.get(code).steps for kind in (*step.produces, *step.needs)}
    rows = Document.objects.visible_to(actor).exclude(kind__in=kinds)
    return rows.exclude(about__startswith="case:", kind="evidence") if domains else rows


def titles(cases: Iterable[Case]) -> Mapping[int, str]:
    """Case titles by key with the parties' names masked: “张*与李*相邻通行纠纷”. One query."""
    rows = list(cases)
    names: dict[int, list[str]] = {}
    for party in Party.objects.filter(case__in=[row.pk for row in rows]):
        names.setdefault(party.case_id, []).append(party.name)
    return {row.pk: without_names(row.title, names.get(row.pk, [])) or row.declared.name for row in rows}


def title(case: Case) -> str:
    """One case's title with the parties' names masked; the procedure's name where it has none."""
    return titles([case])[case.pk]


def without_names(text: str, names: Iterable[str]) -> str:
    """Text in which each of these people's names is masked, the longest first."""
    for name in sorted((one for one in names if len(one) > 1), key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    return text
