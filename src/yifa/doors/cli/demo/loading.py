"""Loading the demo places through the bulk doors. A place that is loaded already is left alone."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain as chain_of
from itertools import groupby
from time import perf_counter
from typing import Any

from django.db import transaction

from yifa.doors.cli.demo.centre import chain, roster, rounds
from yifa.doors.cli.demo.frequent import frequent_work, tie_up
from yifa.doors.cli.demo.histories import histories, recent_work
from yifa.doors.cli.demo.making import deeds, lines
from yifa.doors.cli.demo.people import hat_for
from yifa.doors.cli.demo.planning import DEMO_PLACES, Plan, plan_of
from yifa.doors.cli.demo.surroundings import ensure_divisions, ensure_grids
from yifa.ground.calendar import now, today
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.cast import Row, make_cast
from yifa.ground.ledger import entry_bytes, record, seqs_of
from yifa.records.activities.actions import log_many
from yifa.records.cases.loading import load_histories
from yifa.records.registers.actions import enter_many

Progress = Callable[[str, int, int], None]
"""(place's name, records done, records in all)."""


class DemoRefused(RuntimeError):
    """A synthetic record was refused by the house's own checks: the plan asks for something unlawful."""


@dataclass(frozen=True)
class LoadedPlace:
    """What loading a place came to. ``fresh``: False when it had been loaded before."""

    code: str
    name: str
    year: int
    written: int
    seconds: float
    fresh: bool
    cast: tuple[Row, ...] = field(default=(), repr=False)


def load_demo(places: Iterable[str] | None = None, progress: Progress | None = None) -> list[LoadedPlace]:
    """Load the five places, or those named by code. Loading again changes nothing and takes no time.

    Raises PlanError for an unknown code, DemoOnly outside demo mode, DemoRefused when a record is refused.
    """
    return [load_place(plan_of(code), progress) for code in places or [place[0] for place in DEMO_PLACES]]


def load_place(plan: Plan, progress: Progress | None = None) -> LoadedPlace:
    """Load one plan: ground, cast, registers, activities, cases, in this order."""
    begun = perf_counter()
    cast = tuple(make_cast(plan.code, plan.name))
    if is_loaded(plan):
        return LoadedPlace(plan.code, plan.name, plan.year, 0, perf_counter() - begun, False, cast)
    done = _Count(plan.name, _expected(plan), progress)
    done(0)
    ensure_divisions(plan)
    ensure_grids(plan)
    written = sum(_load_shelf(plan, shelf, done) for shelf in ("register", "activity", "case"))
    written += _load_this_month(plan)
    with transaction.atomic():
        record("demo.loaded", f"demo:{plan.code}", by=Actor.system("demo"), data={"plan": plan.fingerprint})
    return LoadedPlace(plan.code, plan.name, plan.year, written, perf_counter() - begun, True, cast)


def is_loaded(plan: Plan) -> bool:
    """Whether this very plan is in the store: the ledger says so."""
    loads = seqs_of(f"demo:{plan.code}")[-1:]
    return any(json.loads(body)["data"]["plan"] == plan.fingerprint for _, body in entry_bytes(loads))


class _Count:
    """Passes progress on with the place's running total."""

    def __init__(self, name: str, total: int, progress: Progress | None) -> None:
        self.name, self.total, self.progress, self.done = name, total, progress, 0

    def __call__(self, more: int) -> None:
        self.done += more
        if self.progress:
            self.progress(self.name, min(self.done, self.total), self.total)


def _expected(plan: Plan) -> int:
    return sum(batch.count + batch.ended for batch in plan.batches)


def _load_shelf(plan: Plan, shelf: str, done: _Count) -> int:
    if shelf == "case":
        return _load_cases(plan, done)
    make: Callable[..., Iterator[Any]] = lines if shelf == "register" else deeds
    write: Callable[..., int] = enter_many if shelf == "register" else log_many
    rows = (row for batch in plan.batches if batch.shelf == shelf for row in make(plan, batch))
    return sum(write(run, by=hat_for(organ), progress=done) for organ, run in groupby(rows, key=lambda row: row.organ))


def _load_this_month(plan: Plan) -> int:
    """Roster, rounds, leaders' receptions, handovers and topics under way; none when this month lies in the reported
    year, whose figures stand."""
    on = today()
    if on.year <= plan.year:
        return 0
    clerk = hat_for(f"{plan.code}-PAFZB")
    entered = enter_many(roster(plan, on), by=clerk) + log_many(rounds(plan, on), by=clerk)
    return entered + chain(plan) + tie_up(plan)


def _load_cases(plan: Plan, done: _Count) -> int:
    present = now()
    told = (h for batch in plan.batches if batch.shelf == "case" for h in histories(plan, batch, present))
    every = chain_of(told, recent_work(plan, present), frequent_work(plan, present))
    loaded = load_histories(every, by=Actor.system("demo"), progress=done)
    if loaded.refused:
        key, refusal = loaded.refused[0]
        raise DemoRefused(f"{plan.name}有{len(loaded.refused)}件演示记录没有通过检查,第一件({key}):{refusal}")
    return loaded.written
