"""Chance that repeats itself: plausible days, totals split into parts, plainly synthetic people."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from yifa.ground.calendar import TZ, calendar

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"


def dice(seed: int, *names: object) -> Random:
    """A generator of its own for each batch, so that changing one batch leaves the others as they were."""
    return Random(f"{seed}:{':'.join(map(str, names))}")  # noqa: S311


def person(rng: Random) -> str:
    """A name nobody bears: 演示 and two signs of the sixty-year cycle."""
    return f"演示{rng.choice(SURNAMES)}{rng.choice(STEMS)}{rng.choice(BRANCHES)}"


def phone(rng: Random) -> str:
    """A mobile number of a block kept for show (1380000…)."""
    return f"1380000{rng.randrange(10000):04d}"


@cache
def workdays(year: int) -> tuple[date, ...]:
    """The working days of a year, as published or reckoned."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return tuple(day for day in days if calendar().is_workday(day))


def spread(rng: Random, year: int, count: int, *, until: float = 1.0, since: float = 0.0) -> Iterator[date]:
    """``count`` working days in order, evenly with a little chance, in the year's part ``since`` to ``until``."""
    days = workdays(year)
    first, last = len(days) * since, len(days) * until
    for place in range(count):
        yield days[min(len(days) - 1, int(first + (place + rng.random()) * (last - first) / count))]


def office_hour(rng: Random, day: date) -> datetime:
    """A minute of that day between half past eight and half past five."""
    return datetime.combine(day, time(8, 30), TZ) + timedelta(minutes=rng.randrange(540))


def split(rng: Random, total: int, count: int, *, most: int | None = None, even: float = 0.5) -> list[int]:
    """``total`` in ``count`` parts of about the same size (``even``: how unlike they may be), each at most ``most``."""
    if count == 0:
        return []
    if most is not None and total > most * count:
        raise ValueError(f"{total}分不到{count}份里,每份至多{most}")
    weights = [1 + even * (2 * rng.random() - 1) for _ in range(count)]
    scale = total / sum(weights)
    parts = [min(int(weight * scale), total if most is None else most) for weight in weights]
    left = total - sum(parts)
    place = 0
    while left > 0:
        if most is None or parts[place % count] < most:
            parts[place % count] += 1
            left -= 1
        place += 1
    return parts


def turn(values: tuple[Any, ...], place: int) -> Any:
    """The values in turn."""
    return values[place % len(values)]
