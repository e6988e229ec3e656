"""Findings for people and programs (结果): JSON lines, a .docx with a Word comment at each slip, an .xlsx of facts."""

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, cast

from docx import Document as new_document
from docx.document import Document as DocxFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document, plain

AUTHOR, INITIALS = "依法 · 报告检查", "依法"
_GRAVITY = {"error": "错误", "warn": "疑点", "info": "提示"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FACTS = (
    ("文件", "file"), ("起", "start"), ("止", "end"), ("原文", "text"), ("事项", "subject"), ("数值", "value"),
    ("上限", "upper"), ("单位", "unit"), ("约数", "approx"), ("否定", "negated"), ("年度", "period"),
    ("状态", "status"),
    ("口径", "scope"), ("章节", "section"), ("指标", "indicator"), ("把握", "confidence"),
)  # fmt: skip


def json_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """One finding a line: file, start, end, rule, severity, verdict, message, computed."""
    for finding in findings:
        yield json.dumps(finding.as_json(), ensure_ascii=False)


def commented(document: Document, findings: Iterable[Finding], original: bytes | None = None) -> bytes:
    """A .docx of the text with a Word comment at each slip; what holds is left without comment.

    ``original``: the .docx that was read; then its own layout is kept and comments stand at its runs. Without it the
    text is set line by line. Overlapping findings each have their comment.
    """
    wrong = [each for each in findings if each.verdict == "violates"]
    if original is not None and document.sources:
        try:
            file = new_document(BytesIO(original))
        except (PackageNotFoundError, KeyError, ValueError):
            file = None
        if file is not None:
            _mark_original(file, document, wrong)
            return _saved(file)
    return _saved(_set_anew(document, wrong))


def _saved(file: DocxFile) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _words(finding: Finding) -> str:
    shown = f"(计算:{finding.computed})" if finding.computed else ""
    return _FORBIDDEN.sub("", f"【{_GRAVITY[finding.severity]}】{finding.message}{shown} 规则:{finding.rule}")


def _set_anew(document: Document, findings: Sequence[Finding]) -> DocxFile:
    """Each line a paragraph, cut into runs where findings begin and end."""
    file = new_document()
    by_line: dict[int, list[Finding]] = defaultdict(list)
    lines = list(re.finditer(r"[^\n]*(?:\n|$)", document.text))
    starts = [line.start() for line in lines]
    for finding in findings:
        at = max((index for index, start in enumerate(starts) if start <= finding.start), default=0)
        by_line[at].append(finding)
    for index, line in enumerate(lines):
        words = line[0].rstrip("\r\n")
        if not words and not by_line[index]:
            continue
        _line(file, words, line.start(), by_line[index])
    return file


def _line(file: DocxFile, words: str, start: int, findings: Sequence[Finding]) -> None:
    paragraph = file.add_paragraph()
    spans = [(max(each.start - start, 0), min(max(each.end - start, 0), len(words)), each) for each in findings]
    cuts = sorted({0, len(words), *(edge for low, high, _ in spans for edge in (min(low, len(words)), high))})
    runs = [paragraph.add_run(_FORBIDDEN.sub("", words[low:high])) for low, high in itertools.pairwise(cuts)]
    runs = runs or [paragraph.add_run("")]
    for low, high, finding in spans:
        inside = [run for run, begin in zip(runs, cuts, strict=False) if low <= begin < max(high, low + 1)] or runs[-1:]
        file.add_comment([inside[0], inside[-1]], text=_words(finding), author=AUTHOR, initials=INITIALS)


def _mark_original(file: DocxFile, document: Document, findings: Sequence[Finding]) -> None:
    """Comments at the runs that were read. Paragraphs are counted as the reader counts them, tables included."""
    paragraphs = _paragraphs(file)
    for finding in findings:
        first, last = document.where(finding.start), document.where(max(finding.end - 1, finding.start))
        run = _run(paragraphs, first.paragraph, first.run) if first else None
        until = (
            _run(paragraphs, last.paragraph, last.run) if last and first and last.paragraph == first.paragraph else None
        )
        run = run or next((each.runs[0] for each in paragraphs if each.runs), None)
        if run is not None:
            file.add_comment([run, until or run], text=_words(finding), author=AUTHOR, initials=INITIALS)


def _paragraphs(file: DocxFile) -> list[Paragraph]:
    return [Paragraph(element, file.element.body) for element in file.element.body.iter() if element.tag == qn("w:p")]


def _run(paragraphs: Sequence[Paragraph], paragraph: int, run: int) -> Run | None:
    """The run by the reader's count, which goes into links and insertions as well."""
    if not 0 <= paragraph < len(paragraphs):
        return None
    holder = paragraphs[paragraph]
    runs = [Run(cast(CT_R, element), holder) for element in holder._p.iter(qn("w:r"))]
    return runs[min(max(run, 0), len(runs) - 1)] if runs else None


def facts_workbook(documents: Iterable[Document]) -> bytes:
    """All figures of several documents on one sheet, numbers as numbers, text never as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("数字事实")
    head = []
    for title, _ in _FACTS:
        cell = WriteOnlyCell(sheet, value=title)
        cell.font = Font(bold=True)
        head.append(cell)
    sheet.append(head)
    for document in documents:
        for fact in document.facts:
            row = {"file": document.file, **fact.as_json()}
            sheet.append([_cell(sheet, row.get(key)) for _, key in _FACTS])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: object) -> object:
    """Numbers and blanks as they are; words as text even where they begin like a formula."""
    if value is None or isinstance(value, bool | int | float):
        return "是" if value is True else None if value is False else value
    cell = WriteOnlyCell(sheet, value=_FORBIDDEN.sub("", str(plain(value))))
    cell.data_type = "s"
    return cell
