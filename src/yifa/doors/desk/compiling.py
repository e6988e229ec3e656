"""生成年报: long work that may be left; how far it is stands in a file, so that every process can tell.

One report of a place and year is built at a time. A build that stopped without a word (the process ended) is told
as broken off after a while; the former report stays in its place until a new one is whole.
"""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.db import DatabaseError, connections

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.places.codes import PlaceCodeError
from yifa.reports.annual.build import NotOurs
from yifa.reports.annual.compile import DraftError
from yifa.reports.annual.evidence import FigureMismatch
from yifa.reports.annual.publishing import UnknownPlace, publish

log = structlog.get_logger("yifa.desk.compiling")
SILENT = timedelta(minutes=10)
LATELY = timedelta(days=1)
REFUSALS = (NotAllowed, UnknownPlace, PlaceCodeError, DraftError, FigureMismatch, NotOurs)
"""What a build says in Chinese; anything else is a defect and is told as such."""
FAILURES = (DatabaseError, OSError, LookupError, ValueError, ArithmeticError, RuntimeError)
FILES = ("report.docx", "report.pdf", "report.html", "report.md", "trace.json")


@dataclass(frozen=True)
class Progress:
    """How far a build is. ``state``: running, done, refused, failed, broken off."""

    state: str
    saying: str
    by: str
    at: str

    @property
    def running(self) -> bool:
        return self.state == "running"

    @property
    def lately(self) -> bool:
        """Ended within the last day: the person who began it may have left the page."""
        return now() - datetime.fromisoformat(self.at) < LATELY


def folder_of(code: str, year: int) -> Path:
    """Where the report of a place and year lies."""
    return Path(settings.HOME) / "reports" / f"{code}-{year}"


def built(code: str, year: int) -> bool:
    return (folder_of(code, year) / "trace.json").exists()


def file_in(code: str, year: int, name: str) -> Path | None:
    """A file of the package, never anything outside of it."""
    folder = folder_of(code, year).resolve()
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder) and path.is_file() else None


def progress_of(code: str, year: int) -> Progress | None:
    """How far the last build is, or None when there was none."""
    path = _note(code, year)
    try:
        held = Progress(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, json.JSONDecodeError, TypeError):
        return None
    if held.running and now() - datetime.fromisoformat(held.at) > SILENT:
        return Progress("broken", "上一次生成中断了,请再生成一次。原来的报告没有动。", held.by, held.at)
    return held


def in_background(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="yifa-report", daemon=True).start()


def start(code: str, year: int, *, by: Actor, run: Callable[[Callable[[], None]], None] | None = None) -> bool:
    """Begin a build; False when one is running already. ``run`` decides where the work goes (default: a thread)."""
    held = progress_of(code, year)
    if held is not None and held.running:
        return False
    tell(code, year, "running", "已开始", by)
    (run or in_background)(lambda: _work(code, year, by))
    return True


def _work(code: str, year: int, by: Actor) -> None:
    try:
        made = publish(
            code, year, folder_of(code, year), by=by, progress=lambda text: tell(code, year, "running", text, by)
        )
        tell(code, year, "done", f"已生成:{made.printed}个数字,其中{made.traced}个能打开到记录。", by)
    except REFUSALS as refused:
        tell(code, year, "refused", str(refused), by)
    except FAILURES as failure:
        # The thread has nobody to answer to: the page must tell, and the log must hold what went wrong.
        log.exception("report_failed", place=code, year=year, failure=type(failure).__name__)
        tell(code, year, "failed", "生成没有成功,原来的报告没有动。请稍后再试,仍不行请找系统管理员看日志。", by)
    finally:
        if threading.current_thread() is not threading.main_thread():
            connections.close_all()


def tell(code: str, year: int, state: str, saying: str, by: Actor) -> None:
    path = _note(code, year)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    aside.write_text(
        json.dumps(asdict(Progress(state, saying, by.name, now().isoformat())), ensure_ascii=False), "utf-8"
    )
    aside.replace(path)


def _note(code: str, year: int) -> Path:
    return Path(settings.HOME) / "reports" / ".progress" / f"{code}-{year}.json"
