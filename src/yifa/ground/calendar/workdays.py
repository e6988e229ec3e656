"""Working days as two flat arrays: asking and counting cost the same for one day and for ten years."""

from array import array
from collections.abc import Iterable
from datetime import date, timedelta

from yifa.ground.calendar.yearplan import YearPlan

FIRST_YEAR, LAST_YEAR = 1980, 2079
_SATURDAY = 5


class CalendarRangeError(ValueError):
    """A day outside the years the calendar can hold; nearly always a typing error in a date."""


class WorkCalendar:
    """Which days are worked. Years without a plan count Monday to Friday and are not published.

    ``_upto[i]`` is the number of workdays up to and including day ``i`` (days since 1980-01-01);
    ``_days[k]`` is the ordinal of the k-th workday. All counting is lookups in these two.
    """

    def __init__(self, plans: Iterable[YearPlan]) -> None:
        self._plans = {plan.year: plan for plan in plans}
        self._base = date(FIRST_YEAR, 1, 1).toordinal()
        end = date(LAST_YEAR, 12, 31).toordinal() + 1
        worked = bytearray((ordinal - 1) % 7 < _SATURDAY for ordinal in range(self._base, end))
        for plan in self._plans.values():
            for day in plan.names:
                worked[self._index(day)] = 0
            for day in plan.makeup:
                worked[self._index(day)] = 1
        self._worked = bytes(worked)
        self._days = array("l", (self._base + i for i, flag in enumerate(worked) if flag))
        self._upto = array("l")
        total = 0
        for flag in worked:
            total += flag
            self._upto.append(total)

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._base
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise CalendarRangeError(f"日期 {day} 超出日历范围({FIRST_YEAR}年至{LAST_YEAR}年),请检查日期是否写错")
        return index

    def _nth(self, position: int) -> date:
        if not 0 <= position < len(self._days):
            raise CalendarRangeError(f"推算结果超出日历范围({FIRST_YEAR}年至{LAST_YEAR}年),请检查日期和期限")
        return date.fromordinal(self._days[position])

    def is_workday(self, day: date) -> bool:
        return self._worked[self._index(day)] == 1

    def is_published(self, year: int) -> bool:
        """Whether the yearly notice for ``year`` is loaded; otherwise only week-ends are assumed."""
        return year in self._plans

    def plan(self, year: int) -> YearPlan | None:
        return self._plans.get(year)

    def years(self) -> tuple[int, ...]:
        return tuple(sorted(self._plans))

    def next_workday(self, day: date) -> date:
        """``day`` itself when worked, else the first workday after it."""
        index = self._index(day)
        return day if self._worked[index] else self._nth(self._upto[index])

    def last_workday(self, day: date) -> date:
        """``day`` itself when worked, else the last workday before it."""
        return self._nth(self._upto[self._index(day)] - 1)

    def add_workdays(self, day: date, count: int) -> date:
        """The ``count``-th workday after ``day`` (before it when negative); 0 gives :meth:`next_workday`."""
        if count == 0:
            return self.next_workday(day)
        index = self._index(day)
        if count > 0:
            return self._nth(self._upto[index] + count - 1)
        return self._nth(self._upto[index] - self._worked[index] + count)

    def workdays_between(self, start: date, end: date) -> int:
        """Workdays after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        return self._upto[self._index(end)] - self._upto[self._index(start)]

    def rest_days(self, start: date, end: date) -> tuple[date, ...]:
        """Days not worked after ``start`` up to and including ``end``."""
        return tuple(day for day in _days_after(start, end) if not self.is_workday(day))

    def makeup_days(self, start: date, end: date) -> tuple[date, ...]:
        """Saturdays and Sundays worked, after ``start`` up to and including ``end``."""
        return tuple(d for d in _days_after(start, end) if d.weekday() >= _SATURDAY and self.is_workday(d))

    def rest_name(self, day: date) -> str:
        """Why ``day`` is off: the holiday's name, “双休日”, or an empty text for a workday."""
        if self.is_workday(day):
            return ""
        plan = self._plans.get(day.year)
        return plan.names.get(day, "双休日") if plan else "双休日"


def _days_after(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=i) for i in range(1, (end - start).days + 1))
