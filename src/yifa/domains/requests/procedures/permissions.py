"""Who may report, handle and check requests."""

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import Permission, predicate
from yifa.ground.identity.predicates import actor_did_not_take_step, actor_is_one_of, case_lies_in_my_area

CLERK = actor_is_one_of("clerk")
FIELD = actor_is_one_of("grid_member", "clerk")
OFFICE = actor_is_one_of("clerk", "officer", "justice_head")
HEAD = actor_is_one_of("justice_head", "leader", "supervisor")
READERS = actor_is_one_of(
    "clerk", "grid_member", "officer", "justice_head", "supervisor", "leader", "report_editor", "reviewer"
)

DID_NOT_OBJECT = (
    actor_did_not_take_step("object", "提出异议"), actor_did_not_take_step("return_order", "退单"),
)  # fmt: skip
DID_NOT_ASK = (
    actor_did_not_take_step("ask_extension", "申请延期"), actor_did_not_take_step("ask_raise", "申请提级"),
    actor_did_not_take_step("ask_ending", "申请终止"),
)  # fmt: skip
DID_NOT_HANDLE = (
    actor_did_not_take_step("sign", "签收"), actor_did_not_take_step("contact", "首次联系"),
    actor_did_not_take_step("reply", "答复"),
)  # fmt: skip
DID_NOT_TELL = (
    actor_did_not_take_step("tell_lawful_way", "告知法定途径"), actor_did_not_take_step("end", "批准终止"),
    actor_did_not_take_step("answer_directly", "直接答复"), actor_did_not_take_step("answer_at_once", "当场答复"),
)  # fmt: skip
DID_NOT_SETTLE = (
    actor_did_not_take_step("settle_on_the_spot", "自办办结"), actor_did_not_take_step("settle_in_village", "村级处置"),
    actor_did_not_take_step("settle_in_town", "处置"),
)  # fmt: skip
DECIDER = actor_is_one_of("leader", "justice_head")
DID_NOT_PROPOSE = (
    actor_did_not_take_step("propose", "提出专题"), actor_did_not_take_step("report", "报告结果"),
)  # fmt: skip
COUNTY = 6
"""Digits of a county's code: whoever works for a wider place has as many or fewer."""


@predicate("您在县级以上的法律援助机构任职(法律援助法 第12条,待核:受理、审查、决定由该机构负责,乡镇只登记和转交)")
def actor_works_at_the_county(actor: Actor, subject: object) -> bool:
    return bool(actor.scope) and len(actor.scope) <= COUNTY


WHO_MAY = (
    Permission("requests.report", "上报网格事件和排查事项", ((FIELD, case_lies_in_my_area),)),
    Permission("requests.settle", "村级受理和处置", ((FIELD, case_lies_in_my_area),)),
    Permission("requests.dispatch", "镇级分拨", ((CLERK, case_lies_in_my_area),)),
    Permission("requests.approve", "批准网格事件延期", (
        (CLERK, case_lies_in_my_area, actor_did_not_take_step("ask_extension", "申请延期")),
        (actor_is_one_of("leader"), case_lies_in_my_area, actor_did_not_take_step("ask_extension", "申请延期")),
    )),
    Permission("requests.handle", "承办处置", ((OFFICE, case_lies_in_my_area),)),
    Permission("requests.check", "现场核查", ((FIELD, case_lies_in_my_area, *DID_NOT_SETTLE),)),
    Permission("requests.rate", "代群众登记评价", ((CLERK, case_lies_in_my_area, *DID_NOT_SETTLE),)),
    Permission("requests.read", "查看诉求和网格事件", ((READERS,),)),
    Permission("requests.topic", "提出和办理专题", ((OFFICE, case_lies_in_my_area),)),
    Permission("requests.topic_decide", "专题立项和评估", ((DECIDER, case_lies_in_my_area, *DID_NOT_PROPOSE),)),
    Permission("requests.keep", "维护网格和网格员名册", ((CLERK,),)),
    Permission("requests.answer", "登记热线来电", ((CLERK,),)),
    Permission("order.read", "查看诉求工单", ((READERS,),)),
    Permission("order.receive", "受理诉求", ((FIELD, case_lies_in_my_area),)),
    Permission("order.dispatch", "派单、并单", ((CLERK, case_lies_in_my_area),)),
    Permission("order.handle", "承办工单", ((OFFICE, case_lies_in_my_area),)),
    Permission("order.review", "审核派单异议", (
        (CLERK, case_lies_in_my_area, *DID_NOT_OBJECT), (HEAD, case_lies_in_my_area, *DID_NOT_OBJECT),
    )),
    Permission("order.approve", "批准延期、提级、终止、挂账", (
        (CLERK, case_lies_in_my_area, *DID_NOT_ASK), (HEAD, case_lies_in_my_area, *DID_NOT_ASK),
    )),
    Permission("order.supervise", "督办、剔除登记", (
        (CLERK, case_lies_in_my_area, *DID_NOT_HANDLE), (HEAD, case_lies_in_my_area, *DID_NOT_HANDLE),
    )),
    Permission("order.visit", "回访、重办", (
        (CLERK, case_lies_in_my_area, *DID_NOT_HANDLE), (HEAD, case_lies_in_my_area, *DID_NOT_HANDLE),
    )),
    Permission("order.review_disagreement", "复核诉求人的异议", (
        (CLERK, case_lies_in_my_area, *DID_NOT_TELL), (HEAD, case_lies_in_my_area, *DID_NOT_TELL),
    )),
    Permission("order.keep", "维护派单目录和履职清单", ((CLERK,), (actor_is_one_of("justice_head", "supervisor"),))),
    Permission("legal_service.answer", "办理公共法律服务工单", (
        (actor_is_one_of("clerk", "justice_head", "officer"), case_lies_in_my_area),
    )),
    Permission("legal_service.approve", "批准延长反馈时间", ((HEAD, case_lies_in_my_area),)),
    Permission("legal_aid.lodge", "登记法律援助申请", (
        (actor_is_one_of("clerk", "justice_head", "officer"), case_lies_in_my_area),
    )),
    Permission("legal_aid.decide", "审查决定法律援助", (
        (actor_is_one_of("clerk", "officer", "leader", "supervisor"), case_lies_in_my_area, actor_works_at_the_county),
    )),
    Permission("legal_aid.review", "审查不予援助的异议", (
        (actor_is_one_of("supervisor"), case_lies_in_my_area, actor_did_not_take_step("refuse", "不予援助")),
    )),
    Permission("legal_aid.read", "查看法律援助申请", (
        (actor_is_one_of("clerk", "justice_head", "officer", "supervisor", "leader"),),
    )),
)  # fmt: skip
