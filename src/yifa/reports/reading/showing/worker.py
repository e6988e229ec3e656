"""The process that reads and checks one file from outside; a question on stdin, an answer on stdout, then it ends."""

import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Any, BinaryIO

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.outputs import commented
from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document, ReadError
from yifa.reports.reading.inputs import open_bytes
from yifa.reports.reading.reader import read_text
from yifa.reports.reading.showing.sheet import key_of

Answer = tuple[Document, tuple[Finding, ...], bool]
Named = tuple[str, bytes]


def answer(this: Named, previous: Named | None, longest: int) -> Answer:
    """The document, its findings, and whether it was compared with the other year's. Raises ReadError."""
    name, data = this
    document = _read(name, data, longest)
    earlier = _read(*previous, longest) if previous else None
    if earlier and earlier.unit and document.unit and earlier.unit != document.unit:
        earlier = None
    return document, tuple(check(document, earlier)), earlier is not None


def with_comments(this: Named, previous: Named | None, longest: int, left_out: frozenset[str]) -> bytes:
    """The .docx with each slip as a Word comment; ``left_out``: keys of findings that were not taken up."""
    document, findings, _ = answer(this, previous, longest)
    kept = [one for one in findings if key_of(document, one) not in left_out]
    original = this[1] if document.sources and document.sources[0].paragraph >= 0 else None
    return commented(document, kept, original)


def _read(name: str, data: bytes, longest: int) -> Document:
    opened = open_bytes(data, PurePath(name).suffix)
    if len(opened.text) > longest:
        raise ReadError(
            f"文字有 {len(opened.text)} 个字,超过这里 {longest} 字的上限,不像一份年度报告,请只留正文后再试。"
        )
    document = read_text(opened.text, file=name, sources=opened.sources, notes=opened.notes)
    published = opened.published or document.published
    return replace(document, published=published, title=document.title or opened.title)


def main(questions: BinaryIO, answers: BinaryIO) -> None:
    asked = pickle.load(questions)  # noqa: S301  the server that started this process wrote it
    wanted, *about = asked
    made: Callable[..., Any] = with_comments if wanted == "comments" else answer
    try:
        said = ("", made(*about))
    except ReadError as wrong:
        said = (str(wrong), None)
    pickle.dump(said, answers)


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
