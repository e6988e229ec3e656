"""Reading and checking a file from outside in a process of its own (限时体检): however it is made, it costs bounded
time and memory, and the server goes on. The file travels through pipes; nothing is written to disk.
"""

import os
import pickle
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document, ReadError

SECONDS = 20
PATIENCE = 8
"""Seconds to wait for a turn: the server's other pages must not stand still behind checks."""
WEB_CHARACTERS = 200_000
_MEMORY = 1024**3
_AT_ONCE = BoundedSemaphore(2)
_WORKER = "yifa.reports.reading.showing.worker"
_MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name only tells its kind and is shown to whoever sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """``compared``: whether the other year's report was of the same unit, so that it was compared with."""

    document: Document
    findings: tuple[Finding, ...]
    compared: bool = False


def refuse_large(size: int, limit_mb: int) -> None:
    """Raises ReadError for a file of more bytes than this page takes."""
    if size > limit_mb * _MEGABYTE:
        raise ReadError(
            f"文件有 {size / _MEGABYTE:.1f} MB,超过这里 {limit_mb} MB 的上限。请删去图片、另存为文字版后再试。"
        )


def checked(upload: Upload, previous: Upload | None = None, *, seconds: int = SECONDS) -> Checked:
    """The document and what the rules say about it. Raises ReadError in Chinese."""
    return Checked(*_asked(("check", *_packed(upload, previous)), seconds))


def with_comments(
    upload: Upload, previous: Upload | None = None, *, left_out: frozenset[str] = frozenset(), seconds: int = SECONDS
) -> bytes:
    """The .docx with each slip as a Word comment at its place. ``left_out``: keys of findings to pass over."""
    made: bytes = _asked(("comments", *_packed(upload, previous), left_out), seconds)
    return made


def _packed(upload: Upload, previous: Upload | None) -> tuple[Any, ...]:
    return (upload.name, upload.data), previous and (previous.name, previous.data), WEB_CHARACTERS


def _asked(question: tuple[Any, ...], seconds: int) -> Any:
    if not _AT_ONCE.acquire(timeout=PATIENCE):
        raise ReadError("现在检查的人多,还没有轮到。请过一分钟再试。")
    try:
        code, answer = _run(pickle.dumps(question), seconds)
    finally:
        _AT_ONCE.release()
    if code != 0:
        raise ReadError("这个文件的结构异常,检查中途停了。请另存为 .docx 或 .txt 后再试。")
    refused, result = pickle.loads(answer)  # noqa: S301  our own process wrote it
    if refused:
        raise ReadError(refused)
    return result


def _run(asked: bytes, seconds: int) -> tuple[int, bytes]:
    with subprocess.Popen(  # noqa: S603  our own interpreter and module, the file comes on stdin
        [sys.executable, "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limit,
    ) as process:
        try:
            answer, _ = process.communicate(asked, timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise ReadError(
                f"检查了 {seconds} 秒还没有完,已停止。这份文件太长,或不像一份报告;请只留正文后再试。"
            ) from None
    return process.returncode, answer


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
