"""Every guard of both procedures, broken once: a sentence with the way out, an article, and nothing changed."""

from datetime import timedelta

import pytest
from domains.disputes.filled import HOUSE, START, moves, played, way_to

from yifa.domains.disputes.procedures import ADMINISTRATIVE_MEDIATION, DISPUTE
from yifa.records.cases.loading import History, Move, play
from yifa.records.cases.refusal import Refused

NO = False
# guard -> (step, answers that break it, answers of earlier steps, steps before; empty: the shortest way)
BROKEN = {
    ("dispute", "civil_matter"): ("accept", {"matter_kind": "法院或行政机关已经受理"}, {}, ()),
    ("dispute", "both_willing"): ("accept", {"respondent_willing": NO}, {}, ()),
    ("dispute", "identity_checked"): ("accept", {"identity_checked": NO}, {}, ()),
    ("dispute", "rights_told"): ("accept", {"rights_told": NO}, {}, ()),
    ("dispute", "no_conflict"): ("accept", {"mediator_name": "演示乙"}, {}, ()),
    ("dispute", "invited_with_consent"): ("mediate", {"invited": "演示亲属"}, {}, ()),
    ("dispute", "oral_allowed"): ("agree_orally", {}, {"apply": {"dispute_type": "土地承包经营"}},
                                  ("apply", "accept", "mediate")),
    ("dispute", "need_no_paper"): ("agree_orally", {"need_no_paper": NO}, {}, ("apply", "accept", "mediate")),
    ("dispute", "three_signed"): ("take_effect", {}, {"sign": {"committee_sealed": NO}},
                                  ("apply", "accept", "mediate", "agree_in_writing", "sign")),
    ("dispute", "both_extend"): ("extend", {"respondent_agrees": NO}, {}, ()),
    ("dispute", "both_appraise"): ("commission_appraisal", {"both_agree": NO}, {}, ()),
    ("dispute", "police_told"): ("ease", {}, {}, ("apply", "accept", "warn_public_security")),
    ("dispute", "joint"): ("apply_confirmation", {"joint": NO}, {}, ()),
    ("dispute", "confirmable"): ("apply_confirmation", {"subject_matter": "物权、知识产权确权"}, {}, ()),
    ("dispute", "right_court"): ("apply_confirmation", {"jurisdiction": "邀请调解的法院"}, {}, ()),
    ("dispute", "performed_with_day"): ("follow_up", {"performance": "已履行"}, {}, ()),
    ("dispute", "performed_by_now"): ("follow_up", {"performance": "已履行", "performed_on": "2099-01-01"}, {}, ()),
    ("dispute", "not_performed"): ("tell_unperformed", {},
                                   {"follow_up": {"performance": "已履行", "performed_on": "2026-09-01"}},
                                   ("screen", "settle_at_once", "follow_up")),
    ("administrative_mediation", "consent"): ("accept", {"respondent_willing": NO}, {}, ()),
    ("administrative_mediation", "within_remit"): ("accept", {"within_remit": NO}, {}, ()),
    ("administrative_mediation", "not_instead_of_enforcement"): ("apply", {"violation_found": True}, {}, ()),
    ("administrative_mediation", "grave_enough"): ("initiate", {"reason_kind": "其他"}, {}, ()),
}  # fmt: skip
TESTED_ELSEWHERE = {"within_window", "file_complete", "screen_signature_allowed"} | {
    f"file_has_{part}" for part in ("intake", "rights_notice", "identity", "mediation_record", "agreement")
}
PROCEDURES = {p.code: p for p in (DISPUTE, ADMINISTRATIVE_MEDIATION)}


@pytest.mark.parametrize("key", BROKEN, ids=lambda key: key[1])
def test_a_broken_condition_is_answered_with_its_own_sentence_and_article(db, key):
    procedure = PROCEDURES[key[0]]
    step, answers, earlier, way = BROKEN[key]
    source = procedure.step(step).source[0]
    way = way or (way_to(procedure, source) if source else ())
    with pytest.raises(Refused) as refused:
        played(procedure, *way, step, **{**earlier, step: answers})
    guard = next(g for g in procedure.step(step).guards if g.code == key[1])
    assert (refused.value.why, refused.value.sentence) == ("guard", guard.sentence)
    assert refused.value.basis == guard.basis and refused.value.status == 422


def test_no_guard_is_left_untested():
    declared = {(p.code, g.code) for p in PROCEDURES.values() for s in p.steps for g in s.guards}
    assert {key for key in declared if key[1] not in TESTED_ELSEWHERE} == set(BROKEN)


def test_every_guard_says_what_to_do():
    for procedure in PROCEDURES.values():
        for guard in (g for s in procedure.steps for g in s.guards):
            assert any(word in guard.sentence for word in ("请", "可以", "可按")), guard.code
            assert "第" in guard.basis or "《" in guard.basis or "规定" in guard.basis, guard.code


SETTLED = ("screen", "settle_at_once")


def confirmed_on(day, hour=10):
    """Settled on 2026-09-01 and confirmation asked for on another day."""
    first = moves(DISPUTE, (*SETTLED, "apply_confirmation"))
    late = START.replace(hour=hour) + timedelta(days=day)
    last = Move("apply_confirmation", first[-1].data, late, HOUSE)
    return play(History("dispute", "500155117000", "500155117-RMTJ", (*first[:-1], last), "t"))[1]


def test_confirmation_may_be_asked_for_until_the_rolled_last_day(db):
    assert confirmed_on(37).state == "confirming"  # 2026-10-08: 10-01 falls into the holiday


def test_after_the_last_day_confirmation_is_refused_and_the_other_way_named(db):
    with pytest.raises(Refused, match="起诉") as refused:
        confirmed_on(38)
    assert "第33条" in refused.value.basis


def test_a_court_that_invited_mediation_is_the_right_one(db):
    way = ("take_over", "accept", "mediate", "agree_orally", "apply_confirmation")
    source = {"channel": "法院委派"}
    assert played(DISPUTE, *way, take_over=source, apply_confirmation={"jurisdiction": "邀请调解的法院"})
    with pytest.raises(Refused, match="管辖法院不对"):
        played(DISPUTE, *way, take_over=source)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("intake_register", "受理登记表"), ("rights_notice", "权利义务告知书"), ("identity_record", "身份证明"),
        ("mediation_record", "调解记录"), ("oral_agreement", "协议书"),
    ],
)  # fmt: skip
def test_a_file_that_lacks_a_required_paper_is_not_archived(db, missing, sentence):
    image = played(DISPUTE, *SETTLED, "follow_up")
    image.documents.discard(missing)
    broken = [g for g in DISPUTE.step("archive").guards if not g.holds(image, None, required)]
    assert [sentence in guard.sentence for guard in broken] == [True]


def required(code):
    from yifa.ground.provisions import LAWBOOK

    return LAWBOOK.get(code, on=START.date()).value


def test_a_failed_mediation_needs_no_agreement_in_its_file(db):
    assert played(DISPUTE, "apply", "accept", "terminate", "archive").state == "archived"


def test_an_administrative_file_needs_acceptance_and_rights_notice(db):
    image = played(ADMINISTRATIVE_MEDIATION, "apply", "accept", "terminate")
    (guard,) = ADMINISTRATIVE_MEDIATION.step("archive").guards
    assert guard.holds(image, None, required)
    image.documents.discard("am_acceptance")
    assert not guard.holds(image, None, required)


def test_an_identity_number_with_a_wrong_check_digit_is_named(db):
    with pytest.raises(Refused, match="校验位") as refused:
        played(DISPUTE, "apply", apply={"applicant_id_no": "110105194912310021"})
    assert set(refused.value.fields) == {"applicant_id_no"}
