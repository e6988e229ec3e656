"""Fields of a form as boxes: what was typed stays, what is wrong stands beside it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.http import QueryDict

from yifa.ground.forms import FormField
from yifa.ui.fields import as_read, as_typed, boxes, typed

TITLE = FormField("title", "名称", "text", True)
COUNT = FormField("count", "人数", "int", True, unit="人")
HELPERS = FormField("helpers", "力量", "multi", False, (("grid", "网格员"), ("police", "派出所")))
SOURCE = FormField("source", "来源", "choice", True, (("walk", "来访"), ("phone", "来电")))
URGENT = FormField("urgent", "紧急", "bool", False)


def test_a_wrong_number_stays_as_typed():
    (box,) = boxes((COUNT,), {"count": "两个"}, {"count": "请只填数字。"})
    assert (box.value, box.error, box.widget) == ("两个", "请只填数字。", "text")


def test_default_stands_only_where_nothing_was_typed():
    field = FormField("title", "名称", "text", False, default="无")
    assert boxes((field,))[0].value == "无"
    assert boxes((field,), {"title": ""})[0].value == ""


def test_few_choices_are_radios_many_are_a_list():
    many = FormField("kind", "类型", "choice", True, tuple((str(n), str(n)) for n in range(6)))
    assert [box.widget for box in boxes((SOURCE, many))] == ["radio", "select"]


def test_ticks_come_back_as_a_list():
    assert boxes((HELPERS,), {"helpers": ["grid"]})[0].values == ("grid",)
    assert boxes((HELPERS,), {})[0].values == ()


def test_typed_takes_only_the_forms_own_boxes():
    answers = QueryDict("title=甲&helpers=grid&helpers=police&csrfmiddlewaretoken=x")
    assert typed((TITLE, HELPERS, COUNT), answers) == {"title": "甲", "helpers": ["grid", "police"]}


def test_times_are_typed_in_chinese_time():
    assert as_typed(datetime(2026, 3, 1, 1, 30, tzinfo=UTC)) == "2026-03-01T09:30"
    assert as_typed(date(2026, 3, 1)) == "2026-03-01"


def test_values_are_read_in_words():
    assert as_read(SOURCE, "phone") == "来电"
    assert as_read(HELPERS, ["grid", "police"]) == "网格员、派出所"
    assert as_read(URGENT, False) == "否"
    assert as_read(COUNT, 12345) == "12,345人"
    assert as_read(FormField("sum", "金额", "decimal", False, unit="元"), Decimal("1200.50")) == "1,200.50元"
    assert as_read(TITLE, None) == "—"


def test_only_what_may_stay_blank_is_marked_optional():
    field = FormField("level", "程度", "choice", False, (("a", "一般"), ("b", "重大")), default="a")
    assert [box.may_be_blank for box in boxes((field, HELPERS, COUNT))] == [False, True, False]
