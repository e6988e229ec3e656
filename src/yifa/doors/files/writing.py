"""Writing a list out (写出文件): .xlsx or .csv, row by row, nothing that a spreadsheet program would run."""

import csv
import io
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from typing import IO, Any, Literal

from django.db import transaction
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from yifa.doors.files.cells import safe
from yifa.doors.files.listing import Listing, Value
from yifa.ground.ledger import record

Format = Literal["xlsx", "csv"]
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
SPOOLED = 4 * 1024 * 1024
LONGEST = 32_000
"""A spreadsheet cell holds no more characters."""
SHEET_ROWS = 1_000_000
Progress = Callable[[int], None]


def export(listing: Listing, format: Format, to: IO[bytes], *, progress: Progress | None = None) -> int:
    """Write ``listing`` to ``to`` and leave a ledger row: kind, count, area; no personal data. Returns the rows."""
    count = (_write_workbook if format == "xlsx" else _write_text)(listing, to, progress)
    wanted = listing.wanted
    told = {
        "kind": listing.path, "count": count, "scope": wanted.place, "year": str(wanted.year or ""), "format": format,
    }  # fmt: skip
    with transaction.atomic():
        record("files.exported", f"export:{listing.path}", by=wanted.by, data=told)
    return count


def spooled() -> IO[bytes]:
    """A file in memory while small, on disk beyond; gone when closed."""
    return tempfile.SpooledTemporaryFile(max_size=SPOOLED)  # type: ignore[return-value]


def plain(value: Any) -> Any:
    """A value as a cell takes it."""
    if isinstance(value, str):
        return safe(value)[:LONGEST]
    return value


def _write_workbook(listing: Listing, to: IO[bytes], progress: Progress | None) -> int:
    """Beyond a million rows a second sheet begins, because a sheet ends there."""
    book = Workbook(write_only=True)
    book.properties.creator = "依法"
    count = 0
    sheet = _begun(book, listing, 1)
    for row in listing.rows:
        if count and count % SHEET_ROWS == 0:
            sheet = _begun(book, listing, count // SHEET_ROWS + 1)
        sheet.append([plain(value) for value in row])
        count += 1
        if progress:
            progress(1)
    book.save(to)
    return count


def _begun(book: Workbook, listing: Listing, number: int) -> Any:
    sheet = book.create_sheet(f"{number}")
    for place in range(len(listing.heads)):
        sheet.column_dimensions[get_column_letter(place + 1)].width = 18
    banner = listing.banner()
    sheet.freeze_panes = f"A{len(banner) + 2}"
    for place, line in enumerate(banner):
        cell = WriteOnlyCell(sheet, plain(line))
        cell.font = Font(bold=True, size=14 if place == 0 else 11)
        sheet.append([cell])
    heads = [WriteOnlyCell(sheet, plain(head)) for head in listing.heads]
    for cell in heads:
        cell.font = Font(bold=True)
    sheet.append(heads)
    return sheet


def _write_text(listing: Listing, to: IO[bytes], progress: Progress | None) -> int:
    """CSV with a byte-order mark, so that Excel reads it as UTF-8."""
    text = io.TextIOWrapper(to, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerows([plain(line)] for line in listing.banner())
    writer.writerow([plain(head) for head in listing.heads])
    count = 0
    for row in listing.rows:
        writer.writerow([_as_text(value) for value in row])
        count += 1
        if progress:
            progress(1)
    text.flush()
    text.detach()
    return count


def _as_text(value: Value) -> Any:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
    return plain(value)
