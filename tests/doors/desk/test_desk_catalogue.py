"""The open side: procedures with their clocks, unchecked law first, the matrix, the calendar."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def read(client, view, *arguments, **asked):
    return client.get(reverse(f"desk:{view}", args=arguments), asked).content.decode()


def test_a_procedure_shows_steps_clocks_and_articles_in_a_table(desk, people):
    page = read(desk(people.shen), "procedure", "test_walk")
    for words in (
        "5个工作日",
        "已登记 → 办理中",
        "办理测试事项",
        "办结理由不能写“本人”",
        "须有:测试登记表",
        "已核对原文",
    ):
        assert words in page


def test_the_flow_chart_is_offered_as_bpmn(desk, people):
    answer = desk(people.shen).get(reverse("desk:procedure-bpmn", args=["test_walk"]))
    assert answer["Content-Type"].startswith("application/xml") and b"sequenceFlow" in answer.content


@pytest.mark.parametrize(("view", "code"), [("procedure", "none"), ("procedure-bpmn", "none"), ("rule", "none")])
def test_what_nobody_declared_is_not_found(desk, people, view, code):
    assert desk(people.li).get(reverse(f"desk:{view}", args=[code])).status_code == 404


def test_unchecked_law_stands_first(desk, people):
    page = read(desk(people.li), "law")
    assert page.index("待核 ") < page.index("已核对 ")
    assert "3个工作日" in page[: page.index("已核对 ")]


def test_the_matrix_marks_posts_and_conditions(desk, people):
    page = read(desk(people.li), "permissions")
    assert "办理测试事项" in page and 'title="须本案由您的单位办理">○' in page


def test_the_calendar_names_holidays_and_make_up_days(desk, people):
    page = read(desk(people.li), "calendar", year=2026)
    assert 'class="visually-hidden">春节' in page and "调休上班" in page and "还没有公布" not in page


def test_an_unpublished_year_is_provisional(desk, people):
    assert "还没有公布或导入" in read(desk(people.li), "calendar", year=2031)
    assert desk(people.li).get(reverse("desk:calendar"), {"year": "99999"}).status_code == 404


def test_about_offers_large_letters_without_a_script(desk, people):
    page = read(desk(people.li), "about")
    assert 'name="elder" value="1"' in page
