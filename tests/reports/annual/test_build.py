"""The package as a whole: what is in it, and that it verifies."""

import json
from datetime import date

import pytest

from yifa.reports.annual.build import NotOurs, build_report
from yifa.reports.annual.compile import compile_report
from yifa.reports.annual.evidence import FigureMismatch, pack, unpack
from yifa.reports.annual.verify import verify_dir

from .conftest import AS_OF, QIXING, compiled_town
from .fakes import town


def test_package_verifies(published) -> None:  # type: ignore[no-untyped-def]
    assert verify_dir(published.folder) == []


def test_package_holds_the_forms_and_the_evidence(published) -> None:  # type: ignore[no-untyped-def]
    names = {path.relative_to(published.folder).as_posix() for path in published.folder.rglob("*") if path.is_file()}
    assert {"report.html", "report.docx", "report.pdf", "report.md", "trace.json"} <= names
    assert {"ledger/leaves.bin", "ledger/root.json", "rows/case-dispute.jsonl.gz"} <= names


def test_trace_says_how_each_figure_came_about(published) -> None:  # type: ignore[no-untyped-def]
    trace = json.loads((published.folder / "trace.json").read_text())
    rate = next(row for row in trace["figures"] if row["indicator"] == "dispute.resolution_rate" and not row["rest"])
    assert (rate["value"], rate["numerator"], rate["denominator"]) == ("71.43", "5", "7")
    assert rate["rows"] == 5 and len(rate["row_refs"]) == 5
    assert trace["root"]["root"] == published.root
    assert {row["indicator"] for row in trace["missing"]} == {"grid.members.micro", "npc.meetings"}


def test_neighbours_and_other_years_stay_out_of_the_rows(published) -> None:  # type: ignore[no-untyped-def]
    trace = json.loads((published.folder / "trace.json").read_text())
    assert trace["sources"]["case:dispute"]["count"] == 8  # seven of 2024, one of 2023 that a figure asks for


def test_same_records_give_the_same_rows(published, tmp_path) -> None:  # type: ignore[no-untyped-def]
    figures = town()
    again = build_report(
        compiled_town(figures), tmp_path / "x", figures=figures, ledger=figures.ledger, as_of=AS_OF, by="e", demo=True
    )
    for name in ("rows/case-dispute.jsonl.gz", "report.md"):
        assert (again.folder / name).read_bytes() == (published.folder / name).read_bytes()


def test_figure_that_rows_do_not_give_is_not_published(tmp_path) -> None:  # type: ignore[no-untyped-def]
    figures = town()
    compiled = compiled_town(figures)
    figures.records["case:dispute"].pop(0)
    with pytest.raises(FigureMismatch, match="矛盾纠纷"):
        build_report(compiled, tmp_path / "x", figures=figures, ledger=figures.ledger, as_of=AS_OF, by="editor")
    assert list(tmp_path.iterdir()) == []


def test_foreign_folder_is_never_replaced(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "mine.txt").write_text("x")
    figures = town()
    compiled = compile_report(QIXING, 2024, {}, figures, dated=date(2025, 1, 5))
    with pytest.raises(NotOurs):
        build_report(compiled, tmp_path, figures=figures, ledger=figures.ledger, as_of=AS_OF, by="editor")
    assert (tmp_path / "mine.txt").exists()


def test_a_report_with_somebodys_file_beside_it_is_not_replaced(package) -> None:  # type: ignore[no-untyped-def]
    (package / "rows" / "mine.txt").write_text("x")
    figures = town()
    with pytest.raises(NotOurs, match=r"mine\.txt"):
        build_report(compiled_town(figures), package, figures=figures, ledger=figures.ledger, as_of=AS_OF, by="editor")
    assert (package / "rows" / "mine.txt").exists()


def test_building_again_replaces_the_old_package(package) -> None:  # type: ignore[no-untyped-def]
    figures = town()
    build_report(compiled_town(figures), package, figures=figures, ledger=figures.ledger, as_of=AS_OF, by="editor")
    assert verify_dir(package) == []


@pytest.mark.parametrize("seqs", [[], [1], [1, 2, 3, 7], [5, 5, 5, 6, 7], [1, 2, 2, 3]])
def test_packed_numbers_come_back(seqs: list[int]) -> None:
    assert [seq for seq, times in unpack(pack(seqs)) for _ in range(times)] == seqs
