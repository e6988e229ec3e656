"""report.docx in the layout of GB/T 9704-2012: A4, type area 156 x 225 mm, 22 lines of 28 characters.

Every figure is a content control that Word will neither edit nor delete; the text around it stays editable.
Faces are named as offices have them (仿宋_GB2312, 黑体, 楷体_GB2312, 方正小标宋简体); the reader's own office
supplies them.
"""

import io
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from yifa.reports.annual.render.annex import annex_table, missing_table, proof_lines
from yifa.reports.annual.render.view import Piece, View, by_number, pieces

FANGSONG, HEITI, KAITI, XIAOBIAOSONG, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
BODY, TITLE, FOLIO, SMALL = 16.0, 22.0, 14.0, 10.5
LINE = 579  # 1/20 pt: 22 lines fill 225 mm
# 28 characters fill 156 mm: 1/20 pt off each. Not by a grid of characters (linesAndChars): LibreOffice gives
# each glyph wider than a cell two of them, and breaks lines early around digits.
TIGHTEN = -5
STYLES = {"h1": "Heading 1", "h2": "Heading 2", "body": "Normal"}
TAG_LIMIT = 64


def element(name: str, **attributes: str) -> Any:
    """An OOXML element with w: attributes."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def render_docx(view: View) -> bytes:
    """The document as bytes."""
    document = Document()
    set_page(document)
    set_styles(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = view.title, view.signers[-1], "zh-CN"
    properties.comments = "演示数据" if view.demo else ""
    if view.demo:
        paragraph(document, "演示数据，不代表任何真实情况", "Normal", ALIGN.CENTER, indent=False)
    paragraph(document, view.title, "Title", ALIGN.CENTER, indent=False)
    document.add_paragraph()
    figures = by_number(view.content)
    controls = Controls()
    for block in view.content["text"]:
        target = document.add_paragraph(style=STYLES[block["kind"]])
        indent_two(target)
        for piece in pieces(block, figures):
            controls.add(target, piece)
    add_imprint(document, view)
    add_annex(document, view)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class Controls:
    """Puts figures into a document as locked content controls, each with an id of its own."""

    def __init__(self) -> None:
        self.last = 10_000

    def add(self, target: Paragraph, piece: Piece) -> None:
        run = target.add_run(piece.text)
        if not piece.number:
            return
        self.last += 1
        control = element("w:sdt")
        properties = element("w:sdtPr")
        for child in (
            element("w:alias", val=piece.name[:TAG_LIMIT]),
            element("w:tag", val=f"{piece.number}:{piece.indicator}"[:TAG_LIMIT]),
            element("w:id", val=str(self.last)),
            element("w:lock", val="sdtContentLocked"),
            element("w:text"),
        ):
            properties.append(child)
        content = element("w:sdtContent")
        control.append(properties)
        control.append(content)
        target._p.replace(run._r, control)
        content.append(run._r)


def set_page(document: Doc) -> None:
    """Paper, margins, line grid, page numbers that differ on odd and even pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = element("w:docGrid", type="lines", linePitch=str(LINE))
    section._sectPr.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    folio(section.footer.paragraphs[0], ALIGN.RIGHT)
    folio(section.even_page_footer.paragraphs[0], ALIGN.LEFT)


def folio(target: Paragraph, side: ALIGN) -> None:
    """“— 1 —” in 4号 Song, one character in from the outer edge."""
    target.alignment = side
    indent = target._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:rightChars" if side == ALIGN.RIGHT else "w:leftChars"), "100")
    indent.set(qn("w:right" if side == ALIGN.RIGHT else "w:left"), str(int(FOLIO * 20)))
    for text, field in (("— ", False), ("PAGE", True), (" —", False)):
        run = target.add_run() if field else target.add_run(text)
        face(run._r.get_or_add_rPr(), SONG)
        run.font.size = Pt(FOLIO)
        if field:
            for kind in ("begin", "instr", "separate", "shown", "end"):
                run._r.append(field_part(kind, text))


def field_part(kind: str, code: str) -> Any:
    if kind == "instr":
        instruction = element("w:instrText")
        instruction.text = f" {code} "
        return instruction
    if kind == "shown":
        shown = element("w:t")
        shown.text = "1"
        return shown
    return element("w:fldChar", fldCharType=kind)


def face(properties: Any, name: str) -> None:
    """One face for every script."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def set_styles(document: Doc) -> None:
    """Body, title and two heading levels; the third level is body text with its head in line."""
    for name, font, size in (
        ("Normal", FANGSONG, BODY),
        ("Title", XIAOBIAOSONG, TITLE),
        ("Heading 1", HEITI, BODY),
        ("Heading 2", KAITI, BODY),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        set_style(style, font, size)
    set_defaults(document)


def set_defaults(document: Doc) -> None:
    """16 pt 仿宋 and Chinese for the whole document, where no style says otherwise."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    face(defaults, FANGSONG)
    for name in ("w:sz", "w:szCs"):
        for old in defaults.findall(qn(name)):
            defaults.remove(old)
        defaults.append(element(name, val=str(int(BODY * 2))))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    # Latin digits keep a Latin language: in Chinese, LibreOffice would break a line inside a number
    defaults.append(element("w:lang", val="en-US", eastAsia="zh-CN"))


def set_style(style: ParagraphStyle, font: str, size: float) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    properties = style.element.get_or_add_rPr()
    face(properties, font)
    for name in ("w:color", "w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    if size == BODY:
        properties.append(element("w:spacing", val=str(TIGHTEN)))
    properties.append(element("w:color", val="000000"))
    layout = style.element.get_or_add_pPr()
    for name in ("w:spacing", "w:pBdr", "w:contextualSpacing", "w:keepNext", "w:keepLines"):
        for old in layout.findall(qn(name)):
            layout.remove(old)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    form.alignment = ALIGN.JUSTIFY
    if size != BODY:
        off_grid(layout)
    spacing = layout.find(qn("w:spacing"))
    spacing.set(qn("w:line"), str(LINE if size == BODY else int(size * 20 * 1.5)))
    spacing.set(qn("w:lineRule"), "exact")


def off_grid(layout: Any) -> None:
    """Text of another size does not stand in the cells of the body text."""
    for old in layout.findall(qn("w:snapToGrid")):
        layout.remove(old)
    mark = element("w:snapToGrid", val="0")
    layout.insert_element_before(mark, "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def indent_two(target: Paragraph) -> None:
    indent = target._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), str(int(BODY * 2 * 20)))


def paragraph(
    document: Doc, text: str, style: str, side: ALIGN | None = None, *, indent: bool = True, right: float = 0
) -> Paragraph:
    target = document.add_paragraph(text, style=style)
    if side is not None:
        target.alignment = side
    if indent:
        indent_two(target)
    if right:
        place = target._p.get_or_add_pPr().get_or_add_ind()
        place.set(qn("w:rightChars"), str(int(right * 100)))
        place.set(qn("w:right"), str(int(right * BODY * 20)))
    return target


def width(text: str) -> float:
    """Width in characters: a digit is half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def imprint_indents(signers: tuple[str, ...], date: str) -> tuple[float, float]:
    """Right indents of signer and date, in characters, for a paper without seal.

    The signer stands two characters in; the date begins two characters right of the signer's beginning, or,
    where it is the longer one, stands two characters in and moves the signer.
    """
    signer = max(width(name) for name in signers)
    dated = max(2.0, signer - width(date))
    return dated + width(date) + 2 - signer, dated


def add_imprint(document: Doc, view: View) -> None:
    signer, dated = imprint_indents(view.signers, view.date_text)
    document.add_paragraph()
    for name in view.signers:
        paragraph(document, name, "Normal", ALIGN.RIGHT, indent=False, right=signer)
    paragraph(document, view.date_text, "Normal", ALIGN.RIGHT, indent=False, right=dated)


def add_annex(document: Doc, view: View) -> None:
    """附件: every figure with its card in a table, what is missing, and how to check it all."""
    document.add_section(WD_SECTION.NEW_PAGE)
    label = paragraph(document, "附件", "Normal", indent=False)
    face(label.runs[0]._r.get_or_add_rPr(), HEITI)
    paragraph(document, "数字口径和出处", "Title", ALIGN.CENTER, indent=False)
    document.add_paragraph()
    add_table(document, annex_table(view), (12, 34, 76, 34))
    if view.missing:
        head = paragraph(document, "缺少记录的指标", "Normal", indent=False)
        face(head.runs[0]._r.get_or_add_rPr(), HEITI)
        add_table(document, missing_table(view), (62, 20, 74))
    for text in proof_lines(view):
        small(paragraph(document, text, "Normal", indent=False))


def small(target: Paragraph) -> None:
    for run in target.runs:
        run.font.size = Pt(SMALL)
    target.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    target.paragraph_format.line_spacing = Pt(SMALL * 1.5)
    off_grid(target._p.get_or_add_pPr())


def add_table(document: Doc, rows: list[list[str]], widths: tuple[int, ...]) -> None:
    """A ruled table in 10.5 pt whose first row repeats on each page."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, size in zip(table.columns, widths, strict=True):
        column.width = Mm(size)
    for row in rows:
        cells = table.add_row().cells
        for cell, text, size in zip(cells, row, widths, strict=True):
            cell.width = Mm(size)
            cell.paragraphs[0].add_run(text)
            small(cell.paragraphs[0])
    for row_ in table.rows:
        row_._tr.get_or_add_trPr().append(element("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    document.add_paragraph()
