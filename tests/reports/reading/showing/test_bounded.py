"""A file from outside is checked in a process of its own: bounded, refused in Chinese, the server goes on."""

import subprocess
import sys
from threading import BoundedSemaphore

import pytest

from yifa.reports.reading.document import ReadError
from yifa.reports.reading.showing import bounded
from yifa.reports.reading.showing.bounded import Upload, checked, refuse_large, with_comments

REPORT = "青禾镇2024年法治政府建设年度报告\n一、主要成效\n排查矛盾纠纷120件,化解108件,化解率95%。\n".encode()


def test_the_other_process_answers_with_facts_and_findings():
    found = checked(Upload("a.txt", REPORT))
    assert "120件" in [fact.text for fact in found.document.facts] and found.findings


def test_what_cannot_be_read_says_why():
    with pytest.raises(ReadError, match="空的"):
        checked(Upload("a.txt", b""))


def test_a_report_of_another_unit_is_not_compared_with():
    other = Upload("b.txt", REPORT.replace("青禾镇".encode(), "白沙镇".encode()))
    assert not checked(Upload("a.txt", REPORT), other).compared


def test_too_many_words_are_refused(monkeypatch):
    monkeypatch.setattr(bounded, "WEB_CHARACTERS", 20)
    with pytest.raises(ReadError, match="超过这里 20 字的上限"):
        checked(Upload("a.txt", REPORT))


def test_too_large_a_file_is_refused_with_what_to_do():
    with pytest.raises(ReadError, match=r"2\.0 MB,超过这里 1 MB 的上限。请删去图片"):
        refuse_large(2 * 1024**2, 1)


def test_a_check_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(bounded, "_WORKER", "http.server")
    with pytest.raises(ReadError, match="还没有完,已停止"):
        checked(Upload("a.txt", REPORT), seconds=1)


def test_a_check_that_breaks_down_is_told(monkeypatch):
    monkeypatch.setattr(bounded, "_WORKER", "no_such_module_anywhere")
    with pytest.raises(ReadError, match="结构异常"):
        checked(Upload("a.txt", REPORT))


def test_who_finds_everybody_busy_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(bounded, "PATIENCE", 0.01)
    monkeypatch.setattr(bounded, "_AT_ONCE", BoundedSemaphore(1))
    with bounded._AT_ONCE, pytest.raises(ReadError, match="请过一分钟再试"):
        checked(Upload("a.txt", REPORT))
    assert checked(Upload("a.txt", REPORT)).findings


def test_comments_leave_out_what_was_dismissed():
    whole = with_comments(Upload("a.txt", REPORT))
    assert whole.startswith(b"PK") and len(whole) > 1000


def test_the_worker_starts_without_the_house():
    loaded = "import sys, yifa.reports.reading.showing.worker; print('django.db' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
