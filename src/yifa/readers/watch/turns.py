"""Taking turns at the store (轮流写入): the watch writes in small transactions and lets others in between.

SQLite has one writer at a time, and a process that waits asks again at most ten times a second. A round that writes a
thousand alerts one right after the other therefore shuts everybody else out though each takes milliseconds. After so
much writing it pauses longer than a waiting process sleeps, so that whoever waits is next.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db import connection, transaction

HELD_S = 0.25
"""So long the watch may have held the lock, in sum, before it pauses."""
PAUSE_S = 0.12
"""Longer than the 0.1 s that SQLite's busy handler sleeps between two tries."""


class Turns:
    """Transactions of one long task, with a pause after some of them."""

    def __init__(self) -> None:
        self._held = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One short transaction; afterwards, if it is due, the pause. Within another transaction there is none."""
        begun = monotonic()
        try:
            with transaction.atomic():
                yield
        finally:
            self._held += monotonic() - begun
            if self._held >= HELD_S and connection.vendor == "sqlite" and not connection.in_atomic_block:
                sleep(PAUSE_S)
                self._held = 0.0
