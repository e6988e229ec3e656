"""Texts with their figures marked by hand: ⟦the words=value unit approx indicator⟧; ``-``: no indicator is asked."""

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "texts"
MARK = re.compile(r"⟦([^=⟧]*)=(\S+) (\S+) (\S+) (\S+)⟧")


class Expected(NamedTuple):
    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    approx: str
    indicator: str


def unmarked(marked):
    """The text as its author would have published it, and the figures it states."""
    pieces, expected, length, done = [], [], 0, 0
    for mark in MARK.finditer(marked):
        plain = marked[done : mark.start()]
        pieces += [plain, mark[1]]
        start = length + len(plain)
        length = start + len(mark[1])
        expected.append(Expected(start, length, mark[1], Decimal(mark[2]), mark[3], mark[4], mark[5]))
        done = mark.end()
    return "".join([*pieces, marked[done:]]), expected


def texts():
    return {path.stem: unmarked(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.glob("*.txt"))}
