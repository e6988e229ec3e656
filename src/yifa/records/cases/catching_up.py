"""A later export of matters that are here already (续导): they move on by their lawful next steps, or stay as they are.

Only what still stands in 原系统办理中 moves: a new word for its state is noted, a result is written on its own day.
What was taken over here follows the house's own steps; what a table tells otherwise than the last one is refused, for
a person to look at. ADR 43.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.ledger import NewEntry, record_many
from yifa.ground.recorded.bulk import insert_many, update_many
from yifa.records.cases.digests import with_details
from yifa.records.cases.image import CaseImage
from yifa.records.cases.imported import IMPORTED, PROGRESS, RECORD, SETTLED
from yifa.records.cases.loading import History, Move
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.moves import check_form, check_permission, take
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import CASE_COLUMNS, fill_case, step_row


@dataclass
class Carried:
    """What came of it: moved on, unchanged, and each refusal by source key."""

    moved: list[str] = field(default_factory=list)
    same: int = 0
    refused: list[tuple[str, Refused]] = field(default_factory=list)


def carry_on(histories: list[History], *, by: Actor, write: bool = True) -> Carried:
    """Move the cases these histories tell of on. Without ``write`` it only says what would happen."""
    carried = Carried()
    with transaction.atomic():
        held = {(case.procedure, case.source_key): case for case in _held(histories)}
        words = _words([case.pk for case in held.values()])
        moved = []
        for history in histories:
            case = held.get((history.procedure, history.source_key))
            if case is None:
                continue
            try:
                move = _onward(case, history, words.get(case.pk, ""), by)
                moved += [_moved(case, move)] if move else []
                carried.same += move is None
            except Refused as refusal:
                carried.refused.append((history.source_key, refusal))
        carried.moved = [case.subject for case, _ in moved]
        if write and moved:
            write_steps(moved, by)
    return carried


def _held(histories: list[History]) -> Iterator[Case]:
    rows = Case.objects.select_for_update().filter(
        procedure__in={history.procedure for history in histories},
        source_key__in=[history.source_key for history in histories],
    )
    return with_details(rows.order_by("id"))


def _words(keys: list[int]) -> dict[int, str]:
    """The other system's last word for each matter's state."""
    told = StepTaken.objects.filter(case_id__in=keys, code__in=(RECORD, PROGRESS)).order_by("number")
    return {step.case_id: str(step.private.get("source_state", "")) for step in told}


def _onward(case: Case, history: History, word: str, by: Actor) -> Move | None:
    """The step that follows from what the table tells now; None where nothing does. Raises :class:`Refused`."""
    result = history.moves[1] if len(history.moves) > 1 else None
    if case.state == SETTLED and result is None:
        raise Refused(
            "conflict",
            f"这件({case.code})已按以前的导出表记为原系统已办结,这张表又写办理中。请核对;确已重新办理的,请在本系统另行登记。",
        )
    if case.state != IMPORTED:
        return None
    if result is not None:
        return result
    told = str(history.moves[0].data.get("source_state") or "")
    return Move(PROGRESS, {"source_state": told}, now(), by) if told and told != word else None


def _moved(case: Case, move: Move) -> tuple[Case, Any]:
    """The case with the step taken, in memory."""
    procedure = case.declared
    step = procedure.step(move.step)
    image = bare_image(case)
    check_permission(step, image, move.by)
    form = check_form(step, move.data)
    if move.at < case.opened_at:
        raise Refused(
            "form", "办结时间早于受理时间,请核对后重填。", step.basis, {"closed_at": "办结时间早于受理时间,请核对。"}
        )
    taken = take(procedure, image, step, form=form, by=move.by.username, at=move.at)
    return fill_and_keep(case, image), taken


def bare_image(case: Case) -> CaseImage:
    """The case as it stands, its typed columns among it; without clocks, steps, parties and papers."""
    image = CaseImage(
        case.code, case.procedure, case.procedure_version, case.division, case.organ, case.state, case.title,
        case.channel, case.handler, case.secrecy, case.grid, case.outcome, case.opened_at, case.closed_at,
        case.version, case.lon, case.lat,
    )  # fmt: skip
    detail = case.detail
    image.detail = {name: getattr(detail, name) for name in detail.columns()} if detail else {}
    return image


def fill_and_keep(case: Case, image: CaseImage) -> Case:
    """The case with what the image says, typed columns too; the caller writes it."""
    fill_case(case, image)
    for name, value in image.detail.items():
        setattr(case.detail, name, value)
    return case


def write_steps(moved: list[tuple[Case, Any]], by: Actor) -> None:
    """Write cases and the one step that each has taken, with their ledger rows. Inside the caller's transaction."""
    cases = [case for case, _ in moved]
    last = dict(
        StepTaken.objects.filter(case__in=cases)
        .values_list("case")
        .annotate(Max("number"))
        .values_list("case", "number__max")
    )
    update_many(cases, CASE_COLUMNS)
    details: dict[type[Any], list[Any]] = {}
    for case in cases:
        if case.detail:
            details.setdefault(type(case.detail), []).append(case.detail)
    for model, rows in details.items():
        update_many(rows, model.columns())
    steps = [step_row(case, last[case.pk] + 1, taken) for case, taken in moved]
    insert_many(steps)
    record_many(
        NewEntry(
            f"{case.procedure}.{step.code}", case.subject, by.username, {"state": case.state, "step": step.number},
            {case.subject: case.digest(), step.subject: step.digest()},
        )
        for case, step in zip(cases, steps, strict=True)
    )  # fmt: skip
