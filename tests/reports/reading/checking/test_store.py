"""Reported against recorded: the difference, and the records behind it."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from yifa.ground.identity.actor import Actor
from yifa.reports.reading.checking import store
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.reader import read_text

CLERK = Actor.system("test")


@pytest.fixture
def recorded(monkeypatch):
    """A figures room with 41 disputes on record and none of anything else."""

    def values(codes, scope, period, as_of=None, actor=None):
        known = {"dispute.screened": Decimal(41)}
        return [SimpleNamespace(indicator=code, name=code, value=known.get(code), places=2) for code in codes]

    rows = tuple(SimpleNamespace(code=f"500155117-2024-JF-{n:06}-0") for n in range(41))
    monkeypatch.setattr(store.engine, "values", values)
    monkeypatch.setattr(store.engine, "rows", lambda *args, **kwargs: rows)
    monkeypatch.setattr(store, "INDICATORS", {"dispute.screened": 1, "dispute.resolved": 1})


def _told(sentence):
    return list(store.differences(read_text(frame(sentence)), scope="500155117", year=2024, by=CLERK))


def test_the_difference_comes_with_its_records(recorded):
    one = _told("全年排查矛盾纠纷53起。")[0]
    assert (one.stated, one.recorded, one.gap, one.agrees, len(one.rows)) == (53, 41, -12, False, 41)
    assert "53" in next(store.findings(read_text(frame("")), [one])).message


def test_what_agrees_holds(recorded):
    one = _told("全年排查矛盾纠纷41起。")[0]
    assert one.agrees and next(store.findings(read_text(frame("")), [one])).verdict == "holds"


@pytest.mark.parametrize(
    ("words", "agrees"), [("40余起", True), ("近50起", True), ("近90起", False), ("50余起", False)]
)
def test_vague_counts_are_bounds(recorded, words, agrees):
    assert _told(f"全年排查矛盾纠纷{words}。")[0].agrees is agrees


def test_what_is_not_recorded_is_said(recorded):
    lines = [each for each in _told("全年排查矛盾纠纷53起,化解50起。") if each.recorded is None]
    assert [each.indicator for each in lines] == ["dispute.resolved"]
