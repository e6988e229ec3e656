import json
from datetime import date

import pytest

from yifa.ground.ledger.models import Entry
from yifa.ground.places.grid_import import GridFileError, Imported, import_grids
from yifa.ground.places.grids import grid_at
from yifa.ground.places.models import Grid

pytestmark = pytest.mark.django_db
TOWN, START = "500155117", date(2024, 1, 1)


def square(west, south, size):
    east, north = west + size, south + size
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def feature(code, geometry, **more):
    properties = {"code": code, "name": f"网格{code[-2:]}", "division": "500155117200", **more}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.fixture
def take(tmp_path):
    def take(*features, scope=TOWN):
        file = tmp_path / "grids.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return import_grids(file, scope=scope, by="admin", valid_from=START)

    return take


@pytest.fixture
def village(take):
    """Grid 01 holds 02 (half of it), which holds 03; 09 lies in the next town, over the very same ground."""
    take(
        feature("500155117200-03", square(107.00, 30.00, 0.01), parent="500155117200-02"),
        feature("500155117200-01", square(107.00, 30.00, 0.10)),
        feature("500155117200-02", square(107.00, 30.00, 0.05), parent="500155117200-01"),
    )
    take(feature("500155118200-09", square(107.0, 30.0, 0.001), division="500155118200"), scope="500155118")


@pytest.mark.parametrize(("lon", "found"), [(107.005, "03"), (107.03, "02"), (107.08, "01"), (107.2, None)])
def test_the_deepest_grid_that_holds_the_point_wins(village, lon, found):
    grid = grid_at(lon, 30.005, TOWN)
    assert (grid and grid.code[-2:]) == found


def test_a_scope_never_finds_another_towns_grid(village):
    assert grid_at(107.0005, 30.0005, TOWN).code == "500155117200-03"
    assert grid_at(107.0005, 30.0005, "500155118").code == "500155118200-09"
    assert grid_at(107.0005, 30.0005, "") is None


def test_levels_follow_the_parents(village):
    assert dict(Grid.objects.within(TOWN).values_list("code", "level")) == {
        "500155117200-01": 1,
        "500155117200-02": 2,
        "500155117200-03": 3,
    }


def test_among_equals_the_smallest_wins(take):
    take(feature("500155117200-01", square(107, 30, 0.1)), feature("500155117200-02", square(107, 30, 0.05)))
    assert grid_at(107.01, 30.01, TOWN).code == "500155117200-02"


def test_a_point_on_a_border_is_in_a_grid(village):
    assert grid_at(107.1, 30.1, TOWN).code == "500155117200-01"


def test_a_change_is_seen_at_the_next_question(village):
    assert grid_at(107.08, 30.08, TOWN)
    grid = Grid.objects.get(code="500155117200-01")
    grid.polygon = json.dumps(square(110.0, 30.0, 0.1))
    grid.save()
    assert grid_at(107.08, 30.08, TOWN) is None
    assert grid_at(110.05, 30.05, TOWN) == grid


def test_a_grid_counts_only_while_valid(take):
    take(feature("500155117200-01", square(107, 30, 0.1), valid_to="2024-12-31"))
    assert grid_at(107.01, 30.01, TOWN, on=date(2024, 12, 31))
    assert grid_at(107.01, 30.01, TOWN, on=date(2025, 1, 1)) is None
    assert grid_at(107.01, 30.01, TOWN, on=date(2023, 12, 31)) is None


def test_importing_twice_changes_nothing(take):
    one = feature("500155117200-01", square(107, 30, 0.1))
    assert take(one) == Imported(1, 0, 0)
    changed = Grid.objects.get().changed
    assert take(one) == Imported(0, 0, 1)
    assert (Grid.objects.get().changed, Entry.objects.count()) == (changed, 1)


def test_chinese_headings_are_understood(take):
    given = {"编码": "500155117200-01", "名称": "一网格", "所属区划": "500155117200", "启用日期": "2025-03-01"}
    take({"type": "Feature", "properties": given, "geometry": None})
    grid = Grid.objects.get()
    assert (grid.name, grid.valid_from, grid.polygon) == ("一网格", date(2025, 3, 1), "")


BOWTIE = {"type": "Polygon", "coordinates": [[[107, 30], [107.1, 30.1], [107.1, 30], [107, 30.1], [107, 30]]]}
G = "500155117200-01"
BAD = [
    ([feature(G, {"type": "Point", "coordinates": [107, 30]})], "应是面"),
    ([feature(G, BOWTIE)], "自相交"),
    ([feature(G, {"type": "Polygon", "coordinates": "x"})], "坐标读不出来"),
    ([feature(G, square(30, 107, 0.1))], "经纬度是否颠倒"),
    ([feature(G, None, division="500155118200")], "不在您的辖区"),
    ([feature(G, None, division="5001551")], "不是区划代码"),
    ([feature(G, None, name="")], "缺少名称"),
    ([feature(G, None, valid_from="2024-02-30")], "日期“2024-02-30”不存在"),
    ([feature(G, None, valid_to="2023-01-01")], "早于启用日期"),
    ([feature(G, None), feature(G, None)], "与第2个重复"),
    ([feature(G, None, parent="none")], "上级网格“none”不存在"),
    ([feature(G, None, parent="b"), feature("b", None, parent=G)], "绕成了一圈"),
    ([{"type": "Feature", "geometry": None}], "没有属性"),
    ([], "没有网格"),
]


@pytest.mark.parametrize(("features", "sentence"), BAD, ids=[sentence for _, sentence in BAD])
def test_a_fault_is_named_and_no_grid_is_taken_in(take, features, sentence):
    good = [feature("500155117200-77", None)] if features else []
    with pytest.raises(GridFileError, match=sentence):
        take(*good, *features)
    assert not Grid.objects.exists()


def test_a_grid_of_another_town_cannot_be_moved_here(village, take):
    with pytest.raises(GridFileError, match="辖区之外的网格"):
        take(feature("500155118200-09", square(107, 30, 0.1)))


def test_an_import_leaves_its_row_in_the_ledger(village):
    assert sum("places.grids_imported" in body for body in Entry.objects.values_list("body", flat=True)) == 2
