"""Who may answer a finding (接受或不采纳体检结论). Pure Python."""

from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import actor_holds_a_post

ANSWER = Permission("reading.answer", "接受或不采纳报告体检结论", ((actor_holds_a_post,),))
PERMISSIONS.add_all([ANSWER])
