"""What is printed against the trace: every figure and paragraph of .html, .docx and .md."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from yifa.reports.annual.readback import Said, Unreadable, read_docx, read_html, read_md
from yifa.reports.annual.render.view import Piece, by_number, pieces
from yifa.reports.annual.verify.problem import CannotVerify, Problem

READERS: dict[str, Callable[[Path], Said]] = {
    "report.html": read_html,
    "report.docx": read_docx,
    "report.md": read_md,
}


def check_printed(path: Path, trace: dict[str, Any]) -> Iterator[Problem]:
    """Read every form back and compare it with the text of the trace."""
    try:
        figures = by_number(trace)
        blocks = [list(pieces(block, figures)) for block in trace["text"]]
    except (KeyError, TypeError) as error:
        raise CannotVerify(f"正文里的数字在出处文件里找不到：{error}") from error
    for name, read in READERS.items():
        try:
            said = read(path / name)
        except FileNotFoundError:
            continue  # named already among the files
        except (Unreadable, OSError, ValueError) as error:
            yield Problem("printed", name, f"读不出来：{error}")
            continue
        yield from compare(name, said, blocks, figures)


def compare(name: str, said: Said, blocks: list[list[Piece]], figures: dict[int, Piece]) -> Iterator[Problem]:
    """Marked figures first, then cards, then the text paragraph by paragraph."""
    named: set[int] = set()
    if name != "report.md":
        for problem, number in figure_problems(name, said, blocks, figures):
            named.add(number)
            yield problem
    for number, text in said.cards:
        piece = figures.get(number)
        if piece is None or text != piece.text:
            right = piece.text if piece else "无"
            yield Problem("printed", name, f"第{number}号数字的口径卡印为“{text}”，应为“{right}”")
    yield from text_problems(name, aligned(name, said, len(blocks)), blocks, named)


def figure_problems(
    name: str, said: Said, blocks: list[list[Piece]], figures: dict[int, Piece]
) -> Iterator[tuple[Problem, int]]:
    """Each marked figure prints what the trace says, and each figure of the text is there."""
    for number, indicator, text in said.figures:
        piece = figures.get(number)
        if piece is None or piece.indicator != indicator:
            yield Problem("printed", name, f"“{text}”标为{indicator}，出处文件里没有这个数字"), number
        elif text != piece.text:
            yield Problem("printed", name, f"“{piece.name}”（{indicator}）印为“{text}”，应为“{piece.text}”"), number
    present = [number for number, _, _ in said.figures]
    for piece in (piece for block in blocks for piece in block if piece.number):
        if piece.number in present:
            present.remove(piece.number)
        else:
            yield Problem("printed", name, f"“{piece.name}”（{piece.indicator}）不见了"), piece.number


def aligned(name: str, said: Said, count: int) -> list[str]:
    """The paragraphs of the text; a .docx also holds band, title and imprint around them."""
    if name != "report.docx":
        return said.blocks
    filled = [text for text in said.blocks if text]
    start = next((at + 1 for at, text in enumerate(filled) if text.endswith("法治政府建设年度报告")), 0)
    return filled[start : start + count]


def text_problems(name: str, found: list[str], blocks: list[list[Piece]], named: set[int]) -> Iterator[Problem]:
    """Paragraphs that differ; where only figures differ, the figures are named instead."""
    if len(found) != len(blocks):
        yield Problem("printed", name, f"应有{len(blocks)}段，实有{len(found)}段")
    for at, (text, block) in enumerate(zip(found, blocks, strict=False), 1):
        if text == "".join(piece.text for piece in block).strip():
            continue
        changed = changed_figures(text, block)
        if not changed:
            yield Problem("printed", name, f"第{at}段与发布时不一致：“{text[:30]}”")
        for piece, shown in changed:
            if piece.number not in named:
                yield Problem("printed", name, f"“{piece.name}”（{piece.indicator}）印为“{shown}”，应为“{piece.text}”")


def changed_figures(text: str, block: list[Piece]) -> list[tuple[Piece, str]]:
    """Figures whose printed text differs, when the words between them are unchanged."""
    pattern = "".join("(.*?)" if piece.number else re.escape(piece.text) for piece in block).strip()
    match = re.fullmatch(pattern, text)
    if match is None:
        return []
    shown = zip((piece for piece in block if piece.number), match.groups(), strict=True)
    return [(piece, text) for piece, text in shown if text != piece.text]
