"""Which of the matters in sight a page is asked for (筛选): the same words for the list, the map and their counts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import QueryDict

from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.scope import within
from yifa.ground.places.codes import PlaceCodeError
from yifa.ground.places.models import name_of
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import by_source_number, cases_in_sight
from yifa.records.cases.words import Sought
from yifa.ui.parts import Printed

VIEWS = (("open", "在办"), ("late", "已逾期"), ("due", "在办,按到期日"), ("closed", "已办结"), ("all", "全部"))
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; what lies on the east or north edge belongs to the next."""


@dataclass(frozen=True)
class Narrowing:
    """What was asked; whatever cannot be read is as if it had not been asked."""

    view: str = "open"
    kind: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None
    place: str = ""
    box: Box | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> "Narrowing":
        return cls(
            asked.get("view", "open"), asked.get("procedure", ""), asked.get("q", "").strip(),
            _day(asked.get("since", "")), _day(asked.get("until", "")), asked.get("place", ""),
            box_of(asked.get("box", "")),
        )  # fmt: skip

    def rows(self, actor: Actor) -> Any:
        """The matters in sight that fit."""
        rows = cases_in_sight(actor)
        if self.kind:
            rows = rows.filter(procedure=self.kind)
        rows = of_view(rows, self.view)
        if self.since:
            rows = rows.filter(opened_at__gte=_midnight(self.since))
        if self.until:
            rows = rows.filter(opened_at__lt=_midnight(self.until + timedelta(days=1)))
        if self.place:
            rows = _at(rows, self.place)
        if self.box:
            west, south, east, north = self.box
            rows = rows.filter(lon__gte=west, lon__lt=east, lat__gte=south, lat__lt=north)
        return found(rows, self.words, actor, self.kind) if self.words else rows

    @property
    def empty(self) -> bool:
        """Nothing was asked but the view."""
        return not (self.kind or self.words or self.since or self.until or self.place or self.box)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The question in words, (label, answer): what was not asked is said, too, where people may think it was."""
        days = f"{self.since or '不限'} 至 {self.until or '今天'}" if self.since or self.until else "不限"
        kind = PROCEDURES.get(self.kind).name if self.kind in PROCEDURES else self.kind
        said = [
            ("地方", name_of(self.place) if self.place else ""), ("种类", kind or "全部"),
            ("看哪些", dict(VIEWS).get(self.view, self.view)), ("登记日", days),
            ("地图上", "只看其中一块" if self.box else ""), ("查找", self.words),
        ]  # fmt: skip
        return tuple((label, answer) for label, answer in said if answer)

    def printed(self, scope: str, counted: str) -> Printed:
        """What paper says of it. ``scope``: the division prefix that the person sees."""
        asked = (("范围", name_of(scope, full=True) if scope else "全部"), *self.told)
        at = now().astimezone(TZ)
        return Printed(asked, f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}", counted)

    def query(self, **changes: str) -> str:
        """The question as the end of an address, with some of it changed."""
        asked = QueryDict(mutable=True)
        held = {
            "view": self.view, "procedure": self.kind, "q": self.words, "since": str(self.since or ""),
            "until": str(self.until or ""), "place": self.place,
            "box": ",".join(map(str, self.box)) if self.box else "",
        }  # fmt: skip
        for name, value in (held | changes).items():
            if value:
                asked[name] = value
        return f"?{asked.urlencode()}"


def of_view(rows: Any, view: str) -> Any:
    if view in ("open", "due", "late"):
        rows = rows.filter(closed_at=None)
    if view == "closed":
        rows = rows.filter(closed_at__isnull=False)
    if view == "due":
        rows = rows.filter(due_at__isnull=False)
    return late(rows) if view == "late" else rows


def late(rows: Any) -> Any:
    return rows.filter(closed_at=None, due_at__lt=now())


def found(rows: Any, words: str, actor: Actor, kind: str = "") -> Any:
    """By the exact number in the system it comes from, by case code (exact or its beginning), else by words of the
    title. ``rows`` are in sight already; ``actor`` and ``kind`` spare the index what lies elsewhere."""
    numbered = by_source_number(rows, words)
    if numbered.exists():
        return numbered
    if words[0].isdigit() and "-" in words:
        code = words.upper()
        return rows.filter(code__gte=code, code__lt=code + "~")
    return rows.filter(words__hold=Sought(words, actor.scope, kind if kind in PROCEDURES else ""))


def box_of(text: str) -> Box | None:
    """“106.1,29.5,106.4,29.8” as numbers; None for anything else."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return None
    return west, south, east, north


def _at(rows: Any, place: str) -> Any:
    try:
        return rows.filter(within(place, Case.SCOPE_COLUMNS))
    except PlaceCodeError:
        return rows


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), TZ)
