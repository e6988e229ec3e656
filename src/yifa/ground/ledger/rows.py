"""The rows that a verification reads: seals as they stand, and the entries of each seal against its leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from yifa.ground.ledger.findings import Findings
from yifa.ground.ledger.hashing import hash_function
from yifa.ground.ledger.merkle import WIDTH, Hash
from yifa.ground.ledger.reading import Run, bytes_of, runs_of, stream
from yifa.ground.ledger.roots import Root

MOST_COMPARED = 200  # wrong rows that are tried in each other's places
ENTRIES = "SELECT seq, subject, body FROM ledger_entry WHERE seq BETWEEN %s AND %s ORDER BY seq"
Content = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SealRow:
    """One row of ledger_seal, nothing of it believed yet."""

    start: int
    size: int
    first_seq: int
    last_seq: int
    seqs_text: str
    leaves: bytes
    peaks: bytes
    tiles: bytes
    root: Root

    @property
    def named(self) -> str:
        return f"第 {self.first_seq} 至 {self.last_seq} 条这一批"

    def leaf(self, index: int) -> bytes:
        return self.leaves[index * WIDTH : (index + 1) * WIDTH]

    def runs(self) -> list[Run]:
        """The entry numbers in leaf order; empty when they do not fit the rest of the row."""
        try:
            runs = runs_of(self.seqs_text)
        except ValueError:
            return []
        count = sum(last - first + 1 for first, last in runs)
        fits = count == self.size - self.start == len(self.leaves) // WIDTH
        ends = (min(runs)[0], max(last for _, last in runs)) if runs else ()
        return runs if fits and ends == (self.first_seq, self.last_seq) else []


def seals() -> Iterator[SealRow]:
    """All seals, oldest first."""
    sql = (
        "SELECT start, size, first_seq, last_seq, seqs, leaves, peaks, tiles, root, at, algorithm, key_id, signature "
        "FROM ledger_seal WHERE size > %s ORDER BY size LIMIT 32"
    )
    size = -1
    while rows := list(stream(sql, [size])):
        for start, size, first, last, seqs, leaves, peaks, tiles, *root in rows:
            blobs = (bytes(leaves), bytes(peaks), bytes(tiles))
            yield SealRow(start, size, first, last, seqs, *blobs, Root(size, *root))


class Mismatches:
    """Sealed entries that do not hash to their leaves. Named together at the end, because a row may have been
    moved into another seal's place."""

    def __init__(self) -> None:
        self._rows: dict[int, Content | None] = {}  # None: the number is gone
        self._leaves: dict[int, bytes] = {}
        self._hash: Hash | None = None

    def compare(self, row: SealRow, runs: list[Run]) -> None:
        """Read the entries of one seal and keep those that are wrong."""
        self._hash = hash = hash_function(row.root.algorithm)
        index = 0
        for first, last in runs:
            due = first
            for seq, subject, body in stream(ENTRIES, [first, last]):
                for gone in range(due, seq):
                    self._keep(gone, None, row.leaf(index + gone - first))
                due = seq + 1
                leaf = row.leaf(index + seq - first)
                if hash(b"\0" + bytes_of(seq, subject, body)) != leaf:
                    self._keep(seq, (subject, body), leaf)
            for gone in range(due, last + 1):
                self._keep(gone, None, row.leaf(index + gone - first))
            index += last - first + 1

    def _keep(self, seq: int, content: Content | None, leaf: bytes) -> None:
        self._rows[seq] = content if len(self._leaves) < MOST_COMPARED or content is None else ("", "")
        if len(self._leaves) < MOST_COMPARED:
            self._leaves[seq] = leaf

    def _moves(self) -> dict[int, int]:
        """Place -> the number whose original content stands there now."""
        moves: dict[int, int] = {}
        for place in self._leaves:
            content = self._rows[place]
            for seq, leaf in self._leaves.items():
                if content and self._hash and self._hash(b"\0" + bytes_of(seq, *content)) == leaf:
                    moves[place] = seq
        return moves

    def name(self, found: Findings) -> None:
        """Say of each what happened to it."""
        moves = self._moves()
        places = {seq: place for place, seq in moves.items()}
        for seq in sorted(self._rows):
            if seq in places:
                found.add("reordered", f"第 {seq} 条的内容被挪到了第 {places[seq]} 条的位置。", seq=seq)
                if seq not in moves and self._rows[seq] is not None:
                    found.add("inserted", f"第 {seq} 条的位置上插进了外来的内容。", seq=seq)
            elif self._rows[seq] is None:
                found.add("removed", f"第 {seq} 条被移除。", seq=seq)
            elif seq in moves:
                found.add("removed", f"第 {seq} 条被移除，其位置上是原第 {moves[seq]} 条的内容。", seq=seq)
            else:
                found.add("altered", f"第 {seq} 条的内容被改动。", seq=seq)
