"""The phone with its network cut: what was typed stays, leaves once, and nobody else reads it."""

import pytest
from factories.browser import PHONE

from yifa.records.cases.models import Case, StepTaken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def handset(seat):
    """``handset(person)``: that person's phone, its app started and kept for offline."""

    def take(person, **more):
        tab = seat(person, "/m/", width=PHONE, **more)
        tab.wait_for_selector("h1:text-is('今天')")
        tab.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return tab

    return take


def cut(tab):
    tab.context.set_offline(True)


def join(tab):
    tab.context.set_offline(False)


def sent(tab):
    """Everything has left the phone."""
    tab.wait_for_selector("#line.m-line-quiet", state="attached")


def report(tab, title="演示:井盖破损"):
    tab.click("text=上报 >> nth=0")
    if tab.locator("a.m-card").count():
        tab.click("a.m-card:has-text('网格事件')")
    tab.click("text=不拍,下一步")
    tab.fill("[name=place]", "演示路口")
    tab.click("text=下一步")
    tab.fill("[name=title]", title)
    tab.select_option("[name=category]", "公共设施")
    tab.click("button[type=submit]")
    tab.wait_for_selector("h1:text-matches('已存本机|已送出')")


def test_a_report_survives_reload_and_a_killed_page_and_arrives_once(handset, people):
    tab = handset(people.feng)
    cut(tab)
    report(tab)
    assert "已存本机,联网后送出(1条待送)" in tab.inner_text("#line")
    tab.reload()
    tab.wait_for_selector("#line:has-text('1条待送')")
    context = tab.context
    tab.close()
    again = context.new_page()
    again.goto("/m/")
    again.wait_for_selector("#line:has-text('1条待送')")
    assert not Case.objects.exists()
    join(again)
    sent(again)
    step = StepTaken.objects.get()
    assert Case.objects.get().title == "演示:井盖破损" and step.entered_at < step.at
    again.evaluate("window.dispatchEvent(new Event('yifa-send'))")
    sent(again)
    assert Case.objects.count() == 1
