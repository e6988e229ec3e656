"""The tree against RFC 9162's definitions, written down naively, and against published vectors."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.ground.ledger.merkle import (
    Frontier,
    consistency_spans,
    inclusion_spans,
    leaf_hash,
    root_from_inclusion,
    root_of,
    roots_from_consistency,
)


def sha(data):
    return hashlib.sha256(data).digest()


def naive_root(leaves):
    """MTH of RFC 9162 §2.1.1, over leaf hashes."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha(b"\1" + naive_root(leaves[:k]) + naive_root(leaves[k:]))


def leaves_of(count):
    return [leaf_hash(sha, str(i).encode()) for i in range(count)]


# The eight entries and roots of the certificate-transparency test suite.
CT_ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
CT_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize(("size", "root"), CT_ROOTS.items())
def test_published_roots(size, root):
    leaves = [leaf_hash(sha, bytes.fromhex(entry)) for entry in CT_ENTRIES[:size]]
    assert root_of(sha, leaves).hex() == root


def test_the_empty_tree():
    assert root_of(sha, []) == sha(b"")


@given(st.lists(st.integers(1, 70), max_size=6))
def test_growing_in_steps_gives_the_naive_root(steps):
    leaves = leaves_of(sum(steps))
    frontier, done = Frontier(sha), 0
    for step in steps:
        frontier = Frontier(sha, frontier.size, frontier.to_bytes())  # stored and restored
        frontier.extend(leaves[done : done + step])
        done += step
        assert frontier.root() == naive_root(leaves[:done])


@given(st.integers(1, 200), st.integers(0, 4))
def test_collected_subtrees_are_those_of_the_naive_tree_and_rebuild_it(size, level):
    leaves, width = leaves_of(size), 1 << level
    made = Frontier(sha).extend(leaves, collect=level) if level else leaves
    whole = size // width * width
    assert made == [naive_root(leaves[i : i + width]) for i in range(0, whole, width)]
    rebuilt = Frontier(sha)
    rebuilt.extend(made, level=level)
    rebuilt.extend(leaves[whole:])
    assert rebuilt.root() == naive_root(leaves)


@given(st.data(), st.integers(1, 150))
def test_every_leaf_is_proved_and_no_other(data, size):
    index = data.draw(st.integers(0, size - 1))
    leaves = leaves_of(size)
    path = [naive_root(leaves[lo:hi]) for lo, hi in inclusion_spans(index, size)]
    root = naive_root(leaves)
    assert root_from_inclusion(sha, leaves[index], index, size, path) == root
    assert root_from_inclusion(sha, sha(b"other"), index, size, path) != root
    for wrong in ([*path, root], path[:-1] if path else [root]):
        with pytest.raises(ValueError, match="长度"):
            root_from_inclusion(sha, leaves[index], index, size, wrong)


@given(st.data(), st.integers(1, 150))
def test_an_older_tree_is_proved_to_be_the_beginning(data, new):
    old = data.draw(st.integers(1, new))
    leaves = leaves_of(new)
    first, second = naive_root(leaves[:old]), naive_root(leaves)
    path = [naive_root(leaves[lo:hi]) for lo, hi in consistency_spans(old, new)]
    assert roots_from_consistency(sha, old, new, first, path) == (first, second)


@given(st.data(), st.integers(2, 100))
def test_a_rewritten_past_has_no_consistency_proof(data, new):
    old = data.draw(st.integers(1, new - 1))
    leaves = leaves_of(new)
    first = naive_root(leaves[:old])
    leaves[data.draw(st.integers(0, old - 1))] = sha(b"rewritten")
    path = [naive_root(leaves[lo:hi]) for lo, hi in consistency_spans(old, new)]
    assert roots_from_consistency(sha, old, new, first, path) != (first, naive_root(leaves))


def test_a_frontier_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="树的边缘"):
        Frontier(sha, 3, b"\0" * 32)


@pytest.mark.parametrize("index", [-1, 3])
def test_no_proof_beyond_the_tree(index):
    with pytest.raises(ValueError, match="只有 3 个叶"):
        inclusion_spans(index, 3)
