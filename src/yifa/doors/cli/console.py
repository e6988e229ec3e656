"""What every command shares: answers to stdout, messages to stderr, exit codes, progress bars."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

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


@contextmanager
def bars() -> Iterator[Progress]:
    """Progress bars on stderr; one task per long piece of work."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=messages, transient=not messages.is_terminal) as progress:
        yield progress
