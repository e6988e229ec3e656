"""Pages of activities: logged after the day, withdrawn with a reason, found only inside the scope."""

import re

import pytest
from django.urls import reverse
from factories.kinds import PLACE

from yifa.records.activities.models import Activity

pytestmark = pytest.mark.django_db
NEW = ("ui:activity-new", ["test_lecture"])


def listed(client, **query):
    return client.get(reverse("ui:activity", args=["test_lecture"]), query).content.decode()


def hidden(client, url):
    return dict(re.findall(r'name="(key|version)" value="([^"]*)"', client.get(url).content.decode()))


def test_logging_one(li, people):
    url = reverse(NEW[0], args=NEW[1])
    data = hidden(li, url) | {"at-held_on": "2026-01-05", "at-division": PLACE, "topic": "反诈", "audience": "120"}
    assert [li.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert "反诈" in listed(li) and Activity.objects.count() == 1


def test_a_day_to_come_is_refused_beside_its_box(li, people):
    url = reverse(NEW[0], args=NEW[1])
    data = hidden(li, url) | {"at-held_on": "2999-01-05", "at-division": PLACE, "topic": "反诈", "audience": "120"}
    answer = li.post(url, data)
    assert answer.status_code == 422 and 'id="f-at-held_on-error"' in answer.content.decode()
    assert not Activity.objects.exists()


def test_the_next_town_sees_nothing(page_of, lecture):
    zhou = page_of("zhou")
    assert "民法典进村" not in listed(zhou)
    assert zhou.get(reverse("ui:activity-entry", args=["test_lecture", lecture.pk])).status_code == 404


def test_days_narrow_the_list(li, lecture):
    assert "民法典进村" in listed(li, since="2024-05-01", until="2024-05-01")
    assert "民法典进村" not in listed(li, since="2024-05-02")


def test_withdrawing_leaves_it_readable_with_who_and_why(li, lecture):
    url = reverse("ui:activity-withdraw", args=["test_lecture", lecture.pk])
    answer = li.post(url, hidden(li, url) | {"reason": "重复登记"})
    page = li.get(answer["Location"]).content.decode()
    assert "重复登记" in page and "不再计入任何数字" in page
    assert "民法典进村" not in listed(li) and "民法典进村" in listed(li, standing="withdrawn")


def test_personal_data_is_masked_until_a_reason_is_given(li, lecture):
    url = reverse("ui:activity-entry", args=["test_lecture", lecture.pk])
    assert "137****4321" in li.get(url).content.decode()
    assert "13700004321" not in li.get(url).content.decode()
    reveal = reverse("ui:activity-reveal", args=["test_lecture", lecture.pk]) + "?what=lecturer_phone"
    assert "13700004321" in li.post(reveal, {"reason": "联系讲师"}).content.decode()
