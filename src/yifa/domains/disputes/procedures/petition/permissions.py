"""Who may do what with petitions (信访权限): handling, approving, reviewing are different hands."""

from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import (
    actor_did_not_handle_this,
    actor_did_not_take_step,
    actor_is_clerk,
    actor_is_justice_head,
    actor_is_leader,
    actor_is_one_of,
    actor_is_supervisor,
    case_is_handled_by_my_organ,
    case_lies_in_my_area,
)

_DID_NOT_ANSWER = actor_did_not_take_step("give_opinion", "出具信访处理意见书")
_DID_NOT_WORK_ON_IT = (
    actor_did_not_handle_this,
    actor_did_not_take_step("accept", "受理"),
    actor_did_not_take_step("go_simple", "简易办理"),
    _DID_NOT_ANSWER,
)
"""Who is urged does not do the urging (督办), nor choose the leader in charge (包案)."""
_DID_NOT_REVIEW = actor_did_not_take_step("review_decide", "作出复查意见")
_WORKS_ON_PETITIONS = actor_is_one_of("clerk", "justice_head", "officer", "leader", "supervisor")
"""Who takes any step of a petition; nobody else reads one. A grid member or a mediator who hears of a claim sends the
person to the window or opens the event or dispute that is theirs."""
_HANDLES = (
    (actor_is_clerk, case_lies_in_my_area),
    (actor_is_justice_head, case_lies_in_my_area),
)

PERMISSIONS = (
    Permission("petition.read", "查看信访事项", ((_WORKS_ON_PETITIONS, case_lies_in_my_area),)),
    Permission("petition.lodge", "登记信访事项", _HANDLES),
    Permission("petition.sort", "甄别、转送、交办信访事项", _HANDLES),
    Permission("petition.handle", "办理信访事项", (*_HANDLES, (actor_is_one_of("officer"), case_lies_in_my_area))),
    Permission("petition.rate", "代信访人登记评价", tuple((*way, _DID_NOT_ANSWER) for way in _HANDLES)),
    Permission(
        "petition.approve",
        "批准延长信访办理期限",
        (
            (actor_is_leader, case_lies_in_my_area, actor_did_not_handle_this),
            (actor_is_justice_head, case_lies_in_my_area, actor_did_not_handle_this),
        ),
    ),
    Permission(
        "petition.review",
        "复查信访事项",
        ((actor_is_supervisor, case_lies_in_my_area, _DID_NOT_ANSWER),),
    ),
    Permission(
        "petition.recheck",
        "复核信访事项",
        ((actor_is_supervisor, case_lies_in_my_area, _DID_NOT_ANSWER, _DID_NOT_REVIEW),),
    ),
    Permission(
        "petition.supervise",
        "督办信访事项",
        (
            (actor_is_supervisor, case_lies_in_my_area, *_DID_NOT_WORK_ON_IT),
            (actor_is_leader, case_lies_in_my_area, *_DID_NOT_WORK_ON_IT),
            (actor_is_clerk, case_lies_in_my_area, *_DID_NOT_WORK_ON_IT),
        ),
    ),
    Permission(
        "petition.reception", "登记领导接访和三项建议", ((actor_is_one_of("clerk", "leader", "justice_head"),),)
    ),
    Permission(
        "accusation.read",
        "查看检举控告",
        (
            (actor_is_clerk, case_is_handled_by_my_organ),
            (actor_is_justice_head, case_is_handled_by_my_organ),
        ),
    ),
    Permission(
        "accusation.lodge",
        "登记检举控告",
        (
            (actor_is_clerk, case_is_handled_by_my_organ),
            (actor_is_justice_head, case_is_handled_by_my_organ),
        ),
    ),
)
