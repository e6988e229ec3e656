"""Opening what people have: .txt, saved web pages, .docx, PDF with a text layer, and folders of them (读入).

Serves reading and checking alike; every refusal is a Chinese sentence that says what is wrong and what to do, and no
file, however made, costs more than bounded memory and time. Words: text layer 文字层, zip bomb 压缩炸弹, limit 上限.
"""

from collections.abc import Callable
from pathlib import Path

from yifa.reports.reading.document import ReadError
from yifa.reports.reading.inputs.docx import open_docx
from yifa.reports.reading.inputs.opened import MAX_BYTES, MAX_CHARACTERS, Opened
from yifa.reports.reading.inputs.pdf import open_pdf
from yifa.reports.reading.inputs.plain import open_plain
from yifa.reports.reading.inputs.web import open_web

__all__ = ["SUFFIXES", "Opened", "open_bytes", "open_file"]

_OPENERS: dict[str, Callable[[bytes], Opened]] = {
    ".txt": open_plain,
    ".text": open_plain,
    ".md": open_plain,
    ".html": open_web,
    ".htm": open_web,
    ".shtml": open_web,
    ".xhtml": open_web,
    ".docx": open_docx,
    ".pdf": open_pdf,
}
SUFFIXES = frozenset(_OPENERS)
_OLD = {".doc": "旧版 Word", ".wps": "WPS 文字", ".rtf": "RTF", ".ofd": "OFD", ".xls": "Excel", ".xlsx": "Excel"}


def open_file(path: Path) -> Opened:
    """The text of one file. Raises :class:`ReadError` when it cannot be had."""
    try:
        if not path.is_file():
            raise ReadError(f"找不到文件“{path.name}”,请核对路径")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(f"“{path.name}”有 {size // 1024**2} MB,超过 {MAX_BYTES // 1024**2} MB 的上限,请拆分后再读")
        return open_bytes(path.read_bytes(), path.suffix)
    except OSError as wrong:
        raise ReadError(f"“{path.name}”打不开:{wrong.strerror or wrong},请检查权限或重新复制一份") from wrong


def open_bytes(data: bytes, suffix: str) -> Opened:
    """The text of a file's content; ``suffix`` as in its name, ``.docx``. What the content is overrules the name."""
    if len(data) > MAX_BYTES:
        raise ReadError(f"文件超过 {MAX_BYTES // 1024**2} MB 的上限,请拆分后再读")
    if not data.strip():
        raise ReadError("文件是空的,请确认保存的内容")
    opened = _opener(data, suffix.lower())(data)
    if len(opened.text) > MAX_CHARACTERS:
        raise ReadError(f"文字有 {len(opened.text)} 个字,超过 {MAX_CHARACTERS} 字的上限,不像一份报告,请拆分后再读")
    if not opened.text.strip():
        raise ReadError("文件里没有文字,请确认内容(扫描件要先做文字识别)")
    return opened


def _opener(data: bytes, suffix: str) -> Callable[[bytes], Opened]:
    """What opens this content: its first bytes know better than its name."""
    if data.startswith(b"%PDF-"):
        suffix = ".pdf"
    elif data.startswith(b"PK\x03\x04"):
        suffix = ".docx" if suffix not in (".xlsx", ".ofd") else suffix
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("这是旧版 Word 或 Excel 文件,请另存为 .docx 后再读")
    elif suffix in (".txt", ".text", "") and data[:2000].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        suffix = ".html"
    if suffix in _OLD:
        raise ReadError(f"不能直接读 {_OLD[suffix]} 文件,请另存为 .docx、.pdf 或 .txt 后再读")
    opener = _OPENERS.get(suffix or ".txt")
    if opener is None:
        raise ReadError(f"不认识“{suffix}”这种文件,可读 {'、'.join(sorted(SUFFIXES))}")
    return opener
