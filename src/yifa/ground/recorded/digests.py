"""Telling the ledger how to recompute the digests of a table of records."""

from collections.abc import Iterator
from typing import Any

from yifa.ground.ledger.watched import watch_digests

CHUNK = 2000


def declare(noun: str, model: Any) -> None:
    """Called at start-up by each room of records."""

    def recompute() -> Iterator[tuple[str, str]]:
        for row in model.objects.order_by("pk").iterator(chunk_size=CHUNK):
            yield row.subject, row.digest()

    watch_digests(noun, recompute)
