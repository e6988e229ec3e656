"""报告体检 for anyone: the same check, nothing kept, no cookie but one, a village behind one address not shut out."""

import base64
import random
import re
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from docx import Document
from factories.checks import checks_at_hand  # noqa: F401  (a fixture)
from openpyxl import load_workbook

from yifa.doors.portal import rationing, receiving
from yifa.ground.calendar import now, use_now
from yifa.ground.ledger import last_entry

pytestmark = pytest.mark.django_db
REPORT = """青禾镇2024年度法治政府建设年度报告
一、2024年度推进法治政府建设的主要举措和成效
全年排查矛盾纠纷120件,化解108件,化解率95%。
青禾镇人民政府
2025年2月18日
"""


@pytest.fixture(autouse=True)
def a_moment(settings, tmp_path, checks_at_hand):  # noqa: F811
    settings.HOME = tmp_path
    cache.clear()
    with use_now(now()):
        yield


def file(text=REPORT, name="报告.txt"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def check(client, **more):
    return client.post("/check/", {"report": file(), **more})


def comments_in(data):
    return [comment.text for comment in Document(BytesIO(data)).comments]


def test_anybody_gets_the_marked_text_in_the_same_answer(client):
    assert client.get("/check/").status_code == 200
    page = check(client).content.decode()
    assert 'class="r-fact"' in page and "错误1" in page and "算错" not in page.split("<main")[0]
    assert "接受或不采纳" not in page


def test_pasted_text_is_checked_too(client):
    assert "120件" in client.post("/check/", {"text": REPORT}).content.decode()


def rows():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_nothing_is_kept(client, tmp_path, settings, monkeypatch, caplog):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before, entry = rows(), last_entry()
    large = file("青禾镇" * 60_000 + REPORT)  # 540 KB of text
    for address in ("/check/", "/check/comments/", "/check/figures/"):
        assert client.post(address, {"report": large}).status_code == 200
        large.seek(0)
    assert rows() == before and last_entry() == entry
    assert [one for one in Path(tmp_path).rglob("*") if one.is_file()] == []
    assert "青禾镇" not in caplog.text and "报告.txt" not in caplog.text


def test_a_file_larger_than_the_framework_holds_never_reaches_the_disk(client, settings, monkeypatch):
    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", None)
    held = BytesIO()
    word = Document()
    word.add_paragraph(REPORT)
    word.save(held)
    with zipfile.ZipFile(held, "a") as packed:
        packed.writestr("word/media/picture.bin", random.Random(1).randbytes(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    page = client.post("/check/", {"report": file(held.getvalue(), "图多.docx")}).content.decode()
    assert "120件" in page and "文件较大" in page


def test_no_cookie_but_the_forms_own(client):
    check(client)
    client.get("/check/rules/")
    assert set(client.cookies) <= {"csrftoken"}


def test_a_form_from_elsewhere_is_refused():
    assert Client(enforce_csrf_checks=True).post("/check/", {"report": file()}).status_code == 403


def test_the_forms_own_token_opens(client):
    strict = Client(enforce_csrf_checks=True)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', strict.get("/check/").content.decode())[1]
    assert strict.post("/check/", {"report": file(), "csrfmiddlewaretoken": token}).status_code == 200


def test_too_large_a_body_is_refused_unread(client, monkeypatch):
    monkeypatch.setattr(receiving, "BODY", 100)
    monkeypatch.setattr(receiving, "upload_in", None)
    answer = check(client)
    assert answer.status_code == 413 and "文件太大:每份最多 10 MB" in answer.content.decode()


def test_too_large_a_file_is_refused(client, monkeypatch):
    monkeypatch.setattr(receiving, "LIMIT_MB", 0)
    answer = check(client)
    assert answer.status_code == 422 and "超过这里 0 MB" in answer.content.decode()


def test_what_cannot_be_read_says_why(client):
    answer = client.post("/check/", {"report": file(b"\xd0\xcf\x11\xe0old", "旧.doc")})
    assert answer.status_code == 422 and "另存为 .docx" in answer.content.decode()


def test_nothing_chosen_is_said(client):
    assert "还没有选文件" in client.post("/check/", {}).content.decode()


def test_a_village_may_ask_and_then_waits_a_moment(client, monkeypatch):
    monkeypatch.setitem(rationing.BUCKETS, "check", rationing.Bucket(3, 0.5))
    assert [check(client).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = check(client)
    assert refused["Retry-After"] == "2" and "请等 2 秒再试" in refused.content.decode()
    with use_now(now() + timedelta(seconds=2)):
        assert check(client).status_code == 200


def test_another_address_is_not_shut_out(client, monkeypatch):
    monkeypatch.setitem(rationing.BUCKETS, "check", rationing.Bucket(1, 0.5))
    assert [check(client).status_code for _ in range(2)] == [200, 429]
    assert client.post("/check/", {"report": file()}, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_reading_the_form_costs_nothing(client, monkeypatch):
    monkeypatch.setitem(rationing.BUCKETS, "check", rationing.Bucket(0, 0.5))
    assert client.get("/check/").status_code == 200


@pytest.mark.parametrize(
    ("hops", "forwarded", "seen"),
    [
        (0, "203.0.113.9", "127.0.0.1"),  # what a visitor claims is not believed
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (1, "", "127.0.0.1"),
    ],
)
def test_whose_address_is_counted(settings, hops, forwarded, seen):
    settings.YIFA_PROXY_HOPS = hops
    assert rationing.address_of(RequestFactory().get("/check/", HTTP_X_FORWARDED_FOR=forwarded)) == seen


def test_the_address_itself_is_not_in_the_cache(client, monkeypatch):
    keys = []
    monkeypatch.setattr(rationing.cache, "set", lambda key, *rest: keys.append(key))
    check(client)
    assert keys and "127.0.0.1" not in keys[0]


def carried_by(page):
    return {"name": "报告.txt", "carried": re.search(r'name="carried" value="([^"]+)"', page)[1]}


def test_downloads_are_made_from_what_the_answer_carried(client):
    form = carried_by(check(client).content.decode())
    assert base64.b64decode(form["carried"]).decode() == REPORT
    assert any("化解率" in words for words in comments_in(client.post("/check/comments/", form).content))
    sheet = load_workbook(BytesIO(client.post("/check/figures/", form).content)).active
    assert "120件" in [row[3] for row in sheet.values]


def test_downloads_open_from_the_file_itself(client):
    assert comments_in(client.post("/check/comments/", {"report": file()}).content)
    assert client.get("/check/comments/").url == "/check/"


def test_what_was_carried_and_spoilt_is_refused(client):
    answer = client.post("/check/comments/", {"name": "a.txt", "carried": "###"})
    assert answer.status_code == 422 and "重新选择文件" in answer.content.decode()


def test_hostile_text_and_name_are_shown_and_never_run(client):
    text = REPORT.replace("全年", "<script>alert(1)</script>\u202e") + "长" * 30000
    page = check(client, report=file(text, '"><script>x.txt')).content.decode()
    assert "<script>alert" not in page and '"><script>x' not in page and "\u202e" not in page


def test_the_rules_are_open_to_anybody(client):
    page = client.get("/check/rules/").content.decode()
    assert "条规则" in page and "会提示和不提示的例子" in page and "误报率" not in page
