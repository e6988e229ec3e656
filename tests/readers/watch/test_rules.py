"""The rules every procedure is watched by, at their edges: each example they print fires, and each that must not stays
silent."""

from datetime import datetime, timedelta

import pytest

from yifa.ground.calendar import TZ
from yifa.ground.provisions import LAWBOOK
from yifa.readers.watch.rules import follow_up_is_missing, required_paper_is_missing
from yifa.records.cases.image import CaseImage, Taken
from yifa.records.cases.procedure import PROCEDURES

CLOSED = datetime(2026, 1, 5, 16, tzinfo=TZ)
DAYS = LAWBOOK.get("watch.follow_up", on=CLOSED.date()).value


def law(code, since=None):
    return LAWBOOK.get(code, on=CLOSED.date()).value


def closed(outcome, *steps, code="dispute"):
    procedure = PROCEDURES.get(code)
    image = CaseImage("", code, procedure.version, "500155117000", "500155117-RMTJ", "archived", outcome=outcome)
    image.steps = [Taken(step, step, CLOSED, "wang", "", "", {}, {}) for step in steps]
    image.closed_at = CLOSED
    return image


@pytest.mark.parametrize("code", ["dispute", "administrative_mediation"])
@pytest.mark.parametrize(("after", "fires"), [(0, False), (1, True)])
def test_a_success_that_nobody_went_back_to_is_told_after_its_days(code, after, fires):
    moment = CLOSED + timedelta(days=DAYS) + timedelta(seconds=after)
    assert follow_up_is_missing(closed("调解成功", "accept", code=code), law, moment) is fires


@pytest.mark.parametrize("outcome", ["调解不成", "撤回", "不予受理", "移送公安机关"])
def test_what_did_not_succeed_is_owed_no_visit(outcome):
    assert not follow_up_is_missing(closed(outcome, "accept"), law, CLOSED + timedelta(days=400))


def test_whoever_went_is_not_told(cast):
    assert not follow_up_is_missing(closed("调解成功", "follow_up"), law, CLOSED + timedelta(days=400))


def test_the_outcomes_that_owe_a_visit_are_outcomes_of_the_procedure():
    for procedure in PROCEDURES:
        assert set(procedure.followed_up) <= {step.outcome for step in procedure.steps}, procedure.code


def test_a_required_paper_is_missed_once_its_step_was_taken():
    assert "权利义务告知书" in "".join(required_paper_is_missing(closed("", "accept"), law, CLOSED))
