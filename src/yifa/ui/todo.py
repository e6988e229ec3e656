"""待办: what is mine, by due date, overdue first; the same list on the desk and on the phone. Read only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.places.codes import full
from yifa.records.cases.models import Case, CaseClock
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.clocks import chip, nearest
from yifa.ui.pages.sight import titles
from yifa.ui.parts import ClockChip

SHOWN = 30
OVERSEEING = frozenset({"supervisor", "leader"})
"""Posts that answer for a whole area: their list is the area's late and nearly late matters."""


@dataclass(frozen=True)
class Todo:
    """One matter to do: the step that its nearest clock waits for, straight to its form."""

    code: str
    title: str
    kind: str
    state: str
    url: str
    clock: ClockChip | None
    step: str
    step_url: str
    mine: bool


@dataclass(frozen=True)
class Stranger:
    """A matter of another office in the actor's area: what may be done to it follows from post and area alone."""

    division: str
    organ: str = "elsewhere"
    handler: str = "somebody-else"
    secrecy: str = ""

    def step_takers(self, step: str) -> frozenset[str]:
        return frozenset()


def acting(actor: Actor, wanted: Callable[[Procedure, Step], bool]) -> Q | None:
    """The (procedure, state) pairs from which this person may take a step whoever handles the matter, or while nobody
    does; asked of the permission table itself, so that list and form cannot differ."""
    if not actor.scope:
        return None
    anyones, nobodys = Stranger(full(actor.scope)), Stranger(full(actor.scope), handler="")
    found: Q | None = None
    for procedure in PROCEDURES:
        steps = [step for step in procedure.by_hand if wanted(procedure, step) and not step.opens]
        always = {source for step in steps if allow(actor, step.who, anyones) for source in step.source}
        unclaimed = {source for step in steps if allow(actor, step.who, nobodys) for source in step.source} - always
        for states, more in ((always, Q()), (unclaimed, Q(handler=""))):
            if states:
                pair = Q(procedure=procedure.code, state__in=sorted(states)) & more
                found = pair if found is None else found | pair
    return found


def mine(actor: Actor) -> Any:
    """Open matters this person answers for: handled by the own organ, by oneself, or waiting for a step of one's post;
    the whole area's for those who oversee it."""
    rows = cases_in_sight(actor).filter(closed_at=None)
    if actor.posts & OVERSEEING:
        return rows
    own = Q(organ=actor.organ) | Q(handler=actor.username)
    return rows.filter(own | (acting(actor, _carries) or own))


def todos(actor: Actor) -> list[Todo]:
    """The first matters by due date; three queries whatever their number."""
    return lines(first(actor), actor)


def first(actor: Actor) -> list[Case]:
    """The first matters by due date."""
    return list(mine(actor).filter(due_at__isnull=False).order_by("due_at", "id")[:SHOWN])


def lines(cases: list[Case], actor: Actor) -> list[Todo]:
    """What the list says of each of these matters; two queries."""
    clocks: dict[int, list[CaseClock]] = {}
    for row in CaseClock.objects.filter(case__in=[case.pk for case in cases]).exclude(state="stopped"):
        clocks.setdefault(row.case_id, []).append(row)
    called = titles(cases)
    return [_todo(case, called[case.pk], clocks.get(case.pk, []), actor) for case in cases]


def _todo(case: Case, called: str, clocks: list[CaseClock], actor: Actor) -> Todo:
    clock = nearest(clocks)
    url = reverse("ui:case", args=[case.code])
    step = waited_for(case, clock, actor)
    return Todo(
        case.code,
        called,
        case.declared.name,
        case.declared.state(case.state).name,
        url,
        chip(clock) if clock else None,
        step.name if step else "",
        reverse("ui:case-step", args=[case.code, step.code]) if step else url,
        case.handler == actor.username,
    )


def waited_for(case: Case, clock: CaseClock | None, actor: Actor) -> Step | None:
    """The step that carries the matter on from here, if this person may take it: the primary one, else the one the
    clock chiefly waits for. A side way (撤回、移送) is never pushed at anybody; the case page shows those."""
    chief = next((decl.stops_on[:1] for decl in case.declared.clocks if clock and decl.code == clock.code), ())
    here = [step for step in case.declared.steps_from(case.state) if step.code in _carrying(case.declared)]
    ranked = sorted(here, key=lambda step: (not step.primary, step.code not in chief))
    return next((step for step in ranked if allow(actor, step.who, case)), None)


def _carrying(procedure: Procedure) -> frozenset[str]:
    """The steps that carry a matter on: primary ones and those its clocks chiefly wait for; all if none is marked."""
    if not any(step.primary for step in procedure.steps):
        return frozenset(step.code for step in procedure.by_hand)
    chief = {code for decl in procedure.clocks for code in decl.stops_on[:1]}
    return frozenset(step.code for step in procedure.steps if step.primary or step.code in chief)


def _carries(procedure: Procedure, step: Step) -> bool:
    return step.code in _carrying(procedure)
