"""Proofs checked by the stand-alone verifier alone: Python's standard library and openssl, no project code."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction
from factories.ledger import as_attacker

from yifa.ground.ledger import (
    NoProof,
    consistency,
    digest,
    new_salt,
    private_digest,
    proof,
    proofs,
    record,
    seal,
    standalone,
)

SCRIPT = Path(standalone.__file__)


def flip(text):
    return text[:-1] + ("0" if text[-1] != "0" else "1")


def run(tmp_path, paper, *more):
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(paper, ensure_ascii=False, indent=2))
    return subprocess.run(
        [sys.executable, "-I", SCRIPT, file, *more],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PATH": "/usr/bin"},
    )


def passes(paper):
    try:
        standalone.check(paper)
    except standalone.Bad:
        return False
    return True


def test_the_script_is_short_and_stands_on_the_standard_library_alone():
    lines = SCRIPT.read_text().splitlines()
    imported = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}
    assert len(lines) <= 120
    assert imported <= sys.stdlib_module_names


def test_a_stranger_checks_a_proof(sealed, tmp_path):
    outcome = run(tmp_path, proof(17))
    assert outcome.returncode == 0, outcome.stderr
    assert "相符" in outcome.stdout and "第 17 条" in outcome.stdout and sealed.key_id in outcome.stdout


def test_a_forged_proof_is_refused(sealed, tmp_path):
    forged = proof(17)
    forged["entry"]["by"] = "other"
    outcome = run(tmp_path, forged)
    assert outcome.returncode == 1 and "不符" in outcome.stderr and "第 17 条" in outcome.stderr


def test_a_proof_signed_by_another_key_than_the_published_one_is_refused(sealed, tmp_path, settings):
    paper = proof(17)
    settings.YIFA_KEY_DIR = tmp_path / "other"
    from yifa.ground.ledger import make_key

    other = tmp_path / "other" / f"ledger-{make_key()}.pub.pem"
    outcome = run(tmp_path, paper, other)
    assert outcome.returncode == 1 and "公钥不是" in outcome.stderr


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"root": 1}'])
def test_what_is_no_proof_ends_in_a_sentence(tmp_path, content):
    (tmp_path / "x.json").write_text(content)
    outcome = subprocess.run([sys.executable, "-I", SCRIPT, tmp_path / "x.json"], capture_output=True, text=True)
    assert outcome.returncode == 1 and "无法核验：文件读不出来" in outcome.stderr and "Traceback" not in outcome.stderr


FORGERIES = {
    "entry": lambda p: p["entry"].update(at="2020-01-01T00:00:00+08:00"),
    "number": lambda p: p["entry"].update(seq=p["entry"]["seq"] + 1),
    "position": lambda p: p.update(leaf_index=p["leaf_index"] ^ 1),
    "beyond": lambda p: p.update(leaf_index=30),
    "path": lambda p: p["path"].__setitem__(0, flip(p["path"][0])),
    "shorter path": lambda p: p["path"].pop(),
    "longer path": lambda p: p["path"].append("00" * 32),
    "root": lambda p: p["root"].update(root=flip(p["root"]["root"])),
    "size": lambda p: p["root"].update(size=31),
    "time": lambda p: p["root"].update(at="2020-01-01T00:00:00+08:00"),
    "hash": lambda p: p["root"].update(algorithm="sha256"),
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_every_part_of_a_proof_is_checked(sealed, forgery):
    paper = proof(8)
    assert passes(copy.deepcopy(paper))
    forgery(paper)
    assert not passes(paper)


@pytest.mark.parametrize("size", [10, 20, 30])
def test_an_entry_is_proved_under_any_signed_root_that_covers_it(sealed, size):
    assert all(passes(paper) for paper in proofs(range(1, size + 1), size=size))


@pytest.mark.django_db(transaction=True)
def test_proofs_across_tiles(monkeypatch):
    with transaction.atomic():
        for i in range(2600):
            record("case.opened", f"case:{i}", by="clerk")
    seal()
    assert all(passes(paper) for paper in proofs([1, 1024, 1025, 2048, 2049, 2600]))


@pytest.mark.django_db(transaction=True)
def test_the_public_half_of_a_record_is_checked_with_it():
    salt, public, private = new_salt(), {"kind": "纠纷", "place": "500155117"}, {"name": "演示甲"}
    with transaction.atomic():
        seq = record("case.opened", "case:1", by="clerk", digests={"case:1": digest(public, private, salt)})
    seal()
    shown = {"case:1": {"public": public, "private": private_digest(private, salt)}}
    paper = proof(seq, records=shown)
    assert passes(paper) and "演示甲" not in json.dumps(paper, ensure_ascii=False)
    paper["records"]["case:1"]["public"]["place"] = "360281"
    assert not passes(paper)


def test_an_older_root_is_proved_to_be_the_beginning(sealed, tmp_path):
    paper = consistency(10, 20)
    assert run(tmp_path, paper).returncode == 0
    paper["old_root"] = consistency(20)["old_root"] | {"size": 10}
    assert run(tmp_path, paper).returncode == 1


@pytest.mark.parametrize(("old", "new"), [(10, 30), (20, 30), (30, 30)])
def test_consistency_and_its_forgery(sealed, old, new):
    paper = consistency(old, new)
    assert passes(copy.deepcopy(paper))
    paper["path"] = paper["path"][:-1] if paper["path"] else ["00" * 32]
    assert not passes(paper)


def test_no_proof_is_given_where_there_is_none(sealed):
    with transaction.atomic():
        unsealed = record("case.closed", "case:1", by="clerk")
    for ask in (lambda: proof(unsealed), lambda: proof(999), lambda: proof(25, size=20), lambda: proof(1, size=7)):
        with pytest.raises(NoProof, match="。"):
            ask()


def test_no_proof_is_given_for_an_altered_row(sealed):
    as_attacker("UPDATE ledger_entry SET body = '{}' WHERE seq = 3")
    with pytest.raises(NoProof, match="核验"):
        proof(3)
