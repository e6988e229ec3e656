"""What a verification found: problems that name the first bad item, in sentences for the person at the desk."""

from collections import Counter
from dataclasses import dataclass, field

from yifa.ground.ledger.roots import Root

MOST_OF_A_KIND = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """``kind``: altered | removed | inserted | reordered | unreadable (entries), tree | signature | seal_removed |
    seal_altered (seals), rolled_back | replaced | witness (the file beside the key), record_altered | record_missing |
    record_unlogged (deep); ``seq`` or ``subject`` names the item."""

    kind: str
    sentence: str
    seq: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of verify(). ``entries`` rows read, ``sealed`` of them under ``root``; ``counts`` by kind, complete,
    while ``problems`` lists at most 100 of each kind."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    entries: int
    sealed: int
    root: Root | None
    deep: bool

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass
class Findings:
    """Collects problems; a wholly replaced ledger must not fill the memory with sentences."""

    problems: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, sentence: str, *, seq: int | None = None, subject: str = "") -> None:
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_OF_A_KIND:
            self.problems.append(Problem(kind, sentence, seq, subject))
