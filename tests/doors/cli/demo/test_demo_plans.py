"""The five delivered plans: readable, of the right places, and made of what the generator can make."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any

import pytest

from yifa.doors.cli.demo import DEMO_PLACES, Plan, PlanError, plan_of, read_plan
from yifa.doors.cli.demo.chance import dice, split, spread, workdays
from yifa.doors.cli.demo.committees import committees
from yifa.doors.cli.demo.histories import histories
from yifa.doors.cli.demo.making import deeds, lines
from yifa.ground.calendar import TZ
from yifa.ground.forms import validate
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.loading import play
from yifa.records.registers.kind import REGISTERS

PRESENT = datetime(2026, 11, 20, 12, tzinfo=TZ)
MOST = 30


@pytest.fixture(params=[code for code, _, _ in DEMO_PLACES])
def delivered(request: pytest.FixtureRequest) -> Plan:
    return plan_of(request.param)


def firsts(rows: Iterator[Any]) -> list[Any]:
    return [row for row, _ in zip(rows, range(MOST), strict=False)]


def test_a_plan_is_of_its_place_and_year(delivered: Plan) -> None:
    assert (delivered.code, delivered.name, delivered.year) in DEMO_PLACES
    assert all(unit.code.startswith(delivered.code) for unit in delivered.units)
    assert not delivered.neighbour.code.startswith(delivered.code)


def test_every_batch_can_be_made(delivered: Plan) -> None:
    makers = {"register": lines, "activity": deeds}
    for batch in delivered.batches:
        make = makers.get(batch.shelf)
        assert firsts(make(delivered, batch) if make else histories(delivered, batch, PRESENT))


def test_what_is_made_passes_the_forms(delivered: Plan) -> None:
    for batch in delivered.batches:
        for line in firsts(lines(delivered, batch)) if batch.shelf == "register" else ():
            assert validate(REGISTERS[line.kind].form, line.data)
        for deed in firsts(deeds(delivered, batch)) if batch.shelf == "activity" else ():
            assert validate(ACTIVITIES[deed.kind].form, deed.data)


@pytest.mark.django_db
def test_cases_go_their_lawful_way(delivered: Plan) -> None:
    for batch in delivered.batches:
        for history in firsts(histories(delivered, batch, PRESENT))[:3] if batch.shelf == "case" else ():
            procedure, image = play(history)
            assert procedure.state(image.state).final


def test_the_same_seed_gives_the_same_records(delivered: Plan) -> None:
    batch = next(b for b in delivered.batches if b.shelf == "activity")
    assert firsts(deeds(delivered, batch)) == firsts(deeds(delivered, batch))


def test_each_village_has_its_committee(delivered: Plan) -> None:
    batch = delivered.batch("committees") if any(b.name == "committees" for b in delivered.batches) else None
    assert batch is None or len(committees(delivered, batch)) == batch.count


def test_a_plan_that_lacks_a_part_is_refused() -> None:
    with pytest.raises(PlanError, match="演示方案"):
        read_plan('code = "1"\nyear = 2024\n[records.a]\nsource = "activity:x"\ncount = 1')


def test_an_unknown_place_is_told_the_known_ones() -> None:
    with pytest.raises(PlanError, match="500155117"):
        plan_of("110101")


@pytest.mark.parametrize(("total", "count", "most"), [(2036, 23, None), (5748, 60, 100), (3, 7, None), (0, 4, None)])
def test_parts_add_up(total: int, count: int, most: int | None) -> None:
    parts = split(Random(1), total, count, most=most, even=0.06)
    assert sum(parts) == total
    assert len(parts) == count
    assert most is None or max(parts) <= most


def test_days_are_working_days_in_order() -> None:
    days = list(spread(dice(1, "x"), 2024, 500))
    assert days == sorted(days)
    assert set(days) <= set(workdays(2024))
