"""An error of the program: a page in Chinese for the person, the way through the code for the administrator."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from yifa.ground.identity.actions import issue_token
from yifa.ground.identity.actor import Actor
from yifa.site.handler import Handler
from yifa.site.traces import TraceFormatter

pytestmark = pytest.mark.django_db
TYPED = "演示丙的电话13900001111"


@pytest.fixture
def printed(monkeypatch, settings):
    """What the server's own handler prints."""
    lines = []

    def keep(handler, record):
        if isinstance(handler.formatter, TraceFormatter):
            lines.append(handler.format(record))

    monkeypatch.setattr(logging.StreamHandler, "emit", keep)
    return lines


def broken(monkeypatch, failure):
    def fail(*args, **more):
        raise failure

    monkeypatch.setattr("yifa.ui.pages.search.render", fail)


def answer(people):
    client = Client(raise_request_exception=False)
    client.force_login(people.li)
    return client.get(reverse("ui:search"), {"q": TYPED})


def test_the_person_reads_chinese_and_nothing_of_the_program(people, monkeypatch, printed):
    broken(monkeypatch, ValueError(TYPED))
    page = answer(people)
    text = page.content.decode()
    assert page.status_code == 500 and "系统出错,这一步没有写入" in text and "不是您填错了" in text
    assert "Traceback" not in text and "ValueError" not in text


def test_the_output_has_address_and_way_through_the_code_and_nothing_that_was_typed(people, monkeypatch, printed):
    broken(monkeypatch, ValueError(TYPED))
    answer(people)
    (said,) = (one for one in printed if "Internal Server Error" in one)
    assert "/search/" in said and "search.py" in said and "ValueError" in said
    assert "演示丙" not in said and "13900001111" not in said


@pytest.mark.parametrize("handler", [None, Handler])
def test_the_api_answers_with_a_problem_and_nothing_of_the_program(people, monkeypatch, printed, handler):
    def fail(*args, **more):
        raise ValueError(TYPED)

    monkeypatch.setattr("yifa.doors.api.routes.cases_in_sight", fail)
    token = issue_token(
        appointment=people.li.appointments.first(), name="测试", permissions=("requests.read",), by=Actor.system("test")
    )
    client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {token}"})
    if handler:
        client.handler.get_response = handler().get_response
    answer = client.get("/api/v1/cases")
    assert answer.status_code == 500 and answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 500 and "系统出错" in answer.json()["title"]
    assert not any(word in answer.content.decode() for word in ("ValueError", "Traceback", "演示丙"))
    assert any("/api/v1/cases" in one and "routes.py" in one and "演示丙" not in one for one in printed)


def test_an_error_that_speaks_of_code_keeps_its_words(people, monkeypatch, printed):
    broken(monkeypatch, TypeError("f() takes 1 positional argument"))
    answer(people)
    assert any("f() takes 1 positional argument" in one for one in printed)


def test_every_cause_is_told_and_none_in_its_own_words():
    try:
        try:
            raise KeyError(TYPED)
        except KeyError as cause:
            raise RuntimeError(TYPED) from cause
    except RuntimeError as failure:
        said = TraceFormatter().formatException((type(failure), failure, failure.__traceback__))
    assert said.index("KeyError") < said.index("RuntimeError") and TYPED not in said
