"""An hour's end is told in the house's own time (北京时间), wherever it is printed without a page around it."""

from datetime import UTC, datetime

from yifa.records.cases.models import CaseClock
from yifa.ui.clocks import chip, parted


def test_a_clock_of_hours_is_told_in_the_time_of_the_place():
    end = datetime(2026, 3, 2, 4, 29, tzinfo=UTC)
    clock = CaseClock(name="派单", state="running", duty="authority", unit="h", due_at=end, basis="演示")
    assert str(chip(clock).due)[:16] == "2026-03-02 12:29"


def test_a_clock_of_days_is_told_as_the_day_there():
    end = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    clock = CaseClock(name="回访", state="running", duty="authority", unit="d", due_at=end, basis="演示")
    assert str(chip(clock).due) == "2026-03-02"


def ended(met, duty="authority", state="stopped"):
    end = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    return chip(CaseClock(name="回访", state=state, duty=duty, unit="d", due_at=end, met=met, basis="演示"))


def test_what_has_ended_is_folded_and_the_fold_tells_how_many_were_missed():
    late = ended(met=None, state="running")
    running, over = parted([late, ended(True), ended(False), ended(True)])
    assert running == [late] and len(over.chips) == 3 and over.words == "其中 1 个逾期办结"
    assert parted([ended(True)])[1].words == "都按期办结"


def test_what_a_party_let_pass_is_over_and_nobody_is_late():
    running, over = parted([ended(met=None, duty="party", state="running"), ended(True)])
    assert running == [] and over.words == "没有逾期的"
    assert parted([late := ended(met=None, state="running")]) == ([late], None)
