"""How well compiled reports say what was published: their figures against figures marked by hand (对照标注).

The gold files are only for measuring; nothing that loads records or compiles a report looks into them. Each marked
figure is looked for in the trace of the report of the same place, by indicator, period and what it is narrowed to, and
both sides are compared as printed: 2036 printed as 2000余 agrees with “2000余人次”, and with nothing else.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

from yifa.reports.annual.printing import Quantity, honest_rate, rounded, step_of, style_from

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """One marked figure beside ours. ``why``: "" where they agree; else what is wrong, in Chinese."""

    id: str
    place: str
    indicator: str
    marked: str
    ours: str
    why: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """All marked figures of the reports at hand."""

    compared: tuple[Compared, ...]

    @property
    def matched(self) -> int:
        return sum(not one.why for one in self.compared)

    @property
    def differing(self) -> tuple[Compared, ...]:
        return tuple(one for one in self.compared if one.why and one.ours)

    @property
    def missing(self) -> tuple[Compared, ...]:
        return tuple(one for one in self.compared if one.why and not one.ours)

    def as_json(self) -> dict[str, Any]:
        return {
            "marked": len(self.compared), "matched": self.matched,
            "differing": [asdict(one) for one in self.differing], "missing": [asdict(one) for one in self.missing],
        }  # fmt: skip


def measure(gold: Path, seeds: Path, reports: Path) -> Agreement:
    """``gold`` holds ``facts.jsonl``, ``seeds`` the texts it points into, ``reports`` a folder per compiled report."""
    traces = [json.loads(file.read_text("utf-8")) for file in sorted(reports.glob("*/trace.json"))]
    by_seed: dict[str, list[Row]] = {}
    for line in (gold / "facts.jsonl").read_text("utf-8").splitlines():
        fact = json.loads(line)
        by_seed.setdefault(fact["seed"], []).append(fact)
    compared: list[Compared] = []
    for seed, facts in sorted(by_seed.items()):
        trace = _trace_of((seeds / seed).read_text("utf-8"), traces)
        if trace is not None:
            compared += [_compare(fact, trace) for fact in facts]
    return Agreement(tuple(compared))


def _trace_of(text: str, traces: Iterable[Row]) -> Row | None:
    """The report of the place that a text speaks of most."""
    named = {trace["place"]["name"]: trace for trace in traces}
    best = max(named, key=text.count, default="")
    return named[best] if best and best in text else None


def _compare(fact: Row, trace: Row) -> Compared:
    place, marked = str(trace["place"]["name"]), str(fact["text"])
    found = _figure_of(fact, trace["figures"])
    if found is None:
        absent = _figure_of(fact, trace["missing"])
        why = str(absent["why"]) if absent else "报告里没有这个数字"
        return Compared(fact["id"], place, fact["indicator"], marked, "", why)
    agrees = shown(found) == (fact["approx"], Decimal(str(fact["value"])))
    return Compared(fact["id"], place, fact["indicator"], marked, found["printed"], "" if agrees else "与标注不一致")


def _figure_of(fact: Row, figures: Iterable[Row]) -> Row | None:
    """The figure of the same indicator and period whose narrowing the fact names, the narrowest of them."""
    said = " ".join(map(str, (fact["scope"], fact["subject"], *fact.get("dims", {}).values())))
    fitting = [
        figure
        for figure in figures
        if figure["indicator"] == fact["indicator"]
        and figure["period"] == fact["period"]
        and not figure.get("rest", False)
        and all(value in said for value in figure["dims"].values())
    ]
    return max(fitting, key=lambda figure: len(figure["dims"]), default=None)


def shown(figure: Row) -> tuple[str, Decimal]:
    """(exact, over or under; the number) as a figure of a trace prints."""
    style, value = style_from(figure["style"]), Decimal(figure["value"])
    if figure["unit"] == "%":
        halves = (figure[name] for name in ("numerator", "denominator"))
        top, base = (None if half is None else Decimal(half) for half in halves)
        return "exact", honest_rate(Quantity(value, "%", top, base), style.places)
    if style.form == "exact" or value == 0:
        return "exact", rounded(value, style.places)
    step = step_of(value, style.digits)
    how, approx = (ROUND_FLOOR, "over") if style.form == "over" else (ROUND_CEILING, "under")
    round_number = (value / step).to_integral_value(how) * step
    return ("exact" if round_number == value else approx), round_number
