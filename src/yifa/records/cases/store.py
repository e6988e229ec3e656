"""Between the image in memory and the rows in the store: read one, write one, write many."""

from datetime import datetime
from functools import cache
from typing import Any

from yifa.ground.calendar import Event, Period
from yifa.ground.calendar import today as day_today
from yifa.ground.recorded.bulk import row_of
from yifa.records.cases.image import CaseImage, ClockImage, HandedImage, PartyImage, Taken
from yifa.records.cases.models import Case, CaseClock, CaseDetail, Party, StepTaken, detail_model
from yifa.records.cases.procedure import OPENING, Procedure
from yifa.records.cases.words import words_of
from yifa.records.documents.models import Document


def fresh_image(procedure: Procedure, division: str, organ: str) -> CaseImage:
    """The image of a case that does not exist yet."""
    image = CaseImage("", procedure.code, procedure.version, division, organ, OPENING, today=day_today())
    if procedure.detail:
        image.detail = dict(_empty(detail_model(procedure.detail)))
    return image


@cache
def _empty(model: type[CaseDetail]) -> dict[str, Any]:
    """The typed columns before anything is entered. Defaults made anew per row are not for a detail table."""
    return {f.name: f.get_default() for f in model.typed()}


def image_of(case: Case) -> CaseImage:
    """The case as it stands, read from the store."""
    image = CaseImage(
        case.code, case.procedure, case.procedure_version, case.division, case.organ, case.state, case.title,
        case.channel, case.handler, case.secrecy, case.grid, case.outcome, case.opened_at, case.closed_at,
        case.version, case.lon, case.lat, today=day_today(),
    )  # fmt: skip
    detail = case.detail
    if detail:
        image.detail = {name: getattr(detail, name) for name in detail.columns()}
    image.clocks = {row.code: clock_image(row) for row in case.clocks.order_by("id")}
    image.steps = [_taken(row) for row in case.steps.order_by("number")]
    image.parties = [PartyImage(p.role, p.name, p.id_no, p.phone, p.address) for p in case.parties.order_by("id")]
    if any(case.declared.step(taken.step).may_hand_over for taken in image.steps):
        image.handed = _handed(case)
    image.documents = set(Document.objects.filter(about=case.subject).values_list("kind", flat=True))
    return image


def _handed(case: Case) -> tuple[HandedImage, ...]:
    offers = list(case.handovers.order_by("id"))
    codes = [offer.opened_code for offer in offers if offer.opened_code]
    opened = {row.code: row for row in Case.objects.filter(code__in=codes)} if codes else {}
    found = []
    for offer in offers:
        there = opened.get(offer.opened_code)
        ended = (there.closed_at, there.outcome) if there else (None, "")
        found.append(HandedImage(offer.procedure, offer.state, offer.offered_at, offer.opened_code, *ended))
    return tuple(found)


def _taken(row: StepTaken) -> Taken:
    return Taken(
        row.code,
        row.name,
        row.at,
        row.by,
        row.source,
        row.target,
        row.facts,
        row.private,
        tuple(row.documents),
        row.entered_at,
    )


def clock_image(row: CaseClock) -> ClockImage:
    """A clock row as the image keeps it."""
    return ClockImage(
        row.code, row.name, Period(row.value, row.unit), row.provision, row.basis, row.verified, row.duty,  # type: ignore[arg-type]
        row.at_least, [_event(e) for e in row.events], row.state, row.due_at, row.provisional, row.stopped_at,
        row.met, changed=False,
    )  # fmt: skip


def _event(kept: dict[str, Any]) -> Event:
    period = Period(kept["value"], kept["unit"]) if "unit" in kept else None
    return Event(
        kept["kind"], datetime.fromisoformat(kept["at"]), period, kept.get("ground", ""),
        kept.get("document", ""), kept.get("by", ""),
    )  # fmt: skip


def _kept(event: Event) -> dict[str, Any]:
    kept: dict[str, Any] = {"kind": event.kind, "at": event.at.isoformat(), "ground": event.ground, "by": event.by}
    if event.period:
        kept |= {"value": event.period.value, "unit": event.period.unit}
    if event.document:
        kept["document"] = event.document
    return kept


def fill_case(row: Case, image: CaseImage) -> Case:
    """Copy the image's columns to the row; the caller saves it."""
    for name in (
        "state",
        "title",
        "channel",
        "handler",
        "secrecy",
        "grid",
        "outcome",
        "opened_at",
        "closed_at",
        "lon",
        "lat",
    ):
        setattr(row, name, getattr(image, name))
    row.version, row.due_at, row.words = image.version, image.due_at, words_of(image.title)
    return row


CASE_COLUMNS = (
    "state", "title", "channel", "handler", "secrecy", "grid", "outcome", "closed_at", "version", "due_at", "lon",
    "lat", "words",
)  # fmt: skip


def new_case(image: CaseImage, *, at: datetime, by: str, demo: bool, source_key: str | None) -> Case:
    row = row_of(
        Case, code=image.code, procedure=image.procedure, procedure_version=image.procedure_version,
        division=image.division, organ=image.organ, demo=demo, source_key=source_key, created_at=at, created_by=by,
    )  # fmt: skip
    return fill_case(row, image)


def new_detail(procedure: Procedure, case: Case, image: CaseImage) -> CaseDetail | None:
    return row_of(detail_model(procedure.detail), case_id=case.pk, **image.detail) if procedure.detail else None


def step_row(case: Case, number: int, taken: Taken, idempotency_key: str | None = None) -> StepTaken:
    row = row_of(
        StepTaken, case_id=case.pk, number=number, code=taken.step, name=taken.name, at=taken.at, by=taken.by,
        source=taken.source, target=taken.target, facts=taken.facts, documents=list(taken.documents),
        idempotency_key=idempotency_key, entered_at=taken.entered_at,
    )  # fmt: skip
    row.seal_private(taken.private)
    return row


def clock_row(case: Case, clock: ClockImage, row: CaseClock | None = None) -> CaseClock:
    row = row or row_of(CaseClock, case_id=case.pk, code=clock.code, name=clock.name)
    row.value, row.unit, row.provision = clock.period.value, clock.period.unit, clock.provision
    row.basis, row.verified, row.duty, row.at_least = clock.basis, clock.verified, clock.duty, clock.at_least
    row.events, row.state, row.due_at = [_kept(e) for e in clock.events], clock.state, clock.due_at
    row.provisional, row.stopped_at, row.met = clock.provisional, clock.stopped_at, clock.met
    return row


def party_rows(case: Case, parties: list[PartyImage]) -> list[Party]:
    return [
        row_of(Party, case_id=case.pk, role=p.role, name=p.name, id_no=p.id_no, phone=p.phone, address=p.address)
        for p in parties
    ]
