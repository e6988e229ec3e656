"""Word documents (.docx): the text with its paragraphs and runs, from the file's own XML.

``paragraph`` counts every ``w:p`` of the body in document order, those in tables included; ``run`` counts every
``w:r`` below it. Deleted text (tracked) is left out, inserted text is in. Cells of a table are set apart by tabs.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from yifa.reports.reading.document import ReadError, Source
from yifa.reports.reading.inputs.opened import Opened

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_XML = 60 * 1024**2
_MAX_TOTAL = 300 * 1024**2
_MAX_RATIO = 200
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def open_docx(data: bytes) -> Opened:
    """Paragraph by paragraph, each run with its place."""
    body = _body(data)
    pieces: list[str] = []
    sources: list[Source] = []
    length, numbered = 0, 0
    for index, paragraph in enumerate(body.iter(f"{_W}p")):
        numbered += paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        for run, text in _runs(paragraph):
            sources.append(Source(length, length + len(text), paragraph=index, run=run))
            pieces.append(text)
            length += len(text)
        end = "\t" if _in_row(paragraph) else "\n"
        pieces.append(end)
        length += len(end)
    notes = (f"有 {numbered} 段用了 Word 自动编号,编号不在文字里,章节可能认不全。",) if numbered else ()
    return Opened("".join(pieces), tuple(sources), notes=notes)


def _runs(paragraph: etree._Element) -> Iterator[tuple[int, str]]:
    for index, run in enumerate(paragraph.iter(f"{_W}r")):
        text = "".join(
            (child.text or "") if child.tag == f"{_W}t" else _BREAKS.get(str(child.tag), "") for child in run
        )
        if text:
            yield index, text


def _in_row(paragraph: etree._Element) -> bool:
    """Whether a cell follows in the same row of a table."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != f"{_W}tc" or paragraph.getnext() is not None:
        return False
    after = cell.getnext()
    return after is not None and after.tag == f"{_W}tc"


def _body(data: bytes) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_sizes(packed)
            with packed.open("word/document.xml") as member:
                xml = member.read(_MAX_XML + 1)
    except KeyError as wrong:
        raise ReadError("这个压缩包不是 Word 文档(没有正文),请确认选对了文件") from wrong
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as wrong:
        raise ReadError("Word 文档已损坏或加了密,请用 Word 打开后另存一份") from wrong
    if len(xml) > _MAX_XML:
        raise ReadError("Word 文档展开后过大,不像一份报告,已停止读取")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as wrong:
        raise ReadError("Word 文档的正文已损坏,请用 Word 打开后另存一份") from wrong
    body = root.find(f"{_W}body")
    if body is None:
        raise ReadError("Word 文档没有正文,请确认内容")
    return body


def _check_sizes(packed: zipfile.ZipFile) -> None:
    """Refuse a zip bomb by what its directory says, before anything is unpacked."""
    total = sum(member.file_size for member in packed.infolist())
    stored = sum(member.compress_size for member in packed.infolist()) or 1
    if total > _MAX_TOTAL or (total > 10 * 1024**2 and total / stored > _MAX_RATIO):
        raise ReadError("Word 文档展开后异常巨大(疑为压缩炸弹),已拒绝读取")
