"""Handovers answered: an own case opened once, or sent back with the reason; both in the ledger."""

import json

import pytest

from yifa.ground.calendar import now
from yifa.ground.ledger import entry_bytes, seqs_of
from yifa.records.cases.handing import accept, may_answer, send_back
from yifa.records.cases.models import Case, Handover
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import open_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(cast):
    case = open_case("test_walk", by=cast.li, division="500155117000", organ=cast.li.organ, data={"title": "要移送的"})
    return Handover.objects.create(
        case=case, procedure="test_walk", division=case.division, organ=cast.li.organ, reason="不归我办",
        offered_at=now(), offered_by="li",
    )  # fmt: skip


def events(case):
    return [json.loads(raw)["event"] for _, raw in entry_bytes(seqs_of(case.subject))]


def test_accepting_opens_a_case_and_tells_both_files(cast, offer):
    case = accept(offer.pk, by=cast.li, data={"title": "接过来的"})
    offer.refresh_from_db()
    assert (offer.state, offer.opened_code, offer.answered_by) == ("accepted", case.code, "li")
    assert events(offer.case)[-1] == "cases.handover_accepted" and events(case) == ["test_walk.lodge"]


def test_a_bad_form_leaves_the_offer_open(cast, offer):
    with pytest.raises(Refused) as refused:
        accept(offer.pk, by=cast.li, data={"amount": "很多"})
    offer.refresh_from_db()
    assert refused.value.status == 422 and offer.state == "queued" and Case.objects.count() == 1


def test_the_second_to_answer_is_told_who_was_first(cast, offer):
    send_back(offer.pk, by=cast.li, reason="应由派出所办")
    with pytest.raises(Refused) as refused:
        accept(offer.pk, by=cast.li, data={"title": "接过来的"})
    assert refused.value.status == 409 and "li已经答复过" in refused.value.sentence
    assert events(offer.case)[-1] == "cases.handover_returned"


def test_nobody_of_another_town_or_organ_answers(cast, offer):
    with pytest.raises(Refused) as unseen:
        send_back(offer.pk, by=cast.zhou, reason="不要")
    assert unseen.value.status == 404
    assert "别的单位" in may_answer(offer, cast.zheng)


def test_a_procedure_nobody_declared_cannot_be_answered(cast, offer):
    offer.procedure = "not_built"
    assert "还没有开通" in may_answer(offer, cast.li)


@pytest.mark.parametrize("reason", ["", "  "])
def test_sending_back_needs_a_reason(cast, offer, reason):
    with pytest.raises(Refused):
        send_back(offer.pk, by=cast.li, reason=reason)
