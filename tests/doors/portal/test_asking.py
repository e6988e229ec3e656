"""Asking without account and following by code: what the pages take, refuse and keep to themselves."""

import io
import re
from html import unescape

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from yifa.ground.identity.actor import Actor
from yifa.ground.places.models import Division
from yifa.records.cases.handing import accept
from yifa.records.cases.models import Case, Handover
from yifa.records.cases.verbs import advance
from yifa.records.documents.evidence import read_evidence
from yifa.records.documents.models import Document

pytestmark = pytest.mark.django_db
ASK = "/portal/ask/hotline_ticket/ask/500155117000/"
SAID = {
    "at-division": "500155117201", "title": "村口路灯不亮", "kind": "求助", "content": "坏了半个月",
    "caller_name": "演示·周某某", "caller_phone": "13800005678", "key": "k" * 32,
}  # fmt: skip


@pytest.fixture(autouse=True)
def town(settings, tmp_path, organs):
    settings.YIFA_EVIDENCE_DIR = tmp_path / "evidence"
    cache.clear()
    for code, name, level in (
        ("500155000000", "测试区", 3), ("500155117000", "测试镇", 4), ("500155118000", "邻镇", 4),
        ("500155117201", "测试村", 5), ("500155118201", "邻村", 5),
    ):  # fmt: skip
        Division.objects.create(code=code, name=name, level=level, path=name)


def picture():
    raw = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "PhoneMaker", {2: (30.0, 26.0, 0.0)}
    Image.new("RGB", (60, 40), "red").save(raw, "JPEG", exif=exif)
    return SimpleUploadedFile("../../etc/张三的家.jpg", raw.getvalue(), "image/jpeg")


def said(client, **more):
    return client.post(ASK, {**SAID, **more})


def slip(answer):
    """(code, secret) as the slip shows them."""
    page = unescape(answer.content.decode())
    return re.search(r'p-code">(\S+?)<', page)[1], re.search(r'p-secret">(\w+)<', page)[1]


def followed(client, code, secret):
    return client.post("/portal/follow/", {"code": code, "secret": secret})


def text(answer):
    return unescape(answer.content.decode())


def test_the_front_page_offers_what_is_declared_for_the_public(client):
    page = text(client.get("/portal/"))
    assert "反映一件事" in page and "申请调解" in page and "登记受理" not in page


def test_the_way_from_asking_to_following(client):
    assert "测试镇" in text(client.get("/portal/ask/hotline_ticket/ask/"))
    assert "测试村" in text(client.get(ASK)) and "邻村" not in text(client.get(ASK))
    answer = said(client)
    code, secret = slip(answer)
    case = Case.objects.get(code=code)
    assert (case.division, case.organ, case.channel) == ("500155117201", "500155117-ZZZX", "网络")
    stranger = Client()
    assert followed(stranger, code, secret)["Location"] == "/portal/matter/"
    page = text(stranger.get("/portal/matter/"))
    assert "您反映的事已经收到" in page and "测试镇综治中心" in page and code in page


def handled(code, cast, *steps):
    """The order carried through these steps by the house, with the clerk's usual entries."""
    entered = {
        "dispatch": {"level": "乡镇(街道)", "unit": "规划建设办公室"}, "sign": {},
        "contact": {"got_through": True, "found": "演示:内部了解的情况"},
        "object": {"objection": "不属本单位职责", "duty_basis": "x", "explanation": "演示:推给别人"},
        "keep": {"review": "x", "review_basis": "y"},
        "reply": {"result": "已解决", "reply": "灯已换好,演示·周某某到场看过"},
        "redo": {"reason": "只修了一盏"},
    }  # fmt: skip
    for step in steps:
        advance(code, step, by=Actor.system("tests"), data=entered.get(step, {}))


def test_steps_come_in_the_persons_words_with_the_reply_and_without_the_rest(client, cast):
    code, secret = slip(said(client))
    handled(code, cast, "take_in", "dispatch", "object", "keep", "sign", "contact", "reply")
    followed(client, code, secret)
    page = text(client.get("/portal/matter/"))
    assert "承办单位已签收,开始办理" in page and "灯已换好" in page and "规划建设办公室" in page
    hidden = ("异议", "推给别人", "内部了解的情况", "周某某", "13800005678")
    assert [word for word in hidden if word in page.split("<main")[1]] == []


def test_the_unhappy_person_rates_and_asks_again_and_nothing_else(client, cast):
    code, secret = slip(said(client))
    handled(code, cast, "take_in", "dispatch", "sign", "contact", "reply")
    followed(client, code, secret)
    answer = client.get("/portal/matter/")
    page = text(answer)
    assert "评价" in page and "要求重办" in page
    assert set(re.findall(r"/step/(\w+)/", page)) == {"rate", "ask_again"}
    assert client.get("/portal/matter/0/step/close/").status_code == 404
    assert client.post("/portal/matter/0/step/rate/", {"rating": "差评", "solved": "false"}).status_code == 302
    again = {"reason": "还有两盏不亮", "key": "r" * 32, "files": picture()}
    assert client.post("/portal/matter/0/step/ask_again/", again).status_code == 302
    page = text(client.get("/portal/matter/"))
    assert "热线机构正在审核" in page and "“重办”或“不再重办”" in page
    assert Document.objects.filter(about=f"case:{code}", kind="party_material").count() == 1


def test_what_the_law_does_not_allow_now_is_refused_with_its_sentence(client, cast):
    code, secret = slip(said(client))
    followed(client, code, secret)
    answer = client.post("/portal/matter/0/step/ask_again/", {"reason": "快点"})
    assert answer.status_code == 422 and "不能办“要求重办”" in text(answer)


def test_a_reply_addressed_to_the_person_is_theirs_to_fetch_and_no_other_paper(client, cast):
    code, secret = slip(said(client))
    handled(code, cast, "take_in", "dispatch", "sign", "contact", "reply")
    followed(client, code, secret)
    page = text(client.get("/portal/matter/"))
    assert "诉求答复书" in page and "诉求工单(派单)" not in page and "诉求工单（派单）" not in page
    answer = client.post("/portal/matter/0/paper/0/")
    assert answer.status_code == 200 and answer.content.startswith(b"PK")
    assert client.post("/portal/matter/0/paper/1/").status_code == 404


def test_a_confidential_matter_shows_where_it_stands_and_nothing_of_its_content(client, cast):
    code, secret = slip(said(client, confidential="true"))
    handled(code, cast, "take_in", "dispatch", "sign", "contact", "reply")
    followed(client, code, secret)
    page = text(client.get("/portal/matter/"))
    assert "已经答复您" in page and "路灯" not in page and "灯已换好" not in page and "诉求答复书" not in page
    assert client.post("/portal/matter/0/paper/0/").status_code == 404


def test_a_merged_matter_tells_the_progress_of_the_main_one_and_nothing_of_who_asked(client, cast):
    main, _ = slip(said(client, key="m" * 32, caller_name="演示·先来的人", title="演示·先来的人家门口路灯"))
    code, secret = slip(said(client))
    handled(main, cast, "take_in", "dispatch")
    handled(code, cast, "take_in")
    merge = {"main_code": main, "reason": "同一处路灯"}
    advance(code, "merge", by=Actor.system("tests"), data=merge)
    followed(client, code, secret)
    page = text(client.get("/portal/matter/"))
    assert "合并办理" in page and "已派给承办单位,等它签收" in page and "先来的人" not in page
    assert client.get("/portal/matter/1/step/add_material/").status_code == 404


WAY = {
    "lawful_class": "应走法定途径的", "way_out": "信访", "way_basis": "信访工作条例 第17条", "reply": "按信访办理",
}  # fmt: skip


def merged_into_anothers(client, name="演示·先来的人"):
    """The code of an order that others asked first, and code and secret of one that was merged into it."""
    main, _ = slip(said(Client(), key="m" * 32, caller_name=name))
    code, secret = slip(said(client))
    for one in (main, code):
        advance(one, "take_in", by=Actor.system("tests"), data={})
    advance(code, "merge", by=Actor.system("tests"), data={"main_code": main, "reason": "同一处路灯"})
    return main, code, secret


def test_nobody_learns_that_the_matter_theirs_was_merged_into_became_an_accusation(client, cast):
    main, code, secret = merged_into_anothers(client)
    advance(main, "tell_lawful_way", by=Actor.system("tests"), data=WAY)
    petition = accept(Handover.objects.get().pk, by=cast.li, step="take_over", data={"channel": "信息网络"})
    followed(client, code, secret)
    assert "信访事项" in text(client.get("/portal/matter/"))
    advance(petition, "hand_as_accusation", by=cast.li, data={})
    page = text(client.get("/portal/matter/")).split("<main")[1]
    assert [word for word in ("检举", "控告", "保密", "依法移交") if word in page] == []
    told = {"channel": "电话", "accused": "演示", "summary": "演示", "about_us": False}
    accept(Handover.objects.get(procedure="accusation").pk, by=cast.li, step="take_over", data=told)
    page = text(client.get("/portal/matter/")).split("<main")[1]
    assert [word for word in ("检举", "控告", "保密", "依法移交") if word in page] == []


def test_a_reply_that_goes_to_several_names_none_of_them_to_another(client, cast):
    main, code, secret = merged_into_anothers(client)
    handled(main, cast, "dispatch", "sign", "contact")
    reply = {"result": "已解决", "reply": "灯已换好,演示·先来的人到场看过"}
    advance(main, "reply", by=Actor.system("tests"), data=reply)
    followed(client, code, secret)
    page = text(client.get("/portal/matter/")).split("<main")[1]
    assert "灯已换好" in page and "先来的人" not in page


def test_another_of_the_same_name_behind_a_merged_matter_is_not_the_follower(client, cast):
    main, code, secret = merged_into_anothers(client, SAID["caller_name"])
    advance(main, "tell_lawful_way", by=Actor.system("tests"), data=WAY)
    accept(Handover.objects.get().pk, by=cast.li, step="take_over", data={"channel": "信息网络"})
    followed(client, code, secret)
    assert client.get("/portal/matter/2/step/withdraw/").status_code == 404


def test_a_picture_comes_in_without_what_the_camera_noted_and_without_its_name(client):
    code, _ = slip(said(client, files=picture()))
    paper = Document.objects.get(about=f"case:{code}", kind="party_material")
    kept = read_evidence(paper)
    assert b"PhoneMaker" not in kept and not dict(Image.open(io.BytesIO(kept)).getexif())
    assert "张三" not in paper.title and ".." not in paper.title


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.jpg", b"MZ\x90\x00", "可以运行的程序"),
        ("a.svg", b"<svg onload=alert(1)>", "SVG"),
        ("a.txt", "只是文字".encode(), "只收照片、录音和PDF"),
        ("a.jpg", b"", "空的"),
    ],
)
def test_other_files_are_refused_and_nothing_is_opened(client, name, content, says):
    answer = said(client, files=SimpleUploadedFile(name, content))
    assert answer.status_code == 422 and says in text(answer) and "坏了半个月" in text(answer)
    assert Case.objects.count() == 0


def test_what_is_too_large_is_refused_in_plain_words(client):
    large = SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"0" * (10 * 1024**2))
    assert "超过10MB" in text(said(client, files=large))
    huge = SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"0" * (33 * 1024**2))
    assert said(client, files=huge).status_code == 413


def test_two_clicks_open_one_matter_and_show_one_slip(client):
    assert slip(said(client)) == slip(said(client)) and Case.objects.count() == 1


def test_going_back_from_the_slip_and_sending_again_opens_nothing_new(client):
    first = slip(said(client))
    assert slip(said(client, key="n" * 32)) == first and Case.objects.count() == 1
    assert slip(said(client, key="o" * 32, content="又坏了一盏"))[0] != first[0]
    assert slip(said(Client(), key="p" * 32))[0] != first[0], "somebody else who says the same asks for themselves"


def test_going_back_and_sending_the_same_note_and_picture_again_adds_nothing(client, cast):
    code, secret = slip(said(client))
    followed(client, code, secret)

    def add(more, file):
        return client.post("/portal/matter/0/step/add_material/", {"more": more, "files": file}).status_code

    assert [add("是东边三盏", picture()) for _ in range(2)] == [302, 302]
    case, kept = Case.objects.get(code=code), Document.objects.filter(about=f"case:{code}", kind="party_material")
    assert (case.steps.filter(code="add_material").count(), kept.count()) == (1, 1)
    add("还有西边一盏", picture())
    assert (case.steps.filter(code="add_material").count(), kept.count()) == (2, 2)
    handled(code, cast, "take_in")
    add("是东边三盏", picture())  # said again after the house went on: it may be meant
    assert (case.steps.filter(code="add_material").count(), kept.count()) == (3, 3)


def test_boxes_and_files_are_found_wrong_at_once(client):
    page = text(said(client, title="", files=SimpleUploadedFile("a.txt", b"only text")))
    assert "一句话说清是什么事" in page and 'id="f-title-error"' in page and 'id="f-files-error"' in page


def test_whoever_stays_unnamed_is_taken_in_at_the_first_try(client):
    assert "最多写4000个字" in text(client.get(ASK)) and not re.search(
        r'name="reply_wanted" value="true"[^>]* checked', text(client.get(ASK))
    )
    code, _ = slip(said(client, caller_name="", caller_phone=""))
    named, _ = slip(said(client, key="n" * 32))
    wanted = [Case.objects.get(code=one).detail.reply_wanted for one in (code, named)]
    assert wanted == [False, True]
    assert said(client, caller_phone="", reply_wanted="true").status_code == 422


def test_hostile_text_is_text(client):
    code, secret = slip(said(client, title="<script>alert(1)</script>", content="'; DROP TABLE--"))
    followed(client, code, secret)
    page = client.get("/portal/matter/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_village_of_another_town_is_refused(client):
    answer = said(client, **{"at-division": "500155118201"})
    assert answer.status_code == 422 and Case.objects.count() == 0


def test_nothing_that_is_not_declared_for_the_public_has_a_page(client):
    for path in ("hotline_ticket/register", "hotline_ticket/dispatch", "dispute/screen", "nothing/at-all"):
        assert client.get(f"/portal/ask/{path}/").status_code == 404


def test_the_secret_stands_on_the_slip_alone_and_no_cache_keeps_it(client, caplog):
    answer = said(client)
    code, secret = slip(answer)
    svg = re.search(r'<svg[^>]*class="qr".*?</svg>', answer.content.decode(), re.DOTALL)[0]
    assert "no-store" in answer["Cache-Control"] and secret not in svg and code in svg
    landed = followed(client, code, secret)
    pages = [landed, client.get("/portal/matter/"), client.get(f"/portal/follow/?code={code}")]
    assert all(secret not in page.content.decode() for page in pages) and secret not in caplog.text
    assert all("no-store" in page["Cache-Control"] for page in pages)
    assert secret not in str(dict(client.session))


def test_wrong_code_and_wrong_secret_answer_alike(client):
    code, _ = slip(said(client))
    unknown, wrong = followed(client, "500155117-2026-GD-999999-1", "AAAAAAAAAA"), followed(client, code, "AAAAAAAAAA")
    hide = lambda one, typed: re.sub(r'csrf\w+" value="\w+"', "", one.content.decode()).replace(typed, "")  # noqa: E731
    assert unknown.status_code == wrong.status_code == 403
    assert hide(unknown, "500155117-2026-GD-999999-1") == hide(wrong, code)


def test_a_stranger_who_guesses_shuts_neither_the_owner_nor_a_browser_that_knew_the_secret_out(client):
    code, secret = slip(said(client))
    assert code not in str(client.cookies) and secret not in str(client.cookies)
    stranger = Client()  # behind the same village router as the owner
    answers = [followed(stranger, code, "AAAAAAAAAA") for _ in range(7)]
    assert [one.status_code for one in answers] == [403] * 5 + [429] * 2
    assert "不对" in text(answers[0]) and "太多" not in text(answers[0])
    assert "请等10分钟" in text(answers[-1]) and answers[-1]["Retry-After"] == "600"
    assert followed(client, code, secret).status_code == 302
    assert followed(Client(REMOTE_ADDR="10.1.2.3"), code, secret).status_code == 302
    assert followed(stranger, code, secret).status_code == 429
    stranger.cookies["yifa-known"] = "forged-" + "0" * 16
    assert followed(stranger, code, secret).status_code == 429


def test_a_session_laid_into_the_browser_is_no_key(client):
    code, secret = slip(said(client))
    session = client.session
    session["x"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    followed(client, code, secret)
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/portal/matter/").status_code == 403 and client.get("/portal/matter/").status_code == 200


def test_a_new_secret_closes_every_open_page(client, cast):
    from yifa.records.cases.following import give_secret

    code, secret = slip(said(client))
    followed(client, code, secret)
    give_secret(Case.objects.get(code=code), by=cast.li)
    assert client.get("/portal/matter/").status_code == 403


def test_without_a_token_nothing_is_taken(organs):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ASK, SAID).status_code == 403 and strict.post("/portal/follow/", {}).status_code == 403
    assert Case.objects.count() == 0


def test_sixty_people_behind_one_address_get_through_and_a_flood_does_not(client):
    for number in range(60):
        assert said(Client(), key=f"{number:032}").status_code == 200
    assert Case.objects.count() == 60
    answers = [said(client, key=f"{number:032}") for number in range(60, 125)]
    last = answers[-1]
    assert last.status_code == 429 and int(last["Retry-After"]) > 0 and "提交得太勤" in text(last)
    assert said(Client(REMOTE_ADDR="10.1.2.3"), key="z" * 32).status_code == 200


def test_guessing_is_rationed_by_address_too(client):
    answers = [followed(client, f"500155117-2026-GD-{number:06}-1", "AAAAAAAAAA") for number in range(125)]
    assert answers[59].status_code == 403 and answers[-1].status_code == 429 and answers[-1]["Retry-After"]


def test_nobody_sees_a_matter_without_asking_for_the_secret(client):
    for path in ("/portal/matter/", "/portal/matter/0/clock/0/", "/portal/matter/0/step/rate/"):
        assert client.get(path).status_code == 403


def test_a_matter_handed_on_is_one_journey_and_nothing_of_what_is_kept_inside(client, people, cast):
    entered = {
        "at-division": "500155117201", "title": "宅基地界线", "summary": "演示:砌墙", "claim": "演示:恢复",
        "applicant_name": "演示·孙甲",
        "applicant_phone": "13800000009", "respondent_name": "演示·对家乙", "key": "c" * 32,
    }  # fmt: skip
    code, secret = slip(client.post("/portal/ask/centre_case/ask/500155117000/", entered))
    house = Actor.system("tests")
    way = {
        "willing": True, "route": "人民调解", "to_organ": "500155117-RMTJ", "reason": "演示:研判意见不外传",
    }  # fmt: skip
    advance(code, "assess", by=house, data=way)
    dispute = accept(Handover.objects.get().pk, by=cast.wang, step="apply", data={"dispute_type": "邻里"})
    advance(dispute, "accept", by=house, data={
        "applicant_willing": True, "respondent_willing": True, "identity_checked": True, "rights_told": True,
        "mediator_name": "演示·调解员", "no_conflict": True,
    })  # fmt: skip
    advance(dispute, "warn_public_security", by=house, data={"signs": "演示:扬言动手", "measures": "演示:已分开"})
    followed(client, code, secret)
    page = text(client.get("/portal/matter/")).split("<main")[1]
    assert (
        "已转到“矛盾纠纷排查化解”继续办理" in page and "已受理,正在安排调解" in page and "测试镇人民调解委员会" in page
    )
    kept = ("研判意见", "预警", "公安", "扬言", "对家乙", "孙甲", "王调解员")
    assert [word for word in kept if word in page] == []
    assert client.get("/portal/matter/1/step/withdraw/").status_code == 200
