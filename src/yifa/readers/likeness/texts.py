"""The words of matters (文字), and how alike they are: character n-grams, weighed, compared by angle.

Nothing of a text is kept: n-grams are hashed to columns, so that a stored model holds numbers and no words.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from yifa.records.cases.models import Case, StepTaken

COLUMNS = 2**15
TITLE = "title"


def words_of(values: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    """The words in these fields of a form as typed."""
    return plain(" ".join(str(values.get(name) or "") for name in fields))


def plain(text: str) -> str:
    """Full-width and half-width alike, without space and punctuation: what people hear, not how it was typed."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LN")


def texts_of(cases: Iterable[Case], fields: tuple[str, ...]) -> dict[int, str]:
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


LEARNED, COMPARED = (1, 3), (1, 2)
"""Lengths of the character n-grams: longer ones tell classes apart, shorter ones bear another wording."""


def counts(texts: list[str], lengths: tuple[int, int] = LEARNED) -> Any:
    """Hashed counts of character n-grams: sparse, one row a text."""
    # Imported when first asked: it takes two seconds that no other command should pay.
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        analyzer="char", ngram_range=lengths, n_features=COLUMNS, alternate_sign=False, norm=None, dtype=np.float32
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
    """How alike ``text`` is to each of ``others``: 0 nothing in common, 1 the same words."""
    if not (text and others):
        return [0.0] * len(others)
    # Whether an n-gram stands in it, unweighed: what all the neighbours have in common is what makes them alike.
    from sklearn.preprocessing import normalize

    table = counts([text, *others], COMPARED)
    table.data[:] = 1
    rows = normalize(table, copy=False)
    return [float(one) for one in np.asarray((rows[1:] @ rows[0].T).todense()).ravel()]
