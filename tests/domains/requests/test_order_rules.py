"""Each rule of the orders on the case of its own example: one that fires, one that must not."""

from datetime import datetime, timedelta

import pytest
from domains.requests.orders import HANDLED, MONDAY, told

from yifa.domains.requests.rules import RULE_LIST
from yifa.ground.provisions import LAWBOOK

pytestmark = pytest.mark.django_db
RULES = {rule.code.partition(".")[2]: rule for rule in RULE_LIST}
DAY = timedelta(days=1)
OWN_FAULT = {"result": "未解决", "unsolved_because": "能办未办成"}
LAWFUL = {"result": "未解决", "unsolved_because": "依法不能办", "unsolved_basis": "土地管理法 第62条"}
BAD = {"solved": True, "rating": "差评"}


def fires(rule: str, image, at: datetime) -> bool:
    return bool(RULES[rule].fires(image, lambda code: LAWBOOK.get(code, on=at.date()).value, at))


def marked(image, **detail):
    image.detail.update(detail)
    return image


TAKEN_BACK = {"duty_list": "上级收回", "duty_lead": "区城管局"}
CASES = [
    ("pushed_down", lambda: marked(told("receive_dispatched"), **TAKEN_BACK), 0, True),
    ("pushed_down", lambda: marked(told("receive_dispatched", "object", "reassign"), **TAKEN_BACK), 0, False),
    ("pushed_down", lambda: told("receive_dispatched"), 0, False),
    ("undispatched", lambda: told("register"), 0.5, False),
    ("undispatched", lambda: told("register"), 2, True),
    ("undispatched", lambda: told("ask"), 2, True),
    ("undispatched", lambda: told("register", "dispatch"), 9, False),
    ("kept_unsigned", lambda: told("register", "dispatch", "object", "keep"), 3, True),
    ("kept_unsigned", lambda: told("register", "dispatch", "object", "keep", "sign"), 3, False),
    ("kept_unsigned", lambda: told("register", "dispatch"), 3, False),
    ("contact_denied", lambda: told(*HANDLED, "reply", "close", close={"contacted": False}), 1, True),
    ("contact_denied", lambda: told(*HANDLED, "reply", "close"), 1, False),
    ("unhappy_left", lambda: told(*HANDLED, "reply", "close", close=BAD), 1, True),
    ("unhappy_left", lambda: told(*HANDLED, "reply", "redo", "contact", "reply", "close", close=BAD), 1, False),
    ("unhappy_left", lambda: told(*HANDLED, "reply", "close", reply=LAWFUL, close=BAD), 1, False),
    ("unhappy_left", lambda: told(*HANDLED, "reply", "close"), 1, False),
    ("statute_untold", lambda: marked(told(*HANDLED), statutory="劳动保障监察"), 1, True),
    ("statute_untold",
     lambda: told(*HANDLED, register={"statutory": "劳动保障监察"}, sign={"limit_told": True}), 1, False),
    ("statute_untold", lambda: told(*HANDLED), 1, False),
    ("whistled_alone", lambda: told(*HANDLED, "whistle"), 1, True),
    ("whistled_alone", lambda: told(*HANDLED, "whistle"), 0.3, False),
    ("whistled_alone", lambda: told(*HANDLED, "whistle", "arrive"), 1, False),
    ("merged_untold", lambda: told("register", "merge", "main_answered"), 1, True),
    ("merged_untold", lambda: told("register", "merge", "main_answered", "tell_merged"), 1, False),
    ("excluded_groundless",
     lambda: marked(told(*HANDLED, "reply", "close"), excluded="恶意反映"), 1, True),
    ("excluded_groundless",
     lambda: told(*HANDLED, "reply", "close", close={"excluded": "不属职责", "excluded_basis": "收回-037"}), 1, False),
    ("excluded_groundless", lambda: told(*HANDLED, "reply", "close"), 1, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "made", "days", "expected"), CASES)
def test_a_rule_fires_on_its_example_and_not_on_the_other(rule, made, days, expected):
    assert fires(rule, made(), MONDAY + days * DAY) is expected


def test_every_rule_has_a_case_that_fires_and_one_that_does_not():
    assert {(rule, expected) for rule, _, _, expected in CASES} == {
        (rule, way) for rule in RULES for way in (True, False)
    }


@pytest.mark.parametrize("rule", RULE_LIST, ids=lambda r: r.code)
def test_a_rule_can_be_printed_with_the_words_the_watch_has(rule):
    printed = rule.sentence.format(name="路灯不亮", missing="")
    assert "请" in printed and "{" not in printed and "第" in rule.basis
