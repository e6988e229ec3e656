"""The site's secret key: made once, kept in a file outside the database, readable by its owner only."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path, *, mode: str) -> str:
    """The key in ``path``, made on first use. Tests get a throw-away key and touch no file."""
    if mode == "test":
        return "test-" + secrets.token_urlsafe(32)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
