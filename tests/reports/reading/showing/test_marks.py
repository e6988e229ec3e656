"""Marks on a text: pieces are the whole text, whatever lies on what."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document
from yifa.reports.reading.showing.drawing import marked_text
from yifa.reports.reading.showing.marks import cut
from yifa.reports.reading.showing.sheet import sheet_of
from yifa.reports.reading.showing.visible import short, visible

SPANS = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=8)


def finding(start, end, severity="error", verdict="violates"):
    return Finding("a.txt", start, end, "made_up", severity, verdict, f"自{start}至{end}")


def drawn(text, *findings):
    return marked_text(sheet_of(Document("a.txt", text), findings))


@given(st.integers(0, 30), SPANS, SPANS)
def test_pieces_follow_each_other_and_are_the_whole_text(length, facts, findings):
    pieces = list(cut(length, facts, findings))
    assert "".join("x" * (one.end - one.start) for one in pieces) == "x" * length
    assert all(one.end == two.start for one, two in pairwise(pieces))


@given(st.integers(0, 30), SPANS)
def test_each_finding_opens_once_and_covers_its_span(length, spans):
    pieces = list(cut(length, [], spans))
    assert sorted(index for one in pieces for index in one.opens) == list(range(len(spans)))
    for index, (start, end) in enumerate(spans):
        inside = {at for one in pieces if index in one.findings for at in range(one.start, one.end)}
        low = min(max(start, 0), length)
        assert inside == set(range(low, min(max(end, low), length)))


def test_overlapping_findings_keep_their_own_signs_and_words():
    page = drawn("甲乙丙丁戊", finding(0, 3), finding(1, 5, "warn"))
    assert 'r-has-error r-has-warn"' in page and page.count('class="r-sign') == 2
    assert 'href="#finding-1"' in page and 'href="#finding-2"' in page


def test_a_mark_over_two_lines_stands_on_both():
    page = drawn("甲乙\n丙丁", finding(0, 5))
    assert page.count("<p ") == 2 and page.count("r-has-error") == 2 and page.count('class="r-sign') == 1


def test_where_something_is_missing_a_sign_stands_alone():
    assert "错误1" in drawn("甲乙", finding(1, 1))


def test_the_gravest_comes_first_and_what_holds_last():
    found = sheet_of(
        Document("a", "甲乙丙"),
        [finding(0, 1, "info", "holds"), finding(0, 1, "info"), finding(1, 2, "error"), finding(0, 2, "warn")],
    ).findings
    assert [one.word for one in found] == ["错误", "警告", "提示", "核对无误"]


def test_markup_in_a_report_stays_text():
    page = drawn('<b onclick="x">&amp;</b>', finding(0, 24))
    assert "<b" not in page and "&lt;b onclick=&quot;x&quot;&gt;&amp;amp;" in page


def test_hidden_characters_are_shown():
    assert visible("甲\u202e乙\ud800\r\n丙") == "甲⟦U+202E⟧乙⟦U+D800⟧\n丙"
    assert short("甲\n" * 100).endswith("甲") and len(short("甲" * 100)) < 61
