"""A dispute through the 综治中心 to 司法确认 and back; a grid event from the village through the town to the check.

Every step is taken in a browser by the person whose step it is; after each we read what that person sees.
"""

import pytest
from factories.browser import fill, press, read, send, step
from factories.complaint import ACCEPTED, SESSION, TERMS, VISITED

from yifa.readers.watch.loop import tick
from yifa.records.cases.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CAME = {
    "applicant_name": "演示甲某", "applicant_phone": "13800005678", "respondent_name": "演示乙某",
    "title": "演示甲某反映相邻排水", "summary": "演示:下雨时水流进院子。", "claim": "演示:请改道。", "matter": "邻里",
    "people": 2,
}  # fmt: skip
TO_MEDIATION = {
    "willing": True, "mediable": True, "route": "人民调解", "to_organ": "测试镇人民调解委员会", "complexity": "一般",
    "level": "镇级", "risk": "低", "reason": "演示:双方愿意调解。",
}  # fmt: skip
TO_COURT = {"joint": True, "jurisdiction": "当事人住所地法院", "court": "测试区人民法院"}


def test_one_window_one_code_to_judicial_confirmation_and_back(seat, people, clock):
    clock(2026, 4, 20)
    centre = registered_and_routed(seat, people)
    dispute = taken_over(seat, people, centre)
    confirmed(seat, people, dispute)
    clock(2026, 5, 6)
    archived(seat, people, dispute)
    clock(2026, 5, 7)
    the_person_is_told(seat, people, centre)


def registered_and_routed(seat, people):
    tab = seat(people.li, "/new/")
    press(tab, "text=登记受理:综治中心事项")
    fill(tab, **CAME)
    tab.check('main [name="signs"][value="可能引发治安、刑事案件"]')
    send(tab)
    assert "风险等级和标准对不上" in tab.inner_text(".y-summary")
    tab.uncheck('main [name="signs"][value="可能引发治安、刑事案件"]')
    send(tab)
    assert "已登记,待研判" in read(tab) and "受理回执" in tab.inner_text(".y-papers") and "演示甲某" not in read(tab)
    url = tab.url
    step(tab, "研判分流", **{**TO_MEDIATION, "route": "诉讼"})
    assert "先引导调解" in tab.inner_text(".y-summary")
    fill(tab, route="人民调解")
    send(tab)
    assert "移送去向" in read(tab) and "待接收" in read(tab) and "中心协调办理期限" not in tab.inner_text(".y-clocks")
    return url


def taken_over(seat, people, centre):
    tab = seat(people.wang, "/")
    press(tab, "#handovers a:text-is('接收')")
    assert "随移送带入" in read(tab) and "13800005678" not in tab.content() and "演示甲某" not in read(tab)
    assert tab.input_value('main [name="channel"]') == "综治中心"
    fill(tab, dispute_type="邻里")
    send(tab)
    code = centre.rstrip("/").rsplit("/", 1)[1]
    assert f"一案一码 {code}" in read(tab) and "138****5678" in read(tab)
    url = tab.url
    clerk = seat(people.li, centre)
    assert "办理中" in clerk.inner_text(".y-state >> nth=0") and "待审查" in clerk.inner_text(".y-file")
    return url


def confirmed(seat, people, dispute):
    tab = seat(people.wang, dispute)
    step(tab, "受理", **ACCEPTED)
    step(tab, "调解", **SESSION)
    step(tab, "达成书面协议", **{**TERMS, "committee_sealed": True})
    step(tab, "生效登记")
    step(tab, "共同申请司法确认", **TO_COURT)
    step(tab, "裁定确认有效", ruling_no="演示(2026)民特1号")
    assert "已司法确认" in tab.inner_text(".y-state >> nth=0")


def archived(seat, people, dispute):
    step(seat(people.li, dispute), "回访", **VISITED)
    step(seat(people.zheng, dispute), "归档", filed_by="测试立卷人", volume_no="2026-1", pages=12)


def the_person_is_told(seat, people, centre):
    assert tick().alerts
    tab = seat(people.li, "/alerts/")
    assert "还没有把结果告诉来访人" in read(tab)
    tab.goto(centre)
    assert "已归档(调解成功)" in tab.inner_text(".y-file")
    step(tab, "办结", ending="达成协议", result="演示:已司法确认。", level="镇级")
    step(tab, "结果反馈", reply="当面", content="演示:协议已经法院确认有效。")
    step(tab, "回访评价", satisfied="满意", performed="已履行")
    step(tab, "结案", root_cause="基础设施不足")
    assert "已结案" in tab.inner_text(".y-state >> nth=0") and Case.objects.filter(closed_at=None).count() == 0


REPORT = {"title": "演示路灯不亮", "category": "公共设施", "place": "测试村口", "people": 3}


def test_an_event_goes_from_the_village_through_the_town_to_the_check(seat, people):
    tab = seat(people.feng, "/new/")
    press(tab, "text=上报:网格事件处置 >> nth=0")
    fill(tab, **REPORT)
    send(tab)
    url = tab.url
    step(tab, "村级受理")
    step(tab, "上报镇", reason="演示:村里没有维修队。")
    clerk = seat(people.li, url)
    step(clerk, "镇级分拨", listed="上级收回事项", item="演示收回1项", unit="规划建设办公室")
    assert "提级到县级部门" in clerk.inner_text(".y-summary")
    fill(clerk, listed="基本履职事项", item="演示基本2项")
    send(clerk)
    officer = seat(people.zhao, url)
    step(officer, "签收")
    step(officer, "处置", result="演示:已更换灯具。")
    tab.goto(url)
    step(tab, "退回承办单位返工", found="演示:还有一盏不亮。")
    officer.goto(url)
    step(officer, "处置", result="演示:全部换好。")
    tab.goto(url)
    step(tab, "核查结案", found="演示:都亮了。", reporter_satisfied=True)
    case = Case.objects.get()
    assert (case.state, case.outcome, case.detail.resolved_level) == ("closed", "办结", "镇级及以上")
