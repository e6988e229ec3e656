"""yifa backup / yifa restore: the whole house in one file, and back again on an empty machine."""

import os
import shutil
import sqlite3
import tarfile
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db import connection

from yifa.doors.cli.console import answer, messages, unable
from yifa.ground import ledger

STORE = "yifa.sqlite3"
KEPT = ("keys", "evidence", "calendar", "mode")


def backup(file: Annotated[Path, typer.Argument(help="备份文件,如 beifen.tar.gz")]) -> None:
    """把数据存储、密钥、证据文件、日历备份成一个文件。"""
    if connection.vendor != "sqlite":
        unable("PostgreSQL 的数据请用 pg_dump 备份;密钥和证据文件在数据目录的 keys、evidence 里。")
    if file.exists():
        unable(f"{file} 已经存在,请换一个文件名,以免覆盖旧备份。")
    messages.print("正在备份……密钥也在其中,请妥善保管这个文件。")
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        partial = file.with_suffix(file.suffix + ".partial")
        # the keys are inside: nobody else on the machine may read the file, not even while it grows
        private = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(private, "wb") as out, tarfile.open(fileobj=out, mode="w:gz") as tar:
            # keys first: their witness of the newest root must never be newer than the store beside it
            for name in KEPT:
                if (settings.HOME / name).exists():
                    tar.add(settings.HOME / name, name)
            copy = Path(folder) / STORE
            _copy_store(settings.HOME / STORE, copy)
            tar.add(copy, STORE)
        partial.rename(file)
    answer({"file": str(file), "bytes": file.stat().st_size})


def _copy_store(source: Path, target: Path) -> None:
    """SQLite's own online copy: consistent while others write."""
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)


def restore(file: Annotated[Path, typer.Argument(help="备份文件")]) -> None:
    """把备份恢复到空的数据目录(YIFA_HOME),随后校验账本。"""
    store = settings.HOME / STORE
    if store.exists():
        unable(f"{settings.HOME} 里已有数据。请把 YIFA_HOME 指向一个空目录再恢复,现有数据不会被覆盖。")
    if not file.exists():
        unable(f"没有找到 {file}。")
    try:
        with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
            with tarfile.open(file, "r:gz") as tar:
                tar.extractall(folder, filter="data")
            for part in (Path(folder) / name for name in (*KEPT, STORE)):
                if not part.exists():
                    continue
                target = settings.HOME / part.name
                if target.is_dir():
                    shutil.rmtree(target)
                shutil.move(part, target)
    except (tarfile.TarError, EOFError, OSError) as wrong:
        unable(f"{file} 不是完整的备份文件:{wrong}")
    connection.close()
    report = ledger.verify(deep=True)
    answer({"restored": str(settings.HOME), "ledger_ok": report.ok, "problems": [p.sentence for p in report.problems]})
    if not report.ok:
        raise typer.Exit(1)
