"""How much waits for me beside the list of 待办 (ui/todo.py). Read only, a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow, matrix
from yifa.readers.watch.actions import VERIFY
from yifa.readers.watch.sight import alerts_in_sight
from yifa.records.cases.handing import QUEUED, may_answer, receiving
from yifa.records.cases.models import Handover
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.pages.paging import COUNTED, up_to
from yifa.ui.pages.sight import names_in, title, titles, without_names
from yifa.ui.todo import acting, mine, todos

HANDOVERS_SHOWN = 20
NEAR_DAYS = 3

__all__ = ["Counter", "Offer", "awaiting_review", "counters", "mine", "offer_of", "offered_to", "offers", "todos"]


@dataclass(frozen=True)
class Counter:
    """One counter above the list; ``url`` opens what it counts."""

    name: str
    count: int
    state: str
    url: str

    @property
    def text(self) -> str:
        """The count as shown: beyond a thousand nobody counts for a first page."""
        return f"{COUNTED:,}+" if self.count > COUNTED else f"{self.count:,}"


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


def counters(actor: Actor, offers: int) -> list[Counter]:
    """逾期, 今日到期, 三日内, 待我审核, 待接收的移送: each a capped count by index."""
    moment = now()
    midnight = datetime.combine(moment.astimezone(TZ).date() + timedelta(days=1), datetime.min.time(), TZ)
    horizon = midnight + timedelta(days=NEAR_DAYS)
    due = mine(actor).filter(due_at__isnull=False)
    cases = reverse("ui:cases")
    found = [
        Counter("逾期", up_to(due.filter(due_at__lt=moment)), "late", f"{cases}?view=late"),
        Counter("今日到期", up_to(due.filter(due_at__gte=moment, due_at__lt=midnight)), "soon", f"{cases}?view=due"),
        Counter("三日内", up_to(due.filter(due_at__gte=midnight, due_at__lt=horizon)), "soon", f"{cases}?view=due"),
        Counter("待我审核", up_to(awaiting_review(actor)), "plain", reverse("desk:reviews")),
        Counter("待接收的移送", offers, "plain", "#handovers"),
    ]
    if allow(actor, VERIFY.code):
        answered = alerts_in_sight(actor).filter(state="answered").exclude(answered_by=actor.username)
        found.append(Counter("待核实的答复", up_to(answered), "plain", f"{reverse('desk:alerts')}?state=answered"))
    return found


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
    called, names = titles(row.case for row in rows), names_in(row.case for row in rows)
    return [offer_of(row, actor, called[row.case_id], names.get(row.case_id, [])) for row in rows]


def offer_of(row: Handover, actor: Actor, called: str = "", names: list[str] | None = None) -> Offer:
    """``called``, ``names``: the case's title without names and the parties', where many are asked for at once."""
    procedure = receiving(row)
    names = names_in([row.case]).get(row.case_id, []) if names is None else names
    return Offer(
        row.pk, called or title(row.case), row.case.code, reverse("ui:case", args=[row.case.code]),
        procedure.name if procedure else row.procedure, without_names(row.reason, names), row.basis, row.offered_at,
        may_answer(row, actor),
    )  # fmt: skip
