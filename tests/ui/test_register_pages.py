"""Pages of registers: in force today, masked, corrected with a trace, never seen from the next town."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories.kinds import NEXT, PLACE, committee

from yifa.records.registers.models import RegisterEntry

pytestmark = pytest.mark.django_db
LIST = ("ui:register", ["test_committee"])


def listed(client, **query):
    return client.get(reverse(LIST[0], args=LIST[1]), query).content.decode()


def hidden(client, url):
    return dict(re.findall(r'name="(key|version)" value="([^"]*)"', client.get(url).content.decode()))


def test_list_shows_public_fields_and_no_personal_ones(li, entry):
    page = listed(li)
    assert "测试村调委会" in page and "5人" in page
    assert "测试乙" not in page and "13900001234" not in page


def test_the_next_town_sees_nothing(page_of, entry):
    zhou = page_of("zhou")
    assert "测试村调委会" not in listed(zhou)
    assert zhou.get(reverse("ui:register-entry", args=["test_committee", entry.pk])).status_code == 404
    assert zhou.post(reverse("ui:register-end", args=["test_committee", entry.pk]), {}).status_code == 404


def test_an_entry_under_another_registers_address_is_not_found(li, entry):
    assert li.get(reverse("ui:register-entry", args=["nothing", entry.pk])).status_code == 404


def test_search_and_filter(li, cast, entry):
    committee(cast.li, name="某厂调委会", sort="企业")
    assert "测试村" not in listed(li, q="某厂") and "某厂" in listed(li, q="某厂")
    assert "某厂" in listed(li, **{"f-sort": "企业"}) and "测试村" not in listed(li, **{"f-sort": "企业"})


def test_new_entry_once_per_page(li, people):
    url = reverse("ui:register-new", args=["test_committee"])
    data = hidden(li, url) | {
        "name": "新村调委会",
        "sort": "村居",
        "members": "4",
        "at-division": PLACE,
        "at-valid_from": "2026-01-01",
    }
    assert [li.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert RegisterEntry.objects.get().facts["name"] == "新村调委会"


def test_a_rule_of_the_register_is_422_with_its_article(li, people):
    url = reverse("ui:register-new", args=["test_committee"])
    data = hidden(li, url) | {
        "name": "小调委会",
        "sort": "村居",
        "members": "2",
        "at-division": PLACE,
        "at-valid_from": "2026-01-01",
    }
    answer = li.post(url, data)
    page = answer.content.decode()
    assert (
        answer.status_code == 422 and "须三人以上" in page and "测试规定 第2条" in page and 'value="小调委会"' in page
    )
    assert not RegisterEntry.objects.exists()


def test_place_and_day_errors_stand_beside_their_boxes(li, people):
    url = reverse("ui:register-new", args=["test_committee"])
    data = hidden(li, url) | {
        "name": "村",
        "sort": "村居",
        "members": "4",
        "at-division": NEXT,
        "at-valid_from": "2026-01-01",
    }
    assert 'id="f-at-division-error"' in li.post(url, data).content.decode()
    assert 'id="f-at-valid_from-error"' in li.post(url, data | {"at-valid_from": "元旦"}).content.decode()


def test_amending_keeps_history(li, entry):
    url = reverse("ui:register-amend", args=["test_committee", entry.pk])
    answer = li.post(url, hidden(li, url) | {"name": "测试村调委会", "sort": "村居", "members": "7"})
    page = li.get(answer["Location"]).content.decode()
    assert "7人" in page and "更正" in page and page.count("y-ledger") == 2


def test_the_second_amender_is_told_and_nothing_is_lost(li, entry):
    url = reverse("ui:register-amend", args=["test_committee", entry.pk])
    old = hidden(li, url)
    data = {"name": "测试村调委会", "sort": "村居", "members": "7"}
    li.post(url, old | data)
    answer = li.post(url, old | data | {"members": "9"})
    assert answer.status_code == 409 and 'value="9"' in answer.content.decode()
    assert RegisterEntry.objects.get().facts["members"] == 7


def test_ending_takes_it_off_todays_list(li, entry):
    url = reverse("ui:register-end", args=["test_committee", entry.pk])
    assert li.post(url, hidden(li, url) | {"on": "2025-01-01", "reason": "换届"}).status_code == 302
    assert RegisterEntry.objects.get().valid_to == date(2025, 1, 1)
    assert "测试村调委会" not in listed(li) and "测试村调委会" in listed(li, force="ended")


def test_ending_without_a_reason_is_refused(li, entry):
    url = reverse("ui:register-end", args=["test_committee", entry.pk])
    assert li.post(url, hidden(li, url) | {"on": "2025-01-01", "reason": ""}).status_code == 422


def test_who_may_not_keep_it_is_403_with_the_sentence(page_of, entry):
    url = reverse("ui:register-end", args=["test_committee", entry.pk])
    zhao = page_of("zhao")
    answer = zhao.post(url, hidden(zhao, url) | {"on": "2025-01-01", "reason": "换届"})
    assert answer.status_code == 403 and "登记测试名册" in answer.content.decode()


def test_who_may_not_keep_it_is_not_handed_the_personal_half(page_of, entry):
    page = page_of("zhao").get(reverse("ui:register-amend", args=["test_committee", entry.pk])).content.decode()
    assert "13900001234" not in page and "测试乙" not in page


def test_reveal_of_a_register_entry(li, entry):
    url = reverse("ui:register-reveal", args=["test_committee", entry.pk]) + "?what=head_phone"
    assert "13900001234" in li.post(url, {"reason": "通知换届会议"}).content.decode()


def test_the_same_number_of_queries_at_one_and_at_sixty(li, cast, people):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            listed(li)
        return len(queries)

    committee(cast.li)
    listed(li)
    few = asked()
    for number in range(59):
        committee(cast.li, name=f"第{number}村调委会")
    assert asked() <= few


def test_pages_follow_each_other_without_gap_or_repeat(li, cast, people):
    for number in range(60):
        committee(cast.li, name=f"第{number:02}村调委会")
    first = listed(li)
    second = li.get(
        reverse("ui:register", args=["test_committee"]) + re.search(r'href="(\?after=[^"]+)" rel="next"', first)[1]
    )
    names = [re.findall(r"第(\d\d)村", page) for page in (first, second.content.decode())]
    assert len(names[0]) == 50 and sorted(names[0] + names[1]) == [f"{n:02}" for n in range(60)]
