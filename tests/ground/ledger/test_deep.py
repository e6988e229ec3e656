"""verify(deep=True): the records in the store against the digests that the ledger last saw."""

import pytest
from django.db import transaction

from yifa.ground.ledger import digest, record, verify, watch_digests

pytestmark = pytest.mark.django_db


@pytest.fixture
def store():
    """A store of two notes, one other noun that nobody watches, and the ledger that knows them."""
    notes = {"note:1": {"text": "甲"}, "note:2": {"text": "乙"}}
    watch_digests("note", lambda: ((subject, digest(note, {}, b"")) for subject, note in notes.items()))
    write(notes, "note:1", "note:2")
    record("other.made", "other:1", by="clerk", digests={"other:1": "ab" * 32})
    return notes


def write(notes, *subjects):
    with transaction.atomic():
        record("note.written", subjects[0], by="clerk", digests={s: digest(notes[s], {}, b"") for s in subjects})


def named():
    return [(problem.kind, problem.subject) for problem in verify(deep=True).problems]


def test_records_written_through_the_ledger_agree(store):
    store["note:1"] = {"text": "改"}
    write(store, "note:1")
    assert named() == []


def test_a_record_changed_behind_the_ledger_is_named(store):
    store["note:2"] = {"text": "偷改"}
    assert named() == [("record_altered", "note:2")]
    assert verify().ok, "only the deep check reads the records"


def test_a_record_deleted_behind_the_ledger_is_named(store):
    del store["note:1"]
    assert named() == [("record_missing", "note:1")]


def test_a_record_put_in_behind_the_ledger_is_named(store):
    store["note:3"] = {"text": "私加"}
    assert named() == [("record_unlogged", "note:3")]


def test_a_lawful_erasure_is_no_finding(store):
    del store["note:1"]
    record("note.erased", "note:1", by="clerk", digests={"note:1": None})
    assert named() == []


def test_progress_reaches_the_end(store):
    seen = []
    verify(progress=lambda done, total: seen.append((done, total)))
    assert all(done <= total for done, total in seen)


def test_one_noun_is_watched_once(store):
    with pytest.raises(ValueError, match="两次"):
        watch_digests("note", lambda: iter(()))
