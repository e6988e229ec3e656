"""A file of another system before it is read (其他系统的表): sheets, head, words, and the guess of a mapping."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from yifa.doors.files.columns import Column, SheetKind
from yifa.doors.files.guessing import guessed, translations
from yifa.doors.files.heads import title_of
from yifa.doors.files.mapping import Mapping, plain
from yifa.doors.files.packages import Limits, Unreadable
from yifa.doors.files.reading import HEAD_WITHIN, head_row, raw_rows, sheets_of
from yifa.doors.files.rows import Row

LOOKED_THROUGH = 20_000
WORDS = 60
SHOWN = 3


@dataclass(frozen=True)
class Seen:
    """What stands in a file. ``words``: head -> the different words under it, most frequent first; ``groups``: the row
    of group heads over the head, 0 where there is none."""

    sheet: str
    sheets: tuple[str, ...]
    head: int
    heads: tuple[str, ...]
    examples: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    groups: int = 0


def seen_in(path: Path, kind: SheetKind, limits: Limits, sheet: str = "") -> Seen:
    """Look at the likeliest worksheet of a file. Raises :class:`Unreadable`."""
    sheets = sheets_of(path, limits)
    chosen = sheet or (_likeliest(path, kind, limits, sheets) if len(sheets) > 1 else "")
    with raw_rows(path, limits, chosen) as rows:
        first = list(islice(rows, HEAD_WITHIN))
        head = head_row(first, kind)
        if head is None or len(guessed(kind, head.cells)) == 0:
            wanted = "、".join(column.head for column in kind.columns if column.field.required)
            raise Unreadable(
                f"前{HEAD_WITHIN}行里没有认得出的表头。请确认选的是“{kind.name}”的表,表头在前{HEAD_WITHIN}行内,"
                f"至少有这些栏(名称相近也认):{wanted}。"
            )
        heads = tuple(title_of(cell) for cell in head.cells)
        below = [row for row in first if row.number > head.number]
        counted = _counted(heads, below, rows)
    examples = {name: tuple(list(found)[:SHOWN]) for name, found in counted.items()}
    words = {name: tuple(word for word, _ in found.most_common(WORDS)) for name, found in counted.items()}
    return Seen(chosen, sheets, head.number, tuple(name for name in heads if name), examples, words, head.groups)


def _likeliest(path: Path, kind: SheetKind, limits: Limits, sheets: tuple[str, ...]) -> str:
    """The worksheet whose head fits best; the first one where several fit alike."""
    best, found = "", -1
    for name in sheets[:12]:
        with raw_rows(path, limits, name) as rows:
            head = head_row(list(islice(rows, HEAD_WITHIN)), kind)
        hits = len(guessed(kind, head.cells)) if head else 0
        if hits > found:
            best, found = name, hits
    return best


def _counted(heads: tuple[str, ...], below: list[Row], rows: Iterator[Row]) -> dict[str, Counter[str]]:
    """The words under each head; a column of too many different words is free text and is not counted on."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in heads if name}
    for row in (*below, *islice(rows, LOOKED_THROUGH)):
        for name, cell in zip(heads, row.cells, strict=False):
            if name and cell not in (None, "") and len(counted[name]) <= WORDS:
                counted[name][_word(cell)] += 1
    return counted


def _word(cell: Any) -> str:
    return str(cell).strip()[:60]


def mapping_for(path: Path, kind: SheetKind, source: str, limits: Limits) -> Mapping:
    """The guess for a file, as the command line takes it."""
    seen = seen_in(path, kind, limits)
    return Mapping(source, kind.path, guessed(kind, seen.heads), sheet=seen.sheet)


def strangers(kind: SheetKind, column: Column, seen: Seen, head: str) -> tuple[str, ...]:
    """Words under a head that no value of the column is known to be called."""
    known = translations(kind, column)
    return tuple(word for word in seen.words.get(head, ()) if plain(word) not in known)
