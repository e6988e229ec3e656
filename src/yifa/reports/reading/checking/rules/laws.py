"""Names, dates and years of the laws and documents a report cites (法律和文件名称)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.data import load
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

CITED = "国务院公报、全国人大公报刊登的名称与施行日期;引用法律文件应当用全称或规范简称"
_TITLE = re.compile(r"[《〈]([^《》〈〉\n]{2,60})[》〉]")
_PAST = re.compile(r"原|曾|废止|失效|取代|代替|修改|旧|清理|同时")
_APPLIED = re.compile("实施|执行|依据|根据|按照|依照|适用")
_PREFIX = re.compile("^(?:中华人民共和国|新修[订正]的?|新)")
_OUTER = re.compile(
    r"《?(关于[^《》〈〉\n]{0,12}?(?:贯彻落实|印发|转发|贯彻|落实))\s*〈([^〈〉\n]{6,60})〉的?[^《》\n]{0,3}通知"
)


@cache
def _statutes() -> frozenset[str]:
    return frozenset(load("laws")["statutes"].split())


@cache
def _shortened() -> frozenset[str]:
    return frozenset(load("laws")["shortened"].split())


@cache
def _wrong() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(load("laws")["wrong"], key=len, reverse=True))
    return re.compile(rf"(?:{names})(?![律规院庭制学定])")


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for name in _statutes():
        found[len(name)].append(name)
    return {length: tuple(names) for length, names in found.items()}


@cache
def nearest(name: str) -> str:
    """The statute that differs from this name by one character; "" when none or when the name is itself one."""
    if name in _statutes() or len(name) < 4:
        return ""
    close = [
        each
        for length in (len(name) - 1, len(name), len(name) + 1)
        for each in _by_length().get(length, ())
        if _one_apart(name, each)
    ]
    return close[0] if len(close) == 1 else ""


def _one_apart(left: str, right: str) -> bool:
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    return len(short) > 4 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@rule(
    "wrong_law_name",
    "error",
    "法律名称写错",
    basis=CITED,
    fires=frame("学习宣传《公务人员政务处分法》,开展讲座3场。"),
    silent=frame("学习宣传《公职人员政务处分法》《中华人民共和国民法典》和未成年人保护法,开展讲座3场。"),
)
def wrong_name(document: Document, context: Context) -> Iterator[Hit]:
    right = load("laws")["wrong"]
    for match in _wrong().finditer(context.text):
        name = right[match[0]]
        if (
            name
            in context.text[max(0, match.start() - len(name)) : match.end() + len(name)].replace(match[0], "", 1)
            + match[0]
        ) and name in context.text[max(0, match.start() - 4) : match.end() + 4]:
            continue
        sure = (
            context.text[match.start() - 1 : match.start()] in "《〈"
            and context.text[match.end() : match.end() + 1] in "》〉("
        )
        yield Hit(*match.span(), f"应为《{name}》。", severity=None if sure else "warn")
    for match in _TITLE.finditer(context.text):
        name = _PREFIX.sub("", match[1])
        start = match.end(1) - len(name)
        if name in load("laws")["clipped"]:
            yield Hit(start, match.end(1), f"应为《{load('laws')['clipped'][name]}》。", severity="warn")
        elif (
            name.endswith("法") and name not in _shortened() and not _wrong().search(name) and (close := nearest(name))
        ):
            yield Hit(start, match.end(1), f"没有《{name}》,应为《{close}》。")


@rule(
    "repealed_law",
    "error",
    "把已经废止的法律当作现行法",
    basis=CITED,
    fires=frame("开展《合同法》《婚姻法》宣传3场。"),
    silent=frame("开展《民法典》宣传3场,对原《婚姻法》时期的档案进行整理。"),
    words=(
        "通则",
        "总则",
        "合同法",
        "物权法",
        "婚姻法",
        "继承法",
        "收养法",
        "担保法",
        "侵权责任法",
        "信访条例",
        "监察法",
        "噪声",
        "医师法",
        "依法行政实施纲要",
    ),
)
def repealed(document: Document, context: Context) -> Iterator[Hit]:
    if context.year is None:
        return
    lapsed = {entry["name"]: entry for entry in load("laws")["lapsed"]}
    for match in _TITLE.finditer(context.text):
        entry = lapsed.get(match[1].removeprefix("中华人民共和国"))
        if entry is None or context.year < entry["until"].year + (entry["until"].month > 6):
            continue
        around = context.text[max(0, match.start() - 16) : match.end() + 12]
        if not _PAST.search(around):
            yield Hit(
                match.start(1), match.end(1), f"《{entry['name']}》已于{entry['until']}失效,现行的是《{entry['by']}》。"
            )


@rule(
    "law_not_yet_in_force",
    "warn",
    "报告年度里该法尚未施行",
    basis=CITED,
    fires=frame("贯彻实施《法治宣传教育法》,开展讲座3场。"),
    silent=frame("贯彻实施《民法典》,学习宣传《法治宣传教育法》,开展讲座3场。"),
)
def not_yet(document: Document, context: Context) -> Iterator[Hit]:
    if context.year is None or not context.yearly:
        return
    since = load("laws")["since"]
    for match in _TITLE.finditer(context.text):
        day = since.get(match[1].removeprefix("中华人民共和国"))
        allowed = context.year if context.in_results(match.start()) else context.year + 1
        applied = _APPLIED.search(context.text[max(0, match.start() - 8) : match.start()])
        if day and applied and day.year > allowed:
            message = f"《{match[1]}》自{day}起施行,报告年度是{context.year}年。"
            yield Hit(match.start(1), match.end(1), message)


@rule(
    "wrong_plan_years",
    "error",
    "纲要、规划的起止年份写错,或用了已经期满的一版",
    basis=CITED,
    fires=frame("贯彻《法治政府建设实施纲要(2020—2025年)》,开展培训3场。"),
    silent=frame("贯彻《法治政府建设实施纲要(2021—2025年)》《某某省法治社会建设实施纲要(2021—2025年)》,开展培训3场。"),
)
def plan_years(document: Document, context: Context) -> Iterator[Hit]:
    plans = {entry["name"]: entry["years"] for entry in load("laws")["plan"]}
    for match in re.finditer(
        r"[《〈]([^《》〈〉()\n]{6,24})\(?[》〉]?\(?(20\d\d)年?[-~至]+(20\d\d)年?\)?", context.text
    ):
        years = plans.get(match[1])
        if years is None or re.search("[省市州县区旗]$", context.text[max(0, match.start() - 3) : match.start()]):
            continue
        written = f"{match[2]}-{match[3]}"
        if written not in years:
            yield Hit(
                match.start(1), match.end(), f"《{match[1]}》的年份应为{'、'.join(years)}。", f"{written}∉{years}"
            )
        elif context.year and len(years) > 1 and written == years[0] and context.year > int(match[3]) + 1:
            around = context.text[max(0, match.start() - 16) : match.start()]
            if not _PAST.search(around):
                yield Hit(match.start(1), match.end(), f"{written}一版已经期满,现行的是{years[-1]}。", severity="warn")


@rule(
    "wrong_bracket_in_title",
    "warn",
    "书名号里的名称用了圆括号,应为单书名号或不加",
    fires=frame("根据《某某省(行政执法证)管理办法》申领证件30件。"),
    silent=frame("根据《某某省行政执法证管理办法(试行)》《乡镇(街道)履行职责事项清单》申领证件30件。"),
)
def bracket_in_title(document: Document, context: Context) -> Iterator[Hit]:
    for match in re.finditer(
        r"[《〈]([^《》〈〉\n]{0,30}\(([^()《》\d]{3,16})\)[^《》〈〉\n]{0,8}(?:办法|条例|规定|规则|细则))[》〉]",
        context.text,
    ):
        if not re.search(
            "街道|试行|暂行|修[订正]|草案|社区|农场|园区|[市县区]|党组|试点|第[一二三]|联合|通则", match[2]
        ):
            yield Hit(match.start(1), match.end(1), f"“({match[2]})”应改为单书名号或去掉括号。")


@rule(
    "reference_title_mismatch",
    "warn",
    "同一份文件在两处题名不同",
    basis=CITED,
    fires=frame(
        "落实《关于贯彻落实〈某某省执法提升行动方案〉的通知》。\n落实《关于印发〈某某省执法提升行动方案〉的通知》,开展检查3次。"
    ),
    silent=frame(
        "落实《关于印发〈某某省执法提升行动方案〉的通知》。\n落实《关于印发〈某某省执法提升行动方案〉的通知》,开展检查3次。"
    ),
    words=("〈",),
)
def titles_agree(document: Document, context: Context) -> Iterator[Hit]:
    told: dict[str, str] = {}
    for match in _OUTER.finditer(context.text):
        first = told.setdefault(match[2], match[1])
        if first != match[1]:
            yield Hit(
                match.start(1), match.end(), f"前文写作“{first}〈…〉”,此处写作“{match[1]}〈…〉”,不明是否同一文件。"
            )
