"""Committees and mediators: the Act's numbers are asked when an entry is made."""

from datetime import date

import pytest
from domains.disputes.filled import DIVISION, ORGAN

from yifa.records.registers.actions import EntryRefused, Line, enter

COMMITTEE = {
    "name": "演示村人民调解委员会", "level": "村(居)", "members": 5, "women": 1, "elected_on": "2024-03-01",
    "term_ends": "2027-03-01", "head_name": "演示主任",
}  # fmt: skip
PERSON = {
    "name": "演示调解员", "committee": "演示村人民调解委员会", "birth_year": 1980, "engaged_on": "2024-03-01",
    "phone": "13800000000",
}  # fmt: skip


def kept(cast, kind, data, **changed):
    return enter(Line(kind, DIVISION, ORGAN, {**data, **changed}, date(2024, 3, 1)), by=cast.zheng)


@pytest.mark.parametrize("members", [3, 9])
def test_three_to_nine_members_are_lawful(db, cast, members):
    assert kept(cast, "mediation_committee", COMMITTEE, members=members).facts["members"] == members


@pytest.mark.parametrize(
    ("changed", "sentence", "article"),
    [
        ({"members": 2}, "三至九名", "第8条"),
        ({"members": 10}, "三至九名", "第8条"),
        ({"women": 0}, "妇女", "第8条"),
        ({"women": 6}, "妇女", "第8条"),
        ({"multi_ethnic": True}, "人数较少民族", "第8条"),
        ({"term_ends": "2027-03-02"}, "三年", "第9条"),
        ({"term_ends": "2024-03-01"}, "三年", "第9条"),
        ({"level": "行业性专业性"}, "行业", "第34条"),
    ],
)
def test_an_unlawful_committee_is_refused_with_its_article(db, cast, changed, sentence, article):
    with pytest.raises(EntryRefused, match=sentence) as refused:
        kept(cast, "mediation_committee", COMMITTEE, **changed)
    assert article in str(refused.value)


def test_a_minority_member_meets_the_rule_of_mixed_areas(db, cast):
    assert kept(cast, "mediation_committee", COMMITTEE, multi_ethnic=True, minority=1).pk


def test_a_mediator_is_of_age(db, cast):
    with pytest.raises(EntryRefused, match="成年"):
        kept(cast, "mediator", PERSON, birth_year=2007)


def test_a_member_serves_three_years_a_hired_mediator_by_contract(db, cast):
    with pytest.raises(EntryRefused, match="三年"):
        kept(cast, "mediator", PERSON, term_ends="2028-01-01")
    assert kept(cast, "mediator", PERSON, term_ends="2028-01-01", engagement="聘任").pk


def test_names_and_telephones_stay_in_the_private_half(db, cast):
    row = kept(cast, "mediator", PERSON)
    assert "演示调解员" not in str(row.public_half()) and "13800000000" not in str(row.public_half())
