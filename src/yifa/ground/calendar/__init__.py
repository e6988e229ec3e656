"""Working days and lawful periods (工作日历与期限): the clock, due dates, pauses and extensions.

Counts as 民法典 201-203, 民诉法 85 and the notices of 国务院办公厅 say: the start day (起算日) is not counted,
working days (工作日) include make-up days (调休上班日), a last day on a rest day (休息日) rolls on (顺延).
Words: period 期限, due 到期, pause 中止/扣除, resume 恢复, restart 重新计算, extend 延长, stop 办结, provisional 暂定.
Pure Python: declarations import it, so it never imports the web framework.
"""

from yifa.ground.calendar.clock import TZ, now, today, use_now
from yifa.ground.calendar.counting import Due, due, latest_start
from yifa.ground.calendar.events import ClockError, Event, PausedSpan, Reckoning, due_from_events
from yifa.ground.calendar.period import Period, Unit
from yifa.ground.calendar.store import calendar, import_calendar, overlay_folder, use_calendar
from yifa.ground.calendar.workdays import CalendarRangeError, WorkCalendar
from yifa.ground.calendar.yearplan import CalendarFileError, RestSpan, YearPlan

__all__ = [
    "TZ",
    "CalendarFileError",
    "CalendarRangeError",
    "ClockError",
    "Due",
    "Event",
    "PausedSpan",
    "Period",
    "Reckoning",
    "RestSpan",
    "Unit",
    "WorkCalendar",
    "YearPlan",
    "calendar",
    "due",
    "due_from_events",
    "import_calendar",
    "latest_start",
    "now",
    "overlay_folder",
    "today",
    "use_calendar",
    "use_now",
]
