"""What a stranger would try: crooked addresses, text that is code, other sites' links and forms, files that lie."""

import csv
import io
import re
import zipfile
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from factories.addresses import details, exports, lists, patterns, searches
from factories.cast import PASSWORD
from factories.samples import filled, lay, opened

from yifa.ground.forms import FormErrors, fields_of, validate
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.evidence import attach
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.records.registers.kind import REGISTERS

pytestmark = pytest.mark.django_db
HERE = "500155117000"
SCRIPT = "\"'><svg/onload=x>"
CROOKED = (
    "9" * 30, "-1", "0", "~", "1~2", "9999-12-31T23:59:59-12:00~1", "0001-01-01T00:00:00+14:00~5", "²", "٣", "null",
    "%00", "%ED%A0%80", "'", "%25", "..%2F..%2Fetc%2Fpasswd", "<script>", "A" * 5000, "2024-02-30", "1e9", "true",
)  # fmt: skip
NAMES = (
    "after", "year", "period", "place", "scope", "q", "kind", "procedure", "view", "state", "rule", "severity", "force",
    "indicator", "format", "step", "next", "why", "dim", "division", "by", "from", "to", "source", "sort", "part",
)  # fmt: skip
OURS = re.compile(r"<[a-z]+[^>]*\son[a-z]+=|<svg/onload|<script>alert", re.I)


def body(answer):
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode("utf-8-sig", "replace")


def test_no_crooked_address_breaks_a_page(page_of):
    laid = lay("测试", division=HERE, organ="500155117-PAFZB", cases_only=("dispute",))
    client = page_of("zheng")
    pages = [url.partition("?")[0] for url in (*lists(), *exports(), *details(laid))]
    pages += [reverse("desk:figure", args=["dispute.screened"]), reverse("desk:rows", args=["dispute.screened"])]
    pages = list({re.sub(r"/(registers|activities|documents)/[^/]+/$", r"/\1/x/", url): url for url in pages}.values())
    broken = []
    for turn, url in enumerate(pages):
        for place, wrong in enumerate(CROOKED):
            some = NAMES[(turn + place) % 5 :: 5] if len(pages) > 20 else NAMES
            answer = client.get(f"{url}?{'&'.join(f'{name}={wrong}' for name in some)}")
            if answer.status_code >= 500 or (wrong == "<script>" and "<script>&" in body(answer)):
                broken.append((url, wrong[:30], answer.status_code))
    assert broken == []


def test_no_crooked_path_breaks_a_page(page_of):
    client, broken = page_of("zheng"), []
    for name, pattern in patterns():
        for wrong in (
            "9" * 18,
            "0",
            "%00",
            "a",
            "..",
            "%ED%A0%80",
            "A" * 300,
            "500155117-2026-JF-000001-1",
            "case:%00",
        ):
            path = "/" + re.sub(r"<[^>]+>", wrong, str(pattern.pattern))
            if client.get(path).status_code >= 500 or client.post(path, {}).status_code >= 500:
                broken.append((name, wrong))
    assert broken == []


def test_text_that_is_code_is_shown_as_text(page_of):
    laid = lay(SCRIPT, division=HERE, organ="500155117-PAFZB")
    Case.objects.update(title=SCRIPT)
    Document.objects.update(title=SCRIPT)
    client = page_of("zheng")
    bad = []
    for url in (*lists(), *searches(quote(SCRIPT)), *list(details(laid))):
        answer = client.get(url)
        if answer["Content-Type"] == "application/json":  # data, which no browser takes for a page
            assert answer["X-Content-Type-Options"] == "nosniff", url
            continue
        page = body(answer)
        if "<svg/onload" in page or re.search(r"<(?!html|body|svg )[a-z]+[^>]* onload=", page):
            bad.append(url)
    assert bad == []


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1"])
def test_no_cell_of_an_export_starts_a_formula(page_of, formula):
    lay(formula, division=HERE, organ="500155117-PAFZB")
    client, bad = page_of("zheng"), []
    for url in exports():
        for line in csv.reader(io.StringIO(body(client.get(url)))):
            bad += [(url, cell) for cell in line if re.match(r"[=@\t\r]|[+-](?![\d.]+$)", cell)]
    assert bad == []


FORMS = {
    **{f"{p.code}.{s.code}": s.form for p in PROCEDURES for s in p.steps if fields_of(s.form)},
    **{kind.code: kind.form for kind in (*REGISTERS, *ACTIVITIES)},
}


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\x0b"], ids=ascii)
def test_no_form_takes_what_cannot_be_seen(hidden):
    took = []
    for code, form in FORMS.items():
        for field in fields_of(form):
            if field.kind not in ("text", "textarea"):
                continue
            with pytest.raises(FormErrors) as refused:
                validate(form, filled(form, "测试") | {field.name: f"测{hidden}试"})
            if not refused.value.errors.get(field.name, "").startswith(field.title):
                took.append((code, field.name))
    assert took == []


def test_every_text_has_an_end():
    """A box without a limit takes megabytes from anyone and breaks a column of PostgreSQL."""
    endless = []
    for code, form in FORMS.items():
        for field in fields_of(form):
            if field.kind in ("text", "textarea"):
                try:
                    validate(form, filled(form, "测试") | {field.name: "长" * 20_000})
                except FormErrors:
                    continue
                endless.append((code, field.name))
    assert endless == []


def test_the_forms_fit_the_columns():
    """A text that a form takes goes into its column whole: PostgreSQL refuses what SQLite lets pass."""
    from yifa.records.cases.models import detail_model

    tight = []
    for procedure in (one for one in PROCEDURES if one.domain != "tests"):
        columns = {f.name: f for f in Case._meta.concrete_fields if f.name in ("title", "channel", "handler", "grid")}
        columns |= {f.name: f for f in detail_model(procedure.detail).typed()} if procedure.detail else {}
        for step in procedure.steps:
            for field in fields_of(step.form):
                room = getattr(columns.get(field.name), "max_length", None)
                longest = max((len(value) for value, _ in field.choices), default=0)
                if room and field.kind == "choice" and longest > room:
                    tight.append((step.code, field.name, longest, room))
                if room and field.kind in ("text", "textarea") and takes(step.form, field.name, room + 1):
                    tight.append((procedure.code, step.code, field.name, room))
    assert tight == []


def takes(form, name, length):
    try:
        validate(form, filled(form, "测试") | {name: "长" * length})
    except FormErrors:
        return False
    return True


def test_a_report_hands_out_its_own_files_only(page_of, tmp_path):
    (tmp_path / "secret.txt").write_text("秘密")
    client = page_of("zheng")
    for name in ("../../secret.txt", "..%2F..%2Fsecret.txt", "/etc/passwd", "%2Fetc%2Fpasswd", "....//secret.txt",
                 "trace.json/../../../secret.txt", "%00", "."):  # fmt: skip
        answer = client.get(f"/reports/500155117/2026/files/{name}")
        assert answer.status_code == (400 if name == "%00" else 404), name


def test_a_form_of_another_site_writes_nothing(page_of):
    client, wrong = page_of("zheng", enforce_csrf_checks=True), []
    for name, pattern in patterns():
        if name.startswith("api") or "openapi" in str(pattern.pattern):
            continue
        path = "/" + re.sub(r"<[^>]+>", "1", str(pattern.pattern))
        answer = client.post(path, {"reason": "x"})
        if answer.status_code not in (403, 404, 405):
            wrong.append((name, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\t//evil.example",
               "http:evil.example", "///evil.example"],
)  # fmt: skip
def test_log_in_leads_to_our_own_pages_only(client, people, places, target):
    answer = client.post("/login/", {"username": "li", "password": PASSWORD, "next": target})
    assert answer.status_code == 302 and answer["Location"].startswith("/") and "evil" not in answer["Location"]


def test_a_session_planted_before_log_in_is_dropped(client, people, places):
    client.get("/login/")
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.post("/login/", {"username": "li", "password": PASSWORD})
    assert client.session.session_key != session.session_key
    client.post("/logout/")
    assert client.get("/cases/").status_code == 302


def test_another_host_name_is_refused(page_of):
    assert page_of("li").get("/cases/", headers={"host": "evil.example"}).status_code == 400


def test_a_nul_is_refused_before_any_room_sees_it(page_of):
    client = page_of("zheng")
    assert client.get("/cases/?q=%00").status_code == 400 and client.get("/figures/a%00/").status_code == 400
    assert client.post("/login/", {"username": "a\x00"}).status_code == 400


def test_evidence_comes_back_as_a_file_never_as_a_page(page_of):
    case = opened(PROCEDURES.get("dispute"), division=HERE, organ="500155117-SFS", mark="测试")
    kind = next(one.code for one in DOCUMENTS if not one.lines)
    from yifa.ground.identity.actor import Actor

    picture = b"\x89PNG\r\n\x1a\n" + b"<script>alert(1)</script>" * 3
    row = attach(io.BytesIO(picture), about=case, kind=kind, by=Actor.system("t"), title='a"\r\nX: y.html')
    answer = page_of("zheng").post(reverse("ui:document-file", args=[row.pk]), {"reason": "核对证据材料"})
    assert answer.status_code == 200 and answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert "X" not in answer.headers


@pytest.mark.parametrize("content", [b"MZ\x90\x00" * 30, b"<html><script>1</script></html>", b"#!/bin/sh\nrm -rf", b""])
def test_what_is_no_evidence_is_refused(page_of, content):
    case = opened(PROCEDURES.get("dispute"), division=HERE, organ="500155117-SFS", mark="测试")
    client, url = page_of("zheng"), reverse("ui:case-evidence", args=[case.code])
    kind = next(one.code for one in DOCUMENTS if not one.lines and one.domain == "disputes")
    before = Document.objects.count()
    answer = client.post(url, {"kind": kind, "file": SimpleUploadedFile("a.jpg", content, "image/jpeg")})
    assert answer.status_code == 422 and Document.objects.count() == before


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("[Content_Types].xml", "<Types/>")
        pack.writestr("xl/workbook.xml", "<workbook/>")
        pack.writestr("xl/worksheets/sheet1.xml", b" " * (300 << 20))
    return made.getvalue()


def test_a_spreadsheet_that_swells_is_refused(page_of):
    answer = page_of("li").post("/files/import/registers/grid_cell/", {"file": SimpleUploadedFile("a.xlsx", bomb())})
    assert answer.status_code == 422
