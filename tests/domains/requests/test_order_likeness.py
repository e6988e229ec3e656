"""Orders told twice: proposed on the case page, merged by one click and a reason, and taken back."""

import re
from html import unescape

import pytest
from django.urls import reverse
from domains.requests.orders import DIVISION, MONDAY, ORDER, ORGAN

from yifa.ground.calendar import use_now
from yifa.readers.likeness.declared import SUGGESTIONS
from yifa.records.cases.linking import main_of
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings, tmp_path):
    settings.HOME = tmp_path
    with use_now(MONDAY):
        yield


@pytest.fixture
def order(cast):
    def make(**said):
        return open_case("hotline_ticket", by=cast.li, division=DIVISION, organ=ORGAN, data={**ORDER, **said})

    return make


@pytest.fixture
def desk(client, people):
    client.force_login(people.li)
    return client


def alike(desk, case):
    return unescape(desk.get(reverse("ui:case-likeness", args=[case.code])).content.decode())


def test_one_click_leads_to_the_merge_step_with_the_main_code_filled_in(desk, order):
    main, again = order(), order(title="村口的路灯还是不亮", content="村口三盏路灯坏了")
    (url,) = re.findall(r'href="([^"]+main_code=[^"]+)"', alike(desk, again))
    page = desk.get(url).content.decode()
    assert url.endswith(main.code) and f'value="{main.code}"' in page
    assert main_of(again) is None  # looking at the form merges nothing


def test_no_way_into_the_merge_step_where_it_would_be_refused(desk, order, cast, client, people):
    main, again = order(), order()
    advance(again, "merge", by=cast.li, data={"main_code": main.code, "reason": "同一处路灯"})
    third = order()
    assert f"main_code={main.code}" in alike(desk, third)
    assert third.code in alike(desk, main) and "main_code=" not in alike(desk, main)  # a main one goes into no other
    Case.objects.filter(pk=main.pk).update(closed_at=MONDAY)
    assert main.code in alike(desk, third) and "main_code=" not in alike(desk, third)
    fourth = order()
    assert f"main_code={third.code}" in alike(desk, fourth)
    client.force_login(people.zheng)  # reads orders, and merges none
    assert third.code in alike(client, fourth) and "main_code=" not in alike(client, fourth)


def test_a_merged_order_is_proposed_again_once_the_merge_is_taken_back(desk, order, cast):
    main, again, third = order(), order(), order()
    advance(again, "merge", by=cast.li, data={"main_code": main.code, "reason": "同一处路灯"})
    assert again.code not in alike(desk, third) and main.code in alike(desk, third)
    advance(again, "unmerge", by=cast.li, data={"reason": "不是同一处"})
    assert again.code in alike(desk, third)


def test_what_the_caller_said_is_compared_and_never_shown(desk, order):
    order(title="求助", content="村口三盏路灯坏了一周没人修")
    page = alike(desk, order(title="反映问题", content="村口三盏路灯坏了一周还没人修"))
    assert "文字相似" in page and "三盏" not in page


def test_an_order_of_limited_secrecy_is_proposed_to_nobody_else(desk, order):
    secret = order()
    Case.objects.filter(pk=secret.pk).update(secrecy="handler", handler="somebody")
    assert secret.code not in alike(desk, order())


def test_item_and_unit_of_an_order_are_suggested():
    assert {one.label for one in SUGGESTIONS if one.procedure == "hotline_ticket"} == {"item", "unit"}
