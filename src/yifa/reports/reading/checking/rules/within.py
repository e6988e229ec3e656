"""Figures of one sentence against each other: growth from its base, shares, targets, totals said last (句内互证)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import ARITHMETIC, Hit, rule
from yifa.reports.reading.checking.rules.sums import plain, unit_of
from yifa.reports.reading.checking.samples import PLAN, frame
from yifa.reports.reading.document import Document, Fact

_ROSE, _FELL = "增长|增加|上升|提高|提升|增幅", "下降|减少|降低|降幅"
_CHANGED = re.compile(rf"(?P<rose>{_ROSE})|(?P<fell>{_FELL})")
_TO = re.compile(rf"^(?:猛?(?:{_ROSE}|扩大|{_FELL}|压减|缩减))(?:至|到|为)[^,。;\d]{{0,4}}$")
_BASE = re.compile(
    r"(?:较|比|同比|相比)[^,。;\d]{0,4}(?:20\d\d年|去年|上年|上一年|往年)(?:(?!增|减|升|降|提高)[^,。;\d]){0,10}$"
)
_MORE_BY = re.compile(
    r"^[,(]?(?:较|比|同比|相比)[^,。;\d]{0,4}(?:20\d\d年|去年|上年|上一年)?[^,。;\d]{0,6}(?P<word>净?增加|增长|减少|下降|上升)了?$"
)
_SHARE = re.compile(
    r"占(?:到|比)?(?P<whole>[\u4e00-\u9fff]{2,8}?)(?:总件数|总人数|总数|总量|数量|数|比例|比)?的?(?:比例为)?(?:约)?$"
)
_TARGET = re.compile(r"^[^,。;\d]{0,6}(?:任务|目标|计划|指标)")
_TOTAL = re.compile(r"^[,;](?:共|共计|合计|总计|累计)[^,。;\d其中]{0,10}$")
_NEAR = 10


def _step(text: str) -> Decimal:
    written = re.search(r"\.(\d+)", text)
    return Decimal(1).scaleb(-(len(written[1]) if written else 0))


def _allowed(percent: Fact, *counts: Fact) -> Decimal:
    """Half a unit of the last place and a little; a tenth of the whole where a count is only 余 or 约."""
    if any(each.approx != "exact" for each in counts):
        return Decimal(_NEAR)
    return _step(percent.text)


@rule(
    "growth_within_text",
    "error",
    "增减幅与句中所写的两个数不符",
    basis=ARITHMETIC,
    fires=frame("开展宣传24场,较2023年的16场增长30%;联系点由12个增加到18个,增长60%。"),
    silent=frame(
        "公职律师162名,较上年增加12名,增长8%;开展宣传24场,较2023年的16场增长50%;联系点由12个增加到18个,增长50%;受理60件,同比增长30%。"
    ),
    words=tuple(f"{_ROSE}|{_FELL}".split("|")),
)
def growth(document: Document, context: Context) -> Iterator[Hit]:
    for first, second, percent in zip(document.facts, document.facts[1:], document.facts[2:], strict=False):
        if percent.unit != "%" or percent.approx != "exact" or unit_of(first) != unit_of(second) or first.unit == "%":
            continue
        between, last = context.text[first.end : second.start], context.text[second.end : percent.start]
        changed = re.fullmatch(rf",?(?:同比|净|共|数量)?(?:{_ROSE}|{_FELL})(?:了|幅度?为|达)?", last)
        if not changed or "。" in between or "\n" in between:
            continue
        if _BASE.search(between) and len(between) <= 24:
            now, base = first, second
        elif _TO.match(between) and re.search(
            "[由从][^,。;]{0,10}$", context.text[max(0, first.start - 12) : first.start]
        ):
            now, base = second, first
        elif by := _MORE_BY.match(between):
            yield from _by(first, second, percent, fell=bool(re.search("减|降", by["word"])))
            continue
        else:
            continue
        if not base.value:
            continue
        fell = bool(re.search(_FELL, last))
        true = (now.value - base.value) * 100 / base.value * (-1 if fell else 1)
        shown = f"({plain(now.value)}-{plain(base.value)})÷{plain(base.value)}={round(true * (-1 if fell else 1), 2)}%"
        if abs(true - percent.value) <= _allowed(percent, now, base):
            yield Hit(first.start, percent.end, "增减幅与句中的两个数相符。", shown, "holds")
        else:
            yield Hit(first.start, percent.end, f"增减幅{percent.text}与{base.text}、{now.text}不符。", shown)


def _by(now: Fact, change: Fact, percent: Fact, *, fell: bool) -> Iterator[Hit]:
    """162件,较上年增加12件,增长8%: the base is what is left."""
    base = now.value + (change.value if fell else -change.value)
    if base <= 0 or not change.value:
        return
    true = change.value * 100 / base
    shown = f"{plain(change.value)}÷{plain(base)}={round(true, 2)}%"
    if abs(true - percent.value) <= _allowed(percent, now, change):
        yield Hit(now.start, percent.end, "增减幅与增减数相符。", shown, "holds")
    else:
        yield Hit(now.start, percent.end, f"增减幅{percent.text}与{now.text}、增减{change.text}不符。", shown)


@rule(
    "points_identity",
    "error",
    "两个比率之差与所写的百分点不符",
    basis=ARITHMETIC,
    fires=frame("网办率由72%提高到88.6%,提高15.6个百分点。"),
    silent=frame("网办率由72%提高到88.6%,提高16.6个百分点;满意率96%,提高2个百分点。"),
    words=("百分点",),
)
def points(document: Document, context: Context) -> Iterator[Hit]:
    for first, second, gap in zip(document.facts, document.facts[1:], document.facts[2:], strict=False):
        if (first.unit, second.unit, gap.unit) != ("%", "%", "个百分点"):
            continue
        if {first.approx, second.approx, gap.approx} != {"exact"} or gap.start - second.end > 10:
            continue
        opened = re.search("[由从][^,。;]{0,10}$", context.text[max(0, first.start - 12) : first.start])
        if not opened or not _TO.match(context.text[first.end : second.start]):
            continue
        if not re.fullmatch(rf",?(?:{_ROSE}|{_FELL})了?", context.text[second.end : gap.start]):
            continue
        true = abs(second.value - first.value)
        shown = f"|{plain(second.value)}-{plain(first.value)}|={plain(true)}"
        if true == gap.value:
            yield Hit(first.start, gap.end, "百分点与两个比率之差相符。", shown, "holds")
        else:
            yield Hit(first.start, gap.end, f"两个比率相差{plain(true)}个百分点,不是{gap.text}。", shown)


@rule(
    "vote_count",
    "warn",
    "各项票数之和与收回的票数、到会的人数不符",
    basis=ARITHMETIC,
    fires=frame("发出测评票54张,收回54张,满意49票,基本满意4票,不满意2票。"),
    silent=frame("发出测评票54张,收回54张,满意49票,基本满意4票,不满意1票;实到代表25人,赞成23票、反对1票、弃权1票。"),
    words=("票",),
)
def votes(document: Document, context: Context) -> Iterator[Hit]:
    done = -1
    for index, fact in enumerate(document.facts):
        if fact.unit != "票" or fact.start < done or not index:
            continue
        end = context.full_sentence_at(fact.start)[1]
        cast = [fact]
        for each in document.facts[index + 1 : index + 8]:
            if each.unit != "票" or each.start > end or each.start - cast[-1].end > 12:
                break
            cast.append(each)
        done = cast[-1].end
        held = document.facts[index - 1]
        said = re.split("[,。;]", context.text[max(0, held.start - 12) : held.start])[-1]
        if len(cast) < 2 or held.unit not in ("张", "人", "名", "份") or not re.search("收回|实到|到会|参加", said):
            continue
        total = sum((each.value for each in cast), Decimal(0))
        shown = f"{'+'.join(plain(each.value) for each in cast)}={plain(total)}"
        if total == held.value:
            yield Hit(held.start, done, "票数相符。", shown, "holds")
        elif len(cast) > 2 or total > held.value:
            yield Hit(held.start, done, f"票数之和{plain(total)}与{said.strip()}{held.text}不符。", shown)


@rule(
    "share_identity",
    "warn",
    "所占的比例与句中的两个数不符",
    basis=ARITHMETIC,
    fires=frame("审结复议案件150件,调解和解52件,占审结数的43.3%。"),
    silent=frame("审结复议案件150件,调解和解52件,占审结数的34.67%;处理信访20件,占全县的3%。"),
    words=("占",),
)
def shares(document: Document, context: Context) -> Iterator[Hit]:
    for index, percent in enumerate(document.facts):
        if percent.unit != "%" or percent.approx != "exact" or not index:
            continue
        part = document.facts[index - 1]
        said = _SHARE.search(context.text[part.end : percent.start])
        if not said or percent.start - part.end > 16 or part.approx != "exact":
            continue
        start = context.full_sentence_at(percent.start)[0]
        key = said["whole"][:2]
        wholes = [
            each
            for each in context.facts_in(start, part.start)
            if unit_of(each) == unit_of(part)
            and each.approx == "exact"
            and key in re.split("[,。;、]", context.text[max(start, each.start - 16) : each.start])[-1]
        ]
        if len(wholes) != 1 or wholes[0].value < part.value or not wholes[0].value:
            continue
        true = part.value * 100 / wholes[0].value
        shown = f"{plain(part.value)}÷{plain(wholes[0].value)}={round(true, 2)}%"
        if abs(true - percent.value) <= _step(percent.text):
            yield Hit(wholes[0].start, percent.end, "所占比例相符。", shown, "holds")
        else:
            yield Hit(part.start, percent.end, f"{part.text}占{wholes[0].text}的比例不是{percent.text}。", shown)


@rule(
    "target_completion",
    "warn",
    "完成率与所写的完成数、任务数不符",
    basis=ARITHMETIC,
    fires=frame("整治隐患36处,完成年度30处任务,完成率112%。"),
    silent=frame("整治隐患36处,完成年度30处任务,完成率120%。"),
    words=("完成率",),
)
def completion(document: Document, context: Context) -> Iterator[Hit]:
    for done, wanted, percent in zip(document.facts, document.facts[1:], document.facts[2:], strict=False):
        if percent.unit != "%" or unit_of(done) != unit_of(wanted) or not wanted.value:
            continue
        if {done.approx, wanted.approx, percent.approx} != {"exact"} or percent.start - done.end > 40:
            continue
        last = context.text[wanted.end : percent.start]
        if not _TARGET.match(last) or not re.search("完成率(?:为|达到?)?$", last) or "。" in last:
            continue
        if not re.search("完成|达到", context.text[done.end : wanted.start]):
            continue
        true = done.value * 100 / wanted.value
        shown = f"{plain(done.value)}÷{plain(wanted.value)}={round(true, 2)}%"
        if abs(true - percent.value) <= _step(percent.text):
            yield Hit(done.start, percent.end, "完成率相符。", shown, "holds")
        else:
            yield Hit(percent.start, percent.end, f"完成率应为{round(true, 2)}%。", shown)


@rule(
    "total_behind",
    "warn",
    "先列分项、后写合计,合计与分项之和不符",
    basis=ARITHMETIC,
    fires=frame("办理简易案件31件、一般案件14件,共办理案件46件。"),
    silent=frame("办理简易案件31件、一般案件14件,共办理案件45件;审查合同3件、文件2件,累计提出意见20件。"),
    words=(",共", ",合计", ",总计", ",累计"),
)
def total_behind(document: Document, context: Context) -> Iterator[Hit]:
    for index, total in enumerate(document.facts):
        if index < 2 or total.approx != "exact" or total.unit == "%":
            continue
        if not _TOTAL.match(context.text[document.facts[index - 1].end : total.start]):
            continue
        parts = [document.facts[index - 1]]
        for before in reversed(document.facts[max(0, index - 12) : index - 1]):
            gap = context.text[before.end : parts[0].start]
            if not re.fullmatch("[、和及][^,。;、\\d]{0,14}", gap):
                break
            parts.insert(0, before)
        if len(parts) < 2 or {unit_of(each) for each in parts} != {unit_of(total)}:
            continue
        if any(each.approx != "exact" for each in parts):
            continue
        added = sum((each.value for each in parts), Decimal(0))
        shown = f"{'+'.join(plain(each.value) for each in parts)}={plain(added)}"
        if added == total.value:
            yield Hit(parts[0].start, total.end, "合计与分项之和相符。", shown, "holds")
        elif abs(added - total.value) * _NEAR <= total.value:
            yield Hit(parts[0].start, total.end, f"分项之和{plain(added)}与合计{total.text}不符。", shown)


@rule(
    "figure_restated_beside",
    "warn",
    "紧挨着的两处同样的话,数却不同",
    basis=ARITHMETIC,
    fires=frame("受理依申请公开40件,答复38件,答复40件。"),
    silent=frame("受理依申请公开40件,答复38件,不予公开2件;上半年受理20件,下半年受理25件。"),
)
def beside(document: Document, context: Context) -> Iterator[Hit]:
    for first, second in zip(document.facts, document.facts[1:], strict=False):
        if unit_of(first) != unit_of(second) or first.value == second.value:
            continue
        said = re.fullmatch(r"[,、;]([\u4e00-\u9fff]{2,14})", context.text[first.end : second.start])
        if not said or not context.text.startswith(said[1], max(0, first.start - len(said[1]))):
            continue
        ahead = context.text[first.start - len(said[1]) - 1 : first.start - len(said[1])]
        if ahead in ",、;。\n":
            yield Hit(
                first.start - len(said[1]), second.end, "同一件事紧挨着写了两个数。", f"{first.text}与{second.text}"
            )


@rule(
    "done_in_plan",
    "warn",
    "下年度安排里写的是已经完成的事",
    fires=frame("开展培训3场。", plan=f"{PLAN}已完成执法平台建设1个。\n"),
    silent=frame("已完成平台建设1个。"),
    words=("已完成", "已经完成", "已建成"),
)
def done_in_plan(document: Document, context: Context) -> Iterator[Hit]:
    span = context.part_span("plan")
    if span is None:
        return
    for match in re.finditer(r"已(?:经)?(?:完成|建成)[^,。;、\n]{1,20}", context.text[span[0] : span[1]]):
        start, end = span[0] + match.start(), span[0] + match.end()
        if context.facts_in(start, end) and not re.search("基础上|的|后", context.text[start : end + 6]):
            yield Hit(start, end, "安排部分写了已经完成的事,请核对是否错放。")
