"""One figure stated twice with different values, kinds above their total (前后不一)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import ARITHMETIC, Hit, Severity, rule
from yifa.reports.reading.checking.rules.sums import plain, unit_of
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document, Fact

_STUFF = re.compile(
    r"20\d\d年(?:度)?|今年(?:以来)?|全年|一年来|[我全本各]?(?:镇|乡|县|市|区|街道|局)|各级|各类|各种|各项|共计?|累计|合计|先后|成功|有效|及时|依法|"
    r"法治|法律|普法|相关|有关|多元|社会|人民|群众|[的了,、。:]|达到?|已|约|近|其中|向|通过|并|积极"
)
_ACTS = re.compile(
    r"发放|排查|调解|调处|化解|受理|办结|办理|审查|审核|培训|举办|查处|立案|制发|聘请|配备|建立|接待|出具|备案|清理"
)
_SCOPED = re.compile(
    r"其中|分别|涉|(?<!各)类|季度|上半年|下半年|[一二三四1-9]月|村级|专项|活动期间|期间|宣传[周月日]|行动中|较|比|从|去年|上年|增|截至"
)
_TITLE_KIND = re.compile(r"(?:各项|各类|各种|系列)[^,。;]{0,10}活动")


def _key(context: Context, fact: Fact) -> str:
    """The act and its object, bare of words that do not change what is counted."""
    low = max(context.text.rfind(mark, 0, fact.start) for mark in ",。;、\n:(")
    words = context.text[max(low + 1, fact.start - 22) : fact.start]
    if not _ACTS.search(words):
        return ""
    act = _ACTS.search(_STUFF.sub("", words))
    return _STUFF.sub("", words)[act.start() :] if act else ""


@rule(
    "figure_restated_differently",
    "warn",
    "同一事项在两处数值不同",
    basis=ARITHMETIC,
    fires=frame("(一)加强普法。发放宣传资料3000份。\n(二)加强调解。发放各类宣传资料3600份。"),
    silent=frame("(一)加强普法。发放宣传资料3000份。\n(二)加强调解。“宣传周”期间发放宣传资料600份。"),
)
def restated(document: Document, context: Context) -> Iterator[Hit]:
    told: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in document.facts:
        if not context.in_results(fact.start) or fact.status or fact.period != str(context.year):
            continue
        key = _key(context, fact)
        sentence = context.text[context.sentence_at(fact.start)[0] : fact.start]
        if len(key) >= 4 and not _SCOPED.search(sentence[-40:]):
            told[key, unit_of(fact)].append(fact)
    for facts in told.values():
        first = facts[0]
        for other in facts[1:]:
            apart = context.text[first.end : other.start]
            if other.value != first.value and ("\n" in apart or "。" in apart):
                message = f"与后文{other.text}(第{other.start}字处)是同一事项,数值不同;若口径不同请写明。"
                yield Hit(
                    first.start,
                    first.end,
                    message,
                    f"{plain(first.value)}与{plain(other.value)}",
                    severity=_sure(first, other),
                )


def _sure(first: Fact, other: Fact) -> Severity:
    return "warn" if first.value and abs(first.value - other.value) * 2 <= max(first.value, other.value) else "info"


@rule(
    "scope_overlap_unclear",
    "warn",
    "称为“各项、各类活动”的总场次,小于同类一项的场次",
    basis=ARITHMETIC,
    fires=frame("全年共开展各类普法活动20场。\n法律顾问到村上法治课60场。"),
    silent=frame("全年共开展各类普法活动80场。\n法律顾问到村上法治课60场。"),
    words=("各项", "各类", "各种", "系列"),
)
def overlap(document: Document, context: Context) -> Iterator[Hit]:
    held = [
        fact
        for fact in document.facts
        if fact.unit in ("场", "场次", "次") and context.in_results(fact.start) and not fact.status
    ]
    for fact in held:
        before = re.split("[,。;\n]", context.text[max(0, fact.start - 24) : fact.start])[-1]
        if not _TITLE_KIND.search(before) or not re.search(
            "共|累计|全年", context.text[max(0, fact.start - 40) : fact.start]
        ):
            continue
        for other in held:
            near = re.split("[,。;\n]", context.text[max(0, other.start - 14) : other.start])[-1]
            if other.value > fact.value and fact.unit == other.unit and re.search("普法|宣传|法治课|宣讲|讲座", near):
                message = f"“各类活动”共{fact.text},同类的一项却有{other.text},包含关系没有说明。"
                yield Hit(fact.start, fact.end, message, f"{plain(other.value)} > {plain(fact.value)}")
                break
