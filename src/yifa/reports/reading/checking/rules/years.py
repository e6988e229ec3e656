"""The year in the title, the headings and the sentences (年度)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import OPENING, frame
from yifa.reports.reading.document import Document

_OWN = re.compile(
    r"(?<![\d《(\[-])(20\d{2})年度?(?=推进|法治政府|法治建设|党政主要|依法|主要|工作(?:举措|开展|情况|成效|总结))"
)
_NEXT = re.compile(r"(?<![\d《(\[-])(20\d{2})年度?(?=推进|法治政府|法治建设|依法|主要|工作|重点|下一步)")
_OPENED = re.compile(r"现(?:将|就|结合)[^。\n]{0,40}?(20\d{2})\s?年(?:度)?[^。\n]{0,40}?(?:报告|汇报|公布|总结)")
_DATA = re.compile(r"(?:(?<=[。;,)\n])|(?<=^))\s*(20\d{2})年(?:度|全年|以来)?(?=[^\d月初末底至-])([^。\n]*)", re.M)
_DONE = re.compile(r"^(?:,|全年|我[镇乡县市区街局]|全[镇乡县市区街局]|本[镇乡县市区街局])*(?:共|累计|全年)")
_EARLY = 6
_HISTORY = re.compile(
    r"(?:以来|^起|至今|年底|出台|印发|发布|成立|获|被评|荣|命名|启动|修订|通过|施行|建成|底|上半年|评为|换届|先后)"
)


def _spread(title: str, year: str) -> bool:
    """A stretch of years in the heading (2021-2025年), which names no single one."""
    return bool(re.search(rf"{year}年?[-~至]|[-~至]{year}", title))


@rule(
    "wrong_year_in_heading",
    "error",
    "标题写错年度",
    fires=frame("开展培训3场。", plan="四、2024年度推进法治政府建设的主要安排\n继续加强执法培训,完善各项机制。\n"),
    silent=frame("开展培训3场。"),
)
def headings(document: Document, context: Context) -> Iterator[Hit]:
    year = context.year
    if year is None or not context.yearly or not _sure(document, context):
        return
    plan = document.part("plan")
    for top in context.tops:
        ahead = plan.found == "section" and top.start == plan.start
        match = (_NEXT if ahead else _OWN).search(context.text[top.start : top.body])
        if not match or _spread(top.title, match[1]):
            continue
        wanted = year + 1 if ahead else year
        mixed = len(set(re.findall(r"20\d\d", top.title))) > 1
        near = abs(int(match[1]) - wanted) <= 2
        if (
            int(match[1]) != wanted
            and near
            and not mixed
            and not (ahead and int(match[1]) == year and "打算" not in top.title and "总结" in top.title)
        ):
            start = top.start + match.start(1)
            yield Hit(start, start + 5, f"报告年度{year}年,此处应为{wanted}年。", f"{match[1]}≠{wanted}")


def _reported(context: Context, offset: int) -> bool:
    """Whether this stands where the year's own work is told: the results or what the leaders did."""
    leader = context.part_span("leader")
    return context.in_results(offset) or bool(leader and leader[0] <= offset < leader[1])


def _sure(document: Document, context: Context) -> bool:
    """Whether the title names one year, and that year can be the one reported on: a report made public in the first
    half of the year in its title names the year of publication."""
    early = (
        context.published is not None
        and context.published[0].year == context.year
        and context.published[0].month <= _EARLY
    )
    return not early and len(set(re.findall(r"(?<!\d)20\d{2}(?!\d)", document.title))) == 1


@rule(
    "title_year_consistent",
    "error",
    "标题与开头所写的年度不一致",
    fires=frame("开展培训3场。", opening=OPENING.replace("2024年,", "").replace("现将", "现将2023年度")),
    silent=frame("开展培训3场。", opening=OPENING.replace("现将", "现将2024年度")),
)
def opening(document: Document, context: Context) -> Iterator[Hit]:
    yield from _title_of_publication(document, context)
    match = _OPENED.search(context.text[: context.results[0] + 400])
    if not match or context.year is None or not _sure(document, context) or not context.yearly:
        return
    if _spread(match[0], match[1]) or len(set(re.findall(r"20\d\d", match[0]))) > 1:
        return
    if int(match[1]) != context.year:
        message = f"标题是{context.year}年,开头却报告{match[1]}年。"
        yield Hit(match.start(1), match.end(1) + 1, message, f"{match[1]}≠{context.year}")
    else:
        yield Hit(match.start(1), match.end(1) + 1, "标题与开头的年度一致。", "", "holds")


def _title_of_publication(document: Document, context: Context) -> Iterator[Hit]:
    """The title names the year of publication while the text reports on the year before."""
    year, title = context.year, context.title
    if year is None or title is None or not context.yearly or not context.published:
        return
    day = context.published[0]
    told = context.text[title.end : context.results[1]]
    at = context.text.find(str(year), title.start, title.end)
    if day.year == year and day.month <= _EARLY and at >= 0 and told.count(f"{year - 1}年") > told.count(f"{year}年"):
        message = f"标题写{year}年,正文报告的是{year - 1}年,{day}已公开。"
        yield Hit(at, at + 5, message, f"{year}≠{year - 1}", severity="warn")


@rule(
    "wrong_year",
    "error",
    "成效里用了别的年度的数据",
    fires=frame("2023年共收集群众意见29条,化解难题19件。"),
    silent=frame("2024年共收集意见29条,比2023年增加3条。2023年6月,成立工作专班1个。"),
)
def data_year(document: Document, context: Context) -> Iterator[Hit]:
    year = context.year
    if year is None or not context.yearly:
        return
    for match in _DATA.finditer(context.text):
        named = int(match[1])
        if named == year or abs(named - year) > 2 or not _reported(context, match.start(1)):
            continue
        first = re.split("[,;]", match[2].lstrip(","))[0]
        around = context.text[max(0, match.start() - 60) : match.start()]
        compared = re.search(r"同比|相比|[较比]|上年|去年", match[2]) or re.search(
            rf"20(?!{match[1][2:]})\d\d年", match[2]
        )
        if compared or _HISTORY.search(first) or not context.facts_in(match.start(2), match.end(2)):
            continue
        if re.search(r"(?:近年|三年|五年|20\d\d年)[^。]*$", around) and re.search(r"同比|三年|五年|近年来?,", around):
            continue
        ahead = context.text[match.end() : match.end() + 80]
        if re.search(rf"(?:{year}年|今年|本年)[^月。]{{0,30}}\d", ahead):
            continue
        since = "以来" in match[0][:16]
        sure = not since and bool(_DONE.match(match[2])) and named == year - 1 and _sure(document, context)
        message = f"报告年度是{year}年,此处用{named}年的数据。"
        yield Hit(match.start(1), match.end(), message, f"{named}≠{year}", severity="error" if sure else "warn")


@rule(
    "future_in_results",
    "warn",
    "把今后的事写进已完成的成效",
    fires=frame("今后三年将建成示范村5个。"),
    silent=frame("建成示范村5个。"),
)
def future(document: Document, context: Context) -> Iterator[Hit]:
    for match in re.finditer(
        r"今后(?:[一二三四五几两]年|\d年)|明年[将拟]?|下一?年度?(?:将|拟|计划)|下一步,?(?:将|拟|计划|我们)",
        context.text,
    ):
        if context.in_results(match.start()) and context.yearly:
            end = context.sentence_at(match.start())[1]
            stop = re.search("[,。;]", context.text[match.end() : end])
            yield Hit(
                match.start(), match.end() + (stop.start() if stop else end - match.end()), "成效部分写了今后的事。"
            )


@rule(
    "planned_not_done",
    "warn",
    "把打算当作成果:成效部分写“每年不少于”“力争”的数",
    fires=frame("组织领导干部旁听庭审每年不少于4次。"),
    silent=frame("按照每年不少于4次的要求,组织领导干部旁听庭审5次。拟承接赋权事项30项。"),
)
def planned(document: Document, context: Context) -> Iterator[Hit]:
    for fact in document.facts:
        if not context.in_results(fact.start):
            continue
        before = re.split(r"[,。;\n]", context.text[max(0, fact.start - 24) : fact.end])[-1]
        if fact.status == "planned" and re.search("拟", before):
            yield Hit(fact.start, fact.end, "写明是拟办的数,不计入成果。", "", "holds")
        elif re.search(
            r"(?:每[年月季]|全年)(?:度)?[^,。]{0,12}(?:不少于|不低于|至少)|力争|争取(?:达到|完成)|确保达到", before
        ):
            sentence = context.text[slice(*context.full_sentence_at(fact.start))]
            if (
                not re.search("要求|规定|标准|按照|制度|明确|制定|方案|目标|计划|原则|确保", sentence)
                and len(context.facts_in(*context.full_sentence_at(fact.start))) == 1
            ):
                yield Hit(fact.end - len(before.lstrip()), fact.end, "这是要求或打算,不是成果;请写实际完成数。")
