"""What the three administrators and the auditor may do to accounts (账号管理权限). Pure Python.

Separation of admin rights (GB/T 22239-2019 8.1.4.2): the 系统管理员 makes organs and accounts but grants nothing,
the 安全管理员 grants, locks and issues but makes no account, the 审计管理员 reads what both did.
"""

from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.identity.permission import PERMISSIONS, Permission, Predicate, predicate
from yifa.ground.identity.predicates import (
    account_is_mine,
    account_is_not_mine,
    actor_holds_a_post,
    actor_is_auditor,
    actor_is_justice_head,
    actor_is_secadmin,
    actor_is_supervisor,
    actor_is_sysadmin,
    case_is_handled_by_my_organ,
    case_lies_in_my_area,
)


@predicate("该机构、人员或管辖范围在您管理的区划内")
def area_is_mine_to_keep(actor: Actor, subject: object) -> bool:
    """Every division that the subject's ``areas`` names lies in the administrator's own."""
    areas: tuple[str, ...] | None = getattr(subject, "areas", None)
    return areas is not None and bool(actor.scope) and all(in_area(area, actor.scope) for area in areas)


def _account(code: str, name: str, *ways: tuple[Predicate, ...]) -> None:
    PERMISSIONS.add(Permission(f"identity.{code}", name, ways, in_sight=False))


_account("add_organ", "建立机构", (actor_is_sysadmin, area_is_mine_to_keep))
_account("add_person", "建立账号", (actor_is_sysadmin, area_is_mine_to_keep))
_account("reset_password", "重置口令", (actor_is_sysadmin, account_is_not_mine, area_is_mine_to_keep))
_account("appoint", "任命岗位", (actor_is_secadmin, account_is_not_mine, area_is_mine_to_keep))
_account("end_appointment", "终止任职", (actor_is_secadmin, account_is_not_mine, area_is_mine_to_keep))
_account("lock", "停用账号", (actor_is_secadmin, account_is_not_mine, area_is_mine_to_keep))
_account("unlock", "恢复账号", (actor_is_secadmin, account_is_not_mine, area_is_mine_to_keep))
_account("reset_second_factor", "重置动态口令", (actor_is_secadmin, account_is_not_mine, area_is_mine_to_keep))
_account("issue_token", "签发接口令牌", (actor_is_secadmin, account_is_not_mine, area_is_mine_to_keep))
_account("revoke_token", "吊销接口令牌", (actor_is_secadmin, area_is_mine_to_keep), (account_is_mine,))
_account("change_password", "更换本人口令", (account_is_mine,))
_account("enrol_second_factor", "绑定本人动态口令", (account_is_mine,))
_account("read_ledger", "查阅审计记录", (actor_is_auditor,))

PERMISSIONS.add(
    Permission(
        "identity.reveal",
        "查看被遮蔽的个人信息",
        (
            (actor_holds_a_post, case_is_handled_by_my_organ),
            (actor_is_justice_head, case_lies_in_my_area),
            (actor_is_supervisor, case_lies_in_my_area),
        ),
    )
)
