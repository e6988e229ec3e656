"""What a file is, told from its bytes (文件类型识别): an allow-list; the name is never trusted. Pure Python.

Kept by hand, not by a library: a register of "whatever this may be" is the wrong tool where only a dozen kinds may
come in and everything else is refused. Evidence is shown to people, so nothing that can run may enter.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

HEAD = 8192


class TypeRefused(ValueError):
    """This file may not come in; a Chinese sentence with what to do."""


@dataclass(frozen=True)
class FileType:
    """``media_type`` and the usual ending."""

    media_type: str
    ending: str


_PDF = FileType("application/pdf", "pdf")
_TEXT = FileType("text/plain", "txt")
_OLE = FileType("application/x-ole-storage", "doc")
_SIGNED: tuple[tuple[bytes, int, FileType], ...] = (
    (b"%PDF-", 0, _PDF),
    (b"\xff\xd8\xff", 0, FileType("image/jpeg", "jpg")),
    (b"\x89PNG\r\n\x1a\n", 0, FileType("image/png", "png")),
    (b"GIF87a", 0, FileType("image/gif", "gif")),
    (b"GIF89a", 0, FileType("image/gif", "gif")),
    (b"II*\x00", 0, FileType("image/tiff", "tif")),
    (b"MM\x00*", 0, FileType("image/tiff", "tif")),
    (b"WEBP", 8, FileType("image/webp", "webp")),
    (b"WAVE", 8, FileType("audio/wav", "wav")),
    (b"AVI ", 8, FileType("video/x-msvideo", "avi")),
    (b"ftypheic", 4, FileType("image/heic", "heic")),
    (b"ftypM4A ", 4, FileType("audio/mp4", "m4a")),
    (b"ftyp", 4, FileType("video/mp4", "mp4")),
    (b"ID3", 0, FileType("audio/mpeg", "mp3")),
    (b"\xff\xfb", 0, FileType("audio/mpeg", "mp3")),
    (b"\xff\xf3", 0, FileType("audio/mpeg", "mp3")),
    (b"\xff\xf1", 0, FileType("audio/aac", "aac")),
    (b"\xff\xf9", 0, FileType("audio/aac", "aac")),
    (b"OggS", 0, FileType("audio/ogg", "ogg")),
    (b"#!AMR", 0, FileType("audio/amr", "amr")),
    (b"\x1aE\xdf\xa3", 0, FileType("video/webm", "webm")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, _OLE),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa", b"#!/",
             b"dex\n", b"L\x00\x00\x00\x01\x14\x02\x00")  # fmt: skip
_PAGES = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe", b"<img", b"<!--")
_OFFICE = {
    "word/": FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/": FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "ppt/": FileType("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
}
_OFD = FileType("application/ofd", "ofd")
_UNKNOWN = "不认识这种文件。请上传PDF、OFD、Word、Excel、图片、录音、录像或纯文本。"


def sniff(content: Callable[[], bytes]) -> FileType:
    """The type of a file; ``content()`` gives all its bytes. Raises :class:`TypeRefused`."""
    whole = content()
    head = whole[:HEAD]
    if not whole:
        raise TypeRefused("文件是空的,请重新选择。")
    if head.startswith(_PROGRAMS) and not head.startswith(b"#!AMR"):
        raise TypeRefused("这是可以运行的程序,不能作为材料上传。")
    if _looks_like_a_page(head):
        raise TypeRefused("网页、SVG等能带脚本的文件不能上传。请打印成PDF或截图后上传。")
    if head.startswith(b"PK\x03\x04"):
        return _packed(whole)
    for mark, at, kind in _SIGNED:
        if head[at : at + len(mark)] == mark:
            return _checked(kind, whole)
    if _is_text(whole):
        return _TEXT
    raise TypeRefused(_UNKNOWN)


def _looks_like_a_page(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(_PAGES)


def _packed(whole: bytes) -> FileType:
    """Office and OFD files are zip archives; macros make them programs."""
    try:
        names = zipfile.ZipFile(io.BytesIO(whole)).namelist()
    except (zipfile.BadZipFile, ValueError) as broken:
        raise TypeRefused("压缩包已损坏,请重新导出后上传。") from broken
    lower = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") or "/activex/" in name or "/embeddings/" in name for name in lower):
        raise TypeRefused("文档里带有宏、控件或嵌入的文件,不能上传。请另存为不带宏的文档或PDF。")
    if "OFD.xml" in names:
        return _OFD
    if "[Content_Types].xml" in names:
        for folder, kind in _OFFICE.items():
            if any(name.startswith(folder) for name in names):
                return kind
    raise TypeRefused("压缩包不能直接上传,请解压后逐个上传。")


def _checked(kind: FileType, whole: bytes) -> FileType:
    if kind is _OLE and "_VBA_PROJECT".encode("utf-16-le") in whole:
        raise TypeRefused("文档里带有宏,不能上传。请另存为不带宏的文档或PDF。")
    if kind is _PDF and any(mark in whole for mark in (b"/JavaScript", b"/Launch", b"/EmbeddedFile")):
        raise TypeRefused("PDF里带有脚本或附件,不能上传。请重新打印成PDF后上传。")
    return kind


def _is_text(whole: bytes) -> bool:
    if any(byte < 9 or 13 < byte < 32 for byte in whole[:HEAD]):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
