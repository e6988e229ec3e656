"""Places of legal service near by (身边的法律服务): for everybody, with counts that betray nobody."""

import re
from collections import Counter
from datetime import timedelta
from math import floor
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from yifa.ground.calendar import now
from yifa.ground.identity.actor import SECRECY_OPEN
from yifa.ground.places.codes import full, prefix_of
from yifa.ground.places.models import Division, Grid
from yifa.records.cases.models import Case
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages import atlas
from yifa.ui.withholding import LEAST, published

YEAR = timedelta(days=365)
SIDE = 0.02
"""Degrees: the side of a cell whose matters are counted; never finer, however near one looks."""
KEPT_S = 24 * 3600
"""Counts are made once a day: two answers within hours would tell what came in between."""
OUTER = 2
"""Grids down to this level are drawn; the small ones below a village are not for everybody."""
NEWEST = 200_000
TOWN, COUNTY = 9, 6
_REGISTER = re.compile("(名册|名录|合同台账|台账)$")
"""What a register is called by those who keep it; the public reads what stands in it."""


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """One place if it was chosen, else all: the map shows what the list below it holds."""
    every = _by_town(_services())
    chosen = next((one for one in every if one["code"] == request.GET.get("town")), None)
    context = {
        "every": every, "chosen": chosen, "towns": [chosen] if chosen else every, "least": LEAST,
        "cells": len(_counted()), "frame": _frame(chosen) if chosen else "",
    }  # fmt: skip
    return render(request, "portal/places.html", context)


def _frame(town: dict[str, Any]) -> str:
    """West, south, east, north of a town's grids and places of service; "" where nothing of it is on the map."""
    spots = [one["spot"] for one in town["lines"] if one["spot"]]
    for grid in atlas.outlines(town["code"]):
        spots += _corners(grid["geometry"]["coordinates"])
    if not spots:
        return ""
    lons, lats = zip(*spots, strict=True)
    return f"{min(lons)},{min(lats)},{max(lons)},{max(lats)}"


def _corners(drawn: Any) -> list[tuple[float, float]]:
    """The points of a GeoJSON geometry, however deep its rings lie."""
    if drawn and isinstance(drawn[0], int | float):
        return [(drawn[0], drawn[1])]
    return [point for part in drawn for point in _corners(part)]


def _by_town(services: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each town with its county's name and what is there: a reader looks for a place, not for a kind of register."""
    held: dict[str, list[dict[str, Any]]] = {}
    for one in services:
        kind = _REGISTER.sub("", one["kind"])
        held.setdefault(prefix_of(one["place"])[:TOWN], []).append({**one, "kind": "" if kind in one["name"] else kind})
    codes = {full(part) for town in held for part in (town, town[:COUNTY])}
    names = dict(Division.objects.filter(code__in=codes).values_list("code", "name"))
    return [
        {
            "code": town,
            "name": names.get(full(town), town),
            "county": names.get(full(town[:COUNTY]), ""),
            "lines": lines,
        }
        for town, lines in sorted(held.items())
    ]


@require_safe
@gzip_page
@conditional_page
def ground(request: HttpRequest) -> HttpResponse:
    """Outer grids, services and counts: the same answer for everybody, nothing about a person in it."""
    grids = Grid.objects.filter(level__lte=OUTER).values_list("division", flat=True).order_by("level", "code")
    first = next(iter(grids[:1]), "")
    outlines = [one for one in atlas.outlines(first[:6]) if one["properties"]["level"] <= OUTER] if first else []
    answer = JsonResponse({"grids": outlines, "services": _services(), "cells": _counted()})
    patch_cache_control(answer, public=True, max_age=600)
    return answer


def _services() -> list[dict[str, Any]]:
    return atlas.services(RegisterEntry.objects.filter(secrecy=SECRECY_OPEN))


def _counted() -> list[tuple[float, float, int, atlas.Box]]:
    """Matters of the last year per cell, small ones withheld; drawn in the middle of the cell."""
    held: list[tuple[float, float, int, atlas.Box]] | None = cache.get("portal:map-counts")
    if held is None:
        held = list(_count())
        cache.set("portal:map-counts", held, KEPT_S)
    return held


def _count() -> Any:
    rows = Case.objects.filter(secrecy=SECRECY_OPEN, opened_at__gte=now() - YEAR, lon__isnull=False, lat__isnull=False)
    counts = Counter(
        (floor(lon / SIDE), floor(lat / SIDE))
        for lon, lat in rows.order_by("-id").values_list("lon", "lat")[:NEWEST].iterator()
    )
    for (x, y), count in sorted(published(counts).items()):
        west, south, east, north = (round(edge * SIDE, 4) for edge in (x, y, x + 1, y + 1))
        yield round((west + east) / 2, 4), round((south + north) / 2, 4), count, (west, south, east, north)
