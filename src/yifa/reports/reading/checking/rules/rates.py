"""Rates against the counts beside them, rates without a base, frequencies and loads (比率、频次、均值)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.data import load
from yifa.reports.reading.checking.rule import ARITHMETIC, Hit, rule
from yifa.reports.reading.checking.rules.sums import groups, plain, unit_of
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document, Fact

_RATE = re.compile(
    r"(按期|按时|及时|群众|综合)?(化解|调解成功|调处成功|调处|成功|办结|结案|审结|答复|回复|反馈|合格|及格|通过|参考|参训|参学|出庭|"
    r"整改|采纳|满意|好评|覆盖|建成|纠错|持证|响应|履行|公开|审查|备案|知晓|签订|配备|上线|入户)率"
)
_STEMS = {
    "化解": "化解|调解成功|调处成功",
    "调解成功": "调解成功|成功调解|成功",
    "调处成功": "调处成功|成功调处|成功",
    "成功": "成功",
    "办结": "办结|办理完毕",
    "结案": "结案|办结|审结",
    "审结": "审结|办结",
    "合格": "合格",
    "及格": "及格",
    "通过": "通过",
    "参考": "参考|参加考试",
    "出庭": "出庭",
    "整改": "整改",
    "采纳": "采纳",
    "满意": "满意",
    "答复": "答复",
    "回复": "回复",
    "纠错": "纠错",
}
_WHOLE_RATE = re.compile(
    "((?:申报|年检|检疫|抽检|接听|处置|处理|破案|网办|可办|登记|备案|认领|审核|参保|持证|归集|兑现|命中|入住|到位|到场|受理)率)(?:为|达到?|高达)?$"
)
_COUNTED = frozenset("件起宗例个次名人户条项份处家")
_OUTCOME = "化解|成功|办结|结案|审结|合格|及格|通过|参考|满意|好评|整改|出庭|采纳"
_OFTEN = re.compile(
    r"每(月|季度|季|周)(?:定期)?(?:召开|开展|组织|举办|至少)|一(月|季)一(?!主题|课)|(季)会制度|(月)例会"
)
_GROWTH = re.compile(r"增[长幅加]|上升|提[升高]|下降|减少|同比|环比|完成[^,。]{0,4}目标|超额|完成率")
_CASES = frozenset("件起宗例个条份项次处家")
_PEOPLE = frozenset("人名次户份")


def rates(document: Document, context: Context) -> Iterator[tuple[Fact, str, str]]:
    """Every percentage that bears a name: the figure, its name, the stem of the name."""
    for fact in document.facts:
        if fact.unit != "%":
            continue
        low = max(context.text.rfind("。", 0, fact.start), context.text.rfind("\n", 0, fact.start), fact.start - 26)
        before = re.split(r"%|[,;]", context.text[low + 1 : fact.start])[-1]
        named = list(_RATE.finditer(before))
        if named and len(before) - named[-1].end() <= 8 and not _GROWTH.search(before[named[-1].end() :]):
            yield fact, before[named[-1].start() :][: len(named[-1][0])], named[-1][2]


@rule(
    "ratio_identity",
    "error",
    "比率与它自己的分子、分母不符",
    basis=ARITHMETIC,
    fires=frame("排查矛盾纠纷210起,化解198起,化解率95.8%。"),
    silent=frame("排查矛盾纠纷210起,化解198起,化解率94.29%;受理投诉30件,办结30件,办结率100%。"),
    words=("率",),
)
def ratios(document: Document, context: Context) -> Iterator[Hit]:
    divided = _divided(context)
    for fact, name, stem in rates(document, context):
        start = context.full_sentence_at(fact.start)[0]
        counts = [
            divided.get(each.start, each)
            for each in context.facts_in(start, fact.start)
            if unit_of(each)[:1] in _COUNTED and each.upper is None
        ]
        limited = re.search(
            "期|时|限|内|应|首|率",
            context.text[max(start, fact.start - len(name) - 6) : fact.start].partition(stem)[0][-3:],
        )
        pair = _pair(context, counts, stem, start) if stem in _STEMS and not limited else None
        if pair and pair[1].value and fact.approx in ("exact", "at_least", "over"):
            yield from _judged(fact, name, *pair, text=context.text)
        elif counts and fact.value == 100 and fact.approx == "exact":
            yield Hit(counts[-1].start, fact.end, f"{name}100%,与所报{counts[-1].text}不矛盾。", "", "holds")


def _divided(context: Context) -> dict[int, Fact]:
    """The last of listed parts -> their whole: 查处50件,其中甲30件、乙20件,结案48件 closes 48 of 50."""
    return {
        parts[-1].start: whole
        for whole, parts, manner, _ in groups(context)
        if manner == "among" and len(parts) > 1 and whole.start < parts[-1].start
    }


def _pair(context: Context, counts: list[Fact], stem: str, start: int) -> tuple[Fact, Fact] | None:
    """The last count, when its own words hold the rate's stem, and the count right before it."""
    if len(counts) < 2:
        return None
    den, num = counts[-2:]
    between = re.split("[、,]", context.text[max(den.end, num.start - 12) : num.start])[-1]
    if not any(den.end <= each.start < num.start for each in context.facts_in(den.end, num.start)):
        between = context.text[den.end : num.start]
    own = between + re.split(r"[,。;、]", context.text[num.end : num.end + 8])[0]
    if not re.search(_STEMS[stem], own) or re.search(r"率|其中|[;。]|含|\(", between) or len(between) > 12:
        return None
    if unit_of(num) != unit_of(den) or (num.approx, den.approx) != ("exact", "exact"):
        return None
    whole = re.split("[,。;、]", context.text[max(start, den.start - 24) : den.start])[-1]
    if re.search(_STEMS[stem], whole) and not re.search("应|需|共|总", whole):
        return None
    return num, den


def _judged(fact: Fact, name: str, num: Fact, den: Fact, text: str) -> Iterator[Hit]:
    true = num.value * 100 / den.value
    digits = max(-int(fact.value.normalize().as_tuple().exponent), 0) if "." in text[fact.start : fact.end] else 0
    written = re.search(r"\.(\d+)", text[fact.start : fact.end])
    digits = len(written[1]) if written else digits
    step = Decimal(1).scaleb(-digits)
    shown = f"{plain(num.value)}÷{plain(den.value)}={round(true, digits + 2)}%"
    off = abs(true - fact.value)
    if fact.approx != "exact":
        off = max(fact.value - true, Decimal(0))
    if off <= step / 2:
        yield Hit(den.start, fact.end, f"{name}与分子、分母相符。", shown, "holds")
    elif off < step or (fact.value == 100 and true > 100):
        yield Hit(fact.start, fact.end, f"{name}是截尾而不是四舍五入。", shown, severity="info")
    else:
        yield Hit(
            fact.start,
            fact.end,
            f"{name}{fact.text}与{num.text}、{den.text}不符,应为{round(true, max(digits, 2))}%。",
            shown,
        )


@rule(
    "ratio_rounding_feasible",
    "warn",
    "没有一个整数分子能得出所报的比率",
    basis=ARITHMETIC,
    fires=frame("受理投诉举报12件,办结率93.84%。"),
    silent=frame("受理投诉举报12件,办结率91.67%。"),
    words=("率",),
)
def feasible(document: Document, context: Context) -> Iterator[Hit]:
    for fact, name, stem in rates(document, context):
        start = context.full_sentence_at(fact.start)[0]
        counts = context.facts_in(start, fact.start)
        if (
            stem not in ("办结", "化解", "结案", "成功")
            or len(counts) != 1
            or fact.approx != "exact"
            or fact.value >= 100
        ):
            continue
        base = counts[0]
        if base.approx != "exact" or unit_of(base)[:1] not in "件起宗例" or fact.start - base.end > 16:
            continue
        written = re.search(r"\.(\d+)", fact.text)
        step = Decimal(1).scaleb(-(len(written[1]) if written else 0))
        nearest = round(fact.value * base.value / 100)
        closest = nearest * 100 / base.value if base.value else Decimal(0)
        shown = f"{nearest}÷{plain(base.value)}={round(Decimal(closest), 3)}%"
        if abs(closest - fact.value) <= step:
            yield Hit(base.start, fact.end, f"存在整数分子{nearest},{name}可以成立。", shown, "holds")
        else:
            yield Hit(fact.start, fact.end, f"以{base.text}为分母,没有整数分子能得出{name}{fact.text}。", shown)


@rule(
    "rate_above_whole",
    "error",
    "不可能超过100%的比率超过了100%",
    basis=ARITHMETIC,
    fires=frame("受理投诉举报12件,办结率105%。"),
    silent=frame("受理投诉举报12件,办结率100%,办理量同比增长105%。"),
    words=("率",),
)
def above(document: Document, context: Context) -> Iterator[Hit]:
    told: set[int] = set()
    for fact, name, _ in rates(document, context):
        if fact.value > 100:
            told.add(fact.start)
            yield Hit(fact.start, fact.end, f"{name}不可能超过100%。", f"{plain(fact.value)}% > 100%")
    for fact in document.facts:
        if fact.unit != "%" or fact.value <= 100 or fact.start in told:
            continue
        named = _WHOLE_RATE.search(context.text[max(0, fact.start - 14) : fact.start])
        if named:
            yield Hit(fact.start, fact.end, f"{named[1]}不可能超过100%。", f"{plain(fact.value)}% > 100%")


@rule(
    "rate_without_base",
    "warn",
    "只有比率,没有可以复核的件数、人数",
    basis=ARITHMETIC,
    fires=frame("全年网格事件按期办结率100%。"),
    silent=frame("全年办结网格事件60件,按期办结率100%。"),
    words=("率",),
)
def without_base(document: Document, context: Context) -> Iterator[Hit]:
    bare: dict[int, list[tuple[Fact, str, str]]] = {}
    for fact, name, stem in rates(document, context):
        if context.in_results(fact.start):
            bare.setdefault(context.full_sentence_at(fact.start)[0], []).append((fact, name, stem))
    for start, named in bare.items():
        first, last = named[0], named[-1]
        low = max(context.text.rfind("\n", 0, start) + 1, start - 90)
        if _based(context, low, first[0].start, first[2]):
            continue
        grave = any(re.search(_OUTCOME, stem) for _, _, stem in named)
        after = context.full_sentence_at(last[0].end)[1]
        mild = not grave or _based(context, last[0].end, after, first[2]) or first[2] in ("满意", "好评")
        at = context.text.rfind(first[1], 0, first[0].start)
        message = f"只报{'、'.join(name for _, name, _ in named)},没有报件数或人数,无法复核。"
        yield Hit(at, last[0].end, message, severity="info" if mild else "warn")


def _based(context: Context, start: int, end: int, stem: str) -> bool:
    """Whether a count that could be the rate's base stands in this stretch: people for tests, matters for outcomes."""
    wanted = _PEOPLE if re.search("参|格|通过|持证", stem) else _CASES
    if stem == "合格":
        wanted = _CASES | _PEOPLE | frozenset("批组台辆")
    if stem in ("满意", "好评", "出庭"):
        wanted = _CASES | _PEOPLE
    return any(unit_of(fact)[:1] in wanted for fact in context.facts_in(start, end))


@rule(
    "frequency_identity",
    "warn",
    "制度写的频次与全年次数不符",
    basis=ARITHMETIC,
    fires=frame("建立一月一研判制度,全年召开研判会议9次。"),
    silent=frame("建立一月一研判制度,全年召开研判会议12次。"),
    words=("每月", "每季", "一月一", "一季一", "季会", "月例会", "每周"),
)
def frequencies(document: Document, context: Context) -> Iterator[Hit]:
    for match in _OFTEN.finditer(context.text):
        per = next(group for group in match.groups() if group)
        times = {"月": 12, "季": 4, "季度": 4, "周": 52}[per]
        end = min(context.full_sentence_at(match.start())[1], match.end() + 40)
        told = [fact for fact in context.facts_in(match.end(), end) if fact.unit in ("次", "场", "场次", "期")]
        if told and told[0].start - match.end() <= 1:
            times *= int(told[0].value)
            told = told[1:]
        if not told or told[0].approx != "exact":
            continue
        fact, shown = told[0], f"每{per},全年{times}次"
        around = context.text[max(0, match.start() - 12) : fact.start]
        if fact.value >= times:
            yield Hit(match.start(), fact.end, "频次与全年次数相符。", shown, "holds")
        elif re.search("全年|共|累计|今年|20\\d\\d年", around):
            yield Hit(fact.start, fact.end, f"按制度全年应有{times}次,只报{fact.text}。", shown)


@rule(
    "plausibility_bound",
    "warn",
    "数字之间的大小不合常理",
    basis=ARITHMETIC,
    fires=frame("法律顾问服务群众50人次,接受咨询130件。"),
    silent=frame("法律顾问服务群众150人次,接受咨询130件。"),
)
def plausible(document: Document, context: Context) -> Iterator[Hit]:
    for first, second in zip(document.facts, document.facts[1:], strict=False):
        stretch = context.text[max(0, first.start - 12) : second.end]
        if first.unit == "人次" and "服务群众" in stretch[:14]:
            asked = [f for f in context.facts_in(first.end, context.full_sentence_at(first.start)[1]) if f.unit == "件"]
            asked = [f for f in asked if "咨询" in context.text[f.start - 8 : f.start]]
            if asked and asked[0].value > first.value:
                shown = f"{plain(asked[0].value)} > {plain(first.value)}"
                yield Hit(first.start - 4, asked[0].end, "咨询件数多于服务的人次,口径需要核实。", shown)
    yield from _committees(document, context)
    yield from _crowds(document, context)


def _crowds(document: Document, context: Context) -> Iterator[Hit]:
    """People at each session; what is watched online may be any number."""
    most = load("norms")["attendance"]["most"]
    for first, second in pairwise(document.facts):
        between = context.text[first.end : second.start]
        if (
            first.unit not in ("场", "场次", "期")
            or second.unit not in ("人", "人次")
            or len(between) > 12
            or not first.value
        ):
            continue
        if re.search("[。;]", between) or re.search(
            "线上|网络|直播|点击|浏览|覆盖|受众", context.text[first.start - 30 : second.end]
        ):
            continue
        each = second.value / first.value
        if each > most:
            yield Hit(first.start, second.end, "平均每场的人次过多,疑为单位或小数点有误。", f"每场{round(each)}人次")


def _committees(document: Document, context: Context) -> Iterator[Hit]:
    """Mediators for each committee, against the least the law asks."""
    least = load("norms")["committee_members"]["least"]
    for first, second in zip(document.facts, document.facts[1:], strict=False):
        near = context.text[max(0, first.start - 14) : second.end + 6]
        if first.unit != "个" or second.unit not in ("名", "人") or second.start - first.end > 14 or not first.value:
            continue
        if not re.search("调解委员会|调委会", near) or "调解员" not in near:
            continue
        each = second.value / first.value
        shown = f"{plain(second.value)}÷{plain(first.value)}={round(each, 2)}"
        if each < least and first.approx == second.approx == "exact":
            yield Hit(first.start, second.end, f"平均每个调解委员会不足{least}人(人民调解法第八条)。", shown)
        else:
            yield Hit(first.start, second.end, "每个调解委员会的人数在法定区间。", shown, "holds")
