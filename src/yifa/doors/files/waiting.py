"""Uploaded files between looking and confirming (待确认的文件): sealed, the uploader's only, gone in two hours."""

import json
import os
import secrets
import shutil
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from yifa.ground.calendar import now
from yifa.ground.identity.vault import open_, seal

KEPT_SECONDS = 2 * 3600
BLOCK = 1 << 20


@dataclass(frozen=True)
class Waiting:
    """One upload. ``notes``: what the wizard knows of it (kind, owner, mode, what looking found), sealed too."""

    token: str
    folder: Path
    notes: dict[str, Any]

    def note(self, **more: Any) -> "Waiting":
        """The same upload with more known of it, stored."""
        notes = {**self.notes, **more}
        _write_private(self.folder / "notes", [seal(json.dumps(notes, ensure_ascii=False)).encode()])
        return Waiting(self.token, self.folder, notes)

    @contextmanager
    def opened(self, name: str = "upload") -> Iterator[Path]:
        """The file in clear, only while it is being read; what a killed process leaves goes with the upload."""
        handle, clear = tempfile.mkstemp(prefix="clear-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as out, (self.folder / name).open("rb") as sealed:
                for line in sealed:
                    out.write(b64decode(open_(line.decode().strip())))
            yield Path(clear)
        finally:
            Path(clear).unlink(missing_ok=True)

    def keep(self, name: str, blocks: Iterable[bytes]) -> None:
        """Seal a file beside the upload."""
        _write_private(self.folder / name, (f"{seal(b64encode(block).decode())}\n".encode() for block in blocks))

    def has(self, name: str) -> bool:
        return (self.folder / name).exists()

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def put(blocks: Iterable[bytes], **notes: Any) -> Waiting:
    """Keep an upload for its owner (``notes["by"]``). Clears away what waited too long."""
    home = _home()
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    _sweep(home)
    token = secrets.token_urlsafe(24)
    folder = home / token
    folder.mkdir(mode=0o700)
    waiting = Waiting(token, folder, notes)
    waiting.keep("upload", blocks)
    return waiting.note()


def find(token: str, by: str) -> Waiting | None:
    """The upload, for its owner only; None for everyone else and after it was cleared away."""
    if _home().is_dir():
        _sweep(_home())
    folder = _home() / token
    if not token.replace("-", "").replace("_", "").isalnum() or not (folder / "notes").is_file():
        return None
    notes = json.loads(open_((folder / "notes").read_text()))
    return Waiting(token, folder, notes) if notes["by"] == by else None


def blocks_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as held:
        while block := held.read(BLOCK):
            yield block


def _home() -> Path:
    return Path(settings.HOME) / "uploads"


def _sweep(home: Path) -> None:
    limit = now().timestamp() - KEPT_SECONDS
    for folder in home.iterdir():
        with suppress(FileNotFoundError):  # somebody else has swept it meanwhile
            if folder.stat().st_mtime < limit:
                shutil.rmtree(folder, ignore_errors=True)


def _write_private(path: Path, blocks: Iterable[bytes]) -> None:
    partial = path.with_suffix(".partial")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.writelines(blocks)
    partial.replace(path)
