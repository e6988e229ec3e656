"""From indicators to one Ibis expression per source: a single scan with filtered aggregates for all figures asked.

The expressions run unchanged on every engine of Ibis that the project uses (DuckDB, PySpark).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
import ibis.expr.types as ir

from yifa.ground.identity.actor import SECRECY_ORGAN, Actor
from yifa.ground.places.codes import range_of
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator
from yifa.readers.figures.meaning import Timed, narrowed, recorded, standing, timed
from yifa.readers.figures.period import Span
from yifa.readers.figures.sources import Column, Source

_YES = {"是": True, "true": True, "True": True, "1": True, "否": False, "false": False, "False": False, "0": False}


class NotAsked(ValueError):
    """A condition or dimension does not fit the columns of its source. A Chinese sentence."""


@dataclass(frozen=True)
class Ask:
    """One figure to compute: an indicator (never a rate) over a span, narrowed by dimensions."""

    indicator: Indicator
    span: Span
    dims: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Raw:
    """What a scan found for an ask. ``count``: rows; ``amount``: sum or distinct count; ``filled``: rows that have an
    amount; ``present``: whether the source has any record for the span."""

    count: int
    amount: int | Decimal
    filled: int
    present: bool


Cell = Ask | tuple[Ask, ...]
"""An ask, or several of one source whose rows are counted once each (the union behind a rate)."""


def term(table: ir.Table, each: Source, cond: Cond) -> ir.BooleanValue:
    """A condition over the snapshot's column, with the meaning of ``Cond.holds``."""
    column = each.column(cond.field)
    if column is None:
        raise NotAsked(f"“{each.name}”没有“{cond.title or cond.field}”这一栏,不能作条件。")
    held = table[cond.field]
    if cond.op in ("is_null", "not_null"):
        return held.isnull() if cond.op == "is_null" else held.notnull()
    if cond.op == "in":
        met = _any([_compare(held, column, "eq", value) for value in cond.value])
    else:
        met = _compare(held, column, "eq" if cond.op in ("has", "ne") else cond.op, cond.value)
    if cond.op == "ne":
        return held.isnull() | ~met
    return met


def _compare(held: Any, column: Column, op: str, value: Any) -> ir.BooleanValue:
    wanted = literal(column, value)
    if column.kind == "list":
        if op != "eq":
            raise NotAsked(f"“{column.title}”可有多个值,不能比大小。")
        return held.contains(wanted)
    compare = {"eq": held.__eq__, "ge": held.__ge__, "gt": held.__gt__, "le": held.__le__, "lt": held.__lt__}
    return compare[op](wanted)


def literal(column: Column, value: Any) -> Any:
    """A value as the column's type; texts from an address bar are read. Raises :class:`NotAsked`."""
    try:
        if column.kind == "bool":
            return ibis.literal(_YES[value] if isinstance(value, str) else bool(value))
        if column.kind == "int":
            return ibis.literal(Decimal(str(value))) if Decimal(str(value)) % 1 else ibis.literal(int(value))
        if column.kind == "decimal":
            return ibis.literal(Decimal(str(value)), "decimal(24, 6)")
        if column.kind == "date":
            return ibis.literal(value if isinstance(value, date) else date.fromisoformat(value))
    except (KeyError, ArithmeticError, TypeError, ValueError) as wrong:
        raise NotAsked(f"“{column.title}”不能与“{value}”相比。") from wrong
    return ibis.literal(str(value))


def when(table: ir.Table, role: Timed) -> ir.BooleanValue:
    """The time role as a condition; like ``Timed.holds``."""
    held = table[role.column]
    terms: list[Any] = [held < ibis.literal(role.end)]
    if role.start:
        terms.append(held >= ibis.literal(role.start))
    if role.ended:
        over = table[role.ended]
        terms.append(over.isnull() | (over >= ibis.literal(role.end)))
    return _all(terms)


def premises(each: Source, ask: Ask) -> tuple[Timed | Cond, ...]:
    """Everything that must hold for a row to count: the time role and each condition. Raises :class:`NotAsked`."""
    for name in (ask.indicator.when, ask.indicator.of, ask.indicator.distinct):
        if name and each.column(name) is None:
            raise NotAsked(f"“{each.name}”没有“{name}”这一栏,算不出“{ask.indicator.name}”。")
    conds = (*standing(each.code), *ask.indicator.where, *narrowed(ask.indicator, dict(ask.dims)))
    return (timed(ask.indicator, ask.span), *conds)


def told(table: ir.Table, each: Source, premise: Timed | Cond) -> ir.BooleanValue:
    """A premise over the snapshot's columns; null where a column is null, which counts as no."""
    return when(table, premise) if isinstance(premise, Timed) else term(table, each, premise)


def inside(table: ir.Table, scope: str, actor: Actor | None, *, own: bool = False) -> ir.Table:
    """Only rows of the scope that the actor may see; without an actor (the house itself) all of the scope.

    ``own``: only what is registered at the division itself, nothing below it.

    A matter that only its handler may see is counted for no actor: who handles it is not in the snapshot.
    """
    low, high = range_of(scope)
    near = table.division == low if own else (table.division >= low) & (table.division < high)
    rows = table.filter(near)
    if actor is None or actor.everywhere:
        return rows
    sight = rows["_secrecy"].isnull()
    if actor.organ:
        sight = sight | ((rows["_secrecy"] == SECRECY_ORGAN) & (rows.organ == actor.organ))
    return rows.filter(sight)


def scan(rows: ir.Table, each: Source, cells: tuple[Cell, ...], width: int = 0) -> ir.Table:
    """All cells in one aggregation; with ``width``, one line per division prefix of that many digits.

    Cell ``i`` gives the columns ``n{i}`` (rows), ``a{i}`` (amount), ``f{i}`` (rows with an amount); ``p{j}`` says how
    many records there are for the ``j``-th different span. Each premise is evaluated once, however many cells share it.
    """
    asks = [ask for cell in cells for ask in _asks(cell)]
    spans = spans_of(cells)
    roles = dict.fromkeys([*(timed(ask.indicator, ask.span) for ask in asks), *(recorded(each.code, s) for s in spans)])
    needed = dict.fromkeys([*roles, *(premise for ask in asks for premise in premises(each, ask))])
    names = {premise: f"c{number}" for number, premise in enumerate(needed)}
    near = rows.filter(_any([when(rows, role) for role in roles]))
    flags: dict[str, Any] = {name: told(near, each, premise) for premise, name in names.items()}
    flags |= {f"v_{name}": near[name] for ask in asks for name in _amount_columns(ask.indicator)}
    if width:
        flags["part"] = near.division.substr(0, width)
    flat = near.select(**flags)

    def hit(ask: Ask) -> Any:
        return _all([flat[names[premise]] for premise in dict.fromkeys(premises(each, ask))])

    columns: dict[str, Any] = {}
    for number, cell in enumerate(cells):
        counts = _any([hit(ask) for ask in _asks(cell)])
        columns[f"n{number}"] = flat.count(where=counts)
        columns |= _amounts(flat, cell.indicator, counts, number) if isinstance(cell, Ask) else {}
    for number, span in enumerate(spans):
        columns[f"p{number}"] = flat.count(where=flat[names[recorded(each.code, span)]])
    return flat.group_by("part").aggregate(**columns).order_by("part") if width else flat.aggregate(**columns)


def spans_of(cells: tuple[Cell, ...]) -> tuple[Span, ...]:
    """The different spans of cells, in order of appearance."""
    return tuple(dict.fromkeys(ask.span for cell in cells for ask in _asks(cell)))


def _asks(cell: Cell) -> tuple[Ask, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


def _amount_columns(indicator: Indicator) -> tuple[str, ...]:
    return tuple(filter(None, (indicator.of, indicator.distinct)))


def _amounts(flat: ir.Table, indicator: Indicator, hit: Any, number: int) -> dict[str, Any]:
    if indicator.of:
        of = flat[f"v_{indicator.of}"]
        return {f"a{number}": of.sum(where=hit), f"f{number}": of.count(where=hit)}
    if indicator.distinct:
        return {f"a{number}": flat[f"v_{indicator.distinct}"].nunique(where=hit)}
    return {}


def answers_of(line: Mapping[str, Any], cells: tuple[Cell, ...]) -> "dict[Cell, Raw]":
    """Every cell's result from a line of :func:`scan`."""
    present = {span: bool(line[f"p{number}"]) for number, span in enumerate(spans_of(cells))}
    return {cell: _read(line, number, cell, present) for number, cell in enumerate(cells)}


def _read(line: Mapping[str, Any], number: int, cell: Cell, present: Mapping[Span, bool]) -> Raw:
    count = int(line[f"n{number}"] or 0)
    amount, filled = count, count
    if isinstance(cell, tuple):
        return Raw(count, amount, filled, present=True)
    if cell.indicator.of:
        amount, filled = line[f"a{number}"] or 0, int(line[f"f{number}"] or 0)
    elif cell.indicator.distinct:
        amount = int(line[f"a{number}"] or 0)
    return Raw(count, amount, filled, bool(count) or present[cell.span])


def listing(
    rows: ir.Table, each: Source, parts: Mapping[str, Ask], *, after: int = 0, limit: int | None = None
) -> ir.Table:
    """The rows behind asks of one source, by id. ``parts`` names them; a row tells by ``in_<name>`` where it counts."""
    hits = {name: _all([told(rows, each, premise) for premise in premises(each, ask)]) for name, ask in parts.items()}
    first = next(iter(parts.values())).indicator
    columns: dict[str, ir.Value] = {f"in_{name}": hit for name, hit in hits.items()}
    columns |= {"_id": rows["_id"], "division": rows.division}
    columns |= {f"on_{name}": rows[timed(ask.indicator, ask.span).column] for name, ask in parts.items()}
    if each.column("code") and each.code.startswith("case:"):
        columns["code"] = rows.code
    if first.of:
        columns["amount"] = rows[first.of]
    found = rows.filter([_any(list(hits.values())), rows["_id"] > after]).select(**columns).order_by("_id")
    return found.limit(limit) if limit is not None else found


def _all(terms: list[Any]) -> Any:
    return reduce(and_, terms)


def _any(terms: list[Any]) -> Any:
    return reduce(or_, terms)
