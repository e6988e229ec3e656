"""Heads of two rows: groups over columns, as petition systems and 12345 platforms export them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from factories.spreadsheets import PLACE, kind
from openpyxl import Workbook, load_workbook

from yifa.doors.files import kept
from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for, seen_in
from yifa.doors.files.importing import bring_in, look
from yifa.doors.files.packages import SCREEN
from yifa.doors.files.places import Places
from yifa.doors.files.rejected import Rejects
from yifa.records.cases.models import Case, Party

ORDERS, LETTERS = "cases/hotline_ticket.export", "cases/petition.export"
GROUPS = ("序号", "工单信息", None, None, "群众信息", None, "承办信息", None, None, "办理状态")
HEADS = (None, "编号", "受理时间", "内容", "姓名", "联系电话", "姓名", "联系电话", "办结时间", None)
ROW = (1, "GD1", "2026-3-2", "路灯不亮", "演示甲", "13800000000", "演示·办事员", "13900000000", "2026-3-6", "已办结")


@pytest.fixture
def merged(tmp_path):
    """A workbook with a title, merged group heads and these rows."""

    def make(*rows, groups=GROUPS, heads=HEADS, title="演示区工单导出表"):
        book = Workbook()
        for row in ((title,), groups, heads, *rows):
            book.active.append(list(row))
        book.active.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(heads))
        for place, (above, below) in enumerate(zip(groups, heads, strict=True), start=1):
            if above and not below:
                book.active.merge_cells(start_row=2, end_row=3, start_column=place, end_column=place)
        book.active.merge_cells("B2:D2")
        book.save(tmp_path / "merged.xlsx")
        return tmp_path / "merged.xlsx"

    return make


@pytest.fixture
def setting(cast):
    return lambda mapping: Setting(cast.li, Places(cast.li, PLACE), mapping=mapping)


def test_columns_are_named_by_group_and_head_and_found_by_both(db, merged, setting):
    file, of = merged(ROW), kind(ORDERS)
    mapping = mapping_for(file, of, "演示平台", SCREEN)
    assert mapping.columns == {
        "工单信息/编号": "@key", "工单信息/受理时间": "@at", "工单信息/内容": "summary", "群众信息/姓名": "caller_name",
        "群众信息/联系电话": "caller_phone", "承办信息/办结时间": "@closed_at", "办理状态": "@state",
    }  # fmt: skip
    assert bring_in(file, of, setting(mapping)).written == 1
    assert (Case.objects.get().state, Party.objects.get().name) == ("imported_closed", "演示甲")


def test_faults_name_the_cell_and_refused_rows_come_back_under_one_head(db, merged, setting, cast, tmp_path):
    of, rejects = kind(ORDERS), Rejects()
    file = merged(ROW, (2, "GD2", "2026-13-9", *ROW[3:]))
    row = kept.save(mapping_for(file, of, "演示平台", SCREEN), of, by=cast.li)
    outcome = look(file, of, setting(row.mapping), on_bad=rejects.add)
    assert [fault.cell for fault in outcome.faults] == ["C5"] and outcome.good == 1
    rejects.save(back := tmp_path / "back.xlsx")
    assert load_workbook(back).active["E1"].value == "群众信息/姓名"
    assert kept.fitting(cast.li, of, seen_in(back, of, SCREEN).heads) == row
    assert look(back, of, setting(row.mapping)).faults[0].cell == "C2"


def test_petition_systems_and_text_files_alike(db, tmp_path, setting):
    text = (
        "信访件编号,信访日期,信访人信息,,诉求,,办结情况,\n,,姓名,住址,概况信息,内容分类,办理状态,办结日期\n"
        "XF1,2026-3-2,演示乙,演示村,低保,民政,已办结,2026-3-9\n"
    )
    (file := tmp_path / "letters.csv").write_text(text, encoding="utf-8")
    mapping = mapping_for(file, kind(LETTERS), "演示信访", SCREEN)
    assert (
        mapping.columns["信访人信息/姓名"] == "petitioner_name" and mapping.columns["办结情况/办结日期"] == "@closed_at"
    )
    assert bring_in(file, kind(LETTERS), setting(mapping)).written == 1


@pytest.mark.parametrize(
    "above",
    [("演示区导出",), ("导出人:演示", None, "导出时间:2026-3-1"), ()],
    ids=["title", "notes", "nothing"],
)
def test_one_row_stays_one_row_whatever_stands_above_or_below(db, sheet, above):
    heads = ("工单编号", "受理时间", None, "办理状态", "诉求内容")
    row = ("GD一", "三月二日", "办结时间未定", "办理中", "诉求人姓名不详")
    seen = seen_in(sheet(above, heads, row), kind(ORDERS), SCREEN)
    assert (seen.head, seen.groups, seen.heads) == (2, 0, ("工单编号", "受理时间", "办理状态", "诉求内容"))


def test_a_register_with_groups_is_read_by_its_names_or_asked_about(db, sheet, setting, tmp_path):
    of = kind("activities/training")
    groups = ("举办日期", "培训班", None, None, "参训人次")
    heads = (None, "培训班名称", "培训对象", "培训内容", None)
    file = sheet(groups, heads, ("2026-3-2", "调解员培训", "人民调解员", "民法典", 42))
    assert bring_in(file, of, setting(None)).written == 1


def test_the_page_shows_both_rows_and_the_names(client, people, merged, settings, tmp_path):
    settings.HOME = tmp_path
    client.force_login(people.li)
    sent = SimpleUploadedFile("orders.xlsx", merged(ROW).read_bytes())
    answer = client.post(reverse("files:import", args=["cases", "hotline_ticket.export"]), {"file": sent})
    page = client.get(answer.url)
    text = page.content.decode()
    assert "第 2、3 行" in text and "工单信息/编号" in text
    assert not any(one in text for one in ("演示甲", "演示·办事员", "13800000000", "13900000000"))
    lines = {f"c-{line.number}": line.chosen for line in page.context["lines"]}
    found = client.get(client.post(answer.url, {"source": "演示平台", **lines}).url)
    assert found.context["notes"]["good"] == 1 and "前几行会读成这样" in found.content.decode()
    assert "承办信息/联系电话" in found.content.decode()
