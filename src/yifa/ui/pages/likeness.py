"""What the history says about a matter (以往怎么办的), on the forms and pages of cases: proposals, never decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.ground.calendar import now
from yifa.ground.forms import FormField
from yifa.ground.identity.actor import Actor, in_area
from yifa.readers.likeness.declared import DUPLICATES, Duplicates, Suggestion, suggestions_for
from yifa.readers.likeness.duplicates import Alike, Spot, duplicates, merge_of
from yifa.readers.likeness.parameters import number
from yifa.readers.likeness.suggesting import Advice, advise
from yifa.readers.likeness.texts import texts_of, words_of
from yifa.records.cases.linking import untieable
from yifa.records.cases.models import Case
from yifa.records.cases.moves import closed_because
from yifa.records.cases.procedure import Step
from yifa.records.cases.store import image_of
from yifa.ui.pages.asking import reads
from yifa.ui.pages.case_file import case_in_sight
from yifa.ui.pages.naming import day
from yifa.ui.pages.sheet import Sheet
from yifa.ui.pages.sight import title, titles
from yifa.ui.parts import Link

LOOK, ADOPT = "look", "adopt"
"""Buttons of a form that write nothing: look what the history says; take a suggestion over into its box."""


@dataclass(frozen=True)
class LikeLine:
    """One earlier matter: how it is called, where it stands, in what sense it is alike."""

    title: str
    url: str
    code: str
    state: str
    note: str
    merge: Link | None = None


@dataclass(frozen=True)
class AdviceCard:
    """A suggestion as drawn: ``labels`` the best first, how they were examined, the nearest earlier matters."""

    field: str
    name: str
    labels: tuple[str, ...]
    how: str
    why_not: str
    neighbours: tuple[LikeLine, ...]


@dataclass(frozen=True)
class Seen:
    """What a form shows of the history. ``button``: offers to look; ``searched``: duplicates were looked for."""

    advice: tuple[AdviceCard, ...] = ()
    alike: tuple[LikeLine, ...] = ()
    searched: bool = False
    button: str = ""
    days: int = 0


@dataclass(frozen=True)
class SeenSheet(Sheet):
    """A form page with what the history says above its boxes."""

    seen: Seen = field(default_factory=Seen)


def with_history(sheet: Sheet, seen: Seen) -> SeenSheet:
    """The form page with this above its boxes."""
    return SeenSheet(**{**sheet.__dict__, "seen": seen})


def only_looks(request: HttpRequest) -> bool:
    """Whether this POST asks what the history says instead of writing."""
    return LOOK in request.POST or ADOPT in request.POST


def adopted(request: HttpRequest, fields: tuple[FormField, ...]) -> dict[str, str]:
    """The suggestion that was taken over, by the name of its box; nothing for a box the form does not have."""
    name, _, value = request.POST.get(ADOPT, "").partition("=")
    return {name: value} if any(one.name == name for one in fields) else {}


def prefilled(request: HttpRequest, fields: tuple[FormField, ...]) -> dict[str, str]:
    """What a link fills in beforehand: never personal data, which stands in no address."""
    return {one.name: request.GET[one.name] for one in fields if one.name in request.GET and not one.private}


def of_step(case: Case, step: Step, actor: Actor) -> Seen:
    """Suggestions for a later step of a case."""
    wanted = suggestions_for(case.procedure, frozenset(step.form.model_fields))
    cards = tuple(
        card(advise(one, texts_of([case], one.text)[case.pk], case.division, actor, besides=case)) for one in wanted
    )
    return Seen(cards)


def before_opening(procedure: str, step: Step) -> Seen:
    """Only the button, while nothing was typed."""
    wanted = suggestions_for(procedure, frozenset(step.form.model_fields))
    words = ("查重复" if procedure in DUPLICATES else "", f"看{wanted[0].name}建议" if wanted else "")
    return Seen(button="、".join(word for word in words if word))


def at_opening(procedure: str, step: Step, typed: Mapping[str, Any], division: str, actor: Actor) -> Seen:
    """Suggestions and likely duplicates for what was typed; nothing is written."""
    seen = before_opening(procedure, step)
    if not in_area(division, actor.scope):
        return seen
    wanted = suggestions_for(procedure, frozenset(step.form.model_fields))
    cards = tuple(card(advise(one, words_of(typed, one.text), division, actor)) for one in wanted)
    declared = DUPLICATES.get(procedure)
    if declared is None:
        return replace(seen, advice=cards)
    spot = Spot(division, now(), str(typed.get("grid") or ""), _degrees(typed.get("lon")), _degrees(typed.get("lat")))
    found = duplicates(declared, words_of(typed, declared.text), spot, actor)
    days = number("duplicate_days", division)
    return replace(seen, advice=cards, alike=lines(found), searched=True, days=days)


def _degrees(typed: Any) -> float | None:
    try:
        return float(typed)
    except (TypeError, ValueError):
        return None


def card(advice: Advice) -> AdviceCard:
    called = titles(one.case for one in advice.neighbours)
    near = tuple(
        _line(one.case, called[one.case.pk], f"{day(one.case.opened_at)}登记,当时定的是:{one.label}")
        for one in advice.neighbours
    )
    which: Suggestion = advice.suggestion
    return AdviceCard(which.label, which.name, advice.labels, _how(advice), advice.why_not, near)


def _how(advice: Advice) -> str:
    """How the suggestion was made and how often such suggestions were right, in one sentence."""
    model = advice.model
    if model is None or not advice.labels:
        return ""
    held = model.measured
    return (
        f"按以往{model.size:,}件同类事项学得({model.learned_on}更新);用最近{held.asked:,}件检验,"
        f"说对{held.right:,}件,准确率{held.accuracy:.0%}(总猜最多的一类是{held.usual / held.asked:.0%})。"
        "仅供参考,由您决定。"
    )


def lines(found: list[Alike], case: Case | None = None, merge: tuple[str, str] | None = None) -> tuple[LikeLine, ...]:
    """Likely duplicates as drawn; with ``case`` and ``merge`` (step, field) each has its way into that step."""
    called = titles(one.case for one in found)
    return tuple(
        _line(one.case, called[one.case.pk], _near(one), _merging(case, merge, one.case) if case else None)
        for one in found
    )


def _line(case: Case, called: str, note: str, merge: Link | None = None) -> LikeLine:
    state = case.declared.state(case.state).name
    return LikeLine(called, reverse("ui:case", args=[case.code]), case.code, state, note, merge)


def _near(one: Alike) -> str:
    return f"{one.near},{day(one.case.opened_at)}登记,文字相似{one.percent}%"


def _merging(case: Case, merge: tuple[str, str] | None, other: Case) -> Link | None:
    if merge is None:
        return None
    step, name = merge
    if untieable(case, case.declared.step(step), other):
        return None
    return Link("并入这一件", f"{reverse('ui:case-step', args=[case.code, step])}?{name}={other.code}")


def may_be_told_twice(case: Case) -> Duplicates | None:
    """The declaration under which duplicates of this case are looked for; None for a matter that has ended."""
    return DUPLICATES.get(case.procedure) if case.closed_at is None else None


@reads
def case_likeness(request: HttpRequest, code: str) -> HttpResponse:
    """Likely duplicates of a case: a page of its own, or the part of the case page that comes after it."""
    case, actor = case_in_sight(request, code)
    declared = may_be_told_twice(case)
    found = (
        duplicates(declared, texts_of([case], declared.text)[case.pk], Spot.of(case), actor, besides=case)
        if declared
        else []
    )
    context = {
        "case": case,
        "title": title(case),
        "alike": lines(found, case, _merge(declared, case, actor) if declared else None),
        "days": number("duplicate_days", case.division),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "ui/parts/alike.html" if part else "ui/case_likeness.html", context)


def _merge(declared: Duplicates, case: Case, actor: Actor) -> tuple[str, str] | None:
    """The merge step, where this person may take it now."""
    way = merge_of(declared, case)
    if way is None or closed_because(case.declared, image_of(case), case.declared.step(way[0]), actor):
        return None
    return way
