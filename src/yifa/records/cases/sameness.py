"""The same thing sent again (重复提交): known by what was said and attached, because the page that is reached by going
back and sent once more carries a new key, and without script nothing can stop the second sending."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import IO, Any

from yifa.ground.identity.vault import fingerprint


def mark_of(about: str, data: Mapping[str, Any], files: Sequence[IO[bytes]]) -> str:
    """A keyed hash of the words and the files of one sending about ``about``: equal for equal ones, telling nothing."""
    told = json.dumps(dict(data), ensure_ascii=False, sort_keys=True, default=str)
    digests = []
    for file in files:
        file.seek(0)
        digests.append(hashlib.file_digest(file, "sha256").hexdigest())  # type: ignore[arg-type]  # IO does read into a buffer
        file.seek(0)
    return fingerprint("\0".join([about, told, *sorted(digests)]), "cases.same")
