"""Wholes and their parts, as the text itself states them (合计与分项)."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import ARITHMETIC, Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document, Fact

_MOST_PARTS = 24
_AMONG = re.compile(r"^[^。;\n]{0,24}?(?:[,;]|。)?\s*(?:其中|包括|分别[是为]|含)")
_OVERLAP = re.compile(r"涉及?|同时|含|兼有|又有|以上|不含|另有|往年|上年|结转")
_OUTCOMES = re.compile(r"^[,:]?(?:维持|驳回|撤销|终止|确认违法)$")
_OUTCOME_BEFORE = re.compile("(?:维持|驳回|撤销|变更|终止|违法|履行|撤回|调解|和解)$")
_MORE = re.compile(r"等|主要|如|例如|包括但不限于")
_COUNTED = {"件次": "件", "起次": "起", "场次": "场"}
_MANAGED = re.compile(r"整改|整治|销号|成功|化解|办结|办理完毕|调解成功|调处成功|结案|审结")
_TAKEN = re.compile(r"排查|发现|查出|调解|调处|受理|登记|接到|收到|承办|接收")


def unit_of(fact: Fact) -> str:
    return _COUNTED.get(fact.unit, fact.unit)


def plain(value: Decimal) -> str:
    """A number without a needless exponent or point."""
    return f"{value.normalize():f}"


def groups(context: Context) -> Iterator[tuple[Fact, list[Fact], str, int]]:
    """Every figure with the parts the text gives it: whole, parts, manner (bracket | among), end of the parts."""
    text = context.text
    for start, end in _paragraph_sentences(context):
        facts = [fact for fact in context.facts_in(start, end) if not fact.unit.startswith(("%", "‰", "个百"))]
        for index, whole in enumerate(facts):
            following = facts[index + 1 : index + 1 + _MOST_PARTS]
            if not following:
                continue
            bracket = re.match(r"[^,。;()、]{0,14}\(", text[whole.end : whole.end + 16])
            if bracket:
                close = _closing(text, whole.end + bracket.end() - 1, end)
                parts = _level(text, [part for part in following if part.end <= close], whole.end + bracket.end())
                if text.startswith(("含", "同比", "较", "其中"), whole.end + bracket.end()) and len(parts) < 2:
                    continue
                yield whole, [part for part in parts if unit_of(part) == unit_of(whole)], "bracket", close
            elif _OUTCOMES.match(text[whole.end : following[0].start]) and re.search(
                "复议|诉讼|应诉", text[max(0, whole.start - 12) : whole.start]
            ):
                stop = _clause_stop(text, whole.end, end)
                parts = [
                    part
                    for part in following
                    if part.end <= stop and _OUTCOME_BEFORE.search(text[max(0, part.start - 8) : part.start])
                ]
                yield whole, [part for part in parts if unit_of(part) == unit_of(whole)], "among", stop
            elif _AMONG.match(text[whole.end : following[0].start]) and "(" not in text[whole.end : following[0].start]:
                stop = _stop(text, whole.end, end)
                parts = _list(text, _level(text, [part for part in following if part.end <= stop], whole.end))
                yield whole, [part for part in parts if unit_of(part) == unit_of(whole)], "among", stop


def _paragraph_sentences(context: Context) -> Iterator[tuple[int, int]]:
    """Up to 。 or the line's end; semicolons join."""
    start = 0
    for match in re.finditer(r"[。\n]", context.text):
        yield start, match.end()
        start = match.end()
    yield start, len(context.text)


def _closing(text: str, opened: int, end: int) -> int:
    depth = 0
    for match in re.finditer(r"[()]", text[opened:end]):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return opened + match.start()
    return end


def _stop(text: str, start: int, end: int) -> int:
    """Where the parts end: a semicolon, or a clause that turns to something else."""
    match = re.search(r"[;。]", text[start:end])
    return start + match.start() if match else end


def _list(text: str, parts: list[Fact]) -> list[Fact]:
    """A list joined by 、 ends where a comma follows: 其中甲30件、乙20件,结案48件 has two parts."""
    if len(parts) < 3 or not re.match("[^,;]{0,12}、", text[parts[0].end : parts[1].start]):
        return parts
    for index, (before, after) in enumerate(itertools.pairwise(parts), 1):
        if re.search("[,;]", text[before.end : after.start]):
            return parts[:index]
    return parts


def _clause_stop(text: str, start: int, end: int) -> int:
    """Up to where the list of outcomes ends: the first comma behind its own opening one."""
    match = re.search(r"[,;。)]", text[start + 1 : end])
    return start + 1 + match.start() if match else end


def _level(text: str, parts: list[Fact], start: int) -> list[Fact]:
    """Only the parts that stand at the same depth of brackets as the place where the parts begin."""
    return [part for part in parts if text.count("(", start, part.start) == text.count(")", start, part.start)]


def _earlier(context: Context, whole: Fact) -> list[Fact]:
    """Figures of the same sentence and unit before this one, any of which the parts may divide instead."""
    start = context.full_sentence_at(whole.start)[0]
    return [each for each in context.facts_in(start, whole.start) if unit_of(each) == unit_of(whole)]


def _exact(facts: list[Fact]) -> bool:
    return all(fact.approx == "exact" and fact.upper is None and not fact.negated for fact in facts)


@rule(
    "sum_identity",
    "error",
    "各分项之和与合计不符",
    basis=ARITHMETIC,
    fires=frame("全镇有专职网格员12名,配齐网格员30名(专职网格员12名、兼职网格员20名)。"),
    silent=frame("配齐网格员32名(专职网格员12名、兼职网格员20名);开展活动28场,其中讲座8场、宣传20场。"),
)
def sums(document: Document, context: Context) -> Iterator[Hit]:
    for whole, parts, manner, stop in groups(context):
        if len(parts) < 2 or not _exact([whole, *parts]):
            continue
        total = sum((part.value for part in parts), Decimal(0))
        if total != whole.value and any(earlier.value == total for earlier in _earlier(context, whole)):
            continue
        sentence = context.text[whole.start : max(stop, parts[-1].end)]
        shown = f"{'+'.join(plain(part.value) for part in parts)}={plain(total)}"
        if total == whole.value:
            yield Hit(whole.start, parts[-1].end, f"分项之和与合计{whole.text}相符。", shown, "holds")
        elif _listed(context.text, parts):
            yield from _unequal(whole, parts, manner, total, sentence, shown)


def _unequal(whole: Fact, parts: list[Fact], manner: str, total: Decimal, sentence: str, shown: str) -> Iterator[Hit]:
    wrong = f"{shown}≠{plain(whole.value)}"
    message = f"分项之和{plain(total)}与合计{whole.text}不符。"
    loose = bool(_OVERLAP.search(sentence))
    partial = loose or bool(_MORE.search(sentence))
    slight = abs(total - whole.value) * (20 if len(parts) > 2 else 100) <= whole.value
    if manner == "bracket" and not partial:
        near = abs(total - whole.value) * 5 <= whole.value
        yield Hit(whole.start, parts[-1].end, message, wrong, severity=None if near else "warn")
    elif (total > whole.value and not loose) or (slight and not partial):
        yield Hit(whole.start, parts[-1].end, message, wrong, severity="warn")


def _listed(text: str, parts: list[Fact]) -> bool:
    """Parts of one list: between two of them only a separator and the next part's name."""
    gaps = [text[before.end : after.start] for before, after in itertools.pairwise(parts)]
    marks = {re.sub("[^,、;和及]", "", gap) for gap in gaps}
    return len(marks - {"和", "及"}) <= 1 and all(
        re.fullmatch(r"[^,、;。]{0,6}[,、;和及]?[^,、;。]{0,18}", gap) for gap in gaps
    )


@rule(
    "total_and_parts_listed_parallel",
    "warn",
    "合计与它的分项并列,容易被重复相加",
    basis=ARITHMETIC,
    fires=frame("公示信用信息90条、许可信息50条、处罚信息40条。"),
    silent=frame("公示信用信息90条,其中许可信息50条、处罚信息40条。"),
)
def parallel(document: Document, context: Context) -> Iterator[Hit]:
    for first, second, third in zip(document.facts, document.facts[1:], document.facts[2:], strict=False):
        if not unit_of(first) == unit_of(second) == unit_of(third) or not _exact([first, second, third]):
            continue
        between = context.text[first.end : second.start], context.text[second.end : third.start]
        if not all(re.fullmatch(r"[、,]?[^,、;。()其中]{2,16}", gap) for gap in between) or first.value < 10:
            continue
        if first.value == second.value + third.value:
            shown = f"{plain(second.value)}+{plain(third.value)}={plain(first.value)}"
            yield Hit(first.start, third.end, "分项之和与合计相符。", shown, "holds")
            mark = first.end + len(between[0]) - len(between[0].lstrip("件条起个次名人份宗项场户"))
            if between[0][:1] == "、":
                yield Hit(mark, mark + 1, f"合计{first.text}与分项并列,应写“其中”。", shown)


@rule(
    "subset_bound",
    "error",
    "部分大于整体",
    basis=ARITHMETIC,
    fires=frame("审查合同20件,其中重大合同25件。"),
    silent=frame("审查合同20件,其中重大合同5件;排查纠纷30起,化解28起。"),
)
def bounds(document: Document, context: Context) -> Iterator[Hit]:
    for whole, parts, _, _ in groups(context):
        if not parts or whole.upper is not None or whole.approx not in ("exact", "under"):
            continue
        part = parts[0]
        near = context.text[whole.end : part.start]
        if len(context.facts_in(whole.end, part.start)) > 0:
            continue
        if part.approx == "under" or not re.search("其中|含", near) or _OVERLAP.search(near.replace("含", "")):
            continue
        shown = f"{plain(part.value)}与{plain(whole.value)}"
        if part.value > whole.value:
            other = any(earlier.value >= part.value for earlier in _earlier(context, whole))
            if other and sum((each.value for each in parts), Decimal(0)) in {e.value for e in _earlier(context, whole)}:
                continue
            yield Hit(
                whole.start,
                part.end,
                f"部分{part.text}大于整体{whole.text}。",
                f"{plain(part.value)} > {plain(whole.value)}",
                severity="warn" if other else None,
            )
        else:
            yield Hit(whole.start, part.end, "部分不大于整体。", shown, "holds")
    yield from _outcomes(document, context)


def _outcomes(document: Document, context: Context) -> Iterator[Hit]:
    """What was settled against what came in, where both stand side by side."""
    for first, second in zip(document.facts, document.facts[1:], strict=False):
        if unit_of(first) != unit_of(second) or not _exact([first, second]) or second.start - first.end > 20:
            continue
        between = context.text[first.end : second.start]
        before = context.text[max(0, first.start - 24) : first.start]
        if not _MANAGED.search(between) or not _TAKEN.search(re.split("[,。;]", before)[-1]):
            continue
        sentence = context.text[slice(*context.full_sentence_at(first.start))]
        if second.value <= first.value:
            yield Hit(
                first.start, second.end, "办结不大于受理。", f"{plain(second.value)} ≤ {plain(first.value)}", "holds"
            )
        elif not re.search("结转|往年|上年|去年|历史|积案|存量|遗留", sentence):
            message = f"结果{second.text}大于来源{first.text};若含往年结转,请写明。"
            yield Hit(
                first.start, second.end, message, f"{plain(second.value)} > {plain(first.value)}", severity="warn"
            )


@rule(
    "complement_identity",
    "warn",
    "互补的比例相加不是100%",
    basis=ARITHMETIC,
    fires=frame("矛盾纠纷中,90.5%化解在村级,8.5%化解在镇级。"),
    silent=frame("矛盾纠纷中,91.5%化解在村级,8.5%化解在镇级;党员占60%,女性占45%。"),
    words=("%",),
)
def complements(document: Document, context: Context) -> Iterator[Hit]:
    for first, second in zip(document.facts, document.facts[1:], strict=False):
        if first.unit != "%" or second.unit != "%" or not _exact([first, second]) or second.start - first.end > 16:
            continue
        after, later = context.text[first.end : first.end + 3], context.text[second.end : second.end + 3]
        if (
            not re.fullmatch("[\u4e00-\u9fff]{3}", after)
            or after != later
            or "," not in context.text[first.end : second.start]
        ):
            continue
        third = context.facts_in(second.end, second.end + 20)
        if any(fact.unit == "%" for fact in third):
            continue
        total = first.value + second.value
        shown = f"{plain(first.value)}%+{plain(second.value)}%={plain(total)}%"
        if total == 100:
            yield Hit(first.start, second.end, "两个互补的比例相加为100%。", shown, "holds")
        else:
            yield Hit(first.start, second.end, "两个互补的比例相加不是100%。", shown)
