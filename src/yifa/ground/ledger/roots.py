"""Signed roots (签名根): what a seal leaves behind, and the newest one kept a second time beside the key.

The witness file (见证文件) is that second copy. A database put back to an older state, cut short or
replaced as a whole is consistent in itself; only a memory outside of it can tell.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import connection

from yifa.ground.ledger.canonical import canonical
from yifa.ground.ledger.keys import key_folder, signature_holds


@dataclass(frozen=True, slots=True)
class Root:
    """The tree's root after ``size`` entries (hex), when (ISO), by which hash and key, signature in base64."""

    size: int
    root: str
    at: str
    algorithm: str
    key_id: str
    signature: str = ""

    def message(self) -> bytes:
        """The bytes that are signed: canonical JSON of everything but the signature."""
        fields = asdict(self)
        del fields["signature"]
        return canonical(fields)

    def holds(self) -> bool:
        """Whether the signature is one of ours."""
        return signature_holds(self.key_id, self.message(), self.signature)

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def root_at(size: int | None = None) -> Root | None:
    """The signed root of exactly ``size`` entries, or the newest one; None when there is none."""
    where, values = ("", ()) if size is None else ("WHERE size = %s", (size,))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT size, root, at, algorithm, key_id, signature FROM ledger_seal "  # noqa: S608 fixed text
            f"{where} ORDER BY size DESC LIMIT 1",
            values,
        )
        row = cursor.fetchone()
    return Root(*row) if row else None


def latest_root() -> Root | None:
    """The newest signed root, or None before the first seal."""
    return root_at()


def witness_file() -> Path:
    return key_folder() / "ledger-witness.json"


def read_witness() -> Root | None:
    """The newest root this installation ever signed, or None; a spoilt file reads as a root that nobody signed."""
    path = witness_file()
    if not path.exists():
        return None
    try:
        return Root(**json.loads(path.read_text()))
    except (TypeError, ValueError):
        return Root(0, "", "", "", "")


def write_witness(root: Root) -> None:
    """Keep ``root`` beside the key, unless a newer one is there already."""
    held = read_witness()
    if held is None or held.size < root.size:
        keep_root(root, witness_file())


def keep_root(root: Root, path: Path) -> None:
    """Write one root to a file, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".new-{os.getpid()}")
    with open(new, "wb") as out:
        out.write(canonical(root.as_dict()))
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
