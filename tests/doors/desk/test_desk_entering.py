"""Coming in: lock-out, no telling of names, forced change of password, second factor, hats."""

from datetime import date

import pytest
from django.urls import reverse
from factories.cast import NEXT_PLACE, PASSWORD

from yifa.ground.identity.models import Appointment, Authenticator, Person, Post
from yifa.ground.identity.posts import WATCHING_POSTS

pytestmark = pytest.mark.django_db
NEW = "Xin-kouling-2026!"


def log_in(client, username="li", password=PASSWORD, **more):
    return client.post(reverse("desk:login"), {"username": username, "password": password, **more})


def test_the_right_password_opens_the_desk(client, people, places):
    answer = log_in(client)
    assert answer.status_code == 302 and answer.url == "/"
    assert "今天先办哪件" in client.get("/").content.decode()


def test_a_wrong_name_reads_like_a_wrong_password(client, people):
    unknown, wrong = log_in(client, "nobody"), log_in(client, "li", "wrong-Password-1")
    assert unknown.status_code == wrong.status_code == 403
    said = [answer.content.decode().count("登录名或口令不对") for answer in (unknown, wrong)]
    assert said == [1, 1]


def test_the_typed_name_stays_the_password_does_not(client, people):
    page = log_in(client, "li", "wrong-Password-1").content.decode()
    assert 'value="li"' in page and "wrong-Password-1" not in page


def test_too_many_wrong_passwords_lock_with_the_time(client, people, settings):
    settings.AXES_ENABLED = True
    for _ in range(settings.AXES_FAILURE_LIMIT):
        log_in(client, "li", "wrong-Password-1")
    answer = log_in(client)
    page = answer.content.decode()
    assert answer.status_code == 429 and answer["Retry-After"] == "900"
    assert "暂停登录15分钟" in page and "<form" in page
    assert client.get("/").status_code == 302


def test_next_leads_only_to_our_own_pages(client, people):
    assert log_in(client, next="/figures/").url == "/figures/"
    assert log_in(client, next="https://elsewhere.example/").url == "/"


def test_whoever_is_not_in_is_sent_to_the_door(client, db):
    answer = client.get(reverse("desk:figures"))
    assert answer.status_code == 302 and answer.url.startswith(reverse("desk:login"))


def test_logging_out_is_a_verb(desk, people):
    client = desk(people.li)
    assert client.get(reverse("desk:logout")).status_code == 405
    assert client.post(reverse("desk:logout")).url == reverse("desk:login")
    assert client.get("/").status_code == 302


def test_a_password_set_by_somebody_else_must_be_changed_first(desk, people):
    Person.objects.filter(pk=people.li.pk).update(password_set_by_other=True)
    client = desk(people.li)
    stopped = client.get("/")
    assert stopped.status_code == 302 and stopped.url.startswith(reverse("desk:password"))
    page = client.get(stopped.url).content.decode()
    assert "口令是他人设置的" in page and "新口令的要求" in page
    done = client.post(stopped.url, {"old": PASSWORD, "new": NEW, "again": NEW, "next": "/"})
    assert done.status_code == 302 and done.url == "/"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [("short", "short", "至少"), (NEW, NEW + "x", "不一样"), (PASSWORD, PASSWORD, "最近")],
)
def test_a_poor_password_is_refused_with_the_rule(desk, people, new, again, said):
    answer = desk(people.li).post(reverse("desk:password"), {"old": PASSWORD, "new": new, "again": again})
    assert answer.status_code == 422 and said in answer.content.decode()


def test_a_wrong_old_password_is_told_beside_its_box(desk, people):
    answer = desk(people.li).post(reverse("desk:password"), {"old": "no-Such-1", "new": NEW, "again": NEW})
    assert answer.status_code == 422 and "原口令不对" in answer.content.decode()


@pytest.fixture
def watched(settings):
    settings.YIFA_SECOND_FACTOR_POSTS = WATCHING_POSTS


def code_of(person):
    device = Authenticator.objects.filter(user=person).latest("pk")
    return f"{device.totp().token():06d}"


def test_a_supervisor_enrols_a_phone_and_goes_on(desk, people, watched):
    client = desk(people.qian)
    door = client.get("/").url
    assert door.startswith(reverse("desk:second-factor"))
    assert "绑定手机动态口令" in client.get(door).content.decode()
    shown = client.post(door, {"next": "/"}).content.decode()
    assert "<svg" in shown and "密钥" in shown
    assert client.post(door, {"code": "000000", "next": "/"}).status_code == 422
    Authenticator.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(door, {"code": code_of(people.qian), "next": "/"}).url == "/"
    assert client.get("/").status_code == 200


def test_a_bound_phone_is_asked_for_and_cannot_be_replaced_without_it(desk, people, watched):
    Authenticator.objects.create(user=people.qian, name="动态口令", confirmed=True, secret="ab" * 20)
    client = desk(people.qian)
    assert client.get(reverse("desk:enrolment")).url.startswith(reverse("desk:second-factor"))
    page = client.post(reverse("desk:second-factor"), {"code": "123"})
    assert page.status_code == 422 and "六位数字" in page.content.decode()
    done = client.post(reverse("desk:second-factor"), {"code": code_of(people.qian), "next": "/alerts/"})
    assert done.url == "/alerts/"


def test_one_of_several_appointments_is_chosen(desk, people, organs):
    post, _ = Post.objects.get_or_create(organ=organs[f"{NEXT_PLACE}-SFS"], code="reviewer")
    Appointment.objects.create(person=people.li, post=post, scope=NEXT_PLACE, valid_from=date(2020, 1, 1))
    client = desk(people.li)
    page = client.get(reverse("desk:hats")).content.decode()
    assert "办事员" in page and "法制审核员" in page
    assert client.post(reverse("desk:hats"), {"hat": "1"}).status_code == 302
    assert "邻镇" in client.get("/").content.decode()
    assert client.post(reverse("desk:hats"), {"hat": "7"}).status_code == 422


def test_posting_without_a_token_is_refused(people):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(reverse("desk:login"), {"username": "li"}).status_code == 403
