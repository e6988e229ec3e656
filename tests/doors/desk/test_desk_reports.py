"""The report editor: tokens stay tokens, mistakes are told by line, nothing typed is lost, a build may be left."""

import pytest
from django.urls import reverse

from yifa.doors.desk import compiling
from yifa.ground.identity.permission import NotAllowed
from yifa.reports.annual.models import AnnualDraft

pytestmark = pytest.mark.django_db
TOWN, YEAR = "500155117", 2026
BOX = "section-measures"


def url(view="report", *more):
    return reverse(f"desk:{view}", args=[TOWN, YEAR, *more])


def save(client, text, version=0, box=BOX):
    return client.post(url(), {box: text, "version": str(version)})


def test_the_list_offers_the_place_and_its_years(desk, people):
    page = desk(people.chu).get(reverse("desk:reports")).content.decode()
    assert "测试镇" in page and url() in page
    chosen = desk(people.chu).get(reverse("desk:reports"), {"place": TOWN, "year": "2025"})
    assert chosen.url == reverse("desk:report", args=[TOWN, 2025])


def test_a_token_is_shown_as_the_figure_it_will_print(desk, people, matters):
    matters(3)
    client = desk(people.chu)
    assert save(client, "受理{{test.taken_in}}。").status_code == 302
    page = client.get(url()).content.decode()
    assert "受理{{test.taken_in}}。" in page
    assert 'title="测试受理数:看定义和明细"><span class="y-num">3件</span>' in page.replace("\n", "")


def test_what_no_record_gives_is_listed_as_missing(desk, people):
    client = desk(people.chu)
    save(client, "排查{{dispute.screened}}。")
    page = client.get(url()).content.decode()
    assert "(缺:排查" in page and "缺的数字 1" in page


def test_figures_not_used_yet_are_offered(desk, people, matters):
    matters(1)
    client = desk(people.chu)
    save(client, "没有数字。")
    assert 'data-insert="{{test.taken_in}}"' in client.get(url()).content.decode()
    save(client, "受理{{test.taken_in}}。", 1)
    assert 'data-insert="{{test.taken_in}}"' not in client.get(url()).content.decode()


def test_a_bad_token_is_told_by_line_and_the_text_stays(desk, people):
    answer = save(desk(people.chu), "第一段。\n第二段{{no.such}}。")
    page = answer.content.decode()
    assert answer.status_code == 422 and "第2段第4字" in page and "第二段{{no.such}}。" in page
    assert not AnnualDraft.objects.exists()


def test_a_number_typed_by_hand_is_warned_of(desk, people):
    client = desk(people.chu)
    save(client, "全年调解120件。")
    page = client.get(url()).content.decode()
    assert "手写的数字没有出处" in page and "120件" in page


def test_the_second_to_save_is_told_and_loses_nothing(desk, people):
    client = desk(people.chu)
    save(client, "别人写的。")
    answer = save(desk(people.zheng), "我写的。", 0)
    page = answer.content.decode()
    assert answer.status_code == 409 and "别人先保存了" in page
    assert "我写的。" in page and "别人写的。" in page and 'name="version" value="1"' in page
    assert AnnualDraft.objects.get().sections == {"measures": "别人写的。"}
    assert save(client, "合并好的。", 1).status_code == 302


def test_last_years_text_stands_beside(desk, people):
    client = desk(people.chu)
    client.post(reverse("desk:report", args=[TOWN, YEAR - 1]), {BOX: "去年这样写。", "version": "0"})
    assert "去年这样写。" in client.get(url()).content.decode()


def test_whoever_may_not_edit_reads_and_is_told_why(desk, people):
    client = desk(people.zhao)
    page = client.get(url()).content.decode()
    assert "只能看" in page and "<textarea" not in page
    answer = save(client, "我来写。")
    assert answer.status_code == 403 and not AnnualDraft.objects.exists()


def test_the_preview_prints_chapters_and_figures(desk, people, matters):
    matters(2)
    client = desk(people.chu)
    save(client, "受理{{test.taken_in}}。")
    page = client.get(url("report-preview")).content.decode()
    assert "一、2026年度推进法治政府建设的主要举措和成效" in page and ">2件<" in page


@pytest.mark.parametrize("year", [1990, 2027, 9999])
def test_years_beyond_reason_are_not_found(desk, people, year):
    assert desk(people.chu).get(reverse("desk:report", args=[TOWN, year])).status_code == 404


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(compiling, "in_background", lambda work: work())


def test_a_build_leaves_its_files(desk, people, matters, at_once):
    matters(2)
    client = desk(people.chu)
    save(client, "受理{{test.taken_in}}。")
    answer = client.post(url("report-compilation"))
    assert answer.url == url("report-progress")
    page = client.get(answer.url).content.decode()
    assert "已生成:1个数字,其中1个能打开到记录" in page
    for name in compiling.FILES:
        assert client.get(url("report-file", name)).status_code == 200, name
    assert "attachment" in client.get(url("report-file", "report.docx"))["Content-Disposition"]


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..%2f..%2fdb", ".progress", "rows", "nothing.txt"])
def test_no_file_outside_the_package(desk, people, name):
    assert desk(people.chu).get(f"/reports/{TOWN}/{YEAR}/files/{name}").status_code == 404


def test_a_build_under_way_is_not_begun_twice(cast, people):
    waiting = []
    assert compiling.start(TOWN, YEAR, by=cast.chu, run=waiting.append)
    assert not compiling.start(TOWN, YEAR, by=cast.chu, run=waiting.append)
    assert len(waiting) == 1 and compiling.progress_of(TOWN, YEAR).running


def test_a_build_that_fell_silent_is_told_as_broken_off(cast, people):
    from yifa.ground.calendar import now, use_now

    compiling.tell(TOWN, YEAR, "running", "计算数字", cast.chu)
    with use_now(now() + compiling.SILENT * 2):
        assert compiling.progress_of(TOWN, YEAR).state == "broken"
        assert compiling.start(TOWN, YEAR, by=cast.chu, run=lambda work: None)


def test_a_refused_build_says_why(desk, people, at_once, monkeypatch):
    def refuse(*args, **rest):
        raise NotAllowed("不能“生成并公布年报”:须您是年报编辑。")

    monkeypatch.setattr(compiling, "publish", refuse)
    client = desk(people.chu)
    client.post(url("report-compilation"))
    assert "须您是年报编辑" in client.get(url("report-progress")).content.decode()


def test_a_clerk_may_edit_and_not_publish(desk, people, at_once):
    client = desk(people.li)
    assert save(client, "文字。").status_code == 302
    assert client.post(url("report-compilation")).status_code == 403
    assert compiling.progress_of(TOWN, YEAR) is None
