"""Every part in every state says what it must, in words as well as in colour."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from factories import gallery

from yifa.ui.drawing import clock
from yifa.ui.parts import Basis, ClockChip, Mask, NextStep


@pytest.fixture(scope="module")
def page():
    return re.sub(r"\s+", " ", gallery.page())


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize(
    "sentence", ["剩 12 个工作日", "今日到期", "逾 1 个工作日", "已中止 5 日", "暂定", "按期,用了 3 个工作日", "已停止"]
)
def test_every_state_of_a_clock_is_a_word(page, sentence):
    assert sentence in words(page)


@pytest.mark.parametrize("state", ["running", "soon", "late", "paused", "met", "stopped"])
def test_every_state_of_a_clock_has_its_class_and_a_sign(page, state):
    assert re.search(rf'y-chip-{state}"><svg class="y-icon"', page)


def test_a_closed_step_is_shown_with_reason_article_and_way_out(page):
    text = words(page)
    assert "申请司法确认" in text and "协议还没有生效" in text and "人民调解法 第33条" in text
    assert "怎么办:先制作调解协议并由双方签名。" in text
    assert 'href="/s/confirm' not in page


def test_one_primary_button_in_the_panel(page):
    panel = page[page.index("y-next") : page.index("现在不能办的步骤")]
    assert panel.count("btn-primary") == 1


def test_two_primaries_still_draw_one():
    html = gallery.page(steps=(NextStep("甲", "/a/", primary=True), NextStep("乙", "/b/", primary=True)))
    panel = html[html.index("y-next") : html.index("数字、依据与遮蔽")]
    assert panel.count("btn-primary") == 1 and "乙" in panel


def test_figures_show_dash_and_missing(page):
    assert ">—<" in page
    assert "(缺:行政复议案件数)" in page


def test_unverified_law_says_so(page):
    assert "某省矛盾纠纷化解条例 第18条" in page and "待核" in page


def test_planned_steps_are_marked_without_a_date(page):
    assert page.count('class="y-planned"') == 2
    assert '制作调解协议</span> <span class="y-moment-meta">尚未办理' in page


def test_a_masked_value_never_carries_the_clear_one():
    html = gallery.page(masks=(Mask("电话", "138****5678", "/reveal/"),))
    assert "138****5678" in html and "13812345678" not in html


def test_reveal_asks_for_a_reason_by_post(page):
    assert re.search(
        r'<form method="post" action="/reveal/">.{0,120}csrfmiddlewaretoken.{0,250}name="reason" required', page
    )


def test_conflict_names_who_was_first(page):
    assert "王调解员在 2026-03-02 09:41办了“中止”" in words(page)


def test_demo_band_only_for_demo_data(page):
    assert "演示数据" in page
    assert "演示数据" not in gallery.page(site=replace(gallery.context()["site"], demo=False))


def test_elder_mode_marks_the_page():
    assert 'class="y-elder"' in gallery.page(site=replace(gallery.context()["site"], elder=True))


def test_text_from_people_is_escaped():
    html = gallery.page(masks=(Mask("姓名", "<script>alert(1)</script>"),))
    assert "<script>alert(1)" not in html


class Tree(HTMLParser):
    """Collects ids, label targets and boxes."""

    def __init__(self):
        super().__init__()
        self.ids, self.labels, self.boxes, self.links = [], set(), [], []

    def handle_starttag(self, tag, attributes):
        found = SimpleNamespace(tag=tag, **{name.replace("-", "_"): value for name, value in attributes})
        if hasattr(found, "id"):
            self.ids.append(found.id)
        if tag == "label" and hasattr(found, "for"):
            self.labels.add(getattr(found, "for"))
        if tag in ("input", "select", "textarea") and getattr(found, "id", "").startswith("f-"):
            self.boxes.append(found.id)
        if tag == "a" and getattr(found, "href", "").startswith("#"):
            self.links.append(found.href[1:])


def test_every_box_has_its_label_and_every_error_link_a_target(page):
    tree = Tree()
    tree.feed(page)
    assert set(tree.boxes) <= tree.labels
    assert set(tree.links) <= set(tree.ids)


def test_steps_closed_for_one_reason_share_a_line():
    """A leader's page once told eleven times that the step is the clerk's."""
    steps = (
        NextStep("甲", open=False, reason="须您是办事员。", basis="测试规定 第1条"),
        NextStep("乙", open=False, reason="须您是办事员。", basis="测试规定 第2条"),
        NextStep("丙", open=False, reason="卷内还缺:笔录", basis="测试规定 第3条"),
    )
    panel = gallery.page(steps=steps).split("现在不能办的步骤")[1].split("数字、依据与遮蔽")[0]
    assert panel.count("须您是办事员。") == 1 and "甲、乙" in panel and "测试规定 第1条" not in panel
    assert "丙" in panel and "测试规定 第3条" in panel


@pytest.mark.parametrize(
    ("text", "verified", "words", "marked"),
    [
        ("某办法", True, "某办法", False), ("某办法", False, "某办法", True), ("某办法(待核)", True, "某办法", True),
        ("某办法(待核)", False, "某办法", True), ("某办法(天数为提示值,待核)", False, "某办法(天数为提示值)", True),
        ("某办法(格式待核)", False, "某办法(格式待核)", False), ("某市条例(地方)", False, "某市条例(地方)", True),
    ],
)  # fmt: skip
def test_an_article_is_marked_once(text, verified, words, marked):
    part = Basis(text, verified)
    assert (part.words, part.open) == (words, marked)


def test_a_clock_by_a_rule_nobody_checked_says_so():
    """Many periods stand in the rules of other provinces: without the mark they read as law here."""
    told = str(clock(ClockChip("派单", "running", basis="某省热线规定(2017)", verified=False)))
    assert "某省热线规定(2017)" in told and told.count("待核") == 1
    assert "待核" not in str(clock(ClockChip("派单", "running", basis="某省热线规定(2017)")))
