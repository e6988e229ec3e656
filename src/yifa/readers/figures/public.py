"""Figures fit for a public page: a small cell that could identify a person is not shown (小数格). Pure Python."""

from collections.abc import Mapping

from yifa.readers.figures.values import Number, Value, plain

SMALL = 10
HIDDEN = "少于10"
WITHHELD = "不公开"


def is_small(number: Number | None) -> bool:
    """1 to 9: few enough to guess who is meant. Zero identifies nobody."""
    return number is not None and 0 < number < SMALL


def public_text(value: Value) -> str:
    """The figure as a public breakdown prints it. A rate or average hides when its halves are small."""
    halves = (value.numerator, value.denominator)
    if any(is_small(half) for half in (*halves, value.rest if _is_share(value) else None)):
        return WITHHELD
    return HIDDEN if value.denominator is None and is_small(value.value) else value.text


def _is_share(value: Value) -> bool:
    return value.definition.get("kind") == "rate" and value.rest is not None and value.rest >= 0


def public_cells(cells: Mapping[str, Number]) -> dict[str, str]:
    """Counts that are printed together with their total: with one cell hidden the total would give it away, so the
    next smallest is withheld too."""
    shown = {name: HIDDEN if is_small(number) else plain(number) for name, number in cells.items()}
    if sum(text == HIDDEN for text in shown.values()) == 1:
        open_cells = [name for name, text in shown.items() if text != HIDDEN and cells[name]]
        if open_cells:
            shown[min(open_cells, key=lambda name: (cells[name], name))] = WITHHELD
    return shown
