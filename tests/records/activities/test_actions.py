"""Logging and withdrawing activities: after the day, within the area, never deleted."""

from datetime import datetime

import pytest
from factories.small_kinds import DAY

from yifa.ground.calendar import TZ, use_now
from yifa.ground.forms import FormErrors
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.ledger import seqs_of
from yifa.records.activities import actions
from yifa.records.activities.actions import ActivityRefused, Deed
from yifa.records.activities.models import Activity

pytestmark = pytest.mark.django_db


def deed(key=None, **data):
    filled = {"topic": "民法典", "attendance": 40, "speaker": "测试乙"} | data
    return Deed("test_speech", "500155117000", "500155117-PAFZB", DAY, filled, source_key=key)


def test_an_activity_keeps_its_halves_apart_and_has_its_ledger_row(cast):
    row = actions.log(deed(), by=cast.li)
    assert row.facts == {"topic": "民法典", "attendance": 40} and row.private == {"speaker": "测试乙"}
    assert len(seqs_of(row.subject)) == 1


def test_what_has_not_happened_cannot_be_logged(cast):
    with use_now(datetime(2026, 3, 1, 23, tzinfo=TZ)), pytest.raises(FormErrors, match="还没有举办"):
        actions.log(deed(), by=cast.li)
    with use_now(datetime(2026, 3, 2, 0, 1, tzinfo=TZ)):
        assert actions.log(deed(), by=cast.li)


def test_a_withdrawn_activity_stays_with_who_and_why(cast):
    row = actions.log(deed(), by=cast.li)
    with pytest.raises(ActivityRefused, match="原因"):
        actions.withdraw(row.pk, by=cast.li, reason="", version=1)
    actions.withdraw(row.pk, by=cast.li, reason="重复登记", version=1)
    kept = Activity.objects.get()
    assert (kept.withdrawn_by, kept.withdrawn_why) == ("li", "重复登记") and kept.public_half()["withdrawn"] is True
    with pytest.raises(ActivityRefused, match="别人改过"):
        actions.withdraw(row.pk, by=cast.li, reason="再撤", version=2)


def test_only_whoever_may_and_only_in_his_area(cast):
    for outsider in (cast.wang, cast.zhou):
        with pytest.raises(NotAllowed):
            actions.log(deed(), by=outsider)
    row = actions.log(deed(), by=cast.li)
    with pytest.raises(ActivityRefused, match="没有找到"):
        actions.withdraw(row.pk, by=cast.zhou, reason="x", version=1)


def test_logging_many_twice_changes_nothing(cast):
    deeds = [deed(key=str(number)) for number in range(3)]
    assert actions.log_many(deeds, by=cast.li) == 3
    assert actions.log_many([*deeds, deed(key="new")], by=cast.li) == 1
    assert Activity.objects.count() == 4
