"""Whom to turn to: only what the register says is posted, only of this place."""

from datetime import date

import pytest
from django.core.cache import cache

from yifa.ground.places.models import Division, Grid
from yifa.records.registers.actions import Line, enter

pytestmark = pytest.mark.django_db
TOWN, VILLAGE = "500155117000", "500155117201"


@pytest.fixture(autouse=True)
def town(organs):
    cache.clear()
    for code, name, level in (
        ("500155000000", "测试区", 3), (TOWN, "测试镇", 4), ("500155118000", "邻镇", 4), (VILLAGE, "测试村", 5),
    ):  # fmt: skip
        Division.objects.create(code=code, name=name, level=level, path=name)


def line(kind, by, division=VILLAGE, **data):
    return enter(Line(kind, division, by.organ, data, date(2020, 1, 1)), by=by)


def page(client, division=VILLAGE):
    return client.get(f"/portal/find/{division}/").content.decode().split("<main")[1]


def test_only_who_is_posted_stands_on_the_page(client, cast):
    line("grid_member", cast.li, name="演示·公布的", type="专职", phone="13800001111", posted=True)
    line("grid_member", cast.li, name="演示·没公布的", type="专职", phone="13800002222")
    shown = page(client)
    assert "演示·公布的" in shown and "13800001111" in shown
    assert "没公布的" not in shown and "13800002222" not in shown


def test_a_grid_is_told_by_its_name_and_not_by_its_code(client, cast):
    Grid.objects.create(code="W1-007", name="测试一微网格", division=VILLAGE, valid_from=date(2020, 1, 1))
    line("grid_member", cast.li, name="演示·公布的", type="专职", cell="W1-007", posted=True)
    shown = page(client)
    assert "专职网格员 测试一微网格" in shown and "W1-007" not in shown


def test_an_adviser_who_is_not_posted_is_named_by_the_firm(client, cast):
    data = {"village": "测试村", "level": "村(社区)", "firm": "演示律师事务所", "signed_on": "2026-01-01"}
    line("adviser_contract", cast.zheng, adviser="演示·律师", phone="13800003333", **data)
    shown = page(client)
    assert "演示律师事务所" in shown and "演示·律师" not in shown and "13800003333" not in shown


def test_another_place_and_an_ended_line_are_not_shown(client, cast):
    line("grid_member", cast.zhou, "500155118000", name="演示·邻镇的", type="专职", posted=True)
    assert "邻镇的" not in page(client) and "邻镇的" in page(client, "500155118000")


def test_the_town_s_own_stand_for_each_of_its_villages(client, cast):
    line("grid_cell", cast.li, TOWN, code="W1", name="测试镇大网格", level="大", watched_by="023-00000000")
    assert "测试镇大网格" in page(client) and "023-00000000" in page(client)


def test_a_position_leads_to_the_place_and_stands_in_no_address(client):
    ring = "[[[108,30],[109,30],[109,31],[108,31],[108,30]]]"
    Grid.objects.create(
        code="G1", name="一网格", division=VILLAGE, valid_from=date(2020, 1, 1),
        polygon=f'{{"type":"Polygon","coordinates":{ring}}}',
    )  # fmt: skip
    answer = client.post("/portal/find/position/", {"lon": "108.5", "lat": "30.5"})
    assert answer.json() == {"place": f"/portal/find/{VILLAGE}/", "grid": "一网格"}
    assert client.post("/portal/find/position/", {"lon": "1", "lat": "1"}).status_code == 404
    assert client.post("/portal/find/position/", {"lon": "x"}).status_code == 422
    assert client.get("/portal/find/position/").status_code == 405


@pytest.mark.parametrize("division", ["500155000000", "50", "000000000000", "999999999999", "nowhere"])
def test_nothing_is_listed_for_a_whole_county_or_for_nowhere(client, division):
    assert client.get(f"/portal/find/{division}/").status_code == 404


def test_an_address_that_is_not_there_says_so_to_the_public_without_talking_of_jurisdiction(client):
    page = client.get("/portal/nothing/").content.decode()
    assert "没有这个网址" in page and "管辖" not in page and 'href="/portal/"' in page
    assert "没有这个地方。" in client.get("/portal/find/000/").content.decode()


def test_whoever_only_asks_for_the_head_of_a_page_gets_it(client):
    assert {client.head(url).status_code for url in ("/portal/", "/portal/find/", "/portal/places/")} == {200}
