"""API tokens: kept as a hash, limited, ended within seconds."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from factories.cast import PLACE

from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actions import end_appointment, issue_token, lock, revoke_token
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import ApiToken
from yifa.ground.identity.tokens import REMEMBER, actor_for_token, forget

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=TZ)
LATER = START + REMEMBER + timedelta(seconds=1)


@pytest.fixture(autouse=True)
def start():
    forget()
    with use_now(START):
        yield
    forget()


@pytest.fixture
def token(people, cast):
    held = people.li.appointments.get()
    return issue_token(appointment=held, name="12345平台", permissions=["identity.reveal"], days=30, by=cast.jiang)


def test_a_token_is_its_appointment_limited_to_its_permissions(token, cast):
    assert actor_for_token(token) == Actor(
        "li", cast.li.name, cast.li.posts, cast.li.organ, PLACE, only=frozenset({"identity.reveal"})
    )


def test_the_text_is_nowhere_in_the_store(token):
    assert token.startswith("yifa_") and len(token) > 40
    assert token not in str(ApiToken.objects.values().get())


@pytest.mark.parametrize("text", ["", "yifa_", "x" * 5000, "yifa_误"])
def test_anything_else_is_nobody(token, text):
    assert actor_for_token(text) is None


def test_one_look_up_then_none_for_some_seconds(token, django_assert_num_queries):
    with django_assert_num_queries(2):  # the row, and the first use noted
        actor_for_token(token)
    with django_assert_num_queries(0):
        actor_for_token(token)
    with use_now(LATER), django_assert_num_queries(1):
        actor_for_token(token)


def test_it_ends_at_its_hour(token):
    last = START + timedelta(days=30)
    with use_now(last - timedelta(seconds=1)):
        assert actor_for_token(token)
    with use_now(last):
        assert actor_for_token(token) is None


def test_revoking_works_here_at_once(token, cast, django_capture_on_commit_callbacks):
    assert actor_for_token(token)
    with django_capture_on_commit_callbacks(execute=True):
        revoke_token(token=ApiToken.objects.get(), by=cast.jiang)
    assert actor_for_token(token) is None


def test_elsewhere_a_lock_works_within_seconds(token, people, cast):
    assert actor_for_token(token)
    lock(person=people.li, reason="离岗", by=cast.jiang)
    with use_now(LATER):
        assert actor_for_token(token) is None


def test_the_token_ends_with_the_appointment(token, people, cast):
    end_appointment(appointment=people.li.appointments.get(), reason="调离", by=cast.jiang)
    with use_now(START + timedelta(days=1)):
        assert actor_for_token(token) is None


@pytest.mark.parametrize("days", [0, -1, limit("token.max_days") + 1])
def test_no_token_for_ever(people, cast, days):
    held = people.li.appointments.get()
    with pytest.raises(ValidationError):
        issue_token(appointment=held, name="x", permissions=["identity.reveal"], days=days, by=cast.jiang)


@pytest.mark.parametrize("permissions", [[], ["no.such"]])
def test_a_token_lists_declared_permissions(people, cast, permissions):
    with pytest.raises(ValidationError, match="权限表"):
        issue_token(appointment=people.li.appointments.get(), name="x", permissions=permissions, by=cast.jiang)
