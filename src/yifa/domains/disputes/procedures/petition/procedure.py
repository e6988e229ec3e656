"""The procedure of petitions (信访): states, clocks, what is public. 信访工作条例 (2022)."""

from yifa.domains.disputes.procedures.petition.later_steps import ALONG_STEPS, REVIEW_STEPS
from yifa.domains.disputes.procedures.petition.remedies import REMEDIES
from yifa.domains.disputes.procedures.petition.steps import HANDLING_STEPS, OPENING_STEPS, SORTING_STEPS
from yifa.domains.disputes.procedures.petition.words import PETITION_PROPER
from yifa.records.cases.procedure import ClockDecl, Procedure, State

_STATES = (
    State("registered", "已登记", told="已收到,正在甄别由谁办理"),
    State("transferred", "已转送", told="已转送,等承办单位告知"),
    State("assigned", "已交办", told="已交办,等承办单位告知"),
    State("contested", "受理有争议", told="正在确定承办单位"),
    State("studying", "研究建议中", told="正在研究您的建议"),
    State("simple", "简易办理中", told="正在按简易程序办理"),
    State("handling", "办理中", told="正在办理"),
    State("replied", "已出具意见(待送达)", told="已出具处理意见,正在送达"),
    State("delivered", "已答复", told="已答复;不服的可以申请复查"),
    State("reviewing", "复查中", told="正在复查"),
    State("reviewed", "已复查(待送达)", told="已作出复查意见,正在送达"),
    State("review_delivered", "已送达复查意见", told="复查意见已送达;不服的可以申请复核"),
    State("rechecking", "复核中", told="正在复核"),
    State("recheck_hearing", "复核听证中", told="正在举行复核听证"),
    State("settled", "已调解和解", told="已达成调解、和解协议"),
    State("ended", "复核终结", told="已作出复核意见;撤销原意见的重新办理,其余信访程序终结"),
    State("closed", "已办结", final=True),
    State("archived", "已归档", final=True, told="已办结"),
    State("routed", "已导入法定途径", final=True, told="已导入法定途径,由有权机关依法办理"),
    State("told", "已告知有权机关", final=True),
    State("refused", "不予受理", final=True),
    State("withdrawn", "已撤回", final=True),
    State("kept_secret", "已转检举控告", final=True, told="已依法移交,依法保密"),
)
_OPENED = ("register", "take_over", "ask")
_OUT = ("route", "refuse", "hand_as_accusation", "withdraw")
_FIRST_ACTS = ("transfer", "assign", "accept", "study", "go_simple", "tell_elsewhere", *_OUT)
_PROPER = (("matter_class", (PETITION_PROPER,)),)

_CLOCKS = (
    ClockDecl(
        "transfer", "甄别转送、交办", "petition.transfer", _OPENED, _FIRST_ACTS, restarts_on=(),
        where=(("receiver", ("信访部门",)),), tells="transfer_kept",
        on_expire="请立即转送、交办或者书面告知,并写明没有及时办理的原因。",
    ),
    ClockDecl(
        "notice", "书面告知", "petition.notice", _OPENED, _FIRST_ACTS,
        where=(("receiver", ("其他机关、单位",)), ("unclear", (False,))), tells="transfer_kept",
        on_expire="请立即书面告知信访人是否受理和处理途径。",
    ),
    ClockDecl(
        "take_up", "受理告知", "petition.take_up", ("transfer", "assign", "appoint"),
        ("accept", "study", "go_simple", "object", "contest", *_OUT), tells="told_kept",
        on_expire="请立即书面告知信访人接收情况以及处理途径和程序。",
    ),
    ClockDecl(
        "objection", "提出异议", "petition.objection", ("transfer", "assign"),
        ("accept", "study", "go_simple", "object", "contest", *_OUT), duty="receiver",
        on_expire="过期没有提出异议的,应当受理。",
    ),
    ClockDecl(
        "finish", "信访事项办结", "petition.finish", ("accept", "go_simple", "redo"),
        ("give_opinion", "simple_reply", "settle", *_OUT), extended_by=(("extend", "petition.extension"),),
        where=_PROPER, tells="finish_kept",
        on_expire="请立即答复信访人;情况复杂的,应当在期满前经负责人批准延长并告知理由。",
    ),
    ClockDecl(
        "simple_accept", "简易办理决定受理", "petition.simple_accept", ("sort",), _FIRST_ACTS,
        where=(("simple", (True,)),), since_opening=("sort",), on_expire="请立即决定是否受理,或者改按普通程序。",
    ),
    ClockDecl(
        "simple_finish", "简易办理答复", "petition.simple_finish", ("go_simple",),
        ("simple_reply", "to_ordinary", *_OUT), on_expire="请立即答复,或者转为普通程序。",
    ),
    ClockDecl(
        "ask_review", "申请复查", "petition.ask_review", ("deliver", "simple_reply", "put_in_writing"),
        ("ask_review", "close"), restarts_on=("put_in_writing",), duty="party", on_expire="逾期没有申请的,不再复查。",
    ),
    ClockDecl(
        "review", "作出复查意见", "petition.review", ("ask_review",), ("review_decide",),
        on_expire="请立即作出复查意见并书面答复。",
    ),
    ClockDecl(
        "ask_recheck", "申请复核", "petition.ask_recheck", ("deliver_review",), ("ask_recheck", "close", "redo"),
        duty="party", on_expire="逾期没有申请的,不再复核。",
    ),
    ClockDecl(
        "recheck", "作出复核意见", "petition.recheck", ("ask_recheck",), ("recheck_decide",),
        pauses_on=("open_hearing",), resumes_on=("end_hearing",), on_expire="请立即作出复核意见并书面答复。",
    ),
)  # fmt: skip

_LATER = ("unclear", "extension_told_on")
DETAIL_COLUMNS = (
    "matter_class", "field", "receiver", "people", "repeated", "urgent", "several_units", "simple", "passed_on_by",
    "route", "ground", "verdict", "review_verdict", "satisfied", "adoption", "unit_level", "case_leader",
    "closed_because", "reply_way", "transfer_kept", "told_kept", "finish_kept", "registered_on", "sorted_on",
    "transferred_on", "assigned_on", "report_by", "reported_on", "objected_on", "routed_on", "accepted_on", "told_on",
    "extended_on", "delivered_on", "carried_out_on", "concluded_on", "review_asked_on", "reviewed_on", "redone_on",
    "recheck_asked_on", "rechecked_on", "rated_on", "aided_on", "led_on", "resolve_by", "alarmed_on", "supervised_on",
    *_LATER,
)  # fmt: skip

PETITION = Procedure(
    code="petition",
    name="信访事项",
    domain="disputes",
    letters="XF",
    basis="信访工作条例",
    version="2022",
    states=_STATES,
    steps=(*OPENING_STEPS, *SORTING_STEPS, *HANDLING_STEPS, *REVIEW_STEPS, *ALONG_STEPS),
    clocks=_CLOCKS,
    detail="disputes.PetitionFile",
    public=DETAIL_COLUMNS,
    later=_LATER,
    remedies=REMEDIES,
    read="petition.read",
    purpose="群众反映情况,提出意见、建议、请求,登记、甄别、依法分类处理;应当走法律途径的导入法律途径,其余按期办结、可以复查复核。",
    received_by="PAFZB",
    shows=("unit", "route", "ground", "explanation", "told", "to_organ", "reply"),
)
