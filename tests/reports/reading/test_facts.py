"""Period, state, section, subject and relation of a figure."""

import pytest

from yifa.reports.reading.document import Document
from yifa.reports.reading.indicators import definitions
from yifa.reports.reading.reader import read_text

REPORT = """某某县青石镇人民政府2023年法治政府建设年度报告
一、主要举措和成效
(一)多元解纷。全年排查矛盾纠纷120起,化解114起,化解率95%。
(二)规范执法。
1.强化队伍。一是组织培训3次。二是配齐网格员50名(专职20名、兼职30名)。2022年共收集群众意见29条。
二、存在的不足和原因
一是力量不足。主要原因是人员少。
三、2024年工作安排
新建司法所2个。
2024年1月5日
"""


def by_text(document: Document):
    return {fact.text: fact for fact in document.facts}


def test_sections_are_paths():
    facts = by_text(read_text(REPORT))
    assert facts["120起"].section == "一/(一)"
    assert facts["3次"].section == "一/(二)/1/一是"
    assert facts["50名"].section == "一/(二)/1/二是"
    assert facts["2个"].section == "三"


def test_periods_follow_the_sentence_and_the_part():
    facts = by_text(read_text(REPORT))
    assert facts["120起"].period == "2023"
    assert facts["29条"].period == "2022"
    assert (facts["2个"].period, facts["2个"].status) == ("2024", "planned")


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("2021年共办理3件", "2021"),
        ("去年办理3件", "2022"),
        ("较2021年增长3件", "2023"),
        ("同比2021年的3件", "2021"),
        ("落实《纲要(2021—2025年)》,办理3件", "2023"),
    ],
)
def test_years_that_only_compare_do_not_count(sentence, period):
    (fact,) = read_text(f"2023年法治政府建设报告\n{sentence}。").facts
    assert fact.period == period


def test_a_rate_points_at_its_own_counts():
    document = read_text(REPORT)
    rate = by_text(document)["95%"]
    assert rate.relation is not None and rate.relation.kind == "ratio"
    assert [document.facts[at].text for at in rate.relation.facts] == ["114起", "120起"]


def test_a_sum_points_at_its_parts_and_a_part_at_its_whole():
    document = read_text(REPORT)
    facts = by_text(document)
    whole, part = facts["50名"].relation, facts["20名"].relation
    assert whole is not None and [document.facts[at].text for at in whole.facts] == ["20名", "30名"]
    assert part is not None and (part.kind, part.of) == ("subset", ("grid.members",))


def test_subjects_are_what_is_counted():
    facts = by_text(read_text(REPORT))
    assert "矛盾纠纷" in facts["120起"].subject
    assert "化解率" in facts["95%"].subject
    assert "网格员" in facts["50名"].subject


def test_offsets_are_those_of_the_text_as_it_came():
    document = read_text(REPORT.replace("120起", "１２０ 起"))
    fact = next(fact for fact in document.facts if fact.value == 120)
    assert document.text[fact.start : fact.end] == fact.text == "１２０ 起"


def test_the_five_parts_are_known_by_meaning():
    parts = {part.code: part for part in read_text(REPORT).parts}
    assert [parts[code].found for code in ("results", "shortcomings", "leader", "plan", "other")] == [
        "section", "section", "missing", "section", "missing",
    ]  # fmt: skip
    assert parts["shortcomings"].with_reasons
    assert read_text(REPORT).part("plan").heading.startswith("三、")


def test_signature_and_date():
    document = read_text(REPORT.replace("2024年1月5日", "青石镇人民政府\n2024年1月5日"))
    assert document.published == "2024-01-05"
    assert [section.kind for section in document.sections][-1] == "signature"


def test_every_indicator_has_its_card():
    cards = definitions()
    assert len(cards) >= 137 + 80
    for card in cards.values():
        assert card.name and card.unit and card.definition.endswith("。") and card.basis and card.units
        for other in (card.numerator, card.denominator, card.whole, *card.parts):
            assert not other or other in cards, (card.id, other)


def test_a_document_is_json():
    row = read_text(REPORT).as_json()
    assert row["facts"][0]["value"] == 120 and row["facts"][2]["relation"]["kind"] == "ratio"


@pytest.mark.parametrize(
    ("title", "unit", "level"),
    [
        ("关于云山县2023年法治政府建设情况的报告", "云山县", "county"),
        ("2023年柳河镇法治政府建设工作总结", "柳河镇", "town"),
        ("中共云山县委 云山县人民政府关于2023年度法治政府建设情况的报告", "云山县人民政府", "county"),
        ("东州市司法局关于报送2023年度法治政府建设工作情况的报告", "东州市司法局", "department"),
        ("东城街道\n2023年法治政府建设工作报告", "东城街道", "town"),
        ("东州经济技术开发区管理委员会2023年法治政府建设年度报告", "东州经济技术开发区管理委员会", "county"),
        ("北原省水利厅党组关于2023年法治政府建设年度工作情况的报告", "北原省水利厅", "department"),
    ],
)
def test_titles_name_unit_level_and_year(title, unit, level):
    document = read_text(f"{title}\n2023年,我单位扎实推进法治政府建设。\n一、主要举措和成效\n培训3次。\n")
    assert (document.unit, document.level, document.year, document.kind) == (unit, level, 2023, "年度报告")
