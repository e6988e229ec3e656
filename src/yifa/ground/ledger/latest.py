"""Which ledger entry last saw each record: one pass over the ledger, for every record at once."""

import json
from functools import cached_property

from yifa.ground.ledger.reading import stream


class LatestEntries:
    """Subject -> number of the entry that holds its latest digest, as the ledger stands when first asked.

    ``nouns``: the kinds of subject that matter ("case", "register").
    """

    def __init__(self, *nouns: str) -> None:
        self.nouns = frozenset(nouns)

    def seq(self, subject: str) -> int:
        """The entry's number; 0 where the ledger holds no digest of this record."""
        return self._found.get(subject, 0)

    @cached_property
    def _found(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for seq, subject, body in stream("SELECT seq, subject, body FROM ledger_entry ORDER BY seq"):
            # Most entries are about one record and hold its digest alone: that is seen without parsing.
            if body.count(':"', body.find('"digests":{')) <= 2 and f'"digests":{{"{subject}":"' in body:
                found[subject] = seq
            elif '"digests":{}' not in body:
                self._note(found, seq, json.loads(body).get("digests", {}))
        return found

    def _note(self, found: dict[str, int], seq: int, digests: dict[str, str | None]) -> None:
        """Digests of one entry; an erased record (null) has none any more."""
        for subject, digest in digests.items():
            if subject.partition(":")[0] not in self.nouns:
                continue
            if digest is None:
                found.pop(subject, None)
            else:
                found[subject] = seq
