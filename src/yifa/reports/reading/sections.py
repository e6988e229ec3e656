"""Headings and what stands under them (章节), and the five mandatory contents by meaning, not by number.

Reads the repaired view; numbers that the page ran into the paragraph before them are still found. Offsets in what is
returned are those of the original text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from yifa.reports.reading.document import Part, Section
from yifa.reports.reading.lexicon import load
from yifa.reports.reading.normalising import Repaired

_NUMBER = "[一二三四五六七八九十]{1,3}"
_MARKS = re.compile(
    r"(?:(?<=^)|(?<=[\n。;:!?,]))(?P<residue>(?:\[[^\]\n]{1,30}\]|[#*]{1,4}\s?)?)"
    rf"(?:(?P<one>(?:{_NUMBER}、|第{_NUMBER}部分[、:]?))|(?P<two>\({_NUMBER}\)[、.]?)|"
    r"(?P<three>\d{1,2}(?:[.、](?!\d)|\.(?=20\d\d年)))|(?P<four>\(\d{1,2}\)|\d{1,2}\)|[①-⑳])|"
    rf"(?P<item>{_NUMBER}是(?!否|非)))"
)
_RANKS = {"one": 1, "two": 2, "three": 3, "four": 4, "item": 5}
_STOP = re.compile(r"[。:;!?\n]")
_LONG_LEAD = 42
_SIGNED = re.compile(r"(?:^|\n)([^\n。,;]{4,60})\n?(20\d{2}年\d{1,2}月\d{1,2}日)\n?$")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    after: int
    rank: int
    label: str


def sections_of(view: Repaired) -> tuple[Section, ...]:
    """Title, numbered sections, page furniture and signature, in the order of the text."""
    text = view.text
    marks = list(_marks(text))
    tail = _body_end(text, marks)
    numbered = _nested(text, [mark for mark in marks if mark.start < tail], tail)
    found = [*_title(text, marks), *numbered, *_web(text), *_signature(text, tail)]
    found.sort(key=lambda section: (section.start, -section.end))
    return tuple(_mapped(view, section) for section in found)


def _marks(text: str) -> Iterator[_Mark]:
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or "item"
        number = match[kind]
        before = text[match.start() - 1] if match.start() else "\n"
        if before != "\n" and kind != "item" and (kind in ("three", "four") or before in ":,"):
            continue
        start = match.start() + len(match["residue"])
        yield _Mark(start, match.end(), _RANKS[kind], number.rstrip("、.:"))


def _nested(text: str, marks: list[_Mark], tail: int) -> Iterator[Section]:
    """Each mark with its level, its path and its end: where the next of the same or a higher rank begins."""
    ends = _ends(marks, tail)
    stack: list[_Mark] = []
    for index, mark in enumerate(marks):
        while stack and stack[-1].rank >= mark.rank:
            stack.pop()
        stack.append(mark)
        end = ends[index]
        following = marks[index + 1].start if index + 1 < len(marks) else tail
        kind, body = _heading(text, mark, min(following, end))
        level = mark.rank if mark.rank < 5 else (stack[-2].rank + 1 if len(stack) > 1 else 1)
        yield Section(
            level,
            kind,  # type: ignore[arg-type]
            mark.start,
            end,
            body,
            text[mark.start : body].strip("\n。:; "),
            mark.label,
            "/".join(each.label for each in stack),
        )


def _ends(marks: list[_Mark], tail: int) -> list[int]:
    """For each mark, where the next of the same or a higher rank begins."""
    ends = [tail] * len(marks)
    open_marks: list[int] = []
    for index, mark in enumerate(marks):
        while open_marks and marks[open_marks[-1]].rank >= mark.rank:
            ends[open_marks.pop()] = mark.start
        open_marks.append(index)
    return ends


def _heading(text: str, mark: _Mark, limit: int) -> tuple[str, int]:
    """What kind of heading, and where its body begins."""
    stop = _STOP.search(text, mark.after, limit)
    line_end = text.find("\n", mark.after, limit)
    line_end = limit if line_end < 0 else line_end
    if stop is None or stop.start() >= line_end - 1:
        return ("item" if mark.rank == 5 else "heading" if line_end - mark.start <= 80 else "lead"), line_end
    if stop[0] == "\n":
        return "heading", stop.start()
    if mark.rank == 5 and stop[0] == ";":
        return "item", mark.after
    if stop.start() - mark.start > _LONG_LEAD:
        comma = re.search("[,、]", text[mark.after : stop.start()])
        return "lead", mark.after + comma.start() if comma else stop.start()
    return "lead", stop.end()


def _title(text: str, marks: list[_Mark]) -> Iterator[Section]:
    """The lines before the first number that read like a title; the longest that names the yearly report first."""
    limit = min(next((mark.start for mark in marks if mark.rank == 1), 1500), 1500)
    words = load("outline")["titles"]
    best: tuple[int, int] | None = None
    for line in re.finditer(r"[^\n]+", text[:limit]):
        if (
            len(line[0]) > 70
            or re.search("[。;!,]|[>›]|位置|现将", line[0])
            or not re.search(words["report"], line[0].rstrip("> "))
        ):
            continue
        if best is None or (re.search(words["yearly"], line[0]) and not re.search(words["yearly"], text[slice(*best)])):
            best = line.span()
    if best:
        start, end = best
        if len(text[start:end]) < 24 and start > 1 and _broken_title(text, start):
            start = text.rfind("\n", 0, start - 1) + 1
        yield Section(0, "title", start, end, end, text[start:end].replace("\n", ""), "", "")


def _broken_title(text: str, start: int) -> bool:
    """Whether the line above is the first half of a title set on two lines: 某某县人民政府 / 2023年…报告."""
    above = text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
    return bool(
        re.fullmatch(
            "[^。,;:]{2,24}(?:政府|办事处|委员会|局|关于|管委会|街道|镇|乡|[县市区旗州])(?:20\\d\\d年(?:度)?)?", above
        )
    )


def _web(text: str) -> Iterator[Section]:
    lines = _web_lines()
    for line in re.finditer(r"[^\n]+", text):
        if lines.match(line[0].lstrip("·*•- ")) and len(line[0]) < 90:
            yield Section(0, "web", line.start(), line.end(), line.start(), line[0], "", "")


def _signature(text: str, tail: int) -> Iterator[Section]:
    signed = _SIGNED.search(text[: len(text.rstrip())].rstrip("\n")) or _SIGNED.search(text[:tail].rstrip("\n"))
    if signed and signed.start(1) > len(text) // 2:
        yield Section(
            0, "signature", signed.start(1), signed.end(2), signed.end(2), signed[1] + " " + signed[2], "", ""
        )


def _body_end(text: str, marks: list[_Mark]) -> int:
    """Where the last section ends: before page furniture and signature."""
    last = marks[-1].after if marks else 0
    lines = _web_lines()
    for line in re.finditer(r"[^\n]+", text[last:]):
        if line.start() and lines.match(line[0].lstrip("·*•- ")):
            return last + line.start()
    signed = _SIGNED.search(text.rstrip())
    return signed.start(1) if signed and signed.start(1) > last else len(text)


@cache
def _web_lines() -> re.Pattern[str]:
    return re.compile(load("outline")["web"]["lines"])


def _mapped(view: Repaired, section: Section) -> Section:
    start, end = view.original(section.start, max(section.end, section.start + 1))
    body = view.at[section.body] if section.body < len(view.at) else end
    return replace(section, start=start, end=end, body=body)


def parts_of(view: Repaired, sections: tuple[Section, ...]) -> tuple[Part, ...]:
    """The five mandatory contents in the order of the regulation."""
    order = ("results", "shortcomings", "leader", "plan", "other")
    highest = min((section.level for section in sections if section.level), default=1)
    tops = [section for section in sections if section.level == highest and section.kind != "item"]
    meant = {part["code"]: part for part in load("outline")["part"]}
    named = {section.start: _meaning(section.title) for section in tops}
    return tuple(_part(view, code, meant[code], tops, named) for code in order)


def _meaning(title: str) -> str:
    """Which content a heading names: the first that fits, from the most to the least particular."""
    return next((part["code"] for part in load("outline")["part"] if re.search(part["heading"], title)), "")


def _part(view: Repaired, code: str, meant: dict[str, str], tops: list[Section], named: dict[int, str]) -> Part:
    mine = [section for section in tops if named[section.start] == code]
    also = [
        section
        for section in tops
        if not mine and code in ("plan", "shortcomings") and re.search(meant["heading"], section.title)
    ]
    for section in mine or also:
        start, end = section.start, max(each.end for each in mine) if mine else section.end
        body = view.text[view.view(start) : view.view(end)]
        reasons = "reasons" in meant and bool(re.search(meant["reasons"], body))
        return Part(code, meant["name"], "section", start, end, section.title, reasons)  # type: ignore[arg-type]
    unnamed = [section for section in tops if not named[section.start]]
    if code == "results" and unnamed:
        return Part(code, meant["name"], "inside", unnamed[0].start, unnamed[-1].end)  # type: ignore[arg-type]
    spoken = re.search(meant["inside"], view.text)
    if not spoken:
        return Part(code, meant["name"], "missing")  # type: ignore[arg-type]
    return Part(code, meant["name"], "inside", *view.original(*spoken.span()), "", False)  # type: ignore[arg-type]
