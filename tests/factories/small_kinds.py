"""A register and an activity of the tests' own."""

from datetime import date

import pytest

from yifa.ground.forms import Form, entry
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.registers.kind import REGISTERS, EntryCheck, RegisterKind


class Team(Form):
    team: str = entry("队名", max_length=20)
    size: int = entry("人数", ge=0, unit="人")
    leader: str | None = entry("负责人", default=None, private=True)


class Talk(Form):
    topic: str = entry("主题", max_length=40)
    attendance: int = entry("人次", ge=0, unit="人次")
    speaker: str | None = entry("主讲人", default=None, private=True)


def within_limit(form, law) -> bool:
    return form.size <= law("test.work")


TEAM = RegisterKind(
    "test_team", "测试队伍", "tests", Team, "team", "测试规定 第1条", "test.clerk", public=("team", "size"),
    checks=(EntryCheck("队伍人数超过上限。", "测试规定 第2条", within_limit),),
)  # fmt: skip
TALK = ActivityKind(
    "test_speech", "测试讲座", "tests", Talk, "topic", "测试规定 第1条", "test.clerk", public=("topic", "attendance")
)
DAY = date(2026, 3, 2)


@pytest.fixture(scope="session", autouse=True)
def kinds(walk) -> None:
    REGISTERS.add(TEAM)
    ACTIVITIES.add(TALK)
