"""Reports under check, kept for the session only (体检暂存): in a folder of the home, each for two hours, then gone.

What a session may open stands in the session; an address alone opens nothing. What is late is swept at every visit.
"""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from yifa.ground.calendar import now
from yifa.reports.reading.showing.bounded import Upload

HELD = "checks"
KEPT_FOR = timedelta(hours=2)
MOST = 40
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True)
class Kept:
    """One uploaded report, with the other year's when there is one."""

    token: str
    upload: Upload
    previous: Upload | None
    until: datetime


def folder() -> Path:
    return Path(settings.HOME) / "checking"


def keep(session: SessionBase, upload: Upload, previous: Upload | None) -> str:
    """Keep it for this session; the token names it."""
    sweep()
    token = token_urlsafe(12)
    place = folder() / f".new-{token}"  # complete before it bears its name: a sweep never sees half of it
    place.mkdir(mode=0o700, parents=True)
    about = {"name": upload.name, "previous": previous.name if previous else "", "at": now().isoformat()}
    _write(place / "about.json", json.dumps(about).encode())
    _write(place / "report", upload.data)
    if previous:
        _write(place / "previous", previous.data)
    place.rename(folder() / token)
    session[HELD] = [*session.get(HELD, ()), token][-MOST:]
    return token


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)


def kept(session: SessionBase, token: str) -> Kept | None:
    """What this session kept under the token, unless its time is over."""
    place = folder() / token
    if token not in session.get(HELD, ()) or not _TOKEN.fullmatch(token) or _is_late(place):
        return None
    about = json.loads((place / "about.json").read_bytes())
    previous = Upload(about["previous"], (place / "previous").read_bytes()) if about["previous"] else None
    until = datetime.fromisoformat(about["at"]) + KEPT_FOR
    return Kept(token, Upload(about["name"], (place / "report").read_bytes()), previous, until)


def all_kept(session: SessionBase) -> list[Kept]:
    """Everything this session still has, the newest first."""
    sweep()
    return [one for token in reversed(session.get(HELD, ())) if (one := kept(session, token))]


def forget(session: SessionBase, token: str) -> None:
    """Delete it now."""
    if token in session.get(HELD, ()) and _TOKEN.fullmatch(token):
        session[HELD] = [one for one in session[HELD] if one != token]
        shutil.rmtree(folder() / token, ignore_errors=True)


def sweep() -> None:
    """Delete what is past its time, whosever it was."""
    for place in folder().glob("*"):
        if _TOKEN.fullmatch(place.name) and _is_late(place):
            shutil.rmtree(place, ignore_errors=True)


def _is_late(place: Path) -> bool:
    try:
        at = datetime.fromisoformat(json.loads((place / "about.json").read_bytes())["at"])
    except (OSError, ValueError, KeyError):
        return True
    return now() - at > KEPT_FOR
