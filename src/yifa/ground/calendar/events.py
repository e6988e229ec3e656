"""A clock as the list of what happened to it: started, paused, resumed, restarted, extended, stopped.

The stored due date is never the truth; it is recomputed from the events, so that anybody can check it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from yifa.ground.calendar import wording
from yifa.ground.calendar.clock import local
from yifa.ground.calendar.counting import Due, Leg, reckon
from yifa.ground.calendar.period import Period, Unit
from yifa.ground.calendar.store import calendar
from yifa.ground.calendar.workdays import WorkCalendar

EventKind = Literal["start", "pause", "resume", "restart", "extend", "stop"]
State = Literal["running", "paused", "stopped"]
_WORDS = {"start": "起算", "pause": "中止", "resume": "恢复", "restart": "重新计算", "extend": "延长", "stop": "办结"}


class ClockError(ValueError):
    """The events cannot have happened in this order. The message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a clock, when, on what ground (理由), by which document (文书号), by whom (批准人)."""

    kind: EventKind
    at: datetime
    period: Period | None = None
    ground: str = ""
    document: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PausedSpan:
    """From ``begin`` (not counted) to ``end`` (counted again; None while it lasts).

    ``amount`` is in the unit of the period: workdays for wd, days for d and mo, seconds for h.
    """

    begin: datetime
    end: datetime | None
    amount: int
    unit: Unit
    ground: str = ""
    document: str = ""
    by: str = ""

    @property
    def length(self) -> str:
        if self.unit == "h":
            return wording.length_words(self.amount)
        return f"{self.amount}{'个工作日' if self.unit == 'wd' else '日'}"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Where a clock stands. ``due`` is None while paused; ``ignored`` came after the period had run out."""

    due: Due | None
    state: State
    started: datetime
    paused_spans: tuple[PausedSpan, ...]
    extensions: tuple[Event, ...]
    ignored: tuple[Event, ...]
    stopped: datetime | None
    lines: tuple[str, ...] = field(compare=False, repr=False, default=())

    @property
    def explanation(self) -> tuple[str, ...]:
        """What happened to the clock, then how its end was counted: the lines of “为什么是这天”."""
        return self.lines + (self.due.explanation if self.due else ())


def due_from_events(
    period: Period, events: Iterable[Event], *, cal: WorkCalendar | None = None, roll: bool = True
) -> Reckoning:
    """Reckon a clock of ``period`` from its ``events`` (any order: sorted by moment, ties as given).

    A pause [begin, end) is measured in the unit of the period and added to it: what is paused shifts the
    end by exactly its length. An extension adds its period; one in another unit is counted on from there.
    A restart (补正后重新计算) forgets earlier pauses and extensions. Pauses and extensions that came after
    the period had run out change nothing and are listed in ``ignored``: a missed deadline stays missed.
    Raises :class:`ClockError` for an impossible order.
    """
    ordered = sorted(events, key=lambda event: (local(event.at), event.kind != "start"))
    if not ordered or ordered[0].kind != "start":
        raise ClockError("期限还没有起算,请先登记起算的事由和时间")
    run = _Run(period, cal or calendar(), roll, local(ordered[0].at))
    run.lines.append(_line("起算", ordered[0]))
    for event in ordered[1:]:
        run.take(event)
    return run.result()


class _Run:
    """The clock while its events are read one by one."""

    def __init__(self, period: Period, cal: WorkCalendar, roll: bool, start: datetime) -> None:
        self.period, self.cal, self.roll = period, cal, roll
        self.start = start
        self.spans: list[PausedSpan] = []
        self.extensions: list[Event] = []
        self.ignored: list[Event] = []
        self.open: PausedSpan | None = None
        self.paused_after_end = False
        self.stopped: datetime | None = None
        self.lines: list[str] = []

    def take(self, event: Event) -> None:
        if self.stopped:
            raise ClockError(f"期限已经办结,不能再{_WORDS[event.kind]}")
        match event.kind:
            case "start":
                raise ClockError("期限已经起算过;要重新计算请登记“重新计算”并写明依据")
            case "pause":
                self._pause(event)
            case "resume":
                self._resume(event)
            case "restart":
                self._restart(event)
            case "extend":
                self._extend(event)
            case "stop":
                self._stop(event)

    def _pause(self, event: Event) -> None:
        if self.open or self.paused_after_end:
            raise ClockError("期限已经在中止状态,不能再次中止;请先登记恢复")
        if self._run_out(event):
            self.paused_after_end = True
            return
        unit = self.period.unit
        self.open = PausedSpan(local(event.at), None, 0, unit, event.ground, event.document, event.by)

    def _resume(self, event: Event) -> None:
        if self.paused_after_end:
            self.paused_after_end = False
            return
        if not self.open:
            raise ClockError("期限没有中止,不能恢复;请先登记中止")
        self._close(local(event.at))

    def _close(self, end: datetime) -> None:
        assert self.open
        span = replace(self.open, end=end, amount=self._amount(self.open.begin, end))
        self.spans.append(span)
        self.open = None
        where = f"{wording.moment_words(span.begin)}中止,{wording.moment_words(end)}恢复"
        self.lines.append(f"{where},其间{span.length}不计入期限{_details(span)}。")

    def _amount(self, begin: datetime, end: datetime) -> int:
        """Length of [begin, end) in the unit of the period."""
        if self.period.unit == "h":
            return int((end - begin).total_seconds())
        if self.period.unit == "wd":
            eve = timedelta(days=1)
            return self.cal.workdays_between(begin.date() - eve, end.date() - eve)
        return (end.date() - begin.date()).days

    def _restart(self, event: Event) -> None:
        self.start = local(event.at)
        self.spans, self.extensions, self.ignored = [], [], []
        self.open, self.paused_after_end = None, False
        self.lines.append(_line("重新计算期限,此前的中止和延长不再计入", event))

    def _extend(self, event: Event) -> None:
        if event.period is None:
            raise ClockError("延长期限要写明延长多久")
        if (self.period.unit == "h") != (event.period.unit == "h"):
            raise ClockError(f"期限是{self.period},不能延长{event.period}:小时和日不能混合计算")
        if self._run_out(event):
            return
        self.extensions.append(event)
        self.lines.append(_line(f"延长{event.period}", event))

    def _stop(self, event: Event) -> None:
        self.stopped = local(event.at)
        if self.open:
            self._close(self.stopped)
        self.lines.append(_line("办结,期限停止计算", event))

    def _run_out(self, event: Event) -> bool:
        """Whether the period had already ended; then the event is set aside and says so."""
        if self.open or local(event.at) <= self._due().at:
            return False
        self.ignored.append(event)
        self.lines.append(_line(f"{_WORDS[event.kind]}登记在期限届满之后,不影响期限", event))
        return True

    def _due(self) -> Due:
        added = sum(span.amount for span in self.spans)
        same = [e.period for e in self.extensions if e.period and e.period.unit == self.period.unit]
        other = [e.period for e in self.extensions if e.period and e.period.unit != self.period.unit]
        total = Period(self.period.value + sum(p.value for p in same), self.period.unit)
        legs: tuple[Leg, ...] = ((total, added), *((p, 0) for p in other))
        return reckon(self.start, legs, cal=self.cal, roll=self.roll)

    def result(self) -> Reckoning:
        due = None if self.open else self._due()
        state: State = "stopped" if self.stopped else "paused" if self.open else "running"
        lines, spans = [f"期限:{self.period}。", *self.lines], [*self.spans]
        if self.open:
            spans.append(self.open)
            begun = wording.moment_words(self.open.begin)
            lines.append(f"{begun}起中止,恢复之前不计算到期日{_details(self.open)}。")
        return Reckoning(
            due, state, self.start, tuple(spans), tuple(self.extensions), tuple(self.ignored), self.stopped,
            tuple(lines),
        )  # fmt: skip


def _details(item: Event | PausedSpan) -> str:
    parts = (("理由", item.ground), ("文书", item.document), ("批准人", item.by))
    named = ",".join(f"{word}:{text}" for word, text in parts if text)
    return f"({named})" if named else ""


def _line(what: str, event: Event) -> str:
    return f"{wording.moment_words(local(event.at))}{what}{_details(event)}。"
