"""Log-in, lock-out, second factor and session rules, through requests as a browser sends them."""

from datetime import datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from factories.cast import PASSWORD

from yifa.ground.calendar import TZ, now, use_now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actions import confirm_second_factor, enrol_second_factor
from yifa.ground.identity.posts import WATCHING_POSTS
from yifa.ground.identity.sessions import LogInRefused, pass_second_factor, sign_in, sign_out

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
START = datetime(2026, 3, 2, 9, tzinfo=TZ)


def log_in(request):
    try:
        sign_in(request, username=request.POST["username"], password=request.POST["password"])
    except LogInRefused as refused:
        return HttpResponse(refused.sentence, status=403)
    return HttpResponse("in")


def second_factor(request):
    return HttpResponse("passed" if pass_second_factor(request, code=request.POST.get("code", "")) else "wrong")


def who(request):
    return HttpResponse(f"{request.actor.username}/{request.actor.scope}")


def log_out(request):
    sign_out(request)
    return HttpResponse("out")


urlpatterns = [
    path("login/", log_in),
    path("logout/", log_out),
    path("account/second-factor/", second_factor),
    path("account/password/", who),
    path("who/", who),
]


@pytest.fixture(autouse=True)
def start(settings):
    settings.AXES_ENABLED = True
    settings.YIFA_SECOND_FACTOR_POSTS = WATCHING_POSTS
    # The hash itself is tested elsewhere; here nobody waits for it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    with use_now(START):
        yield


def attempt(client, username, password=PASSWORD, **rest):
    return client.post("/login/", {"username": username, "password": password}, **rest)


def test_the_right_password_opens_and_gives_an_actor(client, people, cast):
    assert attempt(client, " Li ").content == b"in"
    assert client.get("/who/").content.decode() == f"li/{cast.li.scope}"


def test_logging_out_ends_the_session(client, people):
    attempt(client, "li")
    client.get("/logout/")
    assert client.get("/who/").content == b"/"


def test_nobody_logged_in_is_the_public_and_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/who/").content == b"/"


def test_a_wrong_name_and_a_wrong_password_sound_the_same(client, people):
    assert attempt(client, "nobody").content == attempt(client, "li", "wrong").content


def test_a_locked_account_stays_out_and_its_session_ends(client, people):
    attempt(client, "li")
    people.li.locked_at, people.li.lock_reason = START, "离岗"
    people.li.save()
    assert client.get("/who/").content == b"/"
    assert attempt(client, "li").status_code == 403


def test_the_account_locks_after_so_many_failures_from_anywhere(client, people):
    most = limit("lockout.account_failures")
    for number in range(most - 1):
        assert attempt(client, "li", "wrong", REMOTE_ADDR=f"10.0.0.{number}").status_code == 403
    assert attempt(client, "li", "wrong", REMOTE_ADDR="10.0.1.1").status_code == 429
    answer = attempt(client, "li", REMOTE_ADDR="10.0.2.2")
    assert answer.status_code == 429 and answer["Retry-After"] == str(limit("lockout.minutes") * 60)
    assert attempt(client, "wang", REMOTE_ADDR="10.0.0.1").status_code == 200


def test_one_short_of_the_limit_still_opens(client, people):
    for _ in range(limit("lockout.account_failures") - 1):
        attempt(client, "li", "wrong")
    assert attempt(client, "li").status_code == 200


def test_the_lock_ends_after_its_minutes(client, people):
    for _ in range(limit("lockout.account_failures")):
        attempt(client, "li", "wrong")
    AccessAttempt.objects.update(attempt_time=now() - timedelta(days=400))
    assert attempt(client, "li").status_code == 200


def test_a_colleague_behind_the_same_address_is_not_locked_out(client, people):
    for _ in range(limit("lockout.account_failures")):
        attempt(client, "li", "wrong")
    assert attempt(client, "wang").status_code == 200


def test_an_address_that_tries_many_names_is_locked(client, people):
    for number in range(limit("lockout.address_failures")):
        attempt(client, f"guess{number}", "wrong")
    assert attempt(client, "wang").status_code == 429
    assert attempt(client, "wang", REMOTE_ADDR="10.9.9.9").status_code == 200


def test_anothers_success_does_not_wipe_out_my_failures(client, people):
    attempt(client, "li", "wrong")
    attempt(client, "wang")
    assert AccessAttempt.objects.get(username="li").failures_since_start == 1


def test_idle_for_the_limit_ends_the_session(client, people):
    attempt(client, "li")
    last_look = START + timedelta(minutes=limit("session.idle_minutes"), seconds=-1)
    with use_now(last_look):
        assert client.get("/who/").status_code == 200
    with use_now(last_look + timedelta(minutes=limit("session.idle_minutes"))):
        answer = client.get("/who/")
    assert answer.status_code == 302 and "why=idle" in answer["Location"] and "/login/" in answer["Location"]


def test_a_busy_session_ends_too(client, people):
    attempt(client, "li")
    step, last = limit("session.idle_minutes") - 1, limit("session.absolute_hours") * 60
    for minute in range(step, last, step):
        with use_now(START + timedelta(minutes=minute)):
            assert client.get("/who/").status_code == 200
    with use_now(START + timedelta(minutes=last)):
        assert "why=long" in client.get("/who/")["Location"]


def test_reading_pages_does_not_write_every_time(client, people, django_assert_max_num_queries):
    attempt(client, "li")
    with django_assert_max_num_queries(3) as captured:  # session, person, appointments
        client.get("/who/")
    assert all(query["sql"].startswith("SELECT") for query in captured)


def test_an_old_password_must_be_changed_before_work(client, people):
    people.li.password_set_by_other = True
    people.li.save()
    attempt(client, "li")
    assert client.get("/who/")["Location"].startswith("/account/password/?why=password")
    assert client.get("/account/password/").status_code == 200


def test_htmx_and_json_are_told_in_their_own_way(client, people):
    people.li.password_set_by_other = True
    people.li.save()
    attempt(client, "li")
    assert "why=password" in client.get("/who/", headers={"HX-Request": "true"})["HX-Redirect"]
    answer = client.get("/who/", headers={"Accept": "application/json"})
    assert answer.status_code == 403 and "口令" in answer.content.decode()


def code_of(device):
    return f"{device.totp().token():06d}"


def test_a_supervisor_needs_the_second_factor(client, people, cast):
    device = enrol_second_factor(person=people.qian, by=cast.qian).authenticator
    confirm_second_factor(person=people.qian, code=code_of(device), by=cast.qian)
    attempt(client, "qian")
    assert "second-factor" in client.get("/who/")["Location"]
    with use_now(START + timedelta(seconds=30)):
        device.refresh_from_db()
        code = code_of(device)
        assert client.post("/account/second-factor/", {"code": code}).content == b"passed"
        assert client.get("/who/").status_code == 200


def test_a_code_counts_once(client, people, cast):
    device = enrol_second_factor(person=people.qian, by=cast.qian).authenticator
    code = code_of(device)
    confirm_second_factor(person=people.qian, code=code, by=cast.qian)
    attempt(client, "qian")
    assert client.post("/account/second-factor/", {"code": code}).content == b"wrong"


def test_a_clerk_needs_none(client, people):
    attempt(client, "li")
    assert client.get("/who/").status_code == 200


@override_settings(YIFA_SECOND_FACTOR_POSTS=frozenset({"clerk"}))
def test_a_site_may_ask_it_of_others(client, people):
    attempt(client, "li")
    assert "second-factor" in client.get("/who/")["Location"]
