"""The catalogue: every figure a report prints is declared, and asks only for what a stranger may see."""

import subprocess
import sys
from pathlib import Path

import pytest

from yifa.ground.identity.permission import PERMISSIONS
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.carrying import way_name
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.registers.kind import REGISTERS

PRINTED = Path(__file__).with_name("indicators.txt").read_text("utf-8").split()
LATER = {
    "case:enforcement_case", "case:misconduct", "case:legality_review", "case:service_case", "case:trade_project",
    "case:proposal", "case:litigation",
    "case:administrative_review", "document:legality_opinion", "document:legal_opinion",
    "document:normative_document", "document:policy_measure", "document:credit_record",
}  # fmt: skip
"""Sources whose domain is still to come: their figures have a card and print as missing."""

OF_EVERY_CASE = {"state", "channel", "outcome", "opened_on", "closed_on", "division", "organ"}
OF_EVERY_ROW = {"division", "organ"}


def public_fields(source: str) -> set[str]:
    shelf, _, kind = source.partition(":")
    if shelf == "register":
        return {*REGISTERS[kind].public, "valid_from", "valid_to", *OF_EVERY_ROW}
    if shelf == "activity":
        return {*ACTIVITIES[kind].public, "held_on", *OF_EVERY_ROW}
    return {*PROCEDURES.get(kind).public, *OF_EVERY_CASE}


def asked(indicator: Indicator) -> set[str]:
    fields = {cond.field for cond in indicator.where} | set(indicator.dims)
    return fields | {name for name in (indicator.when, indicator.of, indicator.distinct) if name}


def test_the_catalogue_has_137_figures() -> None:
    assert len(PRINTED) == len(set(PRINTED)) == 137


@pytest.mark.parametrize("code", PRINTED)
def test_every_printed_figure_is_declared_with_a_card(code: str) -> None:
    card = INDICATORS[code]
    assert card.basis
    assert card.definition.endswith("。")
    assert all(cond.title for cond in card.where)


@pytest.mark.parametrize("indicator", [i for i in INDICATORS if i.source and i.source not in LATER], ids=lambda i: i.id)
def test_a_figure_asks_only_for_public_fields_of_its_records(indicator: Indicator) -> None:
    assert asked(indicator) <= public_fields(indicator.source)


@pytest.mark.parametrize("indicator", [i for i in INDICATORS if i.kind == "rate" or i.parts], ids=lambda i: i.id)
def test_a_figure_made_of_others_names_declared_ones(indicator: Indicator) -> None:
    named = [name for name in (indicator.numerator, indicator.denominator, *indicator.parts) if name]
    assert all(name in INDICATORS for name in named)


def test_sources_to_come_are_not_declared_yet() -> None:
    """When a domain is built its source leaves this list, and its figures are then held to the public fields."""
    kinds = {source.partition(":")[2] for source in LATER if source.startswith("case:")}
    assert not {kind for kind in kinds if kind in PROCEDURES}


def test_who_may_is_declared_for_every_kind() -> None:
    wanted = {kind.keep for kind in REGISTERS} | {kind.log for kind in ACTIVITIES}
    assert {code for code in wanted if code not in PERMISSIONS} == set()


def test_declarations_need_no_web_framework() -> None:
    domains = "requests enforcement openness outreach village accountability"
    modules = [f"yifa.domains.{d}.{m}" for d in domains.split() for m in ("procedures", "indicators")]
    modules += ["yifa.domains.decisions.indicators", "yifa.domains.redress.indicators"]
    code = f"import sys, {', '.join(modules)}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_way_a_matter_can_be_led_has_a_name_people_can_read():
    ways = {code for procedure in PROCEDURES for step in procedure.steps for code in step.may_hand_over}
    names = {code: way_name(code) for code in ways}
    assert {code for code, name in names.items() if name == code or name[0] in "①②③④⑤⑥"} == set()
    assert names["discipline_report"] == "纪检监察机关"
