"""The first page opens at once however large the store: figures are renewed behind its back."""

from datetime import timedelta

import pytest

from yifa.doors.desk import figuring, todo
from yifa.ground.calendar import now, use_now
from yifa.readers.figures.snapshot import held_snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(monkeypatch):
    """Every store is a large one; work that goes behind the page waits in this list."""
    waiting = []
    monkeypatch.setattr(figuring, "SMALL", 0)
    monkeypatch.setattr(figuring, "_in_a_thread", waiting.append)
    monkeypatch.setattr(figuring, "take_beside", figuring.take)  # the process would open the store of the house
    return waiting


def test_a_large_store_without_snapshot_opens_and_says_that_figures_are_coming(desk, people, matters, large):
    matters(1)
    page = desk(people.li).get("/").content.decode()
    assert "数字正在汇总" in page and held_snapshot() is None and len(large) == 1
    desk(people.li).get("/")
    assert len(large) == 1
    large.pop()()
    assert held_snapshot() is not None and "数字正在汇总" not in desk(people.li).get("/").content.decode()


def test_an_old_snapshot_is_shown_while_the_next_is_taken(people, matters, large):
    matters(1)
    figuring.take()
    before = held_snapshot().taken_at
    matters(1, title="后来的")
    with use_now(now() + timedelta(minutes=11)):
        assert figuring.recent() is not None and held_snapshot().taken_at == before
        large.pop()()
        assert held_snapshot().taken_at > before


def test_counters_stop_at_a_thousand(cast):
    assert todo.Counter("逾期", 1001, "late", "").text == "1,000+"
    assert todo.Counter("逾期", 1000, "late", "").text == "1,000"
