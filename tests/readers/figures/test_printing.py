"""Rounding, printing, JSON, and what a public page may not show."""

from datetime import date
from decimal import Decimal

import pytest

from yifa.readers.figures.public import public_cells, public_text
from yifa.readers.figures.values import Trace, Value, as_json, plain, ratio, rounded


def value(shown, top=None, bottom=None, kind="count", **more):
    names = {"period": "2024", "scope": "360281", "as_of": date(2024, 12, 31), "definition": {"kind": kind}}
    return Value("d.x", "某数", shown, "件", top, bottom, trace=Trace("a", "b", 7), **(names | more))


@pytest.mark.parametrize(
    ("top", "bottom", "places", "shown"),
    [
        (5709, 5883, 2, "97.04"),
        (1, 3, 2, "33.33"),
        (1, 200, 0, "1"),
        (1, 8, 1, "12.5"),
        (7, 7, 2, "100"),
        (1, 16, 1, "6.3"),
    ],
)
def test_rates_round_half_up_and_drop_needless_zeros(top, bottom, places, shown):
    assert plain(ratio(top, bottom, 100, places)) == shown


def test_rounding():
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert rounded(Decimal("12345.5"), 0) == 12346
    assert ratio(3, 0, 100, 2) is None


def test_json_keeps_whole_numbers_whole():
    data = as_json(value(Decimal("97.04"), 5709, 5883))
    assert (data["value"], data["numerator"], data["denominator"], data["rows"]) == (97.04, 5709, 5883, 7)
    assert list(data) == [
        "indicator", "name", "value", "unit", "numerator", "denominator", "period", "scope", "rows", "definition",
    ]  # fmt: skip
    assert as_json(value(Decimal("100.00")))["value"] == 100 and isinstance(
        as_json(value(Decimal("100.00")))["value"], int
    )
    assert as_json(value(None, missing=True))["value"] is None


@pytest.mark.parametrize(
    ("shown", "text"),
    [(0, "0"), (1, "少于10"), (9, "少于10"), (10, "10"), (5883, "5883")],
)
def test_a_small_cell_is_hidden_on_a_public_page(shown, text):
    assert public_text(value(shown)) == text


@pytest.mark.parametrize(
    ("top", "bottom", "text"),
    [(50, 100, "50"), (3, 100, "不公开"), (97, 100, "不公开"), (0, 100, "50"), (3, 4, "不公开")],
)
def test_a_rate_that_gives_a_small_cell_away_is_hidden_too(top, bottom, text):
    assert public_text(value(50, top, bottom, "rate")) == text


def test_a_single_hidden_cell_takes_the_next_smallest_along():
    cells = public_cells({"甲": 40, "乙": 3, "丙": 12, "丁": 0})
    assert cells == {"甲": "40", "乙": "少于10", "丙": "不公开", "丁": "0"}
    assert public_cells({"甲": 4, "乙": 3, "丙": 12}) == {"甲": "少于10", "乙": "少于10", "丙": "12"}
    assert public_cells({"甲": 40}) == {"甲": "40"}
