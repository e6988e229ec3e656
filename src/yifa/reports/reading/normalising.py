"""A repaired view of broken text (还原): what the rules read, with the way back to every original character.

Web pages and PDFs lose or add spaces, break lines inside a sentence, mix full and half width and traditional
characters. The view undoes that; the text itself is never touched, and ``original`` turns a stretch of the view into
offsets of the text.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = {
    "〔": "[", "〕": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]", "［": "[", "］": "]", "⁃": "-", "–": "-",
    "—": "-", "―": "-", "─": "-", "‑": "-", "～": "~", "〜": "~", "∼": "~", "﹪": "%", "٪": "%",
    "＂": '"', "﹐": ",", "﹑": "、",
    "․": ".", "．": ".", "•": "·", "・": "·", "‧": "·", "⋅": "·", "＜": "〈", "＞": "〉", "«": "《", "»": "》",
    "\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "〇": "零", "○": "零",
}  # fmt: skip
_GONE = "\ufeff\u200b\u200c\u200d\u2060\xad\u200e\u200f"
_GAP = re.compile(rf"[\s{_GONE}]+")
_ITEM = (
    r"(?:[一二三四五六七八九十百]{1,4}、|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[.、](?!\d)|[①-⑳]|"
    r"第[一二三四五六七八九十]{1,3}[章节部]|[一二三四五六七八九十]{1,2}是|[·•●■◆*-])"
)
_NEXT_ITEM = re.compile(_ITEM)
_HEADING_LINE = re.compile(rf"{_ITEM}[^。;!?]{{0,60}}$")
_CLOSING = re.compile(r"(?:报告|情况|总结|汇报|小结|要点|解读|公告|通知|政府|委员会|[局厅部院会]|\d日|如下)[:]?$")
_OPEN_END = re.compile(r"[近约超逾共达余多、,((“]$")
_NUMERAL_END = re.compile(r"[\d余多一二三四五六七八九十百千万亿]$")
_MEASURE_AHEAD = re.compile(r"[余多件起次场人名个项条份家户期宗例部支万亿百千十%元亩]")
_FURNITURE = re.compile(
    "[·•\\s]*(?:(?:发布|公开|成文|发文)(?:时间|日期|机构|机关)|来源|信息来源|索引号|分享|浏览|字体|当前位置)"
)
_SOFT_LENGTH = 15


def _wrapped_at(text: str) -> float:
    """From which length on a line end may be a wrap; beyond every line when the text is not wrapped at all.

    A wrapped text (from PDF or mail) has many long lines that stop in mid-sentence.
    """
    lines = [line for line in map(str.strip, text.split("\n")) if len(line) >= _SOFT_LENGTH]
    whole = re.compile(r"\d[余多]?[\u4e00-\u9fff]{1,2}$")
    cut = sorted(
        len(line) for line in lines if _han(line[-1]) and not _HEADING_LINE.fullmatch(line) and not whole.search(line)
    )
    if len(cut) < 3 or len(cut) < 0.35 * len(lines):
        return float("inf")
    return max(_SOFT_LENGTH, 0.7 * cut[len(cut) // 2])


@cache
def _table() -> dict[int, int | str]:
    """Character by character: width, punctuation, traditional to simplified. Every entry maps one to one."""
    table: dict[int, int | str] = {**_WIDE, **{ord(mark): plain for mark, plain in _PUNCTUATION.items()}}
    listed = files("yifa.reports.reading") / "lexicon" / "traditional.txt"
    pairs = "".join(line for line in listed.read_text(encoding="utf-8").split("\n") if not line.startswith("#"))
    table.update({ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)})
    return table


def simplified(text: str) -> str:
    """The text in half width and simplified characters; the same length, character for character."""
    return text.translate(_table())


@dataclass(frozen=True, slots=True)
class Repaired:
    """``text``: the view. ``at``: for each of its characters, the offset in the original."""

    text: str
    at: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a stretch of the view."""
        return self.at[start], self.at[end - 1] + 1

    def view(self, offset: int) -> int:
        """Where an original offset stands in the view (the next kept character, when itself was dropped)."""
        return bisect_left(self.at, offset)


def repair(text: str) -> Repaired:
    """The view that the rules read. Hard line ends stay as one newline; spaces go, except between two numbers."""
    same = simplified(text)
    width = _wrapped_at(same)
    pieces: list[str] = []
    at = array("l")
    done = 0
    for gap in _GAP.finditer(same):
        start, end = gap.span()
        pieces.append(same[done:start])
        at.extend(range(done, start))
        kept = _kept(same, start, end, width)
        if kept:
            pieces.append(kept)
            at.append(start)
        done = end
    pieces.append(same[done:])
    at.extend(range(done, len(same)))
    return Repaired("".join(pieces), at)


def _kept(text: str, start: int, end: int, width: float) -> str:
    """What a run of white space means: nothing, one space, a tab (cells of a table) or a line end."""
    if start == 0 or end == len(text):
        return ""
    gap, before, after = text[start:end], text[start - 1], text[end]
    if "\n" in gap or "\r" in gap:
        return "" if _soft(text, start, end, width) else "\n"
    if "\t" in gap:
        return "\t"
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        grouped = after.isdigit() and re.match(r"\d{3}(?!\d)", text[end : end + 4]) and before.isdigit()
        return "" if grouped and re.search(r"(?<!\d)\d{1,3}$", text[max(0, start - 4) : start]) else " "
    return ""


def _soft(text: str, start: int, end: int, width: float) -> bool:
    """Whether a line end only wraps a sentence."""
    if len(re.findall(r"\n", text[start:end])) > 1 and not _OPEN_END.search(text[start - 1]):
        return False
    if _NEXT_ITEM.match(text, end):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    ahead = text[end : end + 1]
    if _NUMERAL_END.search(line) and _MEASURE_AHEAD.match(ahead) and not _HEADING_LINE.fullmatch(line):
        return True
    if _OPEN_END.search(line):
        return _han(ahead) or ahead.isdigit()
    if _HEADING_LINE.fullmatch(line) or _CLOSING.search(line) or len(line) < width or _FURNITURE.match(line):
        return False
    return _han(line[-1]) and (_han(ahead) or ahead.isdigit())


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
