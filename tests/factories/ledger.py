"""Each test has its own ledger: its own key folder, and empty tables after tests that really commit."""

import time
import uuid
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

TABLES = ("ledger_entry", "ledger_seal")


def guards(table):
    """The triggers on a ledger table, as the SQL that makes them (SQLite)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        return dict(cursor.fetchall())


def as_attacker(*statements):
    """Run raw SQL on the ledger as somebody would who owns the database: guards off, change, guards on again."""
    held = {name: sql for table in TABLES for name, sql in guards(table).items()}
    with connection.cursor() as cursor:
        for name in held:
            cursor.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            cursor.execute(*statement if isinstance(statement, tuple) else (statement,))
        for sql in held.values():
            cursor.execute(sql)


def _when_nobody_reads(change, *, tries=50):
    """A request that a closed tab left behind may still be read by the test's server, on the same store in memory."""
    for left in reversed(range(tries)):
        try:
            with transaction.atomic():
                return change()
        except OperationalError:
            if not left:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def ledger_folders(tmp_path_factory):
    return tmp_path_factory.mktemp("ledger")


@pytest.fixture(autouse=True)
def own_ledger(request, settings, ledger_folders):
    settings.YIFA_KEY_DIR = Path(ledger_folders) / uuid.uuid4().hex
    yield
    marker = request.node.get_closest_marker("django_db")
    if {"transactional_db", "live_server"} & set(request.fixturenames) or (marker and marker.kwargs.get("transaction")):
        empty_ledger(request)


def empty_ledger(request):
    """Flush leaves the ledger alone (its tables are unmanaged and guarded), so that it is emptied here."""
    with request.getfixturevalue("django_db_blocker").unblock():
        if connection.vendor == "sqlite":
            _when_nobody_reads(lambda: as_attacker(*(f"DELETE FROM {table}" for table in TABLES)))
            return
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute("TRUNCATE ledger_entry, ledger_seal RESTART IDENTITY")
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
