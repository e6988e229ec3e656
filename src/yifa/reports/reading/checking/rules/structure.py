"""What a yearly report must hold and how it is numbered (结构)."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import REPORTING, Hit, Severity, rule
from yifa.reports.reading.checking.samples import LEADER, PLAN, RESULTS, SHORT, SIGNED, TITLE, frame
from yifa.reports.reading.document import Document, PartCode, Section

_HAN_DIGITS = {mark: value for value, mark in enumerate("一二三四五六七八九", 1)}
_REASONS = re.compile(r"原因|由于|因为|根源|归结|源于|究其|所致|造成.{0,12}的是")
_IMPROVED = re.compile(r"改进|整改|纠正|完善了|已建立|已完成|补齐")
_EMPTY = 4
_TITLED = re.compile(r"(?m)^(?!.*现将)[^\n。]{2,60}法治[^\n。,]{0,12}(?:年度报告|报告|总结)[\s|]*$")
_PARTS, _LENGTH = 3, 1200
_OTHERS: tuple[PartCode, ...] = ("leader", "shortcomings", "plan")


@rule(
    "missing_title",
    "error",
    "没有报告标题,看不出是哪个单位、哪一年的报告",
    fires=frame("开展培训3场。", title=""),
    silent=frame("开展培训3场。"),
)
def missing_title(document: Document, context: Context) -> Iterator[Hit]:
    if document.kind == "other" or document.title or context.title or not context.lines:
        return
    if _TITLED.search(context.text[: context.results[0]]):
        return
    start, end = context.lines[0]
    yield Hit(start, min(end, start + 10), "正文直接开始,没有报告标题行;请补“单位+年度+法治政府建设年度报告”。")


@rule(
    "missing_mandatory_section",
    "error",
    "必备内容缺了一项,或只在别处带过一句",
    basis=REPORTING,
    fires=frame("开展培训3场。", leader=""),
    silent=frame("开展培训3场。"),
)
def missing_section(document: Document, context: Context) -> Iterator[Hit]:
    if not context.yearly or not context.tops:
        return
    named = {document.part(code).start for code in _OTHERS}
    for code in ("results", *_OTHERS):
        part = document.part(code)
        if part.found == "section" or (code == "results" and any(top.start not in named for top in context.tops)):
            continue
        inner = _named_below(context, code)
        if inner:
            yield Hit(inner.start, inner.body, f"“{part.name}”没有单独成部分,写在下级标题里。", severity="info")
        elif part.found == "inside":
            yield Hit(
                part.start,
                part.end,
                f"“{part.name}”没有专节,全文只在此处提到。",
                severity=(_whole(context) if code == "leader" else "warn"),
            )
        else:
            yield Hit(0, min(10, len(document.text)), f"没有“{part.name}”这一部分。", severity=_whole(context))


def _whole(context: Context) -> Severity:
    """Sure only of a text that is plausibly the whole report; an extract may leave parts out."""
    return "error" if len(context.tops) >= _PARTS and len(context.text) >= _LENGTH else "warn"


def _named_below(context: Context, code: str) -> Section | None:
    words = {
        "leader": "第一责任人",
        "shortcomings": "不足|问题|短板",
        "plan": "下一步|安排|打算|计划",
        "results": "成效|举措",
    }[code]
    return next((each for each in context.numbered if each.level > 1 and re.search(words, each.title[:40])), None)


@rule(
    "mandatory_sections_present",
    "info",
    "四项必备内容各有一部分",
    basis=REPORTING,
    fires="",
    silent=frame("开展培训3场。"),
)
def sections_present(document: Document, context: Context) -> Iterator[Hit]:
    if context.yearly and all(document.part(code).found == "section" for code in ("results", *_OTHERS)):
        leader = document.part("leader")
        yield Hit(
            leader.start,
            leader.start + len(leader.heading),
            "成效、第一责任人履职、不足、下年度安排四部分齐全。",
            verdict="holds",
        )


@rule(
    "missing_cause_analysis",
    "warn",
    "只写不足,没有写原因(必备内容是“不足和原因”)",
    basis=REPORTING,
    fires=frame("开展培训3场。", short="三、存在的不足\n一是执法力量仍显薄弱;二是普法形式较为单一,覆盖面还不够广。\n"),
    silent=frame("开展培训3场。"),
)
def missing_cause(document: Document, context: Context) -> Iterator[Hit]:
    heading, body = _shortcomings(document, context)
    if heading is None or not context.yearly or "原因" in heading.title or _REASONS.search(body):
        return
    yield Hit(heading.start, heading.body, "本部分只写不足,没有写原因。")


@rule(
    "cause_analysis_present",
    "info",
    "不足部分写了原因",
    basis=REPORTING,
    fires="",
    silent=frame("开展培训3场。"),
)
def cause_present(document: Document, context: Context) -> Iterator[Hit]:
    heading, body = _shortcomings(document, context)
    if heading is not None and _REASONS.search(body):
        yield Hit(heading.start, heading.body, "问题与原因均有。", verdict="holds")


@rule(
    "heading_content_mismatch",
    "warn",
    "标题许诺的内容,正文里没有",
    fires=frame("开展培训3场。", short="三、存在的问题及改进情况\n执法力量仍显薄弱,原因是人员编制偏紧。\n"),
    silent=frame("开展培训3场。", short="三、存在的问题及改进情况\n执法力量薄弱,原因是编制偏紧,现已完成整改。\n"),
)
def heading_promises(document: Document, context: Context) -> Iterator[Hit]:
    heading, body = _shortcomings(document, context)
    if heading is None:
        return
    if "原因" in heading.title and not _REASONS.search(body):
        yield Hit(heading.start, heading.body, "标题含“原因”,正文没有单列原因。")
    if re.search("改进(?:情况|措施)|整改(?:情况|措施)", heading.title) and not _IMPROVED.search(body):
        yield Hit(heading.start, heading.body, "标题含“改进”,正文没有改进情况。")


def _shortcomings(document: Document, context: Context) -> tuple[Section | None, str]:
    """The heading of the shortcomings part and what stands under it; a part shared with plans included."""
    part = document.part("shortcomings")
    heading = next((each for each in context.tops if part.found == "section" and each.start == part.start), None)
    return heading, context.text[heading.body : part.end] if heading else ""


@rule(
    "empty_section",
    "error",
    "标题下面没有内容",
    fires=frame("开展培训3场。", leader=LEADER.split("\n")[0] + "\n"),
    silent=frame("开展培训3场。"),
)
def empty_section(document: Document, context: Context) -> Iterator[Hit]:
    titles = Counter(top.title for top in context.tops)
    for top in context.tops:
        if titles[top.title] > 1:  # a table of contents lists every heading once more
            continue
        body = re.sub(r"[\s\W]", "", context.text[top.body : top.end])
        if len(body) < _EMPTY and top.kind == "heading" and not re.search("附件|其他", top.title):
            yield Hit(top.start, top.body, "标题下面没有内容。", f"正文{len(body)}字")


@rule(
    "numbering_gap",
    "error",
    "序号跳号或重号",
    fires=frame("(一)加强学习\n组织学习4次。\n(二)加强普法\n开展宣传5场。\n(四)加强执法\n办理案件6件。"),
    silent=frame("(一)加强学习\n组织学习4次。\n(二)加强普法\n开展宣传5场。\n(三)加强执法\n办理案件6件。"),
)
def numbering(document: Document, context: Context) -> Iterator[Hit]:
    for family in _families(context.numbered):
        for before, after in itertools.pairwise(family):
            low, high = _number(before.label), _number(after.label)
            if not low or not high or high == low + 1 or _restarts(before, after, high):
                continue
            if high == low:
                yield Hit(after.start, after.start + len(after.label), f"序号“{after.label}”重复。", severity="warn")
            elif high > low + 1 and not _hidden(context.text[before.start : after.start], after.label, low + 1):
                yield Hit(
                    after.start,
                    after.start + len(after.label),
                    f"序号从“{before.label}”跳到“{after.label}”。",
                    f"{low}→{high}",
                    severity=_grave(after),
                )


def _grave(section: Section) -> Severity:
    """Sure for 一、 and (一); further down the reader may have taken one list for another."""
    return "error" if section.level <= 2 and section.kind != "item" and not section.label.endswith("是") else "warn"


def _families(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Headings that are numbered together: same parent, same manner of numbering."""
    found: dict[tuple[int, str], list[Section]] = defaultdict(list)
    around: list[Section] = []
    for section in sections:
        while around and (around[-1].level >= section.level or around[-1].end <= section.start):
            around.pop()
        if section.label:
            found[around[-1].start if around else -1, _manner(section.label)].append(section)
        around.append(section)
    yield from found.values()


def _manner(label: str) -> str:
    return re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"\d+", "1", label))


def _restarts(before: Section, after: Section, high: int) -> bool:
    """A list that begins anew (一是…三是。一是…): another list, not a slip."""
    return high == 1 or (before.kind == "item" and high < (_number(before.label) or 0))


def _hidden(between: str, label: str, missing: int) -> bool:
    """Whether the number that seems to be missing stands somewhere in between, in whatever form."""
    han = _han(missing)
    if label.endswith("是"):
        return f"{han}是" in between or f"{han}要" in between or f"第{han}" in between
    if re.fullmatch("[一二三四五六七八九十]+[、.,]?", label):
        return bool(re.search(rf"(?m)(?:^|[。;\n])\s*(?:第?{han}[、.,:部章]|{missing}[.、])", between))
    return bool(re.search(rf"{han}[、.,:)]|\({han}|第{han}|(?<!\d){missing}[.、)]", between))


def _number(label: str) -> int | None:
    digits = re.search(r"\d+", label)
    if digits:
        return int(digits[0])
    han = re.search("[一二三四五六七八九十]+", label)
    if not han:
        return None
    tens, ten, ones = han[0].rpartition("十")
    return (_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    digit = " 一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else f"{digit[tens]}十"
    return head + (digit[ones] if ones else "")


@rule(
    "single_item_list",
    "warn",
    "只有“一是”,没有“二是”",
    fires=frame("(一)加强学习\n一是坚持集中学习。组织专题学习4次。\n(二)加强普法\n开展宣传5场。"),
    silent=frame("(一)加强学习\n一是坚持集中学习。二是坚持个人自学。\n(二)加强普法\n开展宣传5场。"),
)
def single_item(document: Document, context: Context) -> Iterator[Hit]:
    for section in context.numbered:
        if section.label != "一是":
            continue
        outer = [s.end for s in context.numbered if s.level < section.level and s.start < section.start < s.end]
        stretch = context.text[section.start + 2 : outer[-1] if outer else section.end]
        if not re.search("[二三]是|其[次二]|再次|另一方面|二要|第二|此外|同时", stretch):
            yield Hit(section.start, section.body, "只有“一是”,没有“二是”,列举不完整。")


@rule(
    "extra_char",
    "error",
    "序号后面多出一个“是”字",
    fires=frame("(一)加强学习。组织学习4次。\n(二)是加强普法。开展宣传5场。"),
    silent=frame("(一)加强学习。组织学习4次。\n(二)加强普法。开展宣传5场。"),
)
def label_is(document: Document, context: Context) -> Iterator[Hit]:
    for match in re.finditer(
        r"(?m)^\s*(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d{1,2}[.、])(是)(?!否|非)", context.text
    ):
        family = [s for s in context.numbered if s.start <= match.start(1) < s.end]
        if family and not _all_is(context, family[-1]):
            yield Hit(match.start(1), match.end(1), "序号后面多出“是”字。")


def _all_is(context: Context, section: Section) -> bool:
    """Whether a sibling is written so too: then it is the writer's manner."""
    parent = section.path.rpartition("/")[0]
    written = [s for s in context.numbered if s.path.rpartition("/")[0] == parent and s.level == section.level]
    return sum("是" in s.title[len(s.label) : len(s.label) + 2] for s in written) > 1


@rule(
    "missing_signature_or_date",
    "warn",
    "没有落款单位和成文日期,无法核对报送和公开的时限",
    basis=REPORTING,
    fires=frame("开展培训3场。", signed=""),
    silent=frame("开展培训3场。"),
)
def missing_signature(document: Document, context: Context) -> Iterator[Hit]:
    if not context.yearly or context.signed or _dated_end(context):
        return
    start = max(context.body_end - 10, 0)
    mild = "info" if document.published else None
    yield Hit(start, context.body_end, "文末没有落款单位和成文日期。", severity=mild)  # type: ignore[arg-type]


def _dated_end(context: Context) -> bool:
    """A date or a body's name on a short line of its own behind the text."""
    tail = context.text[max(context.body_end - 60, 0) :]
    return bool(re.search(r"\n[^\n。]{0,40}(?:20\d\d\s?年\s*\d{0,2}\s*月|二[零〇]\S{2}年)", "\n" + tail[-200:]))


@rule(
    "plan_year_unstated",
    "info",
    "下一步安排没有写明年度",
    basis=REPORTING,
    fires=frame("开展培训3场。", plan="四、下一步工作打算\n继续加强执法培训,完善矛盾纠纷多元化解机制。\n"),
    silent=frame("开展培训3场。"),
)
def plan_year(document: Document, context: Context) -> Iterator[Hit]:
    span = context.part_span("plan")
    if not span or not context.yearly or context.year is None:
        return
    heading = document.part("plan").heading
    if re.search(rf"{context.year + 1}\s?年", context.text[span[0] : span[1]]):
        yield Hit(
            span[0],
            span[0] + len(heading),
            "安排的年度是报告年度的下一年。",
            f"{context.year}+1={context.year + 1}",
            "holds",
        )
    elif not re.search("明年|来年|下一?年", context.text[span[0] : span[1]]):
        yield Hit(span[0], span[0] + len(heading), f"没有写明下一年度({context.year + 1}年)。")


@rule(
    "numbered_whole",
    "warn",
    "整份文本没有分部分,必备内容无从辨认",
    basis=REPORTING,
    fires=TITLE
    + "2024年,本镇坚持依法行政,推进法治政府建设,开展普法宣传,加强法治建设,办理各类案件。" * 8
    + "\n"
    + SIGNED,
    silent=TITLE + RESULTS + "开展培训。\n" + LEADER + SHORT + PLAN + SIGNED,
)
def numbered_whole(document: Document, context: Context) -> Iterator[Hit]:
    if context.yearly and not context.numbered and len(document.text) > 300:
        yield Hit(context.body_start, min(context.body_start + 10, len(document.text)), "全文没有分部分。")
