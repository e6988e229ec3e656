"""Who may open which page of the desk (页面权限). What a page does is asked again by the action behind it."""

from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import (
    actor_has_an_account,
    actor_holds_a_post,
)

HOME = Permission("desk.open", "打开工作台", ((actor_has_an_account,),))
CATALOGUE = Permission("desk.read_catalogue", "查看程序、规则和依据", ((actor_has_an_account,),))
HANDOVERS = Permission("desk.answer_handover", "接收或退回移送", ((actor_holds_a_post,),))
FIGURES = Permission("desk.read_figures", "查看数字和明细", ((actor_holds_a_post,),))
PROOFS = Permission("desk.read_proof", "查看台账证明", ((actor_holds_a_post,),))
ALERTS = Permission("desk.read_alerts", "查看监督提示", ((actor_holds_a_post,),))
REPORTS = Permission("desk.read_report", "查看年报底稿", ((actor_holds_a_post,),))
CHECKS = Permission("desk.check_report", "给报告体检", ((actor_holds_a_post,),))
PATTERNS = Permission("desk.read_patterns", "查看高频事项与预警", ((actor_holds_a_post,),))
PERMISSIONS.add_all([HOME, CATALOGUE, HANDOVERS, FIGURES, PROOFS, ALERTS, REPORTS, CHECKS, PATTERNS])
