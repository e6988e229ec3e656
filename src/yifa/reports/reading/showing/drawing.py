"""The marked text as markup (标注的原文). Whatever comes from the file is escaped; hidden characters are shown.

Drawn by hand, not by a template: a report has thousands of pieces.
"""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString

from yifa.reports.reading.showing.marks import Piece, cut
from yifa.reports.reading.showing.sheet import SIGNS, Sheet
from yifa.reports.reading.showing.visible import visible
from yifa.ui.drawing import icon

_ICONS = {state: str(icon(sign, 14)) for state, sign in SIGNS.items()}
_BREAK = re.compile(r"\r\n|\n|\r")


def marked_text(sheet: Sheet) -> SafeString:
    """Paragraphs with figures underlined (a link to their row) and findings marked (a sign, a link to the list)."""
    text = sheet.document.text
    spans = [(one.finding.start, one.finding.end) for one in sheet.findings]
    lines: list[str] = [""]
    seen: set[int] = set()
    starts = [0]
    for piece in cut(len(text), [(fact.start, fact.end) for fact in sheet.document.facts], spans):
        for number, (start, end) in enumerate(_lines(text, piece)):
            if number:
                lines.append("")
                starts.append(start)
            lines[-1] += _drawn(sheet, piece, text[start:end], signs=number == 0, named=piece.fact not in seen)
            if piece.fact is not None:
                seen.add(piece.fact)
    kinds = _kinds(sheet, text)
    drawn = (_paragraph(line, kinds.get(start, "")) for start, line in zip(starts, lines, strict=True))
    return SafeString("\n".join(line for line in drawn if line))


def _lines(text: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """The stretch of a piece on each line it touches."""
    at = piece.start
    for match in _BREAK.finditer(text, piece.start, piece.end):
        yield at, match.start()
        at = match.end()
    yield at, piece.end


def _kinds(sheet: Sheet, text: str) -> dict[int, str]:
    """Line start -> how the line looks: the title, a heading, or what the page around the report left."""
    found: dict[int, str] = {}
    for section in sheet.document.sections:
        start = max(text.rfind("\n", 0, section.start), text.rfind("\r", 0, section.start)) + 1
        if section.kind in ("title", "heading", "web"):
            found.setdefault(start, section.kind)
    return found


def _paragraph(line: str, kind: str) -> str:
    if not line.strip():
        return ""
    return f'<p class="r-line r-line-{kind}">{line}</p>' if kind else f'<p class="r-line">{line}</p>'


def _drawn(sheet: Sheet, piece: Piece, words: str, *, signs: bool, named: bool) -> str:
    inner: str = escape(visible(words))
    if piece.fact is not None and words:
        row = sheet.facts[piece.fact]
        name = f' id="at-fact-{row.number}"' if named and signs else ""
        said = escape(row.words)
        inner = f'<a class="r-fact" href="#fact-{row.number}"{name} title="{said}" data-says="{said}">{inner}</a>'
    if not piece.findings:
        return inner
    states = {sheet.findings[index].state for index in piece.findings}
    opening = "".join(_sign(sheet, index) for index in piece.opens) if signs else ""
    if not (opening or inner):
        return ""
    return f'<mark class="r-mark {" ".join(sorted(f"r-has-{state}" for state in states))}">{opening}{inner}</mark>'


def _sign(sheet: Sheet, index: int) -> str:
    one = sheet.findings[index]
    return (
        f'<a class="r-sign r-{one.state}" id="at-{one.number}" href="#finding-{one.number}" '
        f'title="{escape(one.message)}">{_ICONS[one.state]}<span>{one.word}{one.number}</span></a>'
    )
