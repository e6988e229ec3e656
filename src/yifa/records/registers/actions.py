"""The only writers of register entries: enter, amend, end, withdraw, and enter many from a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.forms import hides_something, validate
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import NewEntry, record, record_many
from yifa.ground.provisions import LAWBOOK
from yifa.ground.recorded.bulk import insert_many, row_of
from yifa.ground.recorded.halves import plain
from yifa.records.registers.kind import REGISTERS, RegisterKind
from yifa.records.registers.models import RegisterEntry

CHUNK = 5000
LONGEST_REASON = 200


class EntryRefused(ValueError):
    """The entry breaks a rule of its register, or somebody changed it first. A Chinese sentence with its article."""


@dataclass(frozen=True)
class Line:
    """One line to enter: where, the form's data, since when, and its name in the system it comes from."""

    kind: str
    division: str
    organ: str
    data: Mapping[str, Any]
    valid_from: date
    valid_to: date | None = None
    source_key: str | None = None
    demo: bool = False


def enter(line: Line, *, by: Actor) -> RegisterEntry:
    """Enter one line. Raises FormErrors, EntryRefused, NotAllowed; then nothing is written."""
    row = built(line, by=by)
    demand(by, row.declared.keep, row)
    with transaction.atomic():
        row.save(force_insert=True)
        record("registers.entered", row.subject, by=by, data={"kind": row.kind}, digests={row.subject: row.digest()})
    return row


def built(line: Line, *, by: Actor, at: datetime | None = None) -> RegisterEntry:
    """The row a line leads to, checked against form and rules, not saved."""
    kind = REGISTERS[line.kind]
    form = validate(kind.form, line.data)
    check(kind, form, on=line.valid_from, division=line.division)
    row = row_of(
        RegisterEntry, kind=kind.code, division=line.division, organ=line.organ, valid_from=line.valid_from,
        valid_to=line.valid_to, source_key=line.source_key, demo=line.demo, created_at=at or now(),
        created_by=by.username,
    )  # fmt: skip
    _fill(row, kind, form)
    return row


def check(kind: RegisterKind, form: Any, *, on: date, division: str) -> None:
    """The register's own rules, with the legal values in force on that day at that place."""

    def law(code: str) -> Any:
        return LAWBOOK.get(code, on=on, division=division).value

    for rule in kind.checks:
        if not rule.holds(form, law):
            raise EntryRefused(f"{rule.sentence}({rule.basis})")


def _fill(row: RegisterEntry, kind: RegisterKind, form: Any) -> None:
    values = plain({name: value for name, value in form if value is not None})
    row.facts = {name: value for name, value in values.items() if name in kind.public}
    row.seal_private({name: value for name, value in values.items() if name not in kind.public})


def amend(entry_id: int, *, by: Actor, data: Mapping[str, Any], version: int) -> RegisterEntry:
    """Change an entry's facts. ``version``: the one the person was looking at."""
    with transaction.atomic():
        row = _held(entry_id, by=by, version=version)
        form = validate(row.declared.form, data)
        check(row.declared, form, on=row.valid_from, division=row.division)
        _fill(row, row.declared, form)
        _save(row, "registers.amended", by=by)
    return row


def end(entry_id: int, *, by: Actor, on: date, reason: str, version: int) -> RegisterEntry:
    """End an entry's validity on a day; it stays in the register with its reason, sealed and in the ledger's digest."""
    why = _reason(reason, "终止")
    with transaction.atomic():
        row = _held(entry_id, by=by, version=version)
        if on < row.valid_from:
            raise EntryRefused("终止日期不能早于生效日期。")
        row.valid_to, row.ended_why = on, why
        _save(row, "registers.ended", by=by)
    return row


def withdraw(entry_id: int, *, by: Actor, reason: str, version: int) -> RegisterEntry:
    """Withdraw an entry that was made in error: it stays with its reason, was valid on no day, and counts nowhere."""
    why = _reason(reason, "撤销登记")
    with transaction.atomic():
        row = _held(entry_id, by=by, version=version)
        row.valid_to, row.ended_why, row.withdrawn_at = row.valid_from, why, now()
        _save(row, "registers.withdrawn", by=by)
    return row


def _reason(text: str, what: str) -> str:
    why = text.strip()
    if not why or len(why) > LONGEST_REASON or hides_something(why):
        raise EntryRefused(f"请写明{what}的原因,最多{LONGEST_REASON}个字。")
    return why


def _held(entry_id: int, *, by: Actor, version: int) -> RegisterEntry:
    row = RegisterEntry.objects.select_for_update().visible_to(by).filter(pk=entry_id).first()
    if row is None:
        raise EntryRefused("没有找到这一条,或者它不在您的管辖范围内。")
    demand(by, row.declared.keep, row)
    if row.withdrawn_at:
        raise EntryRefused("这一条已撤销登记,不能再改。确有其事的,请重新登记一条。")
    if row.version != version:
        raise EntryRefused("这一条刚被别人改过,请刷新后再改。")
    return row  # type: ignore[no-any-return]


def _save(row: RegisterEntry, event: str, *, by: Actor) -> None:
    row.version += 1
    row.save()
    record(event, row.subject, by=by, data={"kind": row.kind}, digests={row.subject: row.digest()})


def enter_many(lines: Iterable[Line], *, by: Actor, progress: Callable[[int], None] | None = None) -> int:
    """Enter lines in bulk, chunk by chunk; known source keys are passed over. Returns how many went in.

    Every line is checked like a single one; the first bad line raises and its chunk is not written.
    """
    written = 0
    source = iter(lines)
    while chunk := list(islice(source, CHUNK)):
        at = now()
        with transaction.atomic():
            rows = [built(line, by=by, at=at) for line in _unknown(chunk)]
            for row in rows:
                demand(by, row.declared.keep, row)
            insert_many(rows)
            record_many(
                NewEntry("registers.entered", r.subject, by.username, {"kind": r.kind}, {r.subject: r.digest()})
                for r in rows
            )
        written += len(rows)
        if progress:
            progress(len(chunk))
    return written


def _unknown(chunk: list[Line]) -> list[Line]:
    keys = [line.source_key for line in chunk if line.source_key]
    held = set(RegisterEntry.objects.filter(source_key__in=keys).values_list("kind", "source_key"))
    return [line for line in chunk if (line.kind, line.source_key) not in held]
