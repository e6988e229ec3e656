"""The wizard as a clerk walks it: template, upload, what was found, confirmation, result; without JavaScript."""

import io
from datetime import date

import pytest
from django.conf import settings as house
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from factories.spreadsheets import all_kinds
from openpyxl import Workbook, load_workbook

from yifa.doors.files import waiting
from yifa.doors.files.pages import take
from yifa.doors.files.permissions import EXPORT
from yifa.records.activities.models import Activity

IMPORT = "/files/import/activities/training/"
EXPORT_PAGE = "/files/export/activities/training/"
HEADS = ("来源编号", "举办日期", "培训班名称", "培训对象", "培训内容", "参训人次", "授课人")
GOOD = ("A-1", date(2026, 3, 2), "调解员培训", "人民调解员", "民法典", 42, "甲乙丙丁")
BAD = ("A-2", date(2026, 3, 2), "调解员培训", "路人", "民法典", 42, None)


@pytest.fixture
def page_of(people, tmp_path, settings):
    settings.HOME = tmp_path

    def client(name):
        made = Client()
        made.force_login(getattr(people, name))
        return made

    return client


def upload(*rows):
    book, made = Workbook(), io.BytesIO()
    for row in (HEADS, *rows):
        book.active.append(list(row))
    book.save(made)
    return SimpleUploadedFile("台账.xlsx", made.getvalue())


def test_from_template_to_result(page_of):
    li = page_of("li")
    assert "下载导入模板" in li.get(IMPORT).content.decode()
    template = b"".join(li.get("/files/template/activities/training.xlsx").streaming_content)
    assert load_workbook(io.BytesIO(template))["填写"]["A1"].value == "来源编号"
    found = li.post(IMPORT, {"file": upload(GOOD, BAD), "mode": "good"})
    page = li.get(found.url).content.decode()
    assert "D3" in page and "培训对象只能从这些里选" in page and "甲乙丙丁" not in page
    assert Activity.objects.count() == 0
    assert li.post(f"{found.url}confirmation/").url == found.url
    assert "已写入 1 行" in li.get(found.url).content.decode()
    assert Activity.objects.get().private["trainer"] == "甲乙丙丁"
    refused = b"".join(li.get(f"{found.url}rejected.xlsx").streaming_content)
    assert load_workbook(io.BytesIO(refused)).active["H2"].value.startswith("D3")


def test_confirming_twice_writes_once(page_of):
    li = page_of("li")
    found = li.post(IMPORT, {"file": upload(GOOD)}).url
    for _ in range(2):
        li.post(f"{found}confirmation/")
    assert Activity.objects.count() == 1


def test_all_or_nothing_offers_no_confirmation(page_of):
    li = page_of("li")
    found = li.post(IMPORT, {"file": upload(GOOD, BAD), "mode": "whole"}).url
    assert "确认写入" not in li.get(found).content.decode()
    li.post(f"{found}confirmation/")
    assert Activity.objects.count() == 0


def test_an_upload_is_its_owners_only_and_sealed(page_of):
    found = page_of("li").post(IMPORT, {"file": upload(GOOD)}).url
    peer = page_of("wang")
    for verb, path in (("get", ""), ("post", "confirmation/"), ("post", "cancellation/"), ("get", "rejected.xlsx")):
        assert getattr(peer, verb)(found + path).status_code == 404
    kept = b"".join(path.read_bytes() for path in (house.HOME / "uploads").rglob("*") if path.is_file())
    assert "甲乙丙丁".encode() not in kept and b"PK\x03\x04" not in kept


def test_cancelling_forgets_the_file(page_of):
    li = page_of("li")
    found = li.post(IMPORT, {"file": upload(GOOD)}).url
    li.post(f"{found}cancellation/")
    assert li.get(found).status_code == 404 and not list((house.HOME / "uploads").iterdir())


def test_uploads_are_cleared_away_after_two_hours(page_of, monkeypatch):
    li = page_of("li")
    first = li.post(IMPORT, {"file": upload(GOOD)}).url
    monkeypatch.setattr(waiting, "KEPT_SECONDS", -(10**9))
    li.post(IMPORT, {"file": upload(GOOD)})
    assert li.get(first).status_code == 404


def test_uploads_are_gone_after_two_hours_also_where_nobody_sends_another(page_of, monkeypatch):
    li = page_of("li")
    first = li.post(IMPORT, {"file": upload(GOOD)}).url
    monkeypatch.setattr(waiting, "KEPT_SECONDS", -(10**9))
    assert li.get(first).status_code == 404 and not list((house.HOME / "uploads").iterdir())


def test_the_file_in_clear_lies_with_the_upload_and_goes_with_it(page_of):
    held = waiting.put([b"personal"], by="li", kind="activities/training")
    with held.opened() as clear:
        assert clear.parent == held.folder and clear.stat().st_mode & 0o077 == 0
        held.drop()
    assert not clear.exists()


@pytest.mark.parametrize(
    ("sent", "word"),
    [({}, "请先选"), ({"file": SimpleUploadedFile("x.xlsx", b"%PDF-1.4")}, "不是表格"),
     ({"file": upload(GOOD), "division": "500155118"}, "管辖范围")],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_on_the_page(page_of, sent, word):
    answer = page_of("li").post(IMPORT, sent)
    assert answer.status_code == 422 and word in answer.content.decode()


def test_a_grid_member_is_told_before_the_upload(page_of):
    assert "导入会被逐行退回" in page_of("feng").get("/files/import/registers/legal_person/").content.decode()


def test_an_export_is_asked_for_and_handed_out(page_of):
    li = page_of("li")
    li.post(f"{li.post(IMPORT, {'file': upload(GOOD)}).url}confirmation/")
    assert "哪一年" in li.get(EXPORT_PAGE).content.decode()
    answer = li.post(EXPORT_PAGE, {"format": "csv", "year": "2026"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "调解员培训" in text and "甲乙丙丁" not in text
    assert "attachment" in answer["Content-Disposition"]
    outsider = b"".join(page_of("zhou").post(EXPORT_PAGE, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "调解员培训" not in outsider


@pytest.mark.parametrize("path", [IMPORT, EXPORT_PAGE, "/files/", "/files/template/activities/training.xlsx"])
def test_only_those_who_handle_matters_come_in(page_of, path):
    assert page_of("wei").get(path).status_code == 403
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize("path", ["/files/import/activities/nosuch/", "/files/export/people/x/", "/files/found/x/"])
def test_what_is_not_there_is_not_found(page_of, path):
    assert page_of("li").get(path).status_code == 404


def test_an_export_of_another_town_is_refused_on_the_page(page_of):
    assert page_of("li").post(EXPORT_PAGE, {"place": "500155118"}).status_code == 422


def test_every_kind_has_its_pages(page_of):
    li = page_of("li")
    for path in all_kinds():
        assert li.get(f"/files/import/{path}/").status_code == 200, path
        assert li.get(f"/files/template/{path}.xlsx").status_code == 200, path


def test_every_view_names_its_permission():
    assert take.permission is EXPORT
