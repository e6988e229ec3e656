"""The wizard in a real browser, without a script: a real file through a real file box; axe finds nothing."""

import csv
from datetime import date

import pytest
from factories.browser import DESKTOP, PHONE, read, send
from openpyxl import load_workbook

from yifa.records.activities.models import Activity

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
IMPORT = "/files/import/activities/training/"
ROWS = (
    ("A-1", "", date(2026, 2, 2), "人民调解员培训班", "人民调解员", "民法典", 42),
    ("A-2", "", "二月三日", "另一个班", "路人", "民法典", -1),
)


def filled(tab, tmp_path):
    """The template as the page hands it out, filled in by hand."""
    with tab.expect_download() as handed:
        tab.click("text=下载导入模板")
    handed.value.save_as(tmp_path / "台账.xlsx")
    book = load_workbook(tmp_path / "台账.xlsx")
    for number, row in enumerate(ROWS, start=4):
        for place, value in enumerate(row, start=1):
            book["填写"].cell(number, place, value or None)
    book.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def test_template_upload_look_confirm_refused_rows_and_export(seat, people, tmp_path):
    tab = seat(people.li, IMPORT, width=PHONE, script=False)
    tab.set_input_files("input[type=file]", filled(tab, tmp_path))
    send(tab)
    assert all(word in read(tab) for word in ("还没有写入", "C5", "E5", "G5", "举办日期应当是日期"))
    assert not Activity.objects.exists()
    send(tab)
    assert "已写入 1 行" in read(tab) and Activity.objects.get().facts["attendance"] == 42
    with tab.expect_download() as handed:
        tab.click("text=下载退回的行")
    assert load_workbook(handed.value.path().rename(tmp_path / "back.xlsx")).active.max_row == 2
    tab.goto("/files/export/activities/training/")
    tab.check("input[value=csv]")
    with tab.expect_download() as handed:
        tab.click("main form button.btn-primary")  # a file comes, no page: nothing to wait for but the file
    assert handed.value.suggested_filename.endswith(".csv")
    with handed.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert "人民调解员培训班" in [cell for row in csv.reader(file) for cell in row]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_pages_are_accessible_and_no_wider_than_the_screen(seat, people, axe, tmp_path, width):
    tab = seat(people.li, IMPORT, width=width)
    tab.set_input_files("input[type=file]", filled(tab, tmp_path))
    send(tab)
    for path in (tab.url, "/files/", IMPORT, "/files/export/activities/training/"):
        tab.goto(path)
        tab.evaluate(axe)
        found = tab.evaluate("() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        assert not [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]], path
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
        assert not tab.complaints
