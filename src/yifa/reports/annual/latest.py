"""Which ledger entry last saw each record: one pass over the ledger, for every record at once."""

import json
from functools import cached_property

from yifa.ground.ledger.reading import stream

NOUNS = ("case", "activity", "register", "document")


class LatestEntries:
    """subject -> number of the entry that holds its latest digest; 0 where the ledger holds none."""

    def seq(self, subject: str) -> int:
        return self._found.get(subject, 0)

    @cached_property
    def _found(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for seq, subject, body in stream("SELECT seq, subject, body FROM ledger_entry ORDER BY seq"):
            # Most entries are about one record and hold its digest alone: that is seen without parsing.
            if body.count(':"', body.find('"digests":{')) <= 2 and f'"digests":{{"{subject}":"' in body:
                found[subject] = seq
            elif '"digests":{}' not in body:
                note(found, seq, json.loads(body).get("digests", {}))
        return found


def note(found: dict[str, int], seq: int, digests: dict[str, str | None]) -> None:
    """Digests of one entry; an erased record (null) has none any more."""
    for subject, digest in digests.items():
        if subject.partition(":")[0] not in NOUNS:
            continue
        if digest is None:
            found.pop(subject, None)
        else:
            found[subject] = seq
