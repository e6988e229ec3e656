"""The sentences of the page “为什么是这天”: how a due date came about, step by step."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from yifa.ground.calendar.period import Period
from yifa.ground.calendar.workdays import WorkCalendar
from yifa.ground.calendar.yearplan import WEEKDAYS, YearPlan

DAY = timedelta(days=1)


def day_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日(星期{WEEKDAYS[day.weekday()]})"


def moment_words(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"


def span_words(first: date, last: date) -> str:
    begin = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return begin
    year = "" if first.year == last.year else f"{last.year}年"
    return f"{begin}至{year}{last.month}月{last.day}日"


def start_line(start: date) -> str:
    return f"{day_words(start)}是起算日,当日不计入,自次日{day_words(start + DAY)}起算(民法典第201条)。"


def workday_lines(cal: WorkCalendar, start: date, end: date, count: int, added: int) -> list[str]:
    """How ``count`` + ``added`` (paused) workdays were counted off, and what was met on the way."""
    if not count + added:
        return []
    paused = f"(期限{count}个,补上中止的{added}个)" if added else ""
    line = f"自{day_words(start + DAY)}数起,共数{count + added}个工作日{paused},数到{day_words(end)}。"
    return [line, *met_lines(cal, start, end)]


def met_lines(cal: WorkCalendar, start: date, end: date) -> list[str]:
    """Rest days and make-up days after ``start`` up to ``end``, holidays by name, week-ends as a sum."""
    lines = []
    rest = [(cal.rest_name(day), day) for day in cal.rest_days(start, end)]
    holidays = [item for item in rest if item[0] != "双休日"]
    parts = [f"{name}{span_words(a, b)}休息{n}日" for name, a, b, n in _spans(holidays)]
    if len(rest) > len(holidays):
        parts.append(f"双休日{len(rest) - len(holidays)}日")
    if parts:
        lines.append(f"其间{'、'.join(parts)},不计入工作日。")
    makeup = cal.makeup_days(start, end)
    if makeup:
        lines.append(f"其间{'、'.join(map(day_words, makeup))}是调休上班日,计入工作日。")
    return lines


def _spans(named: Iterable[tuple[str, date]]) -> list[tuple[str, date, date, int]]:
    spans = []
    for name, group in groupby(named, key=lambda item: item[0]):
        days = [day for _, day in group]
        spans.append((name, days[0], days[-1], len(days)))
    return spans


def natural_line(start: date, raw: date, period: Period) -> str:
    if period.unit == "mo":
        short = "" if raw.day == start.day else "(该月没有对应日,取月末)"
        return f"{period}后的对应日是{day_words(raw)}{short}(民法典第202条)。"
    return f"按自然日数满{period},最后一日是{day_words(raw)},休息日计算在内。"


def roll_line(cal: WorkCalendar, raw: date, end: date) -> str:
    return (
        f"最后一日{day_words(raw)}是休息日({cal.rest_name(raw)}),"
        f"顺延至休息日结束后的第一个工作日{day_words(end)}(民法典第203条)。"
    )


def provisional_line(cal: WorkCalendar, years: Iterable[int]) -> str:
    names = "、".join(f"{year}年" for year in years)
    known = cal.years()
    if known and max(years) < known[0]:
        return f"暂定:系统没有收录{names}的放假安排,只按双休日推算,请导入该年日历后重算。"
    return f"暂定:{names}的放假安排尚未公布或尚未导入,只按双休日推算,公布并导入后会重新计算。"


def source_line(plans: Iterable[YearPlan]) -> str:
    return f"日历依据:{';'.join(dict.fromkeys(plan.source for plan in plans))}。"


def end_line(at: datetime, hours: bool) -> str:
    return f"到期:{moment_words(at)}。" if hours else f"到期:{day_words(at.date())}24时。"


def length_words(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes = rest // 60
    return "".join([f"{hours}小时" if hours or not minutes else "", f"{minutes}分钟" if minutes else ""])
