"""The grid tree (网格树): any depth, who is responsible, the public supervision line, what is open in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.ground.calendar import today
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.ids import mask_name
from yifa.ground.places.models import Grid
from yifa.records.cases.sight import cases_in_sight
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages.asking import actor_for, reads
from yifa.ui.parts import Link

READ = "requests.read"
MOST = 300
"""Grids of one level shown at once; a county's hundred villages fit."""


@dataclass(frozen=True)
class Branch:
    """One grid: its people, its public line, how many grids lie below it, how many events are open in it."""

    name: str
    code: str
    url: str
    below: int
    people: tuple[Link, ...]
    line: str
    households: int
    open: int


@reads
def grids(request: HttpRequest) -> HttpResponse:
    """The grids right below the one in ``?at=``, or the outermost in sight."""
    actor = actor_for(request)
    decision = allow(actor, READ)
    if not decision:
        raise PermissionDenied(decision.sentence)
    rows = Grid.objects.within(actor.scope).valid_on(today())
    at = request.GET.get("at", "")
    here = rows.filter(code=at).first() if at else None
    if at and here is None:
        raise Http404("没有找到这个网格,或者它不在您的管辖范围内。")
    inside = rows.filter(parent=here) if here else rows.exclude(parent__in=rows)
    shown = list(inside.annotate(below=Count("children", filter=_standing())).order_by("code")[: MOST + 1])
    context = {
        "here": _branches([here], actor)[0] if here else None,
        "branches": _branches(shown[:MOST], actor),
        "more": len(shown) > MOST,
        "above": _above(here, rows),
        "members_url": reverse("ui:register", args=["grid_member"]),
        "cells_url": reverse("ui:register", args=["grid_cell"]),
    }
    return render(request, "requests/grids.html", context)


def _standing() -> Q:
    return Q(children__valid_to__isnull=True) | Q(children__valid_to__gte=today())


def _above(here: Grid | None, rows: Any) -> tuple[Link, ...]:
    """The way down to this grid, the outermost first, as far as it is in sight."""
    found: list[Link] = []
    while here is not None and here.parent_id is not None:
        here = rows.filter(pk=here.parent_id).first()
        if here is not None:
            found.insert(0, Link(here.name, _url(here.code)))
    return tuple(found)


def _url(code: str) -> str:
    return f"{reverse('requests:grids')}?at={code}"


def _branches(rows: Sequence[Any], actor: Actor) -> list[Branch]:
    """Four queries whatever the number of grids."""
    codes = [row.code for row in rows]
    cells = {row.facts["code"]: row.facts for row in _entries(actor, "grid_cell", code__in=codes)}
    people: dict[str, list[Link]] = {}
    for entry in _entries(actor, "grid_member", cell__in=codes):
        name = mask_name(str(entry.private.get("name", "")))
        link = Link(f"{name}({entry.facts['type']})", reverse("ui:register-entry", args=["grid_member", entry.pk]))
        people.setdefault(entry.facts["cell"], []).append(link)
    waiting = cases_in_sight(actor).filter(procedure="grid_event", closed_at=None, grid__in=codes)
    open_in = dict(waiting.values_list("grid").annotate(n=Count("pk")))
    return [_branch(row, cells.get(row.code, {}), people.get(row.code, []), open_in.get(row.code, 0)) for row in rows]


def _branch(row: Grid, cell: dict[str, Any], people: list[Link], waiting: int) -> Branch:
    return Branch(
        row.name, row.code, _url(row.code), int(getattr(row, "below", 0)), tuple(people),
        str(cell.get("watched_by", "")), int(cell.get("households", 0)), waiting,
    )  # fmt: skip


def _entries(actor: Actor, kind: str, **facts: list[str]) -> Any:
    """Register lines in force, whose public half names one of these grids."""
    ((name, codes),) = facts.items()
    rows = RegisterEntry.objects.visible_to(actor).filter(kind=kind, **{f"facts__{name}": codes})
    return rows.filter(Q(valid_to=None) | Q(valid_to__gt=today())).order_by("id")
