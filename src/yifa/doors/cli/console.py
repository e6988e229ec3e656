"""What every command shares: answers to stdout, messages to stderr, exit codes, progress bars."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from time import monotonic
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

FOUND, UNABLE = 1, 2
messages = Console(stderr=True, highlight=False)


def answer(value: Any) -> None:
    """One JSON document to stdout; decimals as JSON numbers, Chinese kept readable."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def unable(sentence: str) -> NoReturn:
    """Say why it cannot be done, exit 2."""
    messages.print(f"[red]办不了:[/red]{sentence}")
    raise typer.Exit(UNABLE)


def found(sentence: str) -> NoReturn:
    """Say what was found wrong, exit 1."""
    messages.print(f"[red]{sentence}[/red]")
    raise typer.Exit(FOUND)


class Lines(Progress):
    """Progress where nobody watches it move (a file, a pipe): a plain line when a task is done, with how many and
    after how long, and one every now and then while it takes its time."""

    EVERY = 10.0
    """Seconds between two lines of one task."""

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(console=messages, disable=True)
        self._clock = clock
        self._begun: dict[TaskID, float] = {}
        self._told: dict[TaskID, float] = {}

    def add_task(self, description: str, *arguments: Any, **more: Any) -> TaskID:
        task = super().add_task(description, *arguments, **more)
        self._begun[task] = self._told[task] = self._clock()
        return task

    def update(self, task_id: TaskID, **more: Any) -> None:
        super().update(task_id, **more)
        self._tell(task_id)

    def advance(self, task_id: TaskID, advance: float = 1) -> None:
        super().advance(task_id, advance)
        self._tell(task_id)

    def _tell(self, task_id: TaskID) -> None:
        if task_id not in self._told:
            return
        task, present = self._tasks[task_id], self._clock()
        done = task.total is not None and task.completed >= task.total
        if not done and present - self._told[task_id] < self.EVERY:
            return
        self._told[task_id] = present
        if done:
            del self._told[task_id]
        of = "" if task.total is None else f"/{task.total:.0f}"
        text = f"{task.description}:{task.completed:.0f}{of},{present - self._begun[task_id]:.0f}秒"
        messages.print(text, markup=False, soft_wrap=True)


@contextmanager
def bars() -> Iterator[Progress]:
    """Progress on stderr, one task per long piece of work: bars on a terminal, plain lines in a file or a pipe."""
    if not messages.is_terminal:
        yield Lines()
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=messages) as progress:
        yield progress
