import json
import os
from pathlib import Path

import pytest

from yifa.ground.places.loading import DivisionFileError, load_divisions, load_villages
from yifa.ground.places.models import Division, name_of

pytestmark = pytest.mark.django_db
FETCHED = Path(__file__).parents[3] / "var" / "divisions"
DEMO = {"500155117": "七星镇", "360281": "乐平市", "441521115": "海城镇", "500231114": "曹回镇", "420281101": "保安镇"}


def test_divisions_know_their_parents_and_full_names(folder):
    load_divisions(folder)
    town = Division.objects.get(code="500155117000")
    assert (town.level, town.parent_id, town.prefix) == (4, "500155000000", "500155117")
    # “市辖区” is a bracket of the statistics, nobody writes it in an address.
    assert town.path == "重庆市梁平区七星镇"


def test_a_city_without_counties_is_held_once(folder):
    load_divisions(folder)
    street = Division.objects.get(code="441900003000")
    assert (street.parent.level, street.path) == (2, "广东省东莞市东城街道")


def test_loading_again_changes_nothing_and_a_new_name_is_taken(folder):
    assert load_divisions(folder) == 12
    assert load_divisions(folder) == 0
    streets = json.loads((folder / "streets.json").read_text(encoding="utf-8"))
    streets[2]["name"] = "新七星镇"
    (folder / "streets.json").write_text(json.dumps(streets), encoding="utf-8")
    assert load_divisions(folder) == 1
    assert name_of("500155117") == "新七星镇"


def test_progress_ends_at_the_whole(folder):
    seen = []
    load_divisions(folder, progress=lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (12, 12)


def test_only_the_villages_of_the_place_are_loaded(folder):
    load_divisions(folder)
    assert load_villages("500155117", folder / "villages.csv.gz") == 2
    assert load_villages("500155117", folder / "villages.csv.gz") == 0
    villages = Division.objects.filter(level=5)
    assert [v.path for v in villages] == ["重庆市梁平区七星镇红花社区居民委员会", "重庆市梁平区七星镇马梁村村民委员会"]


def test_one_village_can_be_loaded_alone(folder):
    load_divisions(folder)
    assert load_villages("500155117200", folder / "villages.csv.gz") == 1


def test_a_scope_finds_itself_and_below_only(folder):
    load_divisions(folder)
    assert [d.name for d in Division.objects.within("500155")] == ["梁平区", "七星镇", "邻镇"]
    assert not Division.objects.within("").exists()


def test_villages_need_their_township(folder):
    with pytest.raises(DivisionFileError, match="请先装入区划数据"):
        load_villages("500155117", folder / "villages.csv.gz")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("{", "已损坏"), ('{"a": 1}', "内容不对"), ('[{"code": "990001", "name": "无省县"}]', "上级 99 不在数据里")],
)
def test_a_damaged_file_is_named_and_nothing_is_written(folder, text, sentence):
    (folder / "areas.json").write_text(text, encoding="utf-8")
    with pytest.raises(DivisionFileError, match=sentence):
        load_divisions(folder)
    assert not Division.objects.exists()


def test_a_missing_or_cut_villages_file_is_named(folder):
    load_divisions(folder)
    with pytest.raises(DivisionFileError, match="重新下载"):
        load_villages("500155117", folder / "none.csv")
    whole = (folder / "villages.csv.gz").read_bytes()
    (folder / "villages.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DivisionFileError, match="重新下载"):
        load_villages("500155117", folder / "villages.csv.gz")


def test_an_unknown_code_is_shown_as_it_is():
    assert name_of("500155117") == "500155117"
    assert name_of("无代码") == "无代码"


def test_the_five_demo_places_are_in_the_fetched_data():
    if not (FETCHED / "streets.json").exists():
        missing = "区划数据尚未下载(var/divisions)"
        pytest.fail(missing) if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip(missing)
    load_divisions(FETCHED)
    assert {code: name_of(code) for code in DEMO} == DEMO
    assert Division.objects.filter(level=4).count() > 41_000
