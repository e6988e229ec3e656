"""Mediation committees and their members: three to nine each, a woman among them, within their term."""

from collections.abc import Iterator
from datetime import date

from yifa.doors.cli.demo.chance import dice, person, phone, split
from yifa.doors.cli.demo.planning import Batch, Plan, Unit
from yifa.doors.cli.demo.surroundings import on_the_map
from yifa.records.registers.actions import Line

LEAST_ON_PAPER, MOST_ON_PAPER = 3, 9


def committees(plan: Plan, batch: Batch) -> list[tuple[Unit, str, str]]:
    """(where, name, level): the place's own committee first, then one per village; a city has the townships'."""
    rows = [(unit, f"{unit.short}人民调解委员会(演示)", _level(unit)) for unit in plan.units]
    if all(level == "村(居)" for _, _, level in rows):
        rows.insert(0, (Unit(plan.division, plan.name), f"{plan.name}人民调解委员会(演示)", "乡镇(街道)"))
    return rows[: batch.count]


def _level(unit: Unit) -> str:
    return "乡镇(街道)" if unit.code.endswith("000") else "村(居)"


def committee_lines(plan: Plan, batch: Batch) -> Iterator[Line]:
    rng = dice(plan.seed, batch.name)
    elected = date(batch.year - 1, 3, 20)
    seated = zip(committees(plan, batch), _sizes(plan, batch), strict=True)
    for place, ((unit, name, level), members) in enumerate(seated):
        data = {
            "name": name, "level": level, "members": members, "women": 1 + members // 4, "elected_on": elected,
            "term_ends": date(batch.year + 2, 3, 20), "head_name": person(rng), "phone": phone(rng),
            "told_court_on": date(batch.year - 1, 4, 10),
        }  # fmt: skip
        key = f"demo:{plan.code}:{batch.year}:{batch.name}:{place}"
        data = on_the_map(plan, batch.kind, unit.code, data, key)
        yield Line(batch.kind, unit.code, f"{plan.code}-RMTJ", data, elected, None, key, demo=True)


def mediator_lines(plan: Plan, batch: Batch) -> Iterator[Line]:
    rng = dice(plan.seed, batch.name)
    seats = [
        (unit, name)
        for (unit, name, _), members in zip(
            committees(plan, plan.batch("committees")), _sizes(plan, plan.batch("committees")), strict=True
        )
        for _ in range(members)
    ]
    engaged = date(batch.year - 1, 3, 20)
    for place in range(batch.count):
        unit, name = seats[place]
        data = {
            "name": person(rng), "committee": name, "full_time": place % 7 == 0, "birth_year": 1960 + rng.randrange(40),
            "engaged_on": engaged, "term_ends": date(batch.year + 2, 3, 20),
            "trained_on": date(batch.year, 4 + place % 6, 16), "phone": phone(rng), "posted": place % 3 == 0,
        }  # fmt: skip
        key = f"demo:{plan.code}:{batch.year}:{batch.name}:{place}"
        yield Line(batch.kind, unit.code, f"{plan.code}-RMTJ", data, engaged, None, key, demo=True)


def _sizes(plan: Plan, batch: Batch) -> list[int]:
    """The members of all committees add up to the place's mediators."""
    count = len(committees(plan, batch))
    mediators = plan.batch("mediators").count
    if not count * LEAST_ON_PAPER <= mediators <= count * MOST_ON_PAPER:
        raise ValueError(f"{plan.name}的调解员人数与调委会数对不上,每个调委会三至九人")
    spare = split(dice(plan.seed, "sizes"), mediators - count * LEAST_ON_PAPER, count, most=MOST_ON_PAPER - 3, even=0.9)
    return [LEAST_ON_PAPER + more for more in spare]
