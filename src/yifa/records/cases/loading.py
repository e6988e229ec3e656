"""Whole histories at once: the door for spreadsheets and exports of other systems.

The same table, permissions, forms and guards as for single steps; one ledger row per case, one transaction per
chunk. A history whose ``source_key`` is known already is passed over, so loading twice changes nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.calendar.clock import day_of
from yifa.ground.identity.actor import Actor
from yifa.ground.ids import case_code
from yifa.ground.ledger import NewEntry, record_many
from yifa.ground.places.codes import prefix_of
from yifa.ground.recorded.bulk import insert_many
from yifa.records.cases.image import CaseImage
from yifa.records.cases.lookups import Lists, look_up
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.moves import check_form, check_guards, check_permission, check_table, law_for, take
from yifa.records.cases.procedure import PROCEDURES, Procedure
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import clock_row, fresh_image, new_case, new_detail, party_rows, step_row
from yifa.records.cases.verbs import drawn_code, next_number, offer
from yifa.records.cases.words import at_once
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.records.documents.writing import paper

CHUNK = 2000


@dataclass(frozen=True)
class Move:
    """One step of a history: which, with what data, when, by whom."""

    step: str
    data: Mapping[str, Any]
    at: datetime
    by: Actor


@dataclass(frozen=True)
class History:
    """One case from opening to where it stands. ``source_key`` names it in the system it comes from."""

    procedure: str
    division: str
    organ: str
    moves: tuple[Move, ...]
    source_key: str
    demo: bool = False


@dataclass(frozen=True)
class Loaded:
    """What came of a load: how many went in, how many were known, and each refusal by source key."""

    written: int
    known: int
    refused: tuple[tuple[str, Refused], ...]


def load_histories(histories: Iterable[History], *, by: Actor, progress: Callable[[int], None] | None = None) -> Loaded:
    """Write histories chunk by chunk; a refused one is reported and the others go in. Streams."""
    written = known = 0
    refused: list[tuple[str, Refused]] = []
    source = iter(histories)
    while chunk := list(islice(source, CHUNK)):
        with transaction.atomic():
            fresh = list(_unknown(chunk))
            played = list(_played(fresh, refused))
            _write(played, by)
        written += len(played)
        known += len(chunk) - len(fresh)
        if progress:
            progress(len(chunk))
    return Loaded(written, known, tuple(refused))


def _unknown(chunk: list[History]) -> Iterator[History]:
    held = set(
        Case.objects.filter(
            procedure__in={h.procedure for h in chunk}, source_key__in=[h.source_key for h in chunk]
        ).values_list("procedure", "source_key")
    )
    seen: set[tuple[str, str]] = set()
    for history in chunk:
        key = (history.procedure, history.source_key)
        if key not in held and key not in seen:
            seen.add(key)
            yield history


def _played(fresh: list[History], refused: list[tuple[str, Refused]]) -> Iterator[tuple[History, Procedure, CaseImage]]:
    lists = Lists()
    for history in fresh:
        try:
            yield history, *play(history, lists)
        except Refused as refusal:
            refused.append((history.source_key, refusal))


def play(history: History, lists: Lists | None = None) -> tuple[Procedure, CaseImage]:
    """The case a history leads to, in memory. Raises :class:`Refused` at the first step the law forbids.

    ``lists``: the registers as this transaction has read them so far.
    """
    procedure = PROCEDURES.get(history.procedure)
    image = fresh_image(procedure, history.division, history.organ)
    for move in history.moves:
        step = procedure.step(move.step)
        check_table(procedure, image, step)
        check_permission(step, image, move.by)
        form = check_form(step, move.data)
        image.today = day_of(move.at)
        look_up(step, image, form, lists)
        check_guards(step, image, form, law_for(image, move.at))
        take(procedure, image, step, form=form, by=move.by.username, at=move.at)
    return procedure, image


def _write(played: list[tuple[History, Procedure, CaseImage]], by: Actor) -> None:
    at = now()
    _number(played)
    cases = []
    for history, procedure, image in played:
        case = new_case(image, at=at, by=by.username, demo=history.demo, source_key=history.source_key)
        case.declared = procedure
        cases.append(case)
    with at_once(len(cases)):
        insert_many(cases)
    _write_details(cases, played)
    steps = _write_steps(cases, played)
    insert_many(
        [clock_row(c, k) for c, (_, _, image) in zip(cases, played, strict=True) for k in image.clocks.values()]
    )
    insert_many([p for c, (_, _, image) in zip(cases, played, strict=True) for p in party_rows(c, image.parties)])
    papers = _write_papers(cases, played, steps)
    for case, (_, procedure, image) in zip(cases, played, strict=True):
        for taken in image.steps:
            offer(case, procedure.step(taken.step), taken)
    entries = []
    for case, own_steps, own_papers in zip(cases, steps, papers, strict=True):
        digests = {row.subject: row.digest() for row in (case, *own_papers)}
        digests |= {row.subject: hexed for row, hexed in own_steps}
        data = {"procedure": case.procedure, "state": case.state, "step": len(own_steps)}
        entries.append(NewEntry(f"{case.procedure}.loaded", case.subject, by.username, data, digests))
    record_many(entries)


def _number(played: list[tuple[History, Procedure, CaseImage]]) -> None:
    """Case codes: one run of numbers per place, year and kind."""
    keys = [(prefix_of(i.division)[:9], p.letters, (i.opened_at or now()).year) for _, p, i in played]
    following = {key: next_number(*key, count=count) for key, count in Counter(keys).items()}
    for key, (_, procedure, image) in zip(keys, played, strict=True):
        place, letters, year = key
        if procedure.by_lot:
            image.code = drawn_code(place, year, letters)
            continue
        image.code = case_code(place, year, letters, following[key])
        following[key] += 1


def _write_details(cases: list[Case], played: list[tuple[History, Procedure, CaseImage]]) -> None:
    by_label: dict[str, list[Any]] = {}
    for case, (_, procedure, image) in zip(cases, played, strict=True):
        case.detail = new_detail(procedure, case, image)
        if case.detail:
            by_label.setdefault(procedure.detail, []).append(case.detail)
    for rows in by_label.values():
        insert_many(rows)


def _write_steps(
    cases: list[Case], played: list[tuple[History, Procedure, CaseImage]]
) -> list[list[tuple[StepTaken, str]]]:
    """The steps of each case, each with its digest (papers and the ledger both ask for it)."""
    rows = [
        [step_row(case, number, taken) for number, taken in enumerate(image.steps, start=1)]
        for case, (_, _, image) in zip(cases, played, strict=True)
    ]
    insert_many([row for own in rows for row in own])
    return [[(row, row.digest()) for row in own] for own in rows]


def _write_papers(
    cases: list[Case],
    played: list[tuple[History, Procedure, CaseImage]],
    steps: list[list[tuple[StepTaken, str]]],
) -> list[list[Document]]:
    papers = []
    for case, (_, procedure, _image), own in zip(cases, played, steps, strict=True):
        made = [
            paper(DOCUMENTS[code], about=case, number=row.number, step_digest=hexed, at=row.at, by=row.by)
            for row, hexed in own
            for code in procedure.step(row.code).produces
        ]
        papers.append(made)
    insert_many([row for own_papers in papers for row in own_papers])
    return papers
