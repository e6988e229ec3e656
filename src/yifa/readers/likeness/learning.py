"""Learning from the store's own history (学习): a linear classifier on character n-grams, measured on what it has not
seen.

The earlier part of the history is learned, the latest part is the examination; every matter of the latter counts, also
those whose class was too rare to learn. What is kept learned is then learned again from all of it.
"""

import hashlib
import math
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from yifa.readers.likeness.texts import COLUMNS, counts, rarity, weighed


@dataclass(frozen=True)
class Example:
    """One matter of the past: its code, its words, and what people decided."""

    code: str
    text: str
    label: str


@dataclass(frozen=True)
class Measured:
    """What the examination gave. ``right`` of ``asked`` answers were what people had decided; ``usual``: how many
    would have been right by always naming the most frequent class."""

    asked: int
    right: int
    usual: int

    @property
    def accuracy(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def worth_it(self) -> bool:
        """Better than always naming the most frequent class, by more than chance would give (two standard errors)."""
        if not self.asked:
            return False
        spread = math.sqrt(self.accuracy * (1 - self.accuracy) / self.asked)
        return self.accuracy - 2 * spread > self.usual / self.asked


@dataclass(frozen=True)
class Learned:
    """A model: numbers only. ``weights`` has one row a label; ``snapshot`` names the history it came from."""

    labels: tuple[str, ...]
    weights: Any
    offsets: Any
    rarity: Any
    size: int
    measured: Measured
    learned_on: date
    snapshot: str
    needed: int = 0

    @property
    def usable(self) -> bool:
        return bool(self.labels) and self.measured.worth_it

    def best(self, text: str, most: int = 3) -> list[str]:
        """The most fitting labels for a text, the best first; nothing for words that were never seen."""
        row = weighed(counts([text]), self.rarity)
        if not (self.labels and row.nnz):
            return []
        fit = np.asarray(row @ self.weights.T).ravel() + self.offsets
        return [self.labels[n] for n in np.argsort(-fit, kind="stable")[:most]]


def snapshot_of(examples: list[Example]) -> str:
    """A hash of the history: the same matters with the same words and decisions give the same one."""
    held = hashlib.sha256()
    for one in examples:
        held.update(f"{one.code}\0{one.text}\0{one.label}\n".encode())
    return held.hexdigest()


def learn(examples: list[Example], *, least: int, least_each: int, held_out: int, on: date) -> Learned:
    """Learn from ``examples``, the earliest first. ``held_out``: per cent of them kept for the examination.

    Too few of them, or only one class with enough of them, gives a model that suggests nothing and says how many
    it had and needs.
    """
    cut = len(examples) - len(examples) * held_out // 100
    usual = _usual(examples, least_each)
    if len(examples) < least or len(usual) < 2:
        return nothing(len(examples), snapshot_of(examples), on=on, needed=least)
    measured = _examined(examples[:cut], examples[cut:], least_each)
    labels, weights, offsets, rare = _fitted([one for one in examples if one.label in usual])
    return Learned(labels, weights, offsets, rare, len(examples), measured, on, snapshot_of(examples), least)


def nothing(size: int, snapshot: str, *, on: date, needed: int) -> Learned:
    """A model that knows it has learned nothing."""
    empty = np.zeros((0, COLUMNS), np.float32)
    rare = np.ones(COLUMNS, np.float32)
    return Learned((), empty, np.zeros(0, np.float32), rare, size, Measured(0, 0, 0), on, snapshot, needed)


def _usual(examples: list[Example], least_each: int) -> set[str]:
    """The classes with enough examples."""
    found, times = np.unique([one.label for one in examples], return_counts=True)
    return {str(label) for label, count in zip(found, times, strict=True) if count >= least_each}


def _examined(earlier: list[Example], later: list[Example], least_each: int) -> Measured:
    usual = _usual(earlier, least_each)
    known = [one for one in earlier if one.label in usual]
    labels = [one.label for one in known]
    if len(usual) < 2:
        return Measured(len(later), 0, 0)
    commonest = max(sorted(usual), key=labels.count)
    model = Learned(*_fitted(known), len(known), Measured(0, 0, 0), date.min, "")
    rows = weighed(counts([one.text for one in later]), model.rarity)
    fit = np.asarray(rows @ model.weights.T) + model.offsets
    said = [model.labels[n] for n in fit.argmax(axis=1)]
    right = sum(word == one.label for word, one in zip(said, later, strict=True))
    return Measured(len(later), right, sum(one.label == commonest for one in later))


def _fitted(examples: list[Example]) -> tuple[tuple[str, ...], Any, Any, Any]:
    """(labels, weights, offsets, rarity) of a linear support vector machine, one against the rest."""
    # Imported when first asked: it takes two seconds that no other command should pay.
    from sklearn.svm import LinearSVC

    table = counts([one.text for one in examples])
    rare = rarity(table)
    machine = LinearSVC(C=0.5, random_state=0).fit(weighed(table, rare), [one.label for one in examples])
    weights, offsets = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # two classes share one plane: give each its side
        weights, offsets = np.vstack([-weights, weights]), np.concatenate([-offsets, offsets])
    labels = tuple(str(label) for label in machine.classes_)
    return labels, weights.astype(np.float32), offsets.astype(np.float32), rare
