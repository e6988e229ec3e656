"""Saved mappings (保存的栏目对应): one organ's, by version; the only writer. Each saving leaves a ledger row."""

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from yifa.doors.files.columns import SheetKind, name_of
from yifa.doors.files.mapping import Mapping, MappingRefused, check, plain
from yifa.doors.files.models import ColumnMapping
from yifa.doors.files.permissions import IMPORT
from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import canonical, hash_function, hash_name, record

FITS = 0.6
"""A saved mapping is offered for a file that has at least this part of its heads."""


def saved(by: Actor, kind: str = "") -> QuerySet[ColumnMapping]:
    """The organ's mappings in use, newest first."""
    rows = ColumnMapping.objects.filter(organ=by.organ, retired_at=None)
    return (rows.filter(kind=kind) if kind else rows).order_by("kind", "source", "-version")


def save(mapping: Mapping, kind: SheetKind, *, by: Actor) -> ColumnMapping:
    """Keep a mapping as the newest version of its name; the same again keeps the version. Raises MappingRefused."""
    demand(by, IMPORT.code)
    if kind.path != mapping.kind:
        raise MappingRefused(f"这份栏目对应是给“{name_of(mapping.kind)}”的,不能用在“{kind.name}”。")
    check(mapping, kind)
    try:
        with transaction.atomic():
            return _saved(mapping, by)
    except IntegrityError:
        raise MappingRefused("这份栏目对应刚被同事改过,请刷新后再保存。") from None


def _saved(mapping: Mapping, by: Actor) -> ColumnMapping:
    rows = ColumnMapping.objects.filter(organ=by.organ, kind=mapping.kind, source=mapping.source)
    newest = rows.filter(retired_at=None).order_by("-version").first()
    if newest is not None and newest.mapping == mapping:
        return newest
    last = rows.aggregate(last=Max("version"))["last"] or 0
    moment = now()
    rows.filter(retired_at=None).update(retired_at=moment, retired_by=by.username)
    row = ColumnMapping.objects.create(
        organ=by.organ, kind=mapping.kind, source=mapping.source, version=last + 1,
        content=mapping.as_data(), made_at=moment, made_by=by.username,
    )  # fmt: skip
    digest = hash_function(hash_name())(canonical(mapping.as_data())).hex()
    data = {"kind": row.kind, "source": row.source, "version": row.version, "content": digest}
    record("files.mapping_saved", row.subject, by=by, data=data)
    return row


def retire(number: int, *, by: Actor) -> None:
    """Take a mapping out of use; it stays to be looked at. Raises MappingRefused."""
    demand(by, IMPORT.code)
    with transaction.atomic():
        changed = saved(by).filter(pk=number).update(retired_at=now(), retired_by=by.username)
        if not changed:
            raise MappingRefused("没有找到这份栏目对应,或者它已经停用。")
        record("files.mapping_retired", f"mapping:{number}", by=by)


def fitting(by: Actor, kind: SheetKind, heads: tuple[str, ...]) -> ColumnMapping | None:
    """The saved mapping whose heads stand in a file, the fullest first; None where none fits."""
    here = {plain(head) for head in heads}

    def share(row: ColumnMapping) -> float:
        wanted = [plain(head) for head in row.mapping.columns]
        return sum(head in here for head in wanted) / len(wanted) if wanted else 0

    best = max(saved(by, kind.path), key=share, default=None)
    return best if best is not None and share(best) >= FITS else None
