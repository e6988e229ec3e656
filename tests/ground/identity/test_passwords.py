"""Password rules, at and beside each limit."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from factories.cast import PASSWORD

from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.access import LaxerThanAllowed, access_values, limit, read
from yifa.ground.identity.actions import change_password, reset_password
from yifa.ground.identity.passwords import classes_of, must_change_password

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 9, tzinfo=TZ)


@pytest.fixture(autouse=True)
def quick_hasher(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


def errors(password, person=None):
    with pytest.raises(ValidationError) as raised:
        validate_password(password, person)
    return {error.code for error in raised.value.error_list}


@pytest.mark.parametrize(
    ("password", "classes"), [("abc", 1), ("Abc", 2), ("Abc1", 3), ("Abc1!", 4), ("", 0), ("口令1", 2), ("a\n", 1)]
)
def test_classes_are_counted(password, classes):
    assert classes_of(password) == classes


def test_length_and_classes_at_the_limit():
    validate_password("Abcdefg1")
    assert errors("Abcdef1") == {"too_short"}
    assert errors("abcdefg1") == {"too_plain"}


def test_an_administrator_needs_a_longer_one(people):
    validate_password("Abcdefg1234", people.li)
    assert errors("Abcdefg1234", people.wei) == {"too_short"}
    validate_password("Abcdefg12345", people.wei)


def test_the_login_name_may_not_stand_in_it(people):
    assert errors("Zheng-2026", people.zheng) == {"holds_login_name"}


def test_the_last_five_and_the_present_one_are_refused(people, cast):
    used = [PASSWORD, *(f"Kouling-{n}" for n in range(6))]
    for old, new in pairwise(used):
        change_password(person=people.li, old=old, new=new, by=cast.li)
    for recent in used[-6:]:
        assert errors(recent, people.li) == {"used_lately"}
    validate_password(used[0], people.li)


def test_messages_are_chinese_and_say_what_to_do(people):
    with pytest.raises(ValidationError) as raised:
        validate_password("abc", people.wei)
    assert raised.value.messages[0] == "管理员口令至少12位，现在是3位，请加长。"


def test_a_password_lasts_its_days_and_no_longer(people):
    people.li.password_changed_at = START
    with use_now(START + timedelta(days=limit("password.max_age")) - timedelta(seconds=1)):
        assert not must_change_password(people.li)
    with use_now(START + timedelta(days=limit("password.max_age"))):
        assert must_change_password(people.li)


def test_a_password_set_by_another_must_be_changed(people, cast):
    reset_password(person=people.li, new="Linshi-2026", by=cast.wei)
    assert must_change_password(people.li)
    change_password(person=people.li, old="Linshi-2026", new="Ziji-2026x", by=cast.li)
    assert not must_change_password(people.li)


def test_every_number_says_where_it_comes_from():
    for value in access_values().values():
        assert value.basis and value.unit and value.tag, value.code


@pytest.mark.parametrize(
    "line", ['"password.min_length" = 7', '"session.idle_minutes" = 31', '"no.such" = 1', '"password.history" = true']
)
def test_a_site_may_only_be_stricter(line):
    shipped = '[[value]]\ncode="password.min_length"\nname="长度"\nvalue=8\nunit="位"\nstricter="higher"\nbasis="x"\n'
    shipped += 'verified=false\ntag="memory"\n'
    assert read(shipped, '"password.min_length" = 10')["password.min_length"].value == 10
    with pytest.raises(LaxerThanAllowed):
        read(shipped, line)


def test_passwords_are_kept_with_sm3(settings):
    settings.PASSWORD_HASHERS = settings.PASSWORD_HASHERS[1:]
    kept = make_password("Abcdefg1")
    assert kept.startswith("pbkdf2_sm3$600000$")
    assert check_password("Abcdefg1", kept) and not check_password("Abcdefg2", kept)
