"""Which grid a point lies in: a search tree per scope, built again when the grids have changed."""

import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

import shapely
from django.db.models import Count, Max
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from yifa.ground.calendar import today
from yifa.ground.places.codes import prefix_of
from yifa.ground.places.models import Grid

_KEPT_SCOPES = 32
Version = tuple[int, datetime | None]


@dataclass(frozen=True)
class _Held:
    """What the tree needs to choose among grids; the row itself is read when chosen."""

    pk: int
    order: tuple[int, float, str]
    valid_from: date
    valid_to: date | None

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class _Index:
    version: Version
    tree: shapely.STRtree
    held: tuple[_Held, ...]


_indexes: OrderedDict[tuple[str, str], _Index] = OrderedDict()
_lock = Lock()


def grid_at(lon: float, lat: float, scope: str, *, on: date | None = None) -> Grid | None:
    """The grid in ``scope`` that holds the point (degrees, CGCS2000/WGS 84), valid on the day ``on`` (today).

    The deepest grid wins, among equals the smallest; a point on a border lies in both. None when no grid
    holds it or the scope is empty.
    """
    if not scope:
        return None
    index = _index(prefix_of(scope))
    day = on or today()
    found = (index.held[i] for i in index.tree.query(Point(lon, lat), predicate="intersects"))
    best = min((grid for grid in found if grid.valid_on(day)), key=lambda grid: grid.order, default=None)
    return Grid.objects.get(pk=best.pk) if best else None


def _index(prefix: str) -> _Index:
    rows = Grid.objects.within(prefix)
    counted = rows.aggregate(count=Count("pk"), changed=Max("changed"))
    version: Version = (counted["count"], counted["changed"])
    key = (rows.db, prefix)
    with _lock:
        held = _indexes.get(key)
        if held is None or held.version != version:
            held = _build(prefix, version)
            _indexes[key] = held
        _indexes.move_to_end(key)
        while len(_indexes) > _KEPT_SCOPES:
            _indexes.popitem(last=False)
    return held


def _build(prefix: str, version: Version) -> _Index:
    shapes: list[BaseGeometry] = []
    held: list[_Held] = []
    for grid in Grid.objects.within(prefix).exclude(polygon="").order_by("code"):
        outline = shape(json.loads(grid.polygon))
        shapes.append(outline)
        held.append(_Held(grid.pk, (-grid.level, outline.area, grid.code), grid.valid_from, grid.valid_to))
    return _Index(version, shapely.STRtree(shapes), tuple(held))
