"""The posts (岗位) of the house: a fixed list, because permissions are written against it.

The three administrators (三员) are mutually exclusive: 系统管理员、安全管理员、审计管理员
(GB/T 22239-2019 安全管理中心; governance §12.1, roles). Pure Python.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PostKind:
    """One post. ``admin``: one of the three administrators, who keep the house and see no matters.
    ``watches``: supervises or administers others, so a second factor is asked by default."""

    code: str
    name: str
    admin: bool = False
    watches: bool = False


_ALL = (
    PostKind("clerk", "办事员"),
    PostKind("mediator", "人民调解员"),
    PostKind("mediation_head", "调委会主任"),
    PostKind("justice_head", "司法所所长"),
    PostKind("grid_member", "网格员"),
    PostKind("officer", "执法人员"),
    PostKind("reviewer", "法制审核员"),
    PostKind("supervisor", "县司法局监督员", watches=True),
    PostKind("leader", "党政主要负责人"),
    PostKind("report_editor", "年报编辑"),
    PostKind("sysadmin", "系统管理员", admin=True, watches=True),
    PostKind("secadmin", "安全管理员", admin=True, watches=True),
    PostKind("auditor", "审计管理员", admin=True, watches=True),
)

POSTS: dict[str, PostKind] = {post.code: post for post in _ALL}
ADMIN_POSTS: frozenset[str] = frozenset(post.code for post in _ALL if post.admin)
WATCHING_POSTS: frozenset[str] = frozenset(post.code for post in _ALL if post.watches)
OFFICE_POSTS: frozenset[str] = frozenset(POSTS) - ADMIN_POSTS


def post_name(code: str) -> str:
    """The Chinese name of a post, or the code itself where the list does not know it."""
    known = POSTS.get(code)
    return known.name if known else code
