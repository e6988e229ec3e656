"""Evidence files: kept whole under their digest, or not at all; a replaced one is noticed and named."""

import errno
import io
import os

import pytest
from django.db import IntegrityError
from PIL import Image

from yifa.ground.calendar import now
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.ledger.models import Entry
from yifa.records.cases.models import Case
from yifa.records.documents import evidence
from yifa.records.documents.evidence import (
    EvidenceDamaged,
    EvidenceRefused,
    attach,
    damaged_evidence,
    path_of,
    read_evidence,
)
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.models import Document
from yifa.records.documents.unclaimed import WAITS, drop_unclaimed

PHOTO = b"\xff\xd8\xff\xe0 a photo of the passage"
DOCUMENTS.add(DocumentKind("test_evidence", "测试证据", "tests", "测试办法 第2条", keep_original=True))
DOCUMENTS.add(DocumentKind("test_bare_photo", "测试照片", "tests", "测试办法 第2条"))


@pytest.fixture
def case(db, settings, tmp_path):
    settings.YIFA_EVIDENCE_DIR = tmp_path / "evidence"
    return Case.objects.create(
        code="500155117-2026-JF-000001-T", procedure="dispute", procedure_version="2011", state="examining",
        title="演示", division="500155117000", organ="500155117-RMTJ", opened_at=now(), created_at=now(),
        created_by="li",
    )  # fmt: skip


def take(case, by, content=PHOTO, **more):
    return attach(io.BytesIO(content), about=case, kind="test_evidence", by=by, **more)


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_lies_under_its_digest_with_row_and_ledger(case, cast, settings):
    row = take(case, cast.li, title="照片.exe")
    assert path_of(row.content_digest).read_bytes() == PHOTO == read_evidence(row)
    assert (row.media_type, row.size, row.about) == ("image/jpeg", len(PHOTO), case.subject)
    assert row.content_digest in str(Entry.objects.get(subject=row.subject).__dict__)


def test_the_same_bytes_are_kept_once(case, cast, settings):
    first, second = take(case, cast.li), take(case, cast.li)
    assert first.pk != second.pk and len(files(settings.YIFA_EVIDENCE_DIR)) == 1


def test_a_replaced_and_a_lost_file_are_named(case, cast):
    replaced, lost = take(case, cast.li), take(case, cast.li, PHOTO + b"2")
    path_of(replaced.content_digest).write_bytes(b"\xff\xd8\xff another")
    path_of(lost.content_digest).unlink()
    assert [(d.subject, d.kind) for d in damaged_evidence()] == [
        (replaced.subject, "changed"),
        (lost.subject, "missing"),
    ]
    with pytest.raises(EvidenceDamaged, match=replaced.subject):
        read_evidence(replaced)


def test_taking_a_file_in_again_mends_a_replaced_one(case, cast):
    row = take(case, cast.li)
    path_of(row.content_digest).write_bytes(b"broken")
    take(case, cast.li)
    assert read_evidence(row) == PHOTO


def test_a_full_disk_leaves_no_row_and_no_half_file(case, cast, settings, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(evidence.os, "fsync", full)
    with pytest.raises(EvidenceRefused, match="磁盘已满"):
        take(case, cast.li)
    assert not Document.objects.exists() and not files(settings.YIFA_EVIDENCE_DIR)


def test_a_failed_ledger_leaves_no_row(case, cast, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("ledger")

    monkeypatch.setattr(evidence, "record", broken)
    with pytest.raises(RuntimeError):
        take(case, cast.li)
    assert not Document.objects.exists()


def test_a_file_over_the_limit_is_refused(case, cast, settings):
    settings.YIFA_EVIDENCE_LIMIT_MB = 1
    take(case, cast.li, PHOTO.ljust(1024 * 1024, b"0"))
    with pytest.raises(EvidenceRefused, match="超过1MB"):
        take(case, cast.li, PHOTO.ljust(1024 * 1024 + 1, b"0"))
    assert Document.objects.count() == 1


def test_a_program_is_refused(case, cast):
    with pytest.raises(EvidenceRefused, match="程序"):
        take(case, cast.li, b"MZ\x90\x00")
    assert not Document.objects.exists()


def test_the_outsider_of_the_next_town_may_not(case, cast):
    with pytest.raises(NotAllowed):
        take(case, cast.zhou)
    assert not Document.objects.exists()


def test_a_picture_loses_its_position_unless_the_original_counts(case, cast):
    held = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 33.0, 1.0)}
    Image.new("RGB", (30, 20)).save(held, "JPEG", exif=exif)
    bare = attach(io.BytesIO(held.getvalue()), about=case, kind="test_bare_photo", by=cast.li)
    assert not Image.open(io.BytesIO(read_evidence(bare))).getexif()
    assert read_evidence(take(case, cast.li, held.getvalue())) == held.getvalue()


def test_a_file_keeps_what_is_known_of_it_and_comes_in_once(case, cast):
    row = take(case, cast.li, facts={"step": 3}, private={"signer": "演示甲某"}, source_key="k")
    row.refresh_from_db()
    assert row.facts == {"step": 3} and row.private == {"signer": "演示甲某"}
    with pytest.raises(IntegrityError):
        take(case, cast.li, source_key="k")


def aged(path):
    """As if nobody had touched it for as long as a file waits."""
    then = now().timestamp() - WAITS.total_seconds() - 60
    os.utime(path, (then, then))


def test_bytes_that_no_document_names_are_dropped_after_a_day(case, cast, settings):
    kept = attach(io.BytesIO(PHOTO), about=case, kind="test_evidence", by=cast.wang)
    lost, half = path_of(evidence.keep(b"nobody's identity card")), path_of(kept.content_digest).with_name(".half")
    half.write_bytes(b"half")
    fresh = path_of(evidence.keep(b"on its way"))
    for path in (path_of(kept.content_digest), lost, half):
        aged(path)
    assert drop_unclaimed() == 2 and not lost.exists() and not half.exists()
    assert fresh.exists() and read_evidence(kept) == PHOTO
    assert drop_unclaimed() == 0


def test_bytes_that_come_again_are_as_new_as_any(case, cast):
    path = path_of(evidence.keep(PHOTO))
    aged(path)
    evidence.keep(PHOTO)
    assert drop_unclaimed() == 0 and path.exists()
