"""The sealed ledger in the package: leaves to root, root to signature, the report's own entry in the tree."""

import base64
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from yifa.ground.ledger.canonical import canonical
from yifa.ground.ledger.hashing import Hash, hash_function
from yifa.ground.ledger.merkle import WIDTH, root_of
from yifa.reports.annual.sealing import ROOT_FIELDS
from yifa.reports.annual.trace import content_hash
from yifa.reports.annual.verify.problem import CannotVerify, Problem

EVENT = "annual.report_compiled"


@dataclass
class Tree:
    """Leaves in order and the entry numbers they stand for. `firsts`, `places`: runs of numbers and their leaf."""

    root: dict[str, Any]
    leaves: bytes
    hash: Hash
    firsts: list[int]
    runs: list[tuple[int, int, int]]

    def leaf(self, seq: int) -> bytes | None:
        """The leaf hash of an entry, None when the tree does not hold it."""
        at = bisect_right(self.firsts, seq) - 1
        if at < 0:
            return None
        first, last, place = self.runs[at]
        if seq > last:
            return None
        start = (place + seq - first) * WIDTH
        return self.leaves[start : start + WIDTH]

    def holds(self, seq: int, entry: str) -> bool:
        """Is this text the entry of this number in the tree?"""
        return self.hash(b"\0" + entry.encode()) == self.leaf(seq)


def read_tree(path: Path, root: dict[str, Any]) -> Tree:
    """The tree of a package; raises CannotVerify when its parts are missing or malformed."""
    try:
        leaves = (path / "ledger" / "leaves.bin").read_bytes()
        runs = []
        place = 0
        for part in root["seqs"].split(","):
            first, _, last = part.partition("-")
            runs.append((int(first), int(last or first), place))
            place += runs[-1][1] - runs[-1][0] + 1
        runs.sort()
        return Tree(root, leaves, hash_function(root["algorithm"]), [run[0] for run in runs], runs)
    except (OSError, KeyError, ValueError, AttributeError) as error:
        raise CannotVerify(f"账本文件读不出来：{error}") from error


def check_root(tree: Tree, trace: dict[str, Any], key_id: str) -> Iterator[Problem]:
    """Leaves give the root; the root is signed; the trace names the same root."""
    root = tree.root
    leaves = [tree.leaves[start : start + WIDTH] for start in range(0, len(tree.leaves), WIDTH)]
    if len(tree.leaves) != root.get("size", 0) * WIDTH:
        yield Problem("root", "ledger/leaves.bin", f"应有{root.get('size')}条的叶散列，实有{len(leaves)}条")
    elif root_of(tree.hash, leaves).hex() != root.get("root"):
        yield Problem("root", "ledger/root.json", "由叶散列算出的根与账本根不一致")
    if any(trace["root"].get(key) != root.get(key) for key in ROOT_FIELDS):
        yield Problem("root", "trace.json", "出处文件写的账本根与ledger/root.json不一致")
    yield from check_signature(root, key_id)


def check_signature(root: dict[str, Any], key_id: str) -> Iterator[Problem]:
    """Ed25519 over the canonical root, by the key in the package or the office's published one."""
    try:
        key = load_pem_public_key(str(root.get("public_key", "")).encode())
        if not isinstance(key, Ed25519PublicKey):
            raise ValueError("不是Ed25519公钥")
        der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        found = hashlib.sha256(der).hexdigest()[:16]
        message = canonical({name: root.get(name) for name in ROOT_FIELDS if name != "signature"})
        key.verify(base64.b64decode(str(root.get("signature", ""))), message)
    except InvalidSignature:
        yield Problem("root", "ledger/root.json", "账本根的签名不对")
        return
    except ValueError as error:
        yield Problem("root", "ledger/root.json", f"账本根的公钥或签名读不出来：{error}")
        return
    if found != root.get("key_id") or (key_id and found != key_id):
        yield Problem("root", "ledger/root.json", f"签名公钥是{found}，不是{key_id or root.get('key_id')}")


def check_commitment(trace: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    """The trace's content is the one whose hash went into the ledger before the root was signed."""
    committed = trace["content"]
    try:
        found = content_hash(trace)
        entry_text = str(committed["entry"])
        entry = json.loads(entry_text)
        seq, event, recorded = entry["seq"], entry["event"], entry["data"]["content"]
    except (KeyError, TypeError, ValueError) as error:
        yield Problem("trace", "trace.json", f"出处文件的内容或者入账登记读不出来：{error}")
        return
    subject = f"report:{trace['place'].get('code')}-{trace['year']}"
    if event != EVENT or entry.get("subject") != subject or not tree.holds(seq, entry_text):
        yield Problem("trace", "trace.json", "账本里查不到本报告的登记")
    elif recorded != found or committed.get("hash") != found or committed.get("seq") != seq:
        yield Problem("trace", "trace.json", f"出处文件的内容与账本第{seq}条登记的不一致，有人改过")
