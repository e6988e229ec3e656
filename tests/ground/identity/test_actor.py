"""An actor comes from appointments in force, and from nothing else."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from factories.cast import COUNTY, NEXT_PLACE, PLACE

from yifa.ground.calendar import today, use_now
from yifa.ground.identity.actor import Actor, actor_of, actors_of
from yifa.ground.identity.models import Appointment, Post

pytestmark = pytest.mark.django_db


def appoint(person, organ, code, scope, **rest):
    post, _ = Post.objects.get_or_create(organ=organ, code=code)
    return Appointment.objects.create(person=person, post=post, scope=scope, valid_from=date(2020, 1, 1), **rest)


def test_the_stored_cast_are_the_actors_of_the_cast(people, cast):
    for name, person in vars(people).items():
        assert actor_of(person) == getattr(cast, name)


def test_nobody_logged_in_is_the_public():
    assert actor_of(AnonymousUser()) == Actor.public()
    assert actor_of(None) == Actor.public()


def test_posts_of_one_organ_and_area_are_one_hat(people, organs, cast):
    appoint(people.li, organs[cast.li.organ], "report_editor", PLACE)
    assert actor_of(people.li).posts == {"clerk", "report_editor"}


def test_posts_of_different_areas_stay_apart(people, organs, cast):
    """A mediator here who supervises elsewhere does not supervise here."""
    appoint(people.wang, organs[f"{COUNTY}-SFJ"], "supervisor", NEXT_PLACE)
    here, there = actors_of(people.wang)
    assert (here.posts, here.scope) == ({"mediator"}, PLACE)
    assert (there.posts, there.scope) == ({"supervisor"}, NEXT_PLACE)
    assert actor_of(people.wang, hat=1) == there
    assert actor_of(people.wang, hat=9) == here


def test_an_administrator_post_is_never_merged_with_another(people, organs, cast):
    appoint(people.qian, organs[f"{COUNTY}-SFJ"], "auditor", COUNTY, admin=True)
    assert [sorted(hat.posts) for hat in actors_of(people.qian)] == [["supervisor"], ["auditor"]]


def test_an_ended_or_future_appointment_gives_nothing(people):
    held = people.li.appointments.get()
    held.valid_to = today() - timedelta(days=1)
    held.save()
    assert actor_of(people.li) == Actor("li", people.li.name)
    with use_now(datetime(2019, 12, 31, 12)):
        assert not actor_of(people.wang).posts


def test_the_last_day_still_counts(people):
    people.li.appointments.update(valid_to=date(2026, 3, 1))
    with use_now(datetime(2026, 3, 1, 23, 59)):
        assert actor_of(people.li).posts == {"clerk"}


def test_a_locked_account_gives_nothing(people):
    people.li.lock_reason = "离岗"
    people.li.locked_at = datetime(2026, 1, 1)
    assert not actor_of(people.li).scope
