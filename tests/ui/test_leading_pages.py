"""From a patrol to an event in one click: place and facts come along, the tie is kept, nobody outside sees it."""

from datetime import date

import pytest
from django.urls import reverse

from yifa.records.activities.actions import Deed, log
from yifa.records.cases.models import Case

pytestmark = pytest.mark.django_db
HERE = "500155117000"
FOUND = {"subject": "汛期河道巡查", "grid": "W01", "place": "测试河东岸", "detail": "护坡开裂", "problems": 1}
SENT = {"title": "护坡开裂", "category": "安全隐患", "place": "测试河东岸", "at-division": HERE, "key": "k1"}


@pytest.fixture
def patrol(cast, people):
    return log(Deed("patrol", HERE, cast.feng.organ, date(2026, 3, 2), FOUND), by=cast.feng)


def opening(patrol, kind="grid_event", step="report"):
    return f"{reverse('ui:case-new', args=[kind, step])}?from={patrol.pk}"


def test_the_form_knows_what_the_patrol_found(page_of, patrol):
    page = page_of("feng").get(opening(patrol)).content.decode()
    assert 'value="测试河东岸"' in page and 'value="W01"' in page and 'value="汛期河道巡查"' in page
    assert f'name="from" value="{patrol.pk}"' in page


def test_the_event_and_the_patrol_name_each_other(page_of, patrol):
    client = page_of("feng")
    client.post(reverse("ui:case-new", args=["grid_event", "report"]), {**SENT, "from": str(patrol.pk)})
    case = Case.objects.get(procedure="grid_event")
    assert case.source_key == f"activity:{patrol.pk}:k1"
    activity = reverse("ui:activity-entry", args=["patrol", patrol.pk])
    assert activity in client.get(reverse("ui:case", args=[case.code])).content.decode()
    assert reverse("ui:case", args=[case.code]) in client.get(activity).content.decode()


def test_sent_twice_it_is_one_event(page_of, patrol):
    for _ in range(2):
        page_of("feng").post(reverse("ui:case-new", args=["grid_event", "report"]), {**SENT, "from": str(patrol.pk)})
    assert Case.objects.filter(procedure="grid_event").count() == 1


def test_a_patrol_of_the_next_town_or_of_another_kind_leads_nowhere(page_of, patrol):
    page = page_of("zhou").get(opening(patrol)).content.decode()
    assert "测试河东岸" not in page and 'name="from"' not in page
    page = page_of("li").get(opening(patrol, "public_opinion", "collect")).content.decode()
    assert 'name="from"' not in page


def test_who_may_not_log_patrols_is_not_shown_their_private_half(page_of, patrol):
    assert 'value="测试河东岸"' in page_of("li").get(opening(patrol)).content.decode()
    shown = page_of("zhao").get(reverse("ui:activity-entry", args=["patrol", patrol.pk])).content.decode()
    assert "测试河东岸" not in shown


def test_only_who_may_open_one_is_offered_it(page_of, patrol):
    url = reverse("ui:activity-entry", args=["patrol", patrol.pk])
    assert "立为网格事件处置" in page_of("feng").get(url).content.decode()
    assert "立为网格事件处置" not in page_of("zhao").get(url).content.decode()
