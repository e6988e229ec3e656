"""How figures of one passage follow from each other (数字间关系): rates, parts and wholes, outcomes."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from yifa.reports.reading.document import Fact, Relation
from yifa.reports.reading.indicators import definitions
from yifa.reports.reading.normalising import Repaired

_PER = {"月": "month", "季": "quarter", "周": "week", "半年": "half_year"}
_OFTEN = re.compile(
    "(?:一(?:月|季度?|周)一(?!主题)|每(?:个?月|季度?|周|半年)(?:召开|开展|组织|至少)?(?:一|1)次|季会|月例会|周例会|季度例会)[^。;\\n]{0,24}$"
)


def related(facts: list[Fact], text: str, view: Repaired) -> tuple[Fact, ...]:
    """The facts with their relations. ``Relation.facts`` are positions in the returned tuple."""
    found = []
    for index, fact in enumerate(facts):
        relation = _complement(facts, index) or _frequency(fact, text, view) or _declared(facts, index)
        found.append(replace(fact, relation=relation) if relation else fact)
    return tuple(found)


def _declared(facts: list[Fact], index: int) -> Relation | None:
    """What the indicator's card says, with the figures of the passage that it can be held against."""
    card = definitions().get(facts[index].indicator or "")
    if card is None:
        return None
    if card.numerator and card.denominator:
        stated = (_near(facts, index, card.numerator), _near(facts, index, card.denominator))
        return Relation(
            "ratio", num=card.numerator, den=card.denominator, facts=tuple(at for at in stated if at is not None)
        )
    parts = tuple(at for part in card.parts if (at := _near(facts, index, part, ahead=True)) is not None)
    if parts:
        return Relation("sum", card.parts, facts=parts)
    kinds: tuple[tuple[Literal["outcome_of", "subset"], str], ...] = (
        ("outcome_of", card.outcome_of), ("subset", card.whole),
    )  # fmt: skip
    for kind, other in kinds:
        at = _near(facts, index, other) if other else None
        if at is not None:
            return Relation(kind, (other,), facts=(at,))
    return None


def _complement(facts: list[Fact], index: int) -> Relation | None:
    """The neighbouring rate of another indicator that fills this one to 100: 95.5%化解在村级,4.5%化解在镇级以上."""
    fact = facts[index]
    for at in (index - 1, index + 1):
        if 0 <= at < len(facts) and fact.unit == facts[at].unit == "%" and 0 < fact.value < 100:
            other = facts[at]
            close = abs(other.start - fact.start) < 40 and other.section == fact.section
            if close and fact.value + other.value == 100 and fact.indicator != other.indicator:
                return Relation("complement", (other.indicator or "",), total=Decimal(100), facts=(at,))
    return None


def _frequency(fact: Fact, text: str, view: Repaired) -> Relation | None:
    """A count of meetings beside how often they are held: 一月一研判的12次会议, 季会制度,共召开4次."""
    if fact.unit not in ("次", "场", "期", "场次") or fact.approx != "exact":
        return None
    at = view.view(fact.start)
    said = _OFTEN.search(text, max(0, at - 36), at)
    if not said:
        return None
    per = next(per for word, per in _PER.items() if word in said[0])
    return Relation("frequency", per=per, times=1)


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
