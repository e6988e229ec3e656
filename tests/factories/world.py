"""One of everything: a matter of each kind with its papers, people of each register, an import.

``world`` is what ``factories.every_page`` makes its list of pages from.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.complaint import ACCEPTED, COMPLAINT, SESSION, TERMS
from factories.matters import MONDAY, TOWN, VILLAGE, load
from yifa.domains.disputes import actions
from yifa.domains.requests import actions as requests
from yifa.ground.identity.actor import Actor
from yifa.ground.ledger import seal
from yifa.ground.places.models import Division, Grid
from yifa.readers.likeness.declared import SUGGESTIONS
from yifa.readers.likeness.suggesting import train
from yifa.readers.watch.loop import tick
from yifa.records.activities.actions import Deed, log
from yifa.records.cases.following import give_secret
from yifa.records.cases.verbs import advance, open_case
from yifa.records.registers.actions import Line, enter

HERE, OFFICE, CENTRE = f"{TOWN}000", f"{TOWN}-PAFZB", f"{TOWN}-ZZZX"
HOUSE = Actor.system("tests")
SPOT = {"lon": 106.51, "lat": 29.51}
COMMITTEE = {
    "name": "演示村调委会", "level": "村(居)", "members": 5, "women": 2,
    "elected_on": "2025-03-01", "term_ends": "2028-02-28",
    "head_name": "演示主任", "phone": "13800001111",
}  # fmt: skip
MEETING = {"title": "演示会议", "meeting_type": "法治政府工作", "body": "测试镇", "decisions": "演示议定。"}
LAMP = "城市管理/市政设施/路灯"
ORDER = {
    "title": "演示村口路灯不亮", "kind": "求助", "content": "演示:三盏路灯坏了一周。", "place": "演示村口",
    "caller_name": "演示乙", "caller_phone": "13800005678", **SPOT,
}  # fmt: skip
EVENT = {"title": "桥头路灯又不亮了", "category": "公共设施", "place": "桥头", "grid": "W1", **SPOT}
PETITION = {
    "title": "演示:请求公开占地补偿标准", "summary": "演示:请求、事实和理由。", "channel": "书信",
    "petitioner_name": "演示丁", "petitioner_phone": "13800004444",
}  # fmt: skip
CAME = {
    "applicant_name": "演示甲某", "applicant_phone": "13800005678", "respondent_name": "演示乙某",
    "title": "演示甲某反映相邻排水", "summary": "演示:下雨时水流进院子。", "claim": "演示:请改道。", "matter": "邻里",
    "people": 2, **SPOT,
}  # fmt: skip
TOPIC = {
    "title": "演示:路灯常坏", "kind": "网格事件", "item": "公共设施", "since": "2026-01-01", "until": "2026-02-28",
    "reason": "演示:反复报修。",
}  # fmt: skip
REGISTERS = {
    "grid_cell": {"code": "W1", "name": "测试一网格", "level": "中", "households": 310, "watched_by": "023-00000000"},
    "grid_member": {"name": "演示网格员", "type": "专职", "cell": "W1", "phone": "13800001111", "posted": True},
    "duty_roster": {"unit": "司法所", "presence": "轮驻", "weekday": "周三", "staff_name": "演示值班"},
    "duty_item": {
        "number": "收回-037", "listed": "上级收回", "name": "城市道路照明设施维护", "item": LAMP,
        "lead": "测试区城管局", "basis": "履职事项清单 收回-037",
    },
}  # fmt: skip
HEADS = "受理编号,来电时间,来源渠道,工单类型,诉求内容,诉求人姓名,联系电话,工单状态,办结时间"
EXPORT_KIND = ["cases", "hotline_ticket.export"]


@dataclass
class World:
    """What the pages are about. ``cases`` by a word for each; ``secret`` opens the order in the portal."""

    cases: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, str] = field(default_factory=dict)
    lecture: Any = None
    secret: str = ""
    run: int = 0


@pytest.fixture
def world(house, cast, people, clock, reported):
    """One of everything in the town, looked at on Monday 2 March 2026."""
    made = World()
    clock(2026, 1, 5)
    _disputes(made, cast)
    _registers(made, cast)
    made.lecture = log(Deed("meeting", HERE, OFFICE, date(2026, 1, 4), MEETING), by=cast.li)
    clock(2026, 2, 27)
    _others(made, cast)
    clock(2026, 3, 2)
    _grid(made, cast, reported)
    tick()
    seal()
    _imports(made, people)
    return made


def lodge(by, title):
    return actions.lodge(by=by, division=HERE, organ=OFFICE, data={**COMPLAINT, "title": title})


def _disputes(made, cast):
    """A late one with all its papers, one that went another way, one that waits."""
    case = lodge(cast.li, "演示村东排水纠纷")
    for verb, by, data in (
        ("accept", cast.li, ACCEPTED), ("mediate", cast.wang, SESSION), ("agree_in_writing", cast.wang, TERMS),
        ("sign", cast.wang, {"committee_sealed": True}), ("take_effect", cast.wang, {}),
    ):  # fmt: skip
        getattr(actions, verb)(case, by=by, data=data)
    second = lodge(cast.li, "演示欠款纠纷")
    diverted = {"way_out": "行政调解", "to_organ": "测试镇平安法治办公室", "reason": "演示:属行政调解。"}
    actions.hand_to_administrative(second, by=cast.li, data=diverted)
    waiting = lodge(cast.li, "演示村西围墙纠纷")
    actions.accept(waiting, by=cast.li, data=ACCEPTED)
    made.cases |= {"dispute": case, "waiting": waiting}


def _registers(made, cast):
    since = date(2026, 1, 1)
    made.lines["mediation_committee"] = enter(
        Line("mediation_committee", HERE, OFFICE, COMMITTEE, since), by=cast.zheng
    )
    square = '{"type":"Polygon","coordinates":[[[106.5,29.5],[106.6,29.5],[106.6,29.6],[106.5,29.6],[106.5,29.5]]]}'
    outer = Grid.objects.create(code="W", name="测试大网格", division=HERE, valid_from=since, polygon=square)
    Grid.objects.create(code="W1", name="测试一网格", division=VILLAGE, parent=outer, level=2, valid_from=since)
    for kind, data in REGISTERS.items():
        until = date(2026, 7, 1) if kind == "duty_roster" else None
        made.lines[kind] = enter(Line(kind, HERE, CENTRE, data, since, until), by=HOUSE)


def _others(made, cast):
    """An order that was answered, a petition, a matter of the centre, a topic."""
    order = requests.register(by=cast.li, division=HERE, organ=CENTRE, data=ORDER)
    made.secret = give_secret(order, by=HOUSE)
    for step, data in (
        ("dispatch", {"level": "乡镇(街道)", "unit": "规划建设办公室"}), ("sign", {}),
        ("contact", {"got_through": True, "found": "演示:三盏灯都不亮。"}),
        ("reply", {"result": "已解决", "reply": "演示:已换好。"}),
    ):  # fmt: skip
        advance(order, step, by=HOUSE, data=data)
    petition = open_case("petition", by=cast.li, division=HERE, organ=OFFICE, step="register", data=PETITION)
    centre = open_case("centre_case", by=cast.li, division=HERE, organ=CENTRE, step="register", data=CAME)
    topic = open_case("special_topic", by=cast.li, division=HERE, organ=CENTRE, step="propose", data=TOPIC)
    made.cases |= {"order": order, "petition": petition, "centre": centre, "topic": topic}


def _grid(made, cast, reported):
    """Events of past days and a model learned from them, nine of one kind this week, one that waits for its unit."""
    for number in (1, 2, 3):
        code = f"{TOWN}20{number}"
        Division.objects.get_or_create(
            code=code, defaults={"name": f"测试{number}村", "level": 5, "path": code, "parent_id": HERE}
        )
    load(120)
    for _ in range(9):
        reported("路灯不亮", at=MONDAY - timedelta(days=1))
    event = open_case("grid_event", by=HOUSE, division=VILLAGE, organ=CENTRE, step="report", data=EVENT)
    advance(event, "push_up", by=HOUSE, data={"reason": "演示:村里办不了。"})
    made.cases["event"] = event
    train(SUGGESTIONS["grid_event.unit"], TOWN)


def _imports(made, people):
    """One file that waits for its columns, one that was looked at, one that was written, by a mapping that is kept."""
    client = Client()
    client.force_login(people.li)
    made.uploads["columns"] = _uploaded(client, 1)
    for name, number in (("found", 2), ("done", 3)):
        token = made.uploads[name] = _uploaded(client, number)
        url = reverse("files:columns", args=[token])
        lines = {f"c-{line.number}": line.chosen for line in client.get(url).context["lines"]}
        answer = client.post(url, {"source": "市12345平台", **lines})
        assert answer.status_code == 302, answer.content.decode()
    assert client.post(reverse("files:confirm", args=[made.uploads["done"]])).status_code == 302
    made.run = client.get(reverse("files:runs")).context["rows"][0][0].pk


def _uploaded(client, number):
    row = f"GD{number},2026/2/25 9:05,来电,投诉举报,演示:噪声扰民,演示甲,13800007777,待签收,"
    file = SimpleUploadedFile("演示导出.csv", f"{HEADS}\n{row}\n".encode())
    answer = client.post(reverse("files:import", args=EXPORT_KIND), {"file": file, "mode": "good"})
    return answer.url.split("/")[3]
