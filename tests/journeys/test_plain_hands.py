"""Without a script every write still works; without a mouse the day's work still gets done."""

import pytest
from factories.browser import fill, press, read, send, step
from factories.cast import PASSWORD
from factories.complaint import ACCEPTED, SESSION, TERMS, accepted, lodged

from yifa.readers.watch.loop import tick
from yifa.readers.watch.models import Alert
from yifa.records.cases.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain(seat):
    """Like seat, in a browser whose scripts are off."""
    return lambda person, path="/", **more: seat(person, path, script=False, **more)


def test_log_in_and_out_without_script(plain, people):
    tab = plain(None, "/cases/")
    fill(tab, username="li", password=PASSWORD)
    send(tab)
    assert tab.url.endswith("/cases/") and "事项" in tab.inner_text("h1")
    tab.click("details.y-account summary")
    press(tab, "details.y-account button:has-text('退出')")
    assert "登录" in tab.inner_text("h1")


def test_a_dispute_is_settled_without_script(plain, people):
    _, url = lodged(plain, people)
    step(plain(people.li, url), "受理", **ACCEPTED)
    tab = plain(people.wang, url)
    step(tab, "调解", **SESSION)
    step(tab, "达成书面协议", **{**TERMS, "committee_sealed": True})
    step(tab, "生效登记")
    assert "协议已生效" in tab.inner_text(".y-state") and Case.objects.get().outcome == "调解成功"


def test_evidence_is_handed_in_without_script(plain, people):
    tab = plain(people.li, accepted(plain, people))
    press(tab, "text=上传证据材料")
    fill(tab, title="演示现场照片")
    tab.set_input_files("#f-file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 demo"})
    send(tab)
    assert "演示现场照片" in tab.inner_text(".y-papers")


def test_an_alert_is_answered_without_script(plain, people, clock):
    accepted(plain, people)
    clock(2026, 4, 20)
    tick()
    tab = plain(people.li, f"/alerts/{Alert.objects.get(rule='clock.late').pk}/")
    fill(tab, answer="corrected", explanation="已约好双方明天调解。")
    press(tab, "main form >> button:text-is('答复')")
    assert Alert.objects.get(rule="clock.late").state == "answered" and "答复" in read(tab)


def test_registers_and_activities_are_kept_without_script(plain, people):
    tab = plain(people.li, "/registers/mediation_committee/new/")
    fill(tab, name="演示村调委会", level="村(居)", members=5, women=2, elected_on="2025-03-01", term_ends="2028-02-28",
         head_name="演示主任")  # fmt: skip
    send(tab)
    assert "演示村调委会" in read(tab)
    tab.goto("/activities/meeting/new/")
    fill(tab, title="演示会议", meeting_type="法治政府工作", body="测试镇")
    send(tab)
    assert "演示会议" in read(tab)


def test_large_letters_without_script(plain, people):
    tab = plain(people.li)
    press(tab, "button[name=elder]")
    assert tab.evaluate("document.documentElement.className") == "y-elder" and "标准字号" in tab.inner_text("header")


def reach(tab, target, most=120):
    """Press Tab until the wanted element holds the focus, and see that the focus can be seen."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        if tab.evaluate("target => document.activeElement.matches(target)", target):
            shown = "getComputedStyle(document.activeElement)"
            assert tab.evaluate(f"{shown}.outlineStyle !== 'none' || {shown}.boxShadow !== 'none'"), target
            return
    raise AssertionError(f"按 Tab 到不了 {target}")


def enter(tab):
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def test_the_first_matter_of_the_day_is_done_by_keyboard_alone(seat, people, clock):
    accepted(seat, people)
    clock(2026, 3, 30)
    tab = seat(people.wang)
    reach(tab, ".d-todo .btn-primary")
    enter(tab)
    assert "调解" in tab.inner_text("h1")
    reach(tab, '[name="place"]')
    tab.keyboard.type("测试镇调解室")
    reach(tab, '[name="in_public"]')
    tab.keyboard.press("Space")
    reach(tab, '[name="record"]')
    tab.keyboard.type("演示:双方当面说明了情况。")
    reach(tab, "main form button.btn-primary")
    enter(tab)
    assert "已办:调解" in read(tab) and "调解中" in tab.inner_text(".y-state")
