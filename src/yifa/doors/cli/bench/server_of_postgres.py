"""A throw-away PostgreSQL server for a bench: in a folder of its own, no network, gone with the bench."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = "shared_buffers=1GB", "effective_cache_size=4GB", "random_page_cost=1.1", "max_wal_size=4GB"
"""What a county's server is given on a disk without turning parts; fsync stays on."""


class NoPostgres(RuntimeError):
    """PostgreSQL is not installed here."""


def tool(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if not path:
        raise NoPostgres("没有安装 PostgreSQL(例如 apt install postgresql),这一项测不了。")
    return path


def _run(folder: Path, *command: str) -> None:
    """PostgreSQL refuses to run as root, so root lends it the postgres account."""
    account = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, **account)  # type: ignore[call-overload]  # noqa: S603


@contextmanager
def postgres() -> Iterator[dict[str, str]]:
    """The environment that leads to a fresh database."""
    initdb, control = tool("initdb"), tool("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="yifa-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = str(folder / "data")
    try:
        _run(folder, initdb, "-D", data, "-U", "yifa", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = " ".join(["-k", str(folder), "-c listen_addresses=''", *(f"-c {one}" for one in SETTINGS)])
        _run(folder, control, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield {"YIFA_DATABASE": "postgresql://yifa@/postgres", "PGHOST": str(folder)}
        finally:
            _run(folder, control, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
