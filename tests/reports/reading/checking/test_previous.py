"""This year's report beside last year's."""

import pytest

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.reader import read_text


def _years(now, then):
    before = read_text(frame(then).replace("2024", "2023").replace("2025", "2024"))
    return [each for each in check(read_text(frame(now)), before) if each.verdict == "violates"]


@pytest.mark.parametrize(("said", "wrong"), [("增长20%", False), ("增长35%", True), ("下降20%", True)])
def test_growth_is_held_against_its_base(said, wrong):
    found = _years(f"调解矛盾纠纷120起,同比{said}。", "调解矛盾纠纷100起。")
    assert ("growth_against_base" in {each.rule for each in found}) is wrong


def test_a_base_of_another_matter_is_no_base():
    assert "growth_against_base" not in {e.rule for e in _years("审查合同120件,同比增长9%。", "调解矛盾纠纷100起。")}


def test_a_paragraph_kept_with_its_figures_is_an_error():
    kept = "组织法律顾问走访企业36家次并为其中的28家企业出具合规建议书,帮助企业完善合同管理和用工管理制度。"
    found = {each.rule: each.severity for each in _years(kept, kept)}
    assert found["unchanged_paragraph"] == "error"


def test_without_last_year_nothing_is_compared():
    assert "unchanged_paragraph" not in {each.rule for each in check(read_text(frame("调解纠纷3起。")))}
