"""seal(): put the new entries under a signed root. Runs in the watch process and when a report is built.

Entries are taken in the order of their numbers among those that have been committed. On SQLite numbers are
given under the write lock and have no gaps. On PostgreSQL a number is drawn when the row is written, so a
later number may be committed first and a rolled-back one never comes: such holes are remembered for some
seals and taken when they fill (docs/adr/0010).
"""

from dataclasses import replace

from django.db import connection, transaction

from yifa.ground.calendar import now
from yifa.ground.ledger.hashing import hash_function, hash_name
from yifa.ground.ledger.keys import Signer, make_key
from yifa.ground.ledger.merkle import Frontier
from yifa.ground.ledger.reading import bytes_of, pack, stream, unpack
from yifa.ground.ledger.roots import Root, read_witness, root_at, write_witness

BATCH = 32_768  # entries under one signature at most: about 1 MB of leaf hashes, some 0.2 s of writing
TILE_LEVEL = 10  # roots of 1024-leaf subtrees are kept, so that a proof reads a thousandth of the leaves
MOST_HOLES = 1_000
SEALERS = 0x59_49_46_41  # advisory lock: one sealer at a time


class AlgorithmChanged(RuntimeError):
    """The setting names another hash than the one this ledger was begun with."""


def seal() -> Root | None:
    """Seal everything committed so far; returns the newest root (None while the ledger is empty)."""
    signer: Signer | None = None
    while True:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALERS])
            rows, holes = _new_rows()
            if rows:
                signer = signer or _signer()
                root = _seal_batch(rows, holes, signer)
                transaction.on_commit(lambda root=root: write_witness(root))  # type: ignore[misc]
        if len(rows) < BATCH:
            return root_at()


def _signer() -> Signer:
    """The key; made here only when this installation has never signed anything."""
    if root_at() is None and read_witness() is None:
        make_key()
    return Signer()


def _new_rows() -> tuple[list[tuple[int, str, str]], list[int]]:
    """The next batch of committed, unsealed rows by number, and the numbers still to be waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_seq) FROM ledger_seal")
        top = cursor.fetchone()[0] or 0
        cursor.execute("SELECT holes FROM ledger_seal ORDER BY size DESC LIMIT 1")
        newest = cursor.fetchone()
    holes = unpack(newest[0]) if newest else []
    rows: list[tuple[int, str, str]] = []
    if holes:
        marks = ",".join(["%s"] * len(holes))
        late = f"SELECT seq, subject, body FROM ledger_entry WHERE seq IN ({marks}) ORDER BY seq"  # noqa: S608
        rows += stream(late, holes)
    sql = "SELECT seq, subject, body FROM ledger_entry WHERE seq > %s ORDER BY seq LIMIT %s"
    rows += stream(sql, [top, BATCH])
    if not rows:
        return [], []
    seen = {row[0] for row in rows}
    open_holes = [seq for seq in holes if seq not in seen]
    if connection.vendor == "postgresql":
        open_holes += [seq for seq in range(top + 1, max(seen) + 1) if seq not in seen]
    return rows, open_holes[-MOST_HOLES:]


def _seal_batch(rows: list[tuple[int, str, str]], holes: list[int], signer: Signer) -> Root:
    frontier, algorithm = _frontier()
    start = frontier.size
    hash = frontier.hash
    leaves = [hash(b"\0" + bytes_of(*row)) for row in rows]
    tiles = frontier.extend(leaves, collect=TILE_LEVEL)
    unsigned = Root(frontier.size, frontier.root().hex(), now().isoformat(), algorithm, signer.key_id)
    root = replace(unsigned, signature=signer.sign(unsigned.message()))
    seqs = [row[0] for row in rows]
    columns: dict[str, object] = {
        "size": root.size,
        "start": start,
        "first_seq": min(seqs),
        "last_seq": max(seqs),
        "seqs": pack(seqs),
        "holes": pack(holes),
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
