"""The phone's pages: no fault an axe finds, no wider than the smallest screen, targets for thumbs, by keyboard too."""

import pytest
from factories.complaint import ACCEPTED, COMPLAINT
from factories.handset import cut, door, save, start

from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance, open_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALL, TAP = 320, 44
AXE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
}"""
SMALL_TARGETS = """(least) => [...document.querySelectorAll("main a, main button, main select, main summary, header a")]
  .filter((one) => one.offsetParent && !one.closest(".m-after, #line, p"))
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < least - 0.5).map(([text, box]) => `${text} ${box.height}`)"""


@pytest.fixture
def matters(cast):
    data = {"title": "演示:井盖破损", "category": "公共设施", "place": "演示路口"}
    event = open_case("grid_event", by=cast.feng, division="500155117000", organ=cast.feng.organ, data=data)
    dispute = open_case(
        "dispute", by=cast.li, division="500155117000", organ=cast.wang.organ, data=COMPLAINT, step="apply"
    )
    advance(dispute, "accept", by=cast.li, data=ACCEPTED)
    return event, dispute


def look(tab, axe, heading):
    """The page of this heading stands, and has no fault."""
    tab.wait_for_selector(f"h1:has-text('{heading}')")
    if not tab.evaluate("() => typeof axe !== 'undefined'"):
        tab.evaluate(axe)
    assert tab.evaluate(AXE) == [], heading
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= SMALL, heading
    assert tab.evaluate(SMALL_TARGETS, TAP) == [], heading


WAYS = [{"scheme": "light"}, {"scheme": "dark"}, {"scheme": "light", "elder": True}]


@pytest.mark.parametrize("way", WAYS, ids=("light", "dark", "elder"))
def test_every_page_of_a_report_has_no_fault(seat, people, matters, axe, way):
    elder = way.pop("elder", False) if "elder" in way else False
    tab = start(seat(people.feng, "/m/", width=SMALL, **way))
    if elder:
        tab.click("#size")
        assert tab.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "20px"
    look(tab, axe, "今天")
    tab.click(".m-door:has-text('检查')")
    look(tab, axe, "检查/巡访")
    door(tab, "上报")
    look(tab, axe, "上报")
    tab.click("a.m-card:has-text('网格事件')")
    look(tab, axe, "拍照片")
    tab.click("text=不拍,下一步")
    look(tab, axe, "在哪里")
    tab.fill("[name=place]", "演示路口")
    tab.click("main button[type=submit]")
    tab.click("summary")
    look(tab, axe, "写一句")
    cut(tab)
    tab.fill("[name=title]", "演示:护栏松动")
    tab.select_option("[name=category]", "公共设施")
    save(tab)
    look(tab, axe, "已存本机")
    tab.click("main >> text=打开待发箱")
    look(tab, axe, "待发箱")
    tab.click("a.m-card")
    tab.wait_for_selector("text=填写的内容")
    tab.click("summary")
    look(tab, axe, "上报")
    tab.click("#who")
    look(tab, axe, "我")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_a_mediation_has_no_fault(seat, people, matters, axe, scheme):
    tab = start(seat(people.wang, "/m/", width=SMALL, scheme=scheme))
    tab.click(".m-door:has-text('调解')")
    look(tab, axe, "调解")
    tab.click("a.m-card")
    look(tab, axe, "排水纠纷")
    tab.click("text=带出这件")
    tab.wait_for_selector("text=演示乙某")
    look(tab, axe, "排水纠纷")
    tab.click("main a:text-is('调解')")
    tab.fill("[name=place]", "测试镇调解室")
    tab.fill("[name=record]", "演示:双方当面说明了情况。")
    look(tab, axe, "调解")
    tab.click("text=看全文,现场签名")
    look(tab, axe, "请先看全文")
    tab.click("text=开始签名")
    look(tab, axe, "签名:演示甲某")


def test_a_report_needs_no_finger(seat, people):
    tab = start(seat(people.feng, "/m/", width=SMALL))
    tab.focus(".m-door:has-text('上报')")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:text-is('上报')")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=第1步")
    for _ in range(2):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=第2步")
    tab.focus("[name=place]")
    tab.keyboard.type("演示路口")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=第3步")
    tab.focus("[name=title]")
    tab.keyboard.type("演示:护栏松动")
    tab.keyboard.press("Tab")
    for _ in range(4):
        tab.keyboard.press("ArrowDown")
    tab.focus("[name=title]")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:text-matches('已存本机|已送出')")
    tab.wait_for_selector("#line.m-line-quiet", state="attached")
    assert Case.objects.get().title == "演示:护栏松动"


def test_a_half_written_record_is_still_there_after_the_phone_died(seat, people, matters):
    _, dispute = matters
    tab = seat(people.wang, f"/m/#/step/{dispute.code}/mediate", width=SMALL)  # logged in, on a phone new to the app
    tab.fill("[name=record]", "演示:写到一半")
    tab.wait_for_selector("text=写到一半的也存在本机了")
    context = tab.context
    tab.close()
    again = context.new_page()
    again.goto(f"/m/#/step/{dispute.code}/mediate")
    again.wait_for_selector("[name=record]")
    assert again.input_value("[name=record]") == "演示:写到一半"


def test_the_cache_of_the_shell_holds_nobodys_data(seat, people, matters):
    tab = start(seat(people.wang, "/m/", width=SMALL))
    kept = tab.evaluate("""async () => {
      const found = [];
      for (const name of await caches.keys()) {
        for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
      }
      return found;
    }""")
    assert "/m/" in kept and not [path for path in kept if not path.startswith("/static/") and path not in OPEN]


WIDTH = "async (src) => { const one = new Image(); one.src = src; await one.decode(); return one.naturalWidth; }"
OPEN = ("/m/", "/m/manifest.webmanifest")


def test_the_app_can_be_installed(seat, people):
    tab = start(seat(people.feng, "/m/", width=SMALL))
    told = tab.evaluate("async () => (await fetch('manifest.webmanifest')).json()")
    assert told["scope"] == told["start_url"] == "/m/" and told["display"] == "standalone"
    for icon in told["icons"]:
        size = tab.evaluate(WIDTH, icon["src"])
        assert f"{size}x{size}" == icon["sizes"]
    assert not tab.complaints


def test_without_script_the_way_to_the_desk_is_shown(seat, people):
    tab = seat(people.feng, "/m/", width=SMALL, script=False)
    assert "请改用" in tab.inner_text("noscript") and tab.get_attribute("noscript a", "href") == "/"
