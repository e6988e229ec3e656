"""What the report asks of the figures: a value, how it is computed, and the rows behind it.

`FigureSource` is what `readers.figures` offers, seen from here; tests use a small one in memory. Formulas
are plain data so that a stranger can compute them again from the rows of the evidence package.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

Formula = dict[str, Any]


class UnknownIndicator(LookupError):
    """No declaration with this id, or it cannot be narrowed as asked. The message, if any, is a Chinese sentence."""


class Figured(Protocol):
    """A Value as the figures room returns it; `value` None with denominator 0 is a rate without a base."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> Decimal | int | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def numerator(self) -> Decimal | int | None: ...
    @property
    def denominator(self) -> Decimal | int | None: ...
    @property
    def definition(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One record as a stranger may see it: public half, digest of the private half, its latest ledger entry."""

    subject: str
    seq: int
    public: Mapping[str, Any]
    private: str


class FigureSource(Protocol):
    """Figures of one store. Every method raises UnknownIndicator for an id without a declaration."""

    def knows(self, indicator: str) -> bool: ...

    def value(self, indicator: str, *, scope: str, year: int, dims: Mapping[str, str]) -> Figured: ...

    def formula(self, indicator: str, *, scope: str, year: int, dims: Mapping[str, str]) -> Formula:
        """Nested data that `evaluate` computes again; see there for its shape."""
        ...

    def card(self, indicator: str) -> Mapping[str, Any]:
        """The definition card in words: definition, formula, conditions, time, source, basis, verified."""
        ...

    def rows(self, source: str, *, scope: str) -> Iterator[EvidenceRow]:
        """Every record of a source ("case:dispute") within scope, by ledger seq, then subject."""
        ...
