"""Figures against rows: each one computed again by its declared conditions, and printed again."""

from collections.abc import Iterator
from decimal import InvalidOperation
from typing import Any

from yifa.ground.ledger.canonical import canonical
from yifa.reports.annual.evaluate import BadFormula, Computation
from yifa.reports.annual.printing import Quantity, printed, style_from
from yifa.reports.annual.trace import digest_hex, quantity_data
from yifa.reports.annual.verify.problem import Problem


def check_figures(trace: dict[str, Any], computation: Computation) -> Iterator[Problem]:
    """Value, halves, rows, definition and printed form of every figure in the trace."""
    for figure in trace["figures"]:
        where = f"{figure.get('indicator')}“{figure.get('name')}”"
        try:
            yield from check_figure(figure, where, computation, trace["algorithm"])
        except (KeyError, TypeError, ValueError, BadFormula, InvalidOperation) as error:
            yield Problem("figure", where, f"出处写得不完整：{error}")


def check_figure(figure: dict[str, Any], where: str, computation: Computation, algorithm: str) -> Iterator[Problem]:
    found = computation.quantity(figure["number"])
    if figure["numerator"] is None and figure["denominator"] is None:
        found = Quantity(found.value, found.unit)
    fresh = quantity_data(found)
    for key, label in (("value", "数值"), ("numerator", "分子"), ("denominator", "分母")):
        if fresh[key] != figure[key]:
            yield Problem("figure", where, f"{label}写为{figure[key]}，按记录复算为{fresh[key]}")
    quantity = Quantity(found.value, figure["unit"], found.numerator, found.denominator)
    shown = printed(quantity, style_from(figure["style"]))
    if shown != figure["printed"]:
        yield Problem("figure", where, f"印为“{figure['printed']}”，按记录应印“{shown}”")
    counted = computation.rows_of(figure["number"])
    if (counted.hash, counted.count) != (figure["rows_hash"], figure["rows"]):
        yield Problem("figure", where, f"计入的记录与发布时不同：发布时{figure['rows']}条，现为{counted.count}条")
    if digest_hex(algorithm, canonical(figure["definition"])) != figure["definition_hash"]:
        yield Problem("figure", where, "口径与其散列不一致")
