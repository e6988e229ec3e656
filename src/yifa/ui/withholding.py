"""Counts for everybody (小数隐去): what is small is withheld, and what would give it away by subtraction as well.

A total of the place may be known from elsewhere (the annual report prints it), so whatever is withheld must be several
cells that hold enough together. Pure Python.
"""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
LEAST = 10
"""A cell with fewer is withheld; so many at least lie in all withheld cells together."""


def published(counts: Mapping[K, int], least: int = LEAST) -> dict[K, int]:
    """The cells that may be shown. Withheld are the small ones and, where these alone could be computed from a total,
    the smallest of the others until at least two are withheld that hold ``least`` together; empty cells say nothing."""
    held = {key: count for key, count in counts.items() if count > 0}
    shown = {key: count for key, count in held.items() if count >= least}
    hidden = [count for count in held.values() if count < least]
    others = sorted(shown, key=lambda key: (shown[key], str(key)))
    while hidden and others and (len(hidden) < 2 or sum(hidden) < least):
        hidden.append(shown.pop(others.pop(0)))
    return shown
