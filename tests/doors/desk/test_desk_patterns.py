"""高频与预警: unusual counts first, each number open to its rows, the method in plain words, nobody else's matters."""

import re
from datetime import timedelta
from html import unescape

import pytest
from factories.matters import MONDAY as NOON
from factories.matters import NEXT_TOWN, OTHER_VILLAGE, VILLAGE

from yifa.records.cases.models import Case
from yifa.records.cases.verbs import open_case

pytestmark = pytest.mark.django_db
PAGE, ROWS = "/patterns/", "/patterns/rows/"


@pytest.fixture
def rising(reported, places):
    """Three matters a week for eight weeks, then nine in the last."""
    for week in range(1, 9):
        for _ in range(2):
            reported("路灯不亮", at=NOON - timedelta(weeks=week))
    return [reported("路灯不亮") for _ in range(9)]


def text(client, url=PAGE):
    answer = client.get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_count_beyond_its_band_stands_first_with_its_sentence_and_its_drawing(desk, people, rising):
    page = text(desk(people.li))
    assert "登记9件;此前8段(每段七天)平均每段2.0件,照平常应在0到8件之间" in page
    assert "data-chart" in page and "平常范围怎么算的" in page and "待核" in page


def test_its_number_opens_to_as_many_rows(desk, people, rising):
    client = desk(people.li)
    (url,) = re.findall(r'href="([^"]+)">看这些事项', text(client))
    rows = text(client, url)
    assert sum(case.code in rows for case in rising) == 9 and rows.count("路灯不亮") == 9


def test_what_comes_often_is_listed_by_item_and_place(desk, people, rising):
    page = text(desk(people.li))
    assert "高频事项(近90天,同一地方5件以上)" in page and ">25</a>" in page and "测试村" in page


def test_what_runs_as_a_topic_leads_to_it_and_is_not_offered_again(desk, people, rising, cast):
    def proposed(item, division):
        data = {
            "title": "照明", "kind": "网格事件", "item": item, "since": "2025-12-03", "until": "2026-03-02",
            "reason": "演示",
        }  # fmt: skip
        return open_case("special_topic", by=cast.li, division=division, organ=cast.li.organ, data=data)

    client = desk(people.li)
    proposed("环境卫生", VILLAGE)
    proposed("公共设施", OTHER_VILLAGE)
    assert text(client).count(">立为专题</a>") == 2 and "看专题" not in text(client)  # another item, another place
    topic = proposed("公共设施", VILLAGE)
    url = f"/cases/{topic.code}/"
    assert ">立为专题</a>" not in text(client) and len(re.findall(f'href="{url}"[^>]*>看专题', text(client))) == 2
    Case.objects.filter(pk=topic.pk).update(closed_at=NOON)
    assert text(client).count(">立为专题</a>") == 2


def test_nobody_sees_the_next_town_s_counts_or_rows(desk, people, rising, reported):
    assert "路灯" not in text(desk(people.zhou)) and "公共设施" not in text(desk(people.zhou))
    asked = f"{ROWS}?procedure=grid_event&item=公共设施&place={VILLAGE}&since=2026-01-01&until=2026-03-02"
    assert not any(case.code in text(desk(people.zhou), asked) for case in rising)
    theirs = reported("路灯不亮", division=f"{NEXT_TOWN}201")
    assert theirs.code in text(desk(people.zhou), asked.replace(VILLAGE, f"{NEXT_TOWN}201"))


def test_a_post_that_may_not_read_the_work_sees_no_count_of_it(desk, people, rising):
    client = desk(people.wang)
    assert "公共设施" not in text(client)
    asked = f"{ROWS}?procedure=grid_event&item=公共设施&place={VILLAGE}&since=2026-01-01&until=2026-03-02"
    page = text(client, asked)
    assert "没有打开哪一组" in page and not any(case.code in page for case in rising)


def test_an_empty_town_is_told_what_the_page_is_for(desk, people, places):
    page = text(desk(people.li))
    assert "最近七天没有超出平常的" in page and "近期没有反复发生的事项" in page


@pytest.mark.parametrize("asked", ("", "?procedure=grid_event", "?procedure=grid_event&item=a&place=x&since=y&until=z"))
def test_a_broken_address_is_told_where_to_begin(desk, people, places, asked):
    assert "没有打开哪一组" in text(desk(people.li), ROWS + asked)
