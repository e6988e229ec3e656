"""Asking the lists (查名录): what a register says of a matter on the day of a step, at its place or above it."""

from typing import Any

from django.db.models import Q

from yifa.ground.places.codes import WIDTHS, full, level_of
from yifa.records.cases.image import CaseImage
from yifa.records.cases.procedure import Lookup, Step
from yifa.records.registers.models import RegisterEntry


def look_up(step: Step, image: CaseImage, form: Any) -> None:
    """Put what the step's lists say into ``image.found``; the entry of the nearest place wins, then the latest."""
    image.found = {lookup.register: _entry(lookup, image, form) for lookup in step.looks_up}


def _entry(lookup: Lookup, image: CaseImage, form: Any) -> dict[str, Any]:
    name, asked = lookup.by
    value = getattr(form, asked, None) or image.detail.get(asked)
    if not value or image.today is None:
        return {}
    rows = RegisterEntry.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=image.today), kind=lookup.register, valid_from__lte=image.today,
        division__in={full(image.division[:width]) for width in WIDTHS}, **{f"facts__{name}": value},
    )  # fmt: skip
    nearest = max(rows, key=lambda row: (level_of(row.division), row.valid_from, row.pk), default=None)
    return dict(nearest.facts) if nearest else {}
