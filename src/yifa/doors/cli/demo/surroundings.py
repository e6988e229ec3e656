"""The ground a demo place stands on: its divisions, its grids with plain square outlines."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from yifa.doors.cli.demo.chance import dice
from yifa.doors.cli.demo.planning import Plan, Unit
from yifa.ground.places.codes import full, level_of, parent_of
from yifa.ground.places.models import Division, Grid
from yifa.records.registers.kind import POSITION, REGISTERS

PSEUDO = ("市辖区", "县")
SIDE = 0.02
"""Degrees: the side of a village's square. The outlines are drawn, not surveyed."""
SMALL_PER_VILLAGE = 4


def ensure_divisions(plan: Plan) -> int:
    """Put the place, what it lies in, its units and its neighbour into the store where they are missing."""
    wanted = [*plan.above, *plan.units, plan.neighbour]
    if plan.above[-1].code != plan.division:
        wanted.append(Unit(plan.division, plan.name))
    codes = [unit.code for unit in wanted]
    held = {row.code: row for row in Division.objects.filter(code__in=codes)}
    made = 0
    with transaction.atomic():
        for unit in sorted(wanted, key=lambda one: (level_of(one.code), one.code)):
            if unit.code not in held:
                held[unit.code] = _division(unit, held)
                made += 1
    return made


def _division(unit: Unit, held: dict[str, Division]) -> Division:
    above = held.get(full(parent_of(unit.code))) if parent_of(unit.code) else None
    shown = "" if unit.name in PSEUDO else unit.name
    return Division.objects.create(
        code=unit.code, name=unit.name, level=level_of(unit.code), parent=above,
        path=(above.path if above else "") + shown,
    )  # fmt: skip


def ensure_grids(plan: Plan) -> int:
    """A large grid for the place, one per unit, four small ones in each: squares side by side."""
    if Grid.objects.within(plan.code).exists():
        return 0
    since = date(plan.year - 1, 1, 1)
    with transaction.atomic():
        rows = list(_grids(plan))
        for code, name, division, above, level, square in rows:
            parent = Grid.objects.get(code=above) if above else None
            Grid.objects.create(
                code=code, name=name, division=division, parent=parent, level=level, polygon=_outline(*square),
                valid_from=since,
            )  # fmt: skip
    return len(rows)


Square = tuple[float, float, float]


def _grids(plan: Plan) -> Iterator[tuple[str, str, str, str, int, Square]]:
    """(code, name, division, code above, level, (longitude, latitude, side)), the outer ones first."""
    across = _across(plan)
    west, south = _corner(plan)
    large = f"{plan.code}-W"
    yield large, f"{plan.name}大网格(演示)", plan.division, "", 1, (west, south, SIDE * across)
    for place, unit in enumerate(plan.units):
        lon, lat = west + SIDE * (place % across), south + SIDE * (place // across)
        code = f"{unit.code}-W"
        yield code, f"{unit.short}网格(演示)", unit.code, large, 2, (lon, lat, SIDE)
        for n in range(SMALL_PER_VILLAGE):
            half = SIDE / 2
            corner = (lon + half * (n % 2), lat + half * (n // 2), half)
            yield f"{unit.code}-W{n + 1:02d}", f"{unit.short}第{n + 1}网格(演示)", unit.code, code, 3, corner


def somewhere(plan: Plan, unit: str, key: str) -> tuple[float, float] | None:
    """A drawn position in a unit's square, always the same for the same key; None outside the place."""
    codes = [plan.division, *(one.code for one in plan.units)]
    if unit not in codes:
        return None
    west, south, place, rng = *_corner(plan), max(0, codes.index(unit) - 1), dice(plan.seed, f"{key}:spot")
    across = _across(plan)
    lon, lat = west + SIDE * (place % across), south + SIDE * (place // across)
    return round(lon + SIDE * rng.random(), 5), round(lat + SIDE * rng.random(), 5)


def on_the_map(plan: Plan, kind: str, unit: str, data: dict[str, Any], key: str) -> dict[str, Any]:
    """A register's line with a drawn position, where that register stands on the map."""
    spot = somewhere(plan, unit, key) if REGISTERS[kind].service else None
    return data | {POSITION: f"{spot[0]},{spot[1]}"} if spot else data


def _across(plan: Plan) -> int:
    return max(1, round(len(plan.units) ** 0.5 + 0.5))


def _corner(plan: Plan) -> tuple[float, float]:
    """A corner of its own for each place, somewhere in the east of the country; no real position."""
    return 105.0 + (plan.seed % 997) / 100, 24.0 + (plan.seed % 787) / 100


def _outline(west: float, south: float, side: float) -> str:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    rounded = [[round(x, 6), round(y, 6)] for x, y in ring]
    return json.dumps({"type": "Polygon", "coordinates": [rounded]})
