"""From a stored clock to what people read (期限): the chip, and “为什么是这天”."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from yifa.ground.calendar import TZ, CalendarRangeError, Event, calendar, due_from_events, now
from yifa.records.cases.models import CaseClock
from yifa.records.cases.procedure import BOUND
from yifa.records.cases.store import clock_image
from yifa.ui.parts import Basis, ClockChip, ClockMove, ClockState, WhyThisDay

SOON_DAYS = 3
_MOVES = {"start": "起算", "pause": "中止", "resume": "恢复", "restart": "重新计算", "extend": "延长", "stop": "停止"}


def chip(row: CaseClock, url: str = "") -> ClockChip:
    """One clock as a chip. A clock that binds somebody else than the authority says so."""
    state, left = _state(row)
    name = row.name if row.duty == "authority" else f"{row.name}({BOUND[row.duty]}的期限)"
    due = None if row.state == "paused" else _shown(row)
    provisional, ended = bool(row.provisional and row.due_at), "stopped" in (row.state, state)
    return ClockChip(name, state, due, left, row.basis, provisional, url, row.verified, ended)


@dataclass(frozen=True)
class Ended:
    """The clocks of a matter that have ended, to be folded under one line; ``missed``: how many of them late."""

    chips: tuple[ClockChip, ...]
    missed: int

    @property
    def words(self) -> str:
        if self.missed:
            return f"其中 {self.missed} 个逾期办结"
        return "都按期办结" if all(one.state == "met" for one in self.chips) else "没有逾期的"


def parted(chips: Iterable[ClockChip]) -> tuple[list[ClockChip], Ended | None]:
    """(those that run or stand still, the ended ones or None)."""
    shown = list(chips)
    over = tuple(one for one in shown if one.ended)
    missed = sum(one.state == "late" for one in over)
    return [one for one in shown if not one.ended], Ended(over, missed) if over else None


def _shown(row: CaseClock) -> datetime | date | None:
    """The hour matters only where the law counts hours; otherwise the whole last day is open."""
    if row.due_at is None:
        return None
    local = row.due_at.astimezone(TZ)
    return local if row.unit == "h" else local.date()


def _state(row: CaseClock) -> tuple[ClockState, str]:
    if row.state == "paused":
        return "paused", "已中止"
    if row.state == "stopped":
        return {True: ("met", "按期办结"), False: ("late", "逾期办结"), None: ("stopped", "")}[row.met]  # type: ignore[return-value]
    if row.due_at is None:
        return "running", ""
    if row.duty != "authority" and row.due_at < now():
        return "stopped", "已过期"  # the party let it pass, as the party may: nobody is late
    return remaining(row.due_at, row.unit)


def remaining(due: datetime, unit: str) -> tuple[ClockState, str]:
    """(state, phrase) of a running clock: 剩12个工作日, 今日到期, 逾1个工作日."""
    moment = now()
    late = due < moment
    day, due_day = moment.astimezone(TZ).date(), due.astimezone(TZ).date()
    if unit == "h":
        hours = max(1, int(abs((due - moment).total_seconds()) // 3600))
        return ("late", f"逾 {hours} 小时") if late else ("soon", f"剩 {hours} 小时")
    days = abs((due_day - day).days)
    if not late and days == 0:
        return "soon", "今日到期"
    count, word = _counted(min(day, due_day), max(day, due_day), unit, days)
    if late:
        return "late", f"逾 {count} {word}" if count else "已逾期"
    return ("soon" if days <= SOON_DAYS else "running"), f"剩 {count} {word}"


def _counted(first: date, last: date, unit: str, days: int) -> tuple[int, str]:
    if unit == "wd":
        try:
            return calendar().workdays_between(first, last), "个工作日"
        except CalendarRangeError:
            return days, "天"
    return days, "天"


def nearest(rows: list[CaseClock]) -> CaseClock | None:
    """The clock to show where there is room for one: the first to run out, else a paused one."""
    running = [row for row in rows if row.state == "running" and row.due_at and row.duty == "authority"]
    if running:
        return min(running, key=lambda row: row.due_at)  # type: ignore[arg-type, return-value]
    return next((row for row in rows if row.state == "paused"), None)


def order(row: CaseClock) -> tuple[int, float]:
    """Failure first: late, then by due day, then paused, then done."""
    rank = {"running": 0, "paused": 1, "stopped": 2}[row.state]
    return rank, row.due_at.timestamp() if row.due_at else float("inf")


def why(row: CaseClock, names: Mapping[str, str]) -> WhyThisDay:
    """The whole reckoning, recomputed from the clock's events: nothing here is a stored sentence.

    ``names``: login names to names of staff.
    """
    image = clock_image(row)
    events = [replace(event, by=names.get(event.by, event.by)) for event in image.events]
    reckoning = due_from_events(image.period, [_told(event) for event in events])
    start = next((event for event in events if event.kind == "start"), None)
    moves = tuple(
        ClockMove(event.at, _moved(event.kind, str(event.period or "")), event.ground, event.document, event.by)
        for event in events
    )
    return WhyThisDay(
        chip(row),
        str(image.period),
        f"{start.at.astimezone(TZ):%Y-%m-%d} {start.ground}" if start else "—",
        Basis(row.basis, row.verified),
        reckoning.explanation,
        moves,
    )


def _told(event: Event) -> Event:
    """Only a pause or an extension has someone who approved it; a start and an end follow from the step."""
    return event if event.kind in ("pause", "extend") else replace(event, by="")


def _moved(kind: str, period: str) -> str:
    return _MOVES[kind] + (f"{period}" if kind == "extend" and period else "")
