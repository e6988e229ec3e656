"""Is this file what it says, and small enough to open? Asked before any reader of spreadsheets touches it.

A workbook is a zip of XML: it may unpack to a thousand times its size, hold programs, or declare entities.
Word by content, never by name (扩展名可以改,内容不会).
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

MB = 1024 * 1024
PARTS = 3000
RATIO = 400
SCANNED = 1 * MB


@dataclass(frozen=True)
class Limits:
    """How large a file may be. ``unpacked`` and ``strings``: bytes of XML, ``rows``: lines with something in them."""

    size: int = 20 * MB
    unpacked: int = 400 * MB
    strings: int = 80 * MB
    rows: int = 200_000
    columns: int = 400


SCREEN = Limits()
COMMAND_LINE = Limits(size=300 * MB, unpacked=4096 * MB, strings=400 * MB, rows=2_000_000)


class Unreadable(ValueError):
    """The file cannot be taken at all; a Chinese sentence says why and what to do."""


def kind_of(path: Path, limits: Limits) -> str:
    """``xlsx`` or ``csv``. Raises :class:`Unreadable`."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("文件是空的,请核对是否选错了文件。")
    if size > limits.size:
        raise Unreadable(f"文件有{size / MB:.1f}MB,最多收{limits.size // MB}MB。请分成几个文件导入。")
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK\x03\x04"):
        _check_workbook(path, limits)
        return "xlsx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("这是旧版.xls、WPS的.et或加了密码的文件。请打开后另存为.xlsx(不加密码)再导入。")
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")):
        raise Unreadable("这不是表格文件(看内容是PDF、图片或压缩包)。请用模板填好后,上传.xlsx或.csv文件。")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("认不出这个文件。请上传.xlsx或.csv文件。")
    return "csv"


def _check_workbook(path: Path, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _check_sizes(parts, path.stat().st_size, limits)
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise Unreadable("这不是Excel工作簿(可能是Word文档或压缩包)。请上传.xlsx或.csv文件。")
            if any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names):
                raise Unreadable("工作簿里带有宏程序,为安全起见不收。请另存为不带宏的.xlsx再导入。")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_prolog(package, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as wrong:
        raise Unreadable("文件打不开,可能没有传完整或已经损坏。请重新保存一遍再导入。") from wrong


def _check_sizes(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    strings = sum(part.file_size for part in parts if "sharedstrings" in part.filename.lower())
    too_large = unpacked > limits.unpacked or strings > limits.strings or len(parts) > PARTS
    if too_large or (unpacked > 50 * MB and unpacked > size * RATIO):
        raise Unreadable("文件展开后大得不正常,为安全起见不收。请删去多余的行列和工作表,或分成几个文件导入。")


def _check_prolog(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No document types: nothing a workbook needs, and the way entities come in."""
    with package.open(part) as xml:
        start = xml.read(SCANNED)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("工作簿的内部结构不正常,为安全起见不收。请用Excel或WPS另存一份再导入。")


def sheet_has_formulas(path: Path) -> bool:
    """Whether any cell of any sheet holds a formula; read as bytes, so that most files are opened once only."""
    with zipfile.ZipFile(path) as package:
        for part in package.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                with package.open(part) as xml:
                    tail = b""
                    while block := xml.read(SCANNED):
                        if b"<f>" in tail + block or b"<f " in tail + block or b"<f/" in tail + block:
                            return True
                        tail = block[-3:]
    return False
