"""A measure word without its number, a placeholder, an unfilled date (空缺)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import SIGNED, frame
from yifa.reports.reading.document import Document

_MEASURE = "(?:件次|人次|场次|件|起|场|人|名|份|次|个|条|宗|例|户|期|家|项|万元|元|%)"
_VERB = (
    "(?:受理|办理|办结|化解|调解|调处|排查|开展|发放|举办|组织|培训|接待|处理|查处|审查|立案|信访|覆盖|收到|报送|出具|聘请|配备|"
    "达到|完成|共计|累计|合计|共)"
)
_GAP = re.compile(rf"{_VERB}[^\S\n]{{1,8}}{_MEASURE}(?=[,。;、)\n]|$)")
_NONE = re.compile(
    r"(?:化解|排查|调处|查处|调解|办理)(?:各类|矛盾|民间)?(?:纠纷|案件|隐患)?(?:起|宗)(?=[,。;、)])|(?:开展|举办|组织)(?:场次|场)(?=[,。;、)])|(?<!公)(?:共|累计|合计)(?:件|起|场次|人次|万元)(?=[,。;、)])|"
    r"(?:举办|开展|组织|召开|参加)[^,。;、\d]{0,8}(?:(?:培训班?|讲座|研讨班)[期次场]|(?:宣传|宣讲|检查|活动|会议|演练)[次场])(?=[,。;、)])|"
    r"(?:发放|印发|印制|散发)[^,。;、\d]{0,8}(?:资料|手册|传单|折页|宣传单)(?:余?份|册|张)(?=[,。;、)])|"
    r"(?<=\d部、)(?:修改|修订|废止|制定)部(?=[,。;、)])|(?<=\d件、)(?:修改|修订|废止|失效|维持|撤销|驳回|终止)件(?=[,。;、)])"
)
_RATE = re.compile(r"率(?:为|达到|达|是)?[^\S\n]*(?:%|(?:为|达到|达|是)[^\S\n]*(?=[,。;、)]))")
_MARK = re.compile(
    rf"(?:[_＿]{{1,12}}|(?<!\d)[×□○]{{1,6}}|(?<![A-Za-z])[XxＸ]{{1,4}}|\*{{1,4}}|\([^\S\n]*\))[^\S\n]*{_MEASURE}(?![\w*])"
)
_YEAR = re.compile(r"20[xXＸ×*]{2}\s?年")
_HOLLOW = re.compile(r"\([^\S\n]*\)")
_DATE = re.compile(
    r"(?<!\d)(?:20\d{2}[^\S\n]*年[^\S\n]*(?:月[^\S\n]*日|[_×Xx*]{1,3}月)|20\d{2}年\d{1,2}月[^\S\n]*[_×Xx*]{0,3}日|年[^\S\n]+月[^\S\n]+日)"
)


@rule(
    "missing_number",
    "error",
    "量词前面没有数字",
    fires=frame("全年受理信访 件,化解 起。"),
    silent=frame("全年受理信访件30件,化解28起,群众来信来访件件有回音。"),
)
def missing_number(document: Document, context: Context) -> Iterator[Hit]:
    for pattern in (_GAP, _NONE):
        for match in pattern.finditer(context.text):
            if not context.in_web(match.start()):
                yield Hit(*match.span(), f"“{match[0].strip()}”缺数字。")


@rule(
    "missing_rate",
    "error",
    "比率没有填数",
    fires=frame("受理投诉30件,办结率达%。"),
    silent=frame("受理投诉30件,办结率达100%,依法公开办结率。"),
    words=("率",),
)
def missing_rate(document: Document, context: Context) -> Iterator[Hit]:
    for match in _RATE.finditer(context.text):
        yield Hit(*match.span(), "比率没有填数。")


@rule(
    "placeholder",
    "error",
    "数字的位置还是占位符",
    fires=frame("全年调解矛盾纠纷XX起,发放资料__份。"),
    silent=frame("全年调解矛盾纠纷30起,发放资料500份(其中折页200份)。"),
)
def placeholder(document: Document, context: Context) -> Iterator[Hit]:
    for match in _YEAR.finditer(document.text):
        yield Hit(*match.span(), f"“{match[0]}”没有填年份。")
    if not any(mark in document.text for mark in "_＿×□○XxＸ*") and not _HOLLOW.search(document.text):
        return
    for match in _MARK.finditer(document.text):
        yield Hit(*match.span(), f"“{match[0]}”是占位符,没有填数。")


@rule(
    "missing_date",
    "error",
    "日期没有填全",
    fires=frame("开展培训3场。", signed="青禾镇人民政府\n2025年 月 日\n"),
    silent=frame("开展培训3场。", signed=SIGNED),
)
def missing_date(document: Document, context: Context) -> Iterator[Hit]:
    for match in _DATE.finditer(document.text):
        yield Hit(*match.span(), "日期没有填全。")
