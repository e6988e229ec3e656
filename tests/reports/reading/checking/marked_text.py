"""A text with its faults marked in place: ⟦rule:words⟧. Strips the marks and says where each fault stands."""

import re
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "texts"
_MARK = re.compile(r"⟦(?P<rule>[a-z_]+):(?P<words>[^⟦⟧]*)⟧")


class Fault(NamedTuple):
    rule: str
    start: int
    end: int


def faulty(name: str) -> tuple[str, list[Fault]]:
    marked = (HERE / "faulty" / name).read_text(encoding="utf-8")
    text, faults, done = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        faults.append(Fault(match["rule"], len(text), len(text) + len(match["words"])))
        text += match["words"]
        done = match.end()
    return text + marked[done:], faults


def names(folder: str) -> list[str]:
    return sorted(path.name for path in (HERE / folder).glob("*.txt"))
