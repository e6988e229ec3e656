"""Who may report, handle and check requests."""

from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of, case_lies_in_my_area

CLERK = actor_is_one_of("clerk")
FIELD = actor_is_one_of("grid_member", "clerk")
OFFICE = actor_is_one_of("clerk", "officer", "justice_head")

WHO_MAY = (
    Permission("requests.report", "上报网格事件和排查事项", ((FIELD, case_lies_in_my_area),)),
    Permission("requests.settle", "村级受理和处置", ((FIELD, case_lies_in_my_area),)),
    Permission("requests.dispatch", "镇级分拨", ((CLERK, case_lies_in_my_area),)),
    Permission("requests.handle", "承办处置", ((OFFICE, case_lies_in_my_area),)),
    Permission("requests.check", "现场核查", ((FIELD, case_lies_in_my_area),)),
    Permission("requests.read", "查看诉求和网格事件", ((actor_is_one_of(
        "clerk", "grid_member", "officer", "justice_head", "supervisor", "leader", "report_editor", "reviewer",
    ),),)),
    Permission("requests.keep", "维护网格和网格员名册", ((CLERK,),)),
    Permission("requests.answer", "登记热线来电", ((CLERK,),)),
)  # fmt: skip
