"""Who may do what: a table of sentences, read by the machine and by a lawyer (权限表).

A Permission lists alternatives; an alternative is a row of predicates that must all hold.
``allow`` answers with a Chinese sentence that names what is missing. Pure Python.
"""

from collections.abc import Callable
from dataclasses import dataclass

from yifa.ground.identity.actor import Actor, can_see
from yifa.ground.identity.posts import POSTS
from yifa.ground.registry import Registry


@dataclass(frozen=True)
class Predicate:
    """A condition that reads as a sentence, e.g. ``case_is_handled_by_my_organ``: “本案由您的单位办理”.

    ``posts``: for a condition on the post alone, the posts that meet it (the matrix is drawn from it).
    """

    name: str
    sentence: str
    test: Callable[[Actor, object], bool]
    posts: frozenset[str] | None = None

    def __call__(self, actor: Actor, subject: object) -> bool:
        return self.test(actor, subject)

    @property
    def __name__(self) -> str:
        return self.name


def predicate(
    sentence: str, *, posts: frozenset[str] | None = None
) -> Callable[[Callable[[Actor, object], bool]], Predicate]:
    """Make a predicate of a plain function ``(actor, subject) -> bool``; the sentence addresses the actor."""

    def made(test: Callable[[Actor, object], bool]) -> Predicate:
        return Predicate(getattr(test, "__name__", "predicate"), sentence, test, posts)

    return made


class IncompletePermission(ValueError):
    """A permission without code, name or condition; it cannot be declared."""


@dataclass(frozen=True)
class Permission:
    """What may be done, and by whom.

    ``any_of``: alternatives, each a tuple of predicates that must all hold.
    ``in_sight``: also refuse where the subject lies outside the actor's scope or secrecy (default).
    """

    code: str
    name: str
    any_of: tuple[tuple[Predicate, ...], ...]
    in_sight: bool = True

    def __post_init__(self) -> None:
        if not (self.code and self.name and self.any_of and all(self.any_of)):
            raise IncompletePermission(f"权限“{self.code or self.name}”缺少代码、名称或条件")


PERMISSIONS: Registry[Permission] = Registry("权限")

OUT_OF_SIGHT = "此件不在您的管辖范围或保密范围内"


@dataclass(frozen=True)
class Decision:
    """The answer; true or false in a condition, with a sentence for the person refused."""

    ok: bool
    sentence: str = ""

    def __bool__(self) -> bool:
        return self.ok


class NotAllowed(Exception):
    """The permission table forbids it; ``sentence`` tells the person why and what would be needed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def allow(actor: Actor, code: str, subject: object = None) -> Decision:
    """May ``actor`` do ``code`` to ``subject``?

    An undeclared code raises UnknownDeclaration: a misspelt permission is a defect, not a refusal.
    """
    permission = PERMISSIONS[code]
    if actor.is_system:
        return Decision(True)
    if actor.only is not None and code not in actor.only:
        return Decision(False, f"不能“{permission.name}”：此接口令牌没有这项权限，请安全管理员重新签发。")
    if permission.in_sight and hasattr(subject, "division") and not can_see(actor, subject):
        return Decision(False, f"不能“{permission.name}”：{OUT_OF_SIGHT}。")
    missing: list[tuple[Predicate, ...]] = []
    for alternative in permission.any_of:
        unmet = tuple(each for each in alternative if not each(actor, subject))
        if not unmet:
            return Decision(True)
        missing.append(unmet)
    return Decision(False, f"不能“{permission.name}”：须{_lacking(_within_reach(missing))}。")


def _within_reach(missing: list[tuple[Predicate, ...]]) -> list[tuple[str, ...]]:
    """The ways to tell of, each once: whoever holds the post for one of them need not hear which other posts may."""
    mine = [way for way in missing if all(each.posts is None for each in way)]
    return list(dict.fromkeys(tuple(each.sentence for each in way) for way in mine or missing))


YOU_ARE = "您是"


def _lacking(missing: list[tuple[str, ...]]) -> str:
    """What is missing, way by way; where any of several posts would do, the posts in one breath."""
    if all(len(way) == 1 and way[0].startswith(YOU_ARE) for way in missing):
        posts = [post for way in missing for post in way[0].removeprefix(YOU_ARE).split("或")]
        return f"{YOU_ARE}{'、'.join(posts[:-1])}或{posts[-1]}" if len(posts) > 1 else f"{YOU_ARE}{posts[0]}"
    return "；或者".join("，且".join(way) for way in missing)


def demand(actor: Actor, code: str, subject: object = None) -> None:
    """As ``allow``, but a refusal is raised as NotAllowed."""
    decision = allow(actor, code, subject)
    if not decision:
        raise NotAllowed(decision.sentence)


@dataclass(frozen=True)
class MatrixRow:
    """One permission against every post. A post that is absent may not;
    present with conditions: each text is one way in, empty where the post alone suffices."""

    code: str
    name: str
    posts: dict[str, tuple[str, ...]]

    def mark(self, post: str) -> str:
        """The cell as printed: ``√`` by post alone, ``○`` under conditions, empty for no."""
        if post not in self.posts:
            return ""
        return "√" if "" in self.posts[post] else "○"


def matrix() -> list[MatrixRow]:
    """The permission matrix (权限矩阵), drawn from the declarations, permissions by code."""
    return [_row(permission) for permission in PERMISSIONS]


def _row(permission: Permission) -> MatrixRow:
    cells: dict[str, list[str]] = {}
    for alternative in permission.any_of:
        posts = frozenset(POSTS)
        for each in alternative:
            posts &= each.posts if each.posts is not None else posts
        conditions = "，且".join(each.sentence for each in alternative if each.posts is None)
        for post in posts:
            cells.setdefault(post, []).append(conditions)
    return MatrixRow(permission.code, permission.name, {post: tuple(cells[post]) for post in POSTS if post in cells})
