"""A hotline order end to end: sent down against the duty list, objected to, reassigned, answered, redone, solved."""

from datetime import date

import pytest
from factories.browser import fill, press, read, send, step
from factories.citizen import Citizen, code_from_the_window

from yifa.ground.identity.actor import Actor
from yifa.readers.watch.loop import tick
from yifa.records.cases.models import Case
from yifa.records.registers.actions import Line, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOUSE = Actor.system("tests")
LAMP = "城市管理/市政设施/路灯"
LISTED = {
    "number": "收回-037", "listed": "上级收回", "name": "城市道路照明设施维护", "item": LAMP, "lead": "测试区城管局",
    "basis": "履职事项清单 收回-037",
}  # fmt: skip
SENT_DOWN = {
    "title": "演示村口路灯不亮", "kind": "求助", "item": LAMP,
    "content": "演示:三盏路灯坏了一周。", "place": "演示村口",
    "caller_name": "演示乙", "caller_phone": "13800005678", "source_code": "演示SQ-1", "unit": "测试镇人民政府",
}  # fmt: skip


@pytest.fixture
def sent_down(seat, people):
    """The list is in force, and the clerk has entered what the county's line sent down. The officer's tab, the url."""
    enter(Line("duty_item", "500155117000", "500155117-SFS", LISTED, date(2025, 6, 30)), by=HOUSE)
    tab = seat(people.li, "/cases/new/hotline_ticket/receive_dispatched/")
    fill(tab, **SENT_DOWN)
    send(tab)
    return tab.url


def objected(seat, people, url):
    """The unit's officer opens the objection: it begins with the list's item."""
    tab = seat(people.zhao, url)
    press(tab, '.y-next a:text-is("提出异议")')
    assert tab.input_value('[name="duty_no"]') == "收回-037"
    assert tab.input_value('[name="duty_lead"]') == "测试区城管局"
    fill(tab, objection="属于部门收回事项", explanation="演示:清单写明由区城管局维护。")
    send(tab)
    assert "异议审核中" in tab.inner_text(".y-state") and "派单异议函" in tab.inner_text(".y-papers")


def test_from_the_wrong_desk_to_the_right_one_and_until_it_is_solved(seat, people, sent_down):
    url = sent_down
    objected(seat, people, url)
    li = seat(people.li, url)
    step(li, "维持原派单", review="演示:先办。", review_basis="演示")
    assert "异议成立,不能维持" in li.inner_text(".y-summary")
    li.goto(url)
    step(li, "改派", level="县级部门", unit="测试区城管局", review="演示:异议成立。")
    assert "待签收" in li.inner_text(".y-state")

    zhao = seat(people.zhao, url)
    step(zhao, "签收", limit_told=False)
    step(zhao, "首次联系", got_through=True, found="演示:三盏不亮。")
    step(zhao, "答复", result="已解决", reply="演示:已换一盏灯。")
    assert "已答复" in zhao.inner_text(".y-state")

    citizen = Citizen(seat)
    citizen.follows(*code_from_the_window(li, url))
    citizen.looks("演示:已换一盏灯。", "测试区城管局", hidden=("派单异议", "属于部门收回事项"))
    citizen.does("评价", rating="差评", solved=False)
    citizen.does("要求重办", reason="演示:还有两盏不亮。")

    li.goto(url)
    assert "要求重办待审核" in li.inner_text(".y-state")
    step(li, "重办", reason="演示:还有两盏不亮。")
    zhao.goto(url)
    step(zhao, "首次联系", got_through=True, found="演示:另两盏。")
    step(zhao, "答复", result="已解决", reply="演示:三盏都换好了。")
    li.goto(url)
    step(li, "回访办结", reached=True, contacted=True, solved=True, satisfaction="满意", rating="好评")
    assert "已办结" in li.inner_text(".y-state")
    citizen.looks("已回访您并办结", "演示:三盏都换好了。")
    case = Case.objects.get(procedure="hotline_ticket")
    assert (case.outcome, case.detail.rating, case.detail.redone, case.detail.unit) == (
        "办结", "好评", True, "测试区城管局",
    )  # fmt: skip
    assert "13800005678" not in li.content()


def test_the_watch_names_what_was_pushed_down(seat, people, sent_down):
    tick()
    said = read(seat(people.li, "/alerts/"))
    assert "却派给了村(社区)、乡镇(街道)" in said


def test_our_own_dispatch_to_the_township_is_refused_with_the_way_out(seat, people, sent_down):
    tab = seat(people.li, "/cases/new/hotline_ticket/register/")
    fill(tab, **{name: SENT_DOWN[name] for name in ("title", "kind", "item", "content", "caller_phone")})
    send(tab)
    step(tab, "派单", level="乡镇(街道)", unit="规划建设办公室")
    said = tab.inner_text(".y-summary")
    assert "上级收回" in said and "承办层级改为“县级部门”" in said and "国办函〔2025〕66号" in said
    assert tab.input_value('[name="unit"]') == "规划建设办公室"


def test_two_callers_of_one_lamp_are_both_told(seat, people):
    said = {name: SENT_DOWN[name] for name in ("title", "kind", "content", "caller_phone")}
    urls = []
    for _ in range(2):
        tab = seat(people.li, "/cases/new/hotline_ticket/register/")
        fill(tab, **said)
        send(tab)
        urls.append(tab.url)
    first, _second = Case.objects.order_by("pk")
    step(tab, "并单", main_code=first.code, reason="演示:同一处路灯")
    assert "已并单" in tab.inner_text(".y-state")
    main = seat(people.li, urls[0])
    step(main, "直接答复", reply="演示:今晚抢修。")
    tab.goto(urls[1])
    assert "待告知并单诉求人" in tab.inner_text(".y-state") and "告知并单诉求人" in tab.inner_text(".y-clocks")
    step(tab, "告知并单诉求人", told="演示:已电话告知。")
    assert "已答复" in tab.inner_text(".y-state")
