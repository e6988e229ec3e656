"""yifa read: JSON lines, tables for other programs, exit codes; it starts without the store."""

import json
import subprocess
import sys

import openpyxl
import pyarrow.parquet as parquet
import pytest
from typer.testing import CliRunner

from yifa.doors.cli.reading import alone

TEXT = "青石镇2023年法治政府建设年度报告\n一、主要成效\n全年排查矛盾纠纷120起,化解114起,化解率95%。\n"


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*arguments):
    return CliRunner().invoke(alone, [str(argument) for argument in arguments])


def test_one_fact_a_line_with_its_file(report):
    done = run(report, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [(row["value"], row["unit"], row["indicator"]) for row in rows] == [
        (120, "起", "dispute.screened"),
        (114, "起", "dispute.resolved"),
        (95, "%", "dispute.resolution_rate"),
    ]
    assert {row["file"] for row in rows} == {str(report)}


def test_people_get_a_table(report):
    done = run(report)
    assert done.exit_code == 0 and "120起" in done.stdout and "年度报告" in done.stdout


def test_a_bad_file_gives_two_and_the_others_are_read(report, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    done = run(tmp_path, "--json")
    assert done.exit_code == 2 and len(done.stdout.splitlines()) == 3
    assert run(tmp_path / "absent.txt").exit_code == 2


def test_facts_for_excel_and_for_parquet(report, tmp_path):
    assert run(report, "--out", tmp_path / "facts.xlsx").exit_code == 0
    assert run(report, "--out", tmp_path / "facts.parquet").exit_code == 0
    rows = list(openpyxl.load_workbook(tmp_path / "facts.xlsx").active.values)
    table = parquet.read_table(tmp_path / "facts.parquet").to_pydict()
    assert len(rows) == 4 and table["value"] == [120, 114, 95] and table["year"] == [2023] * 3
    assert run(report, "--out", tmp_path / "facts.csv").exit_code == 2


def test_a_formula_in_a_report_is_text_in_excel(tmp_path, monkeypatch):
    file = tmp_path / "=HYPERLINK(1).txt"
    file.write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(file.name, "--out", "facts.xlsx").exit_code == 0
    cell = openpyxl.load_workbook("facts.xlsx").active["A2"]
    assert cell.data_type == "s" and cell.value.startswith("'=")


def test_reading_starts_neither_django_nor_jieba():
    heavy = ("django", "jieba", "trafilatura", "pyarrow")
    asked = f"import sys, yifa.doors.cli.reading; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
