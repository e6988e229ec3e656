"""The one who acts (经办身份): a person in one post and one area, as a plain value.

An Actor is what actions, permissions and the scope layer see; none of them sees the account behind it.
Pure Python: ``actor_of`` asks the account by duck typing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from yifa.ground.identity.posts import ADMIN_POSTS
from yifa.ground.places.codes import range_of

SYSTEM = "system:"
"""Prefix of the house's own names; a login name cannot hold a colon, so nobody can take one."""

SECRECY_OPEN = ""
SECRECY_ORGAN = "organ"
SECRECY_HANDLER = "handler"


@dataclass(frozen=True)
class Actor:
    """Who acts, in which posts, for which organ, over which area.

    ``scope``: significant division prefix (2/4/6/9/12 digits); empty sees nothing.
    ``everywhere``: the house itself (timer, set-up); never made from a login or a token.
    ``only``: permission codes an API token is limited to; None is no limit.
    """

    username: str
    name: str
    posts: frozenset[str] = frozenset()
    organ: str = ""
    scope: str = ""
    everywhere: bool = False
    only: frozenset[str] | None = None

    @classmethod
    def system(cls, name: str) -> "Actor":
        """The house itself, e.g. ``Actor.system("watch")``: sees and may do everything, by trusted code only."""
        return cls(username=f"{SYSTEM}{name}", name="系统", everywhere=True)

    @classmethod
    def public(cls) -> "Actor":
        """Anyone without an account: no post, no area."""
        return cls(username="", name="公众")

    @property
    def is_system(self) -> bool:
        return self.everywhere and self.username.startswith(SYSTEM)

    @property
    def handles_matters(self) -> bool:
        """Holds a post beyond the three administrators', who keep the house and see no matters."""
        return self.everywhere or bool(self.posts - ADMIN_POSTS)


class Held(Protocol):
    """An appointment as the actor needs it."""

    @property
    def post_code(self) -> str: ...
    @property
    def organ_code(self) -> str: ...
    @property
    def scope(self) -> str: ...


class Account(Protocol):
    """An account as the actor needs it; ``identity.Person`` is one."""

    @property
    def username(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def is_active(self) -> bool: ...
    def appointments_in_force(self) -> Iterable[Held]: ...


def actors_of(user: Account) -> tuple[Actor, ...]:
    """Every hat of this person, the first appointed first.

    Posts are merged only where organ and area are the same: a mediator of one township who supervises
    another must not supervise at home. Administrator posts are never merged with others.
    """
    if not user.is_active:
        return ()
    hats: dict[tuple[str, str, bool], set[str]] = {}
    for held in user.appointments_in_force():
        hats.setdefault((held.organ_code, held.scope, held.post_code in ADMIN_POSTS), set()).add(held.post_code)
    return tuple(
        Actor(user.username, user.name, frozenset(posts), organ, scope)
        for (organ, scope, _admin), posts in hats.items()
    )


def actor_of(user: object, hat: int = 0) -> Actor:
    """The Actor behind a request's user; ``hat`` chooses among several appointments.

    Nobody logged in, a locked account or no appointment in force gives an Actor who sees nothing.
    """
    if not getattr(user, "is_authenticated", False):
        return Actor.public()
    account: Account = user  # type: ignore[assignment]
    hats = actors_of(account)
    if hats:
        return hats[hat] if 0 <= hat < len(hats) else hats[0]
    return Actor(account.username, account.name)


def in_area(division: str, scope: str) -> bool:
    """Whether a 12-digit division lies under a scope prefix; an empty or broken prefix covers nothing."""
    if not (division and scope):
        return False
    try:
        low, high = range_of(scope)
    except ValueError:
        return False
    return low <= division < high


def can_see(actor: Actor, row: object) -> bool:
    """Whether this one row is in sight: the same rule as ``ScopedQuerySet.visible_to``, for a row in hand.

    ``row`` has ``division`` (12 digits), ``organ`` and, where it has them, ``secrecy`` and ``handler``.
    A row that lacks what the rule needs is out of sight.
    """
    if actor.everywhere:
        return True
    if not (actor.handles_matters and in_area(str(getattr(row, "division", "")), actor.scope)):
        return False
    secrecy = getattr(row, "secrecy", SECRECY_OPEN)
    if secrecy == SECRECY_OPEN:
        return True
    if secrecy == SECRECY_ORGAN:
        return bool(actor.organ) and getattr(row, "organ", "") == actor.organ
    if secrecy == SECRECY_HANDLER:
        return bool(actor.username) and getattr(row, "handler", "") == actor.username
    return False
