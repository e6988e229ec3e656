"""The centre: risk by the criteria of the place, mediation first, 督办 in its order, one code to the end."""

from datetime import timedelta

import pytest

from yifa.domains.disputes.rules import CENTRE_RULES
from yifa.ground.calendar import now, use_now
from yifa.readers.watch.loop import law_of
from yifa.records.cases.carrying import file_of
from yifa.records.cases.handing import accept, send_back
from yifa.records.cases.models import Case, Handover
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import image_of
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db
HERE = "500155117000"
CAME = {
    "title": "演示相邻排水", "summary": "演示:雨水流进院子。", "claim": "演示:请改道。", "matter": "邻里",
    "applicant_name": "演示甲", "respondent_name": "演示乙", "people": 2,
}  # fmt: skip
ROUTED = {
    "willing": True, "mediable": True, "route": "人民调解", "to_organ": "演示调委会", "complexity": "一般",
    "level": "镇级", "reason": "演示:双方愿意调解。",
}  # fmt: skip
OWN = {**ROUTED, "route": "中心协调办理"}
DONE = {"ending": "化解", "result": "演示:已改道。", "level": "镇级"}
TOLD = {"reply": "当面", "content": "演示:已办好。"}
VISIT = {"satisfied": "满意", "performed": "已履行"}
URGE = {"unit": "演示单位", "problem": "演示:没有签收。"}


@pytest.fixture
def come(cast, organs):
    def made(**more):
        return open_case("centre_case", by=cast.li, division=HERE, organ="500155117-ZZZX", data={**CAME, **more})

    return made


def take(case, *steps, by):
    for code, data in steps:
        advance(case.code, code, by=by, data=data)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize(
    ("signs", "people", "risk"),
    [
        ([], 2, "低"), ([], 5, "中"), ([], 30, "高"), (["历史遗留"], 1, "中"),
        (["历史遗留", "可能危及人身安全"], 1, "高"),
    ],
)  # fmt: skip
def test_the_risk_follows_the_criteria_of_the_place(come, signs, people, risk):
    assert come(signs=signs, people=people, risk=risk).detail.risk == risk
    other = "低" if risk != "低" else "高"
    with pytest.raises(Refused, match="风险等级和标准对不上"):
        come(signs=signs, people=people, risk=other)


def test_who_is_willing_is_led_to_mediation_first(come, cast):
    with pytest.raises(Refused, match="先引导调解"):
        take(come(), ("assess", {**ROUTED, "route": "诉讼"}), by=cast.li)
    case = take(come(), ("assess", {**ROUTED, "route": "诉讼", "willing": False}), by=cast.li)
    assert case.handovers.get().procedure == "court_litigation"


def test_nobody_is_forced_into_mediation(come, cast):
    with pytest.raises(Refused, match="不愿意调解"):
        take(come(), ("assess", {**ROUTED, "willing": False}), by=cast.li)


def test_a_grave_matter_is_not_left_to_the_village(come, cast):
    case = come(signs=["可能引发群体性事件"], risk="高")
    grave = {**OWN, "signs": ["可能引发群体性事件"], "risk": "高", "level": "村级"}
    with pytest.raises(Refused, match="不能由村级单独办理"):
        take(case, ("assess", grave), by=cast.li)


@pytest.mark.parametrize(("complexity", "days"), [("简单", 1), ("一般", 7), ("复杂", 20)])
def test_the_centre_s_own_period_follows_the_complexity(come, cast, complexity, days):
    case = take(come(), ("assess", {**OWN, "complexity": complexity}), by=cast.li)
    clock = case.clocks.get(code__startswith="handling_")
    assert (clock.value, clock.unit) == (days, "d")


def test_a_statutory_way_gets_no_period_of_the_centre_beside_it(come, cast):
    case = take(come(), ("assess", ROUTED), by=cast.li)
    assert not case.clocks.filter(code__startswith="handling_").exists()


def test_levels_go_up_one_by_one_and_the_county_names_a_leader(come, cast):
    case = take(come(), ("assess", {**OWN, "level": "村级"}), by=cast.li)
    with pytest.raises(Refused, match="一级一级"):
        take(case, ("raise_level", {"level": "县级", "charge": "分管负责人", "reason": "演示"}), by=cast.li)
    case = take(case, ("raise_level", {"level": "镇级", "reason": "演示"}), by=cast.li)
    with pytest.raises(Refused, match="包案领导"):
        take(case, ("raise_level", {"level": "县级", "reason": "演示"}), by=cast.li)
    case = take(case, ("raise_level", {"level": "县级", "charge": "分管负责人", "reason": "演示"}), by=cast.li)
    assert (case.detail.level, case.detail.charge, case.state) == ("县级", "分管负责人", "routed")


def test_urging_goes_from_the_reminder_to_the_talk(come, cast):
    case = take(come(), ("assess", OWN), by=cast.li)
    with pytest.raises(Refused, match="要先提示"):
        take(case, ("supervise", URGE), by=cast.li)
    with pytest.raises(Refused, match="要先发督办单"):
        take(case, ("remind", URGE), ("call_in", URGE), by=cast.li)
    case = take(case, ("supervise", URGE), ("call_in", URGE), by=cast.li)
    assert case.state == "routed" and case.detail.called_in_on


def test_an_extension_is_asked_for_before_it_is_granted(come, cast):
    case = take(come(), ("assess", OWN), ("receive", {}), by=cast.li)
    with pytest.raises(Refused, match="还没有申请延期"):
        take(case, ("extend", {"reason": "演示"}), by=cast.li)
    before = case.clocks.get(code="handling_ordinary").due_at
    case = take(case, ("ask_extension", {"reason": "演示"}), by=cast.li)
    with pytest.raises(Refused) as refused:
        take(case, ("extend", {"reason": "演示"}), by=cast.li)
    assert refused.value.why == "permission"
    case = take(case, ("extend", {"reason": "演示"}), by=cast.chen)
    assert case.clocks.get(code="handling_ordinary").due_at - before == timedelta(days=7)
    with pytest.raises(Refused, match="还没有申请延期"):
        take(case, ("extend", {"reason": "演示"}), by=cast.chen)


def test_the_whole_loop_ends_with_the_root_cause(come, cast):
    case = take(
        come(), ("assess", OWN), ("receive", {}), ("conclude", DONE), ("feed_back", TOLD), ("follow_up", VISIT),
        ("close", {"root_cause": "沟通不畅"}), by=cast.li,
    )  # fmt: skip
    assert (case.state, case.outcome, case.detail.root_cause) == ("closed", "办结", "沟通不畅")
    assert not case.clocks.filter(state="running").exists()


def test_an_unhappy_visitor_is_not_closed_away(come, cast):
    unhappy = ("follow_up", {**VISIT, "satisfied": "不满意"})
    case = take(come(), ("assess", OWN), ("receive", {}), ("conclude", DONE), ("feed_back", TOLD), unhappy, by=cast.li)
    with pytest.raises(Refused, match="重办"):
        take(case, ("close", {"root_cause": "沟通不畅"}), by=cast.li)
    again = take(case, ("redo", {"reason": "演示"}), by=cast.li)
    assert again.state == "handling" and again.detail.concluded_on is None


@pytest.mark.parametrize("found", [{"satisfied": "不满意"}, {"new_risk": True}])
def test_what_cannot_be_met_by_law_is_closed_after_a_second_visit(come, cast, found):
    way = (("assess", OWN), ("receive", {}), ("conclude", DONE), ("feed_back", TOLD))
    close, visit = ("close", {"root_cause": "沟通不畅"}), ("follow_up", {**VISIT, **found})
    case = take(come(), *way, visit, by=cast.li)
    with pytest.raises(Refused, match="重办"):
        take(case, close, by=cast.li)
    assert take(case, visit, close, by=cast.li).state == "closed"


def offered(case):
    return Handover.objects.get(case=case)


def dispute_of(case, cast):
    data = {"dispute_type": "邻里", "channel": "综治中心"}
    return accept(offered(case).pk, by=cast.wang, data=data, step="take_over")


def test_accepting_signs_for_the_centre_and_carries_the_parties(come, cast):
    case = take(come(), ("assess", ROUTED), by=cast.li)
    dispute = dispute_of(case, cast)
    assert [party.name for party in dispute.parties.order_by("id")] == ["演示甲", "演示乙"]
    case.refresh_from_db()
    assert case.state == "handling" and case.steps.last().by == "system:handover"
    assert [leaf.case.code for leaf in file_of(dispute)] == [case.code, dispute.code]


def test_a_return_comes_back_to_be_assessed_again(come, cast):
    case = take(come(), ("assess", ROUTED), by=cast.li)
    send_back(offered(case).pk, by=cast.wang, reason="演示:属劳动争议")
    case = Case.objects.get(pk=case.pk)
    assert case.state == "registered" and case.steps.last().private["reason"] == "演示:属劳动争议"


def test_a_new_way_takes_the_place_of_the_unanswered_one(come, cast):
    case = take(come(), ("assess", ROUTED), ("send_back", {"reason": "演示", "ground": "演示"}), by=cast.li)
    case = take(case, ("assess", {**ROUTED, "route": "行政调解"}), by=cast.li)
    assert [(one.procedure, one.state) for one in case.handovers.order_by("id")] == [
        ("dispute", "returned"), ("administrative_mediation", "queued"),
    ]  # fmt: skip


RULES = {rule.code: rule for rule in CENTRE_RULES}


def fires(code, case, after=timedelta()):
    held = Case.objects.get(pk=case.pk)
    return RULES[f"centre.{code}"].fires(image_of(held), law_of(held), now() + after)


def test_a_result_nobody_fed_back_is_told(come, cast):
    case = take(come(), ("assess", ROUTED), by=cast.li)
    dispute = dispute_of(case, cast)
    day = timedelta(days=1)
    assert not fires("result_not_fed_back", case, day)
    advance(dispute.code, "withdraw", by=cast.wang, data={"reason": "演示:自行和好"})
    assert not fires("result_not_fed_back", case) and fires("result_not_fed_back", case, day)
    case = take(case, ("conclude", DONE), ("feed_back", TOLD), by=cast.li)
    assert not fires("result_not_fed_back", case, day)


def test_an_offer_nobody_takes_is_told_after_some_days(come, cast):
    case = take(come(), ("assess", {**ROUTED, "route": "行政复议", "mediable": False}), by=cast.li)
    assert not fires("nobody_took_it", case, timedelta(days=2))
    assert fires("nobody_took_it", case, timedelta(days=3))


def test_silence_of_a_unit_is_told_until_it_is_reminded(come, cast):
    case = take(come(), ("assess", OWN), by=cast.li)
    week = timedelta(days=7)
    assert not fires("unsigned_unreminded", case) and fires("unsigned_unreminded", case, week)
    assert not fires("unsigned_unreminded", take(case, ("remind", URGE), by=cast.li), week)


def test_a_grave_matter_left_alone_is_told(come, cast):
    case = come(signs=["可能危及人身安全"], risk="高")
    day = timedelta(days=1)
    assert not fires("grave_and_alone", case) and fires("grave_and_alone", case, day)
    take(case, ("warn_risk", {"unit": "演示", "risk_told": "演示", "advice": "演示"}), by=cast.li)
    assert not fires("grave_and_alone", case, day)


def test_the_outsider_sees_and_answers_nothing(come, cast):
    case = take(come(), ("assess", ROUTED), by=cast.li)
    assert not Case.objects.visible_to(cast.zhou).exists()
    with pytest.raises(Refused) as refused:
        accept(offered(case).pk, by=cast.zhou, data={}, step="take_over")
    assert refused.value.status == 404


def test_the_clock_of_the_window_starts_again_after_a_return(come, cast):
    case = come()
    with use_now(now() + timedelta(hours=1)):
        case = take(case, ("assess", OWN), ("send_back", {"reason": "演示", "ground": "演示"}), by=cast.li)
    assert [row.state for row in case.clocks.filter(code="assess").order_by("id")] == ["stopped", "running"]


@pytest.mark.parametrize("level", ["村级", "镇级", "县级"])
def test_an_answer_on_the_spot_counts_at_the_level_of_the_centre_that_gave_it(come, cast, level):
    case = take(come(), ("answer_at_once", {"result": "演示:已说明。", "level": level}), by=cast.li)
    assert (case.state, case.detail.level, case.detail.ending) == ("concluded", level, "当场答复")
