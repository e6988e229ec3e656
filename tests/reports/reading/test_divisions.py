"""A place code only where the division files are at hand and one place alone fits."""

import json

import pytest

from yifa.reports.reading import divisions


@pytest.fixture
def places(tmp_path, monkeypatch):
    folder = tmp_path / "divisions"
    folder.mkdir()
    files = {
        "provinces.json": [("11", "北原省"), ("12", "南川省")],
        "cities.json": [("1101", "东州市"), ("1201", "西州市")],
        "areas.json": [("110101", "云山县"), ("120101", "青河县")],
        "streets.json": [("110101001", "柳河镇"), ("120101001", "柳河镇"), ("120101002", "石梁乡")],
    }
    for name, rows in files.items():
        (folder / name).write_text(json.dumps([{"code": code, "name": place} for code, place in rows]), "utf-8")
    monkeypatch.setenv("YIFA_HOME", str(tmp_path))
    divisions._places.cache_clear()
    yield folder
    divisions._places.cache_clear()


@pytest.mark.parametrize(
    ("unit", "text", "code"),
    [
        ("石梁乡人民政府", "", "120101002000"),
        ("云山县柳河镇", "", "110101001000"),
        ("柳河镇人民政府", "在青河县委的领导下", "120101001000"),
        ("柳河镇", "", ""),
        ("云山县", "", "110101000000"),
        ("某某镇", "", ""),
        ("", "", ""),
    ],
)
def test_one_place_or_none(places, unit, text, code):
    assert divisions.code_of(unit, text) == code


def test_without_the_files_nothing_is_guessed(places):
    (places / "streets.json").unlink()
    divisions._places.cache_clear()
    assert divisions.code_of("石梁乡", "") == ""
