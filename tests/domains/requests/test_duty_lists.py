"""The duty-list gate: the department's matters stay with the department, and the objection is drafted from the list."""

import re
from datetime import date

import pytest
from domains.requests.orders import FORMS, LAMP, ORDER, ORGAN, told
from factories.cast import Cast

from yifa.ground.identity.actor import Actor
from yifa.records.cases.handing import Handover
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.models import Document
from yifa.records.documents.rendering import document_bytes
from yifa.records.registers.actions import EntryRefused, Line, enter

pytestmark = pytest.mark.django_db
HOUSE = Actor.system("tests")
TOWN = "500155117000"
TAKEN_BACK = {
    "number": "收回-037", "listed": "上级收回", "name": "城市道路照明设施维护", "item": LAMP, "lead": "区城管局",
    "basis": "城市道路照明规定 第5条",
}  # fmt: skip
JOINT = {**TAKEN_BACK, "number": "配合-012", "listed": "配合", "lead_duty": "维修", "part": "巡查上报"}


def list_has(entry):
    enter(Line("duty_item", TOWN, ORGAN, entry, date(2025, 6, 30)), by=HOUSE)


@pytest.mark.parametrize("entry", [TAKEN_BACK, JOINT])
def test_the_department_s_matter_is_not_dispatched_to_the_township(entry):
    list_has(entry)
    with pytest.raises(Refused, match="上级收回") as caught:
        told("register", "dispatch")
    assert "国办函〔2025〕66号" in caught.value.basis
    image = told("register", "dispatch", dispatch={"level": "县级部门", "unit": "区城管局", "co_units": "测试镇"})
    assert (image.state, image.detail["duty_no"]) == ("signing", entry["number"])


@pytest.mark.parametrize("entry", [TAKEN_BACK, JOINT])
def test_another_level_with_the_township_as_unit_is_refused_and_the_list_s_answer_given(entry):
    list_has(entry)
    with pytest.raises(Refused, match=f"对不上.*{entry['number']}.*牵头部门“区城管局”"):
        told("register", "dispatch", dispatch={"level": "县级部门", "unit": "测试镇人民政府"})
    with_place = {"level": "县级部门", "unit": "测试区城管局"}
    assert told("register", "dispatch", dispatch=with_place).detail["unit"] == "测试区城管局"


def test_the_reassignment_begins_with_the_lead_that_the_objection_named(client, people, cast: Cast):
    list_has(TAKEN_BACK)
    case = open_case("hotline_ticket", by=cast.li, division=TOWN, organ=ORGAN, step="receive_dispatched",
                     data=FORMS["receive_dispatched"])  # fmt: skip
    advance(case, "object", by=HOUSE, data=FORMS["object"], version=case.version)
    client.force_login(people.zheng)
    page = client.get(f"/cases/{case.code}/steps/reassign/").content.decode()
    assert re.search(r'<input[^>]*name="unit"[^>]*value="区城管局"', page)


def test_what_is_the_township_s_own_goes_through():
    list_has({**TAKEN_BACK, "listed": "基本", "number": "基本-003"})
    assert told("register", "dispatch").detail["duty_list"] == "基本"
    assert told("register", "dispatch", register={"item": "其他/其他/其他"}).detail["duty_list"] == ""


def test_what_comes_from_above_is_flagged_and_may_not_be_kept():
    list_has(TAKEN_BACK)
    image = told("receive_dispatched")
    assert (image.detail["duty_list"], image.detail["duty_lead"]) == ("上级收回", "区城管局")
    with pytest.raises(Refused, match="异议成立"):
        told("receive_dispatched", "object", "keep")
    with pytest.raises(Refused, match="不能派给"):
        told("receive_dispatched", "object", "reassign", reassign={"level": "乡镇(街道)", "unit": "测试镇"})
    assert told("receive_dispatched", "object", "reassign").detail["unit"] == "区城管局"


def test_the_objection_form_begins_with_the_list_s_item(client, people, cast: Cast):
    list_has(TAKEN_BACK)
    case = open_case("hotline_ticket", by=cast.li, division=TOWN, organ=ORGAN, step="receive_dispatched",
                     data=FORMS["receive_dispatched"])  # fmt: skip
    client.force_login(people.zhao)
    page = client.get(f"/cases/{case.code}/steps/object/").content.decode()
    assert all(word in page for word in ("收回-037", "区城管局", "城市道路照明规定 第5条"))


def test_the_letter_names_item_lead_and_article(cast: Cast):
    list_has(TAKEN_BACK)
    case = open_case("hotline_ticket", by=cast.li, division=TOWN, organ=ORGAN, step="receive_dispatched",
                     data=FORMS["receive_dispatched"])  # fmt: skip
    advance(case, "object", by=cast.zhao, data=FORMS["object"])
    letter = Document.objects.get(about=case.subject, kind="objection_letter")
    text = words(document_bytes(letter))
    assert all(
        word in text for word in (case.code, "收回-037", "区城管局", "部门职责事项不得派给基层", "路灯归区城管局维护")
    )


def words(docx: bytes) -> str:
    import io

    from docx import Document as Docx

    return "\n".join(paragraph.text for paragraph in Docx(io.BytesIO(docx)).paragraphs)


def test_the_catalogue_names_the_unit_at_intake():
    entry = {"item": LAMP, "level": "县级部门", "unit": "区城管局", "basis": "三定方案"}
    enter(Line("dispatch_item", TOWN, ORGAN, entry, date(2025, 1, 1)), by=HOUSE)
    image = told("register")
    assert (image.detail["unit"], image.detail["unit_basis"]) == ("区城管局", "三定方案")
    assert told("ask", "take_in").detail["unit"] == "区城管局"


@pytest.mark.parametrize(
    ("entry", "match"),
    [({**TAKEN_BACK, "lead": None}, "牵头"), ({**JOINT, "part": None}, "各自的职责")],
)  # fmt: skip
def test_a_list_entry_names_lead_and_parts(entry, match):
    with pytest.raises(EntryRefused, match=match):
        list_has(entry)


def test_a_lawful_way_hands_the_matter_over(cast: Cast):
    case = open_case("hotline_ticket", by=cast.li, division=TOWN, organ=ORGAN, data=ORDER, step="register")
    way = {**FORMS["tell_lawful_way"], "way_out": "人民调解", "reason": "邻里纠纷"}
    advance(case, "tell_lawful_way", by=cast.li, data=way)
    assert Handover.objects.get(case=case).procedure == "dispute"
