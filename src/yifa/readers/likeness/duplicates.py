"""Likely duplicates (疑似重复): same place, similar words, within a time that is data. Proposed, never merged.

The place and the time come first, by an index; words are compared among the few that are left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from yifa.ground.identity.actor import Actor
from yifa.readers.likeness.declared import Duplicates
from yifa.readers.likeness.parameters import number
from yifa.readers.likeness.texts import shares, texts_of
from yifa.records.cases.models import Case, CaseLink
from yifa.records.cases.procedure import MERGED
from yifa.records.cases.sight import cases_in_sight

SHOWN = 5
METRES_A_DEGREE = 111_320
EARTH = 6_371_000
TOWN = 9
"""Digits of a township's code: a place beyond its border is another office's."""


@dataclass(frozen=True)
class Spot:
    """Where and when a matter is said to be."""

    division: str
    at: datetime
    grid: str = ""
    lon: float | None = None
    lat: float | None = None

    @classmethod
    def of(cls, case: Case) -> "Spot":
        return cls(case.division, case.opened_at, case.grid, case.lon, case.lat)


class Candidate(NamedTuple):
    """A matter whose words are compared: hundreds are read, five are shown, so whole rows are read for those alone."""

    pk: int
    title: str
    division: str
    grid: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True)
class Alike:
    """One earlier matter that may be the same: how much its words agree (0..1), and in what sense it is near."""

    case: Case
    share: float
    near: str

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def duplicates(
    declared: Duplicates, text: str, spot: Spot, actor: Actor, *, besides: Case | None = None
) -> list[Alike]:
    """The likely duplicates in sight, the most alike first."""
    found = candidates(declared.procedure, spot, actor, besides=besides)
    words = texts_of(found, declared.text)
    least = number("duplicate_share", spot.division) / 100
    alike = zip(shares(text, [words[one.pk] for one in found]), found, strict=True)
    best = sorted((pair for pair in alike if pair[0] >= least), key=lambda pair: (-pair[0], -pair[1].pk))[:SHOWN]
    cases = Case.objects.in_bulk([one.pk for _, one in best])
    return [Alike(cases[one.pk], share, how_near(spot, one)) for share, one in best]


def candidates(procedure: str, spot: Spot, actor: Actor, *, besides: Case | None = None) -> list[Candidate]:
    """The newest matters in sight of the same place and time that are not merged into another themselves."""
    days = timedelta(days=number("duplicate_days", spot.division))
    merged = CaseLink.objects.filter(case=OuterRef("pk"), kind=MERGED, undone_at=None)
    rows = cases_in_sight(actor).filter(
        ~Exists(merged), procedure=procedure, town=town_of(spot.division), opened_at__gte=spot.at - days,
        opened_at__lte=spot.at + days,
    )  # fmt: skip
    if besides:
        rows = rows.exclude(pk=besides.pk)
    most = number("duplicate_most", spot.division)
    found = _newest(rows.filter(division=spot.division), most)
    nearby = _nearby(spot)
    if nearby:
        beyond = _newest(rows.filter(nearby).exclude(division=spot.division), most)
        found += [one for one in beyond if how_near(spot, one)]
    return found


def _newest(rows: QuerySet[Case], most: int) -> list[Candidate]:
    listed = rows.order_by("-opened_at", "-id").values_list(*Candidate._fields)[:most]
    return [Candidate(*row) for row in listed]


def town_of(division: str) -> str:
    """The township's digits: the column by which place and time are indexed."""
    return division[:TOWN]


def _nearby(spot: Spot) -> Q | None:
    """The same grid, or a box around the position; None where neither is known."""
    wanted = Q(grid=spot.grid) if spot.grid else None
    if spot.lon is None or spot.lat is None:
        return wanted
    up = number("duplicate_metres", spot.division) / METRES_A_DEGREE
    aside = up / max(cos(radians(spot.lat)), 0.01)
    box = Q(lon__range=(spot.lon - aside, spot.lon + aside), lat__range=(spot.lat - up, spot.lat + up))
    return wanted | box if wanted else box


def how_near(spot: Spot, case: Candidate) -> str:
    """In what sense the place is the same, in words; "" where it is not (a corner of the box)."""
    if None not in (spot.lon, spot.lat, case.lon, case.lat):
        far = metres(spot.lon, spot.lat, case.lon, case.lat)  # type: ignore[arg-type]
        if far <= number("duplicate_metres", spot.division):
            return f"相距约{max(round(far / 10) * 10, 10)}米"
    if spot.grid and spot.grid == case.grid:
        return "同一网格"
    return "同一村居(乡镇)" if spot.division == case.division else ""


def metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Between two positions in degrees, along the ground."""
    up, aside = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    part = sin(up) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(aside) ** 2
    return 2 * EARTH * asin(sqrt(part))


def merge_of(declared: Duplicates, case: Case) -> tuple[str, str] | None:
    """(step, field) by which this case can be merged into another now; None where it cannot."""
    if not declared.merge:
        return None
    step: Any = case.declared.step(declared.merge)
    return (step.code, step.links) if case.state in step.source else None
