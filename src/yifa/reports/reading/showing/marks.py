"""Cutting a text where figures and findings begin and end, so that overlapping spans can be drawn (标注). Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same marks; ``start == end`` where something is missing and a mark must stand.

    ``fact``: position of the figure that covers it, or None. ``findings``: positions of the findings that cover it;
    ``opens``: those of them that begin here. Pieces follow each other and together are the whole text.
    """

    start: int
    end: int
    fact: int | None = None
    findings: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


def cut(length: int, facts: Sequence[Span], findings: Sequence[Span]) -> Iterator[Piece]:
    """The pieces of a text of this length. Spans outside it are drawn in to its edges; figures never overlap."""
    facts = [_inside(span, length) for span in facts]
    findings = [_inside(span, length) for span in findings]
    edges = sorted({0, length, *(edge for span in (*facts, *findings) for edge in span)})
    begins = _by_edge(findings)
    figures = {span[0]: (index, span[1]) for index, span in reversed(list(enumerate(facts))) if span[0] < span[1]}
    covering: list[int] = []
    figure: tuple[int, int] | None = None
    for at, following in zip(edges, [*edges[1:], length], strict=True):
        covering = [index for index in covering if findings[index][1] > at]
        if figure is None or figure[1] <= at:
            figure = figures.get(at)
        for index in begins.get(at, ()):
            if findings[index][1] == at:
                yield Piece(at, at, None, (index,), (index,))
        opens = tuple(index for index in begins.get(at, ()) if findings[index][1] > at)
        covering += opens
        if at < following:
            yield Piece(at, following, figure[0] if figure else None, tuple(covering), opens)


def _inside(span: Span, length: int) -> Span:
    start = min(max(span[0], 0), length)
    return start, min(max(span[1], start), length)


def _by_edge(spans: Sequence[Span]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, (start, _) in enumerate(spans):
        found.setdefault(start, []).append(index)
    return found
