"""Against the unit's report of the year before (与上年报告对照): growth against its base, whole paragraphs kept."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import ARITHMETIC, REPORTING, Hit, Severity, rule
from yifa.reports.reading.checking.rules.sums import plain
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document, Fact
from yifa.reports.reading.normalising import simplified

_GROWN = re.compile(
    r"(?:同比|较(?:上年|去年|20\d\d年)|比(?:上年|去年))[^,。;\d]{0,6}(增长|增加|上升|提高|下降|减少|降低)$"
)
_LONG = 40
_LAST = (
    frame(
        "调解矛盾纠纷100起。持续推动各村建立法律顾问工作台账并按季度开展一次走访检查和普法宣传服务,覆盖全部行政村和社区的群众。"
    )
    .replace("2024", "2023")
    .replace("2025", "2024")
)


@rule(
    "growth_against_base",
    "error",
    "增长的说法与上年报告的基数不符",
    basis=ARITHMETIC,
    fires=frame("调解矛盾纠纷120起,同比增长50%。"),
    silent=frame("调解矛盾纠纷120起,同比增长20%。"),
    previous=_LAST,
    words=("同比", "上年", "去年", "比20", "较20"),
)
def growth(document: Document, context: Context) -> Iterator[Hit]:
    if context.previous is None:
        return
    for index, fact in enumerate(document.facts[1:], 1):
        told = document.facts[index - 1]
        before = context.text[max(0, fact.start - 16) : fact.start]
        match = _GROWN.search(before)
        if fact.unit != "%" or not match or told.unit == "%" or fact.start - told.end > 20:
            continue
        base = _same(told, context.previous)
        if base is None or not base.value:
            continue
        sign = -1 if match[1] in ("下降", "减少", "降低") else 1
        true = (told.value - base.value) * 100 * sign / base.value
        shown = f"({plain(told.value)}-{plain(base.value)})÷{plain(base.value)}={round(true * sign, 2)}%"
        close = abs(true - fact.value) <= Decimal("0.5") or abs(true - fact.value) * 50 <= fact.value
        if close:
            yield Hit(told.start, fact.end, "增幅与上年报告的基数相符。", shown, "holds")
        else:
            mild: Severity | None = None if told.subject == base.subject else "warn"
            yield Hit(
                fact.start, fact.end, f"上年报告为{base.text},增幅应为{round(true * sign, 2)}%。", shown, severity=mild
            )


def _same(fact: Fact, previous: Document) -> Fact | None:
    """The one figure of last year's report that counts the same thing."""
    found = [
        each for each in previous.facts if each.unit == fact.unit and each.approx == "exact" and _alike(each, fact)
    ]
    return found[0] if len({each.value for each in found}) == 1 else None


def _alike(left: Fact, right: Fact) -> bool:
    if left.indicator and left.indicator == right.indicator and min(left.confidence, right.confidence) >= 0.8:
        return left.scope == right.scope
    return bool(left.subject) and left.subject == right.subject


@rule(
    "unchanged_paragraph",
    "warn",
    "整段照搬上年报告",
    basis=REPORTING,
    fires=frame("持续推动各村建立法律顾问工作台账并按季度开展一次走访检查和普法宣传服务,覆盖全部行政村和社区的群众。"),
    silent=frame("组织法律顾问到20个村开展集中走访。"),
    previous=_LAST,
)
def unchanged(document: Document, context: Context) -> Iterator[Hit]:
    if context.previous is None:
        return
    kept = {_bare(words) for words in re.split(r"[。\n]", simplified(context.previous.text)) if len(words) >= _LONG}
    for match in re.finditer(r"[^。\n]+", context.text):
        if len(match[0]) >= _LONG and _bare(match[0]) in kept and not context.in_web(match.start()):
            graver: Severity | None = "error" if len(context.facts_in(*match.span())) >= 2 else None
            message = "与上年报告一字不差" + (",连数字也没有变。" if graver else "。")
            yield Hit(*match.span(), message, severity=graver)


def _bare(words: str) -> str:
    """Without spaces, years and the list number."""
    return re.sub(
        r"\s|20\d\d年?(?:度)?|^(?:[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十]+\)|\d+[.、])", "", words
    )


@rule(
    "promise_unreported",
    "info",
    "上年报告许诺的数量目标,今年没有交代",
    basis=REPORTING,
    fires=frame("调解矛盾纠纷120起。"),
    silent=frame("新建法律服务站3个,举办普法讲座9场。"),
    previous=_LAST.replace("2024年,继续加强执法培训", "2024年,新建法律服务站3个,继续加强执法培训"),
)
def promises(document: Document, context: Context) -> Iterator[Hit]:
    if context.previous is None or context.title is None:
        return
    plan = context.previous.part("plan")
    for fact in context.previous.facts:
        if plan.found != "section" or not plan.start <= fact.start < plan.end or fact.unit == "%":
            continue
        noun = re.sub(r"[^\u4e00-\u9fff]", "", fact.subject)[-4:]
        if len(noun) >= 3 and noun not in context.text:
            said = context.previous.text[max(plan.start, fact.start - 12) : fact.end + 8].strip()
            yield Hit(context.title.start, context.title.end, f"上年报告打算“{said}”,今年没有交代。")
