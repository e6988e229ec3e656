"""The generic pages in a real browser: no script needed to write, no policy broken, no page wider than a phone."""

import pytest
from django.test import Client
from django.urls import reverse
from factories.kinds import PLACE, committee, kinds, lodge  # noqa: F401

from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(chromium, live_server, people):
    """``visit(path, width=…, script=…)``: a page of Li's, with what the console complained about."""
    opened = []

    def page(path, *, width=1280, script=True, scheme="light"):
        client = Client()
        client.force_login(people.li)
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script, color_scheme=scheme
        )
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        opened.append(context)
        tab = context.new_page()
        tab.complaints = []
        tab.on("console", lambda said: said.type == "error" and tab.complaints.append(said.text))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.goto(live_server.url + path)
        return tab

    yield page
    for context in opened:
        context.close()


@pytest.fixture
def case(cast, people):
    made = lodge(cast.li)
    advance(made, "accept", by=cast.li, data={})
    return made


def paths(case, entry):
    return [
        reverse("ui:cases"),
        reverse("ui:case", args=[case.code]),
        reverse("ui:clock", args=[case.code, case.clocks.get().pk]),
        reverse("ui:case-step", args=[case.code, "close"]),
        reverse("ui:case-new", args=["test_walk", "lodge"]),
        reverse("ui:new"),
        reverse("ui:registers"),
        reverse("ui:register", args=["test_committee"]),
        reverse("ui:register-entry", args=["test_committee", entry.pk]),
        reverse("ui:activity", args=["test_lecture"]),
        reverse("ui:documents"),
        reverse("ui:search") + "?q=排水",
    ]


def test_no_page_is_wider_than_a_phone_or_breaks_the_policy(visit, case, cast):
    for path in paths(case, committee(cast.li)):
        tab = visit(path, width=360)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert not tab.complaints, (path, tab.complaints)


def test_a_step_is_taken_without_script(visit, case):
    tab = visit(reverse("ui:case", args=[case.code]), script=False)
    tab.click('.y-next a:text-is("办结")')
    tab.fill("#f-reason", "双方达成一致")
    tab.click("button.btn-primary")
    assert "已办:办结" in tab.inner_text("main")
    assert Case.objects.get(pk=case.pk).state == "done"


def test_the_menu_opens_on_a_phone_without_script(visit, case):
    tab = visit(reverse("ui:cases"), width=360, script=False)
    assert not tab.is_visible("nav#bar")
    tab.click("text=菜单")
    tab.click("nav#bar >> text=名册")
    assert tab.url.endswith(reverse("ui:registers"))


def test_personal_data_is_revealed_without_script(visit, case):
    tab = visit(reverse("ui:case", args=[case.code]), script=False)
    assert "13800005678" not in tab.content()
    tab.click("summary[title=显示电话]")
    tab.fill("details[open] input[name=reason]", "电话回访当事人")
    tab.click("details[open] button")
    assert "13800005678" in tab.inner_text("main")


def test_slash_goes_to_the_search_box(visit, case):
    tab = visit(reverse("ui:cases"))
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "site-search"


def test_a_filter_turns_the_list_and_the_address(visit, cast, people):
    committee(cast.li, name="某厂调委会", sort="企业")
    committee(cast.li, name="某村调委会")
    tab = visit(reverse("ui:register", args=["test_committee"]))
    tab.select_option("select[name=f-sort]", "企业")
    tab.wait_for_url("**f-sort=**")
    tab.wait_for_function("!document.getElementById('list').innerText.includes('某村')")
    assert "某厂调委会" in tab.inner_text("#list") and not tab.complaints


def test_a_refused_form_is_read_from_its_summary(visit, people):
    tab = visit(reverse("ui:case-new", args=["test_walk", "lodge"]))
    tab.click("main button.btn-primary")
    assert tab.evaluate("document.activeElement.id") == "error-summary"
    tab.click("#error-summary a")
    assert tab.evaluate("document.activeElement.id") == "f-title"


def test_keyboard_reaches_the_text_first(visit, case):
    tab = visit(reverse("ui:case", args=[case.code]))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "跳到正文"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_dark_follows_the_system(visit, case):
    shade = "getComputedStyle(document.body).backgroundColor"
    light, dark = (visit(reverse("ui:cases"), scheme=scheme).evaluate(shade) for scheme in ("light", "dark"))
    assert light != dark
