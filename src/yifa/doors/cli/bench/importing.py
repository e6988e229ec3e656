"""Bringing in another system's export: 100,000 rows of .xlsx as cases, against reading the file and plain inserts.

The baseline reads the same file with the same reader and puts its cells into one bare table with one executemany: no
form, no permission, no digest, no ledger. Ours is the command ``yifa import`` in a process of its own, its start
included, its peak of memory as the system counts it. The ratio is of processor time, which other people's work on the
machine changes little; the seconds are the clock's.
"""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from yifa.doors.cli.bench.declare import Measured, bench
from yifa.doors.cli.bench.house import PLACE

ROWS, QUICK = 100_000, 3_000
HEADS = (
    "事件编号", "上报时间", "办结时间", "状态", "事件类型", "事件来源", "事件描述", "发生地点", "上报人", "网格编号",
    "承办单位", "处置结果",
)  # fmt: skip


class ImportFailed(RuntimeError):
    """The rows did not all go in; a speed of refused rows is worth nothing."""


def export_of(rows: int, path: Path) -> None:
    """A grid platform's export: title, head, rows, total."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("导出")
    sheet.append(["演示区网格事件导出"])
    sheet.append(HEADS)
    first = datetime(2024, 1, 2, 8)  # noqa: DTZ001  (a cell of a spreadsheet has no zone)
    for number in range(rows):
        at = first + timedelta(minutes=4 * number)
        done = number % 3
        ended = at + timedelta(days=3) if done else None
        place = f"演示路{number % 997}号"
        told = (f"WG{number:09d}", at.strftime("%Y/%m/%d %H:%M"), ended, "已办结" if done else "处置中", "公共设施")
        who = ("群众上报", f"{place}路灯不亮,请派人修理。", place, "演示甲", f"W{number % 90:03d}", "规划建设办公室")
        sheet.append((*told, *who, "已修好" if done else None))
    sheet.append(["合计", rows])
    book.save(path)


def bare(path: Path, store: Path) -> float:
    """Processor seconds to read the file and insert its cells into one table."""
    begin = process_time()
    cells = CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    held = sqlite3.connect(store)
    names = [f"c{number}" for number in range(len(HEADS))]
    held.execute(f"CREATE TABLE bare (id INTEGER PRIMARY KEY, {' TEXT, '.join(names)} TEXT)")
    statement = f"INSERT INTO bare ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    held.executemany(statement, ([str(cell) for cell in row] for row in cells))
    held.commit()
    held.close()
    return process_time() - begin


def ours(path: Path, folder: Path) -> tuple[float, float, int, int]:
    """(seconds, processor seconds, peak MB, rows written) of ``yifa import``, its start included."""
    env = {**os.environ, "YIFA_HOME": str(folder / "home"), "YIFA_MODE": "test"}
    env.pop("YIFA_DATABASE", None)
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # the second start, as people have it, not the first one's compiling
    (folder / "home").mkdir()
    subprocess.run([sys.executable, "-m", "yifa.doors.cli.bench.house"], env=env, check=True, capture_output=True)
    words = ["import", "grid_event.export", str(path), "--division", PLACE, "--source", "测速平台"]
    begin = perf_counter()
    with (folder / "told.json").open("w+") as told, (folder / "bars.log").open("w") as bars:
        command = [sys.executable, "-m", "yifa.site.program", *words]
        program = subprocess.Popen(command, env=env, stdout=told, stderr=bars)  # noqa: S603
        _, status, used = os.wait4(program.pid, 0)
        seconds = perf_counter() - begin
        program.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        written = json.load(told)["written"] if program.returncode == 0 else 0
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, written


@cache
def measured(rows: int) -> tuple[float, float, float, str]:
    """(our seconds, our processor seconds, bare ones, note); both benches tell of the same run."""
    with TemporaryDirectory(prefix="yifa-bench-import-") as name:
        folder = Path(name)
        file = folder / "export.xlsx"
        export_of(rows, file)
        seconds, cpu, peak, written = ours(file, folder)
        if written != rows:
            raise ImportFailed(f"{rows}行只写入{written}行")
        plain = min(bare(file, folder / f"bare-{number}.sqlite3") for number in range(3))
    note = f"{rows:,} 行用 {seconds:.1f} 秒(处理器 {cpu:.1f} 秒),峰值内存 {peak} MB(目标 500 MB)"
    return seconds, cpu, plain, note


@bench("import.ratio", "导入其他系统的导出表(表单、权限、摘要、账本全开)对比读表加裸插入", target=0.02, better="more")
def ratio(quick: bool, folder: Path) -> Measured:
    """Rows per processor second of ours ÷ of the bare read and insert."""
    _, cpu, plain, note = measured(QUICK if quick else ROWS)
    return Measured(plain / cpu, "倍", f"读表加裸插入 {plain:.2f} 处理器秒", note)


@bench("import.seconds", "十万行导出表导入(快速模式为三千行)", target=60, better="less")
def seconds(quick: bool, folder: Path) -> Measured:
    """Seconds by the clock for 100,000 rows, the program's start included."""
    taken, _, _, note = measured(QUICK if quick else ROWS)
    return Measured(taken, "秒", "无", note)
