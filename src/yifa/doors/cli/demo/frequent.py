"""What comes again and again at one place (高频事项): street lights of one village, reported by many in the last weeks.

Most of it lies in the last seven days, so that the count leaves its usual band; two orders tell of the same lamp and
are merged, a third only looks like it; orders and events are each taken up as a whole (专题).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from yifa.doors.cli.demo.chance import dice, office_hour
from yifa.doors.cli.demo.histories import told
from yifa.doors.cli.demo.making import home
from yifa.doors.cli.demo.orders import unit_for
from yifa.doors.cli.demo.people import hat
from yifa.doors.cli.demo.planning import Plan, Unit
from yifa.doors.cli.demo.surroundings import somewhere
from yifa.doors.cli.demo.tales import Tale
from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.records.cases.loading import History
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance, open_case

LAMP, EVENT, CATEGORY = "城市管理/市政设施/路灯", "路灯不亮", "公共设施"
MATTERS: tuple[tuple[str, str, int], ...] = (
    ("hotline_ticket", "handled", 82), ("hotline_ticket", "handled", 66), ("hotline_ticket", "handled", 51),
    ("hotline_ticket", "late", 44), ("hotline_ticket", "whistled", 33), ("hotline_ticket", "handled", 24),
    ("hotline_ticket", "answered", 6), ("hotline_ticket", "handling", 5), ("hotline_ticket", "handling", 4),
    ("hotline_ticket", "whistling", 3), ("hotline_ticket", "signing", 2), ("hotline_ticket", "received", 2),
    ("hotline_ticket", "received", 1), ("hotline_ticket", "received", 0),
    ("grid_event", "village", 74), ("grid_event", "village", 40), ("grid_event", "in_town", 6),
    ("grid_event", "checking", 5), ("grid_event", "reported", 3), ("grid_event", "reported", 2),
    ("grid_event", "reported", 1), ("grid_event", "reported", 0),
)  # fmt: skip
MAIN, SAME = 8, 11
"""Places in ``MATTERS`` of the order that is being handled and of the one that is merged into it."""
NEAR = 0.001
"""Degrees: the lamps of one road, some hundred metres apart."""
LOOKED_BACK = timedelta(days=90)
TIME_TO_MEND = timedelta(days=40)


def frequent_work(plan: Plan, present: datetime) -> Iterator[History]:
    """The orders and events; none when the day of loading lies in the reported year, whose figures stand."""
    if present.year <= plan.year:
        return
    spot, unit = home(plan), where(plan)
    for place, (kind, path, ago) in enumerate(MATTERS):
        key = _key(plan, place)
        rng = dice(plan.seed, key)
        opened = min(office_hour(rng, present.date() - timedelta(days=ago)), present)
        tale = Tale(rng, spot.code, unit, opened, present, {"item": LAMP, "event": EVENT})
        yield _on_the_road(plan, told(tale, kind, path, spot, key))


def where(plan: Plan) -> Unit:
    units = home(plan).units
    return units[min(1, len(units) - 1)]


def _key(plan: Plan, place: int) -> str:
    return f"demo:{plan.code}:frequent:{place}"


def _on_the_road(plan: Plan, history: History) -> History:
    """The same at one road of the village: near enough to be the same lamp."""
    road = somewhere(plan, history.division, _key(plan, 0))
    first, *others = history.moves
    if road is None:
        return history
    rng = dice(plan.seed, history.source_key, "lamp")
    lon, lat = (round(degrees + NEAR * rng.random(), 5) for degrees in road)
    return replace(history, moves=(replace(first, data={**first.data, "lon": lon, "lat": lat}), *others))


def tie_up(plan: Plan) -> int:
    """Merge what is the same, take up what comes again; cases written. Done already, it does nothing."""
    held = {
        case.source_key: case
        for case in Case.objects.filter(source_key__in=[_key(plan, place) for place in range(len(MATTERS))])
    }
    if not held:
        return 0
    clerk, leader = hat(plan.code, "clerk"), hat(plan.code, "leader")
    main, same = held[_key(plan, MAIN)], held[_key(plan, SAME)]
    if same.state == "received":
        reason = "同一条路上同一盏灯(演示)"
        advance(same, "merge", by=clerk, data={"main_code": main.code, "reason": reason})
    orders = [case.code for case in held.values() if case.procedure == "hotline_ticket"]
    events = [case.code for case in held.values() if case.procedure == "grid_event"]
    written = _taken_up(plan, "诉求工单", LAMP, orders, clerk, leader)
    return written + _taken_up(plan, "网格事件", CATEGORY, events, clerk, None)


def _taken_up(plan: Plan, kind: str, item: str, codes: list[str], by: Actor, decided_by: Actor | None) -> int:
    """A topic with its matters; planned where somebody decides it, else waiting for that."""
    key, unit, on = f"demo:{plan.code}:topic:{kind}", where(plan), now().date()
    if Case.objects.filter(procedure="special_topic", source_key=key).exists():
        return 0
    topic = open_case(
        "special_topic", by=by, division=unit.code, organ=f"{plan.code}-ZZZX", source_key=key, demo=True, data={
            "title": f"{unit.short}路灯反复报修(演示)", "kind": kind, "item": item, "since": on - LOOKED_BACK,
            "until": on, "reason": "同一条路的路灯反复报修,逐件修不解决问题(演示)。",
        },
    )  # fmt: skip
    advance(topic, "gather", by=by, data={"codes": " ".join(codes)})
    if decided_by:
        advance(topic, "plan", by=decided_by, data={
            "cause": "线路老化,雨后短路(演示)。", "plan": "整条线路更换,装漏电保护(演示)。",
            "unit": unit_for(LAMP)[1], "co_units": "规划建设办公室、供电所(演示)", "finish_by": on + TIME_TO_MEND,
        })  # fmt: skip
    return 1
