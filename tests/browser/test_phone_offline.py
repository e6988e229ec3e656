"""The phone with its network cut: what was typed stays, leaves once, and nobody else reads it."""

import io

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread
from factories.browser import PHONE, press
from factories.complaint import ACCEPTED, COMPLAINT
from factories.handset import cut, door, join, report, save, sent, sign, start
from PIL import Image
from pytest_django.live_server_helper import LiveServer

from yifa.ground.identity.actions.credentials import lock
from yifa.ground.ledger.models import Entry
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.evidence import read_evidence
from yifa.records.documents.models import Document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def handset(seat):
    """``handset(person)``: that person's phone, its app started and kept for offline."""
    return lambda person, **more: start(seat(person, "/m/", width=PHONE, **more))


@pytest.fixture
def event(cast):
    """``event(title)``: a grid event that waits in the village."""

    def made(title="演示:井盖破损"):
        data = {"title": title, "category": "公共设施", "place": "演示路口"}
        return open_case("grid_event", by=cast.feng, division="500155117000", organ=cast.feng.organ, data=data)

    return made


def test_a_report_survives_reload_and_a_killed_page_and_arrives_once(handset, people):
    tab = handset(people.feng)
    cut(tab)
    report(tab, taps=2)
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
    report(again, "演示:护栏松动", taps=2)
    sent(again)
    assert Case.objects.count() == 2


def test_two_tabs_send_each_entry_once(handset, people):
    first = handset(people.feng)
    second = start(first.context.new_page(), "/m/")
    cut(first)
    report(first, "演示:甲")
    report(second, "演示:乙")
    join(first)
    sent(first)
    sent(second)
    assert sorted(Case.objects.values_list("title", flat=True)) == ["演示:乙", "演示:甲"]


def test_who_was_second_sees_both_versions_and_decides(handset, people, event, cast):
    case = event()
    tab = handset(people.feng)
    cut(tab)
    tab.click("a.m-card")
    tab.click("main >> text=村级受理")
    save(tab)
    advance(case, "push_up", by=cast.li, data={"reason": "演示:村里办不了"})
    join(tab)
    tab.wait_for_selector("#line:has-text('1条要您看一下')")
    tab.click("#line >> text=打开待发箱")
    tab.click("a.m-card")
    tab.wait_for_selector("text=系统里现在")
    shown = tab.inner_text("main")
    assert "测试·李办事员" in shown and "上报镇" in shown and "待镇级分拨" in shown and "我填的" in shown
    tab.click("text=不要这一条了")
    tab.click("text=放弃这一条")
    tab.wait_for_selector("text=请选择放弃的原因")
    tab.select_option("#why", "别人已经办了")
    tab.click("text=放弃这一条")
    sent(tab)
    assert Entry.objects.filter(subject=case.subject, body__contains="mobile.entry_discarded").count() == 1
    assert StepTaken.objects.filter(case=case).count() == 2


def test_a_conflict_can_be_applied_to_the_matter_as_it_stands(handset, people, event, cast):
    case = event()
    tab = handset(people.feng)
    cut(tab)
    tab.click("a.m-card")
    tab.click("text=其他步骤")
    tab.click("main >> text=自办办结")
    tab.fill("[name=result]", "演示:已盖好。")
    save(tab)
    Case.objects.filter(pk=case.pk).update(version=5)
    join(tab)
    tab.wait_for_selector("#line:has-text('1条要您看一下')")
    tab.click("#line >> text=打开待发箱")
    tab.click("a.m-card")
    tab.click("text=按最新情况再办一次")
    sent(tab)
    assert Case.objects.get().state == "checking"


def test_a_refused_entry_stays_with_its_sentence_and_goes_after_it_is_mended(handset, people):
    tab = handset(people.feng)
    cut(tab)
    report(tab, "演示" * 40)
    join(tab)
    tab.wait_for_selector("#line:has-text('1条要您看一下')")
    tab.click("#line >> text=打开待发箱")
    tab.click("a.m-card")
    assert "事件概述" in tab.inner_text(".m-said")
    tab.click("text=改一改再送")
    tab.wait_for_selector("text=第3步")
    assert "演示演示" in tab.input_value("[name=title]") and tab.locator("#f-title-error").count()
    tab.fill("[name=title]", "演示:改短了")
    save(tab)
    sent(tab)
    assert Case.objects.get().title == "演示:改短了"


def test_an_expired_log_in_keeps_everything_and_sends_after_logging_in(handset, people):
    tab = handset(people.feng)
    cut(tab)
    report(tab)
    held = tab.context.cookies()
    tab.context.clear_cookies()
    join(tab)
    tab.wait_for_selector("#line:has-text('登录已过期')")
    assert "1条待送" in tab.inner_text("#line") and not Case.objects.exists()
    tab.context.add_cookies(held)
    tab.goto("/m/")
    sent(tab)
    assert Case.objects.count() == 1


def test_a_lost_phone_shuts_what_it_carries_once_the_account_is_locked(handset, people, event, cast):
    event()
    tab = handset(people.feng)
    cut(tab)
    report(tab, "演示:还没送出")
    tab.evaluate("() => { location.hash = '#/'; }")
    tab.wait_for_selector("a.m-card:has-text('井盖')")
    lock(person=people.feng, reason="手机丢失", by=cast.jiang)
    join(tab)
    tab.wait_for_selector("h1:text-is('依法·掌上')")
    tab.reload()
    tab.wait_for_selector("text=本机锁着1条没有送出的内容")
    assert "井盖" not in tab.content()
    kept = "async () => (await (await import('/static/mobile/store.js')).all('keys')).length"
    assert tab.evaluate(kept) == 0


def test_another_person_on_the_same_phone_reads_and_sends_nothing_of_it(handset, people, client):
    tab = handset(people.feng)
    cut(tab)
    report(tab)
    client.force_login(people.li)
    other = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": tab.url.partition("/m/")[0]}
    mine = [one for one in tab.context.cookies() if one["name"] == "sessionid"]
    tab.context.add_cookies([other])
    join(tab)
    tab.wait_for_selector("#who-name:text-is('测试·李办事员')")
    sent(tab)
    tab.goto("/m/#/box")
    tab.wait_for_selector("text=都送出了")
    assert "井盖" not in tab.content() and not Case.objects.exists()
    assert tab.evaluate(DUMP)["keys"] == 1  # the first person's key is gone: what they wrote lies sealed
    tab.context.add_cookies(mine)
    tab.goto("/m/")
    tab.reload()
    tab.wait_for_selector("#who-name:text-is('测试·冯网格员')")
    sent(tab)
    assert Case.objects.get().created_by == "feng"


def test_nothing_that_was_typed_lies_open_on_the_phone(handset, people):
    tab = handset(people.feng)
    cut(tab)
    report(tab, "演示:不该明文")
    dumped = tab.evaluate(DUMP)
    assert dumped["entries"] == 1 and "不该明文" not in dumped["text"] and "extractable: false" in dumped["text"]


DUMP = """async () => {
  const base = await new Promise((done) => {
    const r = indexedDB.open("yifa-phone"); r.onsuccess = () => done(r.result);
  });
  const all = (name) => new Promise((done) => {
    const r = base.transaction(name).objectStore(name).getAll(); r.onsuccess = () => done(r.result);
  });
  const rows = { entries: await all("entries"), held: await all("held"), keys: await all("keys") };
  const said = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
    if (value instanceof CryptoKey) return `extractable: ${value.extractable}`;
    if (value && typeof value === "object") return Object.values(value).map(said).join(" ");
    return String(value);
  };
  return { entries: rows.entries.length, keys: rows.keys.length, text: said(rows) + JSON.stringify(localStorage) };
}"""


def test_logging_out_leaves_nothing_to_read(handset, people):
    tab = handset(people.feng)
    tab.click("#who")
    tab.click("text=退出并锁上本机")
    tab.wait_for_selector("text=请先登录")
    dumped = tab.evaluate(DUMP)
    assert dumped["entries"] == 0 and "测试·冯网格员" not in dumped["text"] and "extractable" not in dumped["text"]


DRAFT = "演示:写到一半"
HELD = """async () => (await (await import('/static/mobile/store.js')).all('held')).map((row) => row.name)"""


KEPT = f"""async () => {{
  const drawer = await import('/static/mobile/drawer.js');
  const held = async () => (await drawer.held('draft:grid_event.report'))?.data.title;
  while ((await held()) !== '{DRAFT}') await new Promise(requestAnimationFrame);
}}"""


def half_written(tab):
    """A report that was begun and not finished; waits until it lies on the phone."""
    door(tab, "上报")
    tab.click("a.m-card:has-text('网格事件')")
    tab.click("text=不拍,下一步")
    tab.fill("[name=place]", "演示路口")
    tab.click("main button[type=submit]")
    tab.fill("[name=title]", DRAFT)
    tab.evaluate(KEPT)


def test_what_is_half_written_outlives_logging_out_sealed_and_is_taken_up_again(handset, people, client):
    tab = handset(people.feng)
    half_written(tab)
    mine = tab.context.cookies()
    tab.click("#who")
    tab.click("text=退出并锁上本机")
    tab.wait_for_selector("text=写到一半的")
    assert tab.evaluate(HELD) == ["draft:grid_event.report"]
    assert DRAFT not in tab.evaluate(DUMP)["text"]
    client.force_login(people.feng)
    again = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": tab.url.partition("/m/")[0]}
    tab.context.add_cookies([*[one for one in mine if one["name"] != "sessionid"], again])
    tab.goto("/m/")
    tab.reload()
    tab.wait_for_selector("#who-name:text-is('测试·冯网格员')")
    tab.goto("/m/#/new/grid_event.report")
    assert tab.wait_for_selector("[name=title]").input_value() == DRAFT


def test_a_phone_left_open_beyond_its_hours_shuts_what_was_taken_along_and_keeps_the_draft(handset, people):
    tab = handset(people.feng)
    half_written(tab)
    cut(tab)
    tab.evaluate("""async () => {
      const store = await import('/static/mobile/store.js');
      const [row] = await store.all('keys');
      await store.put('keys', { ...row, seen: Date.now() - (row.keep + 1) * 3600 * 1000 });
      window.dispatchEvent(new Event('yifa-send'));
    }""")
    tab.wait_for_selector("h1:text-is('依法·掌上')")
    assert tab.evaluate(HELD) == ["draft:grid_event.report"] and tab.evaluate(DUMP)["keys"] == 0


def test_a_picture_leaves_its_position_on_the_phone(handset, people, tmp_path):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 33.0, 1.0)}
    exif[0x010F] = "Camera Maker"
    Image.new("RGB", (4000, 3000), (90, 90, 90)).save(tmp_path / "camera.jpg", exif=exif)
    tab = handset(people.feng)
    cut(tab)
    report(tab, picture=tmp_path / "camera.jpg")
    tab.goto("/m/#/box")
    tab.click("a.m-card")
    kept = tab.get_attribute(".m-pictures img", "src")
    assert kept.startswith("data:image/jpeg") and len(kept) < 400_000
    assert tab.evaluate("() => document.querySelector('.m-pictures img').naturalWidth") == 1600
    join(tab)
    sent(tab)
    content = read_evidence(Document.objects.get(kind="scene_photo"))
    picture = Image.open(io.BytesIO(content))
    assert max(picture.size) == 1600 and not picture.getexif() and b"Camera Maker" not in content


def test_mediation_and_agreement_are_signed_without_network_and_lie_in_the_file(handset, seat, people, cast):
    case = open_case(
        "dispute", by=cast.li, division="500155117000", organ=cast.wang.organ, data=COMPLAINT, step="apply"
    )
    advance(case, "accept", by=cast.li, data=ACCEPTED)
    tab = handset(people.wang)
    tab.click(".m-door:has-text('调解')")
    tab.click("a.m-card")
    tab.click("text=带出这件")
    tab.wait_for_selector("text=演示乙某")
    cut(tab)
    tab.click("main a:text-is('调解')")
    tab.fill("[name=place]", "测试镇调解室")
    tab.fill("[name=record]", "演示:双方当面说明了情况。")
    sign(tab, 3)
    tab.goto(f"/m/#/case/{case.code}")
    tab.click("main a:text-is('达成书面协议')")
    tab.fill("[name=facts_found]", "演示:排水沟被堵。")
    tab.fill("[name=content]", "演示:五日内共同清沟。")
    tab.click("summary")
    tab.fill("[name=amount]", "1800")
    tab.fill("[name=perform_by]", "2026-12-31")
    sign(tab, 3)
    tab.wait_for_selector("#line:has-text('2条待送')")
    join(tab)
    sent(tab)
    case.refresh_from_db()
    detail = type(case).objects.get(pk=case.pk).detail
    assert case.state == "agreed" and detail.parties_signed and detail.mediator_signed
    signatures = Document.objects.filter(about=case.subject, kind="screen_signature").order_by("id")
    assert [row.facts["step"] for row in signatures] == [3, 3, 3, 4, 4, 4]
    text = read_evidence(Document.objects.filter(kind="signed_text").latest("id")).decode()
    assert "演示:五日内共同清沟。" in text and "1,800.00" in text and "2026年12月31日" in text
    desk = seat(people.wang, f"/cases/{case.code}/")
    assert "当事人签名(人民调解协议书)" in desk.inner_text("main") and "手机时间" in desk.inner_text("main")


def test_a_grid_event_by_phone_goes_from_village_to_township_and_is_checked(handset, seat, people):
    tab = handset(people.feng)
    cut(tab)
    report(tab, "演示:路面塌陷")
    join(tab)
    sent(tab)
    case = Case.objects.get()
    tab.goto("/m/#/")
    tab.click("a.m-card")
    tab.click("main a:text-is('村级受理')")
    save(tab)
    sent(tab)
    tab.goto(f"/m/#/case/{case.code}")
    tab.click("text=其他步骤")
    tab.click("main a:text-is('上报镇')")
    tab.fill("[name=reason]", "演示:要大修")
    cut(tab)
    save(tab, taps=2)
    tab.wait_for_selector("#line:has-text('1条待送')")
    join(tab)
    sent(tab)
    desk = seat(people.li, f"/cases/{case.code}/steps/dispatch/")
    desk.fill("[name=unit]", "演示建设办")
    press(desk, "main form button.btn-primary")
    desk.goto(f"/cases/{case.code}/steps/receive/")
    press(desk, "main form button.btn-primary")
    desk.goto(f"/cases/{case.code}/steps/settle_in_town/")
    desk.fill("[name=result]", "演示:已修好。")
    press(desk, "main form button.btn-primary")
    desk = seat(people.feng, f"/cases/{case.code}/steps/close/")
    desk.fill("[name=found]", "演示:现场核查,已修好。")
    press(desk, "main form button.btn-primary")
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "办结") and "手机时间" in desk.inner_text("main")


def test_a_server_that_is_gone_loses_nothing_either(handset, people, monkeypatch):
    """Killed, not cut off: the phone believes it has a network. Cookies know no port, so the log-in holds there too."""
    again = staticmethod(
        lambda *a, allow_reuse_address, **more: ThreadedWSGIServer(*a, allow_reuse_address=True, **more)
    )
    monkeypatch.setattr(LiveServerThread, "server_class", again)
    first = LiveServer("localhost")
    tab = start(handset(people.feng).context.new_page(), f"{first.url}/m/")
    first.stop()
    report(tab)
    assert "1条待送" in tab.inner_text("#line") and not Case.objects.exists()
    second = LiveServer(first.url.removeprefix("http://"))
    tab.evaluate("() => { window.dispatchEvent(new Event('yifa-send')); }")
    sent(tab)
    second.stop()
    assert Case.objects.count() == 1
