"""The default draft says what the figures show, failure first, and nothing else."""

import re
from datetime import date

from yifa.reports.annual.compile import compile_report
from yifa.reports.annual.drafting import default_draft
from yifa.reports.annual.outline import CHAPTERS, mandatory_parts
from yifa.reports.annual.places import Place
from yifa.reports.annual.plan import Expected, plan_of, read_plan, recorded_plan
from yifa.reports.annual.sentences import catalogue, wording
from yifa.reports.annual.tokens import tokens_of, typed_figures

from .fakes import town

QIXING = Place("500155117", "七星镇")
TODAY = date(2025, 1, 5)
IDS = ["dispute.screened", "dispute.resolved", "dispute.resolution_rate", "litigation.cases", "grid.members.micro"]
PLAN = plan_of(Expected(code) for code in IDS)


def draft(plan=PLAN, figures=None):  # type: ignore[no-untyped-def]
    return default_draft(QIXING, 2024, plan, figures or town())


def test_every_indicator_has_exactly_one_home_in_the_outline() -> None:
    placed = [code for s in wording().sentences for clause in s.clauses for code in clause.indicators]
    assert sorted(placed) == sorted(catalogue())


def test_only_planned_figures_are_placed() -> None:
    text = "\n".join(draft().values())
    assert {token.indicator for token in tokens_of(text)} == set(IDS)


def test_a_sentence_shrinks_to_the_clauses_asked_for() -> None:
    section = draft(plan_of([Expected("dispute.screened")]))["measures.disputes.mediation"]
    assert section.endswith("排查矛盾纠纷{{dispute.screened}}。")


def test_no_number_is_typed_and_no_name_left_open() -> None:
    text = "\n".join(draft().values())
    assert typed_figures(text) == []
    assert not re.search(r"(?<!\{)\{[a-z_]+\}(?!\})", text)


def test_shortcomings_open_on_what_is_unresolved() -> None:
    sections = draft()
    assert "{{dispute.resolution_rate#rest}}" in sections["shortcomings.gaps"]
    assert "逐件明确承办人" in sections["next"]


def test_no_shortcoming_is_invented_where_all_is_resolved() -> None:
    figures = town()
    for row in figures.records["case:dispute"]:
        row.public["outcome"] = "resolved"  # type: ignore[index]
    sections = draft(plan_of([Expected("dispute.resolution_rate")]), figures)
    assert sections["shortcomings.gaps"] == wording().words["gaps_none"]
    assert "未化解" not in "".join(sections.values())


def test_missing_figures_are_themselves_a_shortcoming() -> None:
    assert wording().words["gap_missing"] in draft()["shortcomings.gaps"]


def test_mandatory_parts_are_always_there() -> None:
    compiled = compile_report(QIXING, 2024, draft(), town(), plan=PLAN, dated=TODAY)
    heads = [block.chapter for block in compiled.blocks if block.kind == "h1"]
    assert heads == [part.code for part in mandatory_parts()]


def test_dims_take_the_variant_and_carry_into_the_token() -> None:
    plan = read_plan('figures = [{ id = "theory_lecture.sessions", dims = { topic = "全会精神" } }]')
    text = draft(plan)["measures.study.theory"]
    assert "其中“全会精神”主题宣讲{{theory_lecture.sessions|topic=全会精神}}" in text


def test_another_years_figure_says_so() -> None:
    text = draft(read_plan('figures = [{ id = "dispute.screened", year = 2023 }]'))["measures.disputes.mediation"]
    assert "2023年排查矛盾纠纷{{dispute.screened@2023}}" in text


def test_a_place_without_a_list_reports_what_it_has_recorded() -> None:
    codes = {item.indicator for item in recorded_plan("500155117", 2024, town()).expected}
    assert "mediation.mediators" in codes and "grid.members.micro" not in codes and "npc.meetings" not in codes


def test_headings_exist_for_all_text() -> None:
    assert set(draft()) <= set(CHAPTERS)
