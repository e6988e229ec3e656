from datetime import UTC, date, datetime, timedelta

import pytest

from yifa.ground.calendar import TZ, Period, calendar, due, latest_start


def day(text):
    return date.fromisoformat(text)


def test_a_period_ends_with_the_last_second_of_its_day():
    end = due(datetime(2026, 9, 14, 16, 30, tzinfo=TZ), Period(20, "wd"))
    assert end.at == datetime(2026, 10, 16, 23, 59, 59, tzinfo=TZ)


def test_the_hour_of_the_start_does_not_matter_for_days():
    late = datetime(2026, 9, 14, 23, 59, tzinfo=TZ)
    assert due(late, Period(20, "wd")) == due(day("2026-09-14"), Period(20, "wd"))


def test_the_start_day_is_the_chinese_day_of_the_moment():
    evening_in_utc = datetime(2026, 9, 14, 20, 0, tzinfo=UTC)  # already the 15th in China
    assert due(evening_in_utc, Period(1, "d")).date == day("2026-09-16")


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="没有时区"):
        due(datetime(2026, 9, 14, 8, 0), Period(1, "d"))


def test_hours_run_by_the_clock_through_holidays():
    end = due(datetime(2026, 10, 1, 10, 20, tzinfo=TZ), Period(24, "h"))
    assert end.at == datetime(2026, 10, 2, 10, 20, tzinfo=TZ)


def test_hours_need_a_time_of_day():
    with pytest.raises(ValueError, match="请补上时分"):
        due(day("2026-10-01"), Period(24, "h"))


@pytest.mark.parametrize(
    ("start", "months", "raw"),
    [("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-11-30", 3, "2026-02-28"),
     ("2025-12-15", 1, "2026-01-15"), ("2025-06-30", 12, "2026-06-30")],
)  # fmt: skip
def test_months_end_on_the_corresponding_day_or_the_last(start, months, raw):
    assert due(day(start), Period(months, "mo")).raw == day(raw)


def test_a_period_of_not_less_than_rolls_even_where_rolling_is_off():
    period = Period(30, "d")
    assert due(day("2025-12-18"), period, roll=False).date == day("2026-01-17")
    assert due(day("2025-12-18"), period, roll=False, at_least=True).date == day("2026-01-19")


def test_the_internal_target_lies_before_a_rest_day():
    end = due(day("2026-08-03"), Period(60, "d"))
    assert (end.target, end.raw, end.date) == (day("2026-09-30"), day("2026-10-02"), day("2026-10-08"))


def test_a_year_without_notice_makes_the_date_provisional():
    end = due(day("2026-12-20"), Period(20, "wd"))
    assert end.provisional
    assert any("2027年" in line and "暂定" in line for line in end.explanation)


def test_a_year_that_decides_nothing_does_not_make_it_provisional():
    assert not due(day("2026-12-20"), Period(30, "d"), roll=False).provisional
    assert not due(day("2026-09-14"), Period(20, "wd")).provisional


def test_years_before_the_data_are_told_apart_from_years_to_come():
    assert any("没有收录2016年" in line for line in due(day("2016-05-01"), Period(5, "wd")).explanation)


def test_a_period_of_none_ends_the_same_day_or_the_next_workday():
    assert due(day("2026-09-14"), Period(0, "wd")).date == day("2026-09-14")
    assert due(day("2026-10-02"), Period(0, "wd")).date == day("2026-10-08")


def test_the_explanation_tells_what_was_counted():
    text = "\n".join(due(day("2026-09-14"), Period(20, "wd")).explanation)
    for part in (
        "2026年9月14日(星期一)是起算日,当日不计入",
        "共数20个工作日",
        "中秋节2026年9月25日至9月27日休息3日",
        "国庆节2026年10月1日至10月7日休息7日",
        "2026年9月20日(星期日)、2026年10月10日(星期六)是调休上班日",
        "国办发明电〔2025〕7号",
        "到期:2026年10月16日(星期五)24时",
    ):
        assert part in text


def test_the_explanation_tells_of_rolling():
    lines = due(day("2026-02-05"), Period(15, "d")).explanation
    assert any("2026年2月20日(星期五)是休息日(春节),顺延至" in line for line in lines)
    assert any("不少于" in line for line in due(day("2026-02-05"), Period(15, "d"), at_least=True).explanation)


def test_notice_for_a_hearing_leaves_the_whole_time():
    hearing, lead = day("2026-10-12"), Period(7, "wd")
    start = latest_start(hearing, lead)
    assert start == day("2026-09-23")  # full days between: 9/24, 28, 29, 30, 10/8, 9, 10
    assert due(start, lead).date < hearing <= due(start + timedelta(days=1), lead).date


def test_counting_back_from_a_holiday_never_shortens_the_notice():
    for lead in (Period(7, "wd"), Period(7, "d"), Period(1, "mo")):
        start = latest_start(day("2026-10-08"), lead)
        assert due(start, lead, at_least=True).date < day("2026-10-08")


def test_periods_print_as_the_law_writes_them():
    printed = [str(Period(value, unit)) for value, unit in ((7, "wd"), (30, "d"), (3, "mo"), (24, "h"))]
    assert printed == ["7个工作日", "30日", "3个月", "24小时"]


@pytest.mark.parametrize(("value", "unit"), [(-1, "d"), (1.5, "d"), (True, "d"), (1, "week")])
def test_a_period_that_is_none_is_refused(value, unit):
    with pytest.raises(ValueError, match="期限"):
        Period(value, unit)


def test_workdays_can_be_counted_both_ways():
    cal = calendar()
    assert cal.add_workdays(day("2026-10-01"), -1) == day("2026-09-30")
    assert cal.add_workdays(day("2026-10-08"), -1) == day("2026-09-30")
    assert cal.workdays_between(day("2026-09-30"), day("2026-10-10")) == 3
    assert cal.rest_days(day("2026-09-30"), day("2026-10-08"))[-1] == day("2026-10-07")
