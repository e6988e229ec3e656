"""Reports by other hands: sixteen and six more written by someone who had not seen the code, marked the same way.

``others/*.txt`` with ``facts.jsonl`` (what counts as a figure) and ``slips.jsonl`` (what was put in wrong on purpose;
the six texts without a line there are correct). ``optional`` figures may be found or left.
"""

import json
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.normalising import simplified
from yifa.reports.reading.reader import read_text

HERE = Path(__file__).parent / "others"
NAMES = sorted(path.name for path in HERE.glob("*.txt"))
ENOUGH = 0.93


def _lines(name):
    held = defaultdict(list)
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        held[row["file"]].append(row)
    return held


FACTS, SLIPS = _lines("facts.jsonl"), _lines("slips.jsonl")


@cache
def _document(name):
    return read_text((HERE / name).read_text(encoding="utf-8"), file=name)


def _marked():
    return {(row["file"], row["start"], row["end"]): row for rows in FACTS.values() for row in rows if "value" in row}


def _found():
    """What was read, what the marker left open put aside."""
    return {
        (name, fact.start, fact.end): fact
        for name in NAMES
        for fact in _document(name).facts
        if not any(row.get("optional") and row["start"] < fact.end and fact.start < row["end"] for row in FACTS[name])
    }


def _f1(hits, marked, found):
    return 2 * hits / (len(marked) + len(found))


def test_marks_point_at_their_words():
    for name in NAMES:
        text = (HERE / name).read_text(encoding="utf-8")
        for row in FACTS[name] + SLIPS[name]:
            assert text[row["start"] : row["end"]] == row["text"]


def test_figures_are_found_where_they_stand():
    marked, found = _marked(), _found()
    assert _f1(len(marked.keys() & found.keys()), marked, found) >= ENOUGH


def test_values_units_and_precision_are_read():
    marked, found = _marked(), _found()
    both = marked.keys() & found.keys()
    right = [
        key
        for key in both
        if found[key].value == Decimal(str(marked[key]["value"]))
        and simplified(marked[key]["unit"]) == found[key].unit
        and found[key].negated == bool(marked[key].get("negated"))
    ]
    assert _f1(len(right), marked, found) >= ENOUGH
    assert sum(found[key].approx == marked[key]["approx"] for key in both) >= ENOUGH * len(both)


def test_hardly_anything_else_is_taken_for_a_figure():
    marked = _marked()
    taken = [
        key
        for key in _found()
        if not any(key[0] == other[0] and key[1] < other[2] and other[1] < key[2] for other in marked)
    ]
    assert len(taken) <= len(NAMES) // 4, taken


def test_false_errors_in_at_most_one_document_of_ten():
    false = {
        name: wrong
        for name in NAMES
        if (
            wrong := [
                (each.rule, each.message)
                for each in check(_document(name))
                if each.verdict == "violates"
                and each.severity == "error"
                and not any(row["start"] < each.end and each.start < row["end"] for row in SLIPS[name])
            ]
        )
    }
    assert len(false) * 10 <= len(NAMES), false


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("检查燃气场站26座次、学校12所次。", ["26座次", "12所次"]),
        ("办理结婚登记215对,赞成23票,弃权1票。", ["215对", "23票", "1票"]),
        ("2024年对全镇开展执法检查3次。", ["3次"]),
        ("执法人员平均年龄46.3岁,服务60岁以上老人。", ["46.3岁"]),
        ("案卷最高99分、最低71分,考核占比提高到6分。", ["99分", "71分", "6分"]),
        ("收缴网具164张(顶)。", ["164张(顶)"]),
        ("办结时限由法定20个工作日减至6个工作日。", ["20个工作日", "6个工作日"]),
        ("公共服务满意率≥95%。", ["≥95%"]),
        ("视频播放量破百万次,侦破案件20起。", ["百万次", "20起"]),
        ("配齐法律顾问一名、警务助理两名。", ["一名", "两名"]),
        ("坚持一村一名法律顾问,培养明白人六十六人,平均每村六人。", ["六十六人", "六人"]),
        ("创建民主法治示范村两个,做到两个维护。", ["两个"]),
        ("事项 数量\n行政许可(件)\t52\n罚没金额(万元) 12.5\n", ["52", "12.5"]),
    ],
)
def test_forms_that_other_hands_use(sentence, stated):
    document = read_text(f"云台镇2024年法治政府建设年度报告\n一、成效\n{sentence}")
    assert [fact.text for fact in document.facts] == stated


def test_a_row_of_a_table_takes_its_unit_from_the_name():
    facts = read_text("云台镇2024年法治政府建设年度报告\n一、成效\n罚没金额(万元) 12.5\n").facts
    assert [(fact.value, fact.unit) for fact in facts] == [(125000, "元")]
