"""The words of matters (文字), and how alike they are: character n-grams, weighed, compared by angle.

Nothing of a text is kept: n-grams are hashed to columns, so that a stored model holds numbers and no words.
"""

import math
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from yifa.records.cases.models import StepTaken

COLUMNS = 2**15
TITLE = "title"


def words_of(values: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    """The words in these fields of a form as typed."""
    return plain(" ".join(str(values.get(name) or "") for name in fields))


def plain(text: str) -> str:
    """Full-width and half-width alike, without space and punctuation: what people hear, not how it was typed."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LN")


class Titled(Protocol):
    """A case, or what was read of one."""

    @property
    def pk(self) -> int: ...
    @property
    def title(self) -> str: ...


def texts_of(cases: Iterable[Titled], fields: tuple[str, ...]) -> dict[int, str]:
    """The words of each case by key: its title, and what its opening step holds. One query more than none."""
    rows = {case.pk: case.title for case in cases}
    others = tuple(name for name in fields if name != TITLE)
    if not others:
        return {key: plain(title) for key, title in rows.items()}
    words = {key: [title if TITLE in fields else ""] for key, title in rows.items()}
    opening = StepTaken.objects.filter(case__in=list(rows), number=1).only("case_id", "facts", "personal")
    for step in opening.iterator():
        held = {**step.facts, **step.private}
        words[step.case_id].extend(str(held.get(name) or "") for name in others)
    return {key: plain(" ".join(parts)) for key, parts in words.items()}


def counts(texts: list[str]) -> Any:
    """Hashed counts of character n-grams: sparse, one row a text."""
    # Imported when first asked: it takes two seconds that no other command should pay.
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        analyzer="char", ngram_range=(1, 3), n_features=COLUMNS, alternate_sign=False, norm=None, dtype=np.float32
    ).transform(texts)


def rarity(table: Any) -> Any:
    """How much each column tells: what stands in every text tells little (inverse document frequency)."""
    seen = np.asarray((table > 0).sum(axis=0)).ravel()
    return (np.log((1 + table.shape[0]) / (1 + seen)) + 1).astype(np.float32)


def weighed(table: Any, weights: Any) -> Any:
    """Counts, damped and weighed by rarity, each row of length one; still sparse."""
    from sklearn.preprocessing import normalize

    damped = table.copy()
    damped.data = 1 + np.log(damped.data)
    damped = damped.multiply(weights).tocsr()
    return normalize(damped, copy=False)


def shares(text: str, others: list[str]) -> list[float]:
    """How alike ``text`` is to each of ``others``: 0 nothing in common, 1 the same words.

    The cosine of their characters and pairs of characters, each counted once and unweighed: another wording keeps
    most of them, and what many neighbours say is no less alike for it.
    """
    own = _grams(text)
    return [_cosine(own, _grams(other)) for other in others]


def _grams(text: str) -> set[str]:
    return {*text, *(one + two for one, two in pairwise(text))}


def _cosine(one: set[str], other: set[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0
