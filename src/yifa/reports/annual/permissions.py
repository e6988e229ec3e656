"""Who may write and publish an annual report. Pure Python."""

from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import actor_is_one_of, case_lies_in_my_area

EDIT = Permission(
    "annual.edit", "编辑年报底稿", ((actor_is_one_of("report_editor", "justice_head", "clerk"), case_lies_in_my_area),)
)
PUBLISH = Permission(
    "annual.publish", "生成并公布年报", ((actor_is_one_of("report_editor", "justice_head"), case_lies_in_my_area),)
)
PERMISSIONS.add_all([EDIT, PUBLISH])
