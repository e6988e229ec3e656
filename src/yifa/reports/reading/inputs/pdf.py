"""PDF with a text layer, page by page, in a process of its own: a malicious file costs a minute, never the machine."""

import json
import resource
import subprocess
import sys
from typing import Any

from yifa.reports.reading.document import ReadError, Source
from yifa.reports.reading.inputs.opened import Opened

_SECONDS = 60
_MEMORY = 512 * 1024**2
_WORKER = "yifa.reports.reading.inputs.pdf_pages"


def open_pdf(data: bytes) -> Opened:
    """The text of every page; offsets map back to page numbers from 1."""
    pages = _pages(data)
    pieces: list[str] = []
    sources: list[Source] = []
    length = 0
    for number, page in enumerate(pages, start=1):
        text = page if page.endswith("\n") else page + "\n"
        sources.append(Source(length, length + len(text), page=number))
        pieces.append(text)
        length += len(text)
    text = "".join(pieces)
    if len(text.strip()) < 20 * min(len(pages), 3):
        raise ReadError("PDF 没有文字层(像是扫描件),请先做文字识别,或改用 Word、网页版本")
    return Opened(text, tuple(sources))


def _pages(data: bytes) -> list[str]:
    try:
        done = subprocess.run(  # noqa: S603 our own interpreter and module, the file comes on stdin
            [sys.executable, "-m", _WORKER],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired as wrong:
        raise ReadError(f"PDF 读了 {_SECONDS} 秒还没读完,已停止,请另存为较小的 PDF 或文本") from wrong
    if done.returncode != 0:
        raise ReadError("PDF 已损坏或结构异常,读不出来,请用阅读器打开后重新另存")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" in answer:
        raise ReadError(str(answer["error"]))
    return [str(page) for page in answer["pages"]]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
