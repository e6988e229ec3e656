"""Whole histories go through the same checks as single steps."""

from datetime import datetime

import pytest

from yifa.ground.calendar import TZ
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case, CaseClock, Party, StepTaken

pytestmark = pytest.mark.django_db


def history(cast, key, *steps):
    def move(number, step):
        data = {"title": "旧账", "applicant_name": "测试乙"} if step == "lodge" else {}
        data = {"reason": "已了结"} if step in ("close", "refuse") else data
        return Move(step, data, datetime(2025, 6, 2 + number, 9, tzinfo=TZ), cast.li)

    moves = tuple(move(number, step) for number, step in enumerate(steps))
    return History("test_walk", "500155117000", "500155117-PAFZB", moves, key)


def test_histories_become_cases_with_their_steps_clocks_and_parties(cast):
    loaded = load_histories(
        [history(cast, "a", "lodge", "accept", "close"), history(cast, "b", "lodge", "accept")], by=cast.li
    )
    assert (loaded.written, loaded.refused) == (2, ())
    closed, running = Case.objects.order_by("source_key")
    assert (closed.state, running.state) == ("done", "working")
    assert closed.code.startswith("500155117-2025-CS-000001") and running.due_at is not None
    assert (StepTaken.objects.count(), CaseClock.objects.count(), Party.objects.count()) == (5, 2, 2)


def test_loading_twice_changes_nothing(cast):
    load_histories([history(cast, "a", "lodge")], by=cast.li)
    again = load_histories([history(cast, "a", "lodge", "accept"), history(cast, "c", "lodge")], by=cast.li)
    assert (again.written, again.known) == (1, 1)
    assert Case.objects.get(source_key="a").state == "registered"


def test_a_history_the_table_forbids_is_named_and_the_others_go_in(cast):
    loaded = load_histories([history(cast, "x", "lodge", "close"), history(cast, "y", "lodge")], by=cast.li)
    assert loaded.written == 1
    [(key, refusal)] = loaded.refused
    assert key == "x" and refusal.status == 409
