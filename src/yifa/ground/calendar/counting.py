"""From a start and a period to the last lawful moment, by 民法典 201-203 and 民诉法 85."""

import calendar as gregorian
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from yifa.ground.calendar import wording
from yifa.ground.calendar.clock import TZ, day_of, local
from yifa.ground.calendar.period import Period
from yifa.ground.calendar.store import calendar
from yifa.ground.calendar.workdays import WorkCalendar

LAST_SECOND = time(23, 59, 59, tzinfo=TZ)
_MONTHS = 12
Day = date


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a period.

    ``at`` last moment in time (24:00 is written 23:59:59); ``date`` its day; ``raw`` the day before rolling;
    ``target`` the last workday not after ``raw``: the day an office that owes something should aim at;
    ``provisional`` a year without a published arrangement decided the day.
    """

    at: datetime
    date: Day
    raw: Day
    target: Day
    provisional: bool
    _tell: Callable[[], tuple[str, ...]] = field(compare=False, repr=False)

    @property
    def explanation(self) -> tuple[str, ...]:
        """Chinese lines for “为什么是这天”, made when asked: a loader reckons 100,000 clocks and shows none."""
        return self._tell()


def due(
    start: date | datetime,
    period: Period,
    *,
    cal: WorkCalendar | None = None,
    roll: bool = True,
    at_least: bool = False,
) -> Due:
    """The last moment of ``period`` counted from ``start``.

    The start day is not counted. Months end on the corresponding day, or the month's last. With ``roll`` a
    last day of rest moves to the next workday. ``at_least`` is for “不少于” periods (征求意见、公示): they
    are never shortened, so they roll even where ``roll`` is off. Hours run by the clock from the moment.
    A start without a time of day is refused for hours, a moment without a zone always (ValueError).
    """
    cal = cal or calendar()
    return reckon(start, ((period, 0),), cal=cal, roll=roll or at_least, at_least=at_least)


Leg = tuple[Period, int]
"""A stretch of counting: a period and how much was added to it by pauses (days, workdays or seconds)."""


def reckon(
    start: date | datetime, legs: tuple[Leg, ...], *, cal: WorkCalendar, roll: bool, at_least: bool = False
) -> Due:
    """:func:`due` over several legs counted one after another, each in its own unit."""
    if legs[0][0].unit == "h":
        return _clock_hours(start, legs, cal)
    first = day_of(start)
    day, years = first, set[int]()
    for period, added in legs:
        after = advance(cal, day, period, added)
        if period.unit == "wd":
            years.update(range(day.year, after.year + 1))
        day = after
    end = cal.next_workday(day) if roll else day
    if roll:
        years.update((day.year, end.year))
    unknown = tuple(sorted(year for year in years if not cal.is_published(year)))

    def tell() -> tuple[str, ...]:
        return _tell_days(cal, first, legs, (day, end), (tuple(sorted(years)), unknown), at_least)

    return Due(datetime.combine(end, LAST_SECOND), end, day, cal.last_workday(day), bool(unknown), tell)


def advance(cal: WorkCalendar, day: date, period: Period, added: int = 0) -> date:
    """``day`` plus ``period`` plus ``added`` days (workdays for a wd period), without rolling."""
    if period.unit == "wd":
        return cal.add_workdays(day, period.value + added)
    if period.unit == "d":
        return day + timedelta(days=period.value + added)
    if period.unit == "mo":
        return _add_months(day, period.value) + timedelta(days=added)
    raise ValueError(f"按日计算的期限不能再加{period},小时只能和小时相加")


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def latest_start(before: date, period: Period, *, cal: WorkCalendar | None = None) -> date:
    """The last day on which notice may be given so that the whole ``period`` ends before the day ``before``.

    For advance notice (听证通知提前量、代履行前催告): neither the day of the notice nor ``before`` is counted,
    and the person notified keeps the full time even when its last day is one of rest.
    """
    cal = cal or calendar()
    if period.unit == "h":
        raise ValueError("按小时计算的期限不能倒推到日,请用具体时刻计算")
    if period.unit == "mo":
        day = _add_months(before, -period.value) - timedelta(days=1)
    elif period.unit == "d":
        day = before - timedelta(days=period.value + 1)
    else:
        day = cal.add_workdays(before, -max(period.value, 1)) - timedelta(days=1)
    while due(day, period, cal=cal, at_least=True).date >= before:
        day -= timedelta(days=1)
    return day


def _clock_hours(start: date | datetime, legs: tuple[Leg, ...], cal: WorkCalendar) -> Due:
    if not isinstance(start, datetime):
        raise ValueError(f"按小时计算的期限要从具体时刻起算,只有日期“{start}”不够,请补上时分")
    if any(period.unit != "h" for period, _ in legs):
        raise ValueError("按小时计算的期限只能按小时延长")
    begin = local(start)
    at = begin + sum((timedelta(hours=p.value, seconds=added) for p, added in legs), timedelta())

    def tell() -> tuple[str, ...]:
        hours = "、再加".join(str(period) for period, _ in legs)
        line = f"自{wording.moment_words(begin)}起按钟点数{hours},休息日不扣除(民法典第201条第2款)。"
        return (line, wording.end_line(at, hours=True))

    return Due(at, at.date(), at.date(), cal.last_workday(at.date()), False, tell)


def _tell_days(
    cal: WorkCalendar,
    start: date,
    legs: tuple[Leg, ...],
    ends: tuple[date, date],
    years: tuple[tuple[int, ...], tuple[int, ...]],
    at_least: bool,
) -> tuple[str, ...]:
    raw, end = ends
    consulted, unknown = years
    lines = [wording.start_line(start)]
    day = start
    for period, added in legs:
        after = advance(cal, day, period, added)
        if period.unit == "wd":
            lines += wording.workday_lines(cal, day, after, period.value, added)
        else:
            counted = advance(cal, day, period)
            lines.append(wording.natural_line(day, counted, period))
            if added:
                lines.append(f"加上不计入的{added}日,最后一日是{wording.day_words(after)}。")
        day = after
    if end != raw:
        lines.append(wording.roll_line(cal, raw, end))
    if at_least:
        lines.append("这是“不少于”的期限,只可以长、不可以短;期限届满之前不得进入下一步。")
    if unknown:
        lines.append(wording.provisional_line(cal, unknown))
    plans = [plan for plan in map(cal.plan, consulted) if plan]
    if plans:
        lines.append(wording.source_line(plans))
    lines.append(wording.end_line(datetime.combine(end, LAST_SECOND), hours=False))
    return tuple(lines)
