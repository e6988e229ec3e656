"""Reports by other hands, of other places and years, with every figure marked: all are found, nothing else is."""

import pytest
from reports.reading.marked import texts

from yifa.reports.reading.reader import read_text

TEXTS = texts()
EXPECTED_KIND = {"09-personal-report": "述法报告"}


def found(name):
    return {(fact.start, fact.end): fact for fact in read_text(TEXTS[name][0]).facts}


@pytest.mark.parametrize("name", TEXTS)
def test_exactly_the_stated_figures_are_found(name):
    text, expected = TEXTS[name]
    assert sorted(text[start:end] for start, end in found(name)) == sorted(each.text for each in expected)
    assert set(found(name)) == {(each.start, each.end) for each in expected}


@pytest.mark.parametrize("name", TEXTS)
def test_each_figure_has_its_value_unit_and_precision(name):
    facts = found(name)
    for each in TEXTS[name][1]:
        fact = facts[each.start, each.end]
        assert (each.text, fact.value, fact.unit, fact.approx) == (each.text, each.value, each.unit, each.approx)
        assert fact.text == each.text


def test_nearly_every_figure_gets_its_indicator():
    asked = [(name, each) for name in TEXTS for each in TEXTS[name][1] if each.indicator != "-"]
    right = sum(found(name)[each.start, each.end].indicator == each.indicator for name, each in asked)
    assert len(asked) > 180
    assert right / len(asked) >= 0.95


@pytest.mark.parametrize(
    ("name", "unit", "level", "year"),
    [
        ("01-township", "松岭县白桦镇人民政府", "town", 2022),
        ("02-county", "云台县人民政府", "county", 2021),
        ("03-market-bureau", "南浦区市场监督管理局", "department", 2023),
        ("04-subdistrict-web", "海棠街道", "town", 2024),
        ("06-chinese-numerals", "石梁乡", "town", 2023),
        ("11-city", "平湖州", "city", 2025),
        ("12-police", "临江市公安局", "department", 2024),
    ],
)
def test_whose_report_and_which_year(name, unit, level, year):
    document = read_text(TEXTS[name][0])
    assert (document.unit, document.level, document.year) == (unit, level, year)


@pytest.mark.parametrize("name", TEXTS)
def test_kind_is_told(name):
    if name != "11-city":  # has no title and hardly speaks of itself
        assert read_text(TEXTS[name][0]).kind == EXPECTED_KIND.get(name, "年度报告")
