"""The grid tree: any depth, people masked, the public line, open events; nothing of the next town."""

from datetime import date

import pytest
from django.urls import reverse

from yifa.ground.places.models import Grid
from yifa.records.cases.verbs import open_case
from yifa.records.registers.actions import Line, enter

pytestmark = pytest.mark.django_db
HERE, NEXT, SINCE = "500155117000", "500155118000", date(2020, 1, 1)


@pytest.fixture
def tree(cast, people):
    outer = Grid.objects.create(code="W", name="测试大网格", division=HERE, valid_from=SINCE)
    inner = Grid.objects.create(code="W1", name="测试中网格", division=HERE, parent=outer, level=2, valid_from=SINCE)
    Grid.objects.create(code="W11", name="测试微网格", division=HERE, parent=inner, level=3, valid_from=SINCE)
    Grid.objects.create(code="N", name="邻镇网格", division=NEXT, valid_from=SINCE)
    cell = {"code": "W1", "name": "测试中网格", "level": "中", "households": 310, "watched_by": "演示监督电话"}
    member = {"name": "测试甲乙", "type": "专职", "cell": "W1"}
    for kind, data in (("grid_cell", cell), ("grid_member", member)):
        enter(Line(kind, HERE, cast.li.organ, data, SINCE), by=cast.li)
    open_case("grid_event", by=cast.feng, division=HERE, organ=cast.feng.organ, data={
        "title": "路灯不亮", "category": "公共设施", "place": "村口", "grid": "W1",
    })  # fmt: skip


def shown(client, people, name, at=""):
    client.force_login(getattr(people, name))
    return client.get(reverse("requests:grids"), {"at": at} if at else {})


def test_the_outermost_leads_down_level_by_level(client, people, tree):
    top = shown(client, people, "li").content.decode()
    assert "测试大网格" in top and "测试中网格" not in top and "1 个" in top
    middle = shown(client, people, "li", "W").content.decode()
    assert "测试中网格" in middle and "310 户" in middle and "演示监督电话" in middle and "1 件" in middle
    assert "测试甲乙" not in middle and "(专职)" in middle
    assert "最小一级" in shown(client, people, "li", "W11").content.decode()


def test_the_next_town_sees_its_own_only(client, people, tree):
    assert "测试大网格" not in shown(client, people, "zhou").content.decode()
    assert shown(client, people, "zhou", "W1").status_code == 404


def test_the_administrators_are_turned_away(client, people, tree):
    assert shown(client, people, "wei").status_code == 403
