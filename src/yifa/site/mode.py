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


class NotForDemo(ValueError):
    """The home holds a real store; synthetic records never go into it."""


def begin_demo(home: Path) -> None:
    """Turn an empty home into a demo's, and note it, so that later commands find the same mode."""
    if os.environ.get("YIFA_MODE") == "test":
        return
    if (home / "yifa.sqlite3").exists() and mode_of(home) != "demo":
        raise NotForDemo(f"{home} 里已有正式数据,不能装演示数据。请把 YIFA_HOME 指向一个空目录。")
    home.mkdir(parents=True, exist_ok=True)
    (home / "mode").write_text("demo\n")
    os.environ["YIFA_MODE"] = "demo"
