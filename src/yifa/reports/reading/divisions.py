"""The 12-digit division code of a unit's place, where the division files are on this machine; "" where they are not.

Reads ``YIFA_HOME/divisions/{provinces,cities,areas,streets}.json`` (the public division list that ``yifa setup``
fetches), once, and answers only when a single place fits every name that the unit and the text give.
"""

import json
import os
import re
from functools import cache
from pathlib import Path

_FILES = (("provinces.json", 2), ("cities.json", 4), ("areas.json", 6), ("streets.json", 9))
_ORGAN = re.compile(r"(?:人民政府|人民政府办公室|办事处|管理委员会|管委会|党委|党工委)$")


@cache
def _places() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Each place name -> its (code, the names above it), from the largest to the nearest."""
    folder = Path(os.environ.get("YIFA_HOME", "var")) / "divisions"
    names: dict[str, str] = {}
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for file, digits in _FILES:
        path = folder / file
        if not path.exists():
            return {}
        for row in json.loads(path.read_text(encoding="utf-8")):
            code, name = str(row["code"]), str(row["name"])
            above = tuple(names[code[:length]] for length in (2, 4, 6) if length < digits and code[:length] in names)
            names[code] = name
            found.setdefault(name.removesuffix("办事处"), []).append((code, above))
    return {name: tuple(places) for name, places in found.items()}


def code_of(unit: str, text: str) -> str:
    """The code of the unit's place: its name closes the unit's name, and the unit or the text names its parents."""
    bare = _ORGAN.sub("", unit)
    if len(bare) < 2:
        return ""
    places = _places()
    for cut in range(len(bare) - 1):
        named = places.get(bare[cut:])
        if named:
            return _single(named, bare[:cut], text[:3000])
    return ""


def _single(named: tuple[tuple[str, tuple[str, ...]], ...], before: str, text: str) -> str:
    """One place only: by the names before it in the unit, else by how many of its parents the text speaks of."""
    fit = [place for place in named if not before or any(_spoken(parent, before) for parent in place[1])]
    if len(fit) > 1:
        scores = [sum(_spoken(parent, before + text) for parent in place[1]) for place in fit]
        top = max(scores)
        fit = [place for place, score in zip(fit, scores, strict=True) if score == top and top > 0]
    return fit[0][0].ljust(12, "0") if len(fit) == 1 else ""


def _spoken(parent: str, text: str) -> bool:
    stem = re.sub("(?:省|市|县|区|自治区|自治州|自治县)$", "", parent)
    return len(stem) >= 2 and stem in text
