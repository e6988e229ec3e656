"""The first page: overdue first, each with its article and the step; handovers taken over or sent back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from factories.cast import NEXT_PLACE

from yifa.doors.desk import todo
from yifa.ground.calendar import now, use_now
from yifa.records.cases.models import Case, Handover
from yifa.records.cases.verbs import advance

pytestmark = pytest.mark.django_db


def test_the_late_one_stands_first_with_its_article(desk, people, cast, matters):
    with use_now(now() - timedelta(days=14)):
        matters(1, title="早该办的")
    matters(1, title="刚登记的")
    page = desk(people.li).get("/").content.decode()
    assert page.index("早该办的") < page.index("刚登记的")
    first = page[page.index("早该办的") :]
    assert "逾" in first[:900] and "测试规定 第1条" in first[:1500]


def test_the_button_leads_to_the_step_the_clock_waits_for(desk, people, cast, matters):
    (case,) = matters(1)
    (one,) = todo.todos(cast.li)
    assert one.step == "办结" and one.step_url == reverse("ui:case-step", args=[case.code, "close"])
    assert one.step_url in desk(people.li).get("/").content.decode()


def test_counters_tell_late_today_and_soon(cast, people, places, matters):
    with use_now(now() - timedelta(days=14)):
        matters(2)
    matters(1)
    told = {one.name: one.count for one in todo.counters(cast.li, 0)}
    assert told["逾期"] == 2 and told["今日到期"] == 0
    with use_now(Case.objects.latest("pk").due_at - timedelta(minutes=5)):
        told = {one.name: one.count for one in todo.counters(cast.li, 0)}
    assert told["逾期"] == 2 and told["今日到期"] == 1


def test_what_is_done_is_not_to_do(cast, people, matters):
    (case,) = matters(1)
    advance(case, "close", by=cast.li, data={"reason": "办好了"})
    assert todo.todos(cast.li) == []


def test_another_offices_matter_is_not_mine_unless_my_post_carries_it_on(cast, people, matters):
    matters(1)
    assert todo.todos(cast.zheng) == [] and todo.todos(cast.wang) == []
    assert [one.title for one in todo.todos(cast.chen)] == ["测试事项甲0"]


def test_an_empty_desk_teaches(desk, people):
    page = desk(people.li).get("/").content.decode()
    assert "今天没有等您办的事" in page and "登记一件" in page


def test_the_administrators_are_told_what_is_theirs(desk, people):
    page = desk(people.wei).get("/").content.decode()
    assert "您的岗位不办理事项" in page and "待办,按到期日" not in page


@pytest.fixture
def offer(cast, matters):
    (case,) = matters(1, started=False)
    return Handover.objects.create(
        case=case, procedure="test_walk", division=case.division, organ=cast.li.organ, reason="不归我们办",
        basis="测试规定 第1条", offered_at=now(), offered_by="wang",
    )  # fmt: skip


def test_a_handover_is_offered_to_the_organ_it_names(cast, offer):
    assert [one.id for one in todo.offers(cast.li)] == [offer.pk]
    assert todo.offers(cast.wang) == [] and todo.offers(cast.zhou) == []


def test_taking_over_opens_an_own_case_once(desk, people, offer):
    client, url = desk(people.li), reverse("desk:handover", args=[offer.pk])
    page = client.get(url).content.decode()
    assert "不归我们办" in page and 'value="测试事项甲0"' in page
    answer = client.post(url, {"title": "接过来的", "key": "k1"})
    offer.refresh_from_db()
    assert answer.url == reverse("ui:case", args=[offer.opened_code])
    assert offer.state == "accepted" and offer.answered_by == "li"
    again = client.post(url, {"title": "接过来的", "key": "k2"})
    assert again.status_code == 409 and "li已经答复过" in again.content.decode()
    assert Case.objects.filter(title="接过来的").count() == 1


def test_a_form_that_is_not_filled_in_takes_nothing_over(desk, people, offer):
    answer = desk(people.li).post(reverse("desk:handover", args=[offer.pk]), {"title": ""})
    offer.refresh_from_db()
    assert answer.status_code == 422 and "请填写事项" in answer.content.decode()
    assert offer.state == "queued"


def test_sending_back_needs_a_reason(desk, people, offer):
    client, url = desk(people.li), reverse("desk:handover-return", args=[offer.pk])
    assert client.post(url, {"reason": " "}).status_code == 422
    assert client.post(url, {"reason": "应由派出所办"}).status_code == 302
    offer.refresh_from_db()
    assert offer.state == "returned" and "应由派出所办" in offer.reason


def test_a_mediator_may_not_take_what_a_clerk_must_open(desk, people, cast, offer):
    Handover.objects.update(organ="")
    answer = desk(people.wang).post(reverse("desk:handover", args=[offer.pk]), {"title": "接过来的"})
    assert answer.status_code == 403 and Handover.objects.get().state == "queued"


def test_noise_of_the_next_town_stays_there(cast, people, matters):
    matters(2, by=cast.zhou, division=f"{NEXT_PLACE}000", title="邻镇的")
    assert todo.todos(cast.li) == [] and todo.todos(cast.chen) == []
    assert len(todo.todos(cast.qian)) == 2
