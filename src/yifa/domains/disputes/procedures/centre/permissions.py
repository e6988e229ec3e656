"""Who may do what at the centre (综治中心权限): the window registers, the centre routes, units handle."""

from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import (
    actor_did_not_take_step,
    actor_holds_a_post,
    actor_is_one_of,
    case_lies_in_my_area,
)

_WINDOW = actor_is_one_of("clerk", "justice_head", "mediation_head", "grid_member")
_DESK = actor_is_one_of("clerk", "justice_head", "mediation_head")
_CENTRE = actor_is_one_of("clerk", "justice_head")
_UNITS = actor_is_one_of("clerk", "officer", "mediator", "mediation_head", "justice_head")
_OVERSEES = actor_is_one_of("clerk", "supervisor", "leader")

PERMISSIONS = (
    Permission("centre.read", "查看综治中心事项", ((actor_holds_a_post, case_lies_in_my_area),)),
    Permission("centre.register", "综治中心窗口登记、反馈、回访", ((_WINDOW, case_lies_in_my_area),)),
    Permission(
        "centre.rate",
        "代当事人登记评价",
        ((_DESK, case_lies_in_my_area, actor_did_not_take_step("conclude", "办结")),),
    ),
    Permission("centre.assess", "研判分流、提级、预警、结案", ((_CENTRE, case_lies_in_my_area),)),
    Permission("centre.handle", "签收、办理、退回", ((_UNITS, case_lies_in_my_area),)),
    Permission("centre.supervise", "提示、督办、约谈", ((_OVERSEES, case_lies_in_my_area),)),
    Permission(
        "centre.approve",
        "批准综治中心事项延期",
        ((_OVERSEES, case_lies_in_my_area, actor_did_not_take_step("ask_extension", "申请延期")),),
    ),
    Permission(
        "centre.keep",
        "排综治中心进驻值班表",
        ((actor_is_one_of("clerk", "justice_head", "mediation_head", "supervisor"), case_lies_in_my_area),),
    ),
)
