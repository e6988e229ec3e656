"""Passages that one unit's report shares with another's (雷同), found by winnowing over a folder.

Every text is reduced to its letters and digits; of the hashes of all its stretches of ``GRAM`` characters the least of
each window is kept (winnowing: Schleimer, Wilkerson, Aiken 2003), so that any common stretch of ``GRAM + WINDOW - 1``
characters is sure to be found. What many reports share, or what stands in the documents of a higher body, is
boilerplate and does not count.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from zlib import crc32

from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document
from yifa.reports.reading.normalising import simplified

GRAM, WINDOW, LEAST = 16, 12, 60
_COMMON_SHARE, _COMMON_LEAST = 0.25, 3
_KEPT = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]")
_QUOTED = re.compile(r"《[^《》\n]{2,80}》")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Copied:
    """One common passage. ``left``/``right``: positions of the documents in what was given; spans in their texts.

    ``length``: letters and digits in common.
    """

    left: int
    right: int
    left_span: Span
    right_span: Span
    length: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Reduced:
    """Letters and digits of one text, with the place of each in it."""

    letters: str
    at: tuple[int, ...]
    prints: dict[int, int]


def copied(documents: Sequence[Document], higher: Iterable[str] = (), least: int = LEAST) -> list[Copied]:
    """Common passages of at least ``least`` letters between any two documents, the longest first.

    ``higher``: texts of higher bodies (plans, notices) that a report may lawfully repeat.
    """
    reduced = [_reduce(document.text) for document in documents]
    common = {mark for text in higher for mark in _prints(_letters(text)[0], every=True)}
    holders: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(reduced):
        for mark in one.prints:
            holders[mark].append(index)
    limit = max(_COMMON_LEAST, int(len(documents) * _COMMON_SHARE) + 1)
    common |= {mark for mark, indexes in holders.items() if len(indexes) > limit}
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    for mark, indexes in holders.items():
        if len(indexes) > 1 and mark not in common:
            for low, left in enumerate(indexes):
                for right in indexes[low + 1 :]:
                    shared[left, right].append(mark)
    fresh = [sorted((place, mark not in common) for mark, place in one.prints.items()) for one in reduced]
    found = [
        each
        for (left, right), marks in shared.items()
        if not documents[left].unit or documents[left].unit != documents[right].unit
        for each in _passages(documents, reduced, (left, right), marks, fresh[left], least)
    ]
    return sorted(found, key=lambda each: (-each.length, each.left, each.right, each.left_span))


def findings(documents: Sequence[Document], passages: Iterable[Copied]) -> Iterator[Finding]:
    """Each passage as a finding in either document."""
    for each in passages:
        for own, other, span in ((each.left, each.right, each.left_span), (each.right, each.left, each.right_span)):
            whose = documents[other].unit or documents[other].file
            message = f"与“{whose}”的报告有{each.length}字相同,疑为照搬。"
            yield Finding(
                documents[own].file, *span, "copied_passage", "warn", "violates", message, documents[other].file
            )


def _reduce(text: str) -> _Reduced:
    letters, at = _letters(text)
    return _Reduced(letters, at, _prints(letters))


def _letters(text: str) -> tuple[str, tuple[int, ...]]:
    """Letters and digits, titles of documents left out: citing the same law is no copying."""
    even = simplified(text)
    even = _QUOTED.sub(lambda match: " " * len(match[0]), even)
    at = tuple(match.start() for match in _KEPT.finditer(even))
    return "".join(even[place] for place in at), at


def _prints(letters: str, every: bool = False) -> dict[int, int]:
    """Fingerprint to its first place; of every window the least hash, the rightmost of equals."""
    hashes = [crc32(letters[start : start + GRAM].encode()) for start in range(len(letters) - GRAM + 1)]
    if every or len(hashes) <= WINDOW:
        return {mark: place for place, mark in reversed(list(enumerate(hashes)))}
    kept: dict[int, int] = {}
    least = -1
    for end in range(WINDOW - 1, len(hashes)):
        begin = end - WINDOW + 1
        if least < begin:
            least = max(range(begin, end + 1), key=lambda place: (-hashes[place], place))
        elif hashes[end] <= hashes[least]:
            least = end
        kept.setdefault(hashes[least], least)
    return kept


def _passages(
    documents: Sequence[Document],
    reduced: Sequence[_Reduced],
    pair: tuple[int, int],
    marks: Iterable[int],
    fresh: Sequence[tuple[int, bool]],
    least: int,
) -> Iterator[Copied]:
    """Each common fingerprint grown to both sides as far as the letters agree, boilerplate at its edges cut away."""
    one, other = reduced[pair[0]], reduced[pair[1]]
    covered = -1
    for place, against in sorted((one.prints[mark], other.prints[mark]) for mark in marks):
        if place < covered or one.letters[place : place + GRAM] != other.letters[against : against + GRAM]:
            continue
        start, end = _grown(one.letters, other.letters, place, against)
        covered = end
        shift = against - place
        for low, high in _own(start, end, fresh):
            if high - low >= least:
                own = one.at[low], one.at[high - 1] + 1
                theirs = other.at[low + shift], other.at[high + shift - 1] + 1
                yield Copied(*pair, own, theirs, high - low, documents[pair[0]].text[own[0] : own[1]])


def _grown(left: str, right: str, place: int, against: int) -> Span:
    """How far the letters agree around this place, as a stretch of ``left``."""
    start, end, shift = place, place + GRAM, against - place
    while start and start + shift and left[start - 1] == right[start + shift - 1]:
        start -= 1
    while end < len(left) and end + shift < len(right) and left[end] == right[end + shift]:
        end += 1
    return start, end


def _own(start: int, end: int, fresh: Sequence[tuple[int, bool]]) -> Iterator[Span]:
    """The runs of a passage whose fingerprints are nobody's boilerplate."""
    inside = [(place, own) for place, own in fresh if start <= place <= end - GRAM]
    for own, group in groupby(enumerate(inside), key=lambda each: each[1][1]):
        run = list(group)
        if own:
            low = start if run[0][0] == 0 else run[0][1][0]
            high = end if run[-1][0] == len(inside) - 1 else run[-1][1][0] + GRAM
            yield low, high
