"""A list on its way out (导出的列表): heads and rows, streamed, through the scope layer, personal data masked.

A field leaves in clear only where its declaration calls it public; every other one leaves as its mask.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings

from yifa.ground.calendar import TZ, now
from yifa.ground.forms import FormField
from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.identity.permission import demand
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of
from yifa.ground.places.models import Division
from yifa.ui.fields import as_read
from yifa.ui.pages.naming import masked

CHUNK = 2000
DEMO_MARK = "演示数据"

Value = str | int | Decimal | date | datetime | None


class NothingToExport(ValueError):
    """The place, the year or the kind asked for cannot be exported by this person; a Chinese sentence."""


@dataclass(frozen=True)
class Wanted:
    """What to take out. ``place``: significant prefix inside the actor's scope; ``year``: 0 for all years."""

    by: Actor
    place: str = ""
    year: int = 0
    indicator: str = ""

    @property
    def scope_text(self) -> str:
        """The area as printed: name and code."""
        if not self.place:
            return "全部"
        row = Division.objects.filter(code=full(self.place)).first()
        return f"{row.name}({self.place})" if row else self.place


@dataclass(frozen=True)
class Listing:
    """One list. ``count``: rows to come; ``rows``: read once."""

    path: str
    name: str
    wanted: Wanted
    heads: tuple[str, ...]
    count: int
    rows: Iterator[tuple[Value, ...]]

    def banner(self) -> list[str]:
        """The lines above the heads: what, whose, as of when, and the demo mark."""
        wanted = self.wanted
        year = f"{wanted.year}年" if wanted.year else "全部年度"
        lines = [
            f"依法·导出:{self.name}",
            f"范围:{wanted.scope_text} · {year} · 截至{now():%Y-%m-%d %H:%M} · 共{self.count:,}条",
            "个人信息已遮蔽;导出已记入账本。",
        ]
        return [*lines, f"{DEMO_MARK}:人名、地址和事件都是编造的"] if settings.DEMO else lines


def asked(by: Actor, *, place: str = "", year: int = 0, indicator: str = "") -> Wanted:
    """Check what was asked against the actor's area. Raises NotAllowed, NothingToExport."""
    demand(by, "files.export")
    try:
        prefix = prefix_of(place) if place else by.scope
    except PlaceCodeError as wrong:
        raise NothingToExport(f"{wrong}。") from None
    if prefix and not by.everywhere and not in_area(full(prefix), by.scope):
        raise NothingToExport(f"区划{prefix}不在您的管辖范围内,请改选您管辖的地方。")
    if not prefix and not by.everywhere:
        raise NothingToExport("您的岗位没有管辖范围,不能导出。")
    return Wanted(by, prefix, year, indicator)


def in_chunks(rows: Any, make: Callable[[list[Any]], Iterator[tuple[Value, ...]]]) -> Iterator[tuple[Value, ...]]:
    """Rows streamed from the store, handed on chunk by chunk, so that what belongs to them is asked once a chunk."""
    chunk: list[Any] = []
    for row in rows.order_by("id").iterator(chunk_size=CHUNK):
        chunk.append(row)
        if len(chunk) >= CHUNK:
            yield from make(chunk)
            chunk = []
    if chunk:
        yield from make(chunk)


def day(moment: datetime | None) -> datetime | None:
    """A moment in Chinese time without its zone, as spreadsheets keep moments."""
    return moment.astimezone(TZ).replace(tzinfo=None, microsecond=0) if moment else None


def shown(field: FormField, value: Any, *, public: bool) -> Value:
    """A form's value as it leaves: typed where public, masked where not."""
    if value in (None, "", [], ()):
        return None
    if not public or field.private:
        return masked(field.name, as_read(field, value))
    match field.kind:
        case "int":
            return int(value)
        case "decimal":
            return _number(value)
        case "date":
            return _day(str(value))
    return as_read(field, value)


def _number(value: Any) -> Value:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return str(value)


def _day(text: str) -> Value:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def mark(row: Any) -> str:
    """演示数据 on every synthetic row, wherever the file goes."""
    return DEMO_MARK if row.demo else ""
