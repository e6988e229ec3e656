"""The catalogue of indicators that yearly reports state (指标), each with its definition card and its cue words.

``lexicon/indicators.toml`` holds one entry each: name, unit, kind, definition, basis, the measure words it is written
with, and ``must``: groups of cue words of which each group needs one. A cue with ``!`` must stand in the figure's own
stretch, ``^`` directly behind the figure, ``$`` directly before it. The closer the cues, and the more groups they
satisfy, the surer the guess.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from yifa.reports.reading.lexicon import load

_FAR, _HEADING, _OUTER, _PREVIOUS, _CARRIED, _LATER = 0.75, 0.5, 0.35, 0.42, 0.62, 0.4
_PER_GROUP, _DECAY, _EDGE = 0.1, 0.006, 0.6


# A sentence that opens with what was done, and not with who did it, still speaks of the one before.
_CARRIES = re.compile(
    "共?(?:参与|协助|引导|开展|化解|调解|受理|办理|办结|接待|发放|提供|累计|解答|审查|组织|其中|全年共?|共)"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """One indicator's card (口径卡). ``numerator`` to ``outcome_of``: how it follows from other indicators, by id."""

    id: str
    name: str
    unit: str
    kind: str
    definition: str
    basis: str
    units: frozenset[str]
    numerator: str = ""
    denominator: str = ""
    parts: tuple[str, ...] = ()
    whole: str = ""
    outcome_of: str = ""


class _Rule(NamedTuple):
    id: str
    unit: str
    groups: tuple[tuple[tuple[str, str], ...], ...]
    never_near: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A figure in its sentence. Offsets are into ``sentence``: ``left``..``start`` its own words before it,
    ``end``..``right`` those behind it. ``previous``: what the paragraph said before; ``headings`` from the top."""

    sentence: str
    left: int
    start: int
    end: int
    right: int
    previous: str
    headings: tuple[str, ...]
    unit: str


class Guess(NamedTuple):
    """``confidence``: 0..1, how close and how complete the cues are."""

    indicator: str | None
    confidence: float


@cache
def definitions() -> dict[str, Definition]:
    """Every indicator's card by id."""
    return {entry["id"]: _definition(entry) for entry in load("indicators")["indicator"]}


def _definition(entry: dict[str, Any]) -> Definition:
    return Definition(
        id=entry["id"],
        name=entry["name"],
        unit=entry["unit"],
        kind=entry["kind"],
        definition=entry["definition"],
        basis=entry["basis"],
        units=frozenset(entry["units"].split()),
        numerator=entry.get("num", ""),
        denominator=entry.get("den", ""),
        parts=tuple(entry.get("parts", ())),
        whole=entry.get("whole", ""),
        outcome_of=entry.get("outcome_of", ""),
    )


def assign(context: Context) -> Guess:
    """The indicator whose cues stand closest around the figure; None when no one's cues are complete."""
    near, weights = _weights(context)
    after, own = context.sentence[context.end : context.right], context.sentence[context.left : context.start]
    best, sure, chosen = 0.0, 0.0, None
    for rule in _candidates(context.unit, near):
        mean, cues = _score(rule, near, weights, own, after)
        if mean <= 0.0 or any(term in near for term in rule.never_near) or any(term in weights for term in rule.never):
            continue
        score = (
            mean + _PER_GROUP * (min(len(rule.groups), 4) + min(cues, 4)) + (0.03 if rule.unit == context.unit else 0.0)
        )
        if score > best:
            best, sure, chosen = score, mean, rule.id
    return Guess(chosen, round(min(sure, 1.0), 2))


def _candidates(unit: str, near: dict[str, float]) -> list[_Rule]:
    """The rules of a measure word whose own-stretch cues are there at all: a few of some eighty."""
    by_cue, always = _by_cue().get(unit, ({}, ()))
    at = {place for term in near for place in by_cue.get(term, ())}
    rules = _rules().get(unit, ())
    return [rules[place] for place in sorted(at.union(always))]


def _score(rule: _Rule, near: dict[str, float], weights: dict[str, float], own: str, after: str) -> tuple[float, int]:
    """The mean weight of the best cue of each group, and how many different cues that takes.

    0 when a group has none, or when none stands near.
    """
    total, close, cues = 0.0, False, set()
    for group in rule.groups:
        best, word = 0.0, ""
        for mode, term in group:
            if mode == "^":
                weight = 1.02 if after.startswith(term) else 0.0
            elif mode == "$":
                weight = 1.02 if own.endswith(term) else 0.0
            else:
                weight = near.get(term, 0.0) or (weights.get(term, 0.0) if mode == "" else 0.0)
            if weight > best:
                best, word = weight, term
        if best == 0.0:
            return 0.0, 0
        close = close or best > 0.8
        cues.add(word)
        total += best
    return (total / len(rule.groups) if close else 0.0), len(cues)


def _weights(context: Context) -> tuple[dict[str, float], dict[str, float]]:
    """For each cue word around the figure how near it stands: in its own stretch, and anywhere."""
    near: dict[str, float] = {}
    weights: dict[str, float] = {}
    for at, term in _scan(context.sentence):
        until = at + len(term)
        if context.left <= at and until <= context.start:
            weight = max(_EDGE, 1.0 - _DECAY * (context.start - until)) + 0.004 * len(term)
            near[term] = max(near.get(term, 0.0), weight)
        elif context.end <= at and until <= context.right:
            weight = max(_EDGE, 1.0 - _DECAY * (at - context.end)) + 0.004 * len(term)
            near[term] = max(near.get(term, 0.0), weight)
        elif until <= context.left:
            weight = max(0.45, _FAR - (context.left - until) / 300)
        elif at >= context.right:
            weight = _LATER
        else:
            continue
        if weight > weights.get(term, 0.0):
            weights[term] = weight
    for text, weight in _around(context):
        for _, term in _scan(text):
            if weight > weights.get(term, 0.0):
                weights[term] = weight
    return near, weights


def _around(context: Context) -> Iterator[tuple[str, float]]:
    if context.previous:
        yield context.previous, _CARRIED if _CARRIES.match(context.sentence) else _PREVIOUS
    if context.headings:
        yield context.headings[-1], _HEADING
        for heading in context.headings[:-1]:
            yield heading, _OUTER


@lru_cache(maxsize=256)
def _scan(text: str) -> tuple[tuple[int, str], ...]:
    """Every cue word in a text with its place, overlapping ones included."""
    index = _index()
    found: list[tuple[int, str]] = []
    for at in range(len(text) - 1):
        terms = index.get(text[at : at + 2])
        if terms:
            found.extend((at, term) for term in terms if text.startswith(term, at))
    return tuple(found)


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """All cue words by their first two characters."""
    terms: dict[str, set[str]] = defaultdict(set)
    for rules in _rules().values():
        for rule in rules:
            for mode, term in (cue for group in rule.groups for cue in group):
                if mode not in ("^", "$"):
                    terms[term[:2]].add(term)
            for term in (*rule.never_near, *rule.never):
                terms[term[:2]].add(term)
    return {start: tuple(words) for start, words in terms.items()}


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """The rules that each measure word may mean."""
    found: dict[str, list[_Rule]] = defaultdict(list)
    shared = load("indicators").get("words", {})
    for entry in load("indicators")["indicator"]:
        groups = tuple(tuple(_cue(cue) for cue in _spelled(group, shared).split("|")) for group in entry["must"])
        banned = [word for word in _spelled(entry.get("never", ""), shared).split("|") if word]
        rule = _Rule(
            entry["id"],
            entry["unit"],
            groups,
            tuple(word for word in banned if not word.startswith("~")),
            tuple(word[1:] for word in banned if word.startswith("~")),
        )
        for unit in entry["units"].split():
            found[unit].append(rule)
    return {unit: tuple(rules) for unit, rules in found.items()}


@cache
def _by_cue() -> dict[str, tuple[dict[str, list[int]], tuple[int, ...]]]:
    """For each measure word: which rules a cue in the figure's own stretch may open, and which need none there."""
    found: dict[str, tuple[dict[str, list[int]], tuple[int, ...]]] = {}
    for unit, rules in _rules().items():
        by_cue: dict[str, list[int]] = defaultdict(list)
        always = []
        for place, rule in enumerate(rules):
            bound = [group for group in rule.groups if all(mode == "!" for mode, _ in group)]
            for _, term in min(bound, key=len) if bound else ():
                by_cue[term].append(place)
            if not bound:
                always.append(place)
        found[unit] = (dict(by_cue), tuple(always))
    return found


def _spelled(group: str, shared: dict[str, str]) -> str:
    """A group with its shared words written out: {leader} -> 主要负责人|…; ``!{x}`` marks every one of them."""
    for name, words in shared.items():
        group = group.replace("!{" + name + "}", "|".join("!" + word for word in words.split("|")))
        group = group.replace("{" + name + "}", words)
    return group


def _cue(cue: str) -> tuple[str, str]:
    return (cue[0], cue[1:]) if cue[0] in "!^$" else ("", cue)
