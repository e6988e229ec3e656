"""Periods are half-open spans; months cover a year without gap or overlap."""

from datetime import date
from itertools import pairwise

import pytest

from yifa.readers.figures.period import UnknownPeriod, months_of, span


@pytest.mark.parametrize(
    ("text", "start", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_its_first_and_last_day(text, start, last):
    assert (span(text).start, span(text).last_day) == (start, last)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-00", "2024-13", "2024-Q5", "2024-1", "0000", "9999", "2024 ", "２０２４"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(UnknownPeriod, match="不是期间"):
        span(text)


@pytest.mark.parametrize(("text", "count"), [("2024", 12), ("2024-Q2", 3), ("2024-05", 1)])
def test_months_cover_the_period(text, count):
    months = months_of(span(text))
    assert len(months) == count
    assert (months[0].start, months[-1].end) == (span(text).start, span(text).end)
    assert all(one.end == two.start for one, two in pairwise(months))


def test_a_period_is_cut_at_the_day_asked():
    cut = span("2024").until(date(2024, 5, 3))
    assert (cut.last_day, cut.text, cut.is_empty) == (date(2024, 5, 3), "2024", False)
    assert span("2024").until(date(2023, 5, 3)).is_empty
