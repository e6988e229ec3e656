"""Reading the two tables: entries as the bytes that are hashed, leaf hashes by position."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

from yifa.ground.ledger.merkle import WIDTH

Run = tuple[int, int]  # entry numbers first to last, both included
FETCH = 5_000
_text = json.JSONEncoder(ensure_ascii=False).encode


def bytes_of(seq: int, subject: str, body: str) -> bytes:
    """The canonical entry. Keys are sorted (… event, seq, subject), so the number and the subject close the body."""
    return f'{body[:-1]},"seq":{seq},"subject":{_text(subject)}}}'.encode()


def stream(sql: str, values: Iterable[Any] = (), *, large: bool = False) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a few thousand at a time; a ``large`` result stays on the server meanwhile."""
    with connection.chunked_cursor() if large else connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        while rows := cursor.fetchmany(FETCH):
            yield from rows


def entry_bytes(seqs: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """(number, canonical bytes) of these entries, in the order of their numbers within each thousand asked for."""
    wanted = iter(seqs)
    while some := list(islice(wanted, 500)):
        marks = ",".join(["%s"] * len(some))
        sql = f"SELECT seq, subject, body FROM ledger_entry WHERE seq IN ({marks}) ORDER BY seq"  # noqa: S608
        for seq, subject, body in stream(sql, some):
            yield seq, bytes_of(seq, subject, body)


def seqs_of(subject: str) -> list[int]:
    """The numbers of the entries about one subject, oldest first."""
    return [seq for (seq,) in stream("SELECT seq FROM ledger_entry WHERE subject = %s ORDER BY seq", [subject])]


def last_entry() -> tuple[int, bytes] | None:
    """The entry with the highest number, or None: a cheap sign that nothing was written since."""
    row = next(stream("SELECT seq, subject, body FROM ledger_entry ORDER BY seq DESC LIMIT 1"), None)
    return (row[0], bytes_of(*row)) if row else None


def records_changed_since(seq: int) -> bool:
    """Whether an entry after this one holds a digest: a record was written, changed or erased since."""
    sql = "SELECT 1 FROM ledger_entry WHERE seq > %s AND body NOT LIKE %s LIMIT 1"
    return next(stream(sql, [seq, '%"digests":{},"event":"%']), None) is not None


def sealed_seqs(size: int) -> str:
    """Entry numbers under the root of this size, in leaf order, packed ("1-500,502")."""
    rows = stream("SELECT seqs FROM ledger_seal WHERE size <= %s ORDER BY size", [size])
    return ",".join(row[0] for row in rows)


def leaf_span(lo: int, hi: int) -> bytes:
    """The leaf hashes of positions [lo, hi), concatenated."""
    sql = "SELECT start, leaves FROM ledger_seal WHERE size > %s AND start < %s ORDER BY size"
    parts = []
    for start, leaves in stream(sql, [lo, hi]):
        parts.append(bytes(leaves)[max(lo - start, 0) * WIDTH : (hi - start) * WIDTH])
    return b"".join(parts)


def leaf_hashes(size: int) -> bytes:
    """The first ``size`` leaf hashes, 32 bytes each; fewer when fewer are sealed."""
    return leaf_span(0, size)


def pack(seqs: Iterable[int]) -> str:
    """Entry numbers in leaf order as text: [1, 2, 3, 7] -> "1-3,7"."""
    runs: list[list[int]] = []
    for seq in seqs:
        if runs and seq == runs[-1][1] + 1:
            runs[-1][1] = seq
        else:
            runs.append([seq, seq])
    return pack_runs((first, last) for first, last in runs)


def pack_runs(runs: Iterable[Run]) -> str:
    """The same from runs: [(1, 3), (7, 7)] -> "1-3,7"."""
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def runs_of(text: str) -> list[Run]:
    """The runs (first, last) of a packed list; ValueError on anything that :func:`pack` would not write."""
    runs = []
    for run in text.split(",") if text else ():
        first, _, last = run.partition("-")
        runs.append((int(first), int(last or first)))
    return runs


def unpack(text: str) -> list[int]:
    """The numbers that :func:`pack` wrote."""
    return [seq for first, last in runs_of(text) for seq in range(first, last + 1)]


def position_of(seq: int) -> int | None:
    """The leaf position (from 0) of an entry, or None while it is not sealed."""
    near = "SELECT start, seqs FROM ledger_seal WHERE last_seq >= %s AND first_seq <= %s ORDER BY last_seq"
    for start, seqs in stream(near, [seq, seq]):
        place = start
        for first, last in runs_of(seqs):
            if first <= seq <= last:
                return int(place + seq - first)
            place += last - first + 1
    return None
