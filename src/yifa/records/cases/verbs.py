"""The two verbs of every case, open and advance; the only writers of cases, steps, clocks and parties.

Order of checks: the declared table, the permission, the form, the guards; then step, clocks, documents and
ledger are written in one transaction. Every intake takes an idempotency key: same key, same answer, one case.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from yifa.ground.calendar import now
from yifa.ground.calendar.clock import day_of, local
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Organ
from yifa.ground.identity.names import called
from yifa.ground.ids import case_code
from yifa.ground.ledger import record
from yifa.ground.places.codes import prefix_of
from yifa.ground.recorded.bulk import insert, insert_many
from yifa.records.cases.image import CaseImage, Taken
from yifa.records.cases.linking import merged_into, tie
from yifa.records.cases.lookups import look_up
from yifa.records.cases.models import Case, CaseDetail, Handover, StepTaken
from yifa.records.cases.moves import (
    check_by_hand,
    check_form,
    check_guards,
    check_permission,
    check_table,
    halves,
    law_for,
    take,
)
from yifa.records.cases.placing import put_in_grid
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import (
    CASE_COLUMNS,
    clock_row,
    fill_case,
    fresh_image,
    image_of,
    new_case,
    new_detail,
    party_rows,
    step_row,
)
from yifa.records.documents.models import Document
from yifa.records.documents.writing import produce

MERGING = Actor.system("merging")
LOTS = 999_999
"""As many numbers as a code has room for."""
"""Who takes the steps that merged cases take with their main one."""


def open_case(
    procedure_code: str,
    *,
    by: Actor,
    division: str,
    organ: str,
    data: Mapping[str, Any],
    step: str = "",
    idempotency_key: str | None = None,
    source_key: str | None = None,
    at: datetime | None = None,
    entered_at: datetime | None = None,
    demo: bool = False,
) -> Case:
    """Open one case by an opening step (the first declared one unless named).

    ``division``: 12 digits; ``data``: the step's form; ``entered_at``: when it was typed without network.
    Raises :class:`Refused`; then nothing is written.
    """
    procedure = PROCEDURES.get(procedure_code)
    move = procedure.step(step) if step else procedure.opening_steps[0]
    at = at or now()
    image = fresh_image(procedure, division, organ)
    key = _key(by, idempotency_key)
    known = _step_by_key(key)
    if known:
        return _answered(known, move.code, data, procedure=procedure.code, division=division, organ=organ).case
    # All checks come before the transaction: the store's one write lock is held for the writing alone.
    taken = _act(procedure, image, move, data, by=by, at=at, documents=())
    taken.entered_at = earlier(entered_at, at)
    try:
        with transaction.atomic():
            image.code = next_code(procedure, division, at.year)
            case = new_case(image, at=at, by=by.username, demo=demo, source_key=source_key)
            case.declared = procedure
            insert(case)
            case.detail = new_detail(procedure, case, image)
            if case.detail:
                insert(case.detail)
            for clock in image.clocks.values():
                insert(clock_row(case, clock))
            insert_many(party_rows(case, image.parties))
            _finish(procedure, case, move, taken, 1, key, by)
            return case
    except IntegrityError:
        # Two requests with one key met in the store: both get the first one's answer.
        known = _step_by_key(key)
        if known:
            return _answered(known, move.code, data, procedure=procedure.code, division=division, organ=organ).case
        if source_key and Case.objects.filter(procedure=procedure_code, source_key=source_key).exists():
            raise Refused("conflict", "同一来源的这件事项已经登记过,没有重复登记。") from None
        raise


def advance(
    case: Case | str,
    step: str,
    *,
    by: Actor,
    data: Mapping[str, Any],
    version: int | None = None,
    idempotency_key: str | None = None,
    documents: tuple[str, ...] = (),
    at: datetime | None = None,
    entered_at: datetime | None = None,
) -> StepTaken:
    """Take one step of a case. ``version``: the version the person was looking at; a newer one is a conflict.

    ``entered_at``: when it was typed without network. It is kept and shown; stamps and clocks follow ``at``.
    Raises :class:`Refused`; then nothing is written.
    """
    code = case if isinstance(case, str) else case.code
    key = _key(by, idempotency_key)
    at = at or now()
    try:
        with transaction.atomic():
            known = _step_by_key(key)
            if known:
                return _answered(known, step, data, code=code)
            held = Case.objects.select_for_update().visible_to(by).filter(code=code).first()
            if held is None:
                raise Refused("absent", "没有找到这件事项,或者它不在您的管辖范围内。")
            return _advance_held(
                held, step, by=by, data=data, version=version, key=key, documents=documents, at=at,
                entered_at=earlier(entered_at, at),
            )  # fmt: skip
    except IntegrityError:
        known = _step_by_key(key)
        if known:
            return _answered(known, step, data, code=code)
        raise


def _advance_held(
    case: Case,
    step: str,
    *,
    by: Actor,
    data: Mapping[str, Any],
    version: int | None,
    key: str | None,
    documents: tuple[str, ...],
    at: datetime,
    entered_at: datetime | None,
) -> StepTaken:
    procedure = case.declared
    move = procedure.step(step)
    if version is not None and version != case.version:
        raise _who_was_first(case, move)
    image = image_of(case)
    parties = len(image.parties)
    taken = _act(procedure, image, move, data, by=by, at=at, documents=documents)
    taken.entered_at = entered_at
    before, secrecy = case.version, case.secrecy
    fill_case(case, image)
    changed = Case.objects.filter(pk=case.pk, version=before).update(**{n: getattr(case, n) for n in CASE_COLUMNS})
    if not changed:
        raise _who_was_first(case, move)
    if case.detail:
        _save_detail(case.detail, image)
    if image.secrecy != secrecy:
        Document.objects.filter(about=case.subject).update(secrecy=image.secrecy)
    _save_clocks(case, image)
    insert_many(party_rows(case, image.parties[parties:]))
    return _finish(procedure, case, move, taken, len(image.steps), key, by)


def _act(
    procedure: Procedure,
    image: CaseImage,
    step: Step,
    data: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    documents: tuple[str, ...],
) -> Taken:
    """The checks in their fixed order, then the change in memory."""
    check_by_hand(step)
    check_table(procedure, image, step)
    check_permission(step, image, by)
    form = check_form(step, data)
    image.documents.update(documents)
    image.today = day_of(at)
    look_up(step, image, form)
    check_guards(step, image, form, law_for(image, at))
    taken = take(procedure, image, step, form=form, by=by.username, at=at, documents=documents)
    put_in_grid(image)
    return taken


def _finish(
    procedure: Procedure, case: Case, step: Step, taken: Taken, number: int, key: str | None, by: Actor
) -> StepTaken:
    """The step row, its papers, a handover where the step offers one, and the ledger row."""
    row = step_row(case, number, taken, key)
    insert(row)
    digest = row.digest()
    papers = produce(step.produces, about=case, number=number, step_digest=digest, at=taken.at, by=by.username)
    tied = tie(case, step, taken, by=by)
    offer(case, step, taken)
    if step.carries:
        tied |= _carry(case, step, taken)
    typed = {"entered_at": taken.entered_at.isoformat(timespec="seconds")} if taken.entered_at else {}
    record(
        f"{procedure.code}.{step.code}",
        case.subject,
        by=by,
        data={"state": taken.target, "step": number, **tied, **typed},
        digests={case.subject: case.digest(), row.subject: digest, **papers},
    )
    return row


def _carry(case: Case, step: Step, taken: Taken) -> dict[str, Any]:
    """The merged cases take their step at the same moment, by the house itself; what the ledger row says of it."""
    carried = []
    for other in merged_into(case):
        move = other.declared.step(step.carries)
        if other.state not in move.source:
            continue
        values = {**taken.facts, **taken.private}
        data = {name: value for name, value in values.items() if name in move.form.model_fields}
        _advance_held(
            other, move.code, by=MERGING, data=data, version=None, key=None, documents=(), at=taken.at,
            entered_at=None,
        )  # fmt: skip
        carried.append(other.code)
    return {"carried": carried} if carried else {}


def earlier(entered_at: datetime | None, at: datetime) -> datetime | None:
    """A time of typing as it is kept: a phone that runs ahead typed nothing after it arrived."""
    return min(entered_at, at) if entered_at else None


def offer(case: Case, step: Step, taken: Taken) -> None:
    """Put the matter into the queue of the body of work that the step hands it to, if it hands it anywhere."""
    values = {**taken.facts, **taken.private}
    procedure = step.hands_over(SimpleNamespace(**values))
    if not procedure:
        return
    named = str(values.get("to_organ") or "").strip()
    organ = _organ_called(named, case.division)
    reason = str(values.get("reason") or step.name)
    told = f"{reason}(送{named})" if named and not organ else reason
    # A matter is led one way at a time: an offer nobody has answered gives way to the new one.
    case.handovers.filter(state="queued").update(state="returned", answered_at=taken.at, answered_by=taken.by)
    Handover.objects.create(
        case=case, procedure=procedure, division=case.division, organ=organ, reason=told[:200], basis=step.basis,
        offered_at=taken.at, offered_by=taken.by,
    )  # fmt: skip


def _organ_called(named: str, division: str) -> str:
    """The code of the organ of this county that is called so; "" where the store knows none: then whoever may open
    such a case there can take it, instead of nobody."""
    if not named:
        return ""
    county = prefix_of(division)[:6]
    known = Organ.objects.filter(Q(code=named) | Q(name=named), division__startswith=county).first()
    return known.code if known else ""


def _save_detail(detail: CaseDetail, image: CaseImage) -> None:
    changed = [name for name, value in image.detail.items() if getattr(detail, name) != value]
    for name in changed:
        setattr(detail, name, image.detail[name])
    if changed:
        detail.save(update_fields=changed)


def _save_clocks(case: Case, image: CaseImage) -> None:
    held = {row.code: row for row in case.clocks.order_by("id")}
    for clock in image.clocks.values():
        if not clock.changed:
            continue
        row = held.get(clock.code)
        fresh = row is None or (row.state == "stopped" and clock.state != "stopped")
        clock_row(case, clock, None if fresh else row).save()


def _who_was_first(case: Case, step: Step) -> Refused:
    first = case.steps.order_by("-number").first()
    if first is None:
        return Refused("conflict", "这件事项刚刚有变动,请刷新后再办。")
    when = local(first.at).strftime("%m月%d日%H:%M")
    sentence = f"{called(first.by)}已于{when}先办了“{first.name}”,您的“{step.name}”没有写入。请看过最新情况再办。"
    return Refused("conflict", sentence)


def _key(by: Actor, key: str | None) -> str | None:
    return f"{by.username}:{key}" if key else None


def _step_by_key(key: str | None) -> StepTaken | None:
    """The step that was taken under this idempotency key, if any."""
    if key is None or not _key_is_known(key):
        return None
    found: StepTaken | None = StepTaken.objects.filter(idempotency_key=key).select_related("case").first()
    return found


def _key_is_known(key: str) -> bool:
    """Asked by every intake and nearly always in vain: a plain statement costs a tenth of Django's joined one."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT 1 FROM "{StepTaken._meta.db_table}" WHERE idempotency_key = %s', [key])  # noqa: S608
        return cursor.fetchone() is not None


def _answered(known: StepTaken, step: str, data: Mapping[str, Any], **case: str) -> StepTaken:
    """The step a key already stands for, if this is the same request: same step, same entry, same case or place."""
    if known.code == step and all(getattr(known.case, name) == value for name, value in case.items()):
        move = known.case.declared.step(step)
        if (known.facts, known.private) == halves(move, check_form(move, data)):
            return known
    before = f"“{known.name}”,案号{known.case.code}"
    raise Refused("conflict", f"这次提交的编号已经办过另一件({before}),没有再写入。请刷新后重新填写再提交。")


def next_code(procedure: Procedure, division: str, year: int) -> str:
    """The next case code of the place, year and kind."""
    place = prefix_of(division)[:9]
    if procedure.by_lot:
        return drawn_code(place, year, procedure.letters)
    return case_code(place, year, procedure.letters, next_number(place, procedure.letters, year))


def drawn_code(place: str, year: int, letters: str) -> str:
    """A code whose number was drawn by lot; the unique column refuses the one in a million that two draw at once."""
    while True:
        code = case_code(place, year, letters, secrets.randbelow(LOTS) + 1)
        if not Case.objects.filter(code=code).exists():
            return code


def next_number(place: str, letters: str, year: int, *, count: int = 1) -> int:
    """The first of ``count`` new numbers; one statement, so that no two callers ever get the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_casesequence (place, year, letters, last) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (place, year, letters) DO UPDATE SET last = cases_casesequence.last + %s RETURNING last",
            [place, year, letters, count, count],
        )
        return int(cursor.fetchone()[0]) - count + 1
