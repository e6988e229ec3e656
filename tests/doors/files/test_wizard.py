"""From an upload of another system's export to what came of it, on the pages; and a large file in its own process."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yifa.doors.files import job, working
from yifa.doors.files.models import ColumnMapping, Import
from yifa.records.cases.models import Case

HEADS = ("受理编号", "来电时间", "来源渠道", "工单类型", "诉求内容", "诉求人姓名", "工单状态", "办结时间")
KIND = ["cases", "hotline_ticket.export"]


def order(number, state="已办结", closed="2026-03-06", channel="来电"):
    return (f"GD{number}", "2026/3/2 9:05", channel, "投诉举报", "噪声扰民", "演示甲", state, closed)


@pytest.fixture(autouse=True)
def at_home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def upload(client, people, sheet):
    client.force_login(people.li)

    def sent(*rows, who=people.li):
        client.force_login(who)
        file = SimpleUploadedFile("orders.xlsx", sheet(("演示导出",), HEADS, *rows).read_bytes())
        answer = client.post(reverse("files:import", args=KIND), {"file": file, "mode": "good"})
        return answer.url

    return sent


def confirmed(client, url, **more):
    """The columns as guessed, confirmed; the page that follows."""
    page = client.get(url)
    lines = {f"c-{line.number}": line.chosen for line in page.context["lines"]}
    return client.post(url, {"source": "市12345平台", **lines, **more})


def test_guess_confirm_write_and_see_the_record(client, upload):
    answer = confirmed(client, upload(order(1), order(2, "待签收", None)))
    found = client.get(answer.url)
    assert "前几行会读成这样" in found.content.decode() and found.context["notes"]["good"] == 2
    token = answer.url.rstrip("/").rpartition("/")[2]
    client.post(reverse("files:confirm", args=[token]))
    assert Case.objects.count() == 2 and ColumnMapping.objects.get().organ == "500155117-PAFZB"
    listed = client.get(reverse("files:runs")).content.decode()
    assert "市12345平台" in listed and "已完成" in listed


def test_names_and_numbers_of_people_stay_masked(client, upload):
    page = client.get(upload(order(1)))
    found = client.get(confirmed(client, page.request["PATH_INFO"]).url).content.decode()
    assert "演示甲" not in page.content.decode() + found


def test_a_word_nobody_knows_is_asked_about_once(client, upload):
    url = upload(order(1, channel="热线随手拍"))
    asked = confirmed(client, url)
    assert asked.status_code == 422 and "热线随手拍" in asked.content.decode()
    name = next(words[0] for line in asked.context["lines"] for words in line.words)
    answer = confirmed(client, url, **{name: "网络"})
    assert client.get(answer.url).context["notes"]["good"] == 1
    assert ColumnMapping.objects.get().content["values"] == {"channel": {"热线随手拍": "网络"}}


def test_a_colleague_finds_the_columns_set(client, upload):
    confirmed(client, upload(order(1)))
    page = client.get(upload(order(2)))
    assert page.context["saved"].version == 1 and page.context["mapping"].source == "市12345平台"


def test_the_upload_of_somebody_else_is_not_there(client, upload, people):
    url = upload(order(1))
    client.force_login(people.zhou)
    assert client.get(url).status_code == 404


def test_the_imports_of_another_organ_are_not_there(client, upload, people):
    token = confirmed(client, upload(order(1))).url.rstrip("/").rpartition("/")[2]
    client.post(reverse("files:confirm", args=[token]))
    run = Import.objects.get()
    client.force_login(people.zhou)
    assert client.get(reverse("files:run", args=[run.pk])).status_code == 404
    assert client.post(reverse("files:undo", args=[run.pk]), {"reason": "x"}).status_code == 422
    assert client.get(reverse("files:mapping-file", args=[ColumnMapping.objects.get().pk])).status_code == 404


@pytest.fixture
def large(client, upload, monkeypatch):
    """A file above what is written while the person waits; its process is not started, the test does its work."""
    started = []
    monkeypatch.setattr(job, "start", started.append)
    monkeypatch.setattr("yifa.doors.files.pages.AT_ONCE", 2)
    monkeypatch.setattr("yifa.doors.files.importing.CHUNK", 2)
    token = confirmed(client, upload(*(order(number) for number in range(7)))).url.rstrip("/").rpartition("/")[2]
    answer = client.post(reverse("files:confirm", args=[token]))
    client.post(reverse("files:confirm", args=[token]))
    assert started == [Import.objects.get().pk] and answer.url == reverse("files:run", args=started)
    return started[0]


def test_a_large_file_goes_on_by_itself(client, large):
    waiting = client.get(reverse("files:run", args=[large]))
    assert waiting["Refresh"] == "2" and "可以离开" in waiting.content.decode()
    working.work(large)
    assert (Case.objects.count(), Import.objects.get().state, Import.objects.get().written) == (7, "done", 7)
    assert "Refresh" not in client.get(reverse("files:run", args=[large]))


def test_a_killed_one_is_begun_again_and_writes_nothing_twice(client, large, monkeypatch):
    real, calls = working.bring_in, []

    def killed(*args, **more):
        def progress(count):
            calls.append(count)
            if len(calls) == 2:
                raise KeyboardInterrupt

        return real(*args, progress=progress, **more)

    monkeypatch.setattr(working, "bring_in", killed)
    with pytest.raises(KeyboardInterrupt):
        working.work(large)
    assert Case.objects.count() == 4 and Import.objects.get().state == "running"
    monkeypatch.setattr(working, "bring_in", real)
    working.work(large)
    run = Import.objects.get()
    assert (Case.objects.count(), run.state, run.written, run.known) == (7, "done", 3, 4)
    assert run.brought.count() == 7


def test_a_store_that_is_full_is_told_in_words(large, monkeypatch):
    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(working, "bring_in", full)
    with pytest.raises(OSError):
        working.work(large)
    run = Import.objects.get()
    assert run.state == "failed" and "磁盘已满" in run.message and "不会重复" in run.message


@pytest.mark.parametrize(
    ("content", "says"), [(b"%PDF-1.7 x", "不是表格文件"), ("姓名,工资\n演示甲,1\n".encode(), "受理时间")]
)
def test_a_wrong_file_is_answered_where_another_is_chosen(client, people, content, says):
    client.force_login(people.li)
    sent = SimpleUploadedFile("wrong.xlsx", content)
    answer = client.post(reverse("files:import", args=KIND), {"file": sent, "mode": "good"}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and "wrong.xlsx" in page and "换有这项权限的岗位" not in page
    assert f'action="{reverse("files:import", args=KIND)}"' in page and 'type="file"' in page


def test_a_worksheet_that_is_none_leaves_the_upload_as_it_was(client, upload):
    url = upload(order(1))
    answer = client.get(url, {"sheet": "没有这张"})
    assert answer.status_code == 422 and "没有这张" in answer.content.decode() and answer.context["lines"]
    assert client.get(url).status_code == 200
