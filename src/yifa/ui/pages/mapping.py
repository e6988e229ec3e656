"""The map page (民情地图) with its list, and the data it draws: scope as in every list, capped, compressed, tagged."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_GET

from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import barred
from yifa.ui.pages import atlas
from yifa.ui.pages.asking import actor_for, reads
from yifa.ui.pages.narrowing import VIEWS, Narrowing, box_of
from yifa.ui.parts import Cell, Choice, Filter, FilterBar, Table

COLUMNS = ("地方", "件数", "已标位置", "查看")


@reads
def map_page(request: HttpRequest) -> HttpResponse:
    """The filters, the map, and the same matters by place as a list: nothing is on the map alone."""
    actor, wanted = actor_for(request), Narrowing.of(request.GET)
    places, capped = atlas.lines(wanted, actor)
    rows = tuple(_line(one, wanted) for one in places)
    count, located = sum(one.count for one in places), sum(one.located for one in places)
    counted = f"符合条件的共 {count:,} 件,其中标了位置、在地图上的 {located:,} 件。"
    counted += f"只计最新的 {atlas.NEWEST:,} 件。" if capped else ""
    context = {
        "bar": _bar(barred(actor), wanted),
        "printed": wanted.printed(actor.scope, counted),
        "query": wanted.query(),
        "table": Table("各地方的事项", COLUMNS, rows) if rows else None,
        "newest": atlas.NEWEST if capped else 0,
        "unlocated": count - located,
        "services": atlas.services_for(actor) if actor.handles_matters else [],
    }
    return render(request, "ui/map.html", context)


def _line(one: atlas.Line, wanted: Narrowing) -> tuple[Cell, ...]:
    url = reverse("ui:cases") + wanted.query(place=one.place, box="")
    return Cell(one.name), Cell(f"{one.count:,}"), Cell(f"{one.located:,}"), Cell("打开清单", url)


def _bar(closed: list[str], wanted: Narrowing) -> FilterBar:
    kinds = tuple(Choice(one.code, one.name) for one in PROCEDURES if one.code not in closed)
    views = tuple(Choice(code, name) for code, name in VIEWS if code != "due")
    filters = (
        Filter("procedure", "种类", "choice", kinds, wanted.kind),
        Filter("view", "看哪些", "choice", views, wanted.view, False),
        Filter("since", "登记日从", "date", value=str(wanted.since or "")),
        Filter("until", "到", "date", value=str(wanted.until or "")),
    )
    return FilterBar(reverse("ui:map"), filters, wanted.words, "案号或名称")


def _data(view: Any) -> Any:
    """JSON for people with an account: compressed, answered with 304 while nothing changed, kept by no shared cache."""
    return login_required(require_GET(gzip_page(conditional_page(view))))


def _answer(body: Any) -> JsonResponse:
    answer = JsonResponse(body, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


@_data
def map_data(request: HttpRequest) -> HttpResponse:
    """Cells or points inside ``?seen=west,south,east,north`` at ``?zoom=``, of the question the page was asked."""
    zoom, seen = request.GET.get("zoom", ""), box_of(request.GET.get("seen", ""))
    level = int(zoom) if zoom.isascii() and zoom.isdigit() and len(zoom) < 3 else 10
    found = atlas.spots(Narrowing.of(request.GET), actor_for(request), zoom=level, box=seen)
    points = [[*point[:2], reverse("ui:case", args=[point[2]]), *point[2:]] for point in found.points]
    return _answer({"cells": found.cells, "points": points, "shown": found.shown, "capped": found.capped})


@_data
def map_ground(request: HttpRequest) -> HttpResponse:
    """Outlines of the grids and the places of service in sight."""
    actor = actor_for(request)
    if not actor.handles_matters:
        return _answer({"grids": [], "services": []})
    return _answer({"grids": atlas.outlines(actor.scope), "services": atlas.services_for(actor)})
