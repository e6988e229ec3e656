"""Who holds a matter now, as its person reads it: the unit that works, or the organ that keeps it and acts next."""

from datetime import datetime, timedelta

import pytest
from factories.cast import PLACE

from yifa.doors.portal.journey import unit_of
from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Organ
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case

HOUSE = Actor.system("tests")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)
UNIT = "规划建设办公室"
CALL = ("register", {
    "title": "路灯不亮", "channel": "电话", "kind": "求助", "item": "城市管理/市政设施/路灯", "content": "路灯不亮。",
    "place": "村口", "caller_name": "测试甲", "caller_phone": "13800000000",
})  # fmt: skip
SENT = ("dispatch", {"level": "乡镇(街道)", "unit": UNIT, "unit_basis": "派单目录"})
TAKEN = ("sign", {"limit_told": False})
CALLED = ("contact", {"got_through": True, "found": "电话核实。"})
DONE = ("reply", {"result": "已解决", "reply": "已经修复。", "reply_way": "电话"})
LAMP = ("report", {"title": "路灯不亮", "category": "公共设施", "place": "村口"})
UP = ("push_up", {"reason": "村里没有维修队"})
GIVEN = ("dispatch", {"unit": UNIT})
BACK = ("send_back", {"reason": "不归我们管", "ground": "清单第3条"})


def holder(kind, *steps):
    moves = tuple(Move(step, data, MONDAY + timedelta(minutes=n), HOUSE) for n, (step, data) in enumerate(steps))
    loaded = load_histories([History(kind, f"{PLACE}000", f"{PLACE}-PAFZB", moves, "one")], by=HOUSE)
    assert not loaded.refused, loaded.refused
    return unit_of(Case.objects.get())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "steps", "the_unit"),
    [
        ("hotline_ticket", (CALL,), False),
        ("hotline_ticket", (CALL, SENT), True),
        ("hotline_ticket", (CALL, SENT, TAKEN, CALLED), True),
        ("hotline_ticket", (CALL, SENT, TAKEN, CALLED, DONE), False),  # the follow-up call is the hotline's
        ("grid_event", (LAMP, UP, GIVEN), True),
        ("grid_event", (LAMP, UP, GIVEN, BACK), False),
    ],
)
def test_whoever_acts_next_is_named(people, kind, steps, the_unit):
    keeper = Organ.objects.get(code=f"{PLACE}-PAFZB").name
    assert holder(kind, *steps) == (UNIT if the_unit else keeper)
