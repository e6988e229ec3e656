"""From case batches to histories, and the recent work that gives a desk something to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from yifa.doors.cli.demo import disputes, matters, petitions, pressing
from yifa.doors.cli.demo.chance import dice, office_hour, spread, turn
from yifa.doors.cli.demo.making import Spot, home, runs
from yifa.doors.cli.demo.planning import Batch, Plan, PlanError
from yifa.doors.cli.demo.surroundings import somewhere
from yifa.doors.cli.demo.tales import Tale
from yifa.ground.calendar import calendar
from yifa.records.cases.loading import History
from yifa.records.cases.procedure import PROCEDURES

SETTLED_BY_NOVEMBER = 0.86
"""Cases open in the first part of the year, so that they are settled before it ends."""

RECENT: tuple[tuple[str, str, int], ...] = (
    ("dispute", "registered", 1), ("dispute", "registered", 3), ("dispute", "open", 9), ("dispute", "open", 27),
    ("dispute", "open", 44), ("dispute", "warned", 6), ("dispute", "awaiting_visit", 38),
    ("dispute", "awaiting_visit", 62), ("grid_event", "reported", 1), ("grid_event", "reported", 6),
    ("grid_event", "reported", 12), ("grid_event", "in_town", 5), ("grid_event", "in_town", 11),
    ("grid_event", "checking", 3), ("public_problem", "assigned", 15), ("public_problem", "assigned", 33),
    ("dispute", "appraising", 21), ("dispute", "extended", 40),
    ("petition", "registered", 2), ("petition", "registered", 26), ("petition", "handling", 20),
    ("petition", "handling", 90), ("petition", "extended", 66), ("petition", "arbitration", 12),
    ("petition", "answered", 100), ("petition", "answered", 130), ("petition", "reviewing", 55),
    ("petition", "rechecking", 80), ("petition", "simple", 3), ("petition", "simply_answered", 25),
    ("petition", "suggestion", 40), ("petition", "led", 30), ("accusation", "handed_on", 15),
    ("hotline_ticket", "asked", 0), ("hotline_ticket", "asked", 4), ("hotline_ticket", "received", 1),
    ("hotline_ticket", "urgent", 0), ("hotline_ticket", "signing", 1), ("hotline_ticket", "sent_down", 0),
    ("hotline_ticket", "in_objection", 1), ("hotline_ticket", "handling", 3), ("hotline_ticket", "handling", 6),
    ("hotline_ticket", "handling", 16), ("hotline_ticket", "shelved", 26), ("hotline_ticket", "answered", 7),
    ("hotline_ticket", "answered", 13), ("hotline_ticket", "asked_again", 9), ("hotline_ticket", "redone", 40),
    ("hotline_ticket", "handled", 34), ("hotline_ticket", "whistling", 2), ("hotline_ticket", "in_supervision", 16),
    ("grid_event", "helped", 4), ("grid_event", "urged", 13),
    ("legal_service_ticket", "logged", 1), ("legal_service_ticket", "logged", 5),
    ("centre_case", "registered", 0),
    ("centre_case", "unsigned", 6), ("centre_case", "handling", 3), ("centre_case", "handling", 24),
    ("centre_case", "fed_back", 9), ("centre_case", "settled", 30), ("centre_case", "settled", 34),
)  # fmt: skip
"""(kind, path, opened so many days before today): fresh, nearly due and overdue work."""


def histories(plan: Plan, batch: Batch, present: datetime) -> Iterator[History]:
    """The cases of a batch, of the year before it and of the place next door; nothing happens after ``present``."""
    for spot, run in runs(plan, batch):
        rng = dice(plan.seed, run.name)
        until = 1.0 if run.since else SETTLED_BY_NOVEMBER
        days = spread(rng, run.year, run.count, until=until, since=run.since)
        for place, day in enumerate(days):
            key = f"demo:{plan.code}:{run.year}:{run.name}:{place}"
            opened = min(office_hour(rng, day), present)
            tale = Tale(dice(plan.seed, key), spot.code, turn(spot.units, place), opened, present, dict(run.set))
            yield located(plan, told(tale, run.kind, run.path, spot, key))


def recent_work(plan: Plan, present: datetime) -> Iterator[History]:
    """Work under way on the day of loading; none when that day lies in the reported year, whose figures stand."""
    if present.year <= plan.year:
        return
    spot = home(plan)
    for place, (kind, path, ago) in enumerate(RECENT):
        key = f"demo:{plan.code}:recent:{place}"
        rng = dice(plan.seed, key)
        day = calendar().last_workday(present.date() - timedelta(days=ago))
        tale = Tale(rng, spot.code, turn(spot.units, place), min(office_hour(rng, day), present), present)
        yield located(plan, told(tale, kind, path, spot, key))


def told(tale: Tale, kind: str, path: str, spot: Spot, key: str) -> History:
    """The tale as a history for the loader."""
    others = {**matters.PATHS, **petitions.PATHS, **pressing.PATHS}
    tell = disputes.PATHS.get(path) if kind == "dispute" else others.get((kind, path))
    if tell is None:
        raise PlanError(f"演示方案用了不会讲的经过“{kind}/{path}”")
    tell(tale)
    return History(kind, tale.unit.code, f"{spot.code}-{_organ(kind, tale.set)}", tuple(tale.moves), key, demo=True)


def located(plan: Plan, history: History) -> History:
    """The same with a drawn position (演示), where the opening form asks for one."""
    first, *others = history.moves
    step = PROCEDURES.get(history.procedure).step(first.step)
    spot = somewhere(plan, history.division, history.source_key) if "lon" in step.form.model_fields else None
    if spot is None:
        return history
    data = {**first.data, "lon": spot[0], "lat": spot[1]}
    return replace(history, moves=(replace(first, data=data), *others))


def _organ(kind: str, given: dict[str, Any]) -> str:
    if kind in ("petition", "accusation"):
        return "PAFZB"
    if kind != "dispute":
        return "ZZZX"
    return "ZZZX" if given.get("body") == "综治中心" else "RMTJ"
