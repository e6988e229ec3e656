"""Imports as matters of their own (一次导入): begun, counted on, ended, taken back. The only writer of them."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from yifa.doors.files.columns import sheet_kind
from yifa.doors.files.models import Brought, Import
from yifa.doors.files.permissions import IMPORT
from yifa.ground.calendar import now
from yifa.ground.identity.actor import SECRECY_OPEN, Actor
from yifa.ground.identity.permission import NotAllowed, demand
from yifa.ground.ledger import record
from yifa.ground.recorded.bulk import insert_many, row_of
from yifa.records.activities import actions as activities
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.cases.refusal import Refused
from yifa.records.cases.withdrawing import Left, withdraw_imports
from yifa.records.registers import actions as registers
from yifa.records.registers.models import RegisterEntry

SILENT = timedelta(minutes=2)
"""A running import that has not been heard of for so long was killed."""
CHUNK = 1000
NAMED = 500
MODELS: dict[str, Any] = {"cases": Case, "activities": Activity, "registers": RegisterEntry}


class CannotUndo(ValueError):
    """An import that cannot be taken back; a Chinese sentence."""


def mine(by: Actor) -> QuerySet[Import]:
    """The organ's imports, the newest first."""
    return Import.objects.filter(organ=by.organ).order_by("-begun_at", "-pk")


def sources() -> list[str]:
    """The names of the systems whose files were ever brought in."""
    return list(Import.objects.exclude(source="").values_list("source", flat=True).distinct())


def begin(kind: str, source: str, *, by: Actor, token: str = "", total: int = 0) -> Import:
    moment = now()
    return Import.objects.create(
        organ=by.organ, kind=kind, source=source, token=token, total=total, begun_at=moment,
        begun_by=by.username, beat_at=moment,
    )  # fmt: skip


def brought(run: Import, keys: Iterable[str]) -> None:
    """Note the records of these source keys, in the transaction that wrote them."""
    group, _, code = run.kind.partition("/")
    model, column = MODELS[group], "procedure" if group == "cases" else "kind"
    kind = sheet_kind(group, code).record
    rows = model.objects.filter(**{column: kind, "source_key__in": list(keys)}).values_list("pk", "version")
    insert_many([row_of(Brought, of_id=run.pk, record=pk, version=version) for pk, version in rows])


def beat(run: Import, **counts: int) -> None:
    """Where it stands now; the page of progress reads it."""
    Import.objects.filter(pk=run.pk).update(beat_at=now(), **counts)


def finish(run: Import, state: str, *, message: str = "", counts: Mapping[str, int] | None = None) -> None:
    Import.objects.filter(pk=run.pk).update(
        state=state, message=message[:400], beat_at=now(), ended_at=now(), **(counts or {})
    )  # fmt: skip


def killed(run: Import) -> bool:
    """Whether it was begun, never ended, and has not been heard of."""
    return run.state in (Import.WAITING, Import.RUNNING) and now() - run.beat_at > SILENT


def undo(number: int, *, by: Actor, reason: str) -> Import:
    """Take back what nobody has touched since; ``kept`` names the rest with the reason. Raises CannotUndo."""
    demand(by, IMPORT.code)
    run = mine(by).filter(pk=number).first()
    if run is None:
        raise CannotUndo("没有找到这次导入,或者它不是本单位的。")
    if run.state == Import.UNDONE or not run.ended_at:
        raise CannotUndo("这次导入还没有结束,或者已经撤销过。")
    why = reason.strip()
    if not why or len(why) > 200:
        raise CannotUndo("请写明撤销的原因,最多200个字。")
    kept: list[list[str]] = []
    taken = 0
    rows = Brought.objects.filter(of=run).order_by("pk").values_list("record", "version")
    for start in range(0, rows.count(), CHUNK):
        done, left = _undone(run, list(rows[start : start + CHUNK]), by, why)
        taken += done
        kept += left
    if run.moved:
        kept.append([f"更新了状态的{run.moved}件", "它们由更早的导入登记,这次只更新了状态,状态不能倒退。"])
    with transaction.atomic():
        Import.objects.filter(pk=run.pk).update(
            state=Import.UNDONE, undone_at=now(), undone_by=by.username, kept=kept[:NAMED],
            message=f"撤销{taken:,}条,未撤销{len(kept):,}条。",
        )  # fmt: skip
        record("files.import_undone", run.subject, by=by, data={"taken_back": taken, "kept": len(kept)})
    run.refresh_from_db()
    return run


def _undone(run: Import, rows: list[tuple[int, int]], by: Actor, why: str) -> tuple[int, list[list[str]]]:
    group = run.kind.partition("/")[0]
    if group == "cases":
        return _cases(dict(rows), by, why)
    done, kept = 0, []
    for key, version in rows:
        row = MODELS[group].objects.filter(pk=key).first()
        if row is None:
            continue
        try:
            if row.version != version:
                raise CannotUndo("导入以后有人改过,请逐条办理。")
            with transaction.atomic():
                _one(group, row, by, why)
                MODELS[group].objects.filter(pk=key).update(source_key=None)
            done += 1
        except (CannotUndo, NotAllowed, activities.ActivityRefused, registers.EntryRefused) as left:
            kept.append([row.subject, str(left)])
    return done, kept


def _one(group: str, row: Any, by: Actor, why: str) -> None:
    if group == "activities":
        activities.withdraw(row.pk, by=by, reason=f"撤销导入:{why}"[:200], version=row.version)
    else:
        registers.withdraw(row.pk, by=by, reason=f"撤销导入:{why}"[:200], version=row.version)


def _cases(versions: dict[int, int], by: Actor, why: str) -> tuple[int, list[list[str]]]:
    try:
        done, left = withdraw_imports(versions, by=by, reason=why)
    except Refused as refusal:
        raise CannotUndo(str(refusal)) from None
    return done, [_told(one) for one in left]


def _told(one: Left) -> list[str]:
    """The organ's people read what was kept: a matter set apart (转检举控告) is not named, nor its state told."""
    apart = one.case.secrecy != SECRECY_OPEN
    return ["不列案号", "导入以后另有办理,由承办人逐件处理。"] if apart else [one.case.code, one.why]


def take_over(run: Import) -> bool:
    """Claim a waiting or killed import for writing; False when another process has it."""
    claimed = Import.objects.filter(pk=run.pk, beat_at=run.beat_at).exclude(state__in=(Import.DONE, Import.UNDONE))
    return bool(claimed.update(state=Import.RUNNING, beat_at=now(), rows=F("rows") * 0))
