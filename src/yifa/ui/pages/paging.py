"""Keyset pages (翻页) and capped counts: a page costs the same at ten rows and at ten million."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict

from yifa.ui.parts import Pager

PAGE = 50
COUNTED = 1000
SEARCHED = 10_000
"""Names are looked for in the newest rows in sight only, so that a search has a known cost."""


@dataclass(frozen=True)
class Turn:
    """One page of rows and the way to the next."""

    rows: list[Any]
    pager: Pager


def turn(request: HttpRequest, rows: QuerySet[Any], order: tuple[str, ...] = ("-id",), size: int = PAGE) -> Turn:
    """The page after the key in ``?after=``. ``order``: columns, the last one unique; all in one direction."""
    after = request.GET.get("after", "")
    page = list(_beyond(rows.order_by(*order), order, after)[: size + 1])
    more = len(page) > size
    page = page[:size]
    next_url = _with(request.GET, after=_key(page[-1], order)) if more else ""
    pager = Pager(len(page), counted(rows), _with(request.GET, after="") if after else "", next_url)
    return Turn(page, pager)


def counted(rows: QuerySet[Any], cap: int = COUNTED) -> str:
    """How many, up to a cap beyond which nobody counts for a list page: “共 48”, “超过 1,000”."""
    found = up_to(rows, cap)
    return f"超过 {cap:,}" if found > cap else f"共 {found:,}"


def up_to(rows: QuerySet[Any], cap: int = COUNTED) -> int:
    """How many there are, counted no further than one beyond the cap."""
    return int(rows.order_by()[: cap + 1].count())


def newest(rows: QuerySet[Any], *conditions: Q, **like: Any) -> QuerySet[Any]:
    """Those among the newest rows whose text holds the words: bounded, whatever the size of the store."""
    recent = rows.order_by("-id").values("pk")[:SEARCHED]
    return rows.filter(pk__in=recent).filter(*conditions, **like)


def _beyond(rows: QuerySet[Any], order: tuple[str, ...], after: str) -> QuerySet[Any]:
    """Rows after a key: (a, b) > (x, y) written so that an index on (a, b) serves it."""
    parts = after.split("~") if after else []
    if len(parts) != len(order):
        return rows
    names = [name.lstrip("-") for name in order]
    values = [_read(rows, name, text) for name, text in zip(names, parts, strict=True)]
    if None in values:
        return rows
    past = "lt" if order[0].startswith("-") else "gt"
    strictly, same = Q(), Q()
    for name, value in zip(names, values, strict=True):
        strictly |= same & Q(**{f"{name}__{past}": value})
        same &= Q(**{name: value})
    return rows.filter(strictly)


def _key(row: Any, order: tuple[str, ...]) -> str:
    found = (getattr(row, name.lstrip("-")) for name in order)
    return "~".join(value.isoformat() if isinstance(value, date) else str(value) for value in found)


def _read(rows: QuerySet[Any], name: str, text: str) -> Any:
    """A key's text as its column's value; None for anything a stranger made up."""
    kind = rows.model._meta.get_field(name).get_internal_type()
    try:
        if kind == "DateTimeField":
            return datetime.fromisoformat(text)
        if kind == "DateField":
            return date.fromisoformat(text)
        return int(text)
    except ValueError:
        return None


def _with(query: QueryDict, **changes: str) -> str:
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"
