"""The map of matters (民情地图): outlines, points and counts, never beyond what the person may see.

One point is a matter with a position. Where several lie near each other they are a cell with a count: nobody reads ten
thousand dots, and a browser that draws few shapes stays fluid. Reading is bounded: the newest matters that fit,
whatever the store's size.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
"""Up to so many that lie alone are told one by one; more (somebody asks for the whole land) are only counted."""
GRIDS = 2_000
SERVICES = 2_000
TILE, CELL = 256, 72
"""Pixels of a map tile, and of a cell's side on the screen."""
DEEPEST = 19


@dataclass(frozen=True)
class Spots:
    """What a map shows of a question: cells (longitude, latitude, count, box) and single matters; ``shown``: of all."""

    cells: tuple[tuple[float, float, int, Box], ...]
    points: tuple[tuple[float, float, str, str, str, bool], ...]
    shown: int
    capped: bool


def spots(wanted: Narrowing, actor: Actor, *, zoom: int, box: Box | None) -> Spots:
    """Cells of the matters that fit, in the part of the map that is looked at (``box``); a matter alone in its cell is
    a point. Only whole cells are counted, so that what a cell says is what its list holds."""
    rows = wanted.rows(actor).filter(lon__isnull=False, lat__isnull=False).order_by("-id")
    held = list(rows.values_list("pk", "lon", "lat")[: NEWEST + 1])
    capped, side = len(held) > NEWEST, side_of(zoom)
    seen = _whole(box, side) if box else None
    found = list(cells(_inside(held[:NEWEST], seen), side))
    alone = [one.key for one in found if one.count == 1]
    single = set(alone) if len(alone) <= POINTS else set()
    points = tuple(_point(case) for case in rows.filter(pk__in=single)) if single else ()
    many = tuple((one.lon, one.lat, one.count, one.box) for one in found if one.key not in single)
    return Spots(many, points, sum(one.count for one in found), capped)


def _inside(points: list[tuple[int, float, float]], box: Box | None) -> list[tuple[int, float, float]]:
    if box is None:
        return points
    west, south, east, north = box
    return [one for one in points if west <= one[1] < east and south <= one[2] < north]


def _whole(box: Box, side: float) -> Box:
    """The box widened to whole cells."""
    west, south, east, north = (_index(edge, side) for edge in box)
    return _edge(west, side), _edge(south, side), _edge(east + 1, side), _edge(north + 1, side)


def _point(case: Any) -> tuple[float, float, str, str, str, bool]:
    state = case.declared.state(case.state).name
    overdue = case.closed_at is None and case.due_at is not None and case.due_at < now()
    return round(case.lon, 5), round(case.lat, 5), case.code, case.declared.name, state, overdue


def side_of(zoom: int) -> float:
    """Degrees of longitude that a cell's side spans at this zoom."""
    return 360 / 2 ** max(0, min(zoom, DEEPEST)) / TILE * CELL


def _edge(number: int, side: float) -> float:
    return round(number * side, 6)


def _index(value: float, side: float) -> int:
    """The cell that holds the value by its printed edges, so that a filter by them finds the same."""
    return _indexed(side)(value)


def _indexed(side: float) -> Callable[[float], int]:
    """:func:`_index` for many values of one side: each cell's edges are reckoned once."""
    edges: dict[int, tuple[float, float]] = {}

    def index(value: float) -> int:
        number = floor(value / side)
        if number not in edges:
            edges[number] = _edge(number, side), _edge(number + 1, side)
        west, east = edges[number]
        return number if west <= value < east else number + (1 if value >= east else -1)

    return index


@dataclass(frozen=True)
class Square:
    """One cell: its box, its count, the middle of its points, and one of its points."""

    box: Box
    count: int
    lon: float
    lat: float
    key: int


def cells(points: Iterable[tuple[int, float, float]], side: float) -> Iterator[Square]:
    """(key, longitude, latitude) gathered by the squares of the grid with this side, in order."""
    column, row = _indexed(side), _indexed(side)
    held: dict[tuple[int, int], list[Any]] = {}
    for key, lon, lat in points:
        place = column(lon), row(lat)
        sums = held.get(place)
        if sums is None:
            held[place] = [1, lon, lat, key]
        else:
            sums[0] += 1
            sums[1] += lon
            sums[2] += lat
    for (x, y), (count, east, north, key) in sorted(held.items()):
        box = _edge(x, side), _edge(y, side), _edge(x + 1, side), _edge(y + 1, side)
        yield Square(box, count, round(east / count, 5), round(north / count, 5), key)


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
        name = str(row.facts.get(kind.label, ""))
        found.append({"id": row.pk, "kind": kind.name, "name": name, "spot": spot, "place": row.division})
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
