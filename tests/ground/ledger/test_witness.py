"""What only a memory outside the database can tell, and the key that is kept there."""

import json
import stat

import pytest
from django.db import connection, transaction
from factories.ledger import as_attacker

from yifa.ground.ledger import (
    AlgorithmChanged,
    MissingKey,
    RolledBack,
    accept_restore,
    latest_root,
    leaf_hashes,
    make_key,
    record,
    root_at,
    seal,
    verify,
)
from yifa.ground.ledger.roots import read_witness, witness_file


def add(count=1):
    with transaction.atomic():
        for i in range(count):
            record("case.closed", f"case:{i}", by="clerk")


def put_back(size):
    as_attacker(f"DELETE FROM ledger_entry WHERE seq > {size}", f"DELETE FROM ledger_seal WHERE size > {size}")


def kinds():
    return [problem.kind for problem in verify().problems]


def test_the_private_key_is_for_its_owner_alone(settings):
    key_id = make_key()
    assert stat.S_IMODE((settings.YIFA_KEY_DIR / "ledger.key").stat().st_mode) == 0o600
    assert (settings.YIFA_KEY_DIR / f"ledger-{key_id}.pub.pem").read_text().startswith("-----BEGIN PUBLIC KEY")
    assert make_key() == key_id


def test_sealing_with_nothing_new_makes_no_root(sealed):
    assert seal() == sealed == latest_root()
    assert len(leaf_hashes(30)) == 30 * 32


def test_the_newest_root_stands_beside_the_key(sealed):
    assert read_witness() == sealed and sealed.holds()


def test_an_old_backup_is_noticed_and_never_signed_over(sealed):
    put_back(20)
    assert kinds() == ["rolled_back"]
    add(15)
    with pytest.raises(RolledBack, match="备份"):
        seal()
    assert latest_root().size == 20 and read_witness() == sealed


def test_an_empty_store_in_place_of_ours_is_never_signed(sealed):
    put_back(0)
    add()
    with pytest.raises(RolledBack):
        seal()
    assert accept_restore(by="sysadmin", reason="从零开始").size == 2
    assert verify().ok


def test_a_lawful_restore_is_written_down_and_verifies(sealed):
    put_back(20)
    root = accept_restore(by="sysadmin", reason="硬盘损坏，恢复昨夜备份")
    assert root.size == 21 and verify().ok
    assert read_witness() == root
    assert json.loads(witness_file().with_name("ledger-witness-30.json").read_text())["root"] == sealed.root


def test_accepting_a_restore_that_did_not_happen_changes_nothing(sealed):
    assert accept_restore(by="sysadmin", reason="误点") == sealed
    assert verify().entries == 30


@pytest.mark.parametrize("spoil", [lambda f: f.unlink(), lambda f: f.write_text("{"), lambda f: f.write_text("{}")])
def test_a_lost_or_spoilt_witness_is_said(sealed, spoil):
    spoil(witness_file())
    assert kinds() == ["witness"]


def test_a_forged_witness_is_said(sealed):
    forged = json.loads(witness_file().read_text()) | {"size": 5}
    witness_file().write_text(json.dumps(forged))
    assert kinds() == ["witness"]


def test_a_lost_key_is_never_replaced_silently(sealed, settings):
    (settings.YIFA_KEY_DIR / "ledger.key").unlink()
    add()
    with pytest.raises(MissingKey, match="恢复"):
        seal()
    assert latest_root() == sealed


def test_roots_of_an_earlier_key_still_hold(sealed, settings):
    (settings.YIFA_KEY_DIR / "ledger.key").unlink()
    make_key()
    add()
    assert seal().key_id != sealed.key_id
    assert verify().ok


def test_the_hash_of_a_begun_ledger_cannot_be_changed(sealed, settings):
    settings.YIFA_LEDGER_HASH = "sha256"
    add()
    with pytest.raises(AlgorithmChanged, match="sm3"):
        seal()


@pytest.mark.django_db(transaction=True)
def test_a_ledger_of_sha256(settings):
    settings.YIFA_LEDGER_HASH = "sha256"
    add(3)
    assert seal().algorithm == "sha256" and verify().ok


@pytest.mark.django_db(transaction=True)
def test_a_large_batch_is_sealed_in_parts_of_one_tree(monkeypatch):
    monkeypatch.setattr("yifa.ground.ledger.sealing.BATCH", 1500)
    add(4000)
    assert seal().size == 4000
    assert [root_at(size).size for size in (1500, 3000, 4000)] == [1500, 3000, 4000]
    assert verify().ok


@pytest.mark.django_db(transaction=True)
def test_a_seal_that_is_rolled_back_leaves_no_witness():
    add()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        seal()
        raise ZeroDivisionError
    assert read_witness() is None and latest_root() is None
    assert connection.in_atomic_block is False
