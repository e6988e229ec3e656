"""The API calls the same actions as the pages: same checks, same sentences, scoped tokens."""

import json

import pytest

from yifa.ground.identity.actions import issue_token, revoke_token
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import ApiToken, Appointment
from yifa.ground.identity.tokens import forget
from yifa.records.cases.models import Case

pytestmark = pytest.mark.django_db
OPEN = "/api/v1/test_walk/cases/lodge"
BODY = {
    "division": "500155117000",
    "organ": "500155117-PAFZB",
    "data": {"title": "村东排水", "applicant_name": "测试甲", "applicant_phone": "13800000000"},
}


@pytest.fixture
def token(people):
    def issue(username="li", permissions=("test.clerk", "test.mediate")):
        forget()
        held = Appointment.objects.get(person__username=username)
        return issue_token(appointment=held, name="测试", permissions=permissions, by=Actor.system("test"))

    return issue


@pytest.fixture
def call(client, token):
    def send(method, path, body=None, *, as_="li", text=None, **headers):
        text = text or token(as_)
        return getattr(client, method)(
            path, json.dumps(body) if body is not None else None, content_type="application/json",
            headers={"Authorization": f"Bearer {text}", **headers},
        )  # fmt: skip

    return send


def test_lodging_answers_201_with_code_and_etag(call):
    answer = call("post", OPEN, BODY)
    assert answer.status_code == 201 and answer["ETag"] == '"1"'
    assert Case.objects.get(code=answer.json()["code"]).title == "村东排水"


def test_no_answer_holds_personal_data(call):
    code = call("post", OPEN, BODY).json()["code"]
    step = call("post", f"/api/v1/test_walk/cases/{code}/accept", {})
    for answer in (call("get", f"/api/v1/cases/{code}"), call("get", "/api/v1/cases"), step):
        assert answer.status_code in (200, 201)
        assert "测试甲" not in answer.content.decode() and "13800000000" not in answer.content.decode()


def test_without_a_token_nothing_is_open(client):
    assert client.post(OPEN, "{}", content_type="application/json").status_code == 401
    assert client.get("/api/v1/cases").status_code == 401


@pytest.mark.parametrize("body", ["[1]", "{", '{"data": 3, "division": "500155117000", "organ": "x"}', "{}"])
def test_a_body_that_cannot_be_read_is_a_422_in_chinese(client, token, body):
    answer = client.post(OPEN, body, content_type="application/json", headers={"Authorization": f"Bearer {token()}"})
    assert answer.status_code == 422 and answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"]


def test_a_bad_form_names_its_fields(call):
    answer = call("post", OPEN, {**BODY, "data": {"applicant_phone": "12"}})
    assert answer.status_code == 422
    assert answer.json()["fields"]["title"] == "请填写事项。"
    assert Case.objects.count() == 0


def test_a_forbidden_move_is_409_with_its_article(call):
    code = call("post", OPEN, BODY).json()["code"]
    answer = call("post", f"/api/v1/test_walk/cases/{code}/close", {"data": {"reason": "完成"}})
    assert answer.status_code == 409 and answer.json()["basis"]


def test_a_stale_if_match_is_told_who_was_first(call):
    code = call("post", OPEN, BODY).json()["code"]
    call("post", f"/api/v1/test_walk/cases/{code}/accept", {}, **{"If-Match": '"1"'})
    answer = call("post", f"/api/v1/test_walk/cases/{code}/refuse", {"data": {"reason": "不归"}}, **{"If-Match": '"1"'})
    assert answer.status_code == 409 and "测试·李办事员已于" in answer.json()["title"]


def test_the_same_idempotency_key_gives_the_same_case(call):
    text_headers = {"Idempotency-Key": "abc"}
    first, again = (call("post", OPEN, BODY, **text_headers).json()["code"] for _ in range(2))
    assert first == again and Case.objects.count() == 1


def test_a_token_is_limited_to_its_permissions(call, token):
    answer = call("post", OPEN, BODY, text=token(permissions=("test.mediate",)))
    assert answer.status_code == 403 and "令牌" in answer.json()["title"]


def test_the_outsider_finds_nothing(call):
    code = call("post", OPEN, BODY).json()["code"]
    assert call("get", f"/api/v1/cases/{code}", as_="zhou").status_code == 404
    assert call("get", "/api/v1/cases", as_="zhou").json()["items"] == []
    assert call("post", f"/api/v1/test_walk/cases/{code}/accept", {}, as_="zhou").status_code == 404
    assert call("post", OPEN, BODY, as_="zhou").status_code == 403


def test_a_revoked_token_is_closed(call, token, django_capture_on_commit_callbacks):
    text = token()
    assert call("get", "/api/v1/cases", text=text).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        revoke_token(token=ApiToken.objects.get(), by=Actor.system("test"))
    assert call("get", "/api/v1/cases", text=text).status_code == 401


def test_paging_goes_on_where_it_stopped(call):
    for _ in range(3):
        call("post", OPEN, BODY)
    page = call("get", "/api/v1/cases?limit=2").json()
    rest = call("get", f"/api/v1/cases?limit=2&after={page['next']}").json()
    assert (len(page["items"]), len(rest["items"]), rest["next"]) == (2, 1, None)


def test_every_declared_step_has_an_address_with_its_schema(call):
    from yifa.doors.api.urls import api
    from yifa.records.cases.procedure import PROCEDURES

    paths = api.get_openapi_schema()["paths"]
    for procedure in PROCEDURES:
        for step in (one for one in procedure.steps if not one.from_file):
            tail = step.code if step.opens else f"{{code}}/{step.code}"
            operation = paths[f"/api/v1/{procedure.code}/cases/{tail}"]["post"]
            sent = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]["data"]
            assert set(sent.get("properties", {})) == set(step.form.model_fields)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/", 404), ("get", "/api/v1/", 404), ("post", "/api/v2/cases", 404),
        ("get", "/api/v1/nothing", 404),
        ("put", "/api/v1/test_walk/cases/lodge", 405), ("get", "/api/v1/cases/%00", 400),
    ],
)  # fmt: skip
def test_what_is_not_there_is_answered_like_every_refusal_with_or_without_a_token(client, call, method, path, status):
    for answer in (getattr(client, method)(path), call(method, path)):
        told = answer.json()
        assert answer.status_code == told["status"] == status and answer["Content-Type"] == "application/problem+json"
        assert set(told) == {"status", "title", "basis", "fields"} and "。" in told["title"]
    assert status != 405 or answer["Allow"] == "POST"


def test_a_page_that_is_not_there_stays_a_page(client):
    answer = client.get("/nothing/")
    assert answer.status_code == 404 and answer["Content-Type"].startswith("text/html")
