"""The map of matters with ten thousand of them: the counts add up, a press opens exactly these, nobody sees beyond."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.cache import cache
from factories.browser import DESKTOP, PHONE, press, read
from factories.crowd import spread

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import open_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SUM = """() => [...document.querySelectorAll('#map .y-map-mark')]
  .reduce((sum, one) => sum + Number(one.textContent.replaceAll(',', '')), document.querySelectorAll('#map .y-map-dot').length)"""  # noqa: E501
NEAR = "() => { drawnMap.setView([29.6, 106.6], 16, {animate: false}); }"
HANDLE = "() => { L.Map.addInitHook(function () { window.drawnMap = this; }); }"


def at_the_map(seat, person, query="?view=all", **more):
    """The map page, its map held in hand; no grid is drawn here, so it begins where the matters lie."""
    tab = seat(person, "about:blank", **more)
    tab.route(
        "**/ui/map.js",
        lambda route: route.fulfill(response=(held := route.fetch()), body=f"({HANDLE})();{held.text()}"),
    )
    tab.goto(f"/map/{query}")
    tab.wait_for_selector("#map[data-drawn]")
    return tab


def held_in_hand(route):
    held = route.fetch()
    route.fulfill(response=held, body=f"({HANDLE})();{held.text()}")


def redrawn(tab, act, *arguments):
    """Move the map, and wait until it is drawn anew."""
    before = tab.get_attribute("#map", "data-drawn")
    tab.evaluate(act, *arguments)
    tab.wait_for_function("(n) => Number(document.querySelector('#map').dataset.drawn) > Number(n)", arg=before)


def told(tab):
    """What the note says lies on this screen."""
    return int(re.search(r"有 ([\d,]+) 件", tab.inner_text("[data-map-note]"))[1].replace(",", ""))


def narrowed(tab, **answers):
    """Filter as a person does; the map stays and is drawn anew. The counts on the map and in the list."""
    with tab.expect_response(lambda one: "/map/data/" in one.url and set(answers.values()) <= asked(one)) as waited:
        for name, answer in answers.items():
            box = tab.locator(f'.y-filters [name="{name}"]')
            box.select_option(answer) if box.evaluate("one => one.tagName") == "SELECT" else box.fill(answer)
        tab.press('.y-filters [name="since"]', "Enter")
    shown = waited.value.json()["shown"]
    tab.wait_for_selector(f"[data-map-note]:has-text('有 {shown:,} 件')")
    rows = tab.locator("#places-title ~ .y-list tbody tr td:nth-child(2)").all_inner_texts()
    return tab.evaluate(SUM), sum(int(one.replace(",", "")) for one in rows)


def asked(answer):
    return {value for _, value in parse_qsl(urlsplit(answer.url).query)}


def listed(tab):
    """Every code of the list that is open, page after page."""
    codes = set()
    while True:
        codes |= set(re.findall(r"\d{9}-\d{4}-[A-Z]{2}-\d{6}-[0-9A-Z]", read(tab)))
        onward = tab.locator(".y-pager a:has-text('下一页')")
        if not onward.count():
            return codes
        press(tab, ".y-pager a:has-text('下一页')")


def test_ten_thousand_add_up_and_a_press_or_enter_opens_exactly_these(seat, people):
    spread(10_000)
    tab = at_the_map(seat, people.li)
    assert tab.evaluate(SUM) == told(tab) == 10_000
    assert tab.locator("#map .leaflet-marker-icon").count() < 300
    redrawn(tab, NEAR)
    assert tab.evaluate(SUM) == told(tab) < 10_000
    for way in ("click", "Enter"):
        mark = tab.locator("#map .leaflet-marker-icon:has(.y-map-mark)").nth(2)
        count = int(mark.inner_text())
        with tab.expect_navigation():
            mark.click(force=True) if way == "click" else mark.press("Enter")
        west, south, east, north = map(float, re.search(r"box=([^&]+)", tab.url)[1].replace("%2C", ",").split(","))
        inside = Case.objects.filter(lon__gte=west, lon__lt=east, lat__gte=south, lat__lt=north)
        assert listed(tab) == set(inside.values_list("code", flat=True)) and inside.count() == count > 1
        tab = at_the_map(seat, people.li)
        redrawn(tab, NEAR)
    assert tab.complaints == []


def test_filters_narrow_map_and_list_alike_and_nobody_sees_beyond(seat, people, cast, clock):
    clock(2026, 3, 2)
    spread(60)
    spread(40, days=40)
    spread(25, closed=True)
    spread(7, town="500155118")
    aid = {"title": "演示", "kind": "求助", "content": "演示", "caller_phone": "13800005678", "lon": 106.6, "lat": 29.6}
    open_case(
        "hotline_ticket", by=Actor.system("tests"), division="500155117000", organ="500155117-ZZZX", step="register",
        data=aid,
    )  # fmt: skip
    tab = at_the_map(seat, people.li)
    assert (tab.evaluate(SUM), told(tab)) == (126, 126)
    assert narrowed(tab, view="closed") == (25, 25)
    assert narrowed(tab, view="all", procedure="hotline_ticket") == (1, 1)
    assert narrowed(tab, procedure="grid_event", since="2026-02-20") == (85, 85)
    assert narrowed(tab, since="2026-01-01", until="2026-02-01") == (40, 40)
    outsider = at_the_map(seat, people.zhou)
    assert (outsider.evaluate(SUM), told(outsider)) == (7, 7)
    county = at_the_map(seat, people.qian)
    assert told(county) == 133 and "邻镇" in read(county)


COVERED = """() => {
  const boxes = [...document.querySelectorAll(".leaflet-marker-icon")].map((one) => one.getBoundingClientRect());
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => over(a, b)).map((b) => [a.x, a.y, b.x, b.y]));
}"""


def test_the_public_reads_counts_of_ten_and_more_and_asks_no_question_of_them(seat, people):
    cache.clear()
    spread(10_000)
    spread(9, town="500155118", west=107.5)
    tab = seat(None, "/portal/places/", width=PHONE)
    tab.wait_for_selector("[data-map][data-drawn]")
    assert tab.evaluate(COVERED) == []
    counts = [int(one.replace(",", "")) for one in tab.locator(".leaflet-container .y-map-mark").all_inner_texts()]
    assert counts and min(counts) >= 10 and 10_000 - sum(counts) != 9
    plain = tab.evaluate("async () => await (await fetch('/portal/places/ground/')).text()")
    asked = "/portal/places/ground/?since=2026-01-01&procedure=grid_event&view=open&box=107,29,108,30&zoom=19"
    assert tab.evaluate("async (url) => await (await fetch(url)).text()", asked) == plain
    assert not any(one in plain for one in Case.objects.values_list("code", flat=True)[:50])


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_map_page_is_accessible_fits_and_prints_its_counts(seat, people, axe, width):
    spread(300)
    tab = at_the_map(seat, people.li, width=width)
    tab.evaluate(axe)
    result = tab.evaluate("axe.run()")
    assert [one["id"] for one in result["violations"] if one["impact"] in ("serious", "critical")] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    names = tab.locator("#map .leaflet-marker-icon:has(.y-map-mark)").evaluate_all("all => all.map(one => one.title)")
    assert names and all(re.fullmatch(r"\d+ 件", one) for one in names)
    tab.focus("#map")
    tab.keyboard.press("Shift+Tab")
    assert tab.evaluate("document.activeElement.textContent") == "跳过地图,看清单"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "打开清单"
    tab.emulate_media(media="print")
    ink, paper = tab.locator("#map .y-map-mark").first.evaluate(
        "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")  # printers leave backgrounds out
