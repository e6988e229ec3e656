"""What differs on PostgreSQL: numbers with holes and out of order, and other guards."""

import importlib
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import DatabaseError, transaction

from yifa.ground.calendar import now, use_now
from yifa.ground.ledger import (
    NewEntry,
    entry_bytes,
    proof,
    proofs,
    record,
    record_many,
    seal,
    seqs_of,
    standalone,
    verify,
)
from yifa.ground.ledger.holes import LIFE, open_holes

pytestmark = pytest.mark.postgres
migration = importlib.import_module("yifa.ground.ledger.migrations.0001_initial")
BODY = '{"at":"2024-01-01T00:00:00+08:00","by":"clerk","data":{},"digests":{},"event":"case.opened"}'
INSERT = f"INSERT INTO ledger_entry (subject, body) VALUES (%s, '{BODY}') RETURNING seq"


@pytest.fixture
def store(on_postgres):
    with on_postgres.schema_editor() as editor:
        migration.forwards(None, editor)
    return on_postgres


@pytest.fixture
def neighbour(store):
    """Another session with a transaction of its own."""
    with psycopg.connect(**store.get_connection_params() | {"cursor_factory": psycopg.ClientCursor}) as session:
        yield session


def add(subject="case:1"):
    with transaction.atomic():
        return record("case.opened", subject, by="clerk")


def test_one_and_many_entries_are_sealed_proved_and_verified(store):
    seq = add()
    with transaction.atomic():
        assert record_many(NewEntry("case.opened", f"case:{i}", "clerk") for i in range(25_000)) == 25_000
    assert [number for number, _ in entry_bytes(seqs_of("case:7"))] == [seq + 8]
    assert seal().size == 25_001
    assert verify().ok
    assert "第 9 条" in standalone.check(proof(9))


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_seal"])
@pytest.mark.parametrize("attack", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_itself_refuses_to_rewrite(store, table, attack):
    add()
    seal()
    column = "body" if table == "ledger_entry" else "root"
    with pytest.raises(DatabaseError, match="账本只可追加"), store.cursor() as cursor:
        cursor.execute(attack.format(table, column, column))


def test_a_number_cannot_be_chosen(store):
    with pytest.raises(DatabaseError), store.cursor() as cursor:
        cursor.execute("INSERT INTO ledger_entry VALUES (7, 'case:1', '{}')")


def test_a_rolled_back_number_is_a_hole_and_no_finding(store):
    add()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("case.opened", "case:2", by="clerk")
        raise ZeroDivisionError
    add()
    assert seal().size == 2 and open_holes() == [(2, 2)]
    assert verify().ok


def test_a_transaction_that_commits_late_is_sealed_late(store, neighbour):
    add()
    late = neighbour.execute(INSERT, ["case:late"]).fetchone()[0]
    add()
    assert seal().size == 2
    neighbour.commit()
    assert verify().ok, "a row in an open hole is waited for"
    assert seal().size == 3 and open_holes() == []
    assert standalone.check(proof(late)) and verify().ok


def test_many_sessions_write_and_give_up_while_the_sealer_runs(store):
    parameters = store.get_connection_params() | {"cursor_factory": psycopg.ClientCursor}

    def work(number):
        with psycopg.connect(**parameters) as session:
            for i in range(100):
                session.execute(INSERT, [f"case:{number}-{i}"])
                session.execute(INSERT, [f"case:{number}-{i}"])
                session.rollback() if (number + i) % 5 == 0 else session.commit()

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(work, number) for number in range(4)]
        while not all(writer.done() for writer in writers):
            seal()
    assert all(writer.exception() is None for writer in writers)
    assert seal().size == 4 * 80 * 2
    assert verify().ok and all(standalone.check(paper) for paper in proofs(seqs_of("case:1-1")))


def test_a_row_put_into_an_old_hole_is_named(store, neighbour):
    add()
    late = neighbour.execute(INSERT, ["case:late"]).fetchone()[0]
    add()
    seal()
    neighbour.commit()
    with use_now(now() + 2 * LIFE):
        assert [(p.kind, p.seq) for p in verify().problems] == [("inserted", late)]


def test_an_altered_and_a_removed_row_are_named(store):
    for _ in range(4):
        add()
    seal()
    with store.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_entry SET subject = 'case:x' WHERE seq = 2")
        cursor.execute("DELETE FROM ledger_entry WHERE seq = 4")
    assert [(p.kind, p.seq) for p in verify(deep=True).problems] == [("altered", 2), ("removed", 4)]


def test_the_migration_goes_back(store):
    with store.schema_editor() as editor:
        migration.backwards(None, editor)
    assert store.introspection.table_names() == []
