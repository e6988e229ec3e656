"""yifa check, yifa compare: one finding a line, exit codes, one bad file never stops a folder."""

import json

import pytest
from typer.testing import CliRunner

from yifa.doors.cli.checking import alone
from yifa.reports.reading.checking.samples import frame

KEYS = {"file", "start", "end", "rule", "severity", "verdict", "message", "computed"}


def run(*arguments):
    return CliRunner().invoke(alone, [str(argument) for argument in arguments])


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(frame("排查纠纷210起,化解198起,化解率95.8%。"), encoding="utf-8")
    return file


def test_one_finding_a_line(report):
    done = run("check", report, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0 and all(set(row) == KEYS for row in rows)
    assert {(row["rule"], row["verdict"]) for row in rows} >= {("ratio_identity", "violates")}


def test_people_read_lines(report):
    assert "94.29" in run("check", report).stdout


def test_a_bad_file_gives_two_and_the_rest_is_checked(report, tmp_path):
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 broken")
    done = run("check", tmp_path, "--json")
    assert done.exit_code == 2 and "ratio_identity" in done.stdout
    assert run("check", tmp_path / "none.txt").exit_code == 2


def test_last_year_is_compared(report, tmp_path):
    last = tmp_path / "last.txt"
    last.write_text(frame("排查纠纷100起。").replace("2024", "2023").replace("2025", "2024"), encoding="utf-8")
    report.write_text(frame("排查纠纷120起,同比增长50%。"), encoding="utf-8")
    assert "growth_against_base" in run("check", report, "--json", "--previous", last).stdout


def test_comments_and_facts_are_written(report, tmp_path):
    done = run("check", report, "--docx", tmp_path / "c.docx", "--xlsx", tmp_path / "f.xlsx")
    assert done.exit_code == 0
    assert (tmp_path / "c.docx").read_bytes()[:2] == (tmp_path / "f.xlsx").read_bytes()[:2] == b"PK"


def test_a_folder_is_compared(tmp_path):
    same = (
        "把调解桌搬到田埂上量地界签协议,由老支书和驻村律师一同见证,量完当场栽下界石,"
        "三年里没有一块地再起争执,邻里又一起修了水渠。"
    )
    for name in ("青禾镇", "红枫镇"):
        (tmp_path / f"{name}.txt").write_text(frame(same).replace("青禾镇", name), encoding="utf-8")
    rows = [json.loads(line) for line in run("compare", tmp_path, "--json").stdout.splitlines()]
    assert {row["rule"] for row in rows} == {"copied_passage"} and len({row["file"] for row in rows}) == 2
    assert run("compare", tmp_path / "none").exit_code == 2
