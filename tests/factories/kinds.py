"""A register and an activity of these tests' own, with a choice, a number, and personal data."""

from datetime import date
from typing import Literal

import pytest

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import actor_is_one_of
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.cases.verbs import open_case
from yifa.records.registers.actions import Line, enter
from yifa.records.registers.kind import REGISTERS, EntryCheck, RegisterKind

LAW = "测试规定 第2条"
PLACE = "500155117000"
NEXT = "500155118000"


class Committee(Form):
    name: str = entry("名称", max_length=40)
    sort: Literal["村居", "企业"] = entry("类型", default="村居")
    members: int = entry("人数", ge=1, unit="人")
    head_name: str | None = entry("主任", default=None, private=True)
    head_phone: str | None = entry("电话", default=None, private=True)


class Lecture(Form):
    topic: str = entry("主题", max_length=40)
    audience: int = entry("人次", ge=0, unit="人次")
    lecturer_phone: str | None = entry("讲师电话", default=None, private=True)


def enough(form, value) -> bool:
    return form.members >= 3


@pytest.fixture(scope="session", autouse=True)
def kinds() -> None:
    clerk = actor_is_one_of("clerk", "justice_head")
    PERMISSIONS.add(Permission("test.keep", "登记测试名册", ((clerk,),)))
    PERMISSIONS.add(Permission("test.log", "登记测试活动", ((clerk,),)))
    rule = EntryCheck("委员会须三人以上,请补足成员。", LAW, enough)
    public = ("name", "sort", "members")
    if "test_committee" not in REGISTERS:
        REGISTERS.add(
            RegisterKind(
                "test_committee", "测试委员会", "tests", Committee, "name", LAW, "test.keep", public, checks=(rule,)
            )
        )
    if "test_lecture" not in ACTIVITIES:
        ACTIVITIES.add(
            ActivityKind("test_lecture", "测试讲座", "tests", Lecture, "topic", LAW, "test.log", ("topic", "audience"))
        )


def lodge(by, *, division=PLACE, **data):
    filled = {
        "title": "村东排水",
        "applicant_name": "测试甲",
        "applicant_phone": "13800005678",
        "amount": "120.50",
    } | data
    return open_case("test_walk", by=by, division=division, organ=by.organ, data=filled)


def committee(by, division=PLACE, **data):
    filled = {"name": "测试村调委会", "members": 5, "head_name": "测试乙", "head_phone": "13900001234"} | data
    return enter(Line("test_committee", division, by.organ, filled, date(2024, 1, 1)), by=by)
