"""Which mode the house runs in: the environment says, else the note that set-up left in the home folder."""

import os
from pathlib import Path

MODES = ("production", "demo", "test")


class UnknownMode(ValueError):
    """YIFA_MODE or the note in the home folder names no mode."""


def mode_of(home: Path) -> str:
    """production, demo or test; production where nobody said otherwise."""
    note = home / "mode"
    said = os.environ.get("YIFA_MODE") or (note.read_text().strip() if note.exists() else "production")
    if said not in MODES:
        raise UnknownMode(f"运行方式只能是 {'、'.join(MODES)},现在写的是“{said}”")
    return said


def note_mode(home: Path, mode: str) -> None:
    """Leave the note, so that later commands in this home find the same mode."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "mode").write_text(mode + "\n")
