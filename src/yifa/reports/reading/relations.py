"""How figures of one passage follow from each other (数字间关系): rates, parts and wholes, outcomes."""

from dataclasses import replace

from yifa.reports.reading.document import Fact, Relation
from yifa.reports.reading.indicators import definitions
from yifa.reports.reading.normalising import Repaired


def related(facts: list[Fact], text: str, view: Repaired) -> tuple[Fact, ...]:
    """The facts with their relations. ``Relation.facts`` are positions in the returned tuple."""
    return tuple(_related(facts, index) for index in range(len(facts)))


def _related(facts: list[Fact], index: int) -> Fact:
    fact = facts[index]
    card = definitions().get(fact.indicator or "")
    if card is None:
        return fact
    if card.numerator and card.denominator:
        stated = tuple(
            at for at in (_near(facts, index, card.numerator), _near(facts, index, card.denominator)) if at is not None
        )
        return replace(fact, relation=Relation("ratio", num=card.numerator, den=card.denominator, facts=stated))
    if card.parts:
        parts = [_near(facts, index, part, ahead=True) for part in card.parts]
        if any(at is not None for at in parts):
            return replace(
                fact, relation=Relation("sum", card.parts, facts=tuple(at for at in parts if at is not None))
            )
    if card.whole:
        whole = _near(facts, index, card.whole)
        if whole is not None:
            return replace(fact, relation=Relation("subset", (card.whole,), facts=(whole,)))
    return fact


def _near(facts: list[Fact], index: int, indicator: str, ahead: bool = False) -> int | None:
    """The nearest figure of this indicator in the same section and period; before the figure first."""
    fact = facts[index]
    before = range(index - 1, max(-1, index - 9), -1)
    after = range(index + 1, min(len(facts), index + 9))
    for at in (*after, *before) if ahead else (*before, *after):
        other = facts[at]
        if other.indicator == indicator and other.section == fact.section and other.period == fact.period:
            return at
    return None
