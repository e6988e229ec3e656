"""The period a figure is asked for (期间): a year, a quarter or a month, as half-open spans of days. Pure Python."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2}))?")


class UnknownPeriod(ValueError):
    """The period is not written as a year, a quarter or a month. A Chinese sentence."""


@dataclass(frozen=True, order=True)
class Span:
    """The days ``start <= day < end``. ``text`` is the period as asked: 2024, 2024-Q1, 2024-03."""

    start: date
    end: date
    text: str

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        return self.end <= self.start

    def until(self, day: date) -> "Span":
        """The part of the span up to and including ``day``; may be empty."""
        return Span(self.start, min(self.end, day + timedelta(days=1)), self.text)

    def __str__(self) -> str:
        return self.text


def span(text: str) -> Span:
    """Read a period: ``"2024"``, ``"2024-Q1"``, ``"2024-03"``. Raises :class:`UnknownPeriod`."""
    found = _WRITTEN.fullmatch(text)
    year = int(found["year"]) if found else 0
    if found is None or not 1949 <= year <= 9998 or (found["month"] and not 1 <= int(found["month"]) <= 12):
        raise UnknownPeriod(f"“{text}”不是期间,请写成 2024(全年)、2024-Q1(季度)或 2024-03(月份)。")
    if found["quarter"]:
        return _months(year, int(found["quarter"]) * 3 - 2, 3, text)
    return _months(year, int(found["month"]), 1, text) if found["month"] else _months(year, 1, 12, text)


def months_of(period: Span) -> tuple[Span, ...]:
    """The calendar months of a period, in order."""
    first = period.start.year * 12 + period.start.month - 1
    last = period.last_day.year * 12 + period.last_day.month - 1
    found = []
    for number in range(first, last + 1):
        year, month = divmod(number, 12)
        found.append(_months(year, month + 1, 1, f"{year:04d}-{month + 1:02d}"))
    return tuple(found)


def _months(year: int, month: int, count: int, text: str) -> Span:
    after = year * 12 + month - 1 + count
    return Span(date(year, month, 1), date(after // 12, after % 12 + 1, 1), text)
