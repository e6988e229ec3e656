"""yifa import and yifa export: JSON to stdout, 1 when rows were refused, 2 when it could not be done."""

import json
from datetime import date

import pytest
from django.conf import settings
from factories.spreadsheets import PLACE
from openpyxl import load_workbook
from typer import Typer
from typer.testing import CliRunner

from yifa.doors.files.commands import export, import_file
from yifa.records.activities.models import Activity

HEADS = ("举办日期", "培训班名称", "培训对象", "培训内容", "参训人次")
GOOD = (date(2026, 3, 2), "调解员培训", "人民调解员", "民法典", 42)
BAD = (date(2026, 3, 2), "调解员培训", "路人", "民法典", 42)

program = Typer()
program.command("import")(import_file)
program.command("export")(export)


@pytest.fixture
def run(db):
    def told(*words):
        result = CliRunner().invoke(program, [str(word) for word in words])
        return result.exit_code, json.loads(result.stdout) if result.stdout else None

    return told


def test_import_says_what_it_wrote(run, sheet):
    code, told = run("import", "training", sheet(HEADS, GOOD), "--division", PLACE)
    assert code == 0 and (told["written"], told["known"], told["errors"]) == (1, 0, [])
    assert run("import", "activity:training", sheet(HEADS, GOOD), "--division", PLACE)[1]["known"] == 1


def test_refused_rows_are_exit_1_with_their_cells(run, sheet, tmp_path):
    refused = tmp_path / "refused.xlsx"
    code, told = run("import", "training", sheet(HEADS, GOOD, BAD), "--division", "500155117", "--rejected", refused)
    assert (code, told["written"], told["refused"]) == (1, 1, 1)
    assert told["errors"][0]["cell"] == "C3" and "只能从这些里选" in told["errors"][0]["reason"]
    assert load_workbook(refused).active["F2"].value.startswith("C3")


def test_all_or_nothing_and_dry_run_write_nothing(run, sheet):
    assert run("import", "training", sheet(HEADS, GOOD, BAD), "--division", PLACE, "--all-or-nothing")[0] == 1
    assert run("import", "training", sheet(HEADS, GOOD), "--division", PLACE, "--dry-run")[0] == 0
    assert not Activity.objects.exists()


def test_rows_without_a_place_are_refused_when_none_is_given(run, sheet):
    code, told = run("import", "training", sheet(HEADS, GOOD))
    assert code == 1 and "所在区划" in told["errors"][0]["reason"]


def test_acting_as_someone_keeps_to_their_permissions(run, sheet, people):
    assert run("import", "training", sheet(HEADS, GOOD), "--as", "zhou")[0] == 0
    assert Activity.objects.get().organ == "500155118-PAFZB"
    assert run("import", "training", sheet(HEADS, GOOD), "--as", "zhou", "--division", PLACE)[0] == 2
    assert run("export", "training", "--as", "wei", "--out", "x.xlsx")[0] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("import", "training", "no-such-file.xlsx"),
        ("import", "nosuch", __file__),
        ("import", "training", __file__),
        ("export", "nosuch", "--out", "x.xlsx"),
        ("export", "training"),
        ("export", "training", "--out", "x.doc"),
        ("export", "training", "--place", "乐平", "--out", "x.csv"),
        ("export", "figures", "--out", "x.csv"),
        ("import", "training", __file__, "--division", "1"),
    ],
)
def test_what_cannot_be_done_is_exit_2(run, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(*words)[0] == 2
    assert not list(tmp_path.iterdir())


def test_template_then_import_then_export(run, tmp_path):
    blank, out = tmp_path / "blank.xlsx", tmp_path / "out.csv"
    assert run("export", "template", "training", "--out", blank)[1]["columns"][0] == "来源编号"
    book = load_workbook(blank)
    for place, value in enumerate(("A-1", "500155117", *GOOD), start=1):
        book["填写"].cell(4, place, value)
    book.save(blank)
    assert run("import", "training", blank)[1]["written"] == 1
    code, told = run("export", "training", "--place", "500155117", "--year", 2026, "--out", out)
    assert (code, told["rows"]) == (0, 1) and "调解员培训" in out.read_text(encoding="utf-8-sig")


def test_figures_and_their_rows_leave_as_lists(run, sheet, tmp_path, settings):
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    run("import", "training", sheet(HEADS, GOOD), "--division", PLACE)
    words = ("--place", "500155117", "--year", 2026, "--out", tmp_path / "figures.csv")
    assert run("export", "figures", *words)[0] == 0
    text = (tmp_path / "figures.csv").read_text(encoding="utf-8-sig")
    assert "截至" in text and "training" in text
    code, told = run("export", "rows", "--indicator", "law_training.sessions", *words)
    assert (code, told["rows"]) == (0, 1)


def test_every_kind_is_listed(run):
    paths = {one["kind"] for one in run("export", "kinds")[1]}
    assert {"activities/training", "template cases/dispute", "alerts/"} <= paths and settings
