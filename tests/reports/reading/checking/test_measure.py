"""Against findings marked by hand: how much is found, how much of what we say is right, how quiet we are."""

import os
from pathlib import Path

import pytest

from yifa.reports.reading.checking.measure import compatible, measure, score
from yifa.reports.reading.checking.rule import Finding

SHARED = Path(__file__).parents[5] / "shared"


def _mark(rule, start, end, verdict="violates", severity="error"):
    return {"id": "X", "seed": "a", "start": start, "end": end, "rule": rule, "verdict": verdict, "severity": severity}


def _ours(rule, start, end, severity="error"):
    return Finding("a", start, end, rule, severity, "violates", "", "")


def test_a_finding_counts_where_place_and_kind_meet():
    got = score([_mark("typo", 3, 5), _mark("wrong_year", 9, 12)], {"a": [_ours("missing_char", 4, 8)]})
    assert (got.recall, got.precision) == (0.5, 1.0)


def test_an_alarm_lowers_precision_and_breaks_silence():
    got = score([_mark("sum_identity", 3, 9, "holds", "info")], {"a": [_ours("sum_identity", 3, 9)]})
    assert (got.precision, got.silent, got.holds) == (0.0, 0, 1)


def test_hints_count_neither_for_nor_against():
    got = score([_mark("typo", 3, 5)], {"a": [_ours("typo", 3, 5, "info")]})
    assert (got.recall, got.ours) == (0.0, 0)


def test_other_kinds_do_not_meet():
    assert not compatible("typo", "wrong_year") and compatible("typo", "grammar_broken")


def test_the_marked_seeds_are_found_out():
    gold, seeds = SHARED / "gold" / "lint.jsonl", SHARED / "seeds"
    if not gold.is_file():
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(f"没有人工标注的检查结论 {gold},REQUIRE_ALL=1 时不能跳过")
        pytest.skip(f"没有人工标注的检查结论:{gold}")
    got = measure(gold, seeds)
    assert got.recall >= 0.80, got.missed
    assert got.precision >= 0.90, got.alarms
    assert got.silent == got.holds, got.loud
