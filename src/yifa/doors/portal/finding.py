"""Find my grid, mediator, village legal adviser (找人): from the registers, and only what is posted publicly.

A person stands here where the register's own line says 对外公布; everybody else's name stays in the register.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yifa.doors.portal.rationing import wait
from yifa.ground.calendar import today
from yifa.ground.identity.models import Organ
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of, range_of
from yifa.ground.places.grids import grid_at
from yifa.ground.places.models import Division, Grid
from yifa.records.registers.models import RegisterEntry

TOWN, COUNTY = 9, 6
NOWHERE = "这个位置不在本系统服务的地方,请从列表里选。"


@dataclass(frozen=True)
class Line:
    """One that can be turned to: ``who`` and ``phone`` only where the register says 对外公布."""

    name: str
    about: str = ""
    who: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    lines: tuple[Line, ...]
    empty: str


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Which place: the towns that work with this house."""
    codes = {prefix_of(one)[:TOWN] for one in Organ.objects.values_list("division", flat=True)}
    towns = Division.objects.filter(code__in=[full(one) for one in codes if len(one) == TOWN]).order_by("code")
    counties = dict(Division.objects.filter(level=3).values_list("code", "name"))
    grouped: dict[str, list[Division]] = {}
    for town in towns:
        grouped.setdefault(counties.get(full(town.code[:COUNTY]), ""), []).append(town)
    return render(request, "portal/find.html", {"counties": grouped, "script": True})


@require_safe
def found(request: HttpRequest, division: str) -> HttpResponse:
    """Who is there to turn to in this town or village."""
    try:
        code = full(division)
    except PlaceCodeError:
        raise Http404("没有这个地方。") from None
    here = Division.objects.filter(code=code).first()
    if here is None or len(prefix_of(code)) < TOWN:
        raise Http404("没有这个地方。")
    below = Division.objects.within(prefix_of(code)).exclude(code=code).order_by("code")
    return render(request, "portal/found.html", {"here": here, "below": below, "groups": groups(code)})


def groups(division: str) -> tuple[Group, ...]:
    """Grid members, mediators, advisers of a place, then its grids.

    What stands for the whole town counts for each of its villages.
    """
    cells = _lines("grid_cell", division)
    grids = tuple(Line(one["name"], f"{one['level']}网格", "", one.get("watched_by", "")) for one in cells)
    posted = _lines("grid_member", division, posted=True)
    named = dict(Grid.objects.filter(code__in={one.get("cell", "") for one in posted}).values_list("code", "name"))
    named |= {one["code"]: one["name"] for one in cells}
    staff = tuple(
        Line(
            one["name"],
            f"{one['type'].removesuffix('网格员')}网格员 {named.get(one.get('cell', ''), '')}".strip(),
            one["name"],
            one.get("phone", ""),
        )
        for one in posted
    )
    mediators = tuple(
        Line(one["name"], f"{one['committee']}({one['engagement']})", one["name"], one.get("phone") or "")
        for one in _lines("mediator", division, posted=True)
    )
    committees = tuple(Line(one["name"]) for one in _lines("mediation_committee", division))
    return (
        Group("网格员", staff, "还没有对外公布的网格员,请打村(社区)值班电话。"),
        Group("调解组织", committees, "还没有登记调解委员会,可以在网上申请调解。"),
        Group("调解员", mediators, "还没有对外公布的调解员,可以在网上申请调解。"),
        Group("村(社区)法律顾问", tuple(_advisers(division)), "还没有登记法律顾问合同,可以拨打 12348。"),
        Group("网格", grids, "这个地方还没有登记网格。"),
    )


def _advisers(division: str) -> Iterator[Line]:
    """The firm is a public fact of the contract; the adviser's own name and phone only where posted."""
    for one in _lines("adviser_contract", division):
        posted = bool(one.get("posted"))
        who, phone = (one["adviser"], one.get("phone", "")) if posted else ("", "")
        yield Line(who or one["firm"], f"{one['village']} · {one['firm']}", who, phone)


def _lines(kind: str, division: str, *, posted: bool = False) -> list[dict[str, Any]]:
    """The lines of a register in force today: of the place and below, and of the town itself."""
    low, high = range_of(prefix_of(division))
    day = today()
    here = RegisterEntry.objects.filter(kind=kind, division__gte=low, division__lt=high)
    rows = here | RegisterEntry.objects.filter(kind=kind, division=full(prefix_of(division)[:TOWN]))
    rows = rows.filter(valid_from__lte=day, secrecy="").order_by("division", "id")
    found = [row.values() for row in rows[:200] if row.valid_to is None or row.valid_to > day]
    return [one for one in found if one.get("posted")] if posted else found


@never_cache
@require_POST
def position(request: HttpRequest) -> HttpResponse:
    """From the phone's position to the place; POST, so that no address and no log holds where somebody stands."""
    if seconds := wait(request, "follow"):
        return JsonResponse({"wrong": f"请等 {seconds} 秒再试。"}, status=429, headers={"Retry-After": str(seconds)})
    try:
        lon, lat = float(request.POST.get("lon", "")), float(request.POST.get("lat", ""))
    except ValueError:
        return JsonResponse({"wrong": "没有取到位置,请从列表里选。"}, status=422)
    for county in sorted({prefix_of(one)[:COUNTY] for one in Organ.objects.values_list("division", flat=True)}):
        grid = grid_at(lon, lat, county)
        if grid is not None:
            return JsonResponse({"place": reverse("portal:found", args=[grid.division]), "grid": grid.name})
    return JsonResponse({"wrong": NOWHERE}, status=404)
