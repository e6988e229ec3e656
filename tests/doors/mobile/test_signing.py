"""Signatures drawn on the phone: bound to the text that was shown, in the file with the step, not everywhere."""

import io
import json
import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from factories.complaint import ACCEPTED, COMPLAINT, SESSION, TERMS
from factories.phone import envelope
from PIL import Image

from yifa.doors.mobile.signing import signed_text, text_digest, text_to_sign
from yifa.ground.calendar.clock import day_of
from yifa.ground.ledger.models import Entry
from yifa.records.cases.models import Case
from yifa.records.cases.moves import check_form
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.evidence import read_evidence
from yifa.records.documents.models import Document

pytestmark = pytest.mark.django_db
SIGNERS = ({"role": "当事人", "name": "演示甲某"}, {"role": "当事人", "name": "演示乙某"},
           {"role": "调解员", "name": "测试·王调解员"})  # fmt: skip


@pytest.fixture
def wang(client, people, settings, tmp_path):
    settings.YIFA_EVIDENCE_DIR = tmp_path
    client.force_login(people.wang)
    return client


@pytest.fixture
def matter(cast, people):
    """``matter("邻里")``: accepted, mediated once, Wang's to settle."""

    def made(kind="邻里"):
        data = {**COMPLAINT, "dispute_type": kind}
        case = open_case("dispute", by=cast.li, division="500155117000", organ=cast.wang.organ, data=data, step="apply")
        advance(case, "accept", by=cast.li, data=ACCEPTED)
        advance(case, "mediate", by=cast.wang, data=SESSION)
        return Case.objects.get(pk=case.pk)

    return made


def drawn():
    held = io.BytesIO()
    Image.new("RGB", (80, 40), "white").save(held, "PNG")
    return held.getvalue()


def agreement(case, **more):
    told = envelope("step", code=case.code, step="agree_in_writing", version=case.version, data=TERMS)
    step, moment = case.declared.step("agree_in_writing"), told["entered_at"]
    text = signed_text(case, step, check_form(step, TERMS), datetime.fromisoformat(moment))
    return {**told, "signatures": list(SIGNERS), "signed_digest": text_digest(text), **more}


def send(client, told, count=3):
    files = {f"signature-{n}": SimpleUploadedFile("s.png", drawn()) for n in range(count)}
    return client.post("/m/entries/", {"entry": json.dumps(told), **files})


def test_three_signatures_and_their_text_lie_in_the_file_with_the_step(wang, matter):
    case = matter()
    assert send(wang, agreement(case)).status_code == 201
    rows = Document.objects.filter(about=case.subject, kind="screen_signature").order_by("id")
    text = Document.objects.get(about=case.subject, kind="signed_text")
    assert [row.facts["role"] for row in rows] == ["当事人", "当事人", "调解员"]
    assert [row.private["signer"] for row in rows][:2] == ["演示甲某", "演示乙某"]
    shown = read_evidence(text).decode()
    assert {row.facts["signed_digest"] for row in rows} == {text_digest(shown)} and {
        row.facts["step"] for row in rows
    } == {4}
    assert "演示:五日内共同清沟。" in shown and "800.00" in shown and not re.search("[⟦⟧]|{{", shown)


def test_nobodys_name_stands_in_title_or_ledger(wang, matter):
    case = matter()
    send(wang, agreement(case))
    assert not Document.objects.filter(title__contains="甲某").exists()
    assert not Entry.objects.filter(body__contains="甲某").exists()


def test_another_text_than_the_one_shown_takes_no_signature(wang, matter):
    case = matter()
    told = agreement(case)
    answer = send(wang, {**told, "data": {**TERMS, "amount": "80000"}})
    assert answer.status_code == 422 and "再签一次" in answer.json()["sentence"]
    assert (
        Case.objects.get(pk=case.pk).state == "mediating"
        and not Document.objects.filter(kind="screen_signature").exists()
    )


def test_sending_a_signed_agreement_twice_signs_it_once(wang, matter):
    case = matter()
    told = agreement(case)
    assert [send(wang, told).status_code for _ in range(2)] == [201, 201]
    assert Document.objects.filter(kind="screen_signature").count() == len(SIGNERS)


def test_family_matters_are_signed_on_paper(wang, matter):
    case = matter("婚姻家庭")
    step = case.declared.step("agree_in_writing")
    assert "不能用电子签名" in text_to_sign(case, step)["why_not"]
    answer = send(wang, agreement(case))
    assert answer.status_code == 422 and "电子签名法 第3条" in answer.json()["basis"]


def test_a_signature_that_did_not_arrive_takes_the_step_back(wang, matter):
    case = matter()
    assert send(wang, agreement(case), count=1).status_code == 422
    assert Case.objects.get(pk=case.pk).state == "mediating"


def test_a_missing_signature_can_be_drawn_later_under_the_same_agreement(wang, matter, cast):
    case = matter()
    advance(case, "agree_in_writing", by=cast.wang, data={**TERMS, "parties_signed": False})
    case = Case.objects.get(pk=case.pk)
    paper = text_to_sign(case, case.declared.step("sign"))
    assert "演示:五日内共同清沟。" in paper["text"] and "⟦today⟧" in paper["text"] and "⟦content⟧" not in paper["text"]


def test_taking_a_case_along_is_a_look_in_the_ledger_and_only_for_who_mediates(wang, matter, people):
    case = matter()
    told = wang.post(f"/m/cases/{case.code}/").json()
    assert [party["name"] for party in told["parties"]] == ["演示甲某", "演示乙某"]
    assert "13800005678" not in json.dumps(told, ensure_ascii=False) and "138****5678" in told["papers"]["sign"]["text"]
    assert Entry.objects.filter(subject=case.subject, body__contains="mobile.case_taken_along").count() == 1
    for name, status in (("feng", 403), ("zhou", 404), ("zhao", 403)):
        wang.force_login(getattr(people, name))
        assert wang.post(f"/m/cases/{case.code}/").status_code == status, name


def test_the_day_on_the_paper_is_the_day_it_was_signed(wang, matter):
    case = matter()
    told = agreement(case)
    send(wang, told)
    shown = read_evidence(Document.objects.get(kind="signed_text")).decode()
    day = day_of(datetime.fromisoformat(told["entered_at"]))
    assert f"{day.year}年{day.month}月{day.day}日" in shown
