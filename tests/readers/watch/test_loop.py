"""The loop raises each alert once, at the right moment, and one bad row does not stop it."""

from datetime import datetime

import pytest

from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.permission import NotAllowed
from yifa.readers.watch import actions, loop
from yifa.readers.watch.models import Alert, Flip, Notice
from yifa.records.cases import verbs
from yifa.records.cases.models import CaseClock

pytestmark = pytest.mark.django_db


def at(day, hour=10, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=TZ)


def accepted(cast, day=2):
    """A case accepted on a Monday; five working days end on Monday the 9th."""
    with use_now(at(day)):
        case = verbs.open_case(
            "test_walk", by=cast.li, division="500155117000", organ="500155117-PAFZB", data={"title": "村东排水"}
        )
        verbs.advance(case, "accept", by=cast.li, data={})
    return case


def tick_at(moment):
    with use_now(moment):
        return loop.tick()


def rules():
    return sorted(Alert.objects.values_list("rule", flat=True))


def test_nothing_is_said_while_there_is_time(cast):
    accepted(cast)
    tick_at(at(3))
    assert rules() == []


def test_a_clock_near_its_end_warns_and_one_past_it_accuses(cast):
    accepted(cast)
    tick_at(at(5))
    assert rules() == ["clock.soon"]
    tick_at(at(9, 23, 30))
    assert rules() == ["clock.soon"]
    tick_at(at(10, 0, 30))
    assert rules() == ["clock.late", "clock.soon"]
    alert = Alert.objects.get(rule="clock.late")
    assert "办理期限" in alert.sentence and alert.basis == "测试规定 第1条"
    assert Notice.objects.filter(alert=alert, organ="500155117-PAFZB").exists()


def test_a_house_that_never_rests_is_swept_every_day_all_the_same(cast):
    """The sweep of the day does not wait for a moment in which nobody takes a step."""
    accepted(cast)
    assert tick_at(at(3)).looked_at > 0
    with use_now(at(4)):
        verbs.open_case("test_walk", by=cast.li, division="500155117000", organ="500155117-PAFZB", data={"title": "又"})
        assert loop.tick().looked_at == 2


def test_the_sweep_of_the_day_does_not_wait_for_a_large_import(cast, monkeypatch):
    monkeypatch.setattr(loop, "BATCH", 1)
    for _ in range(3):
        accepted(cast)
    assert tick_at(at(3)).looked_at == 3


def test_a_party_who_lets_a_time_pass_accuses_nobody(cast):
    case = accepted(cast)
    CaseClock.objects.filter(case=case).update(duty="party")
    tick_at(at(5))
    tick_at(at(20))
    assert rules() == []


def test_ticking_again_says_it_only_once(cast):
    accepted(cast)
    for _ in range(3):
        tick_at(at(10))
    assert Alert.objects.filter(rule="clock.late").count() == 1


def test_a_matter_done_in_time_raises_nothing(cast):
    case = accepted(cast)
    with use_now(at(9)):
        verbs.advance(case, "close", by=cast.li, data={"reason": "完成"})
    tick_at(at(12))
    assert "clock.late" not in rules()


def test_a_poisoned_row_is_put_off_and_the_others_go_on(cast):
    bad, good = accepted(cast), accepted(cast)
    CaseClock.objects.filter(case=bad).update(events=[{"kind": "start"}])
    done = tick_at(at(10))
    assert done.failures == 2  # once as a flip, once when the case rules asked about it
    assert Alert.objects.get(rule="clock.late").subject == good.subject
    assert Flip.objects.get(failure="KeyError").try_after > at(10)


def test_the_outsider_sees_no_alert(cast):
    accepted(cast)
    tick_at(at(10))
    assert Alert.objects.visible_to(cast.li).count() == 1
    assert Alert.objects.visible_to(cast.zhou).count() == 0


def test_an_answer_needs_grounds_and_another_pair_of_eyes(cast):
    accepted(cast)
    tick_at(at(10))
    alert = Alert.objects.get(rule="clock.late")
    with pytest.raises(actions.AlertRefused):
        actions.answer(alert.pk, by=cast.li, kind="corrected", grounds=" ")
    with pytest.raises(actions.AlertRefused):
        actions.answer(alert.pk, by=cast.zhou, kind="corrected", grounds="已办")
    actions.answer(alert.pk, by=cast.li, kind="corrected", grounds="3月10日已办结")
    with pytest.raises(NotAllowed):
        actions.verify(alert.pk, by=cast.li, holds=True)
    closed = actions.verify(alert.pk, by=cast.qian, holds=True)
    assert closed.state == "closed" and closed.verified_by == "qian"


def test_false_alarms_are_counted_against_the_rule(cast):
    accepted(cast)
    tick_at(at(10))
    actions.answer(Alert.objects.get(rule="clock.late").pk, by=cast.li, kind="false_alarm", grounds="系统故障")
    assert actions.false_alarm_rates() == {"clock.late": (1, 1)}
