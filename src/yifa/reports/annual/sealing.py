"""What a report needs of the ledger: one entry that commits to its content, then a signed root over all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

ROOT_FIELDS = ("size", "root", "at", "algorithm", "key_id", "signature")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signed root (`ROOT_FIELDS`), the key that checks it, and the leaves under it.

    `seqs`: entry numbers in leaf order, packed ("1-500,502"); `leaves`: the leaf hashes in that order,
    in pieces of any number of whole hashes.
    """

    root: Mapping[str, Any]
    public_key: str
    seqs: str
    leaves: Iterator[bytes]


class Ledger(Protocol):
    """The ledger as a report sees it."""

    def commit(self, subject: str, data: Mapping[str, Any], *, by: str) -> int:
        """Append the entry “annual.report_compiled” and return its number."""
        ...

    def entry_texts(self, seqs: list[int]) -> Iterator[tuple[int, str]]:
        """(number, canonical JSON) of these entries, by number, each once."""
        ...

    def seal(self) -> Sealed:
        """Seal everything written so far."""
        ...
