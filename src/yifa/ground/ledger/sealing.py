"""seal(): put the new entries under a signed root. Runs in the watch process and when a report is built.

Entries are taken in the order of their numbers among those that have been committed. On SQLite numbers are
given under the write lock and have no gaps; on PostgreSQL they have (see :mod:`.holes` and docs/adr/0010).
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction

from yifa.ground.calendar import now
from yifa.ground.ledger.hashing import hash_function, hash_name
from yifa.ground.ledger.holes import gaps, open_holes
from yifa.ground.ledger.keys import Signer, make_key
from yifa.ground.ledger.merkle import Frontier
from yifa.ground.ledger.reading import Run, bytes_of, pack, pack_runs, stream
from yifa.ground.ledger.roots import Root, read_witness, root_at, write_witness

BATCH = 32_768  # entries under one signature at most: about 1 MB of leaf hashes, some 0.2 s of writing
TILE_LEVEL = 10  # roots of 1024-leaf subtrees are kept, so that a proof reads a thousandth of the leaves
LAST = 2**63 - 1
SEALERS = 0x59_49_46_41  # advisory lock: one sealer at a time


class AlgorithmChanged(RuntimeError):
    """The setting names another hash than the one this ledger was begun with."""


class RolledBack(RuntimeError):
    """The store is older than the newest root signed here, or another one; signing on would bless a second history."""


def seal() -> Root | None:
    """Seal everything committed so far; returns the newest root (None while the ledger is empty).

    Raises RolledBack, MissingKey, AlgorithmChanged; the entries stay and are sealed once that is put right.
    """
    witness = read_witness()
    if witness is not None and root_at(witness.size) != witness:
        raise RolledBack(
            f"账本与密钥旁的见证文件不符：已签名封存过 {witness.size} 条，库中没有这个签名根。"
            "请先运行账本核验；若确是从备份恢复，请登记恢复经过后再封存。"
        )
    signer: Signer | None = None
    while True:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALERS])
            batch = _next_batch()
            if batch.rows:
                signer = signer or _signer()
                root = _seal_batch(batch, signer)
                transaction.on_commit(lambda root=root: write_witness(root))  # type: ignore[misc]
        if len(batch.rows) < BATCH:
            return root_at()


def _signer() -> Signer:
    """The key; made here only when this installation has never signed anything."""
    if root_at() is None and read_witness() is None:
        make_key()
    return Signer()


Row = tuple[int, str, str]
BETWEEN = "SELECT seq, subject, body FROM ledger_entry WHERE seq BETWEEN %s AND %s ORDER BY seq LIMIT %s"


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one seal covers: rows by number, the numbers it skips, and those of earlier skips that it takes."""

    rows: list[Row]
    holes: list[Run]
    late: list[int]


def _next_batch() -> _Batch:
    """The next committed, unsealed rows; late ones first."""
    rows: list[Row] = []
    for first, last in open_holes():
        rows += stream(BETWEEN, [first, last, BATCH - len(rows)])
    late = [row[0] for row in rows]
    top = next(stream("SELECT max(last_seq) FROM ledger_seal"))[0] or 0
    new = list(stream(BETWEEN, [top + 1, LAST, BATCH - len(rows)]))
    holes = gaps([row[0] for row in new], top) if connection.vendor == "postgresql" else []
    return _Batch(rows + new, holes, late)


def _seal_batch(batch: _Batch, signer: Signer) -> Root:
    frontier, algorithm = _frontier()
    start = frontier.size
    hash = frontier.hash
    leaves = [hash(b"\0" + bytes_of(*row)) for row in batch.rows]
    tiles = frontier.extend(leaves, collect=TILE_LEVEL)
    unsigned = Root(frontier.size, frontier.root().hex(), now().isoformat(), algorithm, signer.key_id)
    root = replace(unsigned, signature=signer.sign(unsigned.message()))
    seqs = [row[0] for row in batch.rows]
    columns: dict[str, Any] = {
        "size": root.size,
        "start": start,
        "first_seq": min(seqs),
        "last_seq": max(seqs),
        "seqs": pack(seqs),
        "holes": pack_runs(batch.holes),
        "late": pack(batch.late),
        "leaves": b"".join(leaves),
        "peaks": frontier.to_bytes(),
        "tiles": b"".join(tiles),
        "root": root.root,
        "at": root.at,
        "algorithm": root.algorithm,
        "key_id": root.key_id,
        "signature": root.signature,
    }
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO ledger_seal ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608 names from above
            list(columns.values()),
        )
    return root


def _frontier() -> tuple[Frontier, str]:
    """The tree's edge as the last seal left it, and the hash it is built with."""
    name = hash_name()
    with connection.cursor() as cursor:
        cursor.execute("SELECT size, peaks, algorithm FROM ledger_seal ORDER BY size DESC LIMIT 1")
        row = cursor.fetchone()
    if row is None:
        return Frontier(hash_function(name)), name
    if row[2] != name:
        raise AlgorithmChanged(f"账本建立时用的是 {row[2]}，设置 YIFA_LEDGER_HASH 不得改为 {name}，请改回。")
    return Frontier(hash_function(name), row[0], bytes(row[1])), name
