"""Proofs (存在证明): that an entry stands under a signed root, and that an older root is the beginning of a newer.

A proof is a plain dict, JSON as it is, which ``standalone.py`` checks without this code and without the database.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from yifa.ground.ledger.hashing import hash_function
from yifa.ground.ledger.keys import public_pem
from yifa.ground.ledger.merkle import WIDTH, Frontier, Span, consistency_spans, inclusion_spans, root_from_inclusion
from yifa.ground.ledger.reading import entry_bytes, leaf_span, position_of, stream
from yifa.ground.ledger.roots import Root, root_at
from yifa.ground.ledger.sealing import TILE_LEVEL

FORMAT = "yifa-ledger-proof/1"
CONSISTENCY_FORMAT = "yifa-ledger-consistency/1"
TILE = 1 << TILE_LEVEL
WORTH_KEEPING = 16  # leaves


class NoProof(LookupError):
    """There is no such entry, it is not sealed yet, or the ledger is damaged at this place."""


class _Tree:
    """The sealed leaves, read a tile at a time; subtrees come from the stored tile roots."""

    def __init__(self, root: Root) -> None:
        self.root = root
        self.hash = hash_function(root.algorithm)
        query = "SELECT tiles FROM ledger_seal WHERE length(tiles) > 0 AND start < %s ORDER BY size"
        self._tiles = b"".join(bytes(tiles) for (tiles,) in stream(query, [root.size]))
        self._held: tuple[Span, bytes] = ((0, 0), b"")
        self._nodes: dict[Span, bytes] = {}  # subtrees worth keeping for the next proof

    def _leaves(self, lo: int, hi: int) -> Iterator[bytes]:
        if lo >= hi:
            return
        tile = (lo - lo % TILE, min(lo - lo % TILE + TILE, self.root.size))
        if self._held[0] != tile:
            self._held = (tile, leaf_span(*tile))
        for place in range(lo - tile[0], hi - tile[0]):
            yield self._held[1][place * WIDTH : (place + 1) * WIDTH]

    def node(self, lo: int, hi: int) -> bytes:
        """The hash of the subtree over leaves [lo, hi); lo is aligned as RFC 9162's splits align it."""
        if hi - lo < WORTH_KEEPING:
            return self._compute(lo, hi)
        if (lo, hi) not in self._nodes:
            self._nodes[lo, hi] = self._compute(lo, hi)
        return self._nodes[lo, hi]

    def _compute(self, lo: int, hi: int) -> bytes:
        frontier = Frontier(self.hash)
        whole = lo
        if lo % TILE == 0:
            whole = lo + (hi - lo) // TILE * TILE
            tiles = range(lo // TILE * WIDTH, whole // TILE * WIDTH, WIDTH)
            frontier.extend((self._tiles[i : i + WIDTH] for i in tiles), level=TILE_LEVEL)
        frontier.extend(self._leaves(whole, hi))
        return frontier.root()

    def path(self, spans: list[Span]) -> list[bytes]:
        return [self.node(lo, hi) for lo, hi in spans]


def _signed_root(size: int | None) -> Root:
    root = root_at(size)
    if root is None:
        raise NoProof("账本还没有封存过，请稍后再取证明。" if size is None else f"没有大小为 {size} 的签名根。")
    return root


def _inclusion(tree: _Tree, seq: int, records: Mapping[str, Any]) -> dict[str, Any]:
    position = position_of(seq)
    if position is None or position >= tree.root.size:
        raise NoProof(f"第 {seq} 条账本记录不存在，或尚未封存到所取的根，请稍后再试。")
    path = tree.path(inclusion_spans(position, tree.root.size))
    entry = next((raw for _, raw in entry_bytes([seq])), b"")
    reached = root_from_inclusion(tree.hash, tree.hash(b"\0" + entry), position, tree.root.size, path)
    if reached.hex() != tree.root.root:
        raise NoProof(f"第 {seq} 条账本记录与签名根对不上，账本可能被改动，请先运行账本核验。")
    try:
        parsed = json.loads(entry)
    except ValueError as error:
        raise NoProof(f"第 {seq} 条账本记录不是系统写入的，读不出内容。") from error
    proof = {
        "format": FORMAT,
        "entry": parsed,
        "leaf_index": position,
        "path": [node.hex() for node in path],
        "root": tree.root.as_dict(),
        "public_key": public_pem(tree.root.key_id),
    }
    return proof | ({"records": dict(records)} if records else {})


def proof(seq: int, *, size: int | None = None, records: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The inclusion proof of entry ``seq`` under the newest root, or under the signed root of ``size`` entries.

    ``records``: subject -> {"public": public half, "private": hex of private_digest}; when given, the stranger
    also sees that these facts are the ones that the entry commits to. Raises NoProof.
    """
    return _inclusion(_Tree(_signed_root(size)), seq, records or {})


def proofs(seqs: Iterable[int], *, size: int | None = None) -> Iterator[dict[str, Any]]:
    """Inclusion proofs of many entries under one root; ascending numbers are fastest. Raises NoProof."""
    tree = _Tree(_signed_root(size))
    for seq in seqs:
        yield _inclusion(tree, seq, {})


def consistency(old: int, new: int | None = None) -> dict[str, Any]:
    """The proof that the signed root of ``old`` entries is the beginning of that of ``new`` (default: the newest)."""
    first, second = _signed_root(old), _signed_root(new)
    if first.size > second.size:
        raise NoProof(f"旧根有 {first.size} 条，比新根的 {second.size} 条还多，请把两个大小对调。")
    path = _Tree(second).path(consistency_spans(first.size, second.size))
    return {
        "format": CONSISTENCY_FORMAT,
        "old_root": first.as_dict(),
        "root": second.as_dict(),
        "path": [node.hex() for node in path],
        "old_public_key": public_pem(first.key_id),
        "public_key": public_pem(second.key_id),
    }
