"""The command line's contract: JSON to stdout, Chinese to stderr, exit 0, 1 or 2."""

import json

import pytest
from typer.testing import CliRunner

from yifa.records.cases import verbs
from yifa.site.commands import program

pytestmark = pytest.mark.django_db
CLOCK_UNITS = {"wd", "d", "mo", "h"}


@pytest.fixture
def yifa():
    def run(*words):
        return CliRunner().invoke(program, list(words))

    return run


@pytest.fixture
def case(cast):
    return verbs.open_case(
        "test_walk", by=cast.li, division="500155117000", organ="500155117-PAFZB", data={"title": "村东排水"}
    )


def test_figures_have_the_agreed_fields(yifa):
    answer = yifa("figures", "--place", "360281", "--year", "2024", "--indicator", "dispute.screened", "--json")
    [figure] = json.loads(answer.stdout)
    wanted = {"indicator", "name", "value", "unit", "numerator", "denominator", "period", "scope", "rows", "definition"}
    assert answer.exit_code == 0 and wanted <= set(figure)
    assert (figure["indicator"], figure["scope"], figure["period"]) == ("dispute.screened", "360281", "2024")


def test_an_unknown_indicator_exits_2_with_a_sentence(yifa):
    answer = yifa("figures", "--place", "360281", "--year", "2024", "--indicator", "no.such")
    assert answer.exit_code == 2 and "no.such" in answer.stderr and answer.stdout == ""


def test_a_place_that_is_no_code_exits_2(yifa):
    assert yifa("figures", "--place", "36x", "--year", "2024").exit_code == 2


def test_procedures_have_states_steps_and_clocks_with_their_article(yifa):
    listed = json.loads(yifa("procedures", "--json").stdout)
    dispute = next(p for p in listed if p["code"] == "dispute")
    assert {"code", "name", "domain", "basis", "version", "states", "steps", "clocks"} <= set(dispute)
    assert all({"code", "name", "from", "to", "who", "documents", "guards"} <= set(s) for s in dispute["steps"])
    for clock in dispute["clocks"]:
        assert {"code", "name", "value", "unit", "start", "basis", "verified"} <= set(clock)
        assert clock["unit"] in CLOCK_UNITS and clock["basis"]
    confirmation = next(c for c in dispute["clocks"] if c["code"] == "confirmation")
    assert (confirmation["value"], confirmation["unit"], confirmation["verified"]) == (30, "d", True)


def test_a_flow_chart_is_bpmn_with_every_state(yifa):
    from xml.etree.ElementTree import fromstring

    root = fromstring(yifa("procedures", "bpmn", "dispute").stdout)
    names = {element.get("name") for element in root.iter() if element.get("name")}
    assert {"已登记", "调解中", "已归档", "回访"} <= names
    assert "撤销导入" not in names and "已撤销导入" not in names  # from everywhere, and no way of the matter itself


def test_the_ledger_verifies_and_names_what_was_changed(yifa, case):
    from django.db import connection

    assert yifa("ledger", "seal").exit_code == 0
    assert json.loads(yifa("ledger", "verify").stdout)["ok"] is True
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET outcome = 'x' WHERE code = %s", [case.code])
    answer = yifa("ledger", "verify")
    assert answer.exit_code == 1 and case.code in answer.stdout


def test_a_proof_can_be_asked_by_the_record(yifa, case):
    yifa("ledger", "seal")
    proof = json.loads(yifa("ledger", "proof", case.subject).stdout)
    assert case.code in json.dumps(proof)
    assert yifa("ledger", "proof", "case:none").exit_code == 2


def test_a_period_is_counted_with_its_reasons(yifa):
    counted = json.loads(yifa("calendar", "due", "2026-09-14", "20", "wd").stdout)
    assert counted["due"] == "2026-10-16" and counted["why"] and not counted["provisional"]


def test_verify_of_a_folder_that_is_no_report_names_it(yifa, tmp_path):
    assert yifa("verify", str(tmp_path / "none")).exit_code == 2
    (tmp_path / "x").mkdir()
    assert yifa("verify", str(tmp_path / "x")).exit_code == 1
