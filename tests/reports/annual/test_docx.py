"""The .docx read back: GB/T 9704-2012 layout, figures that Word will not let be typed over."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from yifa.reports.annual.readback import read_docx
from yifa.reports.annual.render.docx import imprint_indents


@pytest.fixture(scope="module")
def document(published):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO((published.folder / "report.docx").read_bytes()))


def fonts(element) -> set[str]:  # type: ignore[no-untyped-def]
    found = element.find(f".//{qn('w:rFonts')}")
    return {found.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")}


def test_type_area_is_156_by_225(document) -> None:  # type: ignore[no-untyped-def]
    section = document.sections[0]
    sizes = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 297]
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]


def test_22_lines_of_28_characters(document) -> None:  # type: ignore[no-untyped-def]
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    pitch = int(grid.get(qn("w:linePitch"))) / 20
    assert 225 / 25.4 * 72 // pitch == 22
    style = document.styles["Normal"]
    tighten = int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 156 / 25.4 * 72 // (style.font.size.pt + tighten) == 28
    assert style.paragraph_format.line_spacing.pt == pitch


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
    ],
)
def test_faces_and_sizes(document, style: str, font: str, size: int) -> None:  # type: ignore[no-untyped-def]
    found = document.styles[style]
    assert fonts(found.element) == {font}
    assert (found.font.size.pt, found.font.bold, found.font.italic) == (size, False, False)


def test_title_is_centred_and_body_indented_two(document) -> None:  # type: ignore[no-untyped-def]
    title = next(p for p in document.paragraphs if p.style.name == "Title")
    assert (title.text, title.alignment) == ("七星镇2024年法治政府建设年度报告", ALIGN.CENTER)
    heading = next(p for p in document.paragraphs if p.style.name == "Heading 1")
    assert heading.text.startswith("一、2024年度")
    assert heading._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_page_numbers_differ_on_odd_and_even_pages(document) -> None:  # type: ignore[no-untyped-def]
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side, indent in (
        (section.footer, ALIGN.RIGHT, "w:rightChars"),
        (section.even_page_footer, ALIGN.LEFT, "w:leftChars"),
    ):
        paragraph = footer.paragraphs[0]
        assert (paragraph.text, paragraph.alignment) == ("— 1 —", side)
        assert paragraph._p.pPr.ind.get(qn(indent)) == "100"
        assert fonts(paragraph.runs[0]._r) == {"宋体"} and paragraph.runs[0].font.size.pt == 14
        assert "PAGE" in paragraph._p.xml


def test_imprint_ends_the_text_with_a_date_without_leading_zeros(document) -> None:  # type: ignore[no-untyped-def]
    texts = [p.text for p in document.paragraphs if p.text]
    at = texts.index("七星镇人民政府")
    assert texts[at + 1] == "2025年1月5日" and texts[at + 2] == "附件"


@pytest.mark.parametrize(
    ("signer", "date", "indents"),
    [
        ("七星镇人民政府", "2025年1月5日", (3.0, 2.0)),
        ("乐平市人民代表大会常务委员会", "2025年1月5日", (2.0, 8.0)),
        ("中共乐平市委员会", "2025年12月15日", (3.0, 2.0)),
    ],
)
def test_date_begins_two_characters_right_of_the_signer(signer: str, date: str, indents: tuple[float, float]) -> None:
    found = imprint_indents((signer,), date)
    assert found == indents
    start = found[0] + len(signer)
    assert start - (found[1] + sum(0.5 if char.isdigit() else 1 for char in date)) == 2


def test_every_figure_is_a_locked_control(document, published) -> None:  # type: ignore[no-untyped-def]
    controls = list(document.element.body.iter(qn("w:sdt")))
    locks = {control.find(f"{qn('w:sdtPr')}/{qn('w:lock')}").get(qn("w:val")) for control in controls}
    ids = [control.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val")) for control in controls]
    assert locks == {"sdtContentLocked"} and len(set(ids)) == len(ids)
    tags = {(number, indicator) for number, indicator, _ in read_docx(published.folder / "report.docx").figures}
    assert tags == {(figure.number, figure.indicator) for figure in published.compiled.figures}


def test_text_is_otherwise_editable(document) -> None:  # type: ignore[no-untyped-def]
    assert document.settings.element.find(qn("w:documentProtection")) is None


@pytest.mark.office
def test_office_opens_it_and_breaks_pages_after_22_lines(published, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pdf = converted(published.folder / "report.docx", tmp_path)
    first = subprocess.run(
        ["pdftotext", "-f", "1", "-l", "1", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    lines = [line for line in first.splitlines() if line.strip()]
    assert "— 1 —" in lines[-1].replace("\xa0", " ") or "1" in lines[-1]
    assert 18 <= len(lines) <= 23
    assert "71.43%" in subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def converted(path: Path, folder: Path) -> Path:
    """The .docx as PDF by LibreOffice, with a profile of its own."""
    office = str(shutil.which("soffice"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder / "report.pdf"
