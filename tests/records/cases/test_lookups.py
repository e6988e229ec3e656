"""What a list says of a matter: the entry in force on the day, of the nearest place."""

from datetime import date

import pytest

from yifa.ground.identity.actor import Actor
from yifa.records.cases.image import CaseImage
from yifa.records.cases.lookups import Lists, look_up
from yifa.records.cases.procedure import Lookup, Step
from yifa.records.registers.actions import Line, enter

pytestmark = pytest.mark.django_db
HOUSE = Actor.system("tests")
STEP = Step("s", "步骤", ("",), "x", "w", "b", looks_up=(Lookup("duty_item", ("item", "item")),))
LAMP = "城市管理/市政设施/路灯"


def listed(number, division="500155117000", since=date(2025, 1, 1), until=None, item=LAMP):
    facts = {"number": number, "listed": "基本", "name": "路灯", "item": item, "basis": "清单"}
    return enter(Line("duty_item", division, f"{division[:9]}-SFS", facts, since, until), by=HOUSE)


def found(today=date(2026, 3, 2), division="500155117001", item=LAMP, lists=None):
    image = CaseImage("", "p", "1", division, "o", "", today=today, detail={"item": item})
    look_up(STEP, image, object(), lists)
    return image.found["duty_item"].get("number", "")


def test_the_nearest_place_s_entry_counts():
    listed("县-1", "500155000000")
    assert found() == "县-1"
    listed("镇-1")
    assert found() == "镇-1"


def test_another_town_s_list_says_nothing_here():
    listed("邻-1", "500155118000")
    assert found() == ""


def test_only_what_is_in_force_on_the_day_counts():
    listed("旧", until=date(2026, 3, 2))
    listed("未来", since=date(2026, 3, 3))
    assert found() == "" and found(date(2026, 3, 1)) == "旧" and found(date(2026, 3, 3)) == "未来"


def test_another_item_or_none_is_not_found():
    listed("垃圾", item="城市管理/市容环境/垃圾清运")
    assert found() == "" and found(item="") == ""


def test_lists_that_were_read_answer_for_every_place_and_day_as_if_asked_anew(django_assert_num_queries):
    listed("县-1", "500155000000")
    listed("旧", until=date(2026, 3, 2))
    listed("村-1", "500155117002")
    lists = Lists()
    with django_assert_num_queries(2):
        for division in ("500155117001", "500155117002", "500155118001"):
            for day in (date(2026, 3, 1), date(2026, 3, 2)):
                found(day, division, lists=lists)
    for division in ("500155117001", "500155117002", "500155118001"):
        for day in (date(2026, 3, 1), date(2026, 3, 2)):
            assert found(day, division, lists=lists) == found(day, division)
    assert [found(division=one, lists=lists) for one in ("500155117001", "500155117002")] == ["县-1", "村-1"]
