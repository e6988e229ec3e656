"""Claims that need a figure and have none (只有断言,没有数据)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import REPORTING, Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_SUBJECTS = re.compile("矛盾纠纷|纠纷(?:排查|化解|调解)|人民调解")
_SATISFIED = re.compile(
    r"满意[度率]?[^,。;\n]{0,10}(?:作为[^,。;\n]{0,12}指标|(?:明显|显著|持续|不断|稳步|进一步|大幅)(?:提[高升]|上升|增强))"
)
_RATE = re.compile(
    r"(?:提[高升]|降低)(?!了?办案)[^,。;\n]{0,16}?((?:出庭|化解|成功|办结|满意|知晓|结案|纠错|履行|发生)率)(?![^,。;\n]{0,8}\d)"
)
_ACHIEVED = re.compile(r"取得了?(?:阶段性|一定的?|明显|显著|良好|较好)的?(?:成[绩效]|进展|效果)")
_ALL_PLEASED = re.compile(r"(?:均|都|全部)(?:表示)?(?:很|非常|较为|十分)?满意")
_BODY = 6
_ALL = re.compile(
    r"(?:均|全部)(?:聘请|配备|建立|设立|完成|合格|通过|公开到位|公开|签订|达标)[^,。;\n]{0,8}|(?:全体|所有)[^,。;\n]{2,10}(?:参加|注册|参与)[^,。;\n]{0,8}"
)


@rule(
    "missing_key_figure",
    "warn",
    "写了成绩或以某项为指标,却没有相应的数字",
    basis=REPORTING,
    fires=frame("(一)化解矛盾纠纷\n建立矛盾纠纷工作台账,及时化解各类矛盾。\n(二)加强普法\n开展宣传5场。"),
    silent=frame("(一)化解矛盾纠纷\n建立矛盾纠纷工作台账,化解各类矛盾30起。\n(二)加强普法\n开展宣传5场。"),
)
def missing_figure(document: Document, context: Context) -> Iterator[Hit]:
    if not context.yearly:
        return
    yield from _sections(document, context)
    rates = {context.text[max(0, fact.start - 14) : fact.start] for fact in document.facts if fact.unit in ("%", "分")}
    for match in _SATISFIED.finditer(context.text):
        told = any("满意" in words for words in rates) or bool(re.search("满意[^。]{0,12}\\d", context.text))
        if context.in_results(match.start()) and not told and not _heading(context, match.start()):
            yield Hit(*match.span(), "以满意度说明成绩,全文没有满意度的数值。")
    for match in _RATE.finditer(context.text):
        told = any(match[1] in words for words in rates)
        if context.in_results(match.start()) and not told and not _heading(context, match.start()):
            yield Hit(*match.span(), f"称{match[0][:2]}{match[1]},全文没有{match[1]}的数值。")
    for match in _ACHIEVED.finditer(context.text):
        section = next(
            (s for s in reversed(context.numbered) if s.start <= match.start() < s.end and s.level > 1), None
        )
        if section and context.in_results(match.start()) and not context.facts_in(section.start, section.end):
            yield Hit(*match.span(), "称取得成绩,本条没有任何数据。")


def _sections(document: Document, context: Context) -> Iterator[Hit]:
    """A section on disputes in the results that states not one figure."""
    for section in context.numbered:
        if section.level != 2 or section.kind != "heading" or not context.in_results(section.start):
            continue
        if not _SUBJECTS.search(section.title) or context.facts_in(section.body, section.end):
            continue
        if section.end - section.body > 8 and len(document.facts) > 1:
            low = section.body + len(context.text[section.body :]) - len(context.text[section.body :].lstrip())
            high = context.sentence_at(low)[1]
            yield Hit(low, min(high, section.end), f"“{section.title[:20]}”一节没有排查数、化解数、化解率。")


def _heading(context: Context, offset: int) -> bool:
    return any(
        each.start <= offset < each.body
        for each in context.numbered
        if each.kind in ("heading", "lead") and each.end - each.body > _BODY
    )


@rule(
    "universal_claim_without_number",
    "info",
    "“均”“全部”就是100%,却没有报数",
    basis=REPORTING,
    fires=frame("各村均聘请了法律顾问。"),
    silent=frame("24个村均聘请了法律顾问。"),
)
def universal(document: Document, context: Context) -> Iterator[Hit]:
    for match in _ALL_PLEASED.finditer(context.text):
        sentence = context.sentence_at(match.start())
        if context.in_results(match.start()) and not any(fact.unit == "%" for fact in context.facts_in(*sentence)):
            low = max(context.text.rfind(mark, 0, match.start()) for mark in ",。;\n")
            yield Hit(
                max(low + 1, match.start() - 16), match.end(), "“均满意”即满意率100%,没有用数据表述。", severity="warn"
            )
    for match in _ALL.finditer(context.text):
        sentence = context.sentence_at(match.start())
        if context.in_results(match.start()) and not context.facts_in(*sentence):
            yield Hit(*match.span(), "“均”“全部”即100%,没有报数。")
