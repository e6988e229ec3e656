"""Our wording for every indicator, read once from `sentences.toml` and `catalogue.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from yifa.reports.annual.outline import CHAPTERS
from yifa.reports.annual.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as the outline knows it: name and unit as printed."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence with the indicators it places (one or several)."""

    text: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    chapter: str
    lead: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """How a shortcoming is told: of a rate under 100, of a part behind its whole, of a harm that occurred."""

    kind: str
    indicator: str
    whole: str
    shortfall: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Wording:
    sentences: tuple[Sentence, ...]
    variants: dict[tuple[str, tuple[str, ...]], str]
    zero: dict[str, str]
    gaps: tuple[Gap, ...]
    words: dict[str, str]

    def chapter_of(self, indicator: str) -> str:
        """The chapter that places the indicator, "" when none does."""
        for sentence in self.sentences:
            if any(indicator in clause.indicators for clause in sentence.clauses):
                return sentence.chapter
        return ""


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("yifa.reports.annual").joinpath(name).read_text("utf-8"))


@cache
def catalogue() -> dict[str, Entry]:
    """id -> name and unit of every indicator a report may place."""
    return {code: Entry(row["name"], row["unit"]) for code, row in _read("catalogue.toml").items()}


def _clause(text: str) -> Clause:
    indicators = tuple(token.indicator for token in tokens_of(text))
    if not indicators or any(code not in catalogue() for code in indicators):
        raise ValueError(f"句子“{text}”没有数字占位，或者占位的指标不在目录里")
    return Clause(text, indicators)


def _sentence(row: dict[str, Any]) -> Sentence:
    if row["chapter"] not in CHAPTERS:
        raise ValueError(f"句子写在了没有的章节“{row['chapter']}”")
    return Sentence(row["chapter"], row["lead"], tuple(_clause(text) for text in row["clauses"]))


def _gaps(data: dict[str, Any]) -> tuple[Gap, ...]:
    found = [Gap("rate", row["indicator"], "", row["shortfall"], row["remedy"]) for row in data["gap"]]
    found += [Gap("lag", row["part"], row["whole"], row["shortfall"], row["remedy"]) for row in data["lag"]]
    found += [Gap("harm", row["indicator"], "", row["shortfall"], row["remedy"]) for row in data["harm"]]
    return tuple(found)


@cache
def wording() -> Wording:
    """The whole file, checked: every clause places a known indicator in a chapter of the outline."""
    data = _read("sentences.toml")
    return Wording(
        sentences=tuple(_sentence(row) for row in data["sentence"]),
        variants={(row["indicator"], tuple(sorted(row["dims"]))): row["text"] for row in data["variant"]},
        zero=data["zero"],
        gaps=_gaps(data),
        words=data["words"],
    )
