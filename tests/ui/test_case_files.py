"""Papers out, evidence in: each with its ledger row, none for a stranger, no person's name in a list."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from factories.kinds import lodge

from yifa.ground.identity.models import Reveal
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.models import Document
from yifa.ui.pages.sight import title, titles

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(autouse=True)
def evidence_kind(settings, tmp_path):
    settings.YIFA_EVIDENCE_DIR = tmp_path
    DOCUMENTS.add(DocumentKind("test_photo", "测试材料", "tests", "测试规定 第3条"))


def file_url(case):
    return reverse("ui:document-file", args=[Document.objects.get(about=case.subject, kind="test_form").pk])


def attach(client, case, content=PDF, **more):
    data = {"kind": "test_photo", "title": "现场照片", "file": SimpleUploadedFile("a.exe", content)} | more
    return client.post(reverse("ui:case-evidence", args=[case.code]), data)


def test_a_paper_is_handed_out_with_a_reason_in_the_ledger(li, case):
    answer = li.post(file_url(case), {"reason": "打印送达"})
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    assert answer["Content-Disposition"].startswith("attachment") and ".docx" in answer["Content-Disposition"]
    assert Reveal.objects.get().by == "li"


def test_no_reason_no_paper(li, case):
    answer = li.post(file_url(case), {"reason": ""})
    assert answer.status_code == 422 and answer["Content-Type"].startswith("text/html")


def test_a_paper_cannot_be_fetched_by_a_link(li, case):
    assert li.get(file_url(case)).status_code == 405


def test_another_organ_and_another_town_get_no_paper(page_of, case):
    assert page_of("zhao").post(file_url(case), {"reason": "想看一看"}).status_code == 403
    assert page_of("zhou").post(file_url(case), {"reason": "想看一看"}).status_code == 404
    assert not Reveal.objects.exists()


def test_evidence_goes_in_and_comes_out_unchanged(li, case):
    assert attach(li, case).status_code == 302
    row = Document.objects.get(kind="test_photo")
    assert (row.title, row.media_type) == ("现场照片", "application/pdf")
    url = reverse("ui:document-file", args=[row.pk])
    answer = li.post(url, {"reason": "核对原件"})
    assert answer.content == PDF and answer["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00 program", b"<html><script>alert(1)</script>"])
def test_what_may_not_come_in_is_refused_beside_the_box(li, case, content):
    answer = attach(li, case, content)
    assert answer.status_code == 422 and 'id="f-file-error"' in answer.content.decode()
    assert not Document.objects.filter(kind="test_photo").exists()


def test_a_form_without_a_file_says_so(li, case):
    answer = li.post(reverse("ui:case-evidence", args=[case.code]), {"kind": "test_photo"})
    assert answer.status_code == 422 and "请选择要上传的文件" in answer.content.decode()


def test_a_kind_made_by_a_step_cannot_be_uploaded(li, case):
    assert attach(li, case, kind="test_form").status_code == 422


def test_strangers_put_nothing_into_a_case(page_of, case):
    assert attach(page_of("zhou"), case).status_code == 404
    assert attach(page_of("zhao"), case).status_code == 403
    assert not Document.objects.filter(kind="test_photo").exists()


def test_a_lost_file_is_named_not_served(li, case, settings, tmp_path):
    attach(li, case)
    settings.YIFA_EVIDENCE_DIR = tmp_path / "elsewhere"
    url = reverse("ui:document-file", args=[Document.objects.get(kind="test_photo").pk])
    answer = li.post(url, {"reason": "核对原件"})
    assert answer.status_code == 409 and "不见了" in answer.content.decode()


def test_titles_do_not_name_the_parties(cast, people, li):
    case = lodge(cast.li, title="测试甲与测试甲乙的通行纠纷", applicant_name="测试甲")
    assert title(case) == "测**与测**乙的通行纠纷"
    for url in (reverse("ui:cases"), reverse("ui:case", args=[case.code]), reverse("ui:search") + "?q=通行"):
        page = li.get(url).content.decode()
        assert "测试甲与" not in page and "通行纠纷" in page, url


def test_titles_cost_one_query(cast, people, django_assert_num_queries):
    rows = [lodge(cast.li) for _ in range(5)]
    with django_assert_num_queries(1):
        assert len(titles(rows)) == 5


def test_upload_form_is_multipart_and_keeps_the_title(li, case):
    page = li.get(reverse("ui:case-evidence", args=[case.code])).content.decode()
    assert re.search(r'<form[^>]*enctype="multipart/form-data"', page) and 'type="file"' in page
    answer = attach(li, case, b"", file=BytesIO(b""), title="围墙照片")
    assert 'value="围墙照片"' in answer.content.decode()
