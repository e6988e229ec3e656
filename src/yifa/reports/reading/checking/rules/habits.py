"""Habits of such reports that hide rather than tell (通病): no figures, all perfect, growth from nowhere, a person's
report filed as the unit's."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import ARITHMETIC, REPORTING, Hit, rule
from yifa.reports.reading.checking.rules.rates import rates
from yifa.reports.reading.checking.samples import LEADER, frame
from yifa.reports.reading.document import Document

_WORDY, _RATES = 600, 4
_GROWN = re.compile(r"(?:同比|较(?:上年|去年)|比(?:上年|去年))[^,。;\d]{0,8}$")
_NO_FIGURES = "开展普法宣传,规范执法行为,化解矛盾纠纷,加强队伍建设,推动各项工作落到实处,得到群众的普遍好评。" * 16


@rule(
    "no_figures",
    "warn",
    "成效部分没有一个数字",
    basis=REPORTING,
    fires=frame(_NO_FIGURES),
    silent=frame("开展培训3场。"),
)
def no_figures(document: Document, context: Context) -> Iterator[Hit]:
    start, end = context.results
    if not context.yearly or end - start < _WORDY or context.facts_in(start, end):
        return
    heading = context.text.find("\n", start)
    yield Hit(
        start,
        heading if start < heading < end else start + 10,
        "成效部分没有一个数字,无从核对。",
        f"{end - start}字,数字0个",
    )


@rule(
    "all_perfect",
    "info",
    "所有比率都是100%",
    basis=ARITHMETIC,
    fires=frame("受理投诉30件,办结率100%,满意率100%。审查合同9件,审查率100%。公示信息8条,公开率100%。"),
    silent=frame("受理投诉30件,办结率100%,满意率96%。审查合同9件,审查率100%。公示信息8条,公开率100%。"),
    words=("100%",),
)
def all_perfect(document: Document, context: Context) -> Iterator[Hit]:
    told = [fact for fact, _, _ in rates(document, context)]
    if len(told) >= _RATES and all(fact.value == 100 for fact in told):
        yield Hit(told[0].start, told[0].end, f"全文{len(told)}个比率都是100%,请核实口径和未办结的情况。")


@rule(
    "growth_without_base",
    "info",
    "只说增长多少,没有写基数和本年数",
    basis=ARITHMETIC,
    fires=frame("矛盾纠纷发生量同比下降12%。"),
    silent=frame("调解矛盾纠纷120起,同比下降12%。"),
    words=("同比", "上年", "去年"),
)
def growth_without_base(document: Document, context: Context) -> Iterator[Hit]:
    for fact in document.facts:
        before = context.text[max(0, fact.start - 16) : fact.start]
        if fact.unit != "%" or not _GROWN.search(before) or not context.in_results(fact.start):
            continue
        start, _ = context.full_sentence_at(fact.start)
        if not any(other.unit != "%" for other in context.facts_in(start, fact.start)):
            yield Hit(fact.start, fact.end, "只写了增幅,没有写本年数和上年的基数。")


@rule(
    "personal_report",
    "warn",
    "个人述法的文字当作单位的报告",
    basis=REPORTING,
    fires=frame("本人带头学法4次。本人主持研究法治工作3次。", leader=LEADER.replace("镇党委书记、镇长", "本人")),
    silent=frame("主要负责人带头学法4次,群众须持本人身份证办理。"),
    words=("本人",),
)
def personal_report(document: Document, context: Context) -> Iterator[Hit]:
    said = list(re.finditer(r"(?<=[。;,\n])本人(?=[^身签户到自因])", context.text))
    if context.yearly and len(said) > 2:
        yield Hit(*said[0].span(), "单位的报告里以“本人”自称,疑为个人述法材料。", f"{len(said)}处")
