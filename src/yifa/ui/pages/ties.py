"""What a case is tied to (关联事项): merged with, gathered by or into; only what the viewer may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case, CaseLink
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.pages.sight import titles
from yifa.ui.parts import Link

SHOWN = 20
WORDS = {"merged": ("并入", "并入本件的"), "topic": ("所属专题", "纳入本专题的")}
"""Kind of tie -> how it reads from the tied case, and from the one it is tied to."""
OTHERWISE = ("关联到", "关联到本件的")


@dataclass(frozen=True)
class Ties:
    """The ties of one sort: how they read, the cases (link, state, code: many bear one name), how many there are
    beyond those shown."""

    name: str
    cases: tuple[tuple[Link, str, str], ...]
    more: int


def ties_of(case: Case, actor: Actor) -> tuple[Ties, ...]:
    """Ties in force in both directions, by kind; three queries and the titles, none more for many ties."""
    rows = list(CaseLink.objects.filter(case=case, undone_at=None).values_list("kind", "other"))
    found = {(kind, 0): [other] for kind, other in rows}
    for kind, tied in CaseLink.objects.filter(other=case, undone_at=None).order_by("id").values_list("kind", "case"):
        found.setdefault((kind, 1), []).append(tied)
    wanted = [key for keys in found.values() for key in keys]
    if not wanted:
        return ()
    seen = {one.pk: one for one in cases_in_sight(actor).filter(pk__in=wanted)}
    called = titles(seen[key] for keys in found.values() for key in [k for k in keys if k in seen][:SHOWN])
    return tuple(
        _sort(WORDS.get(kind, OTHERWISE)[side], [seen[key] for key in keys if key in seen], called)
        for (kind, side), keys in sorted(found.items())
        if any(key in seen for key in keys)
    )


def _sort(name: str, cases: list[Case], called: Mapping[int, str]) -> Ties:
    lines = tuple(
        (Link(called[one.pk], reverse("ui:case", args=[one.code])), one.declared.state(one.state).name, one.code)
        for one in cases[:SHOWN]
    )
    return Ties(name, lines, max(len(cases) - SHOWN, 0))
