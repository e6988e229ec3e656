"""报告体检 on the desk: what is dropped in is marked, answered, compared, downloaded, and gone after two hours."""

import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from factories.checks import checks_at_hand  # noqa: F401  (a fixture)
from openpyxl import load_workbook

from yifa.doors.desk import checking, keeping, reconciling
from yifa.ground.calendar import now, use_now
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.ledger import verify
from yifa.reports.reading.actions import AnswerRefused, answer_finding, false_alarm_rates
from yifa.reports.reading.document import Document as Read
from yifa.reports.reading.document import Fact
from yifa.reports.reading.models import FindingAnswer

pytestmark = pytest.mark.django_db
LIST = "/reports/check/"
REPORT = """测试镇2025年法治政府建设年度报告
2025年,测试镇坚持依法行政,现将有关情况报告如下:
一、2025年度推进法治政府建设的主要举措和成效
全年排查矛盾纠纷120件,化解108件,化解率95%。
二、党政主要负责人履行推进法治建设第一责任人职责情况
镇党委书记、镇长听取法治工作汇报4次,研究解决执法人员不足的问题。
三、存在的不足和原因
执法力量仍显薄弱,原因是编制偏紧、人员流动较快。
四、2026年度推进法治政府建设的主要安排
2026年,继续加强执法培训,完善矛盾纠纷多元化解机制。
测试镇人民政府
2026年2月18日
"""


@pytest.fixture(autouse=True)
def at_hand(checks_at_hand):  # noqa: F811
    """The check runs beside the test, not in a process of its own: that is tried where it is written."""


def drop(client, *files, **more):
    sent = [SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    return client.post(LIST, {"files": sent, **more})


@pytest.fixture
def opened(desk, people):
    """(client, address) of one checked report."""
    client = desk(people.li)
    return client, drop(client, ("报告.txt", REPORT)).url


def wrong_rate(page):
    """(list item, key) of the finding about the wrong rate."""
    items = re.findall(r'<li class="r-finding.*?</li>', page, re.S)
    item = next(one for one in items if "化解率" in one and "r-error" in one)
    return item, re.search(r'name="finding" value="(\w+)"', item)[1]


def say(client, url, verdict="dismissed", reason="其中两件是代办", **more):
    _, key = wrong_rate(client.get(url).content.decode())
    return client.post(url + "answers/", {"finding": key, "verdict": verdict, "reason": reason}, **more)


def test_who_holds_no_post_is_refused(desk, people):
    assert desk(people.wei).get(LIST).status_code == 403
    assert drop(desk(people.wei), ("a.txt", REPORT)).status_code == 403


def test_a_stranger_is_sent_to_the_log_in(client):
    assert client.get(LIST).url.startswith("/login/")


def test_the_report_page_leads_here(desk, people):
    assert f'href="{LIST}"' in desk(people.chu).get(reverse("desk:reports")).content.decode()


def test_figures_and_findings_are_marked_in_place(opened):
    client, url = opened
    page = client.get(url).content.decode()
    assert re.search(r'<a class="r-fact"[^>]*data-says="120件 · [^"]+2025年"[^>]*>120件</a>', page)
    item, _ = wrong_rate(page)
    number = re.search(r'id="finding-(\d+)"', item)[1]
    assert f'id="at-{number}" href="#finding-{number}"' in page and "错误" in item and "<svg" in item


def stated(number, place="500155117000"):
    """A report of the town that states how many matters it took in."""
    fact = Fact(
        0, 2, f"{number}件", "受理", Decimal(number), "件", period="2026", indicator="test.taken_in", confidence=1
    )
    return Read("a.txt", f"{number}件", year=2026, place_code=place, facts=(fact,))


def test_what_differs_from_the_records_opens_the_rows(cast, people, matters, desk):
    matters(3)
    matters(2, by=cast.zhou, division="500155118000")
    (line,) = reconciling.compare(stated(5), cast.li).differing
    assert (line.text, line.recorded, line.gap) == ("5件", "3", "少2")
    assert desk(people.li).get(line.rows_url).content.decode().count("看证明") == 3


def test_what_agrees_is_said_to_agree(cast, places, matters):
    matters(3)
    comparison = reconciling.compare(stated(3), cast.li)
    assert not comparison.differing and [line.recorded for line in comparison.agreeing] == ["3"]


def test_nobody_compares_with_the_records_of_another_place(cast, places, matters):
    matters(3)
    comparison = reconciling.compare(stated(5), cast.zhou)
    assert "只能查看本辖区" in comparison.why_not and not comparison.differing
    assert not reconciling.comparable(stated(5, ""), cast.li)


def test_the_records_page_says_why_nothing_is_compared(opened):
    client, url = opened
    assert "没有认出这份报告的单位或年度" in client.get(url + "records/").content.decode()


def test_what_another_session_holds_cannot_be_opened(opened, desk, people):
    _, url = opened
    assert desk(people.zhao).get(url).status_code == 404


def test_what_is_past_its_time_is_deleted(opened, monkeypatch):
    client, url = opened
    monkeypatch.setattr(keeping, "KEPT_FOR", timedelta(minutes=5))
    assert len(list(keeping.folder().iterdir())) == 1
    with use_now(now() + timedelta(minutes=6)):
        assert client.get(url).status_code == 404
        client.get(LIST)
    assert not list(keeping.folder().iterdir())


def test_it_can_be_deleted_at_once(opened):
    client, url = opened
    assert client.post(url + "removal/").status_code == 302
    assert not list(keeping.folder().iterdir()) and client.get(url).status_code == 404


def test_the_page_opens_when_memory_forgot_the_result(opened):
    client, url = opened
    cache.clear()
    assert "120件" in client.get(url).content.decode()


def test_neither_name_nor_text_stands_in_an_address_or_a_log(opened, caplog):
    client, url = opened
    client.get(url + "nothing/")
    assert re.fullmatch(r"/reports/check/[\w-]{16}/", url)
    assert "报告.txt" not in caplog.text and "排查" not in caplog.text


def test_several_files_go_in_and_a_bad_one_says_why(desk, people):
    client = desk(people.li)
    answer = drop(client, ("好.txt", REPORT), ("坏.docx", b"PK\x03\x04broken"), ("旧.doc", b"\xd0\xcf\x11\xe0old"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "坏.docx" in page and "已损坏或加了密" in page and "另存为 .docx" in page
    assert page.count('<td data-label="文件">') == 1


def test_a_large_file_is_refused_in_chinese(desk, people, monkeypatch):
    monkeypatch.setattr(checking, "LIMIT_MB", 0)
    answer = drop(desk(people.li), ("大.txt", REPORT))
    assert answer.status_code == 422 and "超过这里 0 MB 的上限" in answer.content.decode()
    assert not keeping.folder().exists()


def test_nothing_chosen_is_said(desk, people):
    assert "没有选择文件" in desk(people.li).post(LIST, {}).content.decode()


def test_last_years_report_of_the_same_unit_is_compared_with(desk, people):
    client = desk(people.li)
    earlier = SimpleUploadedFile("上年.txt", REPORT.replace("2025", "2024").replace("2026", "2025").encode())
    page = client.get(drop(client, ("今年.txt", REPORT), previous=earlier).url).content.decode()
    assert "已和“上年.txt”对照" in page


def test_a_dismissed_finding_is_kept_and_counts_against_its_rule(opened, people):
    client, url = opened
    assert say(client, url).url.startswith(url + "#finding-")
    kept = FindingAnswer.objects.get()
    assert (kept.verdict, kept.reason, kept.answered_by) == ("dismissed", "其中两件是代办", "li")
    assert false_alarm_rates() == {kept.rule: (1, 1)}
    rules = client.get(LIST + "rules/").content.decode()
    assert "误报率 100%(1次答复里1次不采纳)" in rules
    assert "其中两件是代办" in client.get(url).content.decode()


def test_answering_again_replaces_the_answer_and_the_ledger_holds_both(opened):
    client, url = opened
    say(client, url)
    say(client, url, "accepted", "确实算错")
    kept = FindingAnswer.objects.get()
    assert kept.verdict == "accepted" and false_alarm_rates() == {kept.rule: (0, 1)}
    assert verify(deep=True).ok


def test_an_answer_written_past_the_ledger_is_noticed(opened):
    client, url = opened
    say(client, url)
    FindingAnswer.objects.update(verdict="accepted")
    assert not verify(deep=True).ok


def test_a_reason_is_needed(opened):
    client, url = opened
    answer = say(client, url, reason=" ")
    assert answer.status_code == 422 and "请写明理由" in answer.content.decode()
    assert not FindingAnswer.objects.exists()


def test_with_htmx_only_the_line_comes_back(opened):
    client, url = opened
    page = say(client, url, HTTP_HX_REQUEST="true").content.decode()
    assert page.startswith("<li") and "不采纳" in page and "<html" not in page


def test_the_same_text_shows_the_answer_when_it_comes_again(opened):
    client, url = opened
    say(client, url)
    again = drop(client, ("again.txt", REPORT)).url
    assert again != url and "其中两件是代办" in client.get(again).content.decode()


def test_the_next_town_does_not_see_the_answer(opened, desk, people):
    client, url = opened
    say(client, url)
    other = desk(people.zhou)
    assert "其中两件是代办" not in other.get(drop(other, ("a.txt", REPORT)).url).content.decode()


def test_who_may_not_answer_writes_nothing(cast):
    about = {"rule": "ratio_identity", "document": "0" * 64, "finding": "1" * 32, "verdict": "accepted"}
    with pytest.raises(NotAllowed):
        answer_finding(**about, reason="算错了", by=cast.wei)
    with pytest.raises(AnswerRefused):
        answer_finding(**{**about, "rule": "no_such_rule"}, reason="算错了", by=cast.li)
    assert not FindingAnswer.objects.exists()


def comments_in(data):
    return [comment.text for comment in Document(BytesIO(data)).comments]


def test_the_word_file_carries_each_finding_as_a_comment(opened):
    client, url = opened
    answer = client.get(url + "comments/")
    assert "attachment" in answer["Content-Disposition"]
    assert any("化解率" in words for words in comments_in(answer.content))


def test_a_word_report_keeps_its_own_layout_and_gets_comments(desk, people):
    file, held = Document(), BytesIO()
    for line in REPORT.splitlines():
        file.add_paragraph(line, style="Heading 1" if line[1:2] == "、" else None)
    file.save(held)
    client = desk(people.li)
    data = client.get(drop(client, ("a.docx", held.getvalue())).url + "comments/").content
    assert any("化解率" in words for words in comments_in(data))
    assert sum(one.style.name == "Heading 1" for one in Document(BytesIO(data)).paragraphs) == 4


def test_what_was_dismissed_is_no_comment(opened):
    client, url = opened
    before = comments_in(client.get(url + "comments/").content)
    say(client, url)
    after = comments_in(client.get(url + "comments/").content)
    assert len(after) == len(before) - 1


def test_the_figures_come_as_a_table(opened):
    client, url = opened
    rows = list(load_workbook(BytesIO(client.get(url + "figures/").content)).active.values)
    assert rows[0][3] == "原文" and "120件" in [row[3] for row in rows]


def test_hostile_text_is_shown_and_never_runs(desk, people):
    client = desk(people.li)
    text = REPORT.replace("全年", '<script>alert(1)</script><img src=x onerror="x()">\u202e全年\u200b') + "长" * 30000
    page = client.get(drop(client, ('"><script>x.txt', text)).url).content.decode()
    assert "<script>alert" not in page and "<img" not in page and "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page and "⟦U+202E⟧" in page and "⟦U+200B⟧" in page
    assert '"><script>x' not in page


@pytest.mark.parametrize("page", ["", "records/"])
def test_a_page_has_one_heading_named_boxes_and_no_name_twice(opened, page):
    client, url = opened
    drawn = client.get(url + page).content.decode()
    names = re.findall(r' id="([^"]+)"', drawn)
    boxes = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', drawn)
    assert drawn.count("<h1") == 1 and len(names) == len(set(names))
    assert [box for box in boxes if f'for="{box}"' not in drawn] == []


def test_every_link_in_the_page_has_its_place(opened):
    client, url = opened
    drawn = client.get(url).content.decode()
    names = set(re.findall(r' id="([^"]+)"', drawn))
    assert set(re.findall(r'href="#([^"]+)"', drawn)) <= names


def test_every_form_carries_its_token(opened):
    client, url = opened
    forms = re.findall(r'<form[^>]*method="post".*?</form>', client.get(url).content.decode(), re.S)
    assert len(forms) > 2 and all("csrfmiddlewaretoken" in form for form in forms)


def test_the_heading_counts_what_nobody_has_answered_yet(opened):
    client, url = opened
    before = int(re.search(r"<h1>要处理 (\d+) 处</h1>", client.get(url).content.decode())[1])
    say(client, url)
    assert f"<h1>要处理 {before - 1} 处</h1>" in client.get(url).content.decode()
