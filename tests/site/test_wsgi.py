"""The server's own handler: the API's short chain still checks host and token, and never opens a session."""

import json

import pytest

from yifa.ground.identity.actions import issue_token
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Appointment
from yifa.ground.identity.tokens import forget
from yifa.records.cases.models import Case
from yifa.site.handler import Handler

pytestmark = pytest.mark.django_db
BODY = {"division": "500155117000", "organ": "500155117-PAFZB", "data": {"title": "村东排水"}}


@pytest.fixture
def call(rf, people):
    forget()
    held = Appointment.objects.get(person__username="li")
    token = issue_token(appointment=held, name="测试", permissions=["test.clerk"], by=Actor.system("test"))

    def send(path="/api/v1/test_walk/cases/lodge", host="127.0.0.1", text=token):
        request = rf.post(
            path, json.dumps(BODY), content_type="application/json",
            headers={"Authorization": f"Bearer {text}", "host": host},
        )  # fmt: skip
        begun = {}
        body = Handler()(request.environ, lambda status, headers: begun.update(status=status, headers=dict(headers)))
        return int(begun["status"].split()[0]), begun["headers"], b"".join(body)

    return send


def test_intake_works_through_the_short_chain(call):
    status, headers, body = call()
    assert status == 201 and headers["X-Content-Type-Options"] == "nosniff"
    assert Case.objects.get(code=json.loads(body)["code"]).title == "村东排水"
    assert "Set-Cookie" not in headers and "Content-Security-Policy" not in headers


def test_a_foreign_host_and_a_wrong_token_are_refused(call):
    assert call(host="evil.example")[0] == 400
    assert call(text="wrong")[0] == 401
    assert not Case.objects.exists()


def test_pages_take_the_whole_chain(call):
    status, headers, _ = call(path="/cases/")
    assert status in (302, 403) and "Content-Security-Policy" in headers
