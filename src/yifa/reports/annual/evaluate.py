"""Compute figures again from public rows alone: no database, no engine, one pass over each source. Pure Python.

A formula is nested data. A leaf {op: count|sum|average|stock, source, scope, when, from, to, where: [cond],
of, distinct, unit} looks at rows; {op: rate, numerator, denominator, scale, places} and {op: rest, ratio}
look at other formulas; {op: total, terms: [...]} adds them up.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from yifa.readers.figures.condition import Cond
from yifa.reports.annual.printing import Quantity, rounded
from yifa.reports.annual.source import Formula

Public = Mapping[str, Any]
LEAVES = frozenset({"count", "sum", "average", "stock"})


class BadFormula(ValueError):
    """A formula that nothing can compute: unknown operation or a missing part."""


@dataclass
class Leaf:
    """One pass over one source. `feed` every row of the source; then `value` and `rows_hash` are ready."""

    op: str
    source: str
    scope: str
    when: str
    first: str
    last: str
    where: tuple[Cond, ...]
    of: str
    distinct: str
    count: int = 0
    total: Decimal = Decimal(0)
    seen: set[Any] = field(default_factory=set)
    subjects: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.digest = hashlib.sha256()

    def relevant(self, public: Public) -> bool:
        """In scope, and of the period: dated within it, or (stock) in force on its last day."""
        if not str(public.get("division", "")).startswith(self.scope):
            return False
        if self.op == "stock":
            start, end = public.get("valid_from"), public.get("valid_to")
            return (start is None or start[:10] <= self.last) and (end is None or end[:10] > self.last)
        day = public.get(self.when)
        return day is not None and self.first <= day[:10] <= self.last

    def feed(self, subject: str, public: Public) -> bool:
        """Take one row; True when it is relevant to this leaf, whether or not it meets the conditions."""
        if not self.relevant(public):
            return False
        if all(cond.holds(public) for cond in self.where):
            self._take(subject, public)
        return True

    def _take(self, subject: str, public: Public) -> None:
        amount = public.get(self.of) if self.of else None
        if self.of and amount is None:
            return
        self.count += 1
        if self.of:
            self.total += Decimal(str(amount))
        if self.distinct:
            self.seen.add(public.get(self.distinct))
        self.digest.update(subject.encode())
        self.digest.update(b"\n")
        if len(self.subjects) < KEPT:
            self.subjects.append(subject)

    @property
    def value(self) -> Decimal | None:
        if self.distinct:
            return Decimal(len(self.seen))
        if self.op == "average":
            return self.total / self.count if self.count else None
        return self.total if self.of else Decimal(self.count)

    @property
    def rows_hash(self) -> str:
        """SHA-256 over the subjects counted, one a line, in the order of the rows file."""
        return self.digest.hexdigest()


KEPT = 12


def leaf_of(data: Formula) -> Leaf:
    """A fresh leaf from its data; raises BadFormula."""
    try:
        return Leaf(
            op=data["op"],
            source=data["source"],
            scope=data["scope"],
            when=data.get("when", ""),
            first=data["from"],
            last=data["to"],
            where=tuple(Cond(row["field"], row["op"], row.get("value")) for row in data.get("where", [])),
            of=data.get("of", ""),
            distinct=data.get("distinct", ""),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise BadFormula(f"口径写得不完整：{error}") from error


def leaves_in(formula: Formula) -> Iterator[Formula]:
    """Every leaf of a formula, as data."""
    if formula.get("op") in LEAVES:
        yield formula
        return
    parts = [formula[key] for key in ("numerator", "denominator", "ratio") if key in formula] + formula.get("terms", [])
    if not parts:
        raise BadFormula(f"不认识的计算方法“{formula.get('op')}”")
    for part in parts:
        yield from leaves_in(part)


def result(formula: Formula, leaf: Callable[[Formula], Leaf]) -> Quantity:
    """The value of a formula whose leaves have been fed; `leaf` finds the fed leaf of leaf data."""
    op, unit = formula.get("op"), str(formula.get("unit", ""))
    if op in LEAVES:
        value = leaf(formula).value
        if op == "average" and value is not None:
            value = rounded(value, int(formula.get("places", 2)))
        return Quantity(value, unit)
    if op == "rate":
        return rate(formula, leaf)
    if op == "rest":
        halves = result(formula["ratio"], leaf)
        if halves.numerator is None or halves.denominator is None:
            return Quantity(None, unit)
        return Quantity(halves.denominator - halves.numerator, unit)
    if op == "total":
        values = [result(term, leaf).value or Decimal(0) for term in formula["terms"]]
        return Quantity(sum(values, Decimal(0)), unit)
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

    def feed(self, source: str, subject: str, public: Public) -> bool:
        """Give one row to every leaf of its source; True when any of them finds it relevant."""
        found = False
        for fed in self.by_source.get(source, ()):
            found = fed.feed(subject, public) or found
        return found

    def leaf(self, data: Formula) -> Leaf:
        return self.leaves[leaf_key(data)]

    def quantity(self, number: int) -> Quantity:
        """The figure of this number, computed from what was fed."""
        return result(self.formulas[number], self.leaf)

    def rows_of(self, number: int) -> Leaf:
        """The leaf whose rows a figure opens: its own, or its first part's (the numerator of a rate)."""
        return self.leaf(next(leaves_in(self.formulas[number])))


def leaf_key(data: Formula) -> str:
    """What makes two leaves the same: everything that decides which rows count, and how."""
    wanted = ("op", "source", "scope", "when", "from", "to", "where", "of", "distinct")
    return repr([data.get(name) for name in wanted])
