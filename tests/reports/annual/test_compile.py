"""Compiling: tokens become figures, chapters get numbers, mistakes their place, gaps their name."""

from datetime import date

import pytest

from yifa.reports.annual.compile import DraftError, chinese, compile_report
from yifa.reports.annual.places import Place
from yifa.reports.annual.plan import Plan, PlanError, read_plan

from .fakes import town

QIXING = Place("500155117", "七星镇")
TODAY = date(2025, 1, 5)


def report(sections, plan: Plan | None = None):  # type: ignore[no-untyped-def]
    return compile_report(QIXING, 2024, sections, town(), plan=plan, dated=TODAY)


def lines(compiled) -> list[str]:  # type: ignore[no-untyped-def]
    return [block.head + "".join(compiled.text_of(run) for run in block.runs) for block in compiled.blocks]


def test_figures_print_with_their_unit() -> None:
    text = "排查{{dispute.screened}}，化解率{{dispute.resolution_rate}}，尚余{{dispute.resolution_rate#rest}}。"
    assert "排查7起，化解率71.43%，尚余2起。" in lines(report({"preface": text}))


def test_same_token_is_one_figure() -> None:
    compiled = report({"preface": "{{dispute.screened}}和{{dispute.screened}}"})
    assert len(compiled.figures) == 1


def test_zero_prints_as_a_word_and_missing_as_a_gap() -> None:
    compiled = report({"preface": "诉讼{{litigation.cases}}，会议{{npc.meetings}}，网格{{grid.members}}"})
    assert "诉讼未发生，会议(缺:乡镇人大会议次数)，网格(缺:网格员数)" in lines(compiled)
    assert [figure.indicator for figure in compiled.missing] == ["npc.meetings", "grid.members"]
    assert compiled.missing[0].missing != compiled.missing[1].missing


def test_round_form_is_asked_for_by_the_place() -> None:
    plan = read_plan('figures = [{ id = "theory_lecture.attendance", form = "over" }]')
    assert "2000余人次" in "".join(lines(report({"preface": "{{theory_lecture.attendance}}"}, plan)))
    assert "2139人次" in "".join(lines(report({"preface": "{{theory_lecture.attendance}}"})))


def test_last_years_figure() -> None:
    assert "1起" in lines(report({"preface": "{{dispute.screened@2023}}"}))


def test_numbers_of_headings_close_up() -> None:
    compiled = report({"measures.decision.documents": "甲", "measures.digital": "乙", "measures.decision.major": "丙"})
    heads = lines(compiled)
    assert heads[0].startswith("一、2024年度") and heads[1].startswith("（一）健全依法行政制度")
    assert "1.规范性文件管理、合法性审核与备案清理。甲" in heads and "2.重大行政决策与法律顾问。丙" in heads
    assert "（二）数字法治政府" in heads
    assert any(line.startswith("五、其他需要报告") for line in heads)


def test_unknown_token_is_an_error_with_chapter_and_place() -> None:
    with pytest.raises(DraftError) as caught:
        report({"leader": "第一段\n学习{{leader.laws}}部", "next": "{{"})
    message = str(caught.value)
    assert "第2段第3字" in message and "leader.laws" in message and len(caught.value.mistakes) == 2


def test_typed_number_is_a_warning_not_an_error() -> None:
    compiled = report({"leader": "学习法律17部。"})
    assert "第1段第5字" in str(compiled.warnings[0])


def test_plan_refuses_what_does_not_exist() -> None:
    with pytest.raises(PlanError, match=r"no\.such"):
        read_plan('figures = ["no.such"]')
    with pytest.raises(PlanError, match="印法"):
        read_plan('figures = [{ id = "dispute.screened", form = "about" }]')


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")])
def test_chapter_numerals(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("code", "name", "signers", "party"),
    [
        ("500155117", "七星镇", ("七星镇人民政府",), "镇党委"),
        ("360281", "乐平市", ("中共乐平市委员会", "乐平市人民政府"), "市委"),
        ("360281001", "洎阳街道", ("洎阳街道办事处",), "街道党工委"),
    ],
)
def test_who_signs(code: str, name: str, signers: tuple[str, ...], party: str) -> None:
    place = Place(code, name)
    assert place.signers == signers and place.words["party"] == party
