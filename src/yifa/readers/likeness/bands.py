"""Counts by item and place (高频事项) and their usual band (平常范围). About matters and places, never about people.

Seven days are one window; the windows end with today, so that neither weekday nor turn of the year matters. The windows
before are taken as one usual level. If everything stays as usual, the next count follows a Poisson law whose mean is
known only from those windows: its predictive law is a negative binomial one (Gamma prior of Jeffreys), which also holds
where nothing was counted before. The band ends where only one window in so many would go beyond by chance.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import WIDTHS, prefix_of
from yifa.readers.likeness.declared import Counted
from yifa.readers.likeness.parameters import number
from yifa.records.cases.models import detail_model
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import cases_in_sight

WEEK = timedelta(weeks=1)
HALF = 0.5
"""Jeffreys' prior of a Poisson mean: the least that can be assumed."""


@dataclass(frozen=True)
class Band:
    """The usual band of a count: from ``low`` to ``high``, both usual; ``mean`` of the windows before."""

    low: int
    high: int
    mean: float


@dataclass(frozen=True)
class Series:
    """One item at one place: counts of the windows, the latest last, and the band that the earlier ones give."""

    declared: Counted
    item: str
    place: str
    counts: tuple[int, ...]
    band: Band
    least: int

    @property
    def latest(self) -> int:
        return self.counts[-1]

    @property
    def beyond(self) -> bool:
        """Above its usual band, and enough of them to be worth a look."""
        return self.latest > self.band.high and self.latest >= self.least


@dataclass(frozen=True)
class Recurring:
    """One item at one place with how often it came in the time looked at."""

    declared: Counted
    item: str
    place: str
    count: int
    open: int


def band(before: Iterable[int], rarity: int) -> Band:
    """The usual band after these windows; ``rarity``: one window in so many lies above it by chance."""
    # Imported when first asked: it takes a second that no other command should pay.
    from scipy.stats import nbinom

    seen = list(before)
    windows = len(seen)
    law = nbinom(sum(seen) + HALF, windows / (windows + 1)) if windows else None
    if law is None:
        return Band(0, 0, 0.0)
    return Band(int(law.ppf(1 / rarity)), int(law.ppf(1 - 1 / rarity)), sum(seen) / windows)


def windows(today: date, count: int) -> list[tuple[datetime, datetime]]:
    """``count`` windows of seven whole days, the last one ending with today."""
    end = datetime.combine(today + timedelta(days=1), time(), TZ)
    return [(end - WEEK * (n + 1), end - WEEK * n) for n in reversed(range(count))]


def series(declared: Counted, actor: Actor, today: date) -> list[Series]:
    """Every item and place in sight that came in these windows, by item and then by code of the place."""
    spans = windows(today, number("band_weeks", actor.scope) + 1)
    totals = {
        f"w{n}": Count("pk", filter=Q(case__opened_at__gte=low, case__opened_at__lt=high))
        for n, (low, high) in enumerate(spans)
    }
    rows = _grouped(declared, actor, spans[0][0], spans[-1][1]).annotate(**totals)
    rarity, least = number("band_rarity", actor.scope), number("band_least", actor.scope)
    found = []
    for row in rows:
        counts = tuple(row[f"w{n}"] for n in range(len(spans)))
        found.append(Series(declared, row["what"], row["where"], counts, band(counts[:-1], rarity), least))
    return sorted(found, key=lambda one: (one.item, one.place))


def recurring(declared: Counted, actor: Actor, today: date) -> list[Recurring]:
    """Items that came often at one place: the frequent items first, the places of an item by their code."""
    end = datetime.combine(today + timedelta(days=1), time(), TZ)
    since = end - timedelta(days=number("recurring_days", actor.scope))
    rows = _grouped(declared, actor, since, end).annotate(
        times=Count("pk"), still=Count("pk", filter=Q(case__closed_at=None))
    )
    least = number("recurring_least", actor.scope)
    found = [
        Recurring(declared, row["what"], row["where"], row["times"], row["still"])
        for row in rows
        if row["times"] >= least
    ]
    totals: dict[str, int] = {}
    for one in found:
        totals[one.item] = totals.get(one.item, 0) + one.count
    return sorted(found, key=lambda one: (-totals[one.item], one.item, one.place))


def _grouped(declared: Counted, actor: Actor, since: datetime, until: datetime) -> Any:
    """Details in sight and in time, grouped by item and place one level below the person's own."""
    cases = cases_in_sight(actor).filter(procedure=declared.procedure, opened_at__gte=since, opened_at__lt=until)
    rows = detail_model(PROCEDURES.get(declared.procedure).detail).objects.filter(case__in=cases)
    return (
        rows.exclude(**{declared.item: ""})
        .values(what=F(declared.item), where=Substr("case__division", 1, width_below(actor.scope)))
        .order_by()
    )


def width_below(scope: str) -> int:
    """Digits of the level below a scope: townships of a county, villages of a township."""
    own = len(prefix_of(scope)) if scope else 0
    return next((width for width in WIDTHS if width > own), WIDTHS[-1])


def matters(declared: Counted, actor: Actor, *, item: str, place: str, since: date, until: date) -> Any:
    """The rows behind a count: cases in sight of this item and place, opened on these days (both included)."""
    low = datetime.combine(since, time(), TZ)
    high = datetime.combine(until + timedelta(days=1), time(), TZ)
    digits = WIDTHS[-1]
    cases = cases_in_sight(actor).filter(
        procedure=declared.procedure, division__gte=place.ljust(digits, "0"), division__lte=place.ljust(digits, "9"),
        opened_at__gte=low, opened_at__lt=high,
    )  # fmt: skip
    detail = detail_model(PROCEDURES.get(declared.procedure).detail)
    return cases.filter(pk__in=detail.objects.filter(**{declared.item: item}).values("case"))
