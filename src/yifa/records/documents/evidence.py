"""Evidence files (证据材料): kept once under the digest of their bytes, outside the database.

A file lies at ``<evidence folder>/ab/cd/<digest>``; the row and the ledger hold the digest, so a file that was
replaced or lost is noticed and named. 电子签名法 第5条 (原件完整性).
"""

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import transaction

from yifa.ground.calendar import now, today
from yifa.ground.identity.actor import Actor, can_see
from yifa.ground.identity.permission import OUT_OF_SIGHT, NotAllowed, demand
from yifa.ground.ledger import hash_name, record
from yifa.ground.ledger.hashing import hash_function
from yifa.ground.recorded.models import Recorded
from yifa.records.documents.filetypes import TypeRefused, sniff
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.records.documents.pictures import PictureRefused, cleaned, is_picture
from yifa.records.documents.writing import DERIVED

MEGABYTE = 1024 * 1024


class EvidenceRefused(ValueError):
    """The file did not come in; nothing was written. A Chinese sentence with what to do."""


class EvidenceDamaged(RuntimeError):
    """The file in the store is not the one that was taken in: lost or replaced. Names the document."""


@dataclass(frozen=True)
class Damage:
    """A file that is not what the record says. ``kind``: missing | changed."""

    subject: str
    kind: str
    sentence: str


@dataclass(frozen=True)
class Prepared:
    """A file that was read and found fit; nothing of it is kept yet."""

    content: bytes
    media_type: str


def prepare(file: IO[bytes], *, kind: str, division: str) -> Prepared:
    """Read a file, know its type, take a picture's position off. Raises :class:`EvidenceRefused`."""
    content = _read(file)
    try:
        found = sniff(lambda: content)
    except TypeRefused as refusal:
        raise EvidenceRefused(str(refusal)) from None
    bare = content if DOCUMENTS[kind].keep_original else _bare(content, found.media_type, division)
    return Prepared(bare, found.media_type)


def attach(
    file: IO[bytes] | Prepared,
    *,
    about: Recorded,
    kind: str,
    by: Actor,
    permission: str = "",
    title: str = "",
    dated: date | None = None,
    facts: Mapping[str, Any] | None = None,
    private: Mapping[str, Any] | None = None,
    source_key: str | None = None,
) -> Document:
    """Take a file in as a document about a record: the bytes first, then row and ledger in one transaction.

    ``file``: open for reading in binary, or prepared before.
    ``permission``: code asked of ``by`` about the record; without one the
    record must at least be in sight. ``facts``, ``private``: what else is known of the file, for all to see or sealed
    (the step it came with, who signed). ``source_key``: one file per kind and key.
    Raises :class:`EvidenceRefused`, :class:`NotAllowed`; then no row is written.
    """
    _may(by, about, permission)
    ready = file if isinstance(file, Prepared) else prepare(file, kind=kind, division=about.division)
    declared = DOCUMENTS[kind]
    digest = keep(ready.content)
    row = Document(
        kind=kind, about=about.subject, title=(title or declared.name)[:200], content_digest=digest,
        media_type=ready.media_type, size=len(ready.content), dated=dated or today(), division=about.division,
        organ=about.organ, secrecy=about.secrecy, demo=about.demo, created_at=now(), created_by=by.username,
        facts=dict(facts or {}), source_key=source_key,
    )  # fmt: skip
    row.seal_private(private or {})
    with transaction.atomic():
        row.save(force_insert=True)
        data = {"kind": kind, "about": about.subject, "content": digest}
        record("documents.attached", row.subject, by=by, data=data, digests={row.subject: row.digest()})
    return row


def _may(by: Actor, about: Recorded, permission: str) -> None:
    if permission:
        demand(by, permission, about)
    elif not can_see(by, about):
        raise NotAllowed(f"不能上传材料：{OUT_OF_SIGHT}。")


def _read(file: IO[bytes]) -> bytes:
    """All bytes, never more than the limit and one."""
    limit = int(settings.YIFA_EVIDENCE_LIMIT_MB)
    content = file.read(limit * MEGABYTE + 1)
    if len(content) > limit * MEGABYTE:
        raise EvidenceRefused(f"文件超过{limit}MB,没有保存。请压缩、拆分后再上传,录像可以只截取有关部分。")
    return content


def _bare(content: bytes, media_type: str, division: str) -> bytes:
    if not is_picture(media_type):
        return content
    try:
        return cleaned(content, media_type, division=division)
    except PictureRefused as refusal:
        raise EvidenceRefused(str(refusal)) from None


def path_of(digest: str) -> Path:
    """Where bytes of this digest lie."""
    return Path(settings.YIFA_EVIDENCE_DIR) / digest[:2] / digest[2:4] / digest


def digest_of(content: bytes) -> str:
    return hash_function(hash_name())(content).hex()


def keep(content: bytes) -> str:
    """Put bytes under their digest, whole or not at all: written aside, flushed to the disk, then renamed.

    Returns the digest. The same bytes are kept once. Raises :class:`EvidenceRefused` when the disk is full.
    """
    digest = digest_of(content)
    place = path_of(digest)
    if place.exists() and digest_of(place.read_bytes()) == digest:
        place.touch()  # brought again: as new as any, so that it is not taken for one that nobody claims
        return digest
    aside = place.with_name(f".{digest[:8]}-{secrets.token_hex(6)}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _write_through(aside, content)
        os.replace(aside, place)
        _flush_folder(place.parent)
    except OSError as trouble:
        aside.unlink(missing_ok=True)
        raise EvidenceRefused(_why(trouble)) from trouble
    return digest


def _write_through(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(trouble: OSError) -> str:
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return "服务器磁盘已满,文件没有保存,也没有登记。请联系系统管理员清理空间后重新上传。"
    return f"文件没有保存(存储出错:{trouble.strerror})。请稍后重试;仍不行请联系系统管理员。"


def read_evidence(document: Document) -> bytes:
    """The bytes of an evidence file, checked. Raises :class:`EvidenceDamaged`."""
    damage = _damage(document)
    if damage:
        raise EvidenceDamaged(damage.sentence)
    return path_of(document.content_digest).read_bytes()


def damaged_evidence() -> Iterator[Damage]:
    """Every evidence file that is lost or not the one taken in, streamed."""
    for document in Document.objects.exclude(media_type=DERIVED).order_by("pk").iterator(chunk_size=500):
        damage = _damage(document)
        if damage:
            yield damage


def _damage(document: Document) -> Damage | None:
    place = path_of(document.content_digest)
    named = f"材料“{document.title}”({document.subject})"
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        return Damage(document.subject, "missing", f"{named}的文件不见了,请从备份恢复。")
    if digest_of(content) != document.content_digest:
        return Damage(document.subject, "changed", f"{named}的文件被替换或改动过,与登记的摘要不符,请从备份恢复。")
    return None
