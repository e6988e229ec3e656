"""Asking the lists (查名录): what a register says of a matter on the day of a step, at its place or above it."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from yifa.ground.places.codes import WIDTHS, full, level_of
from yifa.records.cases.image import CaseImage
from yifa.records.cases.procedure import Lookup, Step
from yifa.records.registers.models import RegisterEntry

TOWN = 9
_ABOVE = tuple(width for width in WIDTHS if width < TOWN)
# Every intake asks this. Making and reading it through a model costs more than the answer; both stores read a text
# out of a JSON column with the same operator.
_ENTRIES = (
    f'SELECT id, division, valid_from, valid_to, facts FROM "{RegisterEntry._meta.db_table}" '  # noqa: S608
    f"WHERE kind = %s AND facts ->> %s = %s "
    f"AND (division IN ({', '.join(['%s'] * len(_ABOVE))}) OR (division >= %s AND division <= %s))"
)
Key = tuple[str, str, Any, str]


class Entry(NamedTuple):
    """One line of a list: where and when it counts, and what it says."""

    pk: int
    division: str
    valid_from: date
    valid_to: date | None
    facts: dict[str, Any]


@dataclass(frozen=True)
class Lists:
    """The lists as read by one transaction: what was read once is not read again.

    A single step asks with a fresh one; a load of many histories keeps one for each of its chunks, where thousands of
    steps ask for the same few items of the same township.
    """

    held: dict[Key, list[Entry]] = field(default_factory=dict)

    def entries(self, register: str, name: str, value: Any, division: str) -> list[Entry]:
        """Every entry with this value in the division's township or above it, whatever its days."""
        town = division[:TOWN]
        key = (register, name, value, town)
        if key not in self.held:
            above = [full(division[:width]) for width in _ABOVE]
            within = [town.ljust(WIDTHS[-1], "0"), town.ljust(WIDTHS[-1], "9")]
            with connection.cursor() as cursor:
                cursor.execute(_ENTRIES, [register, name, str(value), *above, *within])
                self.held[key] = [_entry_of(*row) for row in cursor.fetchall()]
        return self.held[key]


def _entry_of(pk: int, division: str, since: Any, until: Any, facts: Any) -> Entry:
    """A row as either store gives it: the embedded one keeps days and JSON as text."""
    return Entry(pk, division, _day(since), until and _day(until), json.loads(facts) if type(facts) is str else facts)


def _day(value: Any) -> date:
    return date.fromisoformat(value) if type(value) is str else value


def look_up(step: Step, image: CaseImage, form: Any, lists: Lists | None = None) -> None:
    """Put what the step's lists say into ``image.found``; the entry of the nearest place wins, then the latest."""
    lists = lists or Lists()
    image.found = {lookup.register: _entry(lookup, image, form, lists) for lookup in step.looks_up}


def _entry(lookup: Lookup, image: CaseImage, form: Any, lists: Lists) -> dict[str, Any]:
    name, asked = lookup.by
    value = getattr(form, asked, None) or image.detail.get(asked)
    on = image.today
    if not value or on is None:
        return {}
    chain = {full(image.division[:width]) for width in WIDTHS}
    rows = (
        row
        for row in lists.entries(lookup.register, name, value, image.division)
        if row.division in chain and row.valid_from <= on and (row.valid_to is None or row.valid_to > on)
    )
    nearest = max(rows, key=lambda row: (level_of(row.division), row.valid_from, row.pk), default=None)
    return dict(nearest.facts) if nearest else {}
