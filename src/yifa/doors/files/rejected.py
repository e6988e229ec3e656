"""The file of refused rows (退回表): the rows as they came, each with its reasons, to be put right and sent again."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from yifa.doors.files import waiting
from yifa.doors.files.cells import safe
from yifa.doors.files.drafts import Draft
from yifa.doors.files.reading import REASON


def keep_rejects(held: waiting.Waiting, rejects: "Rejects") -> None:
    """Seal the file of refused rows beside its upload."""
    if not rejects.count:
        return
    # Beside the upload: what a killed process leaves is swept away with it.
    handle, clear = tempfile.mkstemp(prefix="clear-", suffix=".xlsx", dir=held.folder)
    os.close(handle)
    try:
        rejects.save(Path(clear))
        held.keep("rejected", waiting.blocks_of(Path(clear)))
    finally:
        Path(clear).unlink()


class Rejects:
    """Refused rows on their way into a workbook; nothing is kept in memory but the row at hand."""

    def __init__(self) -> None:
        self.book = Workbook(write_only=True)
        self.sheet = self.book.create_sheet("退回")
        self.count = 0

    def add(self, draft: Draft, titles: tuple[str, ...]) -> None:
        """One refused row. ``titles``: the heads of the file it comes from."""
        kept = [place for place, title in enumerate(titles) if title != REASON]
        if self.count == 0:
            heads = [WriteOnlyCell(self.sheet, safe(titles[place])) for place in kept]
            heads.append(WriteOnlyCell(self.sheet, REASON))
            for cell in heads:
                cell.font = Font(bold=True)
            self.sheet.append(heads)
        values = [draft.row.cells[place] if place < len(draft.row.cells) else None for place in kept]
        reasons = ";".join(f"{fault.cell} {fault.reason}" for fault in draft.faults)
        self.sheet.append([*(safe(value) if isinstance(value, str) else value for value in values), reasons])
        self.count += 1

    def save(self, to: IO[bytes] | Path) -> None:
        if self.count == 0:
            self.sheet.append(["没有退回的行"])
        self.book.save(to)

    @classmethod
    @contextmanager
    def into(cls, path: Path | None) -> Iterator["Rejects | None"]:
        """Collect into a file; no path, no collecting."""
        if path is None:
            yield None
            return
        rejects = cls()
        yield rejects
        rejects.save(path)
