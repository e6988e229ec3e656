"""WCAG 2.2 AA, computed from the tokens: 4.5:1 for text, 3:1 for the edge of a control, light and dark."""

import re

import pytest

from yifa.ui.assets import HERE

CSS = (HERE / "static" / "ui" / "yifa.css").read_text(encoding="utf-8")
TEXT = [
    ("ink", "paper"), ("ink", "card"), ("ink", "sunk"),
    ("ink-2", "paper"), ("ink-2", "card"), ("ink-2", "sunk"),
    ("ink-3", "card"), ("ink-3", "paper"), ("card", "ink"), ("card", "ink-2"),
    ("late", "late-bg"), ("soon", "soon-bg"), ("running", "running-bg"), ("paused", "paused-bg"), ("done", "done-bg"),
    ("late", "card"), ("late", "paper"), ("soon", "card"), ("official", "card"),
]  # fmt: skip
EDGES = [("line-strong", "card"), ("line-strong", "paper"), ("late", "card")]


def tokens(block):
    return dict(re.findall(r"--y-([\w-]+):\s*(#[0-9a-f]{6});", block))


LIGHT = tokens(CSS[: CSS.index("@media (prefers-color-scheme: dark)")])
DARK = LIGHT | tokens(CSS[CSS.index("@media (prefers-color-scheme: dark)") : CSS.index("Tabler, told")])


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reaches_aa(scheme):
    weak = {pair: round(contrast(scheme[pair[0]], scheme[pair[1]]), 2) for pair in TEXT}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 4.5}


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_reach_three(scheme):
    assert all(contrast(scheme[one], scheme[other]) >= 3 for one, other in EDGES)


def test_dark_redefines_every_colour():
    dark = tokens(CSS[CSS.index("@media (prefers-color-scheme: dark)") : CSS.index("Tabler, told")])
    assert set(dark) == set(LIGHT)


def test_no_colour_outside_the_tokens():
    body = CSS[CSS.index("Tabler, told") : CSS.index("print: black on white")]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-])", re.sub(r'href="#[^"]*"', "", body))
