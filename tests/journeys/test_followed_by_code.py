"""The person whose matter it is follows each of the four great journeys by code, through the portal's own pages.

Asked on the portal, or taken down in the field; the house takes its steps, the person reads each like a parcel's: what
was done, who holds it, until when by which article; adds material, rates, asks for a redo, objects (factories.citizen).
"""

import io

import pytest
from factories.browser import PHONE
from factories.citizen import Citizen, code_from_the_window
from factories.complaint import ACCEPTED, SESSION, TERMS
from factories.handset import cut, join, report, sent, start
from PIL import Image

from yifa.records.cases.handing import accept
from yifa.records.cases.models import Case, Handover
from yifa.records.cases.verbs import advance
from yifa.records.documents.models import Document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE_NO = "13800005678"


@pytest.fixture
def photo(tmp_path):
    raw = io.BytesIO()
    Image.new("RGB", (640, 480), "gray").save(raw, "JPEG")
    (tmp_path / "photo.jpg").write_bytes(raw.getvalue())
    return tmp_path / "photo.jpg"


def test_a_hotline_order_sent_to_the_wrong_unit_redone_and_solved(seat, people, cast, photo):
    citizen = Citizen(seat)
    code = citizen.asks("反映一件事", title="村口路灯不亮", content="坏了一周,天黑看不见路。", caller_phone=PHONE_NO)
    citizen.looks("已收到,等热线机构受理", "受理网上诉求")
    assert citizen.holder == "测试镇综治中心" and citizen.can() == ["补充材料"]
    citizen.does("补充材料", more="是村口东边三盏。", files=photo)
    citizen.looks("您补充了情况", "附了材料", "1 份")

    def house(step, by=cast.li, **data):
        advance(code, step, by=by, data=data)

    house("take_in")
    house("dispatch", level="乡镇(街道)", unit="规划建设办公室")
    citizen.looks("已派给承办单位,等它签收", "您补充了情况", "是村口东边三盏。")
    assert citizen.holder == "规划建设办公室" and "北京市接诉即办工作条例" in citizen.why("签收")
    house("object", cast.zhao, objection="属于部门收回事项", duty_basis="清单 收回-037", explanation="演示:内部说明")
    citizen.looks(hidden=("演示:内部说明", "提出异议", "派单异议"))  # between units: not the person's to carry
    house("reassign", level="县级部门", unit="测试区城管局", review="演示:内部审核")
    citizen.looks("已改派给对口的单位", hidden=("演示:内部审核",))
    assert citizen.holder == "测试区城管局"
    house("sign", cast.zhao)
    house("contact", cast.zhao, got_through=True, found="演示:内部了解")
    house("reply", cast.zhao, result="已解决", reply="换好一盏。")
    citizen.looks("换好一盏。", "给您的文书", "诉求答复书", "要求重办或提出不同意见", hidden=("演示:内部了解",))
    assert citizen.takes("诉求答复书")[:2] == b"PK" and citizen.can() == ["评价", "要求重办"]

    citizen.does("评价", rating="差评", solved=False)
    citizen.does("要求重办", reason="还有两盏不亮。")
    citizen.looks("您要求重办,热线机构正在审核", "还有两盏不亮。", "差评", "审核重办要求")
    house("redo", reason="演示:属实")
    house("contact", cast.zhao, got_through=True, found="演示")
    house("reply", cast.zhao, result="已解决", reply="三盏都换好了。")
    citizen.does("评价", rating="好评", solved=True)
    house("close", reached=True, contacted=True, solved=True, satisfaction="满意", rating="好评")
    citizen.looks("三盏都换好了。", "办理单位:测试区城管局", both=True)
    way = citizen.way
    assert way[0].startswith("您反映的事已经收到") and way[-1].startswith("已回访您并办结")
    assert [one for one in way if "测试镇平安法治办公室" in one and "已经受理" in one]  # not whose it became later
    assert [one for one in way if one.endswith("· 您")] == [one for one in way if one.startswith("您")]


def test_a_grid_event_taken_down_in_the_field_checked_and_redone(seat, people, cast, photo):
    """A villager shows the grid member a hole in the road; the window gives them the code."""
    handset = start(seat(people.feng, "/m/", width=PHONE))
    cut(handset)
    report(handset, "演示:路面塌陷")
    join(handset)
    sent(handset)
    case = Case.objects.get()
    citizen = Citizen(seat)
    citizen.follows(*code_from_the_window(seat(people.li), f"/cases/{case.code}/"))
    citizen.looks("已收到,等村(社区)处理", "事件处置时限")
    assert "社会治理" in citizen.why("事件处置时限") and "补充情况" in citizen.can()
    citizen.does("补充情况", told="坑里有积水,夜里看不见。", files=photo)

    def house(step, by, **data):
        advance(case.code, step, by=by, data=data)

    house("accept_in_village", cast.feng)
    house("push_up", cast.feng, reason="演示:要大修")
    citizen.looks("坑里有积水,夜里看不见。", "村里办不了,已上报乡镇(街道)", hidden=("演示:要大修",))
    house("dispatch", cast.li, item="基本-02", unit="规划建设办公室")
    house("receive", cast.zhao)
    citizen.looks("承办单位正在处理", "规划建设办公室")
    assert citizen.holder == "规划建设办公室"
    house("settle_in_town", cast.zhao, result="已填平压实。")
    citizen.looks("已处理,等现场核查", "已填平压实。", "现场核查")
    house("close", cast.feng, found="演示:已填平", reporter_satisfied=True)
    citizen.looks("已结案")
    citizen.does("评价", rating="不满意", words="下雨又塌了。")
    citizen.does("要求重办", told="下雨又塌了。")
    citizen.looks("已到乡镇(街道),马上交给承办单位", "下雨又塌了。", "事件处置时限")
    house("dispatch", cast.li, item="基本-02", unit="规划建设办公室")
    house("receive", cast.zhao)
    house("settle_in_town", cast.zhao, result="换填后重新铺了路面。")
    house("close", cast.feng, found="演示", reporter_satisfied=True)
    citizen.looks("换填后重新铺了路面。", "现场核查已办好,结案", both=True)
    assert Document.objects.filter(about=case.subject, kind="party_material").exists()


def test_a_petition_that_is_a_matter_of_arbitration_goes_there(seat, people, cast, photo):
    citizen = Citizen(seat)
    code = citizen.asks(
        "提出信访事项", petitioner_name="演示甲某", petitioner_phone=PHONE_NO, title="请求支付拖欠工资",
        summary="三个月工资没有支付。",
    )  # fmt: skip
    citizen.looks("已收到,正在甄别由谁办理", "甄别转送、交办")
    assert "信访工作条例 第22条" in citizen.why("甄别转送、交办") and citizen.holder == "测试镇平安法治办公室"
    citizen.does("补充材料", material="附工资条。", files=photo)
    advance(code, "sort", by=cast.li, data={"matter_class": "申诉求决②", "field": "劳动和社会保障"})
    advance(
        code, "route", by=cast.li,
        data={
            "route": "②劳动人事争议仲裁", "to_organ": "测试区劳动人事争议仲裁委员会", "told_in_writing": True,
            "reason": "劳动报酬争议,请申请仲裁。",
        },
    )  # fmt: skip
    citizen.looks(
        "已导入法定途径,由有权机关依法办理", "测试区劳动人事争议仲裁委员会", "期限按那个途径的法律规定", "附工资条。",
        "请自己向劳动人事争议仲裁委员会申请", "没有规定信访人对分类导入提出异议", "劳动报酬争议,请申请仲裁。",
        "信访事项分类处理告知书", both=True,
    )  # fmt: skip
    assert "信访事项办结" not in " ".join(citizen.way) and citizen.takes("信访事项分类处理告知书")[:2] == b"PK"
    citizen.does("评价", satisfied="基本满意")
    citizen.looks("已评价")


def test_a_dispute_goes_through_the_centre_to_the_courts_confirmation(seat, people, cast, photo, clock):
    clock(2026, 4, 20)
    citizen = Citizen(seat)
    code = citizen.asks(
        "找综治中心", title="隔壁排水流到我家", summary="下雨时水流进院子。", claim="请改道。",
        applicant_name="演示甲某", applicant_phone=PHONE_NO, respondent_name="演示乙某",
    )  # fmt: skip
    citizen.looks("正在研判由谁办理", "研判分流")
    assert citizen.holder == "测试镇综治中心" and "待核" in citizen.why("研判分流")
    citizen.does("补充材料", told="附照片。", files=photo)
    advance(code, "assess", by=cast.li, data=TO_MEDIATION)
    citizen.looks("已移送,等“矛盾纠纷排查化解”接收登记")
    dispute = accept(Handover.objects.get().pk, by=cast.wang, data={"dispute_type": "邻里"}, step="take_over")
    citizen.looks("已转到“矛盾纠纷排查化解”继续办理", "由其他渠道转来,已登记")
    assert citizen.holder == "测试镇人民调解委员会" and "补充情况和材料" in citizen.can()

    def mediation(step, by=cast.wang, **data):
        advance(dispute.code, step, by=by, data=data)

    mediation("accept", **ACCEPTED)
    citizen.looks("已受理,等待调解", "调解期限")
    assert "人民调解" in citizen.why("调解期限")
    citizen.does("补充情况和材料", note="愿意一起出钱改道。", files=photo)
    mediation("mediate", **SESSION)
    mediation("agree_in_writing", **{**TERMS, "committee_sealed": True})
    mediation("take_effect")
    citizen.looks(
        "协议已生效", "共同申请司法确认", "愿意一起出钱改道。", "综治中心事项:", hidden=("演示乙某", "演示:排水沟被堵")
    )
    assert "民事诉讼法" in citizen.why("共同申请司法确认") or "人民调解法" in citizen.why("共同申请司法确认")
    citizen.does("提出异议或要求重新调解", note="沟还没有改。")
    mediation("apply_confirmation", joint=True, jurisdiction="当事人住所地法院", court="测试区人民法院")
    mediation("confirm", ruling_no="演示(2026)民特1号")
    citizen.looks("已司法确认", "法院裁定协议有效", "沟还没有改。")
    citizen.does("评价", rating="满意", words="谢谢。")
    mediation("follow_up", cast.li, performance="已履行", performed_on="2026-04-20", visited="演示", satisfied=True)
    mediation("archive", cast.zheng, filed_by="测试立卷人", volume_no="2026-1", pages=12)
    advance(code, "conclude", by=cast.li, data={"ending": "达成协议", "result": "协议已经法院确认。", "level": "镇级"})
    advance(code, "feed_back", by=cast.li, data={"reply": "当面", "content": "协议已经法院确认有效。"})
    citizen.looks("结果已反馈", "协议已经法院确认。")
    citizen.does("重办", reason="对方又把沟堵了。")
    citizen.looks("已要求重新办理", "对方又把沟堵了。", both=True)
    assert citizen.holder == "测试镇综治中心" and "办理单位" not in citizen.shown  # it is not over: the centre has it


TO_MEDIATION = {
    "willing": True, "mediable": True, "route": "人民调解", "to_organ": "测试镇人民调解委员会", "complexity": "一般",
    "level": "镇级", "risk": "低", "reason": "演示:双方愿意调解。",
}  # fmt: skip
