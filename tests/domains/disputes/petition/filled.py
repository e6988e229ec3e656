"""Petition forms filled in as a clerk would, and a way to play them on given days."""

from datetime import datetime, timedelta
from typing import Any

from yifa.domains.disputes.procedures import PETITION
from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.records.cases.image import CaseImage
from yifa.records.cases.loading import History, Move, play

DIVISION, ORGAN = "500155117000", "500155117-PAFZB"
HOUSE = Actor.system("tests")
MATTER = {
    "petitioner_name": "演示甲",
    "title": "演示:村道路灯不亮",
    "summary": "演示:请修好路灯。",
    "channel": "信息网络",
}
WALK_IN = {**MATTER, "channel": "走访", "written_down": True, "people": 8, "representatives": 5}
SIX, TWO = {"matter_class": "申诉求决⑥"}, {"matter_class": "申诉求决②"}
UNIT = {"unit": "演示所"}
ARBITRATION = {
    "route": "②劳动人事争议仲裁",
    "to_organ": "演示仲裁委",
    "reason": "演示:请申请仲裁。",
    "told_in_writing": True,
}
REASON = {"reason": "演示:不服。"}
LAWFUL = "《中华人民共和国公路法》第35条"
REVIEW = {"review_verdict": "维持", "opinion": "演示", "legal_basis": LAWFUL}
FORMS: dict[str, dict[str, Any]] = {
    "register": MATTER,
    "take_over": {**MATTER, "passed_on_by": "12345热线", "source_code": "500155117-2026-RX-000001"},
    "ask": {"petitioner_name": "演示甲", "title": "演示", "summary": "演示"},
    "sort": SIX,
    "transfer": UNIT,
    "assign": {**UNIT, "report_by": "2027-06-30"},
    "report_done": {"report": "演示"},
    "route": ARBITRATION,
    "reclassify": {**TWO, "reasons": "演示"},
    "tell_elsewhere": {"to_organ": "演示局", "told": "演示"},
    "refuse": {"ground": "复核后仍以同一事实和理由提出", "explanation": "演示"},
    "hand_as_accusation": {},
    "object": {"reason": "演示:不是本单位职权。"},
    "contest": {"units": "演示甲所、演示乙所", "reason": "演示"},
    "appoint": {"decided_by": "演示联席会议", "unit": "演示所"},
    "withdraw": {"reason": "演示"},
    "supplement": {"material": "演示"},
    "accept": {**UNIT, "handler": "li", "no_conflict": True, "told_on": "2026-09-01"},
    "study": {},
    "adopt": {"adoption": "部分采纳", "reply": "演示"},
    "go_simple": {"simple_ground": "日常生活急需解决", **UNIT, "handler": "li"},
    "simple_reply": {"verdict": "支持", "reply_way": "电话", "reply": "演示"},
    "to_ordinary": {"reason": "演示:情况复杂。"},
    "investigate": {"asked_name": "演示乙", "place": "演示村", "record": "演示"},
    "hold_hearing": {"held_on": "2026-09-10", "place": "演示", "record": "演示"},
    "hand_to_mediation": {"reason": "演示", "both_willing": True},
    "settle": {"agreement": "演示", "signed": True},
    "extend": {"reason": "演示:等待检测。", "told_on": "2026-10-01"},
    "give_opinion": {
        "claim": "演示", "facts_found": "演示", "verdict": "支持", "opinion": "演示", "legal_basis": LAWFUL,
    },
    "put_in_writing": {
        "claim": "演示", "facts_found": "演示", "verdict": "支持", "opinion": "演示", "legal_basis": LAWFUL,
    },
    "deliver": {},
    "carry_out": {"carried_out": "演示"},
    "rate": {"satisfied": "满意"},
    "ask_review": REASON,
    "review_decide": REVIEW,
    "deliver_review": {},
    "redo": {"reason": "演示"},
    "ask_recheck": REASON,
    "open_hearing": {"matter": "演示", "published": True},
    "end_hearing": {"record": "演示"},
    "recheck_decide": REVIEW,
    "aid": {"help_given": "演示"},
    "close": {"closed_because": "接受处理意见,息诉"},
    "archive": {"filed_by": "演示归档人"},
    "take_lead": {"case_leader": "分管负责人", "leader_name": "演示领导", "resolve_by": "2026-12-31"},
    "report_urgent": {"reported_to": "演示区委", "measures": "演示"},
    "supervise": {"problem": "演示", "answer_by": "2026-10-10"},
}  # fmt: skip


def day(clock) -> str:
    return clock.due_at.astimezone(TZ).date().isoformat()


def told(start: str, steps: str, days: tuple[int, ...] = (), by: Actor = HOUSE, **changed: Any) -> CaseImage:
    """Steps (parted by blanks) on days after ``start``, all on the first unless told. Raises Refused."""
    begin = datetime.fromisoformat(f"{start}T09:00").replace(tzinfo=TZ)
    codes = steps.split()
    after = days or (0,) * len(codes)
    moves = tuple(
        Move(code, {**FORMS[code], **changed.get(code, {})}, begin + timedelta(days=n, minutes=number), by)
        for number, (code, n) in enumerate(zip(codes, after, strict=True))
    )
    return play(History(PETITION.code, DIVISION, ORGAN, moves, "t"))[1]
