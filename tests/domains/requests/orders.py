"""An order's forms filled in as people would, and playing them in memory."""

from datetime import datetime, timedelta
from typing import Any

from factories.cast import PLACE

from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.records.cases.image import CaseImage
from yifa.records.cases.loading import History, Move, play

MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)
DIVISION, ORGAN = f"{PLACE}001", f"{PLACE}-ZZZX"
HOUSE = Actor.system("tests")
LAMP = "城市管理/市政设施/路灯"

LISTED: dict[str, Any] = {"duty_no": "收回-037", "duty_lead": "区城管局", "duty_basis": "履职事项清单 收回-037"}
ORDER: dict[str, Any] = {
    "title": "村口路灯不亮", "kind": "求助", "item": LAMP, "content": "村口三盏路灯坏了一周", "caller_name": "演示甲",
    "caller_phone": "13800000001", "place": "村口",
}  # fmt: skip
FORMS: dict[str, dict[str, Any]] = {
    "register": ORDER,
    "ask": {"title": "村口路灯不亮", "content": "坏了一周", "caller_phone": "13800000001"},
    "receive_dispatched": {**ORDER, "source_code": "SQ2026-1", "unit": "测试镇人民政府"},
    "answer_at_once": {**ORDER, "kind": "咨询", "reply": "周一到周五都可以办。"},
    "take_in": {"item": LAMP},
    "answer_directly": {"reply": "带身份证到一楼窗口办。"},
    "refer_emergency": {"line": "119", "to_organ": "区消防救援大队", "reason": "屋内有人被困"},
    "tell_lawful_way": {
        "lawful_class": "应走法定途径的", "way_out": "行政复议", "way_basis": "行政复议法 第11条",
        "reply": "可以申请复议。",
    },
    "dispatch": {"level": "乡镇(街道)", "unit": "规划建设办公室"},
    "sign": {"limit_told": False},
    "object": {"objection": "属于部门收回事项", **LISTED, "explanation": "路灯归区城管局维护。"},
    "return_order": {"objection": "不属本单位职责", **LISTED, "explanation": "路灯归区城管局维护。"},
    "reassign": {"level": "县级部门", "unit": "区城管局", "review": "异议成立。"},
    "keep": {"review": "属于本镇基本清单事项。", "review_basis": "履职事项清单 基本-012"},
    "merge": {"main_code": "X", "reason": "同一处路灯"},
    "unmerge": {"reason": "不是同一处"},
    "main_answered": {"reply": "已换灯。"},
    "tell_merged": {"told": "已电话告知。"},
    "contact": {"got_through": True, "found": "三盏灯都不亮。"},
    "whistle": {"called": "供电所、区城管局", "question": "线路归谁"},
    "arrive": {"came": "供电所、区城管局", "agreed": "供电所接线,城管局换灯"},
    "ask_extension": {"reason": "等配件", "told_caller": True},
    "extend": {"opinion": "同意"},
    "refuse_extension": {"opinion": "配件已到"},
    "ask_raise": {"reason": "镇里没有维修力量"},
    "raise_order": {"unit": "区人民政府", "opinion": "同意提级"},
    "refuse_raise": {"opinion": "镇里可以办"},
    "supervise": {"supervised_for": "逾期未办", "demand": "三日内换好"},
    "take_up": {"measures": "今天就派人"},
    "shelve": {"studied_by": "区政府专题会", "plan": "列入明年改造", "told_caller": True},
    "study": {"progress": "已列预算"},
    "resume": {"progress": "资金到位"},
    "reply": {"result": "已解决", "reply": "已换好三盏灯。"},
    "ask_ending": {"end_ground": "诉求人不配合", "reason": "多次联系拒绝说明地点"},
    "end": {"reply": "因无法核实地点终止。", "end_basis": "潍坊条例 第21条"},
    "refuse_ending": {"opinion": "再联系一次"},
    "visit": {"missed": "三次无人接听"},
    "close": {"reached": True, "contacted": True, "solved": True, "satisfaction": "满意", "rating": "好评"},
    "redo": {"reason": "只修了一盏"},
    "no_redo": {"reply": "其余两盏属私人院灯。", "no_redo_basis": "物权法上属私有"},
    "exclude": {"excluded": "不属职责", "excluded_basis": "履职事项清单 收回-037"},
    "review_disagreement": {"opinion": "可以办理"},
    "uphold": {"reply": "确属复议范围。", "no_redo_basis": "行政复议法 第11条"},
    "rate": {"rating": "差评", "solved": False},
    "ask_again": {"reason": "还有两盏不亮"},
    "disagree": {"reason": "我不是对决定不服"},
    "add_material": {"more": "补充一张照片的说明"},
}  # fmt: skip


def told(*steps: str, hours: float = 1, by: Actor = HOUSE, start: datetime = MONDAY, **changed: Any) -> CaseImage:
    """The case after these steps, ``hours`` apart; ``changed``: step -> other entries."""
    moves = tuple(
        Move(step, {**FORMS[step], **changed.get(step, {})}, start + timedelta(hours=hours * n), by)
        for n, step in enumerate(steps)
    )
    return play(History("hotline_ticket", DIVISION, ORGAN, moves, "t"))[1]


HANDLED = ("register", "dispatch", "sign", "contact")
"""An ordinary order on its way, the caller spoken to."""
