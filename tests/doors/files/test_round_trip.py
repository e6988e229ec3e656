"""Every declared kind: its template filled in goes in once, and comes out again in the list."""

import io

import pytest
from factories.spreadsheets import HOUSE, KNOWN, all_kinds, example, kind
from openpyxl import load_workbook

from yifa.doors.files import runs
from yifa.doors.files.importing import bring_in, look
from yifa.doors.files.listing import asked
from yifa.doors.files.lists import listing
from yifa.doors.files.writing import export
from yifa.records.cases.models import CaseClock


def refused_by_law_alone(outcome):
    """No example can meet every rule of law: such a row is refused as a whole, with its article."""
    return outcome.faults and all(f.cell.startswith("A") and f.reason.endswith(")") for f in outcome.faults)


@pytest.mark.parametrize("path", all_kinds())
def test_a_filled_template_goes_in_once_comes_out_and_is_taken_back(path, filled, setting):
    of = kind(path)
    file = filled(of, example(of, 1), example(of, 2))
    first = bring_in(file, of, setting)
    if path not in KNOWN and refused_by_law_alone(first):
        assert first.written == 0
        return
    assert [fault.as_data() for fault in first.faults] == []
    assert (first.rows, first.written) == (2, 2)
    again = bring_in(file, of, setting)
    assert (again.written, again.known) == (0, 2)
    out = io.BytesIO()
    assert export(listing(of.group, of.record, asked(HOUSE)), "xlsx", out) == 2
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert str(rows[0][0]).startswith("依法·导出") and len(rows) >= 6
    undone = runs.undo(first.run, by=HOUSE, reason="导错了")
    assert (undone.kept, undone.message) == ([], "撤销2条,未撤销0条。")
    assert not CaseClock.objects.exclude(state="stopped").exists()
    assert bring_in(file, of, setting).written == 2


def test_nearly_every_example_is_lawful(setting, filled):
    """The exception above must stay an exception."""
    kinds = [kind(path) for path in all_kinds()]
    lawful = [of for of in kinds if not look(filled(of, example(of)), of, setting).refused]
    assert len(lawful) > 0.8 * len(kinds)
