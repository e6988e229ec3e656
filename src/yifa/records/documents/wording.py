"""A paper as plain text (文书文本): what people read on a screen before they sign it.

The same lines as the .docx, so that nobody signs another text than the one in the file.
"""

from collections.abc import Mapping
from typing import Any

from yifa.records.documents.kind import DocumentKind
from yifa.records.documents.rendering import environment, official

_MARKS = ("# ", ">> ")


def as_lines(kind: DocumentKind, values: Mapping[str, Any]) -> list[str]:
    """The paper's lines with ``values`` filled in; tables as “项目:内容”, what is missing stays blank."""
    jinja = environment().overlay(autoescape=False)
    return [_line(jinja.from_string(line).render(official(dict(values)))) for line in kind.lines if _said(line)]


def _said(line: str) -> bool:
    return line != "---" and not line.startswith("|*")


def _line(text: str) -> str:
    for mark in _MARKS:
        text = text.removeprefix(mark)
    if not text.startswith("|"):
        return text
    cells = [cell.strip(" ") for cell in text.strip("|").split("|")]
    pairs = zip(cells[::2], cells[1::2], strict=False)
    return ";".join(f"{name}:{value}" for name, value in pairs)
