"""A bad row names its cell and its reason; the good ones go in, or nothing does."""

from datetime import date

import pytest
from factories.spreadsheets import HOUSE, PLACE, example, kind
from openpyxl import load_workbook

from yifa.doors.files.drafts import Setting
from yifa.doors.files.importing import bring_in, look
from yifa.doors.files.places import Places
from yifa.doors.files.rejected import Rejects
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.registers.models import RegisterEntry

HEADS = ("来源编号", "所在区划", "举办日期", "培训班名称", "培训对象", "培训内容", "参训人次")
GOOD = ("A-1", None, date(2026, 3, 2), "调解员培训", "人民调解员", "民法典", 42)


def cells(outcome):
    return {fault.cell: fault.reason for fault in outcome.faults}


@pytest.fixture
def training():
    return kind("activities/training")


def test_each_bad_cell_is_named_with_its_reason(sheet, setting, training):
    file = sheet(HEADS, GOOD, ("A-2", None, "三月二日", "", "路人", "民法典", "四十"))
    outcome = bring_in(file, training, setting)
    assert (outcome.written, outcome.refused) == (1, 1)
    assert set(cells(outcome)) == {"C3", "D3", "E3", "G3"}
    assert cells(outcome)["C3"] == "举办日期应当是日期,例如2026-03-14。"
    assert cells(outcome)["D3"] == "请填写培训班名称。"
    assert cells(outcome)["G3"] == "参训人次应当是整数,请只填数字。"


def test_all_or_nothing_keeps_everything_out(sheet, setting, training):
    file = sheet(HEADS, GOOD, ("A-2", None, date(2026, 3, 3), "乙", "企业", "民法典", -1))
    outcome = bring_in(file, training, setting, whole=True)
    assert (outcome.written, outcome.refused, Activity.objects.count()) == (0, 1, 0)
    assert bring_in(file, training, setting).written == 1


def test_looking_writes_nothing(sheet, setting, training):
    outcome = look(sheet(HEADS, GOOD), training, setting)
    assert (outcome.good, outcome.written, Activity.objects.count()) == (1, 0, 0)


def test_the_same_number_twice_in_a_file_is_a_slip(sheet, setting, training):
    other = (*GOOD[:3], "另一个班", *GOOD[4:])
    outcome = bring_in(sheet(HEADS, GOOD, other), training, setting)
    assert outcome.written == 1
    assert cells(outcome) == {"A3": "来源编号与第2行相同。一行一个编号,请改正;确是同一条的请删去一行。"}


def test_equal_rows_without_a_number_count_once_and_are_told(sheet, setting, training):
    row = (None, *GOOD[1:])
    outcome = bring_in(sheet(HEADS, row, row), training, setting)
    assert (outcome.written, outcome.known, outcome.repeated) == (1, 1, [3])


def test_a_place_outside_the_area_is_refused(sheet, db, training, cast):
    setting = Setting(cast.li, Places(cast.li))
    row = ("A-1", "500155118", *GOOD[2:])
    outcome = bring_in(sheet(HEADS, row, ("A-2", *GOOD[1:])), training, setting)
    assert cells(outcome) == {"B2": "区划500155118不在您的管辖范围内,请核对。"}
    held = Activity.objects.get()
    assert (held.division, held.organ) == (PLACE, cast.li.organ)


def test_who_may_not_keep_the_register_is_told_so_on_every_row(filled, db, cast):
    of = kind("registers/legal_person")
    outcome = bring_in(filled(of, example(of)), of, Setting(cast.feng, Places(cast.feng)))
    assert outcome.written == 0 and outcome.faults[0].cell == "A4"
    assert "办事员" in outcome.faults[0].reason


def test_two_towns_that_count_from_one_do_not_meet(sheet, db, training, cast):
    file = sheet(HEADS, GOOD)
    assert bring_in(file, training, Setting(cast.li, Places(cast.li))).written == 1
    assert bring_in(file, training, Setting(cast.zhou, Places(cast.zhou))).written == 1


def test_a_rule_of_the_register_refuses_with_its_article(filled, setting):
    of = kind("registers/mediation_committee")
    row = example(of)
    row[of.column("members")] = 99
    outcome = bring_in(filled(of, row), of, setting)
    assert RegisterEntry.objects.count() == 0 and outcome.refused == 1
    assert "人民调解法" in outcome.faults[0].reason


def test_an_end_before_the_start_is_refused_in_its_cell(filled, setting):
    of = kind("registers/volunteer")
    row = example(of)
    row[of.column("valid_to")] = date(2020, 1, 1)
    assert set(cells(bring_in(filled(of, row), of, setting))) == {"D4"}


def test_a_case_keeps_its_own_day_of_opening_and_its_ledger_row(filled, setting):
    of = kind("cases/test_walk")
    assert bring_in(filled(of, example(of)), of, setting).written == 1
    case = Case.objects.get()
    assert case.opened_at.astimezone().isoformat()[:10] == "2026-03-02" and case.steps.count() == 1


def test_a_history_goes_as_far_as_its_days(filled, setting):
    of = kind("cases/test_walk.history")
    row = example(of)
    row[of.column("at", "accept")] = date(2026, 3, 3)
    assert bring_in(filled(of, row), of, setting).written == 1
    assert Case.objects.get().state == "working"


def test_a_history_whose_steps_go_back_in_time_is_refused(filled, setting):
    of = kind("cases/test_walk.history")
    row = example(of)
    row[of.column("at", "accept")] = date(2026, 3, 1)
    (reason,) = cells(bring_in(filled(of, row), of, setting)).values()
    assert reason == "受理·时间早于登记·时间,请核对后重填。"


def test_a_day_to_come_is_refused(filled, setting):
    of = kind("cases/test_walk")
    row = example(of)
    row[of.column("at")] = date(2027, 1, 1)
    assert set(cells(bring_in(filled(of, row), of, setting))) == {"C4"}


def test_refused_rows_come_back_with_their_reasons_and_go_in_once_put_right(sheet, setting, training, tmp_path):
    rejects = Rejects()
    bad = ("A-2", None, date(2026, 3, 3), "乙", "企业", "民法典", -1)
    bring_in(sheet(HEADS, GOOD, bad), training, setting, on_bad=rejects.add)
    rejects.save(tmp_path / "rejected.xlsx")
    book = load_workbook(tmp_path / "rejected.xlsx")
    heads, row = book.active.iter_rows(values_only=True)
    assert heads[-1] == "退回原因" and "G3" in row[-1]
    book.active["G2"] = 5
    book.save(tmp_path / "rejected.xlsx")
    assert bring_in(tmp_path / "rejected.xlsx", training, setting).written == 1


def test_every_written_row_has_its_ledger_row(sheet, setting, training, ledger_events):
    bring_in(sheet(HEADS, GOOD), training, setting)
    assert ledger_events() == ["activities.logged", "files.imported"]
    assert HOUSE.username.startswith("system:")
