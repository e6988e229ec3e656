"""Upkeep of clocks: when the calendar of a year is imported, every open clock is reckoned anew, with its reason."""

from django.db import transaction

from yifa.ground.calendar import today
from yifa.ground.identity.actor import Actor
from yifa.ground.ledger import record
from yifa.records.cases.models import Case, CaseClock
from yifa.records.cases.moves import recompute
from yifa.records.cases.store import clock_image, clock_row

CHUNK = 500


def recompute_open_clocks(*, by: Actor | None = None) -> int:
    """Reckon every clock that still runs; a due date that moved is written and recorded. Returns how many moved."""
    by = by or Actor.system("calendar")
    moved = 0
    last = 0
    while ids := list(
        CaseClock.objects.filter(state="running", id__gt=last).order_by("id").values_list("id", flat=True)[:CHUNK]
    ):
        last = ids[-1]
        with transaction.atomic():
            for row in CaseClock.objects.select_for_update().select_related("case").filter(id__in=ids, state="running"):
                moved += _recompute(row, by)
    return moved


def _recompute(row: CaseClock, by: Actor) -> int:
    image = clock_image(row)
    before = (image.due_at, image.provisional)
    recompute(image)
    if (image.due_at, image.provisional) == before:
        return 0
    clock_row(row.case, image, row).save()
    nearest = CaseClock.objects.filter(case=row.case, state="running", duty="authority").order_by("due_at").first()
    Case.objects.filter(pk=row.case_id).update(due_at=nearest.due_at if nearest else None)
    record(
        "calendar.clock_recomputed",
        row.case.subject,
        by=by,
        data={"clock": row.code, "due": image.due_at.isoformat() if image.due_at else "", "on": today().isoformat()},
    )
    return 1
