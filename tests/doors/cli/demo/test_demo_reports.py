"""The reports of the demo: made once, verified again while they stand, and equal to what was published."""

import json
import os
from pathlib import Path

import pytest
import typer

from yifa.doors.cli import demonstration
from yifa.doors.cli.console import Lines
from yifa.doors.cli.demo import LoadedPlace, load_place, plan_of
from yifa.ground.ledger import make_key
from yifa.records.registers.actions import Line, enter_many
from yifa.reports.annual.measure import measure
from yifa.reports.annual.publishing import stands
from yifa.reports.annual.store import StoreFigures

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).parents[4].parent / "shared"


@pytest.fixture(autouse=True)
def home(settings: object, tmp_path: Path) -> Path:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"  # type: ignore[attr-defined]
    make_key()
    return tmp_path


def reported(place: LoadedPlace, home: Path) -> demonstration.Line:
    return demonstration._report(place, home / "out", StoreFigures(), Lines())


def test_a_report_that_stands_is_not_made_again(loaded: LoadedPlace, home: Path, monkeypatch) -> None:
    first = reported(loaded, home)
    assert not first.problems and first.traced > 0

    def publish(*_: object, **__: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(demonstration, "publish", publish)
    again = reported(loaded, home)
    assert (again.figures, again.traced, again.root) == (first.figures, first.traced, first.root)


def test_it_is_made_again_when_a_record_was_written_or_a_file_changed(loaded: LoadedPlace, home: Path) -> None:
    first = reported(loaded, home)
    folder = home / "out" / f"{loaded.code}-{loaded.year}"
    (folder / "report.md").write_text("改过", "utf-8")
    assert not reported(loaded, home).problems and (folder / "report.md").read_text("utf-8") != "改过"

    line = enter_many([_one_more(loaded)], by=demonstration.OPERATOR)
    assert line == 1 and not stands(loaded.code, loaded.year, folder)
    assert reported(loaded, home).root != first.root


def _one_more(place: LoadedPlace) -> Line:
    from yifa.doors.cli.demo.making import lines
    from yifa.doors.cli.demo.planning import read_plan

    plan = read_plan(Path(__file__).with_name("tiny.toml").read_text("utf-8"))
    first = next(lines(plan, plan.batch("areas")))
    return Line(first.kind, first.division, first.organ, first.data, first.valid_from, None, "one-more", demo=True)


def test_what_is_shown_on_the_desk_is_a_copy(loaded: LoadedPlace, home: Path) -> None:
    reported(loaded, home)
    name = f"{loaded.code}-{loaded.year}"
    ours, desk = (json.loads((home / under / name / "trace.json").read_text()) for under in ("out", "reports"))
    assert ours == desk


def test_a_delivered_place_reports_what_it_published(home: Path, db: None) -> None:
    if not (SHARED / "gold" / "facts.jsonl").exists():
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail(f"需要 {SHARED}/gold")
        pytest.skip("没有人工标注的 ../shared/gold,不与原文数字对照")
    reported(load_place(plan_of("420281101")), home)
    found = measure(SHARED / "gold", SHARED / "seeds", home / "out")
    assert not found.differing
    assert [one.indicator for one in found.missing] == ["legal_adviser.major_matters"]
    assert found.matched == 21


def _demo(out: Path) -> None:
    demonstration.demo(serve_after=False, port=0, place=None, out=out)


@pytest.mark.parametrize("under", ["reports", ".", "evidence/of/somebody"])
def test_nothing_is_written_into_the_home(home: Path, settings, monkeypatch, capsys, under: str) -> None:
    settings.DEMO = True
    monkeypatch.setattr(demonstration, "fetch", lambda: pytest.fail("begun"))
    with pytest.raises(typer.Exit):
        _demo(home / under)
    assert "请用 --out 另指一个目录" in capsys.readouterr().err.replace("\n", "")


def test_a_folder_with_foreign_files_stays_as_it_is(loaded: LoadedPlace, home: Path, capsys) -> None:
    for under in ("out", "reports"):
        folder = home / under / f"{loaded.code}-{loaded.year}"
        folder.mkdir(parents=True)
        (folder / "mine.txt").write_text("我的", "utf-8")
        with pytest.raises(typer.Exit):
            reported(loaded, home)
        assert (folder / "mine.txt").read_text("utf-8") == "我的"
        assert "里有别的文件" in capsys.readouterr().err.replace("\n", "")
        (folder / "mine.txt").unlink()


def test_a_desk_shelf_that_is_the_very_folder_is_not_removed(loaded: LoadedPlace, home: Path) -> None:
    (home / "reports").symlink_to(home / "out")
    assert not reported(loaded, home).problems
    assert (home / "out" / f"{loaded.code}-{loaded.year}" / "trace.json").exists()
