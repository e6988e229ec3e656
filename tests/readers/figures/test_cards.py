"""A definition card says in Chinese how the figure comes about."""

import json

import pytest
from django.core.checks import run_checks
from factories.figures import BASIS, BOOK, TALKS, WALKS, figure

from yifa.readers.figures.cards import card
from yifa.readers.figures.checks import misfits, unkept
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import INDICATORS


def test_a_rate_shows_its_formula_and_the_cards_of_its_halves():
    held = card("t.seven_share")
    assert held["formula"] == "测试t.seven ÷ 测试t.talks × 100%,四舍五入保留2位小数"
    assert [half["name"] for half in held["halves"]] == ["测试t.seven", "测试t.talks"]
    assert held["halves"][0]["conditions"] == ["已撤销登记:否", "主题为七进"]
    assert (held["basis"], held["verified"], held["kind"]) == (BASIS, True, "比率")


@pytest.mark.parametrize(
    ("code", "formula", "time"),
    [
        ("t.talks", "符合条件的活动“测试宣讲”的条数", "按举办日期计入期间"),
        ("t.heard", "符合条件的活动“测试宣讲”的“参加人次”之和", "按举办日期计入期间"),
        ("t.mean", "活动“测试宣讲”的“参加人次”之和 ÷ 填写了该栏的条数,四舍五入保留1位小数", "按举办日期计入期间"),
        ("t.themes", "活动“测试宣讲”中不同的“主题”的个数", "按举办日期计入期间"),
        ("t.mediators", "符合条件的名册“测试名册”的条数", "期末当日在册或未结:有效起不晚于期末,且期末当日尚未终止"),
    ],
)
def test_each_kind_of_figure_has_its_words(code, formula, time):
    assert (card(code)["formula"], card(code)["time"]) == (formula, time)


def test_states_are_named_and_uses_are_listed():
    held = card("t.closed")
    assert held["conditions"] == ["状态为已办结"]
    assert held["appears_in"] == ["测试t.closing_rate"]
    assert [d["title"] for d in card("t.talks")["dims"]] == ["主题", "进到哪里", "负责人参加"]


def test_a_card_is_plain_data():
    assert json.loads(json.dumps(card("t.unknown"), ensure_ascii=False))["source"] == "register:never_declared"


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (figure("t.x", source=TALKS, when="opened_on"), "公开栏目里没有“opened_on”"),
        (figure("t.x", source=TALKS, when="theme"), "“主题”不是日期"),
        (figure("t.x", "sum", source=TALKS, when="held_on", of="theme"), "“主题”不是数量"),
        (figure("t.x", source=TALKS, when="held_on", where=(Cond("speaker", "eq", "张"),)), "公开栏目里没有“speaker”"),
        (figure("t.x", "stock", source=BOOK, dims=("name",)), "公开栏目里没有“name”"),
        (figure("t.x", source=WALKS, when="opened_on", where=(Cond("handler", "eq", "li"),)), "没有“handler”"),
        (figure("t.x", "rate", numerator="t.talks", denominator="no.such"), "指标“no.such”没有声明"),
    ],
)
def test_an_indicator_that_does_not_fit_its_records_is_named_at_start_up(indicator, sentence):
    INDICATORS.add(indicator)
    assert sentence in "".join(text for each, text in misfits() if each is indicator)
    assert any("t.x" in str(message.msg) for message in run_checks() if message.id == "figures.W001")


def test_a_figure_of_records_that_nobody_keeps_is_told_but_is_no_misfit():
    assert not [each for each, _ in misfits() if each.id.startswith("t.")]
    assert [text for each, text in unkept() if each.id == "t.unknown"] == [
        "取数的记录“register:never_declared”没有声明,数字印作“缺”"
    ]
