"""The ledger (账本): append-only and tamper-evident; every change of a record leaves one row in its own transaction.

Serves 电子签名法 第5条 (原件完整性), 行政处罚法 第47条 (全过程记录) and 个人信息保护法 第47条 (erasure stays possible:
personal data enters only as salted digests). Entry 记录, seal 封存, root 签名根, proof 存在证明, witness 见证文件,
digest 摘要, salt 盐值, leaf 叶, frontier 树的边缘, tamper drill 篡改演练.
"""

from yifa.ground.ledger.canonical import (
    NotCanonical,
    canonical,
    canonical_text,
    digest,
    new_salt,
    private_digest,
)
from yifa.ground.ledger.findings import Problem, Report
from yifa.ground.ledger.hashing import hash_function, hash_name
from yifa.ground.ledger.keys import MissingKey, make_key
from yifa.ground.ledger.proving import NoProof, consistency, proof, proofs
from yifa.ground.ledger.reading import entry_bytes, last_entry, leaf_hashes, records_changed_since, sealed_seqs, seqs_of
from yifa.ground.ledger.restoring import accept_restore
from yifa.ground.ledger.roots import Root, latest_root, root_at
from yifa.ground.ledger.sealing import AlgorithmChanged, RolledBack, seal
from yifa.ground.ledger.verifying import verify
from yifa.ground.ledger.watched import watch_digests
from yifa.ground.ledger.writing import NewEntry, OutsideTransaction, record, record_many

__all__ = [
    "AlgorithmChanged",
    "MissingKey",
    "NewEntry",
    "NoProof",
    "NotCanonical",
    "OutsideTransaction",
    "Problem",
    "Report",
    "RolledBack",
    "Root",
    "accept_restore",
    "canonical",
    "canonical_text",
    "consistency",
    "digest",
    "entry_bytes",
    "hash_function",
    "hash_name",
    "last_entry",
    "latest_root",
    "leaf_hashes",
    "make_key",
    "new_salt",
    "private_digest",
    "proof",
    "proofs",
    "record",
    "record_many",
    "records_changed_since",
    "root_at",
    "seal",
    "sealed_seqs",
    "seqs_of",
    "verify",
    "watch_digests",
]
