"""yifa watch: keep the clocks, seal the ledger, learn suggestions once a day, round after round, until told to stop."""

import signal
import threading
from datetime import date
from typing import Annotated

import structlog
import typer
from django.db import OperationalError, close_old_connections

from yifa.doors.cli.console import answer, messages, unable
from yifa.doors.cli.suggesting import keep_up
from yifa.ground import ledger
from yifa.ground.calendar import today
from yifa.readers.watch.loop import tick
from yifa.records.documents.unclaimed import drop_unclaimed

log = structlog.get_logger("yifa.watch")


def watch(
    once: Annotated[bool, typer.Option("--once", help="只走一轮")] = False,
    every: Annotated[int, typer.Option(help="每隔几秒一轮", min=1)] = 30,
) -> None:
    """监督期限、发出提示、封存账本。"""
    if once:
        answer(_round())
        return
    stop = threading.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, lambda *_: stop.set())
    messages.print(f"期限监督和账本封存已开始,每{every}秒一轮。")
    while not stop.is_set():
        try:
            _round()
        except OperationalError as busy:
            log.warning("round_put_off", failure=type(busy).__name__)
        finally:
            close_old_connections()
        stop.wait(every)


def _round() -> dict[str, object]:
    done = tick()
    try:
        root = ledger.seal()
    except ledger.RolledBack as stop:
        unable(str(stop))
    return {**vars(done), "sealed": root.size if root else None, "learned": keep_up(), "dropped": _cleared(today())}


_DONE: set[date] = set()


def _cleared(day: date) -> int:
    """Files that nobody claims, once a day."""
    if day in _DONE:
        return 0
    _DONE.add(day)
    return drop_unclaimed()
