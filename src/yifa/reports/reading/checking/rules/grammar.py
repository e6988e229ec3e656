"""Verbs and nouns that do not go together, halves of a pattern without the other half (搭配、残句)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_MISMATCH = (
    (
        re.compile(r"(?:推行|实施|完善|健全|建立|制定)(?:[^,。;、]{0,6})(?<!加大)力度"),
        "动词与“力度”不搭配,应为“加大……力度”",
    ),
    (
        re.compile(r"(?:加大|提高|增强|提升)[^,。;、]{0,4}(?<!力度)措施"),
        "动词与“措施”不搭配,应为“强化措施”或“完善措施”",
    ),
    (re.compile(r"(?:加强|提高|增强)(?:[\u4e00-\u9fff]{0,2})(?:数量|次数|频次)"), "动词与数量不搭配,应为“增加”"),
    (re.compile(r"(?:增强|提高|提升|加大)(?:配齐|配备|健全|完善|制定|印发|设立|成立)"), "两个动词叠用,与宾语不搭配"),
    (re.compile(r"(?:健全|完善|加强)[^,。;、]{0,6}(?:水平|成效)(?=[,。;])"), "动词与“水平”不搭配,应为“提高”"),
)
_BY = re.compile(r"(?:健全|构建|形成|打造)(以[^。;]{2,120})")
_LONE = re.compile(r"(?<=[,;])[\u4e00-\u9fff]{2,4}(?:法治|规范|标准|制度|信息|常态|专业|数字)化(?=[,;。])")
_NEXT = re.compile(r"(?<=[。;,])其次")


@rule(
    "grammar_broken",
    "warn",
    "搭配不当或句子残缺",
    fires=frame("推行宣传力度,提高防范措施,开展培训3场。"),
    silent=frame("加大宣传力度,强化防范措施,健全以综治中心为枢纽的化解机制,开展培训3场。"),
)
def grammar(document: Document, context: Context) -> Iterator[Hit]:
    for pattern, message in _MISMATCH:
        for match in pattern.finditer(context.text):
            if not re.search("加大|并|等", match[0][2:]):
                yield Hit(*match.span(), f"“{match[0]}”:{message}。")
    for match in _BY.finditer(context.text):
        if "为" not in match[1] and "," in match[1]:
            end = match.start() + match[0].index(",") if "," in match[0][:24] else match.start(1) + 10
            yield Hit(match.start(), end, "“以……”后面缺“为……”,句子残缺。")
    for match in _LONE.finditer(context.text):
        near = (
            context.text[max(0, match.start() - 14) : match.start() - 1]
            + context.text[match.end() + 1 : match.end() + 14]
        )
        if "化" not in near and not re.search("(?:实现|推进|推动|促进|更加|加快)", match[0]):
            yield Hit(max(0, match.start() - 10), match.end(), f"“{match[0]}”前面缺谓语。")


@rule(
    "broken_sequence",
    "warn",
    "有“其次”而没有“首先”",
    fires=frame("加强学习,组织培训3场。其次抓好普法。"),
    silent=frame("首先加强学习,组织培训3场。其次抓好普法。"),
    words=("其次",),
)
def sequence(document: Document, context: Context) -> Iterator[Hit]:
    for match in _NEXT.finditer(context.text):
        low = context.text.rfind("\n", 0, match.start()) + 1
        if not re.search(
            "首先|其一|第一|一是|一方面|最",
            context.text[max(0, low - 300) if "是" not in context.text[low : low + 6] else low : match.start()].split(
                "三是"
            )[-1],
        ):
            yield Hit(match.start(), match.end() + 6, "有“其次”,前面没有“首先”。")
