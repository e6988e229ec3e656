"""What must hold for every start, every length and every pause."""

from datetime import date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from yifa.ground.calendar import TZ, Event, Period, calendar, due, due_from_events

days = st.dates(date(2019, 1, 1), date(2026, 12, 31))
lengths = st.integers(0, 200)
units = st.sampled_from(["wd", "d", "mo"])
day_units = st.sampled_from(["wd", "d"])
gaps = st.integers(0, 60)


def at(day):
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=TZ)


@given(days, gaps, lengths, units)
def test_a_later_start_is_never_due_earlier(start, gap, length, unit):
    period = Period(length, unit)
    assert due(start, period).date <= due(start + timedelta(days=gap), period).date


@given(days, lengths, gaps, units)
def test_a_longer_period_is_never_due_earlier(start, length, more, unit):
    assert due(start, Period(length, unit)).date <= due(start, Period(length + more, unit)).date


@given(days, lengths, units)
def test_never_due_on_a_day_off_when_rolled(start, length, unit):
    end = due(start, Period(length, unit))
    assert calendar().is_workday(end.date)
    assert end.target <= end.raw <= end.date


@given(days, st.integers(1, 200))
def test_working_days_are_those_counted_one_by_one(start, count):
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= calendar().is_workday(day)
    assert due(start, Period(count, "wd")).date == day


@given(days, lengths, units)
def test_a_period_of_not_less_than_is_never_shortened(start, length, unit):
    period = Period(length, unit)
    assert due(start, period, roll=False, at_least=True).date >= due(start, period, roll=False).date


@given(days, st.integers(1, 90), gaps, gaps, day_units)
def test_a_pause_shifts_the_end_by_exactly_its_length(start, length, wait, paused, unit):
    period = Period(length, unit)
    begin = start + timedelta(days=wait)
    assume(begin <= due(start, period).date)
    end = begin + timedelta(days=paused)
    clock = due_from_events(period, [Event("start", at(start)), Event("pause", at(begin)), Event("resume", at(end))])
    one = timedelta(days=1)
    missed = paused if unit == "d" else calendar().workdays_between(begin - one, end - one)
    assert clock.due == due(start, Period(length + missed, unit))
    assert clock.paused_spans[0].amount == missed


@given(st.integers(1, 500), st.integers(0, 5000), st.integers(0, 5000))
def test_a_pause_of_hours_shifts_by_exactly_its_minutes(hours, wait, paused):
    start = datetime(2026, 9, 30, 17, 5, tzinfo=TZ)
    assume(wait <= hours * 60)
    begin = start + timedelta(minutes=wait)
    events = [Event("start", start), Event("pause", begin), Event("resume", begin + timedelta(minutes=paused))]
    assert due_from_events(Period(hours, "h"), events).due.at == start + timedelta(hours=hours, minutes=paused)


@given(days, st.integers(1, 90), st.integers(0, 90), units)
def test_an_extension_adds(start, length, more, unit):
    events = [Event("start", at(start)), Event("extend", at(start), Period(more, unit))]
    assert due_from_events(Period(length, unit), events).due == due(start, Period(length + more, unit))


@given(days, st.integers(1, 60), st.lists(st.tuples(gaps, gaps), max_size=4), st.randoms(), units)
def test_the_same_events_give_the_same_end_in_whatever_order_they_are_stored(start, length, pauses, shuffle, unit):
    events, day = [Event("start", at(start))], start
    for wait, paused in pauses:
        day += timedelta(days=wait + 1)
        events.append(Event("pause", at(day)))
        day += timedelta(days=paused + 1)
        events.append(Event("resume", at(day)))
    stored = due_from_events(Period(length, unit), events)
    shuffle.shuffle(events)
    assert due_from_events(Period(length, unit), events) == stored
