"""Bytes that no document names (无主文件): left when a process was killed or the store refused between file and row.

They may be somebody's identity card, and nobody would ever see or delete them.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings

from yifa.ground.calendar import now
from yifa.records.documents.models import Document

WAITS = timedelta(days=1)
"""A file is claimed within the request that brought it; after a day nobody will."""
BATCH = 500


def drop_unclaimed() -> int:
    """Remove files older than :data:`WAITS` that no document names, half-written ones among them; returns how many."""
    dropped = 0
    old = _old(now().timestamp() - WAITS.total_seconds())
    while batch := list(islice(old, BATCH)):
        named = Document.objects.filter(content_digest__in=[path.name for path in batch])
        claimed = set(named.values_list("content_digest", flat=True))
        for path in batch:
            if path.name not in claimed:
                path.unlink(missing_ok=True)
                dropped += 1
    return dropped


def _old(before: float) -> Iterator[Path]:
    for folder, _, names in os.walk(settings.YIFA_EVIDENCE_DIR):
        for name in names:
            path = Path(folder, name)
            if path.stat().st_mtime < before:
                yield path
