"""An hour's end is told in the house's own time (北京时间), wherever it is printed without a page around it."""

from datetime import UTC, datetime

from yifa.records.cases.models import CaseClock
from yifa.ui.clocks import chip


def test_a_clock_of_hours_is_told_in_the_time_of_the_place():
    end = datetime(2026, 3, 2, 4, 29, tzinfo=UTC)
    clock = CaseClock(name="派单", state="running", duty="authority", unit="h", due_at=end, basis="演示")
    assert str(chip(clock).due)[:16] == "2026-03-02 12:29"


def test_a_clock_of_days_is_told_as_the_day_there():
    end = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    clock = CaseClock(name="回访", state="running", duty="authority", unit="d", due_at=end, basis="演示")
    assert str(chip(clock).due) == "2026-03-02"
