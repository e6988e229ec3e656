"""Every rule's own two texts: one fires it, one does not; and no rule's correct text disturbs another rule."""

import pytest

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.rule import RULES
from yifa.reports.reading.reader import read_text

EVERY = [pytest.param(rule, id=rule.code) for rule in RULES]


def _wrong(text, previous, only=()):
    before = read_text(previous) if previous else None
    return [each for each in check(read_text(text), before, only) if each.verdict == "violates"]


@pytest.mark.parametrize("rule", [each for each in EVERY if each.values[0].fires])
def test_a_rule_fires_on_its_text(rule):
    assert _wrong(rule.fires, rule.previous, [rule.code])


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_is_silent_on_correct_text(rule):
    assert _wrong(rule.silent, rule.previous, [rule.code]) == []


@pytest.mark.parametrize("rule", EVERY)
def test_correct_text_of_one_rule_is_correct_for_all(rule):
    disturbed = [each for each in _wrong(rule.silent, rule.previous) if each.severity != "info"]
    assert [(each.rule, each.message) for each in disturbed] == []


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_says_what_it_means_and_on_what_ground(rule):
    assert len(rule.meaning) >= 4 and rule.basis and rule.severity in ("error", "warn", "info")


def test_the_issue_asks_for_these_kinds():
    kinds = {
        "sum_identity", "ratio_identity", "subset_bound", "complement_identity", "plausibility_bound", "wrong_year",
        "wrong_year_in_heading", "other_unit_name", "other_level", "wrong_topic_pasted", "missing_mandatory_section",
        "empty_section", "missing_cause_analysis", "planned_not_done", "numbering_gap", "missing_number",
        "figure_restated_differently", "rate_without_base", "wrong_law_name", "repealed_law", "wrong_plan_years",
        "count_equals_enumeration", "html_residue", "word_residue", "wrong_punctuation", "typo", "resident_id_present",
        "mobile_number_present", "private_name_present", "publication_deadline", "growth_against_base",
        "unchanged_paragraph",
    }  # fmt: skip
    assert kinds <= {rule.code for rule in RULES}
