"""A hundred thousand rows pass through in bounded memory, in and out (nothing here is timed)."""

import csv
from pathlib import Path

from factories.spreadsheets import HOUSE, kind

from yifa.doors.files.importing import bring_in
from yifa.doors.files.listing import asked
from yifa.doors.files.lists import listing
from yifa.doors.files.packages import COMMAND_LINE
from yifa.doors.files.writing import export

ROWS = 100_000
MOST = 160  # MB above the start: the rows themselves would take more than this as Python objects


def resident():
    """Memory held now, MB."""
    line = next(li for li in Path("/proc/self/status").read_text().splitlines() if li.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def test_a_hundred_thousand_rows_in_and_out(tmp_path, setting):
    of, file, held = kind("activities/training"), tmp_path / "large.csv", []
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow([column.head for column in of.columns])
        writer.writerows((f"K-{n}", "", "2026-03-02", f"测试班{n}", "企业", "民法典", n % 90, "") for n in range(ROWS))
    start = resident()
    outcome = bring_in(file, of, setting, limits=COMMAND_LINE, progress=lambda count: held.append(resident()))
    assert (outcome.written, outcome.refused) == (ROWS, 0)
    counted = iter(range(ROWS + 1))

    def now_and_then(count):
        if next(counted) % 5000 == 0:
            held.append(resident())

    with (tmp_path / "out.csv").open("wb") as to:
        chosen = listing("activities", "training", asked(HOUSE))
        assert export(chosen, "csv", to, progress=now_and_then) == ROWS
    assert max(held) - start < MOST
