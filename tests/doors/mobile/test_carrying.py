"""What the phone takes along: the own tasks as on the desk, without anybody's name; forms compiled from the steps."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from domains.requests.orders import FORMS
from factories.complaint import ACCEPTED, COMPLAINT
from factories.phone import EVENT

from yifa.ground.calendar import now
from yifa.ground.forms import fields_of
from yifa.ground.identity.actions.credentials import lock
from yifa.ground.places.models import Division, Grid
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.verbs import advance, open_case
from yifa.ui.todo import todos

pytestmark = pytest.mark.django_db
HERE, NEXT = "500155117000", "500155118000"


@pytest.fixture
def pack(client, people):
    def of(name):
        client.force_login(getattr(people, name))
        answer = client.get("/m/today/")
        assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
        return answer.json()

    return of


def event(cast, title="演示:井盖破损", **more):
    data = {**EVENT, "title": title}
    return open_case("grid_event", by=cast.feng, division=HERE, organ=cast.feng.organ, data=data, **more)


def dispute(cast):
    case = open_case("dispute", by=cast.li, division=HERE, organ=cast.wang.organ, data=COMPLAINT, step="apply")
    advance(case, "accept", by=cast.li, data=ACCEPTED)
    return case


def test_the_phone_of_a_locked_account_is_told_to_shut_and_an_expired_one_to_log_in(client, people, cast):
    client.force_login(people.feng)
    lock(person=people.feng, reason="手机丢失", by=cast.jiang)
    answer = client.get("/m/today/")
    assert (answer.status_code, answer.json()["locked"]) == (401, True) and "停用" in answer.json()["sentence"]
    client.logout()
    assert client.get("/m/today/").json()["locked"] is False


def test_tasks_are_those_of_the_desk_in_its_order(pack, cast):
    late = event(cast, "演示:逾期", at=now() - timedelta(days=30))
    event(cast)
    told = pack("feng")["tasks"]
    assert [one["code"] for one in told] == [one.code for one in todos(cast.feng)]
    assert told[0]["code"] == late.code and told[0]["tone"] == "late"
    assert "accept_in_village" in told[0]["steps"] and "dispatch" not in told[0]["may"]


def order(cast):
    case = open_case(
        "hotline_ticket", by=cast.li, division=HERE, organ=cast.feng.organ, data=FORMS["register"], step="register"
    )
    return case


def codes(told):
    return [one["code"] for one in told["tasks"]]


def test_an_order_of_the_office_is_the_task_of_who_can_carry_it_on(pack, cast):
    """The grid member's own office keeps the order, but each of its steps is another post's."""
    case = order(cast)
    assert case.code in codes(pack("li")) and case.code in [one.code for one in todos(cast.feng)]
    assert codes(pack("feng")) == []
    advance(case, "dispatch", by=cast.li, data=FORMS["dispatch"])
    assert codes(pack("zhao")) == [case.code]


def test_who_answered_an_order_is_not_sent_to_call_back_about_it_and_another_is(pack, cast):
    case = order(cast)
    for step in ("dispatch", "sign", "contact", "reply"):
        advance(case, step, by=cast.zheng if step != "dispatch" else cast.li, data=FORMS[step])
    case.refresh_from_db()
    case.handler = ""
    case.save(update_fields=["handler"])
    assert (codes(pack("li")), codes(pack("zheng"))) == ([case.code], [])
    assert pack("li")["tasks"][0]["step"] == "回访办结"


def test_what_the_person_does_themselves_is_marked_as_theirs_and_asked_of_nobody(pack, cast):
    event(cast)
    told = pack("feng")
    assert told["forms"]["grid_event.supplement"]["theirs"] and not told["forms"]["grid_event.report"]["theirs"]
    assert "rate" not in told["tasks"][0]["may"]


def test_the_next_township_takes_nothing_of_it_along(pack, cast):
    before = pack("zhou")["tasks"]
    event(cast, "演示:暗记壬")
    assert pack("zhou")["tasks"] == before == []


@pytest.mark.parametrize("name", ["wei", "shen"])
def test_who_keeps_the_house_is_sent_to_the_desk(client, people, name):
    client.force_login(getattr(people, name))
    answer = client.get("/m/today/")
    assert answer.status_code == 403 and "工作台" in answer.json()["sentence"]


def test_the_list_names_nobody(pack, cast):
    dispute(cast)
    told = pack("wang")
    assert told["tasks"][0]["signs"] and not [
        word for word in ("甲某", "乙某", "13800005678") if word in json.dumps(told["tasks"], ensure_ascii=False)
    ]


def test_forms_are_the_steps_own(pack, cast):
    event(cast)
    told = pack("feng")
    report = told["forms"]["grid_event.report"]
    form = PROCEDURES.get("grid_event").step("report").form
    assert [one["name"] for one in report["fields"]] == [one.name for one in fields_of(form)]
    assert report["picture"] == "现场照片" and not report["original"]
    assert "grid_event.report" in told["reports"] and "hazard.find" in told["rounds"]


def test_who_may_lodge_an_order_finds_it_on_the_phone_and_who_may_not_does_not(pack):
    assert any(name.startswith("hotline_ticket.") for name in pack("li")["reports"])
    assert not any(name.startswith("grid_event.") for name in pack("wang")["reports"])


def test_two_people_have_two_keys_and_one_person_always_the_same(pack):
    first, other, again = pack("feng"), pack("wang"), pack("feng")
    assert first["key"] == again["key"] != other["key"] and first["owner"] == again["owner"] != other["owner"]
    assert "feng" not in first["owner"] and first["keep_hours"] == 24


def test_more_tasks_cost_no_more_queries(pack, cast):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            pack("feng")
        return len(asked)

    event(cast)
    few = count()
    for _ in range(6):
        event(cast)
    assert count() <= few


def test_nobody_logged_in_gets_the_shell_and_no_data(client, db):
    assert client.get("/m/").status_code == 200
    assert client.get("/m/today/").status_code == 401
    assert client.get("/m/worker.js")["Content-Type"].startswith("text/javascript")
    assert client.post("/m/cases/500155117-2026-JF-000001-T/").status_code in (401, 404)


def test_two_of_one_title_are_told_apart_by_village_and_grid_and_no_place_in_words_travels(pack, cast):
    Division.objects.create(code="500155117201", name="演示村", level=5, path="演示村")
    Grid.objects.create(code="50015511720101", name="第一网格", division="500155117201", valid_from=date(2020, 1, 1))
    event(cast)
    data = {**EVENT, "title": "演示:井盖破损", "grid": "50015511720101"}
    open_case("grid_event", by=cast.feng, division="500155117201", organ=cast.feng.organ, data=data)
    where = {one["where"] for one in pack("feng")["tasks"]}
    assert len(where) == 2 and [one for one in where if one.startswith("演示村 · 第一网格 · ") and "登记" in one]
    assert EVENT["place"] not in json.dumps(pack("feng")["tasks"], ensure_ascii=False)
