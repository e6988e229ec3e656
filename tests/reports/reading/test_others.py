"""Reports by other hands: sixteen and six more written by someone who had not seen the code, marked the same way.

``others/*.txt`` with ``facts.jsonl`` (what counts as a figure) and ``slips.jsonl`` (what was put in wrong on purpose;
the texts without a line there are correct). ``optional`` figures may be found or left.
"""

import json
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.samples import frame
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


def _faults(results):
    text = frame(results)
    return {each.rule for each in check(read_text(text)) if each.verdict == "violates" and each.severity != "info"}


@pytest.mark.parametrize(
    ("results", "rule"),
    [
        ("审核案件3120件,其中刑事案件1207件、行政案件1903件。", "sum_identity"),
        ("办理行政复议案件31件,维持24件、撤销3件、终止5件。", "sum_identity"),
        ("查处案件4862件,其中运输3105件、超限1372件、水路168件、工程117件,结案4790件。", "sum_identity"),
        ("排查隐患1140条,整改1162条。", "subset_bound"),
        ("申报企业325家,申报率120%。", "rate_above_whole"),
        ("共举办培训班期,参训240人次。", "missing_number"),
        ("修改规章1部、废止部。", "missing_number"),
        ("救助老人(身份证号331099194803127725)1名。", "resident_id_present"),
        ("【打印】【关闭】\n开展培训3场。", "html_residue"),
        ("听取汇报3次。听取工作情况汇报4次,听取工作情况汇报4次。", "duplicated_char"),
        ("强化“四项机制”即会前学法、执法释法、以案说法,开展宣传48场。", "count_equals_enumeration"),
    ],
)
def test_slips_that_other_hands_make(results, rule):
    assert rule in _faults(results)


@pytest.mark.parametrize(
    "results",
    [
        "查办案件1389件,移送公安机关17件,其中普通程序案件803件、简易程序案件586件。",
        "查处案件4762件,其中运输3105件、超限1372件、水路168件、工程117件,结案4691件,结案率98.51%。",
        "抽检食品6230批次,合格6118批次,合格率98.2%。",
        "办理行政复议案件21件,维持17件、撤销2件、终止2件。",
        "增长率120%的企业有3家,完成率110%。",
        "一等奖1个,二等奖2个;深化法治政府政府采购改革3项。",
    ],
)
def test_what_other_hands_write_rightly(results):
    wrong = _faults(results)
    assert not wrong & {"sum_identity", "subset_bound", "ratio_identity", "rate_above_whole", "duplicated_char"}
    assert "rate_without_base" not in wrong


def test_a_bureau_of_another_place_signs():
    text = frame("开展培训3场。").replace("青禾镇人民政府", "青禾县教育局").replace("青禾镇", "青禾县教育局")
    other = text.replace("青禾县教育局\n2025年", "红枫县教育局\n2025年")
    assert "other_unit_name" in {each.rule for each in check(read_text(other))}
    assert "other_unit_name" not in {each.rule for each in check(read_text(text))}
