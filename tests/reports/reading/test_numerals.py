"""Numerals of every form, written by a grammar and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.reports.reading.normalising import repair
from yifa.reports.reading.numerals import find, parse_chinese
from yifa.reports.reading.reader import read_text

DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789.%,", "０１２３４５６７８９．％，")


def in_chinese(number):
    """A whole number below 10^8 as it is written: 105 -> 一百零五."""
    if number >= 10000:
        high, low = divmod(number, 10000)
        gap = "零" if low and low < 1000 else ""
        return in_chinese(high) + "万" + (gap + in_chinese(low) if low else "")
    written, zero = "", False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += ("零" if zero and written else "") + DIGITS[digit] + mark
        zero = digit == 0
    return written.removeprefix("一") if 10 <= number < 20 else written


@given(st.integers(min_value=1, max_value=99_999_999))
def test_chinese_numerals_read_back(number):
    assert parse_chinese(in_chinese(number)) == number


@given(
    st.integers(min_value=2, max_value=999_999),
    st.sampled_from(["件", "起", "人次", "场次", "份", "名", "家", "户", "个", "次"]),
    st.sampled_from(
        [("", "", "exact"), ("", "余", "over"), ("", "多", "over"), ("近", "", "under"), ("约", "", "about")]
    ),
    st.booleans(),
)
def test_a_generated_figure_is_read_back(number, unit, form, wide):
    before, behind, approx = form
    written = f"{before}{number}{behind}{unit}"
    sentence = f"全年共办理各类事项{written.translate(WIDE) if wide else written}。"
    (fact,) = read_text(sentence).facts
    assert (fact.value, fact.unit, fact.approx) == (number, unit, approx)
    assert sentence[fact.start : fact.end] == (written.translate(WIDE) if wide else written)


@given(st.integers(min_value=11, max_value=99_999), st.sampled_from(["件", "起", "场", "名"]))
def test_a_chinese_figure_behind_a_verb_is_read_back(number, unit):
    (fact,) = read_text(f"全年共调解{in_chinese(number)}{unit}。").facts
    assert (fact.value, fact.unit) == (number, unit)


@given(st.decimals(min_value="0.01", max_value="100", places=2))
def test_percentages_read_back(rate):
    (fact,) = read_text(f"化解率达{rate}%。").facts
    assert (fact.value, fact.unit) == (rate, "%")


@given(st.integers(min_value=1, max_value=9999), st.sampled_from([" ", "\n", "　", " \n"]))
def test_white_space_inside_a_figure_moves_no_offset(number, gap):
    text = f"全年共排查各类矛盾纠纷{number}{gap}起,成效明显。"
    (fact,) = read_text(text).facts
    assert (fact.value, text[fact.start : fact.end]) == (number, f"{number}{gap}起")


@pytest.mark.parametrize(
    ("words", "value", "unit", "approx"),
    [
        ("5709起", "5709", "起", "exact"),
        ("1.2万余份", "12000", "份", "over"),
        ("65.22亿元", "6522000000", "元", "exact"),
        ("100多万元", "1000000", "元", "over"),
        ("3万5千人", "35000", "人", "exact"),
        ("一亿二千万元", "120000000", "元", "exact"),
        ("百分之九十五", "95", "%", "exact"),
        ("百分之九十八点一", "98.1", "%", "exact"),
        ("百分之百", "100", "%", "exact"),
        ("2000余人次", "2000", "人次", "over"),
        ("近万人次", "10000", "人次", "under"),
        ("上百场", "100", "场", "at_least"),
        ("数十场", "10", "场", "over"),
        ("十几次", "10", "次", "over"),
        ("50多场", "50", "场", "over"),
        ("12,345.67元", "12345.67", "元", "exact"),
        ("320人(次)", "320", "人次", "exact"),
        ("98%以上", "98", "%", "at_least"),
        ("30人左右", "30", "人", "about"),
        ("不少于4次", "4", "次", "at_least"),
        ("1 205份", "1205", "份", "exact"),
        ("2.3个百分点", "2.3", "个百分点", "exact"),
    ],
)
def test_forms(words, value, unit, approx):
    view = repair(f"全年共完成{words},成效明显").text
    (numeral,) = find(view)
    assert (numeral.value, numeral.unit, numeral.approx) == (Decimal(value), unit, approx)


def test_ranges_keep_both_ends():
    (numeral,) = find("培训20至30人")
    assert (numeral.value, numeral.upper, numeral.approx) == (20, 30, "about")
    (scaled,) = find("覆盖1.2-1.5万人")
    assert (scaled.value, scaled.upper) == (12000, 15000)


def test_a_list_shares_the_unit_of_its_last():
    assert [(n.value, n.unit) for n in find("分别为12、15、8件")] == [(12, "件"), (15, "件"), (8, "件")]


@pytest.mark.parametrize("words", ["签约12家", "最近3次", "通过12件", "网上3次"])
def test_words_that_only_look_like_approximations(words):
    (numeral,) = find(words)
    assert numeral.approx == "exact"
    assert words[numeral.start].isdigit()


def test_a_list_number_is_no_decimal():
    assert [(n.value, n.unit) for n in find("1.30名网格员全部到岗")] == [(30, "名")]
