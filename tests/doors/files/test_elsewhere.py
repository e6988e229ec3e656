"""Exports of other systems: found by the words of their heads, read as they are written, once, and carried on."""

from datetime import datetime, timedelta

import pytest
from factories.spreadsheets import HOUSE, PLACE, kind

from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for
from yifa.doors.files.guessing import guessed
from yifa.doors.files.importing import bring_in, look
from yifa.doors.files.packages import SCREEN, Unreadable
from yifa.doors.files.places import Places
from yifa.records.cases.models import Case, CaseClock
from yifa.records.cases.verbs import advance

EVENTS = "cases/grid_event.export"
LEDGER = "cases/dispute.export"
HEADS = ("事件编号", "上报时间", "办结时间", "状态", "事件类型", "事件来源", "事件描述", "发生地点", "处置结果")


def event(number="WG1", at="2026/3/5 8:01", closed="2026-03-08 10:00", state="已办结", what="路灯不亮"):
    return (number, at, closed, state, "市政设施", "随手拍", what, "演示路1号", "已更换灯具")


@pytest.fixture
def read(db):
    def bring(file, path=EVENTS, act=bring_in, by=HOUSE, source="演示网格平台", **more):
        of = kind(path)
        setting = Setting(by, Places(by, PLACE if by is HOUSE else ""), mapping=mapping_for(file, of, source, SCREEN))
        return act(file, of, setting, **more)

    return bring


def test_a_row_is_read_in_the_words_of_its_system(read, sheet):
    outcome = read(sheet((), ("演示区事件导出",), HEADS, event(), ("合计", None, None, 1)))
    assert (outcome.written, outcome.refused, outcome.passed) == (1, 0, [5])
    case = Case.objects.get()
    assert (case.state, case.outcome, case.title) == ("imported_closed", "办结", "路灯不亮")
    assert (case.detail.category, case.detail.found_by) == ("公共设施", "群众上报")
    assert case.opened_at.isoformat() == "2026-03-05T00:01:00+00:00"
    assert not CaseClock.objects.exists()


@pytest.mark.parametrize(
    "written",
    ["2026/3/5 8:01", "2026-03-05 08:01:00", "2026年3月5日 8时1分", "2026年3月5日 8:01", "202603050801",
     46086.33402777778,
    
     "46086.334027", datetime(2026, 3, 5, 8, 1), "2026-03-05T08:01:00", "2026.3.5 上午8:01"],
)  # fmt: skip
def test_every_way_exports_write_a_moment(read, sheet, written):
    assert read(sheet(HEADS, event(at=written))).refused == 0
    assert Case.objects.get().opened_at.isoformat()[:16] == "2026-03-05T00:01"


@pytest.mark.parametrize("written", ["2025-12-31 23:59", "2026-01-01 00:00"])
def test_the_turn_of_the_year_decides_the_number(read, sheet, written):
    read(sheet(HEADS, event(at=written)))
    assert f"-{written[:4]}-" in Case.objects.get().code


def test_a_second_export_changes_nothing_and_a_later_one_moves_on(read, sheet):
    under_way = event(closed=None, state="处置中")
    assert read(sheet(HEADS, under_way)).written == 1
    again = read(sheet(HEADS, under_way))
    assert (again.written, again.known, again.moved) == (0, 1, 0)
    assert look_moved(read, sheet, event()) == 1 and Case.objects.get().state == "imported"
    later = read(sheet(HEADS, event()))
    case = Case.objects.get()
    assert (later.moved, case.state, case.outcome) == (1, "imported_closed", "办结")
    assert case.closed_at.isoformat() == "2026-03-08T02:00:00+00:00" and str(case.detail.resolved_on) == "2026-03-08"
    assert [step.number for step in case.steps.order_by("number")] == [1, 2]


def look_moved(read, sheet, row):
    return read(sheet(HEADS, row), act=look).moved


def test_a_new_word_for_the_state_is_noted_once(read, sheet):
    for state in ("待处置", "处置中", "处置中"):
        read(sheet(HEADS, event(closed=None, state=state)))
    assert [step.code for step in Case.objects.get().steps.order_by("number")] == ["import_record", "import_progress"]


def test_a_table_that_takes_its_end_back_is_refused_with_its_cell(read, sheet):
    read(sheet(HEADS, event()))
    outcome = read(sheet(HEADS, event(closed=None, state="处置中")))
    assert outcome.refused == 1 and "请核对" in outcome.faults[0].reason and outcome.faults[0].row == 2


def test_what_was_taken_over_here_follows_no_export(read, sheet):
    read(sheet(HEADS, event(closed=None, state="处置中")))
    advance(Case.objects.get().code, "continue_here", by=HOUSE, data={})
    outcome = read(sheet(HEADS, event()))
    assert (outcome.moved, outcome.known, Case.objects.get().state) == (0, 1, "reported")


def test_an_end_without_a_day_is_refused(read, sheet):
    outcome = read(sheet(HEADS, event(closed=None)))
    assert outcome.faults[0].cell == "C2" and "没有办结时间" in outcome.faults[0].reason


def test_a_strange_word_for_the_state_is_refused_in_its_cell(read, sheet):
    outcome = read(sheet(HEADS, event(state="阶段七")))
    assert outcome.faults[0].cell == "D2" and "阶段七" in outcome.faults[0].reason


def test_two_systems_may_count_alike(read, sheet):
    assert read(sheet(HEADS, event()), source="甲平台").written == 1
    assert read(sheet(HEADS, event()), source="乙平台").written == 1


def test_a_mediation_ledger(read, sheet):
    heads = (
        "序号",
        "登记编号",
        "登记日期",
        "申请人",
        "被申请人",
        "纠纷类型",
        "纠纷简要情况",
        "调解结果",
        "调解成功日期",
        "排查日期",
    )
    rows = [
        (1, "2026-1", "20260302", "演示甲", "演示乙", "邻里纠纷", "排水争执", "调解成功", "2026年3月5日", "2026.3.1"),
        (2, "2026-2", "20260303", "演示丙", "演示丁", "欠薪", "工资争执", "调解不成", "2026年3月9日", None),
    ]
    assert read(sheet(heads, *rows), LEDGER).written == 2
    settled, failed = Case.objects.order_by("id")
    assert (settled.detail.result, str(settled.detail.resolved_on)) == ("成功", "2026-03-05")
    assert (str(settled.detail.screened_on), settled.detail.accepted_on) == ("2026-03-01", None)
    assert (failed.detail.result, failed.detail.resolved_on, failed.detail.dispute_type) == ("不成功", None, "劳动争议")
    assert {p.name for p in settled.parties.all()} == {"演示甲", "演示乙"}


def test_petitions(read, sheet):
    heads = ("信访件编号", "登记日期", "信访人姓名", "信访形式", "概况信息", "办理状态", "办结日期", "信访人数")
    rows = [
        ("XF1", "2026/3/2", "演示甲", "来访", "反映道路", "已答复", "2026/4/1", 5),
        ("XF2", "2026/3/3", "演示乙", "网上信访", "反映噪声", "办理中", None, 1),
    ]
    assert read(sheet(heads, *rows), "cases/petition.export").written == 2
    answered, going = Case.objects.order_by("id")
    assert (answered.detail.people, str(answered.detail.registered_on)) == (5, "2026-03-02")
    assert answered.detail.told_kept == answered.detail.finish_kept == "" and not CaseClock.objects.exists()
    assert (going.state, going.channel) == ("imported", "信息网络")


def test_hotline_orders(read, sheet):
    heads = (
        "受理编号",
        "来电时间",
        "来源渠道",
        "工单类型",
        "诉求内容",
        "诉求人姓名",
        "联系电话",
        "主办单位",
        "工单状态",
        "办结时间",
        "满意度",
    )
    rows = [
        (
            "GD1",
            "2026/3/2 9:05",
            "来电",
            "投诉举报",
            "噪声扰民",
            "演示甲",
            "13800000000",
            "城管所",
            "已办结",
            "2026/3/6",
            "满意",
        ),
        ("GD2", "2026/3/3 9:05", "微信", "咨询类", "怎么办证", "", "", "", "待签收", None, None),
    ]
    assert read(sheet(heads, *rows), "cases/hotline_ticket.export").written == 2
    closed, going = Case.objects.order_by("id")
    assert (closed.channel, closed.detail.kind, closed.detail.rating) == ("电话", "投诉", "好评")
    assert closed.detail.on_time == closed.detail.contacted == "" or closed.detail.contacted is None
    assert (going.channel, going.state, CaseClock.objects.count()) == ("网络", "imported", 0)
    advance(going.code, "continue_here", by=HOUSE, data={})
    assert {clock.code for clock in going.clocks.all()} == {"dispatch"}


def test_the_likeliest_of_several_worksheets_is_read(read, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "说明"
    book.active.append(["本表由演示平台导出"])
    for row in (HEADS, event()):
        book.create_sheet("明细").append(list(row)) if "明细" not in book.sheetnames else book["明细"].append(list(row))
    book.save(tmp_path / "two.xlsx")
    assert read(tmp_path / "two.xlsx").written == 1


def test_a_table_of_something_else_says_so(read, sheet):
    with pytest.raises(Unreadable, match="认得出的表头"):
        read(sheet(("姓名", "工资"), ("演示甲", 1)))


def test_the_next_town_brings_its_own_only(read, sheet, cast):
    assert read(sheet((*HEADS, "所属镇街"), (*event(), PLACE)), by=cast.zhou).refused == 1
    assert not Case.objects.exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_a_csv_of_another_system(read, tmp_path, encoding):
    file = tmp_path / "export.csv"
    lines = [",".join(HEADS), ",".join(str(cell or "") for cell in event())]
    file.write_bytes("\r\n".join(lines).encode(encoding))
    assert read(file).written == 1


def test_figures_on_deadlines_and_steps_stay_as_they_were(read, sheet):
    read(sheet(HEADS, event()))
    assert Case.objects.get().due_at is None
    later = Case.objects.get().opened_at + timedelta(days=3)
    assert Case.objects.get().closed_at > later  # told by the table, not counted against any clock


@pytest.mark.parametrize(
    ("head", "column"),
    [("标题描述", "title"), ("类 型", "kind"), ("类\u3000型", "kind"), ("属地(村)", "@division"), ("满意否", "rating"),
     ("来电 时间", "@at"), ("联系方式", "caller_phone")],
)  # fmt: skip
def test_heads_as_people_write_them(head, column):
    assert guessed(kind("cases/hotline_ticket.export"), ["受理编号", "诉求内容", head])[head] == column


def test_types_of_events_and_disputes_are_called_so_too():
    assert guessed(kind(EVENTS), ["类 型"]) == {"类 型": "category"}
    assert guessed(kind(LEDGER), ["类 型"]) == {"类 型": "dispute_type"}


@pytest.mark.parametrize(("said", "rating"), [("是", "好评"), ("否", "差评")])
def test_satisfied_or_not(read, sheet, said, rating):
    heads = ("受理编号", "来电时间", "诉求内容", "办结时间", "满意否")
    assert read(sheet(heads, ("GD1", "2026-3-2", "噪声", "2026-3-3", said)), "cases/hotline_ticket.export").written == 1
    assert Case.objects.get().detail.rating == rating
