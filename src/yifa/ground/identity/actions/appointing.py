"""Organs, accounts and appointments: made and ended, never deleted."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from yifa.ground.calendar import today
from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.identity.models import Appointment, Organ, Person, Post, login_name
from yifa.ground.identity.permission import demand
from yifa.ground.identity.posts import ADMIN_POSTS, POSTS, post_name
from yifa.ground.ledger import record
from yifa.ground.places.codes import full, prefix_of


class CannotAppoint(ValueError):
    """The appointment breaks a rule; the message is the Chinese sentence."""


@dataclass(frozen=True)
class Target:
    """What an administrator is about to touch: whose account, over which divisions."""

    username: str
    areas: tuple[str, ...]

    @classmethod
    def of(cls, person: Person, *more: str) -> "Target":
        return cls(person.username, (*(full(held.scope) for held in person.appointments_in_force()), *more))


@transaction.atomic
def add_organ(*, code: str, name: str, division: str, parent: Organ | None = None, by: Actor) -> Organ:
    """Set up an organ. ``code``: “<division prefix>-<abbreviation>”; ``division``: 12 digits."""
    demand(by, "identity.add_organ", Target("", (division,)))
    organ = Organ.objects.create(code=code, name=name, division=division, parent=parent)
    record("identity.organ_added", f"organ:{code}", by=by.username, data={"name": name, "division": division})
    return organ


@transaction.atomic
def add_person(*, username: str, name: str, password: str, by: Actor, demo: bool = False) -> Person:
    """Make an account. It can do nothing until appointed, and its owner must change the password at first."""
    demand(by, "identity.add_person", Target(username, (full(by.scope),) if by.scope else ()))
    login_name(username)
    person = Person(username=username, name=name, demo=demo, password_set_by_other=True)
    person.set_password(password)
    person.save()
    record("identity.person_added", f"person:{username}", by=by.username, data={"demo": demo})
    return person


@transaction.atomic
def appoint(
    *,
    person: Person,
    post: str,
    organ: Organ,
    by: Actor,
    scope: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Appointment:
    """Give a person a post in an organ.

    ``scope``: significant division prefix, by default the organ's own area, never beyond it.
    Raises CannotAppoint, NotAllowed.
    """
    scope = scope or prefix_of(organ.division)
    demand(by, "identity.appoint", Target.of(person, full(scope)))
    _refuse_unlawful(person, post, organ, scope)
    place, _ = Post.objects.get_or_create(organ=organ, code=post)
    held = Appointment.objects.create(
        person=person,
        post=place,
        scope=scope,
        admin=post in ADMIN_POSTS,
        valid_from=valid_from or today(),
        valid_to=valid_to,
    )
    data = {"post": post, "organ": organ.code, "scope": scope, "from": held.valid_from.isoformat()}
    record("identity.appointed", f"person:{person.username}", by=by.username, data=data)
    return held


def _refuse_unlawful(person: Person, post: str, organ: Organ, scope: str) -> None:
    if post not in POSTS:
        raise CannotAppoint(f"没有“{post}”这个岗位，请从岗位表中选择。")
    if not in_area(full(scope), prefix_of(organ.division)):
        raise CannotAppoint(f"管辖范围“{scope}”超出了{organ.name}的区划，请改为其区划之内。")
    if post in ADMIN_POSTS:
        # An administrator's term that has not ended yet counts even when its end is set.
        others = person.appointments.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today()), admin=True)
        held = others.select_related("post").first()
        if held is not None:
            raise CannotAppoint(
                f"此人已任{post_name(held.post_code)}：系统、安全、审计管理员不得由一人兼任，请另选他人或先终止原任职。"
            )


@transaction.atomic
def end_appointment(*, appointment: Appointment, reason: str, by: Actor, on: date | None = None) -> None:
    """End a term; ``on`` is its last day (today by default). Its tokens end with it."""
    demand(by, "identity.end_appointment", Target.of(appointment.person))
    last = max(on or today(), appointment.valid_from)
    Appointment.objects.filter(pk=appointment.pk).update(valid_to=last, end_reason=reason)
    appointment.valid_to, appointment.end_reason = last, reason
    data = {"post": appointment.post_code, "organ": appointment.organ_code, "to": last.isoformat()}
    record("identity.appointment_ended", f"person:{appointment.person.username}", by=by.username, data=data)
