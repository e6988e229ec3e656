"""The map of matters (民情地图): outlines, points and counts, never beyond what the person may see.

One point is a matter with a position. Many points become cells with a count: nobody reads ten thousand dots, and a
browser that draws few shapes stays fluid. Reading is bounded: the newest matters that fit, whatever the store's size.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from yifa.ground.calendar import now, today
from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import WIDTHS
from yifa.ground.places.models import Division, Grid
from yifa.records.registers.kind import POSITION, REGISTERS
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages.narrowing import Box, Narrowing

NEWEST = 20_000
"""So many matters are put on a map, the newest first."""
POINTS = 400
"""Up to so many are drawn one by one."""
GRIDS = 2_000
SERVICES = 2_000
TILE, CELL = 256, 72
"""Pixels of a map tile, and of a cell's side on the screen."""
DEEPEST = 19


@dataclass(frozen=True)
class Spots:
    """What a map shows of a question: cells (longitude, latitude, count, box) or single matters."""

    cells: tuple[tuple[float, float, int, Box], ...]
    points: tuple[tuple[float, float, str, str, str, bool], ...]
    shown: int
    capped: bool


def spots(wanted: Narrowing, actor: Actor, *, zoom: int, box: Box | None) -> Spots:
    """Points or cells of the matters that fit, inside ``box`` (the part of the map that is looked at)."""
    rows = wanted.rows(actor).filter(lon__isnull=False, lat__isnull=False).order_by("-id")
    held = list(rows.values_list("pk", "lon", "lat")[: NEWEST + 1])
    capped = len(held) > NEWEST
    seen = [one for one in held[:NEWEST] if _inside(one[1], one[2], box)]
    if len(seen) > POINTS:
        return Spots(tuple(cells(((lon, lat) for _, lon, lat in seen), side_of(zoom))), (), len(seen), capped)
    found = rows.filter(pk__in=[key for key, _, _ in seen])
    return Spots((), tuple(_point(case) for case in found), len(seen), capped)


def _inside(lon: float, lat: float, box: Box | None) -> bool:
    return box is None or (box[0] <= lon <= box[2] and box[1] <= lat <= box[3])


def _point(case: Any) -> tuple[float, float, str, str, str, bool]:
    state = case.declared.state(case.state).name
    overdue = case.closed_at is None and case.due_at is not None and case.due_at < now()
    return round(case.lon, 5), round(case.lat, 5), case.code, case.declared.name, state, overdue


def side_of(zoom: int) -> float:
    """Degrees of longitude that a cell's side spans at this zoom."""
    return 360 / 2 ** max(0, min(zoom, DEEPEST)) / TILE * CELL


def cells(points: Iterable[tuple[float, float]], side: float) -> Iterator[tuple[float, float, int, Box]]:
    """(middle of its points, count, box) per square of the grid with this side."""
    sums: dict[tuple[int, int], list[float]] = {}
    for lon, lat in points:
        held = sums.setdefault((floor(lon / side), floor(lat / side)), [0, 0.0, 0.0])
        held[0] += 1
        held[1] += lon
        held[2] += lat
    for (x, y), (count, lon, lat) in sorted(sums.items()):
        box = tuple(round(edge * side, 6) for edge in (x, y, x + 1, y + 1))
        yield round(lon / count, 5), round(lat / count, 5), int(count), box  # type: ignore[misc]


@dataclass(frozen=True)
class Line:
    """One line of the list beside the map: how many matters lie in a place, and how many of them on the map."""

    place: str
    name: str
    count: int
    located: int


def lines(wanted: Narrowing, actor: Actor) -> tuple[list[Line], bool]:
    """The same question by place, one level below the person's own; and whether older ones were left out."""
    width = next((one for one in WIDTHS if one > len(actor.scope)), WIDTHS[-1])
    held = list(wanted.rows(actor).order_by("-id").values_list("division", "lon")[: NEWEST + 1])
    every = Counter(division[:width] for division, _ in held[:NEWEST])
    located = Counter(division[:width] for division, lon in held[:NEWEST] if lon is not None)
    codes = {place: place.ljust(WIDTHS[-1], "0") for place in every}
    names = dict(Division.objects.filter(code__in=codes.values()).values_list("code", "name"))
    found = [Line(place, names.get(codes[place], place), every[place], located[place]) for place in sorted(every)]
    return found, len(held) > NEWEST


def outlines(scope: str) -> list[dict[str, Any]]:
    """The grids of an area as GeoJSON features, the outer ones first."""
    rows = Grid.objects.within(scope).valid_on(today()).exclude(polygon="").order_by("level", "code")[:GRIDS]
    return [
        {
            "type": "Feature",
            "properties": {"code": row.code, "name": row.name, "level": row.level},
            "geometry": json.loads(row.polygon),
        }
        for row in rows
    ]


def services(rows: Any) -> list[dict[str, Any]]:
    """Offices and places of service with a position, from the registers declared as such; nothing personal."""
    kinds = [kind for kind in REGISTERS if kind.service]
    found = []
    for row in rows.filter(kind__in=[kind.code for kind in kinds], valid_to=None).order_by("kind", "id")[:SERVICES]:
        kind, spot = REGISTERS[row.kind], position_of(str(row.facts.get(POSITION, "")))
        found.append({"id": row.pk, "kind": kind.name, "name": str(row.facts.get(kind.label, "")), "spot": spot})
    return found


def position_of(text: str) -> tuple[float, float] | None:
    """“106.55,29.56” as numbers, rounded to some ten metres; None where there is none."""
    lon, _, lat = text.partition(",")
    try:
        return round(float(lon), 4), round(float(lat), 4)
    except ValueError:
        return None


def services_for(actor: Actor) -> list[dict[str, Any]]:
    return services(RegisterEntry.objects.visible_to(actor))
