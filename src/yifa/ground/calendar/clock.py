"""The injected clock: the only place in the project that reads the machine's time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

TZ = ZoneInfo("Asia/Shanghai")
_fixed: ContextVar[datetime | None] = ContextVar("yifa_now", default=None)


def now() -> datetime:
    """The present moment in Chinese time, or the moment fixed by :func:`use_now`."""
    return _fixed.get() or datetime.now(TZ)


def today() -> date:
    """The present day in Chinese time."""
    return now().date()


@contextmanager
def use_now(moment: datetime) -> Iterator[datetime]:
    """Fix the clock inside the block. A moment without a zone is taken as Chinese time."""
    token = _fixed.set(moment.astimezone(TZ) if moment.tzinfo else moment.replace(tzinfo=TZ))
    try:
        yield now()
    finally:
        _fixed.reset(token)


def local(moment: datetime) -> datetime:
    """The same moment in Chinese time; a moment without a zone is refused, it could mean two days."""
    if moment.tzinfo is TZ:
        return moment
    if moment.tzinfo is None:
        raise ValueError(f"时刻“{moment:%Y-%m-%d %H:%M}”没有时区,无法确定是哪一天")
    return moment.astimezone(TZ)


def day_of(moment: date | datetime) -> date:
    """The Chinese calendar day of a day or a moment."""
    return local(moment).date() if isinstance(moment, datetime) else moment
