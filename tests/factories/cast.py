"""The named cast: the people whom tests speak of.

``cast`` gives Actors (no database); ``people`` gives the stored accounts of the same names.

    def test_a_clerk_may_not_review(cast): assert not allow(cast.sun, "…", case)
    def test_page(client, people): client.force_login(people.li)
"""

# ruff: noqa: RUF009  (the defaults are frozen values)

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import full

PLACE = "500155117"
NEXT_PLACE = "500155118"
COUNTY = "500155"
PASSWORD = "Ceshi-kouling-2026"

ORGANS = {
    f"{COUNTY}-SFJ": "测试区司法局",
    f"{COUNTY}-XXZX": "测试区信息中心",
    **{
        f"{place}-{short}": f"{town}{name}"
        for place, town in ((PLACE, "测试镇"), (NEXT_PLACE, "邻镇"))
        for short, name in (
            ("DZB", "党政综合办公室"),
            ("PAFZB", "平安法治办公室"),
            ("SFS", "司法所"),
            ("ZZZX", "综治中心"),
            ("RMTJ", "人民调解委员会"),
            ("ZHZF", "综合行政执法大队"),
        )
    },
}


def _actor(username: str, name: str, post: str, short: str, scope: str = PLACE) -> Actor:
    return Actor(username, name, frozenset({post}), f"{scope}-{short}", scope)


@dataclass(frozen=True)
class Cast:
    """One person per post of one township, an outsider of the next, and anyone at all."""

    li: Actor = _actor("li", "测试·李办事员", "clerk", "PAFZB")
    wang: Actor = _actor("wang", "测试·王调解员", "mediator", "RMTJ")
    zhao: Actor = _actor("zhao", "测试·赵执法员", "officer", "ZHZF")
    sun: Actor = _actor("sun", "测试·孙审核员", "reviewer", "SFS")
    qian: Actor = _actor("qian", "测试·钱监督员", "supervisor", "SFJ", COUNTY)
    zhou: Actor = _actor("zhou", "测试·周办事员", "clerk", "PAFZB", NEXT_PLACE)
    wu: Actor = _actor("wu-zhuren", "测试·吴主任", "mediation_head", "RMTJ")
    zheng: Actor = _actor("zheng", "测试·郑所长", "justice_head", "SFS")
    feng: Actor = _actor("feng", "测试·冯网格员", "grid_member", "ZZZX")
    chen: Actor = _actor("chen", "测试·陈负责人", "leader", "DZB")
    chu: Actor = _actor("chu", "测试·褚编辑", "report_editor", "PAFZB")
    wei: Actor = _actor("wei", "测试·卫系统员", "sysadmin", "XXZX", COUNTY)
    jiang: Actor = _actor("jiang", "测试·蒋安全员", "secadmin", "XXZX", COUNTY)
    shen: Actor = _actor("shen", "测试·沈审计员", "auditor", "XXZX", COUNTY)
    public: Actor = Actor.public()

    def __iter__(self) -> Iterator[Actor]:
        return (getattr(self, field.name) for field in fields(self))

    def holding(self, post: str) -> Actor:
        """The first of the cast in this post (never the outsider)."""
        return next(actor for actor in self if post in actor.posts)


class People:
    """The stored accounts, by the names of the cast: ``people.li`` is a Person."""

    def __init__(self, accounts: dict[str, object]) -> None:
        self.__dict__.update(accounts)


def quick_password() -> str:
    """PASSWORD, hashed once round: tests log in many times."""
    return PBKDF2PasswordHasher().encode(PASSWORD, "testsalt", iterations=1)


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def organs(db: None) -> dict[str, object]:
    """The organs of the cast, stored."""
    from yifa.ground.identity.models import Organ

    rows = [Organ(code=code, name=name, division=full(code.split("-")[0])) for code, name in ORGANS.items()]
    return {organ.code: organ for organ in Organ.objects.bulk_create(rows)}


@pytest.fixture
def people(organs: dict[str, object], cast: Cast) -> People:
    """Accounts and appointments of the cast, stored; the public has none."""
    from yifa.ground.calendar import now
    from yifa.ground.identity.models import Appointment, Person, Post
    from yifa.ground.identity.posts import ADMIN_POSTS

    hashed, accounts = quick_password(), {}
    for field in fields(cast):
        actor: Actor = getattr(cast, field.name)
        if not actor.posts:
            continue
        person = Person.objects.create(
            username=actor.username,
            name=actor.name,
            password=hashed,
            password_changed_at=now(),
            password_set_by_other=False,
        )
        (code,) = actor.posts
        post, _ = Post.objects.get_or_create(organ=organs[actor.organ], code=code)
        Appointment.objects.create(
            person=person, post=post, scope=actor.scope, admin=code in ADMIN_POSTS, valid_from=date(2020, 1, 1)
        )
        accounts[field.name] = person
    return People(accounts)
