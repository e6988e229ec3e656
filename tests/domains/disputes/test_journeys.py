"""Each lawful way of a dispute from registration to the archive, through the store."""

from datetime import timedelta

import pytest
from domains.disputes.filled import ADMINISTRATIVE, DIVISION, ORGAN, START
from domains.disputes.filled import DISPUTE as FORMS

from yifa.domains.disputes import actions
from yifa.ground.calendar import use_now
from yifa.ground.ledger.models import Entry
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance
from yifa.records.documents.models import Document

MEDIATOR = {"handler": "wang"}


class Desk:
    """People who take steps one hour apart; the archive is closed by another than the mediator."""

    def __init__(self, cast):
        self.cast, self.hours = cast, 0

    def at(self):
        self.hours += 1
        return START + timedelta(hours=self.hours)

    def open(self, verb=actions.lodge, step="apply", **changed):
        data = {**FORMS[step], **changed}
        return verb(by=self.cast.li, division=DIVISION, organ=ORGAN, data=data, at=self.at())

    def do(self, case, step, by=None, **changed):
        data = {**FORMS[step], **(MEDIATOR if step == "accept" else {}), **changed}
        return getattr(actions, step)(case, by=by or self.cast.wang, data=data, at=self.at())

    def all(self, case, *steps):
        for step in steps:
            self.do(case, step, by=self.cast.zheng if step == "archive" else None)
        return Case.objects.get(pk=case.pk)


@pytest.fixture
def desk(cast, db):
    with use_now(START + timedelta(days=2)):
        yield Desk(cast)


def kinds(case):
    return set(Document.objects.filter(about=case.subject).values_list("kind", flat=True))


def test_a_written_agreement_from_application_through_the_court_to_the_archive(desk):
    case = desk.all(
        desk.open(), "accept", "investigate", "mediate", "agree_in_writing", "sign", "take_effect",
        "apply_confirmation", "confirm", "follow_up", "archive",
    )  # fmt: skip
    assert (case.state, case.outcome, case.detail.confirmation_result) == ("archived", "调解成功", "确认有效")
    assert case.closed_at and case.detail.resolved_on == START.date()
    assert {"application", "rights_notice", "mediation_agreement", "confirmation_application", "file_back"} <= kinds(
        case
    )


def test_an_oral_agreement_takes_effect_the_same_day(desk):
    case = desk.all(desk.open(), "accept", "mediate", "agree_orally")
    assert case.state == "effective"
    assert case.detail.agreed_on == case.detail.effective_on == case.detail.resolved_on


def test_a_plain_dispute_is_settled_in_one_sitting(desk):
    case = desk.all(desk.open(actions.screen, "screen"), "settle_at_once", "follow_up", "archive")
    assert case.detail.screened_on and case.detail.result == "成功"
    assert {"intake_register", "rights_notice", "identity_record", "oral_agreement", "mediation_record"} <= kinds(case)


def test_a_failed_mediation_tells_the_way_out_and_is_archived(desk):
    case = desk.all(desk.open(), "accept", "mediate", "terminate", "archive")
    assert case.detail.result == "不成功" and "termination_notice" in kinds(case)


def test_an_escalation_goes_to_the_police_and_back(desk):
    case = desk.all(
        desk.open(), "accept", "warn_public_security", "report_to_police", "ease", "mediate", "agree_orally"
    )
    assert case.detail.prevented == "民间纠纷转化为刑事案件" and case.detail.reported_on
    assert {"escalation_warning", "police_report"} <= kinds(case)


def test_a_matter_handed_to_the_police_is_closed_and_may_come_back(desk):
    case = desk.all(desk.open(), "accept", "warn_public_security", "hand_to_police")
    assert case.state == "transferred" and case.closed_at
    advance(case, "take_back", by=desk.cast.zheng, data={}, at=desk.at())
    assert Case.objects.get(pk=case.pk).closed_at is None


def test_a_rejected_confirmation_may_be_mediated_again(desk):
    case = desk.all(
        desk.open(), "accept", "mediate", "agree_orally", "apply_confirmation", "reject", "remediate", "mediate",
        "agree_in_writing", "sign", "take_effect",
    )  # fmt: skip
    assert (case.state, case.detail.agreement_form, case.detail.confirmation_result) == ("effective", "书面", "")


def test_a_refusal_names_ground_and_way_out_and_closes_the_case(desk):
    case = desk.all(desk.open(), "refuse")
    step = case.steps.order_by("-number").first()
    assert step.facts == {"ground": "不属于民间纠纷", "way_out": "诉讼"}
    assert case.closed_at and kinds(case) == {"application", "refusal_notice"}


def test_a_matter_for_an_organ_is_offered_to_administrative_mediation(desk):
    case = desk.open()
    advance(case, "hand_to_administrative", by=desk.cast.zheng, data=FORMS["divert"], at=desk.at())
    assert case.handovers.get().procedure == "administrative_mediation"


def test_every_step_left_one_ledger_row_and_no_name_in_it(desk):
    case = desk.all(desk.open(), "accept", "mediate", "agree_orally")
    rows = Entry.objects.filter(subject=case.subject)
    assert rows.count() == 4
    assert not any("演示甲" in str(row.__dict__) for row in rows)


def test_an_administrative_mediation_from_consent_to_the_archive(desk):
    organ, forms = "500155117-PAFZB", ADMINISTRATIVE
    case = actions.lodge_administrative(by=desk.cast.li, division=DIVISION, organ=organ, data=forms["apply"])
    for step in ("consult", "accept", "call_meeting", "mediate", "suspend", "resume"):
        getattr(actions, step)(case, by=desk.cast.li, data=forms[step])
    actions.extend(case, by=desk.cast.chen, data=forms["extend"])
    for step in ("agree", "follow_up"):
        getattr(actions, step)(case, by=desk.cast.li, data=forms[step])
    actions.archive(case, by=desk.cast.zheng, data=forms["archive"])
    held = Case.objects.get(pk=case.pk)
    assert (held.state, held.outcome, held.detail.result) == ("archived", "调解成功", "成功")
    assert {"am_acceptance", "am_rights_notice", "am_agreement", "am_closing"} <= kinds(held)
