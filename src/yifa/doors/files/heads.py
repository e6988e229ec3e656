"""Heads of one row and of two (表头): groups over columns, as petition systems and 12345 platforms export them.

A merged head is one cell with text and blanks beside or below it. So a column's name is “群众信息/姓名” where a group
stands over it, and what stands above alone where nothing stands below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from yifa.doors.files.rows import Row

LONGEST_GROUP = 16
NO_GROUP = re.compile(r"[::\d]")
"""“导出时间:2026-03-01” above a table is no group of its columns."""
NO_HEAD = re.compile(r"[\d\s\-/:.年月日]+")


class Grouped(str):
    """A column's name under a group's; equal to the text “群众信息/姓名”."""

    group: str
    leaf: str

    def __new__(cls, group: str, leaf: str) -> "Grouped":
        made = super().__new__(cls, f"{group}/{leaf}")
        made.group, made.leaf = group, leaf
        return made


@dataclass(frozen=True)
class Heading(Row):
    """A row of heads; ``groups``: the number of the row of group heads above it, 0 where there is none."""

    groups: int = 0


def title_of(cell: Any) -> str:
    """A head as it stands, with its group where it has one."""
    return cell if isinstance(cell, Grouped) else str("" if cell is None else cell).strip()


def headings(rows: list[Row]) -> Iterator[Heading]:
    """Every row that may be the head, then every two that may be it together: of equals, a later one is the surer."""
    for row in rows:
        yield Heading(row.number, row.cells)
    for upper, lower in pairwise(rows):
        if lower.number == upper.number + 1 and _are_groups(upper.cells, lower.cells):
            yield Heading(lower.number, tuple(_joined(upper.cells, lower.cells)), groups=upper.number)


def _are_groups(upper: tuple[Any, ...], lower: tuple[Any, ...]) -> bool:
    """Whether the upper row may name groups of the lower one's columns: at least one stands over two of them."""
    groups = [title_of(cell) for cell in upper if title_of(cell)]
    leaves = [cell for cell in lower if title_of(cell)]
    if len(set(groups)) < 2 or any(len(group) > LONGEST_GROUP or NO_GROUP.search(group) for group in groups):
        return False
    if not all(isinstance(cell, str) and not NO_HEAD.fullmatch(cell) for cell in leaves):
        return False
    joined = [cell.group for cell in _joined(upper, lower) if isinstance(cell, Grouped)]
    return len(joined) > len(set(joined))


def _joined(upper: tuple[Any, ...], lower: tuple[Any, ...]) -> Iterable[str]:
    """The columns' names. A group reaches to the right as far as nothing stands beside it and something below."""
    group = ""
    for place in range(max(len(upper), len(lower))):
        above = title_of(upper[place]) if place < len(upper) else ""
        below = title_of(lower[place]) if place < len(lower) else ""
        group = (above or group) if below else ""
        yield Grouped(group, below) if group and group != below else below or above
