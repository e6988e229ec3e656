"""The desk in a real browser: figures in the editor cannot be typed over; every write works without a script."""

import os
import shutil

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright

from yifa.ground.places.models import Division
from yifa.readers.watch.models import Alert
from yifa.records.cases.verbs import advance, open_case
from yifa.reports.annual.models import AnnualDraft
from yifa.ui.assets import fetch_assets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop beside the tests
TOWN = "500155117"
EDITOR = f"/reports/{TOWN}/2026/"
THEORY = "section-measures.study.theory"


@pytest.fixture(scope="module")
def chromium():
    fetch_assets()
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def town(settings, tmp_path, db):
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    settings.HOME = tmp_path
    Division.objects.get_or_create(code=f"{TOWN}000", defaults={"name": "测试镇", "level": 4, "path": "测试镇"})


@pytest.fixture
def matter(cast, people):
    case = open_case("test_walk", by=cast.li, division=f"{TOWN}000", organ=cast.li.organ, data={"title": "要办的"})
    advance(case, "accept", by=cast.li, data={})
    return case


@pytest.fixture
def visit(chromium, live_server):
    """``visit(person, path, width=…, script=…)``: a page, with what the console complained about."""
    opened = []

    def page(person, path, *, width=1280, script=True):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
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
def draft(cast, people):
    from yifa.reports.annual.actions import save_draft

    text = {"measures.study.theory": "宣讲{{dispute.screened}}。"}
    return save_draft(TOWN, 2026, text, organ=cast.chu.organ, version=0, by=cast.chu).draft


def test_a_figure_is_a_chip_that_typing_leaves_whole(visit, people, draft, matter):
    tab = visit(people.chu, EDITOR)
    chapter = tab.locator(f"section[aria-labelledby='h-{THEORY}']")
    chapter.locator("summary").first.click()
    chip = chapter.locator(".d-rich [data-token]")
    assert chip.get_attribute("contenteditable") == "false"
    chapter.locator(".d-rich").focus()
    tab.keyboard.press("Control+End")
    tab.keyboard.type("加一句。")
    tab.keyboard.press("Enter")
    tab.keyboard.type("新的一段。")
    tab.click("button:has-text('保存底稿')")
    tab.wait_for_selector(".y-flash")
    saved = AnnualDraft.objects.get().sections["measures.study.theory"]
    assert saved == "宣讲{{dispute.screened}}。加一句。\n新的一段。"
    assert not tab.complaints


def test_without_a_script_the_same_text_is_edited_with_its_tokens(visit, people, draft):
    tab = visit(people.chu, EDITOR, script=False)
    tab.locator(f"section[aria-labelledby='h-{THEORY}'] summary").first.click()
    box = tab.locator(f"[id='{THEORY}']")
    assert box.input_value() == "宣讲{{dispute.screened}}。"
    box.fill("改过{{dispute.screened}}。")
    tab.click("button:has-text('保存底稿')")
    tab.wait_for_selector(".y-flash")
    assert AnnualDraft.objects.get().sections["measures.study.theory"] == "改过{{dispute.screened}}。"


def test_an_alert_is_answered_without_a_script(visit, people, matter):
    row = Alert.objects.create(
        rule="clock.late", severity="error", sentence="逾期了。", basis="测试规定", subject=matter.subject, case=matter,
        key="k", division=matter.division, organ=matter.organ, raised_at=matter.opened_at,
    )  # fmt: skip
    tab = visit(people.li, reverse("desk:alerts"), script=False, width=360)
    tab.click("a:text-is('答复')")
    tab.check("input[value='corrected']")
    tab.fill("#explanation", "已经补办了。")
    tab.click("button:has-text('答复')")
    tab.wait_for_selector(".y-flash")
    row.refresh_from_db()
    assert row.state == "answered"


def test_no_page_is_wider_than_a_phone_or_breaks_the_policy(visit, people, matter):
    paths = [
        "/", "/figures/", "/figures/dispute.screened/", "/figures/dispute.screened/rows/", "/alerts/", "/reports/",
        EDITOR, f"{EDITOR}preview/", "/basis/", "/basis/rules/", "/basis/procedures/test_walk/", "/basis/law/",
        "/basis/permissions/", "/basis/calendar/", "/basis/about/", "/account/post/", "/account/password/",
        reverse("desk:proof", args=[matter.subject]),
    ]  # fmt: skip
    for path in paths:
        tab = visit(people.li, path, width=360)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert not tab.complaints, (path, tab.complaints)
