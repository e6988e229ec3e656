"""Tamper drills: somebody who owns the database changes it by raw SQL; verify() names the first bad item."""

import pytest
from django.db import connection, transaction
from factories.ledger import as_attacker

from yifa.ground.ledger import hash_name, latest_root, record, seal, verify
from yifa.ground.ledger.hashing import hash_function
from yifa.ground.ledger.merkle import Frontier
from yifa.ground.ledger.reading import bytes_of

SWAP = (
    "UPDATE ledger_entry SET seq = -1 WHERE seq = 7",
    "UPDATE ledger_entry SET seq = 7 WHERE seq = 22",
    "UPDATE ledger_entry SET seq = 22 WHERE seq = -1",
)
RENUMBER = ("UPDATE ledger_entry SET seq = -seq WHERE seq > {0}", "UPDATE ledger_entry SET seq = {1} WHERE seq < 0")


def row(seq):
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, subject, body FROM ledger_entry WHERE seq = %s", [seq])
        return cursor.fetchone()


def found():
    return [(problem.kind, problem.seq) for problem in verify().problems]


def test_an_untouched_ledger_verifies(sealed):
    report = verify()
    assert report.ok and (report.entries, report.sealed, report.root) == (30, 30, sealed)


@pytest.mark.django_db
def test_an_empty_ledger_verifies():
    assert verify().ok and seal() is None


@pytest.mark.parametrize(
    "change", ["subject = 'case:x'", "body = replace(body, 'clerk', 'other')", "body = '{}'", "body = ''"]
)
def test_an_altered_row_is_named(sealed, change):
    as_attacker(f"UPDATE ledger_entry SET {change} WHERE seq = 14")
    report = verify()
    assert [(p.kind, p.seq) for p in report.problems] == [("altered", 14)]
    assert "第 14 条" in report.problems[0].sentence


def test_a_removed_row_is_named(sealed):
    as_attacker("DELETE FROM ledger_entry WHERE seq = 11")
    assert found() == [("removed", 11)]


def test_swapped_rows_are_named_as_reordered(sealed):
    as_attacker(*SWAP)
    assert found() == [("reordered", 7), ("reordered", 22)]


def test_a_removal_hidden_by_renumbering_is_still_a_removal(sealed):
    as_attacker("DELETE FROM ledger_entry WHERE seq = 5", *(s.format(5, "-seq - 1") for s in RENUMBER))
    named = found()
    assert named[0] == ("removed", 5)
    assert {kind for kind, _ in named[1:]} == {"reordered"}


def test_an_insertion_hidden_by_renumbering_is_still_an_insertion(sealed):
    forged = ("INSERT INTO ledger_entry SELECT 6, 'case:forged', body FROM ledger_entry WHERE seq = 1",)
    as_attacker(*(s.format(5, "-seq + 1") for s in RENUMBER), forged)
    assert ("inserted", 6) in found()


def test_a_row_that_is_no_entry_is_named_by_the_deep_check(sealed):
    as_attacker("INSERT INTO ledger_entry VALUES (31, 'case:1', 'scribble')")
    seal()
    assert [(p.kind, p.seq) for p in verify(deep=True).problems] == [("unreadable", 31)]


@pytest.mark.parametrize("seq", [0, -3])
def test_a_row_before_the_first_is_named(sealed, seq):
    as_attacker(f"INSERT INTO ledger_entry VALUES ({seq}, 'case:forged', '{{}}')")
    assert found() == [("inserted", seq)]


def test_a_gap_in_the_unsealed_tail_is_named(sealed):
    with transaction.atomic():
        for _ in range(3):
            record("case.closed", "case:1", by="clerk")
    as_attacker("DELETE FROM ledger_entry WHERE seq = 32")
    assert found() == [("removed", 32)]


def test_a_truncated_tail_is_named_by_its_first_missing_row(sealed):
    as_attacker("DELETE FROM ledger_entry WHERE seq > 20", "DELETE FROM ledger_seal WHERE size > 20")
    assert found() == [("rolled_back", 21)]


def test_everything_deleted_is_noticed(sealed):
    as_attacker("DELETE FROM ledger_entry", "DELETE FROM ledger_seal")
    assert found() == [("rolled_back", 1)]


def test_a_seal_taken_out_of_the_middle_is_named(sealed):
    as_attacker("DELETE FROM ledger_seal WHERE size = 20")
    assert ("seal_removed", 21) in found()


def test_a_row_rewritten_together_with_its_leaf_breaks_the_signed_tree(sealed):
    seq, subject, body = row(14)
    forged = body.replace("clerk", "other")
    leaf = hash_function(hash_name())(b"\0" + bytes_of(seq, subject, forged))
    as_attacker(
        ("UPDATE ledger_entry SET body = %s WHERE seq = 14", [forged]),
        ("UPDATE ledger_seal SET leaves = CAST(substr(leaves, 1, 96) || %s || substr(leaves, 129) AS blob)"
         " WHERE size = 20", [leaf]),
    )  # fmt: skip
    assert found() == [("tree", 11)]


def test_a_root_recomputed_without_the_key_has_no_valid_signature(sealed):
    seq, subject, body = row(25)
    forged = body.replace("clerk", "other")
    hash = hash_function(hash_name())
    leaves = [hash(b"\0" + bytes_of(*row(i))) for i in range(1, 31)]
    leaves[24] = hash(b"\0" + bytes_of(seq, subject, forged))
    tree = Frontier(hash)
    tree.extend(leaves)
    as_attacker(
        ("UPDATE ledger_entry SET body = %s WHERE seq = 25", [forged]),
        ("UPDATE ledger_seal SET leaves = %s, peaks = %s, root = %s WHERE size = 30",
         [b"".join(leaves[20:]), tree.to_bytes(), tree.root().hex()]),
    )  # fmt: skip
    assert found() == [("signature", 21), ("replaced", 1)]


@pytest.mark.parametrize(
    "change", ["root = upper(root)", "at = '2020-01-01'", "signature = ''", "key_id = '../x'", "key_id = ''"]
)
def test_a_touched_root_is_no_longer_ours(sealed, change):
    as_attacker(f"UPDATE ledger_seal SET {change} WHERE size = 20")
    assert ("signature", 11) in found()


@pytest.mark.parametrize(
    "change",
    ["seqs = ''", "seqs = '1-x'", "seqs = '11-21'", "seqs = '11-19,25'", "leaves = zeroblob(319)",
     "peaks = zeroblob(64)", "tiles = zeroblob(32)", "last_seq = 19", "algorithm = 'md5'"],
)  # fmt: skip
def test_a_touched_seal_is_named(sealed, change):
    as_attacker(f"UPDATE ledger_seal SET {change} WHERE size = 20")
    assert ("seal_altered", 11) in found()


def test_a_chain_rebuilt_with_the_attackers_own_key_is_noticed(sealed, settings, tmp_path):
    as_attacker("DELETE FROM ledger_entry", "DELETE FROM ledger_seal")
    ours, settings.YIFA_KEY_DIR = settings.YIFA_KEY_DIR, tmp_path
    with transaction.atomic():
        for i in range(40):
            record("case.opened", f"case:forged-{i}", by="clerk")
    seal()
    settings.YIFA_KEY_DIR = ours
    assert found() == [("signature", 1), ("replaced", 1)]


def test_sealing_goes_on_after_a_finding_and_the_finding_stays(sealed):
    as_attacker("UPDATE ledger_entry SET body = '{}' WHERE seq = 3")
    with transaction.atomic():
        record("case.closed", "case:1", by="clerk")
    assert seal().size == 31
    assert latest_root().size == 31
    assert found() == [("altered", 3)]


def test_a_wholly_rewritten_ledger_does_not_drown_the_reader(sealed):
    as_attacker("DELETE FROM ledger_entry WHERE seq < 30")
    with transaction.atomic():
        for i in range(500):
            record("case.opened", f"case:{i}", by="clerk")
    seal()
    as_attacker("UPDATE ledger_entry SET body = '{}'")
    report = verify()
    assert len(report.problems) <= 200 and report.counts["altered"] == 501
