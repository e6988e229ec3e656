"""What the store itself keeps: one case per key, the second writer told, pairs of columns, papers and materials."""

import io

import pytest
from django.db import IntegrityError, transaction
from domains.disputes.filled import DISPUTE as FORMS
from domains.disputes.filled import DIVISION, ORGAN

from yifa.domains.disputes import actions, procedures
from yifa.domains.disputes.models import DisputeFile
from yifa.ground.identity.permission import NotAllowed
from yifa.records.cases.models import Case
from yifa.records.cases.refusal import Refused
from yifa.records.documents.models import Document
from yifa.records.documents.rendering import document_bytes


@pytest.fixture
def case(db, cast):
    return actions.lodge(by=cast.li, division=DIVISION, organ=ORGAN, data=FORMS["apply"])


def test_the_same_key_gives_the_same_case(db, cast):
    first, second = (
        actions.screen(by=cast.feng, division=DIVISION, organ=ORGAN, data=FORMS["screen"], idempotency_key="k1")
        for _ in range(2)
    )
    assert first.code == second.code and Case.objects.count() == 1


def test_the_second_of_two_is_told_who_was_first(case, cast):
    seen = case.version
    actions.accept(case, by=cast.wu, data=FORMS["accept"], version=seen)
    with pytest.raises(Refused, match="wu-zhuren") as refused:
        actions.refuse(case, by=cast.li, data=FORMS["refuse"], version=seen)
    assert refused.value.status == 409 and Case.objects.get(pk=case.pk).state == "accepted"


def test_a_refused_step_leaves_nothing(case, cast):
    before = Document.objects.count(), case.steps.count()
    with pytest.raises(Refused):
        actions.accept(case, by=cast.wu, data={**FORMS["accept"], "rights_told": False})
    assert (Document.objects.count(), case.steps.count()) == before
    assert DisputeFile.objects.get(case=case).accepted_on is None


@pytest.mark.parametrize(
    "broken",
    [
        {"resolved_on": "2026-01-01"},
        {"result": "成功"},
        {"agreed_on": "2026-01-01"},
        {"agreement_form": "书面"},
        {"effective_on": "2026-01-01"},
        {
            "agreed_on": "2026-01-01",
            "agreement_form": "书面",
            "accepted_on": "2026-01-01",
            "effective_on": "2026-01-02",
        },
        {"confirmation_result": "确认有效"},
        {"confirmed_on": "2026-01-01", "confirmation_result": "驳回"},
    ],
    ids=str,
)
def test_the_database_refuses_half_a_pair(case, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        DisputeFile.objects.filter(case=case).update(**broken)


def test_no_name_reaches_the_public_half(case, cast):
    actions.accept(case, by=cast.wu, data=FORMS["accept"])
    held = Case.objects.get(pk=case.pk)
    shown = str(held.public_half()) + "".join(str(step.public_half()) for step in held.steps.all())
    assert not any(word in shown for word in ("演示甲", "演示乙", "堆物", "演示调解员"))


def test_no_form_offers_free_text_to_figures():
    from yifa.ground.forms import fields_of

    for procedure in procedures.PROCEDURE_LIST:
        for step in procedure.steps:
            text = {f.name for f in fields_of(step.form) if f.kind in ("text", "textarea")}
            assert not text & set(step.public), step.code


def test_material_is_attached_and_an_outsider_may_not(case, cast, settings, tmp_path):
    settings.YIFA_EVIDENCE_DIR = tmp_path
    photo = b"\xff\xd8\xff\xe0 signed"
    row = actions.attach_material(case, io.BytesIO(photo), by=cast.wang, kind="signed_agreement")
    assert document_bytes(row) == photo
    with pytest.raises(NotAllowed):
        actions.attach_material(case, io.BytesIO(photo), by=cast.zhou)


RENAMED = {
    "apply": "lodge", "initiate": "initiate_administrative", "object": "object_to_remit", "ask": "ask_petition",
    "report": "report_wrong", "seal": "seal_accusation", "accusation.register": "register_accusation",
    "petition.register": "register_petition", "petition.take_over": "take_over_petition",
    "accusation.take_over": "take_over_accusation",
}  # fmt: skip


def test_every_step_has_a_verb():
    spoken = (one for one in procedures.PROCEDURE_LIST if one.code != "centre_case")  # its desk calls open and advance
    for procedure in spoken:
        for step in procedure.by_hand:
            name = RENAMED.get(f"{procedure.code}.{step.code}", RENAMED.get(step.code, step.code))
            assert callable(getattr(actions, name))
