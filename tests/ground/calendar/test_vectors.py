"""The worked examples of the counting rules, and every day on which a week-end was worked."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from yifa.ground.calendar import Period, calendar, due

VECTORS = [
    ("公开答复", (2026, 9, 14), (20, "wd"), (2026, 10, 16)),
    ("公开答复跨春节", (2026, 2, 10), (20, "wd"), (2026, 3, 16)),
    ("公开补正告知", (2026, 4, 30), (7, "wd"), (2026, 5, 13)),
    ("信访转送", (2026, 2, 5), (15, "d"), (2026, 2, 24)),
    ("信访办结", (2026, 8, 3), (60, "d"), (2026, 10, 8)),
    ("信访异议", (2026, 4, 29), (5, "wd"), (2026, 5, 9)),
    ("司法确认", (2026, 9, 1), (30, "d"), (2026, 10, 8)),
    ("代表建议", (2026, 1, 31), (3, "mo"), (2026, 4, 30)),
    ("合法性审查", (2026, 9, 17), (7, "wd"), (2026, 9, 28)),
    ("公开征求意见", (2025, 12, 18), (30, "d"), (2026, 1, 19)),
]


@pytest.mark.parametrize(("matter", "start", "period", "end"), VECTORS, ids=[v[0] for v in VECTORS])
def test_worked_example(matter, start, period, end):
    result = due(date(*start), Period(*period))
    assert result.date == date(*end)
    assert not result.provisional


RAW = [((2026, 2, 5), 15, (2026, 2, 20)), ((2026, 8, 3), 60, (2026, 10, 2)), ((2026, 9, 1), 30, (2026, 10, 1))]


@pytest.mark.parametrize(("start", "days", "raw"), RAW)
def test_the_day_before_rolling_is_kept(start, days, raw):
    assert due(date(*start), Period(days, "d")).raw == date(*raw)
    assert due(date(*start), Period(days, "d"), roll=False).date == date(*raw)


MAKEUP = [day for year in range(2019, 2027) for day in calendar().plan(year).makeup]


@pytest.mark.parametrize("day", MAKEUP, ids=str)
def test_a_makeup_day_is_worked_counted_and_ends_periods(day):
    assert day.weekday() >= 5
    assert due(day - timedelta(days=1), Period(1, "wd")).date == day
    assert due(day - timedelta(days=10), Period(10, "d")).date == day


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_an_independent_source(year):
    first = date(year, 1, 1)
    days = [first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days)]
    assert [d for d in days if calendar().is_workday(d)] == [d for d in days if chinese_calendar.is_workday(d)]


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_verified_years_have_248_workdays(year):
    assert calendar().workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == 248
    assert calendar().plan(year).tag == "verified"


def test_makeup_days_of_the_verified_years_are_those_of_the_notices():
    days = {f"{day:%Y%m%d}" for day in MAKEUP if day.year >= 2025}
    assert days == {
        *("20250126", "20250208", "20250427", "20250928", "20251011"),
        *("20260104", "20260214", "20260228", "20260509", "20260920", "20261010"),
    }


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_year_names_its_notice(year):
    assert "国办发明电" in calendar().plan(year).source
