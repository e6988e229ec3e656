from datetime import UTC, date, datetime

from yifa.ground.calendar import TZ, WorkCalendar, calendar, now, today, use_calendar, use_now


def test_the_clock_can_be_fixed_and_is_freed_again():
    with use_now(datetime(2026, 3, 1, 8, tzinfo=TZ)):
        with use_now(datetime(2024, 1, 1, 18, tzinfo=UTC)):
            assert today() == date(2024, 1, 2)
        assert now() == datetime(2026, 3, 1, 8, tzinfo=TZ)
    assert now().tzinfo is TZ
    assert now().year != 2024


def test_another_calendar_can_be_put_in_force():
    with use_calendar(WorkCalendar([])):
        assert calendar().is_workday(date(2026, 10, 1))
    assert not calendar().is_workday(date(2026, 10, 1))
