"""How well reading reads (准确率、召回率): against figures marked by hand, and how fast.

The gold files are only for measuring; nothing that reads a report looks into them.
"""

import json
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from yifa.reports.reading.document import Document, Fact
from yifa.reports.reading.reader import read_text

_ROUNDS = 40


def measure(
    gold_dir: Path | str, seeds_dir: Path | str, *, clock: Callable[[], float] = time.process_time
) -> dict[str, Any]:
    """Precision, recall and F1 of spans; accuracy of value+unit, approx and indicator on the spans; look-alikes taken.

    ``gold_dir`` holds ``facts.jsonl`` and ``nonfacts.jsonl``; ``seeds_dir`` the texts they point into.
    """
    gold, look_alikes = _lines(Path(gold_dir) / "facts.jsonl"), _lines(Path(gold_dir) / "nonfacts.jsonl")
    texts = {file: _text(Path(seeds_dir) / file) for file in sorted(gold)}
    read = {file: read_text(text, file=file) for file, text in texts.items()}
    pairs = [(fact, _at(read[file], fact)) for file in gold for fact in gold[file]]
    matched = [(fact, found) for fact, found in pairs if found is not None]
    stated, found = len(pairs), sum(len(document.facts) for document in read.values())
    return {
        "documents": len(texts),
        "facts_gold": stated,
        "facts_found": found,
        "spans": _rates(len(matched), found, stated),
        "value_unit": _rates(sum(_same_value(fact, mine) for fact, mine in matched), found, stated),
        "approx": _rates(sum(fact["approx"] == mine.approx for fact, mine in matched), found, stated),
        "indicator": _rates(sum(fact["indicator"] == mine.indicator for fact, mine in matched), found, stated),
        "period": _rates(sum(fact["period"] == mine.period for fact, mine in matched), found, stated),
        "section": _rates(sum(fact["section"] == mine.section for fact, mine in matched), found, stated),
        "nonfacts": sum(len(rows) for rows in look_alikes.values()),
        "nonfacts_taken": _taken(read, look_alikes),
        "documents_per_second_per_core": _speed(list(texts.values()), clock),
    }


def _rates(right: int, found: int, stated: int) -> dict[str, float]:
    precision, recall = right / max(found, 1), right / max(stated, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _at(document: Document, fact: dict[str, Any]) -> Fact | None:
    return next((each for each in document.facts if (each.start, each.end) == (fact["start"], fact["end"])), None)


def _same_value(fact: dict[str, Any], mine: Fact) -> bool:
    return float(mine.value) == float(fact["value"]) and mine.unit == fact["unit"]


def _taken(read: dict[str, Document], look_alikes: dict[str, list[dict[str, Any]]]) -> int:
    return sum(
        any(fact.start < row["end"] and row["start"] < fact.end for fact in read[file].facts)
        for file, rows in look_alikes.items()
        for row in rows
    )


def _speed(texts: list[str], clock: Callable[[], float]) -> float:
    """Texts of 5,000 characters read a second on one core, after warm-up."""
    started = clock()
    for _ in range(_ROUNDS):
        for text in texts:
            read_text(text)
    characters = _ROUNDS * sum(len(text) for text in texts)
    return round(characters / 5000 / max(clock() - started, 1e-9), 1)


def _lines(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["seed"]].append(row)
    return rows


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
