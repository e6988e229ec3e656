"""Refused, escalated, handled by two at once: what the person at the desk reads each time."""

import pytest
from factories.browser import fill, press, read, send, step
from factories.complaint import ACCEPTED, COMPLAINT, accepted, lodged

from yifa.readers.watch.loop import tick
from yifa.records.cases.models import Case, StepTaken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIGNS = {"signs": "演示:扬言持械报复。", "measures": "演示:已分开双方。"}
POLICE = {"to_organ": "测试派出所", "reason": "演示:可能动手。"}


def test_a_matter_that_is_no_civil_dispute_is_refused_with_its_way_out(seat, people):
    tab, url = lodged(seat, people)
    step(tab, "受理", **{**ACCEPTED, "matter_kind": "法院或行政机关已经受理"})
    said = tab.inner_text(".y-summary")
    assert "请办理“不予受理”或“移送其他途径”" in said and "第22条" in said and "没有丢" in said
    assert tab.input_value('[name="mediator_name"]') == ACCEPTED["mediator_name"]
    tab.goto(url)
    step(tab, "不予受理", ground="法院或行政机关已经受理", way_out="诉讼", explanation="演示:已告知向法院起诉。")
    assert "不予受理" in tab.inner_text(".y-state") and "不予受理" in tab.inner_text(".y-papers")
    tab.click("summary:has-text('当时填写的内容') >> nth=-1")
    assert "诉讼" in read(tab)


def test_an_unwilling_side_is_not_talked_into_it(seat, people):
    tab, _ = lodged(seat, people)
    step(tab, "受理", **{**ACCEPTED, "respondent_willing": False})
    assert "有一方当事人不愿意调解" in tab.inner_text(".y-summary")
    assert Case.objects.get().state == "examining"


def test_a_threat_goes_to_the_police_before_anything_else(seat, people, clock):
    clock(2026, 3, 2, 9)
    url = accepted(seat, people)
    tab = seat(people.wang, url)
    step(tab, "预警:可能引发治安刑事案件", **SIGNS)
    assert "激化预警" in tab.inner_text(".y-state") and "向公安机关报告" in tab.inner_text(".y-clocks")
    clock(2026, 3, 3, 9)
    tick()
    assert "没有报告公安机关的记录" in read(seat(people.wang, "/alerts/"))
    tab = seat(people.wang, url)
    step(tab, "解除预警", outcome="演示:看来平息了。")
    assert "要先向公安机关报告" in tab.inner_text(".y-summary")
    tab.goto(url)
    step(tab, "移送公安机关", **POLICE)
    assert "已移送公安机关" in tab.inner_text(".y-state") and "移送" in tab.inner_text(".y-papers")
    assert "公安机关退回" in tab.inner_text(".y-next")


def test_the_second_of_two_is_told_who_was_first_and_loses_nothing(seat, people):
    first, url = lodged(seat, people)
    second = seat(people.zheng, f"{url}steps/accept/")
    fill(second, **ACCEPTED, mediator_chosen_by="双方共同选定")
    step(first, "受理", **ACCEPTED)
    send(second)
    said = second.inner_text(".y-summary")
    assert "别人先办了一步" in said and "测试·李办事员已于03月02日10:00先办了“受理”" in said
    assert second.input_value('[name="mediator_chosen_by"]') == "双方共同选定"
    assert StepTaken.objects.filter(code="accept").count() == 1
    press(second, "text=先看看现在办到哪一步")
    assert "已受理" in second.inner_text(".y-state")


def test_sending_the_same_form_twice_makes_one_case(seat, people):
    one, other = (seat(people.li, "/cases/new/dispute/apply/") for _ in range(2))
    key = one.get_attribute('[name="key"]', "value")
    other.eval_on_selector('[name="key"]', "(box, key) => { box.value = key }", key)
    for tab in (one, other):
        fill(tab, **COMPLAINT)
        send(tab)
    assert Case.objects.count() == 1 and one.url == other.url


def look(tab, reason):
    """Ask to see the telephone number."""
    tab.click("summary[title='显示电话']")
    tab.fill("details[open] input[name=reason]", reason)
    press(tab, "details[open] button")


def test_whoever_has_no_business_with_it_is_told_why_the_number_stays_masked(seat, people):
    _, url = lodged(seat, people)
    tab = seat(people.wang, url)
    look(tab, "想看一看")
    assert "13800005678" not in tab.content() and "须" in tab.inner_text(".y-summary")


def test_personal_data_is_masked_until_a_reason_is_given_and_logged(seat, people):
    _, url = lodged(seat, people)
    tab = seat(people.li, url)
    assert "13800005678" not in tab.content() and "演示甲某" not in tab.inner_text(".y-parties")
    look(tab, "电话约定调解时间")
    assert "13800005678" in tab.inner_text(".y-parties") and "已记入台账" in tab.inner_text(".y-parties")
    tab.goto(url)
    assert "13800005678" not in tab.content()
    tab.goto(f"/proofs/case:{Case.objects.get().code}/")
    assert "查看个人信息" in read(tab) and "测试·李办事员" in read(tab)


def test_the_next_town_finds_nothing_of_it(seat, people):
    _, url = lodged(seat, people)
    tab = seat(people.zhou, url)
    assert "村东排水" not in read(tab)
    for path in ("/cases/", "/search/?q=排水", "/", "/documents/"):
        tab.goto(path)
        assert "村东排水" not in read(tab), path
