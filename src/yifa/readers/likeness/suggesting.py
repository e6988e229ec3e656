"""Suggesting (建议): which item, which unit the history of this place would give a matter. It never decides.

A model belongs to one scope and is learned from the open matters of that scope alone; a township never learns from
another's texts, and a matter of limited secrecy teaches nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from yifa.ground.calendar import now, today
from yifa.ground.identity.actor import SECRECY_OPEN, Actor
from yifa.ground.identity.models import Appointment
from yifa.ground.identity.posts import ADMIN_POSTS
from yifa.ground.identity.scope import within
from yifa.readers.likeness import shelf
from yifa.readers.likeness.declared import SUGGESTIONS, Suggestion
from yifa.readers.likeness.duplicates import town_of
from yifa.readers.likeness.learning import Example, Learned, learn
from yifa.readers.likeness.parameters import number
from yifa.readers.likeness.texts import shares, texts_of
from yifa.records.cases.models import Case, detail_model
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import cases_in_sight

NEIGHBOURS = 3
CHUNK = 2000


@dataclass(frozen=True)
class Neighbour:
    """An earlier matter in sight, what people decided, how alike its words are (0..1)."""

    case: Case
    label: str
    share: float


@dataclass(frozen=True)
class Advice:
    """What the page says. ``labels``: the best first, empty where nothing can be said; ``why_not`` says why."""

    suggestion: Suggestion
    labels: tuple[str, ...] = ()
    model: Learned | None = None
    neighbours: tuple[Neighbour, ...] = ()
    why_not: str = ""


def advise(suggestion: Suggestion, text: str, division: str, actor: Actor, *, besides: Case | None = None) -> Advice:
    """The suggestion for these words at this place, from the history in this person's scope."""
    near = neighbours(suggestion, text, division, actor, besides=besides)
    model = shelf.get(suggestion.code, actor.scope) if actor.scope else None
    if model is None:
        why = "系统还没有学习过本地的历史,今晚会自动学习一次;要马上用,请系统管理员手动学习一次。"
        return Advice(suggestion, neighbours=near, why_not=why)
    if not model.labels:
        why = f"本地这类历史还太少(现有{model.size}件,至少要{model.needed}件,且要有两类以上),暂不作建议。"
        return Advice(suggestion, model=model, neighbours=near, why_not=why)
    if not model.usable:
        told = f"{model.measured.asked}件里只对{model.measured.right}件"
        why = f"学过的历史在检验中没有明显好过总猜最多的一类({told}),暂不作建议。"
        return Advice(suggestion, model=model, neighbours=near, why_not=why)
    labels = tuple(model.best(text))
    why = "" if labels else "没有可以比对的文字,暂不作建议。"
    return Advice(suggestion, labels, model, near, why)


def neighbours(
    suggestion: Suggestion, text: str, division: str, actor: Actor, *, besides: Case | None = None
) -> tuple[Neighbour, ...]:
    """The most alike earlier matters of the same town that this person may see and that people have decided."""
    since = now() - timedelta(days=number("neighbour_days", division))
    rows = cases_in_sight(actor).filter(town=town_of(division), procedure=suggestion.procedure)
    rows = rows.filter(opened_at__gte=since).order_by("-opened_at", "-id")
    if besides:
        rows = rows.exclude(pk=besides.pk)
    found = list(rows[: number("duplicate_most", division)])
    decided = _labels(suggestion, found)
    known = [case for case in found if decided.get(case.pk)]
    words = texts_of(known, suggestion.text)
    alike = shares(text, [words[case.pk] for case in known])
    pairs = [Neighbour(case, decided[case.pk], share) for case, share in zip(known, alike, strict=True) if share > 0]
    return tuple(sorted(pairs, key=lambda one: (-one.share, -one.case.pk))[:NEIGHBOURS])


def _labels(suggestion: Suggestion, cases: list[Case]) -> dict[int, str]:
    rows = detail_model(PROCEDURES.get(suggestion.procedure).detail).objects.filter(case__in=[one.pk for one in cases])
    return {key: str(label or "") for key, label in rows.values_list("case_id", suggestion.label)}


def history(suggestion: Suggestion, scope: str) -> list[Example]:
    """The latest decided matters of the scope that everybody in it may see, the earliest first."""
    inside = within(scope, Case.SCOPE_COLUMNS)
    rows = Case.objects.filter(inside, procedure=suggestion.procedure, secrecy=SECRECY_OPEN)
    newest = list(rows.order_by("-opened_at", "-id")[: number("suggest_most", scope)])
    newest.reverse()
    return list(_examples(suggestion, newest))


def _examples(suggestion: Suggestion, cases: list[Case]) -> Iterator[Example]:
    for start in range(0, len(cases), CHUNK):
        part = cases[start : start + CHUNK]
        labels, words = _labels(suggestion, part), texts_of(part, suggestion.text)
        for case in part:
            if labels.get(case.pk) and words[case.pk]:
                yield Example(case.code, words[case.pk], labels[case.pk])


def train(suggestion: Suggestion, scope: str) -> Learned:
    """Learn this suggestion anew for one scope and put it on the shelf."""
    model = learn(
        history(suggestion, scope), least=number("suggest_least", scope),
        least_each=number("suggest_least_each", scope), held_out=number("suggest_held_out", scope), on=today(),
    )  # fmt: skip
    shelf.put(suggestion.code, scope, model)
    return model


def scopes() -> list[str]:
    """The areas of everybody who handles matters today."""
    held = Appointment.objects.in_force().exclude(post__code__in=ADMIN_POSTS)
    return sorted(set(held.values_list("scope", flat=True)) - {""})


def stale() -> list[tuple[Suggestion, str]]:
    """What has not been learned today."""
    found = []
    for suggestion in SUGGESTIONS:
        for scope in scopes():
            model = shelf.get(suggestion.code, scope)
            if model is None or model.learned_on != today():
                found.append((suggestion, scope))
    return found
