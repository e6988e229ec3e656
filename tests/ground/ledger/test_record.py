import json

import pytest
from django.db import DatabaseError, connection, transaction
from factories.ledger import as_attacker

from yifa.ground.calendar import now, use_now
from yifa.ground.ledger import (
    NewEntry,
    NotCanonical,
    OutsideTransaction,
    canonical,
    entry_bytes,
    last_entry,
    record,
    record_many,
    seqs_of,
    verify,
)


class Falls(Exception):
    pass


def entries():
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM ledger_entry ORDER BY seq")
        return [seq for (seq,) in cursor.fetchall()]


@pytest.mark.django_db
def test_an_entry_is_the_canonical_json_of_what_was_said():
    present = now()
    with use_now(present):
        seq = record("case.opened", 'case:"一"', by="clerk", data={"n": 1}, digests={"case:1": "ab"})
    said = {"at": present.isoformat(), "by": "clerk", "data": {"n": 1}, "digests": {"case:1": "ab"}}
    said |= {"event": "case.opened", "seq": seq, "subject": 'case:"一"'}
    assert list(entry_bytes([seq])) == [(seq, canonical(said))]


@pytest.mark.django_db
def test_an_actor_is_written_by_username():
    class Actor:
        username = "clerk"

    seq = record("case.opened", "case:1", by=Actor())
    assert json.loads(next(entry_bytes([seq]))[1])["by"] == "clerk"


@pytest.mark.django_db
def test_numbers_go_up_by_one():
    first = record("case.opened", "case:1", by="clerk")
    assert record_many(NewEntry("case.opened", f"case:{i}", "clerk") for i in range(3)) == 3
    assert record("case.opened", "case:9", by="clerk") == first + 4
    assert seqs_of("case:1") == [first, first + 2]
    assert last_entry() == next(entry_bytes([first + 4]))


@pytest.mark.django_db
def test_an_empty_ledger_has_no_last_entry():
    assert last_entry() is None


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded():
    with pytest.raises(OutsideTransaction, match="事务"):
        record("case.opened", "case:1", by="clerk")
    with pytest.raises(OutsideTransaction):
        record_many([NewEntry("case.opened", "case:1", "clerk")])
    assert entries() == []


@pytest.mark.django_db(transaction=True)
def test_change_and_entry_fall_together_and_leave_no_gap():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE change (n integer)")
    try:
        with pytest.raises(Falls), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO change VALUES (1)")
            record("case.opened", "case:1", by="clerk")
            raise Falls
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO change VALUES (2)")
            record("case.opened", "case:2", by="clerk")
        with connection.cursor() as cursor:
            cursor.execute("SELECT n FROM change")
            assert cursor.fetchall() == [(2,)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE change")
    assert len(entries()) == 1
    assert verify().ok


@pytest.mark.django_db
def test_a_bad_entry_among_many_records_none():
    many = [NewEntry("case.opened", "case:1", "clerk"), NewEntry("case.opened", "case:2", "clerk", {"sum": 1.5})]
    with pytest.raises(NotCanonical, match="浮点"), transaction.atomic():
        record_many(many)
    assert entries() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET body = '{}'",
        "DELETE FROM ledger_entry",
        "INSERT OR REPLACE INTO ledger_entry (seq, subject, body) SELECT seq, 'case:2', body FROM ledger_entry",
    ],
)
def test_the_database_itself_refuses_to_rewrite(statement):
    record("case.opened", "case:1", by="clerk")
    with pytest.raises(DatabaseError, match="账本只可追加"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert len(seqs_of("case:1")) == 1


@pytest.mark.django_db
def test_the_guards_are_back_after_the_tests_own_attacks():
    as_attacker("DELETE FROM ledger_entry")
    record("case.opened", "case:1", by="clerk")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry")
