"""The demo cast: synthetic, repeatable, refused where the data is real."""

import pytest
from django.contrib.auth import authenticate
from factories.cast import PLACE

from yifa.ground.identity.actor import actor_of
from yifa.ground.identity.cast import DemoOnly, make_cast
from yifa.ground.identity.models import Person
from yifa.ground.identity.passwords import must_change_password
from yifa.ground.identity.posts import POSTS

pytestmark = pytest.mark.django_db


def test_one_synthetic_person_per_post():
    rows = make_cast(PLACE, "七星镇")
    assert {post for _, _, post, _, _ in rows} == set(POSTS)
    assert all(name.startswith("演示·") for _, name, *_ in rows)
    assert Person.objects.filter(demo=True).count() == len(POSTS)


def test_the_printed_password_opens_the_account(settings):
    login, _, _, _, password = make_cast(PLACE, "七星镇")[0]
    person = authenticate(username=login, password=password)
    assert person is not None and not must_change_password(person)


def test_twice_is_once():
    assert make_cast(PLACE, "七星镇") == make_cast(PLACE, "七星镇")
    assert Person.objects.count() == len(POSTS)


def test_areas_follow_the_post():
    make_cast(PLACE, "七星镇")
    clerk, supervisor = (Person.objects.get(username=f"{post}@{PLACE}") for post in ("clerk", "supervisor"))
    assert (actor_of(clerk).scope, actor_of(clerk).organ) == (PLACE, f"{PLACE}-PAFZB")
    assert actor_of(supervisor).scope == PLACE[:6]


def test_two_places_of_one_county_share_its_organs():
    make_cast(PLACE, "七星镇")
    rows = make_cast("500155118", "邻镇")
    assert {organ for _, _, post, organ, _ in rows if post == "supervisor"} == {"500155-SFJ"}


def test_a_county_is_a_place_too():
    rows = make_cast("360281", "乐平市")
    assert len({organ for *_, organ, _ in rows}) == 8


def test_refused_in_production(settings):
    settings.MODE, settings.DEMO = "production", False
    with pytest.raises(DemoOnly, match="演示模式"):
        make_cast(PLACE, "七星镇")
    assert not Person.objects.exists()
