"""The records whose digests the ledger holds: each room of records says how to recompute its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yifa.ground.registry import Registry

Recompute = Callable[[], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Watched:
    """``code``: noun before the colon of a subject ("case"); ``recompute``: (subject, hex digest) of each record."""

    code: str
    recompute: Recompute


WATCHED: Registry[Watched] = Registry("受账本看护的记录")


def watch_digests(noun: str, recompute: Recompute) -> None:
    """Let ``verify(deep=True)`` compare every record of this noun with its latest digest in the ledger.

    Called at start-up. ``recompute`` streams over the whole table and reads nothing from the ledger.
    """
    WATCHED.add(Watched(noun, recompute))
