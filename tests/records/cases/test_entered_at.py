"""What was typed without network keeps both times: the phone's as a fact, the arrival as what counts."""

from datetime import timedelta

import pytest

from yifa.ground.calendar import now
from yifa.ground.ledger.models import Entry
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db
EVENT = {"title": "演示:井盖破损", "category": "公共设施", "place": "演示路口"}


def lodge(cast, entered_at):
    return open_case(
        "grid_event", by=cast.feng, division="500155117000", organ=cast.feng.organ, data=EVENT, entered_at=entered_at
    )


def test_the_phones_time_is_kept_and_moves_no_clock(cast):
    typed = now() - timedelta(hours=9)
    case = lodge(cast, typed)
    (step,) = case.steps.all()
    plain = lodge(cast, None)
    assert step.entered_at == typed and step.at > typed and case.opened_at == step.at
    assert case.due_at.date() == plain.due_at.date()
    assert typed.isoformat(timespec="seconds") in Entry.objects.filter(subject=case.subject).get().body


def test_a_phone_that_runs_ahead_typed_nothing_after_it_arrived(cast):
    (step,) = lodge(cast, now() + timedelta(days=2)).steps.all()
    assert step.entered_at == step.at


def test_the_time_stands_in_the_digest_and_steps_without_one_keep_theirs(cast):
    typed, plain = lodge(cast, now() - timedelta(hours=1)), lodge(cast, None)
    assert "entered_at" in typed.steps.get().public_half() and "entered_at" not in plain.steps.get().public_half()


def test_a_later_step_keeps_it_too(cast):
    case = lodge(cast, None)
    typed = now() - timedelta(minutes=5)
    assert advance(case, "accept_in_village", by=cast.feng, data={}, entered_at=typed).entered_at <= typed
