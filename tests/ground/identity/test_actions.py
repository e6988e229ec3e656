"""Actions on accounts: by the right administrator, with the ledger row inside, both or neither."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from factories.cast import COUNTY, PASSWORD, PLACE

from yifa.ground.calendar import TZ, today, use_now
from yifa.ground.identity.actions import (
    CannotAppoint,
    NoSuchField,
    ReasonTooShort,
    add_organ,
    add_person,
    appoint,
    appointing,
    change_password,
    confirm_second_factor,
    credentials,
    end_appointment,
    enrol_second_factor,
    issue_token,
    lock,
    reset_password,
    reset_second_factor,
    reveal,
    revealing,
    revoke_token,
    unlock,
)
from yifa.ground.identity.actor import Actor, actor_of
from yifa.ground.identity.models import ApiToken, Appointment, Authenticator, Person, Reveal
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.identity.posts import ADMIN_POSTS
from yifa.ground.ledger import entry_bytes, seqs_of

pytestmark = pytest.mark.django_db
SETUP = Actor.system("setup")


@pytest.fixture(autouse=True)
def quick_hasher(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


def told(subject):
    """The ledger's lines about a subject, as text."""
    return [line.decode() for _, line in entry_bytes(seqs_of(subject))]


def test_an_organ_an_account_and_a_post_make_an_actor(cast, organs):
    organ = add_organ(code=f"{PLACE}-XFS", name="测试镇信访室", division=f"{PLACE}000", by=cast.wei)
    person = add_person(username="he", name="测试·何办事员", password="Linshi-2026", by=cast.wei)
    assert actor_of(person).posts == frozenset()
    appoint(person=person, post="clerk", organ=organ, by=cast.jiang)
    assert actor_of(person) == Actor("he", "测试·何办事员", frozenset({"clerk"}), organ.code, PLACE)
    assert any("identity.appointed" in line and "jiang" in line for line in told("person:he"))


def test_the_ledger_holds_no_names(cast, organs):
    add_person(username="he", name="测试·何办事员", password="Linshi-2026", by=cast.wei)
    assert "何办事员" not in "".join(told("person:he"))


def doings(people, cast, organs):
    """Every action on an account, with the administrator who may."""
    held = people.li.appointments.get()
    return {
        "add_organ": (cast.wei, lambda by: add_organ(code="x-Y", name="x", division=f"{PLACE}000", by=by)),
        "add_person": (cast.wei, lambda by: add_person(username="he", name="何", password="x", by=by)),
        "reset_password": (cast.wei, lambda by: reset_password(person=people.li, new="Abcdefg1", by=by)),
        "appoint": (
            cast.jiang,
            lambda by: appoint(person=people.li, post="officer", organ=organs[cast.zhao.organ], by=by),
        ),
        "end_appointment": (cast.jiang, lambda by: end_appointment(appointment=held, reason="调离", by=by)),
        "lock": (cast.jiang, lambda by: lock(person=people.li, reason="离岗", by=by)),
        "unlock": (cast.jiang, lambda by: unlock(person=people.li, by=by)),
        "reset_second_factor": (cast.jiang, lambda by: reset_second_factor(person=people.li, by=by)),
        "issue_token": (
            cast.jiang,
            lambda by: issue_token(appointment=held, name="对接", permissions=["identity.reveal"], by=by),
        ),
    }


NAMES = [
    "add_organ",
    "add_person",
    "reset_password",
    "appoint",
    "end_appointment",
    "lock",
    "unlock",
    "reset_second_factor",
    "issue_token",
]


@pytest.mark.parametrize("name", NAMES)
def test_only_the_right_administrator_may(people, cast, organs, name):
    right, act = doings(people, cast, organs)[name]
    for other in cast:
        if other != right:
            with pytest.raises(NotAllowed):
                act(other)
    act(right)


@pytest.mark.parametrize("name", NAMES)
def test_an_administrator_of_another_area_may_not(people, cast, organs, name):
    right, act = doings(people, cast, organs)[name]
    stranger = Actor("stranger", "外区管理员", right.posts, "500156-XXZX", "500156")
    if name == "add_person":  # a new account lies in its maker's own area and can do nothing yet
        act(stranger)
        return
    with pytest.raises(NotAllowed):
        act(stranger)


@pytest.mark.parametrize("name", NAMES)
def test_change_and_ledger_fall_together(people, cast, organs, monkeypatch, name):
    right, act = doings(people, cast, organs)[name]

    def broken(*args, **rest):
        raise IntegrityError("ledger")

    from yifa.ground.identity.actions import tokens

    for module in (appointing, credentials, tokens):
        monkeypatch.setattr(module, "record", broken)
    before = snapshot()
    with pytest.raises(IntegrityError):
        act(right)
    assert snapshot() == before


def snapshot():
    return [
        list(model.objects.order_by("pk").values()) for model in (Person, Appointment, Authenticator, ApiToken, Reveal)
    ]


@pytest.mark.parametrize("post", sorted(ADMIN_POSTS))
def test_nobody_holds_two_administrator_posts(people, organs, post):
    with pytest.raises(CannotAppoint, match="不得由一人兼任"):
        appoint(person=people.shen, post=post, organ=organs[f"{COUNTY}-XXZX"], by=SETUP)


def test_the_store_itself_refuses_a_second_administrator_post(people):
    held = people.shen.appointments.get()
    with pytest.raises(IntegrityError):
        Appointment.objects.create(person=people.wei, post=held.post, scope=COUNTY, admin=True, valid_from=today())


def test_after_one_administrator_post_ends_another_may_begin(people, organs, cast):
    end_appointment(appointment=people.shen.appointments.get(), reason="轮岗", on=today() - timedelta(days=1), by=SETUP)
    appoint(person=people.shen, post="sysadmin", organ=organs[f"{COUNTY}-XXZX"], by=SETUP)
    assert actor_of(people.shen).posts == {"sysadmin"}


@pytest.mark.parametrize("scope", [COUNTY, "500155118", "50"])
def test_no_scope_beyond_the_organs_own(people, organs, cast, scope):
    with pytest.raises(CannotAppoint, match="超出"):
        appoint(person=people.li, post="officer", organ=organs[cast.zhao.organ], scope=scope, by=SETUP)


def test_an_unknown_post_is_refused(people, organs, cast):
    with pytest.raises(CannotAppoint, match="岗位"):
        appoint(person=people.li, post="boss", organ=organs[cast.li.organ], by=SETUP)


def test_no_administrator_appoints_himself(people, organs, cast):
    with pytest.raises(NotAllowed, match="不是您本人"):
        appoint(person=people.jiang, post="clerk", organ=organs[cast.li.organ], by=cast.jiang)


def test_a_wrong_old_password_changes_nothing(people, cast):
    with pytest.raises(ValidationError, match="原口令"):
        change_password(person=people.li, old="wrong", new="Abcdefg1", by=cast.li)
    people.li.refresh_from_db()
    assert people.li.check_password(PASSWORD)


def test_nobody_changes_anothers_password(people, cast):
    with pytest.raises(NotAllowed):
        change_password(person=people.li, old=PASSWORD, new="Abcdefg1", by=cast.wang)


def test_lock_and_unlock(people, cast):
    lock(person=people.li, reason="离岗", by=cast.jiang)
    assert not actor_of(Person.objects.get(username="li")).posts
    unlock(person=people.li, by=cast.jiang)
    assert actor_of(Person.objects.get(username="li")).posts == {"clerk"}


def test_enrolment_shows_a_picture_and_counts_only_when_confirmed(people, cast):
    shown = enrol_second_factor(person=people.qian, by=cast.qian)
    assert shown.uri.startswith("otpauth://totp/yifa%3Aqian?secret=") and "<svg" in shown.qr
    with pytest.raises(ValidationError, match="六位"):
        confirm_second_factor(person=people.qian, code="000000x", by=cast.qian)
    assert not Authenticator.objects.filter(confirmed=True).exists()
    with use_now(datetime(2026, 3, 2, 9, tzinfo=TZ)):
        Authenticator.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
        code = f"{shown.authenticator.totp().token():06d}"
        confirm_second_factor(person=people.qian, code=code, by=cast.qian)
    assert Authenticator.objects.filter(confirmed=True).count() == 1


def test_a_wrong_code_slows_the_next_try_down(people, cast):
    shown = enrol_second_factor(person=people.qian, by=cast.qian)
    assert not shown.authenticator.verify_token("000000")
    assert not shown.authenticator.verify_token(f"{shown.authenticator.totp().token():06d}")


@pytest.fixture
def case(cast):
    return SimpleNamespace(
        subject="case:500155117-2026-JF-000123-7",
        division=f"{PLACE}001",
        organ=cast.li.organ,
        secrecy="",
        private={"phone": "13800005678"},
    )


def test_revealing_shows_one_field_and_writes_who_and_why(people, cast, case):
    assert reveal(of=case, field="phone", reason="电话通知调解时间", by=cast.li) == "13800005678"
    (row,) = Reveal.objects.all()
    assert (row.by, row.field, row.reason) == ("li", "phone", "电话通知调解时间")
    (line,) = told(case.subject)
    assert "identity.revealed" in line and "13800005678" not in line and "通知" not in line


@pytest.mark.parametrize("who", ["zhou", "wang", "wei", "public"])
def test_revealing_is_for_those_who_handle_or_watch(cast, case, who):
    with pytest.raises(NotAllowed):
        reveal(of=case, field="phone", reason="电话通知调解时间", by=getattr(cast, who))
    assert not Reveal.objects.exists()


@pytest.mark.parametrize("reason", ["", "看看", "      "])
def test_no_reason_no_look(cast, case, reason):
    with pytest.raises(ReasonTooShort):
        reveal(of=case, field="phone", reason=reason, by=cast.li)
    assert not told(case.subject)


def test_a_field_that_is_not_there(cast, case):
    with pytest.raises(NoSuchField):
        reveal(of=case, field="diagnosis", reason="电话通知调解时间", by=cast.li)


def test_revealing_falls_with_its_ledger_row(cast, case, monkeypatch):
    def broken(*args, **rest):
        raise IntegrityError("ledger")

    monkeypatch.setattr(revealing, "record", broken)
    with pytest.raises(IntegrityError):
        reveal(of=case, field="phone", reason="电话通知调解时间", by=cast.li)
    assert not Reveal.objects.exists()


def test_a_revoked_token_is_written_down(people, cast):
    issue_token(appointment=people.li.appointments.get(), name="对接", permissions=["identity.reveal"], by=cast.jiang)
    revoke_token(token=ApiToken.objects.get(), by=cast.li)
    assert [line for line in told("person:li") if "token_revoked" in line]
