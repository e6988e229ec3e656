"""A throw-away PostgreSQL server for tests that need one; started once, gone with the session."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest
from django.db import connections

from yifa.site.settings import database


def tool(name):
    """The newest installed PostgreSQL program of this name, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


def as_owner(command, folder):
    """Run a server program; PostgreSQL refuses to run as root, so root lends it the postgres account."""
    account = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **account)


def may_serve():
    return tool("initdb") and (os.geteuid() != 0 or any(user.pw_name == "postgres" for user in pwd.getpwall()))


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory):
    """The folder of the server's socket."""
    if not may_serve():
        pytest.skip("没有安装 PostgreSQL")
    folder = Path("/tmp") / f"yifa-pg-{os.getpid()}"  # a socket's path must be short, and the account must reach it
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    as_owner([tool("initdb"), "-D", data, "-U", "yifa", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], folder)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    as_owner([tool("pg_ctl"), "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], folder)
    yield folder
    as_owner([tool("pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop"], folder)
    shutil.rmtree(folder)


@pytest.fixture
def on_postgres(postgres_server, django_db_blocker):
    """Django's default connection is a fresh PostgreSQL database, still without tables, for one test."""
    entry = connections["default"].settings_dict | database("postgresql://yifa@/postgres")
    entry |= {"HOST": str(postgres_server), "CONN_MAX_AGE": 0}
    held = connections["default"]
    with django_db_blocker.unblock():
        admin = fresh(entry)
        with admin.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS one_test")
            cursor.execute("CREATE DATABASE one_test")
        admin.close()
        connections["default"] = fresh(entry | {"NAME": "one_test"})
        try:
            yield connections["default"]
        finally:
            connections["default"].close()
            connections["default"] = held


def fresh(entry):
    """A new connection with these settings, under the alias “default”."""
    from django.db.utils import load_backend

    return load_backend(entry["ENGINE"]).DatabaseWrapper(entry, "default")


@pytest.fixture
def on_sqlite(tmp_path, django_db_blocker):
    """Django's default connection is a fresh file of the embedded store, still without tables, for one test."""
    held = connections["default"]
    entry = held.settings_dict | database("") | {"NAME": str(tmp_path / "one.sqlite3")}
    with django_db_blocker.unblock():
        connections["default"] = fresh(entry)
        try:
            yield connections["default"]
        finally:
            connections["default"].close()
            connections["default"] = held


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def each_store(request):
    """Both stores in turn, fresh and still without tables."""
    return request.getfixturevalue("on_sqlite" if request.param == "sqlite" else "on_postgres")
