"""What must never stand in a committed file: registry addresses, clocks read behind the house's back, junk drawers."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLOCK = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|timezone\.now|time\.time)\(")


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split() if (ROOT / name).exists()]


def test_no_registry_address_in_any_committed_file():
    words = ("index" + "-url", '"resolved": ' + '"http', "registry.npmjs" + ".org", "files.pythonhosted" + ".org")
    bad = [
        f"{path.name}: {word}"
        for path in tracked()
        if path.suffix in {".json", ".txt", ".toml", ".cfg", ".ini", ".py", ".sh", ".md", ""} and path.is_file()
        for word in words
        if word in path.read_text(encoding="utf-8", errors="ignore")
    ]
    assert not bad, bad


def test_the_clock_is_read_in_one_room_only():
    bad = [
        str(path.relative_to(ROOT))
        for path in tracked("src/*.py")
        if "ground/calendar" not in str(path) and CLOCK.search(path.read_text(encoding="utf-8"))
    ]
    assert not bad, bad


def test_no_room_is_called_utils_or_services():
    bad = [str(p) for p in tracked("src/*") if p.stem in {"utils", "helpers", "services", "common", "misc"}]
    assert not bad, bad
