"""待办: what is mine, by due date, overdue first. Read only.

The desk lists what the person's office answers for (``mine``); the phone only what the very person handles or can carry
on (``for_me``). What the person whose matter it is does themselves (评价、补充材料) makes it nobody's task.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.places.codes import full
from yifa.records.cases.models import Case, CaseClock, StepTaken
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.clocks import chip, nearest
from yifa.ui.pages.sight import titles
from yifa.ui.parts import ClockChip

SHOWN = 30
ELSEWHERE = "elsewhere"
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
    """A matter that somebody else handles, by default of another office, in the actor's area: what may be done to it
    follows from post, office and area alone."""

    division: str
    organ: str = ELSEWHERE
    handler: str = "somebody-else"
    secrecy: str = ""

    def step_takers(self, step: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True)
class InHand:
    """A matter of the list as the permission table asks about it, with who took its steps."""

    division: str
    organ: str
    handler: str
    secrecy: str
    taken: tuple[tuple[str, str], ...] = ()

    def step_takers(self, step: str) -> frozenset[str]:
        return frozenset(by for code, by in self.taken if code == step)


def in_hand(cases: Iterable[Case]) -> dict[int, InHand]:
    """Case id -> the matter to ask permissions about; one query."""
    cases = list(cases)
    taken: dict[int, list[tuple[str, str]]] = {}
    for case, step, by in StepTaken.objects.filter(case__in=[one.pk for one in cases]).values_list(
        "case_id", "code", "by"
    ):
        taken.setdefault(case, []).append((step, by))
    return {
        one.pk: InHand(one.division, one.organ, one.handler, one.secrecy, tuple(taken.get(one.pk, ()))) for one in cases
    }


def acting(actor: Actor, wanted: Callable[[Procedure, Step], bool]) -> Q | None:
    """The (procedure, state) pairs from which this person may take a step whoever handles the matter, while nobody
    does, or because it is the own office's; asked of the permission table itself, so that list and form cannot
    differ."""
    if not actor.scope:
        return None
    here = full(actor.scope)
    ways = (
        (Stranger(here), Q()),
        (Stranger(here, handler=""), Q(handler="")),
        (Stranger(here, organ=actor.organ), Q(organ=actor.organ)),
        (Stranger(here, organ=actor.organ, handler=""), Q(organ=actor.organ, handler="")),
    )
    found: Q | None = None
    for procedure in PROCEDURES:
        steps = [step for step in procedure.by_hand if wanted(procedure, step) and not step.opens]
        told: set[str] = set()
        for subject, more in ways:
            states = {source for step in steps if allow(actor, step.who, subject) for source in step.source} - told
            told |= states
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
    return rows.filter(own | (acting(actor, carries) or own))


def for_me(actor: Actor) -> Any:
    """Open matters that this very person handles, or whose next step waits for somebody in this person's post."""
    own = Q(handler=actor.username) if actor.username else Q(pk__in=[])
    return cases_in_sight(actor).filter(own | (acting(actor, carries) or own), closed_at=None)


def todos(actor: Actor) -> list[Todo]:
    """The first matters by due date; three queries whatever their number."""
    return lines(first(actor), actor)


def first(actor: Actor) -> list[Case]:
    """The first matters by due date."""
    return list(mine(actor).filter(due_at__isnull=False).order_by("due_at", "id")[:SHOWN])


def my_first(actor: Actor) -> list[Case]:
    """The first matters of this very person by due date. What only separation of duties keeps from them (whoever
    answered does not call back) is left out: that asks who took which step, one query more."""
    found = list(for_me(actor).filter(due_at__isnull=False).order_by("due_at", "id")[: 2 * SHOWN])
    asked = in_hand(found)
    return [one for one in found if one.handler == actor.username or waited_for(one, None, actor, asked[one.pk])][
        :SHOWN
    ]


def lines(cases: list[Case], actor: Actor) -> list[Todo]:
    """What the list says of each of these matters; three queries."""
    clocks: dict[int, list[CaseClock]] = {}
    for row in CaseClock.objects.filter(case__in=[case.pk for case in cases]).exclude(state="stopped"):
        clocks.setdefault(row.case_id, []).append(row)
    called = titles(cases)
    asked = in_hand(cases)
    return [_todo(case, called[case.pk], clocks.get(case.pk, []), actor, asked[case.pk]) for case in cases]


def _todo(case: Case, called: str, clocks: list[CaseClock], actor: Actor, asked: InHand) -> Todo:
    clock = nearest(clocks)
    url = reverse("ui:case", args=[case.code])
    step = waited_for(case, clock, actor, asked)
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


def waited_for(case: Case, clock: CaseClock | None, actor: Actor, asked: InHand) -> Step | None:
    """The step that carries the matter on from here, if this person may take it: the primary one, else the one the
    clock chiefly waits for. A side way (撤回、移送) is never pushed at anybody; the case page shows those."""
    chief = next((decl.stops_on[:1] for decl in case.declared.clocks if clock and decl.code == clock.code), ())
    here = [step for step in case.declared.steps_from(case.state) if step.code in _carrying(case.declared)]
    ranked = sorted(here, key=lambda step: (not step.primary, step.code not in chief))
    return next((step for step in ranked if allow(actor, step.who, asked)), None)


def open_steps(case: Case, actor: Actor, asked: InHand) -> list[Step]:
    """The steps the table and the post allow from here; form, guards and papers are asked when the entry arrives."""
    here = (step for step in case.declared.steps_from(case.state) if not step.from_file)
    return [step for step in here if allow(actor, step.who, asked)]


def _carrying(procedure: Procedure) -> frozenset[str]:
    """The house's own steps that carry a matter on: primary ones and those its clocks chiefly wait for; all if none is
    marked."""
    ours = [step for step in procedure.by_hand if not step.party]
    if not any(step.primary for step in procedure.steps):
        return frozenset(step.code for step in ours)
    chief = {code for decl in procedure.clocks for code in decl.stops_on[:1]}
    return frozenset(step.code for step in ours if step.primary or step.code in chief)


def carries(procedure: Procedure, step: Step) -> bool:
    """Whether the step carries a matter on, so that one in its state is somebody's task."""
    return step.code in _carrying(procedure)
