"""What every renderer reads: the content of the trace, the sealed root, sample rows, the band of the demo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yifa.reports.annual.card import chinese_day


@dataclass(frozen=True, slots=True)
class View:
    """`content`: the committed part of trace.json; `root`: the signed root; `seq`: the entry that commits."""

    content: Mapping[str, Any]
    root: Mapping[str, Any]
    seq: int
    signers: tuple[str, ...]
    samples: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    demo: bool = False
    online: str = ""

    @property
    def title(self) -> str:
        return str(self.content["title"])

    @property
    def place_name(self) -> str:
        return str(self.content["place"]["name"])

    @property
    def date_text(self) -> str:
        """The date under the report, without leading zeros."""
        return chinese_day(self.content["dated"])

    @property
    def figures(self) -> list[dict[str, Any]]:
        return list(self.content["figures"])

    @property
    def missing(self) -> list[dict[str, Any]]:
        return list(self.content["missing"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: plain text, or a figure (`number` > 0) as it prints."""

    text: str
    number: int = 0
    indicator: str = ""
    name: str = ""
    missing: bool = False


def by_number(content: Mapping[str, Any]) -> dict[int, Piece]:
    """Every figure and gap of a trace by its number."""
    found = {row["number"]: _piece(row, False) for row in content["figures"]}
    return found | {row["number"]: _piece(row, True) for row in content["missing"]}


def _piece(row: Mapping[str, Any], missing: bool) -> Piece:
    return Piece(row["printed"], row["number"], row["indicator"], row["name"], missing)


def pieces(block: Mapping[str, Any], figures: Mapping[int, Piece]) -> Iterator[Piece]:
    """A block's head and runs as pieces; raises KeyError for a figure that the trace does not hold."""
    if block["head"]:
        yield Piece(block["head"])
    for run in block["runs"]:
        yield Piece(run) if isinstance(run, str) else figures[run["f"]]


def text_of(block: Mapping[str, Any], figures: Mapping[int, Piece]) -> str:
    return "".join(piece.text for piece in pieces(block, figures))
