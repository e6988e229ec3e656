"""Invented grid events of a town, with the words that clerks use: loaded whole, on days that the test chooses."""

from datetime import datetime, timedelta
from random import Random

import pytest

from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case

TOWN, NEXT_TOWN = "500155117", "500155118"
VILLAGE, OTHER_VILLAGE = f"{TOWN}201", f"{TOWN}202"
HOUSE = Actor.system("tests")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)
SAID = {
    "公共设施": ("路灯不亮", "路灯坏了", "道路破损", "井盖松动", "护栏损坏", "自来水管漏水"),
    "环境卫生": ("垃圾没有清运", "污水外流", "焚烧秸秆冒烟", "河道漂浮垃圾", "公厕太脏", "乱倒建筑垃圾"),
    "消防隐患": ("楼道堆放杂物", "消防通道被占", "电动车飞线充电", "灭火器过期", "线路老化冒火花", "仓库住人"),
}
UNIT = {"公共设施": "村镇建设服务中心", "环境卫生": "环卫所", "消防隐患": "应急管理办公室"}
SPOTS = ("村东头", "老街口", "小学门前", "三组晒坝", "安置房5栋", "集市北门", "桥头", "文化广场")


@pytest.fixture
def reported(db):
    """``reported("路灯不亮", …)``: one grid event; ``unit`` also dispatches it to a unit of the town."""
    numbers = iter(range(1_000_000))

    def report(title, *, category="公共设施", unit="", division=VILLAGE, at=MONDAY, place="村东头", grid="", by=HOUSE):
        number = next(numbers)
        data = {"title": title, "category": category, "place": place, "grid": grid}
        moves = [Move("report", data, at, by)]
        if unit:
            moves.append(Move("push_up", {"reason": "村里办不了"}, at + timedelta(minutes=1), HOUSE))
            moves.append(Move("dispatch", {"unit": unit}, at + timedelta(minutes=2), HOUSE))
        history = History("grid_event", division, f"{division[:9]}-ZZZX", tuple(moves), f"made-{number}")
        loaded = load_histories([history], by=HOUSE)
        assert not loaded.refused, loaded.refused
        return Case.objects.get(procedure="grid_event", source_key=history.source_key)

    return report


def histories(count, *, town=TOWN, seed=1, shuffled=False, until=MONDAY):
    """``count`` dispatched events of past days; ``shuffled``: who got them has nothing to do with what was said."""
    chance = Random(seed)
    for number in range(count):
        category = chance.choice(sorted(SAID))
        unit = chance.choice(sorted(UNIT.values())) if shuffled else UNIT[category]
        at = until - timedelta(hours=6 * (count - number))
        title = f"{chance.choice(SPOTS)}{chance.choice(SAID[category])}"
        moves = (
            Move("report", {"title": title, "category": category, "place": chance.choice(SPOTS)}, at, HOUSE),
            Move("push_up", {"reason": "村里办不了"}, at + timedelta(minutes=1), HOUSE),
            Move("dispatch", {"unit": unit}, at + timedelta(minutes=2), HOUSE),
        )
        yield History("grid_event", f"{town}{201 + number % 3}", f"{town}-ZZZX", moves, f"{town}-{seed}-{number}")


def load(count, **how):
    """Load so many histories; see ``histories``."""
    loaded = load_histories(histories(count, **how), by=HOUSE)
    assert loaded.written == count, loaded.refused
