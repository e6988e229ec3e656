"""Conditions read as Chinese, refuse nonsense, and treat nothing entered as absent."""

import json

import pytest

from yifa.readers.figures.condition import Cond


@pytest.mark.parametrize(
    ("cond", "words"),
    [
        (Cond("theme", "eq", "七进", "主题"), "主题为七进"),
        (Cond("led", "eq", True, "负责人参加"), "负责人参加:是"),
        (Cond("theme", "in", ["七进", "宪法"], "主题"), "主题为其中之一:七进、宪法"),
        (Cond("valid_to", "is_null", title="有效止"), "有效止为空"),
        (Cond("people", "ge", 30), "people不小于30"),
    ],
)
def test_it_prints_in_chinese(cond, words):
    assert str(cond) == words


@pytest.mark.parametrize("row", [{}, {"x": None}, {"x": ""}, {"x": []}])
def test_what_was_not_entered_meets_only_empty_and_unequal(row):
    met = [op for op in ("eq", "ne", "ge", "lt", "has", "is_null", "not_null") if Cond("x", op, 1).holds(row)]
    assert met == ["ne", "is_null"]


@pytest.mark.parametrize(
    ("cond", "held"),
    [
        (Cond("x", "ge", 10), "12.5"),
        (Cond("x", "lt", "2025-01-01"), "2024-12-31"),
        (Cond("x", "has", "村"), ["学校", "村"]),
        (Cond("x", "ne", "企业"), ["学校", "村"]),
        (Cond("x", "in", ("村", "组")), ["村"]),
    ],
)
def test_it_reads_what_a_public_half_carries(cond, held):
    assert cond.holds({"x": held})


@pytest.mark.parametrize(("op", "value"), [("about", 1), ("in", "七进"), ("in", ()), ("eq", None), ("eq", "")])
def test_nonsense_cannot_be_declared(op, value):
    with pytest.raises(ValueError, match="条件“x”"):
        Cond("x", op, value)


def test_it_is_data():
    assert json.dumps(Cond("x", "in", ("a", "b")).as_data()) == '{"field": "x", "op": "in", "value": ["a", "b"]}'
