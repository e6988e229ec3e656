"""Compute figures again from public rows alone: no database, no engine, one pass over each source. Pure Python.

A formula is nested data. A leaf {op: count|sum|average|stock, source, scope, when, ended, from, to,
where: [cond], of, distinct, unit, places} looks at rows: `when` names the day that counts, from `from` ("" for
a stock) to `to`; `ended` the first day on which a stock is no longer there. {op: rate, numerator, denominator,
scale, places} and {op: rest, ratio} look at other formulas.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from yifa.ground.calendar import TZ
from yifa.readers.figures.condition import Cond, absent
from yifa.reports.annual.printing import Quantity, rounded
from yifa.reports.annual.source import Formula

Public = Mapping[str, Any]
LEAVES = frozenset({"count", "sum", "average", "stock"})
KEPT = 12  # subjects kept by name, for the card
DAY = len("2024-01-01")


class BadFormula(ValueError):
    """A formula that nothing can compute: unknown operation or a missing part."""


@dataclass
class Tally:
    """Which rows count: how many, the first by name, and a hash over all names, one a line, in file order."""

    count: int = 0
    subjects: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.digest = hashlib.sha256()

    def take(self, subject: str) -> None:
        self.count += 1
        self.digest.update(subject.encode())
        self.digest.update(b"\n")
        if len(self.subjects) < KEPT:
            self.subjects.append(subject)

    @property
    def hash(self) -> str:
        return self.digest.hexdigest()


@dataclass
class Leaf:
    """One pass over one source. `feed` every row of the source; then `quantity` and `rows` are ready."""

    op: str
    source: str
    scope: str
    when: str
    ended: str
    first: str
    last: str
    where: tuple[Cond, ...]
    of: str
    distinct: str
    places: int
    filled: int = 0
    total: Decimal = Decimal(0)
    seen: set[Any] = field(default_factory=set)
    hit: bool = False
    rows: "Tally" = field(default_factory=lambda: Tally())

    def relevant(self, public: Public) -> bool:
        """In scope, and of the period: dated within it, or (stock) begun and not ended by its last day."""
        if not str(public.get("division", "")).startswith(self.scope):
            return False
        day = day_of(public.get(self.when))
        if not day or not self.first <= day <= self.last:
            return False
        end = day_of(public.get(self.ended)) if self.ended else ""
        return not end or end > self.last

    def feed(self, subject: str, public: Public) -> bool:
        """Take one row; True when it is relevant to this leaf, whether or not it meets the conditions."""
        self.hit = False
        if not self.relevant(public):
            return False
        if all(cond.holds(public) for cond in self.where):
            self.hit = True
            self._take(subject, public)
        return True

    def _take(self, subject: str, public: Public) -> None:
        amount = public.get(self.of) if self.of else None
        if not absent(amount):
            self.filled += 1
            self.total += Decimal(str(amount))
        if self.distinct and not absent(public.get(self.distinct)):
            self.seen.add(public[self.distinct])
        self.rows.take(subject)

    @property
    def quantity(self) -> Quantity:
        """What was counted, rounded as declared; an average keeps its total and how many it is over."""
        if self.op == "average":
            value = rounded(self.total / self.filled, self.places) if self.filled else None
            return Quantity(value, "", self.total, Decimal(self.filled))
        if self.of:
            return Quantity(rounded(self.total, self.places), "")
        return Quantity(Decimal(len(self.seen) if self.distinct else self.rows.count), "")


def day_of(value: Any) -> str:
    """A day as it stands, a moment as its day in Chinese time, "" for nothing."""
    if absent(value):
        return ""
    text = str(value)
    return text if len(text) == DAY else datetime.fromisoformat(text).astimezone(TZ).date().isoformat()


def leaf_of(data: Formula) -> Leaf:
    """A fresh leaf from its data; raises BadFormula."""
    try:
        return Leaf(
            op=data["op"],
            source=data["source"],
            scope=data["scope"],
            when=data["when"],
            ended=data.get("ended", ""),
            first=data["from"],
            last=data["to"],
            where=tuple(Cond(row["field"], row["op"], row.get("value")) for row in data.get("where", [])),
            of=data.get("of", ""),
            distinct=data.get("distinct", ""),
            places=int(data.get("places", 0)),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise BadFormula(f"口径写得不完整：{error}") from error


def leaves_in(formula: Formula) -> Iterator[Formula]:
    """Every leaf of a formula, as data."""
    if formula.get("op") in LEAVES:
        yield formula
        return
    parts = [formula[key] for key in ("numerator", "denominator", "ratio") if key in formula]
    if not parts:
        raise BadFormula(f"不认识的计算方法“{formula.get('op')}”")
    for part in parts:
        yield from leaves_in(part)


def result(formula: Formula, leaf: Callable[[Formula], Leaf]) -> Quantity:
    """The value of a formula whose leaves have been fed; `leaf` finds the fed leaf of leaf data."""
    op, unit = formula.get("op"), str(formula.get("unit", ""))
    if op in LEAVES:
        found = leaf(formula).quantity
        return Quantity(found.value, unit, found.numerator, found.denominator)
    if op == "rate":
        return rate(formula, leaf)
    if op == "rest":
        halves = result(formula["ratio"], leaf)
        if halves.numerator is None or halves.denominator is None:
            return Quantity(None, unit)
        return Quantity(halves.denominator - halves.numerator, unit)
    raise BadFormula(f"不认识的计算方法“{op}”")


def rate(formula: Formula, leaf: Callable[[Formula], Leaf]) -> Quantity:
    """scale x numerator / denominator, both kept; no value over an empty base."""
    top = result(formula["numerator"], leaf).value or Decimal(0)
    base = result(formula["denominator"], leaf).value or Decimal(0)
    unit = str(formula.get("unit", "%"))
    if not base:
        return Quantity(None, unit, top, base)
    value = rounded(Decimal(int(formula.get("scale", 100))) * top / base, int(formula.get("places", 2)))
    return Quantity(value, unit, top, base)


@dataclass
class Rest:
    """The rows of a rate's denominator that are not in its numerator: the unresolved, the absent."""

    top: Leaf
    base: Leaf
    rows: Tally = field(default_factory=Tally)

    def feed(self, subject: str) -> None:
        """After both halves were fed the same row."""
        if self.base.hit and not self.top.hit:
            self.rows.take(subject)


class Computation:
    """All formulas of a report side by side: each distinct leaf is fed once per row, however many figures use it."""

    def __init__(self, formulas: Mapping[int, Formula]) -> None:
        self.formulas = formulas
        self.leaves: dict[str, Leaf] = {}
        for formula in formulas.values():
            for data in leaves_in(formula):
                self.leaves.setdefault(leaf_key(data), leaf_of(data))
        self.by_source: dict[str, list[Leaf]] = {}
        for fresh in self.leaves.values():
            self.by_source.setdefault(fresh.source, []).append(fresh)
        self.rests = {number: self._rest(formula) for number, formula in formulas.items() if formula["op"] == "rest"}

    def _rest(self, formula: Formula) -> "Rest | None":
        """The rows a rate leaves over; None where its halves count different things."""
        halves = [formula["ratio"].get(key, {}) for key in ("numerator", "denominator")]
        if any(half.get("op") not in LEAVES for half in halves):
            return None
        top, base = (self.leaf(half) for half in halves)
        plain = all(leaf.op in ("count", "stock") and not (leaf.of or leaf.distinct) for leaf in (top, base))
        return Rest(top, base) if plain and top.source == base.source else None

    def feed(self, source: str, subject: str, public: Public) -> bool:
        """Give one row to every leaf of its source; True when any of them finds it relevant."""
        found = False
        for fed in self.by_source.get(source, ()):
            found = fed.feed(subject, public) or found
        for rest in self.rests.values():
            if rest is not None and rest.base.source == source:
                rest.feed(subject)
        return found

    def leaf(self, data: Formula) -> Leaf:
        return self.leaves[leaf_key(data)]

    def quantity(self, number: int) -> Quantity:
        """The figure of this number, computed from what was fed."""
        return result(self.formulas[number], self.leaf)

    def leaf_of(self, number: int) -> Leaf:
        """The leaf that says of a figure's rows where they come from: its own, or its numerator's."""
        return self.leaf(next(leaves_in(self.formulas[number])))

    def rows_of(self, number: int) -> Tally:
        """The rows a figure opens: its own, a rate's numerator, of a rest those left over."""
        rest = self.rests.get(number)
        return rest.rows if rest else self.leaf_of(number).rows

    def tallies(self, source: str) -> Iterator[Tally]:
        """Every count of rows of a source."""
        yield from (leaf.rows for leaf in self.by_source.get(source, ()))
        yield from (rest.rows for rest in self.rests.values() if rest is not None and rest.base.source == source)


def leaf_key(data: Formula) -> str:
    """What makes two leaves the same: everything that decides which rows count, and how."""
    wanted = ("op", "source", "scope", "when", "ended", "from", "to", "where", "of", "distinct", "places")
    return repr([data.get(name) for name in wanted])
