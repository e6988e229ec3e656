"""The Merkle tree of RFC 9162 §2.1, over any hash; pure and incremental.

A tree of n leaves is held as its frontier: the roots of its complete subtrees, left to right, one for each
1-bit of n. Appending m leaves hashes about 2m times, whatever n is.
A proof is first a list of leaf ranges [lo, hi) whose subtree hashes it needs; whoever holds the leaves
turns the ranges into hashes (:class:`Frontier` does).
"""

from collections.abc import Callable, Iterable, Sequence

Hash = Callable[[bytes], bytes]
WIDTH = 32  # bytes of one hash; SM3 and SHA-256 agree
Span = tuple[int, int]


def leaf_hash(hash: Hash, entry: bytes) -> bytes:
    """The hash of one leaf: H(0x00 || entry)."""
    return hash(b"\0" + entry)


class Frontier:
    """The right edge of a growing tree. ``peaks`` are its complete subtrees' roots, largest first."""

    def __init__(self, hash: Hash, size: int = 0, peaks: bytes = b"") -> None:
        if len(peaks) != WIDTH * size.bit_count():
            raise ValueError("树的边缘与树的大小不符")
        self.hash = hash
        self.size = size
        self.peaks = [peaks[i : i + WIDTH] for i in range(0, len(peaks), WIDTH)]

    def extend(self, nodes: Iterable[bytes], *, level: int = 0, collect: int | None = None) -> list[bytes]:
        """Append the roots of complete subtrees of 2**level leaves (leaf hashes when 0).

        Returns the nodes of level ``collect`` that came into being on the way, left to right.
        """
        if self.size & ((1 << level) - 1):
            raise ValueError("子树只能接在与其大小对齐的位置")
        hash, peaks = self.hash, self.peaks
        made: list[bytes] = []
        place = self.size >> level
        for node in nodes:
            carry, height = place, level
            while carry & 1:
                node = hash(b"\1" + peaks.pop() + node)
                carry >>= 1
                height += 1
                if height == collect:
                    made.append(node)
            peaks.append(node)
            place += 1
        self.size = place << level
        return made

    def root(self) -> bytes:
        """The tree's root; H("") for the empty tree."""
        if not self.peaks:
            return self.hash(b"")
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = self.hash(b"\1" + peak + node)
        return node

    def to_bytes(self) -> bytes:
        """The peaks, 32 bytes each; with ``size`` this restores the frontier."""
        return b"".join(self.peaks)


def root_of(hash: Hash, leaves: Iterable[bytes]) -> bytes:
    """The root of a tree of these leaf hashes."""
    frontier = Frontier(hash)
    frontier.extend(leaves)
    return frontier.root()


def _split(size: int) -> int:
    """The largest power of two below ``size`` (size > 1)."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_spans(index: int, size: int) -> list[Span]:
    """The subtrees whose hashes prove leaf ``index`` in a tree of ``size`` leaves, nearest the leaf first."""
    if not 0 <= index < size:
        raise ValueError(f"树里只有 {size} 个叶，没有第 {index} 个")
    spans: list[Span] = []
    lo, hi = 0, size
    while hi - lo > 1:
        middle = lo + _split(hi - lo)
        if index < middle:
            spans.append((middle, hi))
            hi = middle
        else:
            spans.append((lo, middle))
            lo = middle
    return spans[::-1]


def consistency_spans(old: int, new: int) -> list[Span]:
    """The subtrees whose hashes prove that the tree of ``old`` leaves is the beginning of that of ``new``."""
    if not 0 < old <= new:
        raise ValueError(f"{old} 叶的树不能是 {new} 叶的树的开头")
    spans: list[Span] = []
    lo, hi, whole = 0, new, True
    while old != hi:
        middle = lo + _split(hi - lo)
        if old <= middle:
            spans.append((middle, hi))
            hi = middle
        else:
            spans.append((lo, middle))
            lo, whole = middle, False
    return ([] if whole else [(lo, hi)]) + spans[::-1]


def _sides(place: int, last: int) -> list[bool]:
    """Climbing from node ``place`` of a level that ends at ``last``: True where the sibling lies to the left.

    A node without a sibling on its level rises unhashed (RFC 9162 §2.1.3.2, step 4).
    """
    sides: list[bool] = []
    while last:
        left = bool(place & 1) or place == last
        sides.append(left)
        while left and place and not place & 1:
            place >>= 1
            last >>= 1
        place >>= 1
        last >>= 1
    return sides


def root_from_inclusion(hash: Hash, leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that a path leads to (RFC 9162 §2.1.3.2); ValueError when the path has the wrong length."""
    if not 0 <= index < size:
        raise ValueError("叶的位置超出树的大小")
    sides = _sides(index, size - 1)
    if len(sides) != len(path):
        raise ValueError("证明路径长度不符")
    node = leaf
    for left, sibling in zip(sides, path, strict=True):
        node = hash(b"\1" + sibling + node) if left else hash(b"\1" + node + sibling)
    return node


def roots_from_consistency(
    hash: Hash, old: int, new: int, old_root: bytes, path: Sequence[bytes]
) -> tuple[bytes, bytes]:
    """The (old, new) roots that a consistency path leads to (RFC 9162 §2.1.4.2); ValueError on a wrong length."""
    if not 0 < old <= new:
        raise ValueError("旧树不能大于新树")
    if old == new and not path:
        return old_root, old_root
    place, last = old - 1, new - 1
    while place & 1:
        place >>= 1
        last >>= 1
    # When the old tree is one complete subtree its root starts the climb and is left out of the path.
    start = [old_root] if old & (old - 1) == 0 else []
    hashes = [*start, *path]
    sides = _sides(place, last)
    if len(hashes) != len(sides) + 1:
        raise ValueError("证明路径长度不符")
    first = second = hashes[0]
    for left, sibling in zip(sides, hashes[1:], strict=True):
        if left:
            first, second = hash(b"\1" + sibling + first), hash(b"\1" + sibling + second)
        else:
            second = hash(b"\1" + second + sibling)
    return first, second
