"""From batches to lines and deeds: the rows of registers and activities, made one after another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from yifa.doors.cli.demo.chance import dice, split, spread, turn
from yifa.doors.cli.demo.committees import committee_lines, mediator_lines
from yifa.doors.cli.demo.fillers import FILLERS
from yifa.doors.cli.demo.planning import Batch, Plan, PlanError, Unit
from yifa.doors.cli.demo.surroundings import on_the_map
from yifa.records.activities.actions import Deed
from yifa.records.registers.actions import Line

MOST_NOISE = 6
"""Records of one batch in the neighbouring town: few, so that a figure that forgets its scope is wrong at once."""

AT_SEAT = frozenset({
    "study_session", "meeting", "integrity_education", "exam_result", "exam_enrolment", "juror", "supervision_team",
    "rectification_issue", "enforcement_team", "enforcement_certificate", "delegated_item", "disclosure_field",
    "service_item", "agency", "proxy_item", "one_thing", "hotline_call", "asset", "reception",
    "leader_reception",
    "dispatch_item", "duty_item",
})  # fmt: skip
WITHIN_THE_YEAR = frozenset({
    "exam_result", "exam_enrolment", "juror", "brand_project", "rectification_issue", "supervision_team",
    "delegated_item",
})  # fmt: skip
LONG_STANDING_YEARS = 4
MOST_SCORE = {"score": 100}
EVENNESS = {"score": 0.06}

ORGANS = {
    "enforcement_action": "ZHZF", "enforcement_team": "ZHZF", "enforcement_certificate": "ZHZF",
    "exam_enrolment": "ZHZF", "mediation_committee": "RMTJ", "mediator": "RMTJ", "theory_lecture": "SFS",
    "training": "SFS", "lecture": "SFS", "publicity": "SFS", "legal_person": "SFS", "legal_person_action": "SFS",
    "adviser_service": "SFS", "adviser_contract": "SFS", "legal_studio": "SFS", "justice_office": "SFS",
}  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """Where a run of records lies: the place itself or its neighbour."""

    code: str
    units: tuple[Unit, ...]
    seat: Unit
    mark: str = ""

    def organ(self, kind: str) -> str:
        return f"{self.code}-{ORGANS.get(kind, 'PAFZB')}"


def home(plan: Plan) -> Spot:
    return Spot(plan.code, plan.units or (Unit(plan.division, plan.name),), Unit(plan.division, plan.name))


def next_door(plan: Plan) -> Spot:
    unit = plan.neighbour
    return Spot(unit.code.rstrip("0").ljust(len(plan.code), "0"), (unit,), unit, "n")


def runs(plan: Plan, batch: Batch) -> Iterator[tuple[Spot, Batch]]:
    """The batch itself, the same the year before, and a little of it next door."""
    yield home(plan), batch
    earlier = int(batch.count * batch.before)
    if earlier and (batch.shelf != "register" or batch.kind in WITHIN_THE_YEAR):
        totals = {name: total * earlier // batch.count for name, total in batch.sum.items()}
        yield home(plan), replace(batch, name=f"{batch.name}-before", count=earlier, year=batch.year - 1, sum=totals)
    few = min(MOST_NOISE, batch.count)
    totals = {name: total * few // batch.count for name, total in batch.sum.items()} if few else {}
    yield next_door(plan), replace(batch, name=f"{batch.name}-next", count=few, sum=totals)


def deeds(plan: Plan, batch: Batch) -> Iterator[Deed]:
    """The activities of a batch."""
    for spot, run in runs(plan, batch):
        rng = dice(plan.seed, run.name)
        for place, (day, unit, data) in enumerate(_filled(rng, run, spot, spread(rng, run.year, run.count))):
            yield Deed(run.kind, unit.code, spot.organ(run.kind), day, data, _key(plan, run, place), demo=True)


def lines(plan: Plan, batch: Batch) -> Iterator[Line]:
    """The register entries of a batch, those that ended earlier behind."""
    if batch.kind == "mediation_committee":
        yield from committee_lines(plan, batch)
        return
    if batch.kind == "mediator":
        yield from mediator_lines(plan, batch)
        return
    for spot, run in runs(plan, batch):
        rng = dice(plan.seed, run.name)
        days = _since(rng, run)
        for place, (day, unit, data) in enumerate(_filled(rng, run, spot, days)):
            key = _key(plan, run, place)
            held = on_the_map(plan, run.kind, unit.code, data, key)
            yield Line(run.kind, unit.code, spot.organ(run.kind), held, day, None, key, demo=True)
    yield from _ended(plan, batch)


def _ended(plan: Plan, batch: Batch) -> Iterator[Line]:
    """Entries that were struck off before the year's end: they count in no figure of the year."""
    spot, gone = home(plan), replace(batch, name=f"{batch.name}-ended", count=batch.ended, sum={})
    rng = dice(plan.seed, gone.name)
    for place, (day, unit, data) in enumerate(_filled(rng, gone, spot, _since(rng, gone))):
        until = max(day, date(batch.year, 6, 30) - timedelta(days=rng.randrange(300)))
        yield Line(gone.kind, unit.code, spot.organ(gone.kind), data, day, until, _key(plan, gone, place), demo=True)


def _since(rng: Random, batch: Batch) -> Iterator[date]:
    """Since when entries stand: within the year for what is counted by the year, else over the years up to it."""
    if batch.kind in WITHIN_THE_YEAR:
        if batch.kind == "exam_result":
            yield from [next(iter(spread(rng, batch.year, 3)))] * batch.count
        else:
            yield from spread(rng, batch.year, batch.count)
        return
    # Struck-off and neighbouring entries start early too, never after the year's middle.
    for _ in range(batch.count):
        yield date(batch.year - rng.randrange(LONG_STANDING_YEARS), 1, 1) + timedelta(days=rng.randrange(150))


def _filled(rng: Random, batch: Batch, spot: Spot, days: Iterator[date]) -> Iterator[tuple[date, Unit, dict[str, Any]]]:
    filler = FILLERS.get(batch.source)
    if filler is None:
        raise PlanError(f"演示方案的“{batch.name}”用了不会合成的记录“{batch.source}”")
    at_seat = batch.kind in AT_SEAT if batch.at_seat is None else batch.at_seat
    parts = {
        name: split(rng, total, batch.count, most=MOST_SCORE.get(name), even=EVENNESS.get(name, 0.5))
        for name, total in batch.sum.items()
    }
    for place, day in enumerate(days):
        unit = spot.seat if at_seat else turn(spot.units, place)
        data = filler(rng, place, unit, day)
        data.update(batch.set)
        data.update((name, turn(values, place)) for name, values in batch.cycle.items())
        data.update((name, values[place]) for name, values in parts.items())
        yield day, unit, data


def _key(plan: Plan, batch: Batch, place: int) -> str:
    return f"demo:{plan.code}:{batch.year}:{batch.name}:{place}"
