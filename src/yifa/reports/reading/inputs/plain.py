"""Plain text: UTF-8, UTF-16 with a mark, or GB 18030 (which holds GBK and GB 2312)."""

import codecs
import re

from yifa.reports.reading.document import ReadError
from yifa.reports.reading.inputs.opened import Opened

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_TOLERATED = 0.002


def open_plain(data: bytes) -> Opened:
    return Opened(decode(data))


def decode(data: bytes) -> str:
    """The text of these bytes. Raises :class:`ReadError` when no encoding fits or the content is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data, encoding))
    for encoding in ("utf-8", "gb18030"):
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ReadError("认不出文字编码,请另存为 UTF-8 编码的文本后再读")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise ReadError("文件开头标明的编码与内容不符,请另存为 UTF-8 编码的文本后再读") from wrong


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text[:200_000])) > _TOLERATED * min(len(text), 200_000):
        raise ReadError("内容不是文字(像是程序或图片文件),请确认选对了文件")
    return text
