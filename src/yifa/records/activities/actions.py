"""The only writers of activities: log one, withdraw one, log many from a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction

from yifa.ground.calendar import now, today
from yifa.ground.forms import FormErrors, hides_something, validate
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import NewEntry, record, record_many
from yifa.ground.recorded.bulk import insert_many, row_of
from yifa.ground.recorded.halves import plain
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.activities.models import Activity

CHUNK = 5000
LONGEST_REASON = 200


class ActivityRefused(ValueError):
    """The activity cannot be logged or withdrawn; a Chinese sentence says why."""


@dataclass(frozen=True)
class Deed:
    """One activity to log: where, on which day, the form's data, its name in the system it comes from."""

    kind: str
    division: str
    organ: str
    held_on: date
    data: Mapping[str, Any]
    source_key: str | None = None
    demo: bool = False


def log(deed: Deed, *, by: Actor) -> Activity:
    """Log one activity. Raises FormErrors, NotAllowed; then nothing is written."""
    row = built(deed, by=by)
    demand(by, row.declared.log, row)
    with transaction.atomic():
        row.save(force_insert=True)
        record("activities.logged", row.subject, by=by, data={"kind": row.kind}, digests={row.subject: row.digest()})
    return row


def built(deed: Deed, *, by: Actor, at: datetime | None = None) -> Activity:
    """The row a deed leads to, checked against its form, not saved."""
    if deed.held_on > today():
        raise FormErrors({"held_on": "活动还没有举办,请在举办之后登记。"})
    kind = ACTIVITIES[deed.kind]
    form = validate(kind.form, deed.data)
    values = plain({name: value for name, value in form if value is not None})
    row = row_of(
        Activity, kind=kind.code, division=deed.division, organ=deed.organ, held_on=deed.held_on,
        source_key=deed.source_key, demo=deed.demo, created_at=at or now(), created_by=by.username,
    )  # fmt: skip
    row.facts = {name: value for name, value in values.items() if name in kind.public}
    row.seal_private({name: value for name, value in values.items() if name not in kind.public})
    return row


def withdraw(activity_id: int, *, by: Actor, reason: str, version: int) -> Activity:
    """Withdraw a wrong entry; it stays, with who, when and why, and counts nowhere from now on."""
    why = reason.strip()
    if not why or len(why) > LONGEST_REASON or hides_something(why):
        raise ActivityRefused(f"请写明撤销登记的原因,最多{LONGEST_REASON}个字。")
    with transaction.atomic():
        row = Activity.objects.select_for_update().visible_to(by).filter(pk=activity_id).first()
        if row is None:
            raise ActivityRefused("没有找到这次活动,或者它不在您的管辖范围内。")
        demand(by, row.declared.log, row)
        if row.withdrawn_at is not None or row.version != version:
            raise ActivityRefused("这次活动刚被别人改过,请刷新后再办。")
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = now(), by.username, why
        row.version += 1
        row.save()
        record("activities.withdrawn", row.subject, by=by, data={"kind": row.kind}, digests={row.subject: row.digest()})
    return row  # type: ignore[no-any-return]


def log_many(deeds: Iterable[Deed], *, by: Actor, progress: Callable[[int], None] | None = None) -> int:
    """Log deeds in bulk; known source keys are passed over. Returns how many went in."""
    written = 0
    source = iter(deeds)
    while chunk := list(islice(source, CHUNK)):
        at = now()
        with transaction.atomic():
            keys = [deed.source_key for deed in chunk if deed.source_key]
            held = set(Activity.objects.filter(source_key__in=keys).values_list("kind", "source_key"))
            rows = [built(deed, by=by, at=at) for deed in chunk if (deed.kind, deed.source_key) not in held]
            for row in rows:
                demand(by, row.declared.log, row)
            insert_many(rows)
            record_many(
                NewEntry("activities.logged", r.subject, by.username, {"kind": r.kind}, {r.subject: r.digest()})
                for r in rows
            )
        written += len(rows)
        if progress:
            progress(len(chunk))
    return written
