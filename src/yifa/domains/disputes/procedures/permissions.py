"""Who may do what in disputes (权限表): sentences over post, area and relation to the case."""

from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import (
    actor_did_not_handle_this,
    actor_did_not_take_step,
    actor_holds_a_post,
    actor_is_clerk,
    actor_is_grid_member,
    actor_is_justice_head,
    actor_is_leader,
    actor_is_mediation_head,
    actor_is_mediator,
    actor_is_officer,
    actor_is_one_of,
    actor_is_supervisor,
    case_is_handled_by_my_organ,
    case_lies_in_my_area,
    record_is_mine_or_nobodys,
)

_DID_NOT_MEDIATE = actor_did_not_take_step("mediate", "调解")
_DID_NOT_SETTLE = actor_did_not_take_step("settle_at_once", "当场调解")

_HEADS = (
    (actor_is_mediation_head, case_lies_in_my_area),
    (actor_is_justice_head, case_lies_in_my_area),
)
_MEDIATES = ((actor_is_mediator, case_lies_in_my_area, record_is_mine_or_nobodys), *_HEADS)
_ADMINISTERS = (
    (actor_is_clerk, case_is_handled_by_my_organ),
    (actor_is_officer, case_is_handled_by_my_organ),
    (actor_is_justice_head, case_lies_in_my_area),
)

PERMISSIONS = (
    Permission("dispute.read", "查看矛盾纠纷", ((actor_holds_a_post, case_lies_in_my_area),)),
    Permission(
        "dispute.lodge",
        "登记矛盾纠纷",
        (
            (
                actor_is_one_of("clerk", "mediator", "mediation_head", "justice_head", "grid_member"),
                case_lies_in_my_area,
            ),
        ),
    ),
    Permission(
        "dispute.examine",
        "审查受理",
        ((actor_is_one_of("clerk", "mediator"), case_lies_in_my_area), *_HEADS),
    ),
    Permission("dispute.mediate", "主持调解", _MEDIATES),
    Permission("dispute.warn", "激化预警", ((actor_is_grid_member, case_lies_in_my_area), *_MEDIATES)),
    Permission("dispute.confirm", "办理司法确认", _MEDIATES),
    Permission(
        "dispute.follow_up",
        "回访",
        ((actor_is_one_of("clerk", "grid_member", "mediator"), case_lies_in_my_area), *_HEADS),
    ),
    Permission(
        "dispute.archive",
        "核对归档",
        (
            (
                actor_is_one_of("clerk", "mediator", "mediation_head", "justice_head"),
                case_lies_in_my_area,
                _DID_NOT_MEDIATE,
                _DID_NOT_SETTLE,
            ),
        ),
    ),
    Permission(
        "dispute.rate",
        "代当事人登记评价",
        (
            (
                actor_is_one_of("clerk", "mediation_head", "justice_head"),
                case_lies_in_my_area,
                _DID_NOT_MEDIATE,
                _DID_NOT_SETTLE,
            ),
        ),
    ),
    Permission("administrative_mediation.read", "查看行政调解", ((actor_holds_a_post, case_lies_in_my_area),)),
    Permission("administrative_mediation.lodge", "登记行政调解", _ADMINISTERS),
    Permission("administrative_mediation.handle", "办理行政调解", _ADMINISTERS),
    Permission(
        "administrative_mediation.approve",
        "批准延长行政调解期限",
        (
            (actor_is_leader, case_lies_in_my_area, actor_did_not_handle_this),
            (actor_is_justice_head, case_lies_in_my_area, actor_did_not_handle_this),
        ),
    ),
    Permission(
        "administrative_mediation.archive",
        "行政调解结案归档",
        tuple((*way, _DID_NOT_MEDIATE) for way in _ADMINISTERS),
    ),
    Permission(
        "mediation_committee.keep",
        "登记人民调解委员会",
        (
            (actor_is_justice_head, case_lies_in_my_area),
            (actor_is_supervisor, case_lies_in_my_area),
            (actor_is_clerk, case_lies_in_my_area),
        ),
    ),
)
