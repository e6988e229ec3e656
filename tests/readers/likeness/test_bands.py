"""Counts by item and place, their usual band, and the rows behind them."""

from datetime import datetime, timedelta

import pytest
from factories.matters import MONDAY, NEXT_TOWN, OTHER_VILLAGE, VILLAGE

from yifa.ground.calendar import TZ, use_now
from yifa.readers.likeness.bands import band, matters, recurring, series, width_below, windows
from yifa.readers.likeness.declared import COUNTED

pytestmark = pytest.mark.django_db
WHICH = COUNTED["grid_event"]
LIGHTS = "公共设施"


@pytest.fixture(autouse=True)
def day():
    with use_now(MONDAY):
        yield


def test_a_band_widens_with_the_level_and_holds_the_level():
    low, high = band([2] * 8, 1000), band([20] * 8, 1000)
    assert low.low <= 2 <= low.high < 20 and 2 < high.low <= 20 <= high.high
    assert low.mean == 2 and high.mean == 20


def test_where_nothing_came_before_a_first_matter_is_not_unusual_and_several_are():
    nothing = band([0] * 8, 1000)
    assert nothing.low == 0 and 1 <= nothing.high <= 3


def test_a_shorter_baseline_is_trusted_less():
    assert band([2], 1000).high > band([2] * 8, 1000).high


def test_without_any_window_there_is_no_band():
    assert (band([], 1000).low, band([], 1000).high) == (0, 0)


def test_the_windows_are_whole_days_that_end_with_today_across_the_turn_of_the_year():
    spans = windows(datetime(2026, 1, 3).date(), 3)
    assert [(low.date().isoformat(), high.date().isoformat()) for low, high in spans] == [
        ("2025-12-14", "2025-12-21"), ("2025-12-21", "2025-12-28"), ("2025-12-28", "2026-01-04"),
    ]  # fmt: skip


def test_the_turn_of_the_year_breaks_no_window(cast, reported):
    new_year = datetime(2026, 1, 1, 0, 30, tzinfo=TZ)
    for at in (new_year - timedelta(hours=1), new_year):
        reported("路灯不亮", at=at)
    (one,) = series(WHICH, cast.li, datetime(2026, 1, 2).date())
    assert one.counts == (0,) * 8 + (2,)


def test_a_sudden_rise_at_one_village_is_beyond_its_band_and_the_neighbour_s_level_is_not(cast, reported):
    for week in range(1, 9):
        for _ in range(3):
            reported("路灯不亮", at=MONDAY - timedelta(weeks=week), division=OTHER_VILLAGE)
    for _ in range(5):
        reported("路灯不亮")
        reported("路灯不亮", division=OTHER_VILLAGE)
    found = {one.place: one for one in series(WHICH, cast.li, MONDAY.date())}
    assert found[VILLAGE].beyond and found[VILLAGE].latest == 5
    assert not found[OTHER_VILLAGE].beyond and found[OTHER_VILLAGE].counts == (3,) * 8 + (5,)


def test_one_or_two_are_no_pattern(cast, reported):
    for _ in range(2):
        reported("路灯不亮")
    (one,) = series(WHICH, cast.li, MONDAY.date())
    assert not one.beyond


def test_an_outsider_s_matters_are_in_no_count(cast, reported):
    for _ in range(6):
        reported("路灯不亮", division=f"{NEXT_TOWN}201")
    assert series(WHICH, cast.li, MONDAY.date()) == [] and recurring(WHICH, cast.li, MONDAY.date()) == []
    assert series(WHICH, cast.wang, MONDAY.date()) == []
    (theirs,) = series(WHICH, cast.zhou, MONDAY.date())
    assert theirs.latest == 6


def test_the_county_reads_by_township_and_a_township_by_village(cast, reported):
    reported("路灯不亮")
    reported("路灯不亮", division=OTHER_VILLAGE)
    assert [one.place for one in series(WHICH, cast.li, MONDAY.date())] == [VILLAGE, OTHER_VILLAGE]
    (county,) = series(WHICH, cast.holding("supervisor"), MONDAY.date())
    assert (county.place, county.latest) == ("500155117", 2)
    assert width_below("500155117201") == 12


def test_what_came_often_is_listed_and_its_number_opens_to_as_many_rows(cast, reported):
    for days in range(5):
        reported("路灯不亮", at=MONDAY - timedelta(days=10 * days))
    reported("污水外流", category="环境卫生")
    (one,) = recurring(WHICH, cast.li, MONDAY.date())
    assert (one.item, one.place, one.count, one.open) == (LIGHTS, VILLAGE, 5, 5)
    since = MONDAY.date() - timedelta(days=89)
    rows = matters(WHICH, cast.li, item=one.item, place=one.place, since=since, until=MONDAY.date())
    assert rows.count() == 5
    assert matters(WHICH, cast.zhou, item=one.item, place=one.place, since=since, until=MONDAY.date()).count() == 0


def test_a_town_s_own_code_does_not_count_its_villages(cast, reported):
    reported("路灯不亮", division="500155117000")
    reported("路灯不亮")
    rows = matters(WHICH, cast.li, item=LIGHTS, place="500155117000", since=MONDAY.date(), until=MONDAY.date())
    assert rows.count() == 1
