"""The standard conditions of the permission table; each reads as a sentence addressed to the actor.

A subject is anything with ``division``, ``organ`` and ``handler``; a subject that lacks what a condition
asks about does not meet it (fail closed). Domains add their own with ``@predicate``. Pure Python.
"""

from collections.abc import Collection
from functools import cache

from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.identity.permission import Predicate, predicate
from yifa.ground.identity.posts import OFFICE_POSTS, POSTS, post_name


@cache
def actor_is_one_of(*posts: str) -> Predicate:
    """Holds any of these posts; the same posts give the same predicate."""
    unknown = [post for post in posts if post not in POSTS]
    if unknown or not posts:
        raise ValueError(f"没有这样的岗位：{'、'.join(unknown) or '(空)'}")
    wanted = frozenset(posts)

    def holds(actor: Actor, subject: object) -> bool:
        return not wanted.isdisjoint(actor.posts)

    name = f"actor_is_{posts[0]}" if len(posts) == 1 else f"actor_is_one_of_{'_'.join(posts)}"
    return Predicate(name, f"您是{'或'.join(post_name(post) for post in posts)}", holds, wanted)


actor_is_clerk = actor_is_one_of("clerk")
actor_is_mediator = actor_is_one_of("mediator")
actor_is_mediation_head = actor_is_one_of("mediation_head")
actor_is_justice_head = actor_is_one_of("justice_head")
actor_is_grid_member = actor_is_one_of("grid_member")
actor_is_officer = actor_is_one_of("officer")
actor_is_reviewer = actor_is_one_of("reviewer")
actor_is_supervisor = actor_is_one_of("supervisor")
actor_is_leader = actor_is_one_of("leader")
actor_is_report_editor = actor_is_one_of("report_editor")
actor_is_sysadmin = actor_is_one_of("sysadmin")
actor_is_secadmin = actor_is_one_of("secadmin")
actor_is_auditor = actor_is_one_of("auditor")


@predicate("您在本系统担任业务岗位", posts=OFFICE_POSTS)
def actor_holds_a_post(actor: Actor, subject: object) -> bool:
    return actor.handles_matters


@predicate("由系统自动办理", posts=frozenset())
def actor_is_the_system(actor: Actor, subject: object) -> bool:
    return actor.is_system


@predicate("您已登录", posts=frozenset(POSTS))
def actor_has_an_account(actor: Actor, subject: object) -> bool:
    return bool(actor.username)


@predicate("本案由您的单位办理")
def case_is_handled_by_my_organ(actor: Actor, subject: object) -> bool:
    return bool(actor.organ) and getattr(subject, "organ", "") == actor.organ


@predicate("本案发生在您的管辖范围内")
def case_lies_in_my_area(actor: Actor, subject: object) -> bool:
    return in_area(str(getattr(subject, "division", "")), actor.scope)


@predicate("本件由您承办")
def record_is_mine(actor: Actor, subject: object) -> bool:
    return bool(actor.username) and getattr(subject, "handler", "") == actor.username


@predicate("本件尚未确定承办人，或由您承办")
def record_is_mine_or_nobodys(actor: Actor, subject: object) -> bool:
    return bool(actor.username) and getattr(subject, "handler", None) in ("", actor.username)


@predicate("本件不由您承办（办理与审核须由不同的人进行）")
def actor_did_not_handle_this(actor: Actor, subject: object) -> bool:
    """Separation of duties: neither the present handler nor, where the subject lists them, an earlier one."""
    if not actor.username or not hasattr(subject, "handler"):
        return False
    return actor.username != getattr(subject, "handler", "") and actor.username not in getattr(subject, "handlers", ())


@cache
def actor_did_not_take_step(step: str, name: str) -> Predicate:
    """Separation of duties by step: who investigated does not review, who reviewed does not decide.

    The subject answers ``step_takers(step) -> usernames``; one that cannot answer does not meet it.
    ``name``: the step in Chinese, e.g. “调查”.
    """

    def did_not(actor: Actor, subject: object) -> bool:
        ask = getattr(subject, "step_takers", None)
        if ask is None or not actor.username:
            return False
        takers: Collection[str] = ask(step)
        return actor.username not in takers

    return Predicate(f"actor_did_not_take_{step}", f"本件的“{name}”不是您经办的", did_not)


@predicate("这是您本人的账号")
def account_is_mine(actor: Actor, subject: object) -> bool:
    return bool(actor.username) and getattr(subject, "username", "") == actor.username


@predicate("不是您本人的账号")
def account_is_not_mine(actor: Actor, subject: object) -> bool:
    return bool(actor.username) and getattr(subject, "username", actor.username) != actor.username
