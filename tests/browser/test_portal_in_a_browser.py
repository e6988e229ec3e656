"""The portal in a real browser: asked, followed by code, rated unhappy, asked again; narrow, without script, axe."""

import io

import pytest
from factories.browser import DESKTOP, fill, press, read, send
from factories.cast import PLACE
from PIL import Image

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.models import Document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = 320
HOUSE = Actor.system("tests")
SAID = {"title": "村口路灯不亮", "content": "坏了一周,天黑看不见路。", "caller_phone": "13800000001"}


def picture(tmp_path):
    raw = io.BytesIO()
    Image.new("RGB", (800, 600), "gray").save(raw, "JPEG")
    (tmp_path / "lamp.jpg").write_bytes(raw.getvalue())
    return tmp_path / "lamp.jpg"


def asked(tab, tmp_path):
    """From the front page to the slip; (code, secret)."""
    press(tab, "text=反映一件事")
    press(tab, "main a:text-is('测试镇')")
    fill(tab, **SAID)
    tab.set_input_files("input[name=files]", picture(tmp_path))
    send(tab)
    return tab.inner_text(".p-code >> nth=0"), tab.inner_text(".p-secret")


def follow(tab, code, secret):
    tab.goto("/portal/")
    press(tab, "text=查我的事")
    fill(tab, code=code, secret=secret.lower())
    send(tab)


def house(code, *steps):
    entered = {
        "dispatch": {"level": "乡镇(街道)", "unit": "规划建设办公室"},
        "reply": {"result": "已解决", "reply": "换好一盏。"},
        "contact": {"got_through": True, "found": "三盏灯都不亮。"}, "redo": {"reason": "还有两盏不亮"},
    }  # fmt: skip
    for step in steps:
        advance(code, step, by=HOUSE, data=entered.get(step, {}))


@pytest.mark.parametrize(("width", "script"), [(NARROW, False), (DESKTOP, True)])
def test_asked_followed_rated_unhappy_and_asked_again(seat, people, tmp_path, width, script):
    tab = seat(None, "/portal/", width=width, script=script)
    code, secret = asked(tab, tmp_path)
    assert Case.objects.get(code=code).organ == f"{PLACE}-ZZZX"
    follow(tab, code, secret)
    assert "已收到,等热线机构受理" in read(tab) and secret not in tab.url and code not in tab.url
    house(code, "take_in", "dispatch")
    tab.reload()
    assert "已派给承办单位,等它签收" in read(tab) and "规划建设办公室" in read(tab)
    house(code, "sign", "contact", "reply")
    tab.reload()
    assert "换好一盏" in read(tab) and "诉求答复书" in read(tab)
    assert "(您的期限)" in read(tab) and "当事人的期限" not in read(tab)
    press(tab, 'main a:text-is("评价")')
    fill(tab, rating="差评", solved=False)
    send(tab)
    press(tab, 'main a:text-is("要求重办")')
    fill(tab, reason="还有两盏不亮")
    send(tab)
    assert "您要求重办,热线机构正在审核" in read(tab)
    house(code, "redo")
    tab.reload()
    assert "已退回重新办理" in read(tab)
    assert Document.objects.filter(about=f"case:{code}", kind="party_material").exists()
    assert tab.complaints == []


def test_the_window_gives_a_code_and_the_person_follows_by_it(seat, people):
    case_data = {"title": "路灯", "kind": "求助", "content": "坏了", "caller_phone": "13800000001"}
    case = open_case(
        "hotline_ticket", by=HOUSE, division=f"{PLACE}000", organ=f"{PLACE}-ZZZX", step="register", data=case_data
    )
    desk = seat(people.li, f"/cases/{case.code}/")
    press(desk, "text=给当事人查询码")
    fill(desk, checked="回拨登记的电话核对")
    send(desk)
    citizen = seat(None, "/portal/", width=NARROW)
    follow(citizen, case.code, desk.inner_text(".y-secret"))
    assert "已经登记,正在确定由谁办理" in read(citizen)


@pytest.mark.parametrize("elder", [False, True])
def test_the_pages_are_accessible_and_no_wider_than_the_screen(seat, people, axe, tmp_path, elder):
    tab = seat(None, "/portal/", width=NARROW, elder=elder)
    found = [checked(tab, axe)]
    press(tab, "text=反映一件事")
    found.append(checked(tab, axe))
    tab.goto("/portal/")
    code, secret = asked(tab, tmp_path)
    found.append(checked(tab, axe))
    for path in (f"/portal/ask/dispute/apply_online/{PLACE}000/", "/portal/find/", f"/portal/find/{PLACE}000/"):
        tab.goto(path)
        found.append(checked(tab, axe))
    follow(tab, code, secret)
    found.append(checked(tab, axe))
    press(tab, 'main a:text-is("补充材料")')
    found.append(checked(tab, axe))
    assert [one for one in found if one] == []


def checked(tab, axe):
    """What axe finds serious on this page, and whether it is wider than the screen."""
    tab.evaluate(axe)
    result = tab.evaluate("axe.run()")
    serious = [one["id"] for one in result["violations"] if one["impact"] in ("serious", "critical")]
    wide = tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [tab.url, *serious, *(["too wide"] if wide else [])] if serious or wide else []
