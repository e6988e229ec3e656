"""Forms filled in as a clerk would, and the way from the start to every state of a procedure."""

from collections import deque
from datetime import datetime, timedelta
from typing import Any

from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.records.cases.image import CaseImage
from yifa.records.cases.loading import History, Move, play
from yifa.records.cases.procedure import OPENING, Procedure

DIVISION, ORGAN = "500155117000", "500155117-RMTJ"
START = datetime(2026, 9, 1, 9, 0, tzinfo=TZ)
HOUSE = Actor.system("tests")

SIDES = {"applicant_name": "演示甲", "respondent_name": "演示乙"}
MATTER = {**SIDES, "title": "演示邻里通行纠纷", "dispute_type": "邻里", "summary": "演示:门前通道堆物。"}
ACCEPTED = {
    "applicant_willing": True, "respondent_willing": True, "identity_checked": True, "rights_told": True,
    "mediator_name": "演示调解员", "no_conflict": True,
}  # fmt: skip
TERMS = {
    "facts_found": "演示:通道共用。",
    "content": "演示:三日内清走。",
    "perform_by": "2026-09-20",
    "amount": "1200.50",
}
WARNED = {"signs": "演示:扬言报复。", "measures": "演示:已分开双方。"}
POLICE = {"to_organ": "演示派出所", "reason": "演示:可能动手。"}
DIVERTED = {"way_out": "行政裁决", "to_organ": "演示自然资源所", "reason": "演示:属确权。"}
WILLING = {"applicant_willing": True, "respondent_willing": True, "reason": "演示:愿意再谈。"}

DISPUTE: dict[str, dict[str, Any]] = {
    "screen": MATTER,
    "apply": MATTER,
    "apply_online": {**MATTER, "applicant_phone": "13800000001"},
    "add_material": {"note": "演示:补一张照片的说明"},
    "rate": {"rating": "基本满意"},
    "disagree": {"note": "演示:协议没有履行"},
    "take_over": {**MATTER, "channel": "信访", "from_organ": "演示信访办"},
    "submit": {},
    "prevent": {"measures": "演示:当面说开。"},
    "accept": ACCEPTED,
    "refuse": {"ground": "不属于民间纠纷", "way_out": "诉讼", "explanation": "演示"},
    "divert": DIVERTED,
    "hand_to_administrative": DIVERTED,
    "refer_to_administrative": DIVERTED,
    "refer_to_petition": DIVERTED,
    "take_lead": {"case_leader": "分管负责人", "leader_name": "演示", "resolve_by": "2026-12-31"},
    "withdraw": {"reason": "演示:自行和好。"},
    "settle_at_once": {**ACCEPTED, **TERMS, "need_no_paper": True, "place": "演示村委会", "record": "演示"},
    "investigate": {"place": "演示村", "asked_name": "演示丙", "record": "演示"},
    "mediate": {"place": "演示调解室", "record": "演示"},
    "commission_appraisal": {"appraiser": "演示鉴定所", "matter": "演示", "both_agree": True},
    "receive_appraisal": {"conclusion": "演示"},
    "extend": {"applicant_agrees": True, "respondent_agrees": True, "reason": "演示"},
    "warn": WARNED,
    "warn_public_security": WARNED,
    "report_to_police": POLICE,
    "ease": {"outcome": "演示:已平息。", "prevented": "民间纠纷转化为刑事案件", "prevented_people": 3},
    "hand_to_police": POLICE,
    "take_back": {},
    "agree_in_writing": TERMS,
    "sign": {"parties_signed": True, "mediator_signed": True, "committee_sealed": True},
    "take_effect": {},
    "agree_orally": {**TERMS, "need_no_paper": True},
    "terminate": {"ground": "分歧过大不能达成协议", "way_out": "诉讼", "explanation": "演示"},
    "apply_confirmation": {"joint": True, "jurisdiction": "调解组织所在地法院", "court": "演示区人民法院"},
    "confirm": {"ruling_no": "(2026)演示民特1号"},
    "reject": {"rejection_ground": "内容不明确"},
    "follow_up": {"performance": "未履行", "visited": "演示"},
    "tell_unperformed": {"explanation": "演示"},
    "remediate": WILLING,
    "archive": {"filed_by": "演示立卷人"},
    "import_record": {**SIDES, "source_system": "演示台账", "source_no": "演-1", "summary": "演示"},
    "import_progress": {"source_state": "调解中"},
    "import_settled": {},
    "import_failed": {},
    "import_diverted": {},
    "continue_here": {},
    "withdraw_import": {"reason": "演示"},
}

DEAL = {**SIDES, "title": "演示欠薪调解", "sector": "劳动保障", "summary": "演示"}
ADMINISTRATIVE: dict[str, dict[str, Any]] = {
    "apply": DEAL,
    "initiate": {**DEAL, "origin": "依职权", "reason_kind": "影响较大"},
    "consult": {"reply_by": "2026-09-10"},
    "accept": {"within_remit": True, "respondent_willing": True, "handler": "li", "mediator_name": "演示员"},
    "refuse": {"reasons": "演示", "way_out": "诉讼"},
    "transfer": {"to_organ": "演示局", "reason": "演示"},
    "call_meeting": {"meeting_on": "2026-09-15", "place": "演示会议室"},
    "mediate": {"place": "演示会议室", "record": "演示"},
    "extend": {"reason": "演示"},
    "suspend": {"ground": "需要鉴定、检测"},
    "resume": {},
    "agree": {"content": "演示"},
    "terminate": {"ground": "期限届满未达成协议", "way_out": "诉讼"},
    "follow_up": {"performance": "已履行", "performed_on": "2026-09-20", "visited": "演示"},
    "archive": {"approved_by": "演示负责人"},
}
FILLED = {"dispute": DISPUTE, "administrative_mediation": ADMINISTRATIVE}


def moves(procedure: Procedure, steps: tuple[str, ...], **changed: dict[str, Any]) -> tuple[Move, ...]:
    """One move an hour; ``changed`` replaces single answers of a step's form."""
    forms = FILLED[procedure.code]
    return tuple(
        Move(step, {**forms[step], **changed.get(step, {})}, START + timedelta(hours=number), HOUSE)
        for number, step in enumerate(steps)
    )


def played(procedure: Procedure, *steps: str, **changed: dict[str, Any]) -> CaseImage:
    """The case these steps lead to, in memory; raises Refused where the law forbids one."""
    history = History(procedure.code, DIVISION, ORGAN, moves(procedure, steps, **changed), "test")
    return play(history)[1]


def way_to(procedure: Procedure, state: str, *, through: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The shortest lawful way from nothing to a state: declared moves whose guards hold for the filled forms.

    ``through``: papers the way must leave in the file.
    """
    from yifa.records.cases.refusal import Refused

    queue: deque[tuple[str, ...]] = deque([()])
    seen: set[Any] = set()
    while queue:
        way = queue.popleft()
        try:
            image = played(procedure, *way) if way else None
        except Refused:
            continue
        at = image.state if image else OPENING
        papers = frozenset(image.documents) if image else frozenset()
        flags = bool(image and image.detail.get("parties_signed"))
        if at == state and papers.issuperset(through):
            return way
        if (at, papers, flags) in seen or len(way) > 9:
            continue
        seen.add((at, papers, flags))
        queue.extend((*way, step.code) for step in procedure.steps_from(at))
    raise LookupError(f"no lawful way to {state}")
