"""12348 and legal aid: the way of each state, the statute's days, the handover between them."""

from datetime import datetime, timedelta

import pytest
from domains.requests.orders import HOUSE, ORGAN
from factories.cast import Cast

from yifa.domains.requests import actions
from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.records.cases.handing import accept
from yifa.records.cases.loading import History, Move, play
from yifa.records.cases.models import Handover
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance

pytestmark = pytest.mark.django_db
TOWN = "500155117000"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)
CALL = {"title": "咨询欠薪", "content": "工地欠三个月工资", "caller_phone": "13800000001"}
APPLICATION = {
    "title": "追索劳动报酬",
    "applicant_name": "演示甲",
    "matter": "确认劳动关系或支付劳动报酬",
    "content": "欠三个月",
}
FORMS = {
    "log_call": CALL, "answer_on_the_spot": {**CALL, "answer": "可以先投诉"}, "answer": {"answer": "可以仲裁"},
    "transfer": {"unit": "司法所"}, "extend": {"reason": "要查合同", "told_caller": True},
    "feed_back": {"answer": "已调解"},
    "hear_displeasure": {"reason": "没说清"}, "close": {"satisfied": True}, "guide_to_aid": {"reason": "经济困难"},
    "apply": APPLICATION, "ask_supplement": {"missing": "收入说明"},
    "supplement": {"brought": "收入说明"},
    "lapse": {"reason": "逾期未补"},
    "help_first": {"urgent_ground": "时效或期限即将届满", "reason": "仲裁时效将满"},
    "grant": {"ground": "符合", "means_checked": True},
    "refuse": {"refusal_ground": "不属本机构管辖", "reason": "第38条"},
    "appoint": {"lawyer": "演示律师", "firm": "演示律所"},
    "finish": {"work": "已裁决"}, "object": {"reason": "住在本地"},
    "correct": {"opinion": "应当受理"}, "uphold": {"opinion": "维持"}, "withdraw": {"reason": "已付清"},
}  # fmt: skip


def told(kind, *steps, hours=1, **changed):
    moves = tuple(
        Move(step, {**FORMS[step], **changed.get(step, {})}, MONDAY + timedelta(hours=hours * n), HOUSE)
        for n, step in enumerate(steps)
    )
    return play(History(kind, TOWN, ORGAN, moves, "t"))[1]


@pytest.mark.parametrize(
    ("kind", "steps", "state"),
    [("legal_service_ticket", ("answer_on_the_spot",), "closed"),
     ("legal_service_ticket", ("log_call", "answer"), "closed"),
     ("legal_service_ticket", ("log_call", "transfer", "extend", "feed_back", "close"), "closed"),
     ("legal_service_ticket", ("log_call", "transfer", "feed_back", "hear_displeasure", "transfer"), "transferred"),
     ("legal_aid", ("apply", "ask_supplement", "supplement", "grant", "appoint", "finish"), "finished"),
     ("legal_aid", ("apply", "ask_supplement", "help_first", "supplement", "grant"), "granted"),
     ("legal_aid", ("apply", "help_first", "grant"), "granted"),
     ("legal_aid", ("apply", "refuse", "object", "correct", "appoint"), "helping"),
     ("legal_aid", ("apply", "refuse", "object", "uphold"), "refused"),
     ("legal_aid", ("apply", "withdraw"), "withdrawn")],
)  # fmt: skip
def test_the_steps_lead_where_the_law_says(kind, steps, state):
    assert told(kind, *steps).state == state


def test_the_days_of_the_legal_aid_law():
    asked = told("legal_aid", "apply").clocks["decision"]
    granted = told("legal_aid", "apply", "grant").clocks["appointment"]
    objected = told("legal_aid", "apply", "refuse", "object").clocks["objection_review"]
    assert [(str(c.period), c.verified) for c in (asked, granted, objected)] == [
        ("7日", True), ("3日", True), ("5日", True),
    ]  # fmt: skip


def test_what_is_missing_is_told_once():
    with pytest.raises(Refused, match="一次性") as caught:
        told("legal_aid", "apply", "ask_supplement", "supplement", "ask_supplement")
    assert "第43条" in caught.value.basis


def test_an_application_lapses_only_when_the_time_for_the_papers_is_over():
    with pytest.raises(Refused, match="还没有过") as caught:
        told("legal_aid", "apply", "ask_supplement", "lapse")
    assert "第43条" in caught.value.basis
    assert told("legal_aid", "apply", "ask_supplement", "lapse", hours=24 * 8).state == "withdrawn"


def test_feedback_is_due_in_five_workdays_and_may_be_lengthened_once():
    ordinary = told("legal_service_ticket", "log_call", "transfer").clocks["feedback"].due_at
    longer = told("legal_service_ticket", "log_call", "transfer", "extend").clocks["feedback"].due_at
    assert (ordinary.date().isoformat(), longer.date().isoformat()) == ("2026-03-09", "2026-03-23")
    with pytest.raises(Refused, match="一次"):
        told("legal_service_ticket", "log_call", "transfer", "extend", "extend")


def test_an_urgent_call_is_passed_on_within_the_hour():
    clocks = told("legal_service_ticket", "log_call", log_call={"urgency": "紧急"}).clocks
    assert "transfer" not in clocks and clocks["transfer_urgent"].due_at == MONDAY + timedelta(hours=1)


def test_a_call_leads_to_an_application_by_handover(cast: Cast):
    case = actions.log_call(by=cast.li, division=TOWN, organ=cast.li.organ, data=CALL)
    actions.guide_to_aid(case, by=cast.li, data=FORMS["guide_to_aid"])
    offer = Handover.objects.get(case=case)
    opened = accept(offer.pk, by=cast.zheng, data=APPLICATION)
    assert (offer.procedure, opened.procedure, opened.state) == ("legal_aid", "legal_aid", "examining")


AGENCY = Actor("aid", "测试·援助中心", frozenset({"clerk"}), "500155-SFJ", "500155")


@pytest.mark.parametrize("step", ["help_first", "grant", "refuse"])
def test_the_county_s_legal_aid_agency_decides_and_no_township(cast: Cast, step: str):
    case = actions.apply_for_aid(by=cast.zheng, division=TOWN, organ=cast.zheng.organ, data=APPLICATION)
    for own in (cast.zheng, cast.li, cast.zhao, cast.chen):
        with pytest.raises(Refused, match=r"法律援助机构.*第12条") as refused:
            advance(case, step, by=own, data=FORMS[step])
        assert refused.value.why == "permission"
    assert advance(case, step, by=AGENCY, data=FORMS[step]).by == "aid"


def test_who_refused_does_not_review(cast: Cast):
    case = actions.apply_for_aid(by=cast.zheng, division=TOWN, organ=cast.zheng.organ, data=APPLICATION)
    advance(case, "refuse", by=AGENCY, data=FORMS["refuse"])
    advance(case, "object", by=cast.li, data=FORMS["object"])
    with pytest.raises(Refused):
        advance(case, "correct", by=AGENCY, data=FORMS["correct"])
    with pytest.raises(Refused):
        advance(case, "correct", by=cast.chen, data=FORMS["correct"])
    assert advance(case, "correct", by=cast.qian, data=FORMS["correct"]).target == "granted"
