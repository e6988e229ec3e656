"""What a file may be: .xlsx and .csv of ordinary size; anything else is refused in Chinese, and nothing is run."""

import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from factories.spreadsheets import all_kinds, kind, template_of
from openpyxl import Workbook, load_workbook

from yifa.doors.files import packages, reading
from yifa.doors.files.cells import CellFault, entered, safe, shown_text
from yifa.doors.files.importing import bring_in, look
from yifa.doors.files.packages import SCREEN, Limits, Unreadable
from yifa.ground.forms import FormField
from yifa.records.activities.models import Activity

HEADS = ("举办日期", "培训班名称", "培训对象", "培训内容", "参训人次")
LINE = '2026/3/2,调解员培训,人民调解员,民法典,"1,042"\n'


@pytest.fixture
def training():
    return kind("activities/training")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_in_any_usual_encoding(tmp_path, setting, training, encoding, mark):
    file = tmp_path / "a.csv"
    text = ",".join(HEADS) + "\n" + LINE.replace('"1,042"', "1042")
    file.write_text(text.replace(",", mark), encoding=encoding)
    assert bring_in(file, training, setting).written == 1
    assert Activity.objects.get().facts["attendance"] == 1042


def test_a_title_above_the_head_and_columns_we_do_not_know(sheet, setting, training):
    file = sheet(("某县培训台账",), ("填报人", *HEADS), ("张某", date(2026, 3, 2), "甲", "企业", "民法典", 3))
    outcome = bring_in(file, training, setting)
    assert (outcome.written, outcome.unknown_columns) == (1, ("填报人",))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空的"),
        (b"%PDF-1.7 ...", "不是表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100, "另存为.xlsx"),
        (b"PK\x03\x04 not a zip", "打不开"),
        (b"\x00\x01\x02\x03", "认不出"),
        ("没有表头的文字".encode(), "表头"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path, setting, training, content, word):
    file = tmp_path / "upload.xlsx"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=word):
        look(file, training, setting)


def package(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return path


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"word__document.xml": "<a/>"}, "不是Excel"),
        ({"xl__workbook.xml": "<a/>", "xl__vbaProject.bin": "x"}, "宏"),
        ({"xl__workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "内部结构"),
        ({"xl__workbook.xml": "<a/>", "xl__worksheets__sheet1.xml": b"0" * 60_000_000}, "大得不正常"),
        ({"xl__workbook.xml": "<a/>"}, "打不开"),
    ],
)
def test_workbooks_that_are_traps_are_refused(tmp_path, setting, training, parts, word):
    with pytest.raises(Unreadable, match=word):
        look(package(tmp_path / "trap.xlsx", **parts), training, setting)


def test_too_large_and_too_long_are_refused(sheet, setting, training):
    file = sheet(HEADS, *[(date(2026, 3, 2), f"班{n}", "企业", "民法典", n) for n in range(5)])
    with pytest.raises(Unreadable, match="最多4行"):
        look(file, training, setting, limits=Limits(rows=4))
    with pytest.raises(Unreadable, match="最多收0MB"):
        look(file, training, setting, limits=Limits(size=10))
    assert SCREEN.rows >= 20_000


def test_a_file_cut_short_is_refused_in_words(tmp_path, sheet, setting, training):
    whole = sheet(HEADS, *[(date(2026, 3, 2), f"班{n}", "企业", "民法典", n) for n in range(500)])
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for part in old.infolist():
            text = old.read(part)
            new.writestr(part, text[: len(text) // 2] if "sheet1" in part.filename else text)
    with pytest.raises(Unreadable, match="损坏"):
        bring_in(broken, training, setting)


def test_a_file_that_breaks_off_says_how_far_it_came(sheet, setting, training, monkeypatch):
    monkeypatch.setattr("yifa.doors.files.importing.CHUNK", 10)
    file = sheet(HEADS, *[(date(2026, 3, 2), f"班{n}", "企业", "民法典", n) for n in range(40)])
    outcome = bring_in(file, training, setting, limits=Limits(rows=25))
    assert (outcome.written, Activity.objects.count()) == (20, 20)
    assert outcome.faults[-1].cell == "A22" and "不会重复" in outcome.faults[-1].reason
    again = bring_in(file, training, setting, whole=True)
    assert (again.written, again.known) == (20, 20)


def test_a_slip_in_the_house_is_not_blamed_on_the_file(sheet, setting, training, monkeypatch):
    def slip(*args, **more):
        raise KeyError("ours")

    monkeypatch.setattr("yifa.records.activities.actions.validate", slip)
    with pytest.raises(KeyError):
        look(sheet(HEADS, (date(2026, 3, 2), "甲", "企业", "民法典", 3)), training, setting)


def test_a_formula_is_never_evaluated(sheet, setting, training):
    file = sheet(HEADS, (date(2026, 3, 2), "甲", "企业", "民法典", "=40+2"))
    outcome = look(file, training, setting)
    assert [(f.cell, f.reason) for f in outcome.faults] == [("E2", reading.LOST_FORMULA)]


def test_the_stored_result_of_a_formula_is_read(tmp_path, sheet, setting, training):
    file = sheet(HEADS, (date(2026, 3, 2), "甲", "企业", "民法典", "=40+2"))
    whole = tmp_path / "calculated.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(whole, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(b"<v></v>", b"<v>42</v>").replace(b"<v />", b"<v>42</v>"))
    assert packages.sheet_has_formulas(whole)
    assert bring_in(whole, training, setting).written == 1


def test_an_export_does_not_come_back_in(sheet, setting, training):
    with pytest.raises(Unreadable, match="导出的文件"):
        look(sheet(("依法·导出:法治培训",), HEADS), training, setting)


def test_a_missing_required_column_is_named(sheet, setting, training):
    with pytest.raises(Unreadable, match="参训人次"):
        look(sheet(HEADS[:-1], (date(2026, 3, 2), "甲", "企业", "民法典")), training, setting)


def test_the_template_hides_nothing(db):
    for path in all_kinds():
        book = template_of(kind(path))
        assert all(one.sheet_state == "visible" for one in book.worksheets), path
        assert book["填写"]["A3"].value.startswith("【演示】")
        assert "依据" in [row[0].value for row in book["说明"].iter_rows()]


def field(kind, **more):
    return FormField("x", "某栏", kind, True, **more)


@pytest.mark.parametrize(
    ("of", "typed", "read"),
    [
        (field("text"), 13800000000, "13800000000"),
        (field("text"), 3.0, "3"),
        (field("text"), "'=1+1", "=1+1"),
        (field("text"), '="00123"', "00123"),
        (field("int"), 3.0, 3),
        (field("int"), "1,234", "1234"),
        (field("decimal"), 12.5, Decimal("12.5")),
        (field("date"), "2024.3.4", date(2024, 3, 4)),
        (field("date"), "20240304", date(2024, 3, 4)),
        (field("date"), "2024年3月4日", date(2024, 3, 4)),
        (field("date"), 45355, date(2024, 3, 4)),
        (field("date"), "2024-13-40", "2024-13-40"),
        (field("datetime"), "2024-03-04 09:30", datetime(2024, 3, 4, 9, 30)),
        (field("bool"), "√", True),
        (field("bool"), "否", False),
        (field("bool"), "也许", "也许"),
        (field("choice", choices=(("walk", "来访"),)), "来访", "walk"),
        (field("multi", choices=(("a", "甲"), ("b", "乙"))), "甲、乙", ["a", "b"]),
        (field("text"), "  ", None),
    ],
)
def test_cells_are_read_as_people_mean_them(of, typed, read):
    assert entered(of, typed) == read


@pytest.mark.parametrize("typed", [123456789012345678, "#REF!", "#N/A"])
def test_spoilt_cells_are_named(typed):
    with pytest.raises(CellFault):
        entered(field("text"), typed)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1"])
def test_text_that_would_run_is_made_harmless_and_read_back(text):
    assert safe(text).startswith("'")
    assert shown_text(safe(text)).strip() == text.strip()


def test_a_workbook_of_every_shape_of_emptiness(tmp_path, setting, training):
    book = Workbook()
    book.active.sheet_state = "hidden"
    book.create_sheet("看得见").append(list(HEADS))
    book["看得见"].append([None] * 5)
    book.save(tmp_path / "empty.xlsx")
    assert load_workbook(tmp_path / "empty.xlsx")
    assert look(tmp_path / "empty.xlsx", training, setting).rows == 0
