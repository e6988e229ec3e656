"""The words that reading knows, kept as data (词表): measure words, look-alikes, indicators, kinds of document.

No law stands here, only language; what a figure must be by law is checked elsewhere. Words: measure word 量词,
cue 线索词, look-alike 形似者. Each file is read once, when first asked for.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """One word list, ``lexicon/<name>.toml``."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
