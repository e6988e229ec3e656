"""The lawful conditions of petition steps: each refused with its sentence and article, and the way that is open."""

import pytest
from domains.disputes.petition.filled import FORMS, SIX, TWO, WALK_IN, day, told

from yifa.domains.disputes.procedures import PETITION
from yifa.domains.disputes.procedures.petition.words import ROUTES, Route
from yifa.records.cases.refusal import Refused

pytestmark = pytest.mark.django_db
HANDLING = "register sort accept"
ANSWERED = f"{HANDLING} give_opinion deliver"
SUGGESTION = {"matter_class": "建议意见"}
BROKEN = {
    "few_enough": ("register", {"register": {**WALK_IN, "representatives": 6}}, "第20条"),
    "written_down": ("register", {"register": {**WALK_IN, "written_down": False}}, "第19条"),
    "nowhere_to_tell": ("register", {"register": {"unclear": True, "petitioner_address": "演示村1号"}}, "第23条"),
    "sorted": ("register transfer", {}, "第31条"),
    "not_of_law": ("register sort transfer", {"sort": TWO}, "第31条"),
    "petition_only": ("register sort accept", {"sort": TWO}, "第34条"),
    "petition_only of a suggestion": ("register sort accept", {"sort": SUGGESTION}, "第34条"),
    "suggestion_only": ("register sort study", {}, "第29条"),
    "route_fits": ("register sort route", {"sort": {"matter_class": "申诉求决①"}}, "第31条"),
    "route of no class of law": ("register sort route", {}, "第31条"),
    "told_in_writing": ("register sort route", {"sort": TWO, "route": {"told_in_writing": False}}, "第31条"),
    "no_conflict": ("register sort accept", {"accept": {"no_conflict": False}}, "第28条"),
    "not_to_the_complained": ("register sort transfer", {"transfer": {"to_complained": True}}, "第30条"),
    "signed": (f"{HANDLING} settle", {"settle": {"signed": False}}, "第33条"),
    "both_willing": (f"{HANDLING} hand_to_mediation", {"hand_to_mediation": {"both_willing": False}}, "人民调解法"),
    "simple: again": ("register sort go_simple", {"register": {"repeated": True}}, "简易办理"),
    "simple: several": ("register sort go_simple", {"sort": {"several_units": True}}, "简易办理"),
    "simple: refusable": ("register sort go_simple", {"go_simple": {"may_be_refused": True}}, "简易办理"),
    "simple: assigned above": ("take_over sort go_simple", {"take_over": {"passed_on_by": "上级交办"}}, "简易办理"),
    "simple: many and grave": ("register sort go_simple", {"register": {"people": 6, "urgent": True}}, "简易办理"),
    "needs_result": (f"{HANDLING} report_done", {}, "第22条"),
    "report_ahead": ("register sort assign", {"assign": {"report_by": "2026-03-02"}}, "第22条"),
    "set_aside_first": (f"{ANSWERED} ask_review review_decide deliver_review redo", {}, "第35条"),
    "written_reply": ("register sort go_simple simple_reply ask_review", {}, "第35条"),
    "only_told": (f"{ANSWERED} put_in_writing", {}, "第32条"),
    "extended_once": (f"{HANDLING} extend extend", {}, "第34条"),
    "window_over": (f"{ANSWERED} close", {"close": {"closed_because": "期限内没有申请复查复核"}}, "第36条"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_the_law_forbids_is_refused_with_the_way_out(name):
    steps, changed, article = BROKEN[name]
    told("2026-03-02", " ".join(steps.split()[:-1]), **changed)
    with pytest.raises(Refused) as refused:
        told("2026-03-02", steps, **changed)
    assert (refused.value.why, article in str(refused.value)) == ("guard", True), str(refused.value)


def test_five_representatives_of_many_may_come():
    assert told("2026-03-02", "register", register=WALK_IN).state == "registered"


def test_a_review_asked_for_too_late_is_refused():
    days = (0,) * 5
    assert told("2026-03-02", f"{ANSWERED} ask_review", (*days, 30)).state == "reviewing"
    with pytest.raises(Refused, match="申请复查的期限"):
        told("2026-03-02", f"{ANSWERED} ask_review", (*days, 31))


def test_who_was_told_by_telephone_gets_it_in_writing_and_thirty_days_from_then():
    way = "register sort go_simple simple_reply put_in_writing"
    image = told("2026-03-02", way, (0, 0, 0, 0, 20))
    assert image.state == "delivered" and day(image.clocks["ask_review"]) == "2026-04-21"
    assert told("2026-03-02", f"{way} ask_review", (0, 0, 0, 0, 20, 45)).state == "reviewing"


def test_a_recheck_that_sets_aside_leads_back_to_the_organ():
    way = f"{ANSWERED} ask_review review_decide deliver_review ask_recheck recheck_decide redo"
    aside = {"review_verdict": "撤销,责令重新办理"}
    image = told("2026-03-02", way, recheck_decide=aside)
    assert (image.state, image.clocks["finish"].state) == ("handling", "running")
    with pytest.raises(Refused, match="没有撤销"):
        told("2026-03-02", way)


def test_a_matter_handled_anew_may_be_lengthened_again():
    way = f"{HANDLING} extend give_opinion deliver ask_review review_decide deliver_review redo extend"
    aside = {"review_verdict": "撤销,责令重新办理"}
    assert told("2026-03-02", way, review_decide=aside).state == "handling"


def test_a_recheck_asked_for_too_late_is_refused():
    way = f"{ANSWERED} ask_review review_decide deliver_review ask_recheck"
    with pytest.raises(Refused, match="申请复核的期限"):
        told("2026-03-02", way, (0,) * 8 + (31,))


def test_nobody_asks_again_after_the_end():
    way = f"{ANSWERED} ask_review review_decide deliver_review ask_recheck recheck_decide"
    assert told("2026-03-02", f"{way} aid archive").state == "archived"
    with pytest.raises(Refused, match="复核终结"):
        told("2026-03-02", f"{way} ask_review")


def test_every_route_leads_somewhere_and_only_classes_of_law_have_one():
    step = PETITION.step("route")
    assert {value for value, _ in ROUTES} == set(Route.__args__)
    assert {value[0] for value, _ in ROUTES} == set("①②③④⑤")
    form = step.form(**FORMS["route"])
    assert step.hands_over(form) == "labour_arbitration"


def test_only_an_opinion_with_verdict_and_law_can_be_written():
    for missing in ("claim", "facts_found", "verdict", "opinion", "legal_basis"):
        with pytest.raises(Refused) as refused:
            told("2026-03-02", f"{HANDLING} give_opinion", give_opinion={missing: ""})
        assert refused.value.why == "form" and missing in refused.value.fields


def test_material_and_rating_leave_the_matter_where_it_stands():
    image = told("2026-03-02", f"register supplement sort accept supplement take_lead {' '.join(['supervise'])}")
    assert (image.state, image.detail["case_leader"]) == ("handling", "分管负责人")
    rated = told("2026-03-02", f"{ANSWERED} close rate", sort=SIX)
    assert (rated.state, rated.closed_at is None, rated.detail["satisfied"]) == ("closed", False, "满意")
