"""A row of a file as it stands (一行)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line: its number as the spreadsheet program counts (from 1) and its cells; ``formulas``: places unread."""

    number: int
    cells: tuple[Any, ...]
    formulas: tuple[int, ...] = ()
