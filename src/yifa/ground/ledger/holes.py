"""Numbers that were drawn and have not been seen (PostgreSQL only): a transaction may still bring them.

PostgreSQL draws an entry's number when the row is written, not when it is committed, and a rolled-back
transaction's number never comes. Each seal notes the holes it leaves (``holes``) and those it fills (``late``);
a hole is waited for one day, longer than any transaction lives.
"""

from datetime import timedelta

from django.db import connection

from yifa.ground.calendar import now
from yifa.ground.ledger.reading import Run, runs_of, stream

LIFE = timedelta(days=1)


def subtract(runs: list[Run], taken: list[Run]) -> list[Run]:
    """The numbers of ``runs`` that are not in ``taken``; both in ascending order, without overlaps."""
    left: list[Run] = []
    for low, high in runs:
        for first, last in taken:
            if last < low or first > high:
                continue
            if first > low:
                left.append((low, first - 1))
            low = last + 1
        if low <= high:
            left.append((low, high))
    return left


def gaps(seqs: list[int], after: int) -> list[Run]:
    """The runs missing from ascending ``seqs`` that should go on from ``after``."""
    missing: list[Run] = []
    for seq in seqs:
        if seq > after + 1:
            missing.append((after + 1, seq - 1))
        after = seq
    return missing


def open_holes() -> list[Run]:
    """The runs that are still waited for, ascending."""
    if connection.vendor != "postgresql":
        return []
    sql = "SELECT holes, late FROM ledger_seal WHERE (holes <> '' OR late <> '') AND at > %s ORDER BY size"
    holes: list[Run] = []
    late: list[Run] = []
    for left, filled in stream(sql, [(now() - LIFE).isoformat()]):
        holes += runs_of(left)
        late += runs_of(filled)
    return subtract(sorted(holes), sorted(late))
