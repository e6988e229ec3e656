"""One year's arrangement of rest days and make-up workdays, read from a TOML file and checked.

The file: ``year``, ``source`` (the notice), ``tag`` (verified | memory), ``note``, ``workdays`` (optional
check value), ``rest`` (array of {name, from, to}: whole spans as the notice prints them, week-ends included),
``makeup`` (array of dates: the Saturdays and Sundays on which everybody works).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

WEEKDAYS = "一二三四五六日"
TAGS = ("verified", "memory")
DAY = timedelta(days=1)
_SATURDAY = 5


class CalendarFileError(ValueError):
    """The file cannot be used. ``problems`` are Chinese sentences: what is wrong and what to do."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(";".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class RestSpan:
    """Days off from ``first`` to ``last``, both included, week-ends among them included."""

    name: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        for step in range((self.last - self.first).days + 1):
            yield self.first + step * DAY


@dataclass(frozen=True)
class YearPlan:
    """What differs from plain week-ends in one year, and which notice says so."""

    year: int
    source: str
    tag: str
    rest: tuple[RestSpan, ...]
    makeup: tuple[date, ...]
    note: str = ""
    names: Mapping[date, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = {day: span.name for span in self.rest for day in span.days()}
        object.__setattr__(self, "names", names)

    def is_workday(self, day: date) -> bool:
        if day in self.makeup:
            return True
        return day not in self.names and day.weekday() < _SATURDAY

    def workday_count(self) -> int:
        first = date(self.year, 1, 1)
        return sum(self.is_workday(first + i * DAY) for i in range((date(self.year + 1, 1, 1) - first).days))

    def with_local(self, other: "YearPlan") -> "YearPlan":
        """This plan with a region's own holidays added (放假办法 4: set by the local government)."""
        return YearPlan(
            year=self.year,
            source=f"{self.source};{other.source}",
            tag=self.tag if self.tag == other.tag else "memory",
            rest=self.rest + other.rest,
            makeup=tuple(sorted({*self.makeup, *other.makeup})),
            note=" ".join(filter(None, (self.note, other.note))),
        )


def read_plan(file: Path) -> YearPlan:
    """Read and check one year's file; raises :class:`CalendarFileError` naming every fault at once."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CalendarFileError([f"打不开日历文件“{file}”({error.strerror}),请检查文件名和读取权限"]) from error
    except UnicodeDecodeError as error:
        raise CalendarFileError([f"日历文件“{file.name}”不是 UTF-8 编码的文本,请另存为 UTF-8 后再导入"]) from error
    except tomllib.TOMLDecodeError as error:
        message = f"日历文件“{file.name}”不是合法的 TOML 文本({error}),日期应写成 2026-01-01 的样子"
        raise CalendarFileError([message]) from error
    return parse_plan(data)


def parse_plan(data: Mapping[str, Any]) -> YearPlan:
    """Check the content of a year's file; every fault is one Chinese sentence."""
    problems: list[str] = []
    year = data.get("year")
    if isinstance(year, bool) or not isinstance(year, int):
        raise CalendarFileError(["缺少年份:请写一行 year = 2026"])
    source = str(data.get("source") or "").strip()
    if not source:
        problems.append("缺少依据:请在 source 里写明是哪一份放假通知(发文机关、文号、日期)")
    tag = data.get("tag", "memory")
    if tag not in TAGS:
        problems.append(f"tag 只能是 verified(已核对)或者 memory(凭记忆),现为“{tag}”")
    rest = _rest_spans(data.get("rest", []), year, problems)
    makeup = _makeup_days(data.get("makeup", []), year, problems)
    if not rest and not problems:
        problems.append("没有列出任何放假日:请在 rest 里逐项写节日名称和起止日期")
    _check_together(rest, makeup, problems)
    if problems:
        raise CalendarFileError(problems)
    plan = YearPlan(year, source, str(tag), tuple(rest), tuple(sorted(makeup)), str(data.get("note", "")))
    _check_total(plan, data.get("workdays"))
    return plan


def _rest_spans(items: Any, year: int, problems: list[str]) -> list[RestSpan]:
    spans: list[RestSpan] = []
    if not isinstance(items, list):
        problems.append("rest 应当是一个列表,每项含 name、from、to")
        return spans
    for number, item in enumerate(items, 1):
        if not isinstance(item, Mapping) or not item.get("name"):
            problems.append(f"第{number}段放假缺少节日名称或起止日期,请写成 {{name, from, to}}")
            continue
        first, last = (_day(item.get(key), year, problems, str(item["name"])) for key in ("from", "to"))
        if first is None or last is None:
            continue
        if first > last:
            problems.append(f"“{item['name']}”的开始日 {first} 晚于结束日 {last},请检查")
            continue
        spans.append(RestSpan(str(item["name"]), first, last))
    return spans


def _makeup_days(items: Any, year: int, problems: list[str]) -> list[date]:
    days: list[date] = []
    if not isinstance(items, list):
        problems.append("makeup 应当是一个日期列表")
        return days
    for item in items:
        day = _day(item, year, problems, "调休上班")
        if day is None:
            continue
        if day.weekday() < _SATURDAY:
            week = WEEKDAYS[day.weekday()]
            problems.append(f"{day} 是星期{week},本来就上班,不能列为调休上班日,请核对通知")
        if day in days:
            problems.append(f"调休上班日 {day} 写了两次")
        days.append(day)
    return days


def _day(value: Any, year: int, problems: list[str], what: str) -> date | None:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            problems.append(f"“{what}”的日期“{value}”不存在或写法不对,应写成 {year}-01-01 的样子")
            return None
    if isinstance(value, datetime) or not isinstance(value, date):
        problems.append(f"“{what}”缺少日期或写法不对,应写成 {year}-01-01 的样子")
        return None
    if value.year != year:
        problems.append(f"“{what}”的 {value} 不属于 {year} 年,请写进 {value.year} 年的日历文件")
        return None
    return value


def _check_together(rest: list[RestSpan], makeup: list[date], problems: list[str]) -> None:
    seen: dict[date, str] = {}
    for span in rest:
        for day in span.days():
            if day in seen:
                problems.append(f"{day} 同时列在“{seen[day]}”和“{span.name}”里,请只留一处")
            seen[day] = span.name
    problems.extend(f"{day} 既列为“{seen[day]}”放假又列为调休上班,请核对通知" for day in makeup if day in seen)


def _check_total(plan: YearPlan, stated: Any) -> None:
    if stated is not None and stated != plan.workday_count():
        raise CalendarFileError(
            [f"文件写明全年 {stated} 个工作日,按所列日期算得 {plan.workday_count()} 个,请核对有无漏列"]
        )
