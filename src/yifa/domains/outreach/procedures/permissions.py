"""Who may log outreach activities and keep its registers."""

from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of

WHO_MAY = (
    Permission(
        "outreach.log",
        "登记普法与法律服务活动",
        ((actor_is_one_of("clerk", "justice_head", "report_editor", "mediator", "grid_member"),),),
    ),
    Permission("outreach.keep", "维护普法与法律服务名册", ((actor_is_one_of("clerk", "justice_head"),),)),
)
