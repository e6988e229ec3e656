"""Whole reports of other places, levels and years: the correct ones stay silent, the faulty ones are found out."""

import pytest
from reports.reading.checking.marked_text import HERE, faulty, names

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.reader import read_text


def _grave(text):
    return [each for each in check(read_text(text)) if each.verdict == "violates" and each.severity != "info"]


def _seen(found, text):
    return [(each.rule, text[each.start : each.end], each.message) for each in found]


@pytest.mark.parametrize("name", names("correct"))
def test_a_correct_report_stays_silent(name):
    text = (HERE / "correct" / name).read_text(encoding="utf-8")
    assert _seen(_grave(text), text) == []


@pytest.mark.parametrize("name", names("faulty"))
def test_every_fault_is_found_at_its_place(name):
    text, faults = faulty(name)
    found = _grave(text)
    missed = [f for f in faults if not any(e.rule == f.rule and e.start < f.end and f.start < e.end for e in found)]
    assert missed == [], _seen(found, text)


@pytest.mark.parametrize("name", names("faulty"))
def test_nothing_else_is_called_wrong(name):
    text, faults = faulty(name)
    alarms = [e for e in _grave(text) if not any(e.start < f.end and f.start < e.end for f in faults)]
    assert _seen(alarms, text) == []


def test_there_are_enough_texts():
    assert len(names("correct")) >= 10 and len(names("faulty")) >= 10
