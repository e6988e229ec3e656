"""The process that opens a PDF: bytes on stdin, JSON on stdout ({"pages": […]} or {"error": sentence})."""

import io
import json
import logging
import re
import sys
from typing import Any

_MAX_PAGES = 400
_MAX_CHARACTERS = 500_000
_PAGE_NUMBER = re.compile(r"^\s*[-—–]?\s*\d{1,3}\s*[-—–]?\s*$|^\s*第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?\s*$")


def main() -> None:
    logging.disable(logging.CRITICAL)
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "PDF 加了密码,请去掉密码后再读"}
        if len(reader.pages) > _MAX_PAGES:
            return {"error": f"PDF 超过 {_MAX_PAGES} 页,不像一份报告,请拆分后再读"}
        pages, total = [], 0
        for page in reader.pages:
            pages.append(_without_number(page.extract_text() or ""))
            total += len(pages[-1])
            if total > _MAX_CHARACTERS:
                return {"error": "PDF 文字过多,不像一份报告,请拆分后再读"}
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        MemoryError,
        OSError,
    ):
        return {"error": "PDF 已损坏或结构异常,读不出来,请用阅读器打开后重新另存"}
    return {"pages": pages}


def _without_number(page: str) -> str:
    """The page without the line that only bears its number: such a line would break a sentence in two."""
    lines = page.split("\n")
    while lines and (not lines[-1].strip() or _PAGE_NUMBER.match(lines[-1])):
        lines.pop()
    while lines and (not lines[0].strip() or _PAGE_NUMBER.match(lines[0])):
        lines.pop(0)
    return "\n".join(lines)


if __name__ == "__main__":
    main()
