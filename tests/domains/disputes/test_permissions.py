"""Who may take which step: every permission has its people, and the next town, the public and the 三员 never."""

from dataclasses import fields

import pytest
from domains.disputes.filled import DIVISION, ORGAN, START, played
from factories.cast import Cast

from yifa.domains.disputes.procedures import ADMINISTRATIVE_MEDIATION, DISPUTE, PERMISSIONS
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.records.cases.image import CaseImage, Taken

MAY = {
    "dispute.read": "li wang zhao sun qian wu zheng feng chen chu",
    "dispute.lodge": "li wang wu zheng feng",
    "dispute.examine": "li wang wu zheng",
    "dispute.mediate": "wang wu zheng",
    "dispute.warn": "wang wu zheng feng",
    "dispute.confirm": "wang wu zheng",
    "dispute.follow_up": "li wang wu zheng feng",
    "dispute.archive": "li wang wu zheng",
    "dispute.rate": "li wu zheng",
    "administrative_mediation.read": "li wang zhao sun qian wu zheng feng chen chu",
    "administrative_mediation.lodge": "li zheng",
    "administrative_mediation.handle": "li zheng",
    "administrative_mediation.approve": "zheng chen",
    "administrative_mediation.archive": "li zheng",
    "mediation_committee.keep": "li qian zheng",
    "centre.read": "li wang zhao sun qian wu zheng feng chen chu",
    "centre.register": "li wu zheng feng",
    "centre.rate": "li wu zheng",
    "centre.assess": "li zheng",
    "centre.handle": "li wang zhao wu zheng",
    "centre.supervise": "li qian chen",
    "centre.approve": "li qian chen",
    "centre.keep": "li qian wu zheng",
    "petition.read": "li zhao qian zheng chen",
    "petition.lodge": "li zheng",
    "petition.sort": "li zheng",
    "petition.handle": "li zhao zheng",
    "petition.rate": "li zheng",
    "petition.approve": "zheng chen",
    "petition.review": "qian",
    "petition.recheck": "qian",
    "petition.supervise": "li qian chen",
    "petition.reception": "li zheng chen",
    "accusation.read": "li",
    "accusation.lodge": "li",
}
NAMES = [field.name for field in fields(Cast)]


def matter(organ=ORGAN, handler="", steps=()):
    image = CaseImage("", "dispute", "2011", DIVISION, organ, "examining", handler=handler)
    image.steps = [Taken(step, step, START, by, "", "", {}, {}) for step, by in steps]
    return image


@pytest.mark.parametrize("code", [p.code for p in PERMISSIONS])
def test_exactly_these_of_the_cast_may(cast, code):
    subject = matter(organ="500155117-PAFZB" if code.startswith(("administrative", "accusation")) else ORGAN)
    assert {name for name in NAMES if allow(getattr(cast, name), code, subject)} == set(MAY[code].split())


def test_every_step_is_covered_and_every_refusal_is_a_sentence(cast):
    for step in (*DISPUTE.steps, *ADMINISTRATIVE_MEDIATION.steps):
        assert step.who in MAY
        assert allow(cast.zhou, step.who, matter()).sentence.startswith("不能")


def test_a_case_of_another_mediator_is_not_mine(cast):
    assert allow(cast.wang, "dispute.mediate", matter(handler="wang"))
    assert not allow(cast.wang, "dispute.mediate", matter(handler="somebody"))
    assert allow(cast.wu, "dispute.mediate", matter(handler="somebody"))


@pytest.mark.parametrize("step", ["mediate", "settle_at_once"])
def test_who_mediated_does_not_close_the_file(cast, step):
    subject = matter(steps=((step, "wang"),))
    decision = allow(cast.wang, "dispute.archive", subject)
    assert not decision and "不是您经办的" in decision.sentence
    assert allow(cast.wu, "dispute.archive", subject)


def test_who_handles_does_not_approve_the_extension(cast):
    assert not allow(cast.zheng, "administrative_mediation.approve", matter(handler="zheng"))
    assert allow(cast.chen, "administrative_mediation.approve", matter(handler="zheng"))


@pytest.mark.parametrize("step", ["accept", "go_simple", "give_opinion"])
def test_who_worked_on_a_petition_does_not_urge_it(cast, step):
    """督办, and 包案 with it: whoever is urged is another."""
    subject = matter(organ="500155117-PAFZB", steps=((step, "li"),))
    assert not allow(cast.li, "petition.supervise", subject) and allow(cast.qian, "petition.supervise", subject)
    assert not allow(cast.li, "petition.supervise", matter(handler="li"))


def test_another_organ_of_the_town_does_not_administer_my_case(cast):
    other = matter(organ="500155117-ZHZF")
    assert not allow(cast.li, "administrative_mediation.handle", other)
    assert allow(cast.zhao, "administrative_mediation.handle", other)


def test_a_case_kept_within_its_organ_is_out_of_sight_of_others(cast):
    image = played(DISPUTE, "apply")
    image.secrecy = "organ"
    assert not allow(cast.li, "dispute.examine", image) and allow(cast.wang, "dispute.examine", image)


def test_a_village_mediator_acts_in_the_own_village_only():
    here = Actor("village", "测试·村调解员", frozenset({"mediator"}), "500155117201-RMTJ", "500155117201")
    image = matter()
    assert not allow(here, "dispute.mediate", image)
    image.division = "500155117201"
    assert allow(here, "dispute.mediate", image)
