"""Marks: width, pairs, doubles, separators (标点)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_PAIRS = {"(": ")", "《": "》", "〈": "〉", "“": "”", "[": "]"}
_OPENED = {close: start for start, close in _PAIRS.items()}
_BRACKET = re.compile(r"[()《》〈〉“”\[\]]")
_PARAGRAPH = re.compile(r"[^\n]+(?:(?<=[\u4e00-\u9fff,，、\d])\n(?=[^\n\s一二三四五六七八九十(\d])[^\n]+)*")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”》])[,;:](?=[\u4e00-\u9fff“《])")
_FULL = re.compile(r"[,;:]")
_DOUBLE = re.compile(r"[。、][,。、;]|,[,。、;]|;[,。、;]|:[,。、;:]")
_DOT = re.compile(r"(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])\.(?=[\u4e00-\u9fff])")
_LEVELS = re.compile(r"(?<=[\u4e00-\u9fff])[省市县区镇乡],(?=(?:村|社区|镇|乡|街道)(?:\(|[\u4e00-\u9fff]))")
_ENOUGH = 6


@rule(
    "unclosed_bracket",
    "warn",
    "括号、引号、书名号不成对",
    fires=frame("开展“法律进校园活动3场。"),
    silent=frame("开展“法律进校园”活动3场(含线上1场)。"),
)
def brackets(document: Document, context: Context) -> Iterator[Hit]:
    text = context.text
    if "【" not in document.text and all(text.count(start) == text.count(end) for start, end in _PAIRS.items()):
        return
    for line in _PARAGRAPH.finditer(text):
        if not _BRACKET.search(line[0]):
            continue
        if context.in_web(line.start()) and "【" not in document.text[line.start() : line.end()]:
            continue
        for at, _ in _unpaired(line[0]):
            place = line.start() + at
            furniture = document.text[place] == "【"
            end = min(place + (4 if furniture else 1), line.end())
            yield Hit(place, end, f"“{document.text[place]}”不成对。", severity="error" if furniture else None)


def _unpaired(line: str) -> Iterator[tuple[int, str]]:
    """Marks of this line without their partner; list numbers such as 1) and (一、 are left alone."""
    opened: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(line):
        mark = match[0]
        if mark in _PAIRS:
            opened.append((match.start(), mark))
        elif opened and opened[-1][1] == _OPENED.get(mark):
            opened.pop()
        elif not (mark == ")" and re.search(r"(?:^|[。;:,\s])[\d一二三四五六七八九十]{1,2}$", line[: match.start()])):
            if any(start == _OPENED.get(mark) for _, start in opened):
                while opened and opened[-1][1] != _OPENED[mark]:
                    yield opened.pop()
                opened.pop()
            else:
                yield match.start(), mark
    yield from opened


@rule(
    "halfwidth_punctuation",
    "warn",
    "中文里的半角标点",
    fires=frame("开展培训3场，学习法律5部，受理投诉9件。").replace(",", "，").replace("培训，完善", "培训,完善"),
    silent=frame("开展培训3场,学习法律5部。").replace(",", "，"),
)
def half_width(document: Document, context: Context) -> Iterator[Hit]:
    text = document.text
    half = list(_HALF.finditer(text))
    full = len(re.findall("[，；：]", text))
    if not half:
        return
    if full < len(half):
        yield Hit(*half[0].span(), "全文逗号、冒号、分号为半角,疑为转换所致。", f"半角{len(half)}处", severity="info")
    elif full >= _ENOUGH and len(half) * 5 <= full:
        for match in half[:3]:
            if not context.in_web(match.start()):
                yield Hit(*match.span(), "全文用全角标点,此处用半角。", f"全角{full}处")
                break


@rule(
    "wrong_punctuation",
    "warn",
    "标点误用:叠用、以句点作间隔号、并列层级误用逗号",
    fires=frame("推行“网格.警务.调解”机制,,推动镇,村(社区)网格全覆盖。"),
    silent=frame("推行“网格·警务·调解”机制,推动镇、村(社区)网格全覆盖。"),
)
def wrong_marks(document: Document, context: Context) -> Iterator[Hit]:
    last = -10
    for match in _DOT.finditer(document.text):
        around = re.search(r"[“\"]([^“”\"\n]{2,20})$", document.text[max(0, match.start() - 20) : match.start()])
        if match.start() - last > 8 and not context.in_web(match.start()):
            start = match.start() - len(around[1]) if around else match.start()
            yield Hit(start, match.end() + 2, "间隔号误用句点,应为“·”。")
        last = match.start()
    for match in _DOUBLE.finditer(context.text):
        if not context.in_web(match.start()):
            yield Hit(*match.span(), f"标点“{document.text[match.start() : match.end()]}”叠用。")
    for match in _LEVELS.finditer(context.text):
        yield Hit(match.start(), match.end() + 2, "并列的层级之间应用顿号。")
