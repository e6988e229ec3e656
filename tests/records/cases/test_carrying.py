"""What goes along with a handover: parties, facts, source code; the cases of a file under the first code."""

import pytest

from yifa.ground.calendar import now
from yifa.records.cases.carrying import carried, file_of, place_in_queue, root_of, way_name
from yifa.records.cases.handing import accept, send_back
from yifa.records.cases.models import Handover, Party
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db
HERE = "500155117000"
FACTOR = {"title": "村东排水纠纷", "category": "土地山林", "detail": "雨季排水互相影响"}


def given(case, procedure, organ=""):
    return Handover.objects.create(
        case=case, procedure=procedure, division=case.division, organ=organ, reason="双方愿意调解",
        offered_at=now(), offered_by="li",
    )  # fmt: skip


@pytest.fixture
def factor(cast, organs):
    return open_case("instability_factor", by=cast.li, division=HERE, organ=cast.li.organ, data=FACTOR)


def taking(step="take_over"):
    return PROCEDURES.get("dispute").step(step)


def test_facts_place_and_source_code_come_along(factor):
    found = carried(given(factor, "dispute"), taking())
    assert (found["title"], found["summary"], found["source_code"]) == ("村东排水纠纷", "雨季排水互相影响", factor.code)
    assert found["from_organ"] == "测试镇平安法治办公室"


def test_parties_fill_the_slots_by_role_then_by_order(factor):
    for role, name in (("对方当事人", "测试乙"), ("申请人", "测试甲"), ("反映人", "测试丙")):
        Party.objects.create(case=factor, role=role, name=name, phone="13800000000")
    found = carried(given(factor, "dispute"), taking())
    assert (found["applicant_name"], found["respondent_name"]) == ("测试甲", "测试乙")
    assert found["applicant_phone"] == "13800000000"


def test_a_choice_the_receiving_form_does_not_know_is_not_carried(factor):
    assert "dispute_type" not in carried(given(factor, "dispute"), taking())
    assert carried(given(factor, "hazard"), PROCEDURES.get("hazard").step("find"))["category"] == "土地山林"


def test_what_is_left_blank_of_personal_fields_is_taken_over(cast, factor):
    offer = given(factor, "dispute")
    for role, name in (("申请人", "测试甲"), ("对方当事人", "测试乙")):
        Party.objects.create(case=factor, role=role, name=name)
    data = {"channel": "网格", "dispute_type": "邻里", "title": "", "applicant_name": "", "respondent_name": "测试丁"}
    case = accept(offer.pk, by=cast.li, data=data, step="take_over")
    assert case.title == "村东排水纠纷"
    assert [(p.role, p.name) for p in case.parties.order_by("id")] == [("申请人", "测试甲"), ("对方当事人", "测试丁")]


def test_the_first_case_gives_the_file_its_code(cast, factor):
    data = {"dispute_type": "邻里", "channel": "网格", "applicant_name": "测试甲", "respondent_name": "测试乙"}
    dispute = accept(given(factor, "dispute").pk, by=cast.li, data=data, step="take_over")
    given(dispute, "court_litigation")
    leaves = file_of(dispute)
    assert root_of(dispute) == factor
    assert [(leaf.case and leaf.case.code, leaf.depth) for leaf in leaves] == [
        (factor.code, 0), (dispute.code, 1), (None, 2),
    ]  # fmt: skip


def test_an_offer_sent_back_stays_in_the_file_with_its_reason(cast, factor):
    offer = given(factor, "hazard")
    send_back(offer.pk, by=cast.li, reason="不属安全隐患")
    last = file_of(factor)[-1]
    assert last.case is None and last.handover.state == "returned" and "不属安全隐患" in last.handover.reason


def test_the_queue_of_a_county_counts_the_oldest_first(cast, factor):
    first, second = given(factor, "not_built"), given(factor, "not_built")
    other = open_case("instability_factor", by=cast.zhou, division="500155118000", organ=cast.zhou.organ, data=FACTOR)
    third = given(other, "not_built")
    assert [place_in_queue(one) for one in (first, second, third)] == [1, 2, 3]


def test_a_secret_matter_takes_no_place_in_the_queue_that_others_are_told(cast, factor):
    first, second = given(factor, "not_built"), given(factor, "not_built")
    other = open_case("instability_factor", by=cast.zhou, division="500155118000", organ=cast.zhou.organ, data=FACTOR)
    third = given(other, "not_built")
    type(factor).objects.filter(pk=factor.pk).update(secrecy="handler")
    assert [place_in_queue(one) for one in (third, first, second)] == [1, 1, 1]


def test_an_organ_is_found_by_its_name_and_a_stranger_s_name_shuts_nobody_out(cast, organs):
    case = open_case("dispute", by=cast.li, division=HERE, organ=cast.li.organ, step="apply", data={
        "title": "相邻排水", "dispute_type": "邻里", "summary": "排水", "applicant_name": "测试甲",
        "respondent_name": "测试乙",
    })  # fmt: skip
    advance(case, "hand_to_administrative", by=cast.li, data={
        "way_out": "行政调解", "to_organ": "测试镇司法所", "reason": "属行政机关职责",
    })  # fmt: skip
    assert case.handovers.get().organ == "500155117-SFS"


def test_a_body_of_work_nobody_declared_is_called_by_its_code_at_worst():
    assert way_name("dispute") == "矛盾纠纷排查化解" and way_name("nobody_knows") == "nobody_knows"
