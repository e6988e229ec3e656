"""Slips of the pen that stand out without understanding the sentence (错别字、衍字、脱字)."""

import re
from collections.abc import Iterator
from functools import cache

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.data import load
from yifa.reports.reading.checking.rule import Hit, Severity, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_UNIT_TWICE = re.compile(
    r"(?:镇镇|县县|市市|乡乡|区区|村村)(?=[,。;、)])|街道街道(?=[,。;、)])|委员会委员会(?!议)|人民政府人民政府|法治法治|工作工作"
)
_STUTTER = re.compile(
    r"(加强|完善|健全|推进|落实|强化|深化|开展|推动|提升|提高|规范|认识|履行|执行|监督|管理|学习|服务|依法|执法|法治|制度|建设|责任|机制|群众|干部|问题|情况|积极|认真|切实|不断|持续|深入|全面|扎实|有效|严格|进一步)\1|"
    r"健健全|完完善|推推[进动]|落落实|提提[升高]|进进一步|(?<![增参添附])加加强|贯贯彻|扎扎实(?!实)|切切实(?!实)"
)
_CLAUSE_TWICE = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff][^,。;、\n]{6,30})[,、;]\1(?=[,。;、\n])")
_AROUND = re.compile(r"(法治|法律|普法|宣传|培训)(专题|主题|系列|知识)\1(?=讲座|培训|活动|宣讲|课)")
_TWICE = re.compile(r"([\u4e00-\u9fff]{4,14})\1")
_SENTENCE_TWICE = 16
_COUNT_TWICE = re.compile(r"(?<![公中])共(?![同青产建享治商筑性])[\u4e00-\u9fff]{2,12}共(?=\d)")
_HANGING = re.compile(
    r"(?:(?<![加予得所足难可用借据藉何给])以|把|(?<![即大干强猛])将|(?<![制刑作棉])被|并且|以及|为了|通过对)(?=[,。;])"
)
_BARE_ADVERB = re.compile(
    r"(?<![\u4e00-\u9fff])(?:切实|真正|自觉)(?:习近平|党的|党中央|中央|法治|各项|矛盾|责任)[\u4e00-\u9fff]{2,24}(?:贯彻落实到|落实到|贯穿于|融入到|转化为)"
)
_RUN_ON = re.compile(
    r"(?:落实到|贯穿于?|融入到?|贯彻到)[^,。;]{0,20}?(?:全过程|各方面|各环节)((?:深刻|深入|认真|切实|牢固|扎实|坚决)[\u4e00-\u9fff]{2})"
)


@cache
def _slips() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str, Severity], ...]:
    """Pattern, the words one of which it needs, what is meant, how grave."""
    return tuple(
        (re.compile(each["pattern"]), tuple(each["cues"].split()), each["right"], each["severity"])
        for each in load("slips")["slip"]
    )


@rule(
    "typo",
    "error",
    "错别字、衍字",
    fires=frame("紧扭基层实际,把握核心要以,开展培训3场。"),
    silent=frame("紧扣基层实际,把握核心要义,推进化解矛盾纠纷3起,治理城乡结合部。"),
)
def typo(document: Document, context: Context) -> Iterator[Hit]:
    for pattern, cues, right, severity in _slips():
        if not any(cue in context.text for cue in cues):
            continue
        for match in pattern.finditer(context.text):
            yield Hit(*match.span(), f"“{match[0]}”疑为笔误:{right}。", severity=severity)


@rule(
    "duplicated_char",
    "error",
    "重字、重词",
    fires=frame("创建法治示范镇镇,并开展普法主题普法宣讲3场。"),
    silent=frame("石桥镇镇长带队创建法治示范镇,由镇村两级开展普法主题宣讲3场。"),
)
def duplicated(document: Document, context: Context) -> Iterator[Hit]:
    for match in _UNIT_TWICE.finditer(context.text):
        mild: Severity | None = "warn" if len(match[0]) > 2 else None
        yield Hit(*match.span(), f"“{match[0]}”重复。", severity=mild)
    for match in _STUTTER.finditer(context.text):
        yield Hit(*match.span(), f"“{match[0]}”有重字。", severity="warn")
    for match in _CLAUSE_TWICE.finditer(context.text):
        if not context.in_web(match.start()):
            yield Hit(*match.span(), f"“{match[1]}”接连写了两遍。", severity="warn")
    for match in _AROUND.finditer(context.text):
        yield Hit(match.start(), match.end() + 2, f"“{match[1]}”重复。", severity="warn")
    for match in _COUNT_TWICE.finditer(context.text):
        yield Hit(*match.span(), "“共…共”重复。", severity="warn")
    for match in _TWICE.finditer(context.text):
        if len(set(match[1])) > 2:
            yield Hit(*match.span(), f"“{match[1]}”重复。", severity="warn")


@rule(
    "repeated_sentence",
    "warn",
    "同一句话出现两次",
    fires=frame(
        "(一)加强学习\n持续组织全体干部学习新修订的法律法规和业务知识。\n(二)加强普法\n持续组织全体干部学习新修订的法律法规和业务知识。"
    ),
    silent=frame(
        "(一)加强学习\n持续组织全体干部学习新修订的法律法规。\n(二)加强普法\n持续组织普法志愿者走村入户开展宣传。"
    ),
)
def repeated(document: Document, context: Context) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    for start, end in context.sentences:
        if end - start < _SENTENCE_TWICE:
            continue
        words = context.text[start:end].rstrip("。;!?")
        first = seen.setdefault(words, start)
        if first == start or context.in_web(start) or words in context.document.title:
            continue
        spoken = len(re.findall("[\u4e00-\u9fff]", words)) >= _SENTENCE_TWICE
        if spoken and not re.match(r"[一二三四五六七八九十]、|\(", words):
            yield Hit(start, end, f"与第{first}字处的一句完全相同。")


@rule(
    "missing_char",
    "error",
    "句子缺字:介词悬空,或“切实”后缺“将”",
    fires=frame("切实习近平法治思想贯彻落实到依法行政各环节。"),
    silent=frame("切实将习近平法治思想贯彻落实到依法行政各环节,予以落实,加以改进。"),
)
def missing_char(document: Document, context: Context) -> Iterator[Hit]:
    for match in _HANGING.finditer(context.text):
        before = context.text[max(0, match.start() - 4) : match.end()]
        if not re.search('[“”"]$|一以$|有以$|不以$|要以$|是以$', before):
            yield Hit(max(0, match.start() - 4), match.end(), f"“{match[0]}”后面缺字。", severity="warn")
    for match in _BARE_ADVERB.finditer(context.text):
        if not re.search("将|把|以|使|让|用|推动|坚持|学习|加强|落实(?!到)", match[0][2:-4]):
            yield Hit(*match.span(), "疑缺“将”或“把”。")


@rule(
    "missing_punctuation",
    "warn",
    "两个分句之间没有标点",
    fires=frame("将法治要求落实到执法全过程深刻认识依法行政的意义。"),
    silent=frame("将法治要求落实到执法全过程,深刻认识依法行政的意义。"),
)
def run_on(document: Document, context: Context) -> Iterator[Hit]:
    for match in _RUN_ON.finditer(context.text):
        yield Hit(match.start(1) - 3, match.end(1), "两个分句之间缺标点。")
