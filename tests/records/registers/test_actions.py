"""Entering, amending and ending: checked, scoped, recorded, never lost."""

from datetime import date

import pytest
from factories.small_kinds import DAY

from yifa.ground.forms import FormErrors
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.ledger import seqs_of, verify
from yifa.records.registers import actions
from yifa.records.registers.actions import EntryRefused, Line
from yifa.records.registers.models import RegisterEntry

pytestmark = pytest.mark.django_db


def line(key=None, division="500155117000", **data):
    filled = {"team": "东村队", "size": 3, "leader": "测试甲"} | data
    return Line("test_team", division, "500155117-PAFZB", filled, DAY, source_key=key)


def test_an_entry_keeps_its_halves_apart_and_has_its_ledger_row(cast):
    row = actions.enter(line(), by=cast.li)
    assert row.facts == {"team": "东村队", "size": 3} and row.private == {"leader": "测试甲"}
    assert len(seqs_of(row.subject)) == 1


@pytest.mark.parametrize(
    ("data", "refusal"), [({"size": -1}, FormErrors), ({"team": ""}, FormErrors), ({"size": 9}, EntryRefused)]
)
def test_form_and_rule_are_asked_and_nothing_is_written(cast, data, refusal):
    with pytest.raises(refusal):
        actions.enter(line(**data), by=cast.li)
    assert not RegisterEntry.objects.exists()


def test_a_rule_names_its_article(cast):
    with pytest.raises(EntryRefused, match="测试规定 第2条"):
        actions.enter(line(size=9), by=cast.li)


def test_only_whoever_may_and_only_in_his_area(cast):
    for outsider in (cast.wang, cast.zhou):
        with pytest.raises(NotAllowed):
            actions.enter(line(), by=outsider)


def test_the_second_of_two_amendments_is_told(cast):
    row = actions.enter(line(), by=cast.li)
    actions.amend(row.pk, by=cast.li, data={"team": "西村队", "size": 2}, version=1)
    with pytest.raises(EntryRefused, match="别人改过"):
        actions.amend(row.pk, by=cast.li, data={"team": "北村队", "size": 2}, version=1)
    assert RegisterEntry.objects.get().facts["team"] == "西村队"


def test_an_ended_entry_stays_with_its_last_day(cast):
    row = actions.enter(line(), by=cast.li)
    with pytest.raises(EntryRefused, match="原因"):
        actions.end(row.pk, by=cast.li, on=date(2026, 5, 1), reason=" ", version=1)
    with pytest.raises(EntryRefused, match="早于"):
        actions.end(row.pk, by=cast.li, on=date(2026, 1, 1), reason="解散", version=1)
    actions.end(row.pk, by=cast.li, on=date(2026, 5, 1), reason="解散", version=1)
    kept = RegisterEntry.objects.get()
    assert (kept.valid_to, kept.ended_why) == (date(2026, 5, 1), "解散") and verify(deep=True).ok


def test_the_reason_of_an_end_cannot_be_rewritten_unnoticed(cast):
    row = actions.enter(line(), by=cast.li)
    actions.end(row.pk, by=cast.li, on=date(2026, 5, 1), reason="解散", version=1)
    row = RegisterEntry.objects.get()
    row.ended_why = "合并"
    row.save()
    assert [problem.subject for problem in verify(deep=True).problems] == [row.subject]


@pytest.mark.parametrize("reason", ["长" * 201, "解\u202e散"])
def test_a_reason_is_short_and_can_be_seen(cast, reason):
    row = actions.enter(line(), by=cast.li)
    with pytest.raises(EntryRefused, match="最多200个字"):
        actions.end(row.pk, by=cast.li, on=date(2026, 5, 1), reason=reason, version=1)


def test_the_outsider_cannot_amend_what_he_cannot_see(cast):
    row = actions.enter(line(), by=cast.li)
    with pytest.raises(EntryRefused, match="没有找到"):
        actions.amend(row.pk, by=cast.zhou, data={"team": "x", "size": 1}, version=1)


def test_entering_many_twice_changes_nothing(cast):
    lines = [line(key=str(number)) for number in range(3)]
    assert actions.enter_many(lines, by=cast.li) == 3
    assert actions.enter_many([*lines, line(key="new")], by=cast.li) == 1
    assert RegisterEntry.objects.count() == 4


def test_change_and_ledger_fall_together(cast, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(actions, "record", broken)
    with pytest.raises(RuntimeError):
        actions.enter(line(), by=cast.li)
    assert not RegisterEntry.objects.exists()
