"""Numerals with their measure words (数词、量词) in every form that reports use, read to a value in the base unit.

Digits and Chinese numerals, mixed scales (1.2万余), approximations before, inside and behind, ranges, percentages in
words (百分之九十五), and lists that share the last one's unit (12、15、8件). Runs on the repaired view; which of what
is found is a figure and not a name, a date or a slogan, is for :mod:`~yifa.reports.reading.lookalikes` to judge.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yifa.reports.reading.document import Approx
from yifa.reports.reading.lexicon import load

_DIGIT = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"两": 2}
_STEP = {"十": 10, "百": 100, "千": 1000}
_SECTION = {"万": 10**4, "亿": 10**8}
_VAGUE = "几数"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_ARABIC = rf"(?:{_DIGITS})(?:[余多来]?[十百千万亿]{{1,2}}(?:\d{{1,8}}(?:\.\d{{1,4}})?[百千万]{{1,2}}){{0,3}})?"
_CHINESE = r"[零一二两三四五六七八九十百千万亿几数]{1,18}(?:[余多来][百千万亿]{1,3})?"
_TOKEN = re.compile(rf"({_DIGITS})([十百千万亿]*)")
_CHAIN = re.compile(rf"(?:(?:{_DIGITS})(?:[、]|和|及|与|,)){{1,20}}$")
_CHAINED = re.compile(_DIGITS)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in the view. ``bare``: 百, 千, 万 without a digit of their own, which only 近, 上, 余 make a number.

    ``shared``: it has the unit of the last in its list. ``word``: the measure word as written.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    word: str
    approx: Approx
    chinese: bool
    bare: bool = False
    shared: bool = False


def parse_chinese(text: str) -> Decimal | None:
    """三百二十一 -> 321; 1 for each missing head (十二, 百余 -> 100). None when it is no well-formed numeral."""
    total = section = 0
    digit: int | None = None
    last = 10**5
    for mark in text:
        if mark in _VAGUE:
            if section:
                continue
            mark = "一"
        if mark in _DIGIT:
            if digit is not None:
                return None
            digit = _DIGIT[mark] or None
        elif mark in _STEP:
            if _STEP[mark] >= last:
                return None
            section, digit, last = section + (digit or 1) * _STEP[mark], None, _STEP[mark]
        else:
            section += digit or (0 if section or total else 1)
            total = (total + section) * _SECTION[mark] if mark == "亿" else total + section * _SECTION[mark]
            section, digit, last = 0, None, 10**5
    value = total + section + (digit or 0)
    return Decimal(value) if value else None


def parse_arabic(text: str) -> Decimal:
    """1.2万 -> 12000; 3万5千 -> 35000; 1,024 -> 1024; 100多万 -> 1000000."""
    total = Decimal(0)
    for number, scale in _TOKEN.findall(re.sub("[余多来]", "", text)):
        value = Decimal(number.replace(",", ""))
        for mark in scale:
            value *= _STEP.get(mark) or _SECTION[mark]
        total += value
    return _whole(total)


def _whole(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == value.to_integral_value() else value


def find(view: str) -> Iterator[Numeral]:
    """Every numeral with a measure word, left to right, and before each the list items that share its unit."""
    rows = deque(_rows(view))
    for match in _pattern().finditer(view):
        numeral = _read(view, match)
        if numeral is None:
            continue
        while rows and rows[0].end <= numeral.start:
            yield rows.popleft()
        if rows and rows[0].start < numeral.end:
            continue
        yield from _sharing(view, numeral)
        yield numeral
    yield from rows


def _rows(view: str) -> Iterator[Numeral]:
    """Rows of a table that name the unit before the number: 行政许可(件) 52; 罚没金额(万元):12.5."""
    for match in _row_pattern().finditer(view):
        value = _whole(parse_arabic(match["number"]) * _SECTION.get(match["scale"] or "", 1))
        unit = match["unit"]
        yield Numeral(*match.span("number"), value, None, _same_as().get(unit, unit), unit, "exact", chinese=False)


def _read(view: str, match: re.Match[str]) -> Numeral | None:
    words = match["percent"] or match["low"]
    start, unit = match.start(), match["unit"] or "%"
    chinese = not words[0].isdigit()
    if (
        not chinese
        and start
        and (view[start - 1].isdigit() or view[max(0, start - 2) : start].strip("0123456789") == ".")
    ):
        return None
    if not chinese and "." in words and _listed(view, start, words, unit):
        start, words = start + words.index(".") + 1, words[words.index(".") + 1 :]
    if words in _VAGUE:
        return None
    low = _value(words)
    high = _value(match["high"]) if match["high"] else None
    if low is None or (match["high"] and (high is None or high <= low)):
        return None
    if high is not None and match["high"][-1] in "十百千万亿" and words[-1] not in "十百千万亿":
        low = _whole(low * _scale_of(match["high"]))
    end = match.end()
    if unit == "成" and not match["tail"] and view[end : end + 1] in tuple("一二三四五六七八九"):
        low, end = low + Decimal(_DIGIT[view[end]]) / 10, end + 1
    many = unit == "成" and not match["tail"] and view[end : end + 1] == "多"
    end += many
    before, approx = _before(view, start)
    inner = "".join(part for part in (match["more"], match["highmore"]) if part)
    if many or inner or re.search("[余多来几数]", words):
        approx = "over"
    approx = _AFTER.get(match["tail"] or "", approx) if match["tail"] else approx
    if high is not None and approx == "exact":
        approx = "about"
    return Numeral(
        start - before,
        end,
        low,
        high,
        _same_as().get(unit, unit),
        unit,
        approx,
        chinese,
        bare=not match["percent"] and words[0] in "百千万亿" and not inner and approx == "exact",
    )


def _value(words: str) -> Decimal | None:
    words = words.removeprefix("百分之")
    if words[0].isdigit():
        return parse_arabic(words)
    if "点" in words:
        whole, _, rest = words.partition("点")
        head = parse_chinese(whole) if whole != "零" else Decimal(0)
        return None if head is None else head + Decimal("0." + "".join(str(_DIGIT[mark]) for mark in rest))
    if words == "百":
        return Decimal(100)
    return parse_chinese(re.sub("[余多来]", "", words))


def _scale_of(words: str) -> Decimal:
    scale = Decimal(1)
    for mark in reversed(words):
        if mark not in "百千万亿":
            break
        scale *= _STEP.get(mark) or _SECTION[mark]
    return scale


def _listed(view: str, start: int, words: str, unit: str) -> bool:
    """``1.30名`` at the head of a line: a list number and a figure, since nobody counts 1.30 people."""
    opens = start == 0 or view[start - 1] in "\n。;"
    return opens and unit in "名人件次起场户家份个项条" and words.replace(".", "", 1).isdigit()


def _before(view: str, start: int) -> tuple[int, Approx]:
    """How many characters before the numeral belong to it, and what they say of its precision."""
    for length in (4, 3, 2, 1):
        word = view[max(0, start - length) : start]
        if len(word) != length or word not in _BEFORE:
            continue
        approx, inside = _BEFORE[word]
        lead = view[max(0, start - length - 2) : start]
        if any(trap in lead for trap in _TRAPS if trap.endswith(word[-1])):
            return 0, "exact"
        if word == "上" and view[start : start + 1] not in ("百", "千", "万"):
            return 0, "exact"
        return (length if inside else 0), approx
    if view[start : start + 1] in ("百", "千", "万") and view[max(0, start - 2) : start].endswith("过"):
        return (1, "over") if view[max(0, start - 2) : start] != "通过" else (0, "exact")
    return 0, "exact"


def _sharing(view: str, numeral: Numeral) -> Iterator[Numeral]:
    """12、15、8件: 12 and 15 are 件 too. Not at the head of a line (list numbers), not after a Chinese numeral."""
    if numeral.chinese or numeral.unit == "元" or not view[numeral.start].isdigit():
        return
    chain = _CHAIN.search(view, max(0, numeral.start - 80), numeral.start)
    if not chain or (chain.start() and (view[chain.start() - 1] in "\n。;.第-" or view[chain.start() - 1].isascii())):
        return
    if "," in chain[0] and "分别" not in view[max(0, chain.start() - 12) : chain.start()]:
        return
    if chain.start() == 0:
        return
    for item in _CHAINED.finditer(view, chain.start(), chain.end()):
        value = parse_arabic(item[0])
        yield Numeral(item.start(), item.end(), value, None, numeral.unit, "", "exact", chinese=False, shared=True)


@cache
def measure_words() -> dict[str, str]:
    """Every measure word and its class: counted, judged or timed."""
    words = load("measures")
    return {word: kind for kind in ("counted", "judged", "timed") for word in words[kind]}


@cache
def _same_as() -> dict[str, str]:
    return dict(load("measures")["same_as"])


@cache
def _row_pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(word) for word in sorted(measure_words(), key=len, reverse=True))
    return re.compile(
        rf"\((?:单位:?)?(?P<scale>[万亿])?(?P<unit>{units})\)[ \t|:]{{0,8}}"
        rf"(?P<number>{_DIGITS})(?=[ \t|]{{0,8}}(?:\n|[,。;]|$))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    refused = load("measures")["not_before"]
    words = sorted(measure_words(), key=len, reverse=True)
    units = "|".join(re.escape(word) + (f"(?!{refused[word]})" if word in refused else "") for word in words)
    number = f"{_ARABIC}|{_CHINESE}"
    tails = "|".join(sorted(_AFTER, key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<percent>百分之(?:{_DIGITS}|[零一二三四五六七八九十百]{{1,7}}(?:点[零一二三四五六七八九]{{1,4}})?))|"
        rf"(?P<low>(?:(?<!\d)(?:{_ARABIC})|{_CHINESE}))(?P<more>[余多来])?(?:(?:-{{1,2}}|[~至到])(?P<high>{number})(?P<highmore>[余多来])?)?"
        rf"(?P<unit>{units})(?:\((?:[张顶条份个件起宗户家人名部台辆只头处册])\))?)(?P<tail>{tails})?"
    )


def _approximations() -> tuple[dict[str, tuple[Approx, bool]], dict[str, Approx], tuple[str, ...]]:
    before, after = load("lookalikes")["before"], load("lookalikes")["after"]
    outside = set(before["outside"])
    kinds: tuple[Approx, ...] = ("under", "about", "over", "at_least")
    heads = {word: (kind, word not in outside) for kind in kinds for word in before[kind]}
    return heads, {word: kind for kind in kinds for word in after[kind] if len(word) > 1}, tuple(before["never"])


_BEFORE, _AFTER, _TRAPS = _approximations()
