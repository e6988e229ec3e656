"""待办: what is mine, by due date, overdue first; how much waits for me. Read only, a fixed number of queries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow, matrix
from yifa.ground.places.codes import full
from yifa.readers.watch.actions import VERIFY
from yifa.readers.watch.sight import alerts_in_sight
from yifa.records.cases.handing import QUEUED, may_answer, receiving
from yifa.records.cases.models import Case, CaseClock, Handover
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.clocks import chip, nearest
from yifa.ui.pages.sight import title, titles
from yifa.ui.parts import ClockChip

SHOWN = 30
HANDOVERS_SHOWN = 20
NEAR_DAYS = 3
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
class Counter:
    """One counter above the list; ``url`` opens what it counts."""

    name: str
    count: int
    state: str
    url: str


@dataclass(frozen=True)
class Offer:
    """One handover that waits for an answer. ``why_not``: why this person cannot take it."""

    id: int
    title: str
    code: str
    url: str
    into: str
    reason: str
    basis: str
    offered_at: datetime
    why_not: str


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
        steps = [step for step in procedure.steps if wanted(procedure, step) and not step.opens]
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
    cases = list(mine(actor).filter(due_at__isnull=False).order_by("due_at", "id")[:SHOWN])
    clocks: dict[int, list[CaseClock]] = {}
    for row in CaseClock.objects.filter(case__in=[case.pk for case in cases]).exclude(state="stopped"):
        clocks.setdefault(row.case_id, []).append(row)
    called = titles(cases)
    return [_todo(case, called[case.pk], clocks.get(case.pk, []), actor) for case in cases]


def _todo(case: Case, called: str, clocks: list[CaseClock], actor: Actor) -> Todo:
    clock = nearest(clocks)
    url = reverse("ui:case", args=[case.code])
    step = _waited_for(case, clock, actor)
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


def _waited_for(case: Case, clock: CaseClock | None, actor: Actor) -> Step | None:
    """The step that carries the matter on from here, if this person may take it: the primary one, else the one the
    clock chiefly waits for. A side way (撤回、移送) is never pushed at anybody; the case page shows those."""
    chief = next((decl.stops_on[:1] for decl in case.declared.clocks if clock and decl.code == clock.code), ())
    here = [step for step in case.declared.steps_from(case.state) if step.code in _carrying(case.declared)]
    ranked = sorted(here, key=lambda step: (not step.primary, step.code not in chief))
    return next((step for step in ranked if allow(actor, step.who, case)), None)


def _carrying(procedure: Procedure) -> frozenset[str]:
    """The steps that carry a matter on: primary ones and those its clocks chiefly wait for; all if none is marked."""
    if not any(step.primary for step in procedure.steps):
        return frozenset(step.code for step in procedure.steps)
    chief = {code for decl in procedure.clocks for code in decl.stops_on[:1]}
    return frozenset(step.code for step in procedure.steps if step.primary or step.code in chief)


def counters(actor: Actor, offers: int) -> list[Counter]:
    """逾期, 今日到期, 三日内, 待我审核, 待接收的移送: three queries."""
    moment = now()
    midnight = datetime.combine(moment.astimezone(TZ).date() + timedelta(days=1), datetime.min.time(), TZ)
    horizon = midnight + timedelta(days=NEAR_DAYS)
    due = mine(actor).filter(due_at__isnull=False, due_at__lt=horizon).aggregate(
        late=Count("pk", filter=Q(due_at__lt=moment)),
        today=Count("pk", filter=Q(due_at__gte=moment, due_at__lt=midnight)),
        near=Count("pk", filter=Q(due_at__gte=midnight)),
    )  # fmt: skip
    cases = reverse("ui:cases")
    found = [
        Counter("逾期", due["late"], "late", f"{cases}?view=late"),
        Counter("今日到期", due["today"], "soon", f"{cases}?view=due"),
        Counter("三日内", due["near"], "soon", f"{cases}?view=due"),
        Counter("待我审核", awaiting_review(actor).count(), "plain", reverse("desk:reviews")),
        Counter("待接收的移送", offers, "plain", "#handovers"),
    ]
    if allow(actor, VERIFY.code):
        answered = alerts_in_sight(actor).filter(state="answered").exclude(answered_by=actor.username).count()
        found.append(Counter("待核实的答复", answered, "plain", f"{reverse('desk:alerts')}?state=answered"))
    return found


def _carries(procedure: Procedure, step: Step) -> bool:
    return step.code in _carrying(procedure)


def _reviews(procedure: Procedure, step: Step) -> bool:
    return any(word in step.name for word in ("审核", "审批", "审查", "批准"))


def awaiting_review(actor: Actor) -> Any:
    """Matters that wait for this person's review; never one's own (办审分离)."""
    rows = cases_in_sight(actor).filter(closed_at=None)
    pairs = acting(actor, _reviews)
    return rows.none() if pairs is None else rows.filter(pairs).exclude(handler=actor.username)


def offered_to(actor: Actor) -> Any:
    """Handovers that wait for this person's organ; one query."""
    rows = Handover.objects.visible_to(actor).filter(state=QUEUED).filter(Q(organ="") | Q(organ=actor.organ))
    may = _granted(actor.posts)
    mine_to_open = [each.code for each in PROCEDURES if any(step.who in may for step in each.opening_steps)]
    return rows.filter(procedure__in=mine_to_open).select_related("case").order_by("offered_at", "id")


def _granted(posts: Iterable[str]) -> set[str]:
    """Permission codes that these posts hold at all; the action asks again about the very case."""
    held = set(posts)
    return {row.code for row in matrix() if held & set(row.posts)}


def offers(actor: Actor) -> list[Offer]:
    rows = list(offered_to(actor)[:HANDOVERS_SHOWN])
    called = titles(row.case for row in rows)
    return [offer_of(row, actor, called[row.case_id]) for row in rows]


def offer_of(row: Handover, actor: Actor, called: str = "") -> Offer:
    """``called``: the case's title without names, where the caller has asked for many at once."""
    procedure = receiving(row)
    return Offer(
        row.pk, called or title(row.case), row.case.code, reverse("ui:case", args=[row.case.code]),
        procedure.name if procedure else row.procedure, row.reason, row.basis, row.offered_at, may_answer(row, actor),
    )  # fmt: skip
