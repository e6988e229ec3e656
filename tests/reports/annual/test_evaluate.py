"""Figures computed again from rows, with noise rows that must not count."""

from decimal import Decimal
from typing import Any

import pytest

from yifa.reports.annual.evaluate import BadFormula, Computation, leaves_in


def leaf(op: str = "count", **more: Any) -> dict[str, Any]:
    base = {"op": op, "source": "case:dispute", "scope": "500155117", "when": "opened_on", "unit": "起"}
    return base | {"from": "2024-01-01", "to": "2024-12-31", "where": []} | more


ROWS = [
    {"division": "500155117200", "opened_on": "2024-01-01", "outcome": "success", "amount": "10.5", "kind": "a"},
    {"division": "500155117000", "opened_on": "2024-12-31", "outcome": "failed", "amount": 2, "kind": "a"},
    {"division": "500155117201", "opened_on": "2024-06-01", "outcome": None, "amount": None, "kind": "b"},
    {"division": "500155118000", "opened_on": "2024-06-01", "outcome": "success", "amount": 99, "kind": "c"},
    {"division": "500155117000", "opened_on": "2023-12-31", "outcome": "success", "amount": 99, "kind": "d"},
]


def computed(formula: dict[str, Any]) -> Any:
    computation = Computation({1: formula})
    for number, row in enumerate(ROWS):
        computation.feed("case:dispute", f"case:{number}", row)
        computation.feed("case:other", f"case:{number}", row)
    return computation.quantity(1)


SUCCESS = [{"field": "outcome", "op": "eq", "value": "success"}]


def test_count_keeps_to_scope_and_period() -> None:
    assert computed(leaf()).value == 3


def test_conditions_narrow() -> None:
    assert computed(leaf(where=SUCCESS)).value == 1


def test_sum_skips_empty_fields() -> None:
    assert computed(leaf("sum", of="amount", places=1)).value == Decimal("12.5")


def test_average_and_distinct() -> None:
    found = computed(leaf("average", of="amount", places=1))
    assert (found.value, found.numerator, found.denominator) == (Decimal("6.3"), Decimal("12.5"), 2)
    assert computed(leaf(distinct="kind")).value == 2


def test_rate_keeps_both_halves_and_rest_is_their_difference() -> None:
    ratio = {"op": "rate", "numerator": leaf(where=SUCCESS), "denominator": leaf(), "unit": "%", "places": 2}
    found = computed(ratio)
    assert (found.value, found.numerator, found.denominator) == (Decimal("33.33"), 1, 3)
    assert computed({"op": "rest", "ratio": ratio, "unit": "起"}).value == 2


def test_rate_over_nothing_has_no_value() -> None:
    nothing = leaf(where=[{"field": "outcome", "op": "eq", "value": "never"}])
    found = computed({"op": "rate", "numerator": nothing, "denominator": nothing, "unit": "%"})
    assert found.value is None and found.denominator == 0


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        ("2020-01-01", None, 1),
        ("2024-12-31", None, 1),
        ("2025-01-01", None, 0),
        ("2020-01-01", "2024-12-31", 0),
        ("2020-01-01", "2025-01-01", 1),
    ],
)
def test_stock_is_what_is_in_force_on_the_last_day(start: str, end: str | None, counts: int) -> None:
    stock = {"when": "valid_from", "ended": "valid_to", "from": ""}
    computation = Computation({1: leaf("stock", **stock)})
    row = {"division": "500155117000", "valid_from": start, "valid_to": end}
    computation.feed("case:dispute", "register:1", row)
    assert computation.quantity(1).value == counts


@pytest.mark.parametrize(("moment", "counts"), [("2024-12-31T15:59:59+00:00", 1), ("2024-12-31T16:00:00+00:00", 0)])
def test_moments_count_by_their_day_in_china(moment: str, counts: int) -> None:
    computation = Computation({1: leaf()})
    computation.feed("case:dispute", "case:1", {"division": "500155117000", "opened_on": moment})
    assert computation.quantity(1).value == counts


def test_shared_leaves_are_fed_once() -> None:
    ratio = {"op": "rate", "numerator": leaf(), "denominator": leaf(), "unit": "%"}
    computation = Computation({1: leaf(), 2: ratio})
    assert len(computation.leaves) == 1


def test_unknown_operation_is_refused() -> None:
    with pytest.raises(BadFormula, match="median"):
        list(leaves_in({"op": "median"}))


def test_rest_opens_on_the_rows_left_over() -> None:
    ratio = {"op": "rate", "numerator": leaf(where=SUCCESS), "denominator": leaf(), "unit": "%"}
    computation = Computation({1: {"op": "rest", "ratio": ratio, "unit": "起"}})
    for number, row in enumerate(ROWS):
        computation.feed("case:dispute", f"case:{number}", row)
    assert computation.rows_of(1).subjects == ["case:1", "case:2"]


def test_rest_of_halves_from_two_sources_opens_on_what_was_reached() -> None:
    top = leaf("stock", source="register:contract", when="valid_from", ended="valid_to", **{"from": ""})
    computation = Computation({1: {"op": "rest", "ratio": {"op": "rate", "numerator": top, "denominator": leaf()}}})
    computation.feed("register:contract", "register:1", {"division": "500155117000", "valid_from": "2020-01-01"})
    assert computation.rows_of(1).subjects == ["register:1"]
