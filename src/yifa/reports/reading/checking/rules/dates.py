"""Days by which a report must be made and public, and dates that cannot be (日期)."""

import re
from collections.abc import Iterator
from datetime import date

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.data import load
from yifa.reports.reading.checking.rule import REPORTING, Hit, rule
from yifa.reports.reading.checking.samples import SIGNED, frame
from yifa.reports.reading.document import Document

_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    "publication_deadline",
    "warn",
    "公开或成文的日期晚于规定的期限",
    basis=REPORTING,
    fires=frame("开展培训3场。", signed="青禾镇人民政府\n2025年4月18日\n"),
    silent=frame("开展培训3场。"),
)
def deadline(document: Document, context: Context) -> Iterator[Hit]:
    if context.published is None or context.year is None or not context.yearly:
        return
    day, span = context.published
    norm = load("norms")["publication"]
    limit = date(context.year + 1, norm["month"], norm["day"])
    if day >= limit:
        yield Hit(
            *span,
            f"日期{day}晚于{norm['month']}月{norm['day']}日前公开的期限。",
            f"期限{limit},晚{(day - limit).days + 1}日",
        )
    elif day.year > context.year:
        yield Hit(*span, f"日期早于{norm['month']}月{norm['day']}日的公开期限。", f"{day} < {limit}", "holds")


@rule(
    "dated_before_year",
    "error",
    "成文日期早于报告的年度",
    basis=REPORTING,
    fires=frame("开展培训3场。", signed="青禾镇人民政府\n2023年12月20日\n"),
    silent=frame("开展培训3场。"),
)
def before_year(document: Document, context: Context) -> Iterator[Hit]:
    if (
        context.published
        and context.year
        and context.signed
        and context.published[0].year < context.year
        and str(context.year) in document.title
    ):
        day, span = context.published
        yield Hit(*span, f"成文日期{day}早于报告年度{context.year}年。", f"{day.year} < {context.year}")


@rule(
    "impossible_date",
    "error",
    "日历上没有的日期",
    fires=frame("2024年2月30日召开法治工作会议1次。"),
    silent=frame("2024年2月29日召开法治工作会议1次。"),
)
def impossible(document: Document, context: Context) -> Iterator[Hit]:
    for match in _DAY.finditer(context.text):
        month, day = int(match[1]), int(match[2])
        year = re.search(r"(20\d{2})年$", context.text[max(0, match.start() - 5) : match.start()])
        if (
            not 1 <= month <= 12
            or not 1 <= day <= _LONGEST[month - 1]
            or _no_leap(year[1] if year else None, month, day)
        ):
            yield Hit(*match.span(), f"没有“{match[0]}”这一天。")


def _no_leap(year: str | None, month: int, day: int) -> bool:
    if not year or (month, day) != (2, 29):
        return False
    number = int(year)
    return not (number % 4 == 0 and (number % 100 != 0 or number % 400 == 0))


@rule(
    "relative_period_ambiguous",
    "warn",
    "“今年以来”等说法在次年公开时会被理解成另一年",
    fires=frame("今年以来,调解矛盾纠纷30件。", signed=SIGNED),
    silent=frame("2024年以来,调解矛盾纠纷30件。"),
    words=("今年",),
)
def relative_period(document: Document, context: Context) -> Iterator[Hit]:
    if context.year is None or not context.yearly:
        return
    later = context.published is not None and context.published[0].year > context.year
    for match in re.finditer("今年(?:以来)?", context.text):
        if not context.in_results(match.start()):
            continue
        start, end = context.sentence_at(match.start())
        if later and match[0] == "今年以来" and (match.start() == start or context.facts_in(start, end)):
            yield Hit(
                match.start(), match.end(), f"报告写的是{context.year}年,公开在次年,“今年以来”应写“{context.year}年”。"
            )
        elif not later and match[0] == "今年以来" and document.title:
            yield Hit(match.start(), match.end(), f"结合标题可确定为{context.year}年。", verdict="holds")
