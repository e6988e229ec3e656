"""How each kind's form is filled in where the plan leaves it open. One small function per kind.

A filler gets its own chance, the record's place in the batch and the unit it lies in, and returns form data.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from yifa.domains.requests.procedures.hotline.words import ITEMS
from yifa.doors.cli.demo import words
from yifa.doors.cli.demo.chance import person, phone, turn
from yifa.doors.cli.demo.orders import unit_for
from yifa.doors.cli.demo.planning import Unit

Filler = Callable[[Random, int, Unit, date], dict[str, Any]]
FILLERS: dict[str, Filler] = {}


def fills(source: str) -> Callable[[Filler], Filler]:
    def put(filler: Filler) -> Filler:
        FILLERS[source] = filler
        return filler

    return put


@fills("register:dispatch_item")
def _dispatch_item(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    item = turn(ITEMS, place)
    level, name = unit_for(item)
    return {"item": item, "level": level, "unit": name, "basis": "三定方案、权责清单(演示)"}


@fills("register:duty_item")
def _duty_item(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    item = turn(ITEMS, place)
    level, name = unit_for(item)
    own = level != "县级部门"
    sheet = "基本" if own else "上级收回"
    return {
        "number": f"{sheet[-2:]}-{place + 1:03d}", "listed": sheet, "name": f"{item.rpartition('/')[2]}(演示)",
        "item": item, "lead": None if own else name, "basis": "履行职责事项清单(演示)",
    }  # fmt: skip


@fills("activity:theory_lecture")
def _theory(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "title": f"{unit.short}理论宣讲(演示)", "topic": "习近平法治思想", "speaker_group": "理论宣讲队",
        "attendance": 40 + rng.randrange(60), "speaker": person(rng),
    }  # fmt: skip


@fills("activity:training")
def _training(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    topic = rng.choice(words.TOPICS)
    return {
        "title": f"{topic}培训班(演示)", "audience": "村(社区)干部", "topic": topic,
        "attendance": 30 + rng.randrange(40), "trainer": person(rng),
    }  # fmt: skip


@fills("activity:lecture")
def _lecture(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    topic = rng.choice(words.TOPICS)
    return {
        "title": f"{unit.short}{topic}讲座(演示)", "format": "专题讲座", "audience": "群众", "topic": topic,
        "speaker_kind": "司法所人员", "venue": "村(社区)", "attendance": 20 + rng.randrange(40), "speaker": person(rng),
    }  # fmt: skip


@fills("activity:publicity")
def _publicity(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    theme = rng.choice(words.TOPICS)
    return {
        "title": f"{unit.short}{theme}宣传(演示)", "type": "法律宣传活动", "theme": theme, "venue": "村(社区)",
        "attendance": 40 + rng.randrange(80), "materials": 50 + rng.randrange(100),
    }  # fmt: skip


@fills("activity:legal_person_action")
def _literate_action(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"title": f"{unit.short}法律明白人活动(演示)", "action": "法治宣传", "times": 1, "doer": person(rng)}


@fills("activity:adviser_service")
def _adviser(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    what = rng.choice(words.SERVICES)
    return {
        "title": f"{unit.short}{what}(演示)", "type": "法律服务", "served": 1, "hours": 1 + rng.randrange(3),
        "adviser": person(rng), "content": f"{what},当事人{person(rng)}。",
    }  # fmt: skip


@fills("activity:study_session")
def _study(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    topic = rng.choice(("习近平法治思想", "宪法", "民法典", "行政处罚法"))
    return {
        "title": f"学习{topic}(演示)", "format": "会前学法", "body": "党委(扩大)会议", "topic": topic,
        "attendance": 15 + rng.randrange(20),
    }  # fmt: skip


@fills("activity:meeting")
def _meeting(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "title": f"第{place + 1}次会议(演示)", "meeting_type": "法治政府工作", "body": "镇党委、镇政府",
        "attendance": 20 + rng.randrange(20), "decisions": "议定事项从略(演示)。",
    }  # fmt: skip


@fills("activity:integrity_education")
def _integrity(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"title": "党员干部警示教育(演示)", "way": turn(words.WAYS, place), "attendance": 60 + rng.randrange(30)}


@fills("activity:supervision_visit")
def _visit(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    body = turn(words.OFFICES, place // 2) if place % 2 else unit.short
    return {"title": f"{body}法治建设督导(演示)", "leader": True, "target_body": body, "found": rng.randrange(3)}


@fills("activity:enforcement_action")
def _enforcement(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "title": f"{unit.short}执法活动(演示)", "action": "巡查", "field": "城市管理", "officers": 2 + rng.randrange(3),
        "found": rng.randrange(2), "place": f"{unit.short}路口(演示)",
    }  # fmt: skip


@fills("activity:legal_checkup")
def _checkup(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "title": f"{unit.short}企业法治体检(演示)", "enterprises": 1 + rng.randrange(4), "risks": rng.randrange(6),
        "lawyer": person(rng),
    }  # fmt: skip


@fills("activity:reception")
def _reception(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"title": f"第{place + 1}批研学(演示)", "asset_name": "实践教育基地", "visitors": 100}


@fills("activity:hotline_call")
def _call(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    chosen = rng.randrange(len(words.CALLS))
    return {
        "title": words.CALLS[chosen], "connected": True, "category": words.CALL_CATEGORIES[chosen],
        "answered_directly": chosen % 3 != 0, "caller_phone": phone(rng),
    }  # fmt: skip


@fills("register:legal_person")
def _legal_person(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": person(rng), "grade": "普通", "standing": rng.choice(words.STANDINGS), "phone": phone(rng)}


@fills("register:volunteer")
def _volunteer(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": person(rng), "team": f"{unit.short}法治宣传志愿队(演示)", "phone": phone(rng)}


@fills("register:justice_office")
def _justice_office(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": f"{unit.short}司法所(演示)", "standardised": True, "remote_service": True}


@fills("register:adviser_contract")
def _contract(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    firm = f"演示第{'一二三'[place % 3]}律师事务所"
    return {"village": unit.short, "level": "村(社区)", "firm": firm, "adviser": person(rng), "signed_on": day,
            "phone": phone(rng), "posted": True}  # fmt: skip


@fills("register:legal_studio")
def _studio(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": f"{unit.short}公共法律服务工作室(演示)", "status": "建成"}


@fills("register:demo_village")
def _demo_village(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"village": f"{unit.short}示范村{place + 1}(演示)", "level": "省级", "batch": f"第{3 + place % 6}批"}


@fills("register:brand_project")
def _brand(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": f"{unit.short}·{turn(words.BRANDS, place)}(演示)"}


@fills("register:juror")
def _juror(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": person(rng), "status": "通过"}


@fills("register:exam_result")
def _exam(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "name": person(rng), "exam_name": "国家工作人员学法考试", "attended": True, "passed": True,
        "score": 80 + rng.randrange(20),
    }  # fmt: skip


@fills("register:area")
def _area(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": unit.short, "type": "社区" if unit.is_community else "村", "covered": True}


@fills("register:asset")
def _asset(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"asset_name": "实践教育基地", "asset_type": "实践教育基地", "area_mu": 10, "capacity": 100}


@fills("register:rectification_issue")
def _issue(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    deadline = day + timedelta(days=120)
    return {
        "title": f"督察反馈问题第{place + 1}条(演示)", "source": "上级督察", "duty_unit": turn(words.OFFICES, place),
        "measure": "明确责任人,限期整改(演示)。", "deadline": deadline,
        "cleared_on": deadline - timedelta(days=10) if place % 4 else None,
    }  # fmt: skip


@fills("register:supervision_team")
def _team(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": f"第{place + 1}督察组(演示)", "scope": "市直重点单位", "leader_name": person(rng)}


@fills("register:enforcement_team")
def _enforcement_team(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    field = turn(words.TEAM_FIELDS, place)
    return {"name": f"{field}综合行政执法大队(演示)", "field": field}


@fills("register:enforcement_certificate")
def _certificate(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": person(rng), "number": f"YS{rng.randrange(10**8):08d}", "status": "已申领"}


@fills("register:exam_enrolment")
def _enrolment(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": person(rng), "new_applicant": True}


@fills("register:delegated_item")
def _delegated(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    field = turn(words.DELEGATED, place)
    kind = "行政检查" if place % 4 == 3 else "行政处罚"
    return {"name": f"{field}领域赋权事项{place + 1}(演示)", "item_type": kind, "field": field, "status": "拟承接"}


@fills("register:disclosure_field")
def _field(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": turn(words.FIELDS_26, place), "items": 8 + rng.randrange(30)}


@fills("register:service_item")
def _item(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "name": f"政务服务事项{place + 1:04d}(演示)", "type": "依申请", "subtype": "公共服务",
        "code": f"YS{place + 1:06d}",
    }  # fmt: skip


@fills("register:agency")
def _agency(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": f"演示中介机构{place + 1:02d}", "business": turn(words.BUSINESSES, place), "status": "入驻"}


@fills("register:proxy_item")
def _proxy(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": f"帮代办事项{place + 1:02d}(演示)", "status": "上线"}


@fills("register:one_thing")
def _one_thing(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {"name": turn(words.ONE_THINGS, place), "portal": "赣服通", "status": "上线"}


@fills("register:grid_cell")
def _cell(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "code": f"{unit.code}-{place + 1:03d}", "name": f"{unit.short}第{place + 1}网格", "level": "小",
        "households": 80 + rng.randrange(220), "watched_by": phone(rng),
    }  # fmt: skip


@fills("register:grid_member")
def _member(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    return {
        "name": person(rng), "type": "专职", "cell": f"{unit.code}-{place + 1:03d}", "phone": phone(rng),
        "posted": True,
    }  # fmt: skip


@fills("activity:leader_reception")
def _leader_reception(rng: Random, place: int, unit: Unit, day: date) -> dict[str, Any]:
    batches = rng.randrange(1, 4)
    return {
        "title": f"{day:%m月%d日}接访(演示)", "leader_post": turn(("党政主要负责人", "分管负责人"), place),
        "way": turn(("接访", "接访", "下访"), place), "batches": batches, "visitors": batches + rng.randrange(4),
        "matters": "道路、供水等事项(演示)。", "result": turn(("当场解决", "交办办理中", "已化解"), place),
    }  # fmt: skip
