"""What a workbook hides is not read: hidden sheets, comments; and the heads a township really writes are understood."""

import pytest
from factories.spreadsheets import HOUSE, PLACE, kind
from openpyxl import Workbook
from openpyxl.comments import Comment

from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for, seen_in
from yifa.doors.files.guessing import guessed
from yifa.doors.files.importing import bring_in
from yifa.doors.files.packages import SCREEN
from yifa.doors.files.places import Places
from yifa.doors.portal.journey import confidential, journey
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance

ORDERS = "cases/hotline_ticket.export"
HEADS = ("工单编号", "来电时间", "工单状态", "诉求内容", "来电人", "电话", "是否保密")


def order(number, said="路灯不亮", secret="否"):
    return (number, "2026/3/2 9:05", "办理中", f"演示:{said}", "演示甲", "13800001111", secret)


@pytest.fixture
def book(tmp_path):
    """A workbook with one visible sheet of one order, and a hidden and a very hidden one of another each."""
    made = Workbook()
    made.active.title = "藏起来的"
    made.active.sheet_state = "hidden"
    for sheet, number in (
        (made.active, "GD1"),
        (made.create_sheet("更深的"), "GD2"),
        (made.create_sheet("工单"), "GD3"),
    ):
        sheet.append(list(HEADS))
        sheet.append(list(order(number)))
    made["更深的"].sheet_state = "veryHidden"
    made["工单"]["D2"].comment = Comment("批注:演示己的身份证号", "演示庚")
    made.save(tmp_path / "orders.xlsx")
    return tmp_path / "orders.xlsx"


def brought(file, path=ORDERS):
    of = kind(path)
    setting = Setting(HOUSE, Places(HOUSE, PLACE), mapping=mapping_for(file, of, "演示热线平台", SCREEN))
    return bring_in(file, of, setting)


def test_hidden_sheets_are_neither_offered_nor_read(db, book):
    seen = seen_in(book, kind(ORDERS), SCREEN)
    assert seen.sheets == ("工单",) and seen.heads == HEADS
    assert brought(book).written == 1
    assert [case.source_key.rpartition(":")[2] for case in Case.objects.all()] == ["GD3"]


def test_comments_are_left_where_they_are(db, book):
    assert brought(book).written == 1
    (case,) = Case.objects.all()
    (step,) = case.steps.all()
    told = f"{case.title}{step.facts}{step.private}"
    assert "路灯不亮" in told and "批注" not in told and "身份证" not in told and "演示庚" not in told


@pytest.mark.parametrize("head", ["电话", "手机号", "联系电话", "来电人电话", "联系方式"])
def test_a_column_of_telephone_numbers_is_known_by_any_usual_head(head):
    assert guessed(kind(ORDERS), ("工单编号", head))[head] == "caller_phone"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("是", True), ("保密", True), ("否", False), ("不保密", False), ("公开", False), (None, False)],
)
def test_whether_an_order_is_confidential_comes_along(db, sheet, written, kept):
    assert brought(sheet(HEADS, order("GD1", secret=written))).written == 1
    assert Case.objects.get().detail.confidential is kept


KINDS = {
    "cases/grid_event.export": ("事件编号", "上报时间", "事件描述"),
    "cases/dispute.export": ("调解编号", "登记日期", "纠纷简要情况"),
    "cases/petition.export": ("信访件编号", "信访日期", "概况信息"),
    ORDERS: ("工单编号", "受理时间", "诉求内容"),
}


@pytest.mark.parametrize(
    ("head", "written", "kept"),
    [("是否保密", "是", True), ("是否公开", "否", True), ("是否公开", "不公开", True), ("是否公开", "公开", False)],
)
@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_export_keeps_secret_what_was_asked_to_be(db, sheet, path, head, written, kept):
    rows = ((*KINDS[path], head), ("N1", "2026-3-2", "路灯不亮", written))
    assert brought(sheet(*rows), path).written == 1
    case = Case.objects.get()
    (leg,) = journey(case)
    assert (confidential(case), "路灯" in leg.name) == (kept, not kept)
    advance(case, "continue_here", by=HOUSE, data={})
    assert confidential(case) is kept


def test_a_word_that_says_neither_is_refused_rather_than_taken_as_open(db, sheet):
    outcome = brought(sheet(HEADS, order("GD1", secret="酌情")))
    assert (outcome.written, outcome.refused) == (0, 1) and outcome.faults[0].cell == "G2"
