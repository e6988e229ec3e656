"""From a kind's declared lines to a .docx template (文书模板): A4, 仿宋 body, ruled tables, title in the middle.

A line is text with ``{{ field }}`` places. ``# `` title, ``---`` blank line, ``>> `` set right,
``| a | b |`` a table row, ``|* list | a | b |`` a row repeated for each ``item`` of the list.
"""

import io
from functools import cache
from itertools import groupby

from docx import Document as NewDocx
from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

BODY, HEADING = "仿宋", "宋体"
_TITLE, _RIGHT, _BLANK, _ROW, _REPEAT = "# ", ">> ", "---", "|", "|*"
_MARK = "{{ mark }}"


@cache
def template(lines: tuple[str, ...]) -> bytes:
    """The template of these lines, as .docx bytes."""
    paper = _blank_page()
    for is_table, block in groupby(lines, key=lambda line: line.startswith(_ROW)):
        if is_table:
            _table(paper, list(block))
        else:
            for line in block:
                _line(paper, line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _blank_page() -> Docx:
    paper = NewDocx()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.6)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    _write(section.header.paragraphs[0], _MARK, HEADING, 12, align=WD_ALIGN_PARAGRAPH.RIGHT)
    return paper


def _line(paper: Docx, line: str) -> None:
    if line.startswith(_TITLE):
        title = _write(paper.add_paragraph(), line.removeprefix(_TITLE), HEADING, 20, WD_ALIGN_PARAGRAPH.CENTER, True)
        title.paragraph_format.space_after = Pt(14)
    elif line == _BLANK:
        _write(paper.add_paragraph(), "", BODY, 14)
    elif line.startswith(_RIGHT):
        right = _write(paper.add_paragraph(), line.removeprefix(_RIGHT), BODY, 14, WD_ALIGN_PARAGRAPH.RIGHT)
        right.paragraph_format.keep_with_next = True
    else:
        _write(paper.add_paragraph(), line, BODY, 14)


def _table(paper: Docx, lines: list[str]) -> None:
    """Rows of one table. A row with fewer cells lets its last cell run to the right edge."""
    rows = [_cells(line) for line in lines]
    width = max(len(cells) for _, cells in rows)
    table = paper.add_table(rows=0, cols=width, style="Table Grid")
    table.autofit = False
    widths = _widths(width, listing=any(looped for looped, _ in rows))
    for looped, cells in rows:
        if looped:
            _fill(table, [f"{{%tr for item in {looped} %}}"], width, label=False)
        _fill(table, cells, width, label=len(cells) % 2 == 0)
        if looped:
            _fill(table, ["{%tr endfor %}"], width, label=False)
    for row in table.rows:
        row.height = Cm(0.9)
        for cell, across in zip(row.cells, widths, strict=True):
            cell.width, cell.vertical_alignment = across, WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for column, across in zip(table.columns, widths, strict=True):
        column.width = across


def _widths(columns: int, *, listing: bool) -> list[Length]:
    """Column widths over the 15.6 cm between the margins: labels narrow, what is entered wide."""
    if columns == 4:
        return [Cm(w) for w in ((1.4, 5.6, 4.7, 3.9) if listing else (3.0, 4.6, 2.7, 5.3))]
    return [Cm(3.2), Cm(12.4)] if columns == 2 else [Cm(15.6 / columns)] * columns


def _cells(line: str) -> tuple[str, list[str]]:
    """The list a row repeats over ("" for a plain row) and its cells."""
    looped = line.startswith(_REPEAT)
    cells = [cell.strip() for cell in line.removeprefix(_REPEAT if looped else _ROW).rstrip("|").split("|")]
    return (cells[0], cells[1:]) if looped else ("", cells)


def _fill(table: Table, cells: list[str], width: int, *, label: bool) -> None:
    row = table.add_row()
    filled: list[_Cell] = list(row.cells)
    if len(cells) < width:
        filled[len(cells) - 1] = filled[len(cells) - 1].merge(filled[width - 1])
    for number, text in enumerate(cells):
        middle = WD_ALIGN_PARAGRAPH.CENTER if label and number % 2 == 0 else WD_ALIGN_PARAGRAPH.LEFT
        _write(filled[number].paragraphs[0], text, BODY, 12, middle)


def _write(
    paragraph: Paragraph,
    text: str,
    font: str,
    size: int,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    bold: bool = False,
) -> Paragraph:
    """One run per line, so that the places of a template are never split."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = font, Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.alignment = align
    paragraph.paragraph_format.line_spacing = {14: 1.5, 12: 1.15}.get(size, 1.2)
    around = Pt(2) if size < 14 else Pt(0)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = around
    return paragraph
