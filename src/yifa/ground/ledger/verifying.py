"""verify(): walk the ledger from its first row and name whatever was altered, removed, reordered, inserted,
cut off, replaced or put back.

1. Every seal joins the one before it, recomputes to its root, and is signed by a key kept here.
2. Every sealed entry hashes to its leaf; what does not is looked for elsewhere, so that a swap is called a swap.
3. No entry stands between sealed ones without being sealed.
4. The witness file beside the key agrees: only it can tell an old backup from the present.
5. Deep: every record in the store has the digest that the ledger last saw.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

from yifa.ground.ledger.findings import Findings, Report
from yifa.ground.ledger.hashing import ALGORITHMS, hash_function
from yifa.ground.ledger.holes import open_holes, subtract
from yifa.ground.ledger.merkle import Frontier
from yifa.ground.ledger.reading import Run, stream
from yifa.ground.ledger.roots import Root, read_witness, root_at
from yifa.ground.ledger.rows import Mismatches, SealRow, seals
from yifa.ground.ledger.sealing import LAST, TILE_LEVEL
from yifa.ground.ledger.watched import WATCHED

NUMBERS = "SELECT seq FROM ledger_entry WHERE seq BETWEEN %s AND %s ORDER BY seq"
LOWEST = -(2**63)
Progress = Callable[[int, int], None]


def verify(*, deep: bool = False, progress: Progress | None = None) -> Report:
    """Check the whole ledger; reads one consistent state and writes nothing.

    ``deep`` also recomputes each watched record's digest. ``progress(done, total)`` is called as entries are read.
    """
    found = Findings()
    # The witness first: it is written after its seal is committed, so a state read later contains that seal.
    witness = read_witness()
    with _one_state():
        total = next(stream("SELECT count(*) FROM ledger_entry"))[0]
        _Walk(found, total, witness, progress).run()
        if deep:
            _compare_records(found)
        root = root_at()
    sealed = root.size if root else 0
    return Report(tuple(found.problems), dict(found.counts), total, sealed, root, deep)


@contextmanager
def _one_state() -> Iterator[None]:
    """One snapshot for all reads, without taking the write lock that atomic() would take on SQLite."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN"
    with connection.cursor() as cursor:
        cursor.execute(begin)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


class _Walk:
    def __init__(self, found: Findings, total: int, witness: Root | None, progress: Progress | None) -> None:
        self.found = found
        self.witness = witness
        self.total = total
        self.progress = progress or (lambda done, total: None)
        self.frontier: Frontier | None = None  # None once the tree is broken: later roots say nothing new
        self.size = 0
        self.runs: list[Run] = []
        self.roots: dict[int, str] = {}
        self.mismatches = Mismatches()

    def run(self) -> None:
        for row in seals():
            self._seal(row)
            self.progress(self.size, self.total)
        self.mismatches.name(self.found)
        self._unsealed()
        self._witness()

    def _seal(self, row: SealRow) -> None:
        """Steps 1 and 2 for one batch."""
        if row.root.algorithm not in ALGORITHMS:
            self.found.add("seal_altered", f"{row.named} 的散列算法被改动。", seq=row.first_seq)
            return
        if self.size == 0:
            self.frontier = Frontier(hash_function(row.root.algorithm))
        if row.start != self.size:
            self.found.add("seal_removed", f"{row.named} 之前的封存记录不见了。", seq=row.first_seq)
            self.frontier = None
        if not row.root.holds():
            self.found.add("signature", f"{row.named} 的签名根不是本机密钥所签，可能被伪造。", seq=row.first_seq)
        self.roots[row.size] = row.root.root
        self.size = row.size
        if runs := row.runs():
            self._tree(row)
            self.mismatches.compare(row, runs)
            self.runs += runs
        else:
            self.found.add("seal_altered", f"{row.named} 的封存记录被改动，条数对不上。", seq=row.first_seq)
            self.frontier = None

    def _tree(self, row: SealRow) -> None:
        if self.frontier is None:
            return
        tiles = self.frontier.extend((row.leaf(i) for i in range(row.size - row.start)), collect=TILE_LEVEL)
        if self.frontier.root().hex() != row.root.root:
            sentence = f"{row.named} 重算的根与签名根不符：这一批里的记录连同其散列被一起改写。"
            self.found.add("tree", sentence, seq=row.first_seq)
            self.frontier = None
        elif row.peaks != self.frontier.to_bytes() or row.tiles != b"".join(tiles):
            self.found.add("seal_altered", f"{row.named} 的封存记录被改动，中间散列对不上。", seq=row.first_seq)

    def _unsealed(self) -> None:
        """Step 3: rows between sealed ones, and, where numbers have no gaps, rows missing from the open tail."""
        runs = sorted(self.runs)
        top = max((last for _, last in runs), default=0)
        unsealed = subtract([(LOWEST, top)], runs)
        for low, high in subtract(unsealed, open_holes()):
            for (seq,) in stream(NUMBERS, [low, high]):
                self.found.add("inserted", f"第 {seq} 条是封存之后插进来的。", seq=seq)
        if connection.vendor == "postgresql":
            return
        for (seq,) in stream(NUMBERS, [top + 1, LAST], large=True):
            if seq != top + 1:
                self.found.add("removed", f"第 {top + 1} 至 {seq - 1} 条被移除（尚未封存）。", seq=top + 1)
            top = seq

    def _witness(self) -> None:
        """Step 4. Within a transaction the seals may be its own, not yet witnessed."""
        if self.witness is None:
            if self.size and not connection.in_atomic_block:
                self.found.add("witness", "密钥旁的见证文件不见了，无法判断账本是否被退回，请从密钥备份恢复。")
        elif not self.witness.holds():
            self.found.add("witness", "密钥旁的见证文件已损坏，或不是本机密钥所签，请从密钥备份恢复。")
        else:
            self._compare_witness(self.witness)

    def _compare_witness(self, witness: Root) -> None:
        if witness.size > self.size:
            sentence = (
                f"账本被截断，或退回到了旧备份：已签名封存过 {witness.size} 条（{witness.at}），"
                f"现在只有 {self.size} 条，自第 {self.size + 1} 条起缺失。"
            )
            self.found.add("rolled_back", sentence, seq=self.size + 1)
        elif self.roots.get(witness.size) != witness.root:
            sentence = f"账本被整体替换：见证文件所记前 {witness.size} 条的签名根与库中的不同。"
            self.found.add("replaced", sentence, seq=1)


def _latest_digests(nouns: set[str], found: Findings) -> dict[str, bytes]:
    """subject -> entry number (8 bytes) and the latest digest (32 bytes), of the watched nouns."""
    latest: dict[str, bytes] = {}
    for seq, body in stream("SELECT seq, body FROM ledger_entry ORDER BY seq", large=True):
        try:
            digests = json.loads(body)["digests"]
            for subject, value in digests.items():
                if subject.partition(":")[0] not in nouns:
                    continue
                if value is None:
                    latest.pop(subject, None)
                else:
                    latest[subject] = seq.to_bytes(8, "big") + bytes.fromhex(value)
        except (ValueError, KeyError, TypeError, AttributeError):
            found.add("unreadable", f"第 {seq} 条不是系统写入的，读不出内容。", seq=seq)
    return latest


def _compare_records(found: Findings) -> None:
    """Step 5."""
    latest = _latest_digests({watched.code for watched in WATCHED}, found)
    for watched in WATCHED:
        for subject, value in watched.recompute():
            held = latest.pop(subject, None)
            if held is None:
                found.add("record_unlogged", f"{subject} 在库中，但账本里没有它：不是经系统写入的。", subject=subject)
            elif held[8:].hex() != value:
                seq = int.from_bytes(held[:8], "big")
                sentence = f"{subject} 的现存内容与账本第 {seq} 条所记的摘要不符：记录被绕过系统改动。"
                found.add("record_altered", sentence, seq=seq, subject=subject)
    for subject, held in latest.items():
        seq = int.from_bytes(held[:8], "big")
        found.add("record_missing", f"{subject} 已不在库中，账本第 {seq} 条却记有它。", seq=seq, subject=subject)
