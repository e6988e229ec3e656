"""On the forms and pages of cases: what the history says is proposed, nothing is written, nobody else's is shown."""

import pytest
from django.urls import reverse
from factories.matters import MONDAY, NEXT_TOWN, TOWN, UNIT, VILLAGE, load

from yifa.ground.calendar import use_now
from yifa.ground.places.models import Division
from yifa.readers.likeness.declared import SUGGESTIONS
from yifa.readers.likeness.suggesting import train
from yifa.records.cases.models import Case

pytestmark = pytest.mark.django_db
NEW = "/cases/new/grid_event/report/"
"""In letters: to ask for an address while tests are gathered builds the API before its procedures are declared."""


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    settings.HOME = tmp_path
    with use_now(MONDAY):
        yield


@pytest.fixture
def waiting(reported):
    """An event that waits for its dispatch."""
    from factories.matters import HOUSE

    from yifa.records.cases.verbs import advance

    case = reported("桥头路灯又不亮了")
    advance(case, "push_up", by=HOUSE, data={"reason": "村里办不了"})
    return Case.objects.get(pk=case.pk)


def page(client, url, **data):
    answer = client.post(url, data) if data else client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def dispatch(case):
    return reverse("ui:case-step", args=[case.code, "dispatch"])


def test_the_dispatch_form_names_the_unit_its_accuracy_and_the_nearest_earlier_matters(li, waiting):
    load(200)
    train(SUGGESTIONS["grid_event.unit"], TOWN)
    text = page(li, dispatch(waiting))
    assert f"填入建议:{UNIT['公共设施']}" in text
    assert "按以往200件同类事项学得" in text and "用最近40件检验" in text and "仅供参考,由您决定" in text
    assert "路灯" in text and f"当时定的是:{UNIT['公共设施']}" in text


def test_taking_a_suggestion_over_fills_the_box_and_writes_nothing(li, waiting):
    text = page(li, dispatch(waiting), adopt="unit=环卫所", unit="", opinion="请尽快", version=waiting.version)
    assert 'value="环卫所"' in text and "请尽快" in text
    assert Case.objects.get(pk=waiting.pk).version == waiting.version


def test_a_suggestion_cannot_fill_a_box_that_the_form_does_not_have(li, waiting):
    assert "别的栏目" not in page(li, dispatch(waiting), adopt="no_such=别的栏目", unit="")


def test_with_too_little_history_the_form_says_so(li, waiting):
    train(SUGGESTIONS["grid_event.unit"], TOWN)
    assert "历史还太少" in page(li, dispatch(waiting))


def test_at_entry_likely_duplicates_are_proposed_with_code_and_state_and_nothing_is_written(li, people, reported):
    Division.objects.create(code=VILLAGE, name="测试村", level=5, path="测试村")
    before = reported("村东头路灯不亮")
    typed = {"at-division": VILLAGE, "title": "村东头的路灯不亮了", "category": "公共设施", "place": "村东头"}
    text = page(li, NEW, **typed, look="1")
    assert before.code in text and "已上报" in text and "村东头的路灯不亮了" in text
    assert Case.objects.count() == 1


def test_at_entry_nothing_of_the_next_town_is_shown(li, people, reported):
    theirs = reported("村东头路灯不亮", division=f"{NEXT_TOWN}201")
    typed = {"at-division": f"{NEXT_TOWN}201", "title": "村东头路灯不亮", "category": "公共设施", "place": "村东头"}
    assert theirs.code not in page(li, NEW, **typed, look="1")


def test_the_case_page_asks_for_its_duplicates_and_gets_the_part_alone(li, people, reported):
    first, second = reported("村东头路灯不亮"), reported("村东头的路灯不亮了")
    url = reverse("ui:case-likeness", args=[second.code])
    assert url in page(li, reverse("ui:case", args=[second.code]))
    whole, part = page(li, url), li.get(url, headers={"HX-Request": "true"}).content.decode()
    assert first.code in whole and first.code in part and "<html" in whole and "<html" not in part


def test_the_outsider_gets_neither_page_nor_part(page_of, reported):
    case = reported("村东头路灯不亮")
    url = reverse("ui:case-likeness", args=[case.code])
    assert page_of("zhou").get(url).status_code == 404 == page_of("wang").get(url).status_code


def test_a_link_fills_in_what_is_not_personal_and_nothing_else(li, people):
    text = page(li, f"{NEW}?title=路灯不亮&place=某某家门口")
    assert 'value="路灯不亮"' in text and "某某家门口" not in text
