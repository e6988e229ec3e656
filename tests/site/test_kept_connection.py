"""A connection to the embedded store outlives its request, but not the file it was opened on."""

import shutil

import pytest

from yifa.site.settings import database
from yifa.site.sqlite.base import DatabaseWrapper


@pytest.fixture
def store(tmp_path, django_db_blocker):
    entry = {**database(""), "NAME": tmp_path / "store.sqlite3", "TIME_ZONE": None, "AUTOCOMMIT": True,
             "CONN_HEALTH_CHECKS": False, "ATOMIC_REQUESTS": False, "USER": "", "PASSWORD": "", "HOST": "",
             "PORT": ""}  # fmt: skip
    made = DatabaseWrapper(entry, "kept")
    with django_db_blocker.unblock():
        with made.cursor() as cursor:
            cursor.execute("CREATE TABLE word (text)")
            cursor.execute("INSERT INTO word VALUES ('旧')")
        yield made
        made.close()


def words(store):
    with store.cursor() as cursor:
        cursor.execute("SELECT text FROM word")
        return [row[0] for row in cursor.fetchall()]


def test_it_is_kept_from_one_request_to_the_next(store):
    before = store.connection
    store.close_if_unusable_or_obsolete()
    assert store.connection is before is not None


def test_a_store_put_back_under_the_same_name_is_read_and_written(store, tmp_path):
    aside = tmp_path / "aside.sqlite3"
    with store.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(tmp_path / "store.sqlite3", aside)
    with store.cursor() as cursor:
        cursor.execute("INSERT INTO word VALUES ('新')")
    for name in ("store.sqlite3-wal", "store.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    aside.replace(tmp_path / "store.sqlite3")
    store.close_if_unusable_or_obsolete()
    assert words(store) == ["旧"]


def test_inside_a_transaction_nothing_is_closed(store, tmp_path):
    store.in_atomic_block, before = True, store.connection
    (tmp_path / "store.sqlite3").rename(tmp_path / "moved.sqlite3")
    store.close_if_unusable_or_obsolete()
    assert store.connection is before
    store.in_atomic_block = False
