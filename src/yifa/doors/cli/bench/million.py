"""Lists, searches and the first page over a million matters, for a clerk, a county's supervisor and an outsider."""

import json
import os
import subprocess
import sys
from pathlib import Path

from yifa.doors.cli.bench.declare import Measured, bench
from yifa.doors.cli.bench.server_of_postgres import postgres

FULL, QUICK = (1_000_000, 40), (30_000, 12)
SLOWEST = 3


@bench("million.sqlite", "一百万件时列表、查找、工作台(SQLite,最慢一页95%的请求)", target=400, better="less")
def on_sqlite(quick: bool, folder: Path) -> Measured:
    return _measured(quick, folder, {})


@bench("million.postgresql", "一百万件时列表、查找、工作台(PostgreSQL,最慢一页95%的请求)", target=150, better="less")
def on_postgresql(quick: bool, folder: Path) -> Measured:
    with postgres() as env:
        return _measured(quick, folder, env)


def _measured(quick: bool, folder: Path, store: dict[str, str]) -> Measured:
    count, rounds = QUICK if quick else FULL
    home = folder / "home"
    home.mkdir()
    env = {**os.environ, "YIFA_HOME": str(home), "YIFA_MODE": "test"}
    env.pop("YIFA_DATABASE", None)
    command = [sys.executable, "-m", "yifa.doors.cli.bench.crowd_pages", str(count), str(rounds)]
    with (folder / "pages.log").open("w") as log:
        told = subprocess.run(command, env=env | store, check=True, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
    found = json.loads(told.stdout)
    every = sorted(
        (
            (ms["p95"], ms["first"], f"{who} {name}")
            for who, pages in found["pages"].items()
            for name, ms in pages.items()
        ),
        reverse=True,
    )
    slowest = ";".join(f"{name} {p95:.0f}(首次 {first:.0f})" for p95, first, name in every[:SLOWEST])
    note = f"{count:,} 件,装入 {found['loaded_s']:.0f} 秒,{len(every)} 页;最慢:{slowest}"
    return Measured(every[0][0], "毫秒", "无", note)
