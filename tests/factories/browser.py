"""A desk in a real browser: people who are logged in, on a day the test chooses, in a store of the test's own.

def test_x(seat, people, clock):
    clock(2026, 3, 2)
    tab = seat(people.li, "/")
"""

import os
import shutil
from contextvars import ContextVar
from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import sync_playwright

from yifa.ground.calendar import TZ
from yifa.ground.calendar import clock as house_clock
from yifa.ground.places.models import Division
from yifa.ui.assets import ROOT, fetch_assets
from yifa.ui.pages.comfort import ELDER_COOKIE

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop beside the tests
PHONE, DESKTOP = 360, 1280
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def chromium():
    fetch_assets()
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def axe(chromium):
    """The accessibility checker's script; a development package, never served to anybody."""
    if not AXE.exists():
        fetch_assets(force=True)
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def clock(monkeypatch):
    """``clock(2026, 3, 2)``: it is that day, ten o'clock, in the test and in the server's threads alike."""

    def turn(year, month, day, hour=10, minute=0):
        moment = datetime(year, month, day, hour, minute, tzinfo=TZ)
        monkeypatch.setattr(house_clock, "_fixed", ContextVar("journey_now", default=moment))

    turn(2026, 3, 2)
    return turn


@pytest.fixture
def house(live_server, people, clock, settings, tmp_path):
    """The served site with the cast, their county, town, neighbours and a village; files in a folder of the test's."""
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    settings.YIFA_EVIDENCE_DIR = tmp_path / "evidence"
    settings.HOME = tmp_path
    settings.YIFA_SECOND_FACTOR_POSTS = frozenset()
    cache.clear()
    rows = (
        ("500155000000", "测试区", 3, None),
        ("500155117000", "测试镇", 4, "500155000000"),
        ("500155118000", "邻镇", 4, "500155000000"),
        ("500155117201", "测试村", 5, "500155117000"),
    )
    for code, name, level, parent in rows:
        Division.objects.create(code=code, name=name, level=level, path=name, parent_id=parent)
    return live_server


@pytest.fixture
def seat(chromium, house):
    """``seat(person, path)``: that person's browser at that page; ``None`` for somebody who is not logged in."""
    opened = []

    def sit(person, path="/", *, width=DESKTOP, script=True, scheme="light", elder=False):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script, color_scheme=scheme,
            base_url=house.url, locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True,
        )  # fmt: skip
        context.set_default_timeout(60_000)
        opened.append(context)
        if person is not None:
            client = Client()
            client.force_login(person)
            held = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": held, "url": house.url}])
        if elder:
            context.add_cookies([{"name": ELDER_COOKIE, "value": "1", "url": house.url}])
        tab = context.new_page()
        tab.complaints = []
        tab.on("console", lambda said: said.type == "error" and tab.complaints.append(said.text))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.goto(path)
        return tab

    yield sit
    for context in opened:
        context.close()


def read(tab):
    """What stands on the page, below the bars."""
    return tab.inner_text("main")


def fill(tab, **answers):
    """Fill the page's form by the names of its boxes, whatever kind of box each is."""
    for name, answer in answers.items():
        boxes = tab.locator(f'main [name="{name}"]')
        tag = boxes.first.evaluate("one => one.type")
        if tag in ("radio", "checkbox"):
            tab.check(f'main [name="{name}"][value="{str(answer).lower() if isinstance(answer, bool) else answer}"]')
        elif tag.startswith("select"):
            boxes.select_option(str(answer))
        else:
            boxes.fill(str(answer))


def press(tab, what):
    """Press what leads to another page, and wait for that page."""
    with tab.expect_navigation():
        tab.click(what)


def send(tab):
    """Press the page's one primary button."""
    press(tab, "main form button.btn-primary")


def step(tab, name, **answers):
    """From a case's page: choose the lawful next step of this name, fill in its form, send it."""
    press(tab, f'.y-next a:text-is("{name}")')
    fill(tab, **answers)
    send(tab)
