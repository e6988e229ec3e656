"""What the rules know, kept as data (规则所用资料): laws with dates, slips, topics, norms with their basis."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """One table by name: ``laws``, ``slips``, ``terms``, ``norms``."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
