"""What a report states against what the records say (与台账核对): the difference as a list.

The place and the year must be in the store. Every stated figure whose indicator the house knows is asked of
:mod:`yifa.readers.figures`; a caller sees only what its own scope allows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yifa.ground.identity.actor import Actor
from yifa.readers.figures import engine
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.figures.values import RowRef, Value
from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document, Fact

SURE, _SHOWN = 0.6, 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One stated figure beside the recorded one. ``gap``: recorded minus stated, None when nothing is recorded.

    ``rows``: the records behind the recorded value, so that the difference can be opened.
    """

    fact: Fact
    indicator: str
    name: str
    stated: Decimal
    recorded: Decimal | None
    gap: Decimal | None
    agrees: bool
    rows: tuple[RowRef, ...]

    def as_json(self) -> dict[str, Any]:
        plain = {"start": self.fact.start, "end": self.fact.end, "text": self.fact.text}
        numbers = {"stated": self.stated, "recorded": self.recorded, "gap": self.gap}
        return {
            **plain,
            "indicator": self.indicator,
            "name": self.name,
            **{key: None if value is None else str(value) for key, value in numbers.items()},
            "agrees": self.agrees,
            "rows": [row.code for row in self.rows],
        }


def differences(
    document: Document, *, scope: str, year: int, by: Actor, as_of: date | None = None
) -> Iterator[Difference]:
    """Stated against recorded, for every figure of that year that both know. Raises what the figures room raises.

    ``scope``: a division's prefix. Figures planned for the next year and figures of other years are left out.
    """
    told = [fact for fact in document.facts if _known(fact, year)]
    codes = sorted({fact.indicator for fact in told if fact.indicator})
    values = (
        {value.indicator: value for value in engine.values(codes, scope, str(year), as_of=as_of, actor=by)}
        if codes
        else {}
    )
    for fact in told:
        value = values.get(fact.indicator or "")
        if value is not None:
            yield _beside(fact, value, scope, year, by)


def _known(fact: Fact, year: int) -> bool:
    known = fact.indicator is not None and fact.indicator in INDICATORS and fact.confidence >= SURE
    return known and not fact.status and fact.period in ("", str(year))


def _beside(fact: Fact, value: Value, scope: str, year: int, by: Actor) -> Difference:
    recorded = None if value.value is None else Decimal(value.value)
    agrees = recorded is not None and _fits(fact, recorded, value.places)
    rows = () if agrees or recorded is None else tuple(engine.rows(value.indicator, scope, str(year), actor=by))
    gap = None if recorded is None else recorded - fact.value
    return Difference(fact, value.indicator, value.name, fact.value, recorded, gap, agrees, rows)


def _fits(fact: Fact, recorded: Decimal, places: int) -> bool:
    """Whether the recorded value lies in what the words allow: 2000余 is 2000 and more, 近万 is somewhat less."""
    if fact.upper is not None:
        return fact.value <= recorded <= fact.upper
    if fact.approx in ("over", "at_least"):
        return fact.value <= recorded <= fact.value * 2
    if fact.approx == "under":
        return fact.value * Decimal("0.8") <= recorded <= fact.value
    if fact.approx == "about":
        return abs(recorded - fact.value) * 10 <= fact.value
    step = Decimal(1).scaleb(-places) / 2 if fact.unit == "%" else Decimal(0)
    return abs(recorded - fact.value) <= step


def findings(document: Document, found: Iterator[Difference] | list[Difference]) -> Iterator[Finding]:
    """Each difference as a finding at the figure's place."""
    for each in found:
        at = (document.file, each.fact.start, each.fact.end, "against_store")
        if each.recorded is None:
            yield Finding(*at, "info", "violates", f"报告写{each.fact.text},系统里没有“{each.name}”的记录。", "")
        elif each.agrees:
            yield Finding(*at, "info", "holds", f"与系统记录的“{each.name}”相符。", f"记录{each.recorded}")
        else:
            codes = "、".join(row.code for row in each.rows[:_SHOWN])
            listed = f";记录{len(each.rows)}条:{codes}{'…' if len(each.rows) > _SHOWN else ''}" if codes else ""
            shown = f"报告{each.stated},记录{each.recorded},相差{each.gap}{listed}"
            yield Finding(
                *at, "warn", "violates", f"报告写{each.fact.text},系统记录的“{each.name}”为{each.recorded}。", shown
            )
