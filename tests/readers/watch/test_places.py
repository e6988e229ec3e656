"""Rules over a population: every township once a day, told to its organ, once a week each; never of the next town."""

from datetime import timedelta

import pytest
from factories.matters import MONDAY, NEXT_TOWN, TOWN

from yifa.ground.calendar import use_now
from yifa.ground.identity.models import Organ
from yifa.ground.places.models import Division
from yifa.readers.watch import loop
from yifa.readers.watch.models import Alert, Cursor, Notice
from yifa.readers.watch.rule import RULES, IncompleteRule, Rule
from yifa.readers.watch.sight import alerts_in_sight
from yifa.records.cases.models import Case

pytestmark = pytest.mark.django_db
CODE = "requests.count_beyond"


@pytest.fixture(autouse=True)
def towns(db):
    for code in (TOWN, NEXT_TOWN):
        Division.objects.create(code=f"{code}000", name="测试镇", level=4, path="测试镇")
    Division.objects.create(code=f"{TOWN}201", name="测试村", level=5, path="测试村")


def tick(moment=MONDAY):
    with use_now(moment):
        return loop.tick()


def notices():
    return list(Alert.objects.filter(rule=CODE).order_by("id"))


def test_a_count_beyond_its_band_is_told_once_to_the_centre_of_its_town(reported, cast):
    for _ in range(5):
        reported("路灯不亮")
    tick()
    tick()
    (alert,) = notices()
    assert alert.case is None and (alert.division, alert.organ) == (f"{TOWN}000", f"{TOWN}-ZZZX")
    assert alert.sentence.startswith("“测试村·公共设施”突然变多:最近七天网格事件5件,平常每七天0到")
    assert Notice.objects.get(alert=alert).organ == f"{TOWN}-ZZZX"
    assert alerts_in_sight(cast.li).filter(rule=CODE).exists()
    assert not alerts_in_sight(cast.zhou).filter(rule=CODE).exists()


def test_it_is_asked_once_a_day_and_told_again_in_a_new_week_only(reported):
    for _ in range(5):
        reported("路灯不亮")
    tick()
    tick(MONDAY + timedelta(days=1))
    assert len(notices()) == 1
    for _ in range(9):
        reported("路灯不亮", at=MONDAY + timedelta(days=6, hours=20))
    tick(MONDAY + timedelta(days=7))
    assert len(notices()) == 2 and Cursor.objects.get(name="places").swept_on == (MONDAY + timedelta(days=7)).date()


def test_what_is_usual_is_not_told(reported):
    for week in range(9):
        for _ in range(3):
            reported("路灯不亮", at=MONDAY - timedelta(weeks=week))
    tick()
    assert notices() == []


def test_matters_of_limited_secrecy_are_in_no_notice(reported):
    for _ in range(5):
        case = reported("路灯不亮")
        Case.objects.filter(pk=case.pk).update(secrecy="organ")
    tick()
    assert notices() == []


def test_townships_where_nobody_works_are_not_asked(reported, monkeypatch):
    asked = []
    rule = Rule(
        "a.who",
        "问谁",
        "info",
        "测试规定",
        "population",
        "x",
        "x",
        "x",
        lambda *a: asked.append(a[0]) or [],
        told="ZZZX",
    )
    monkeypatch.setitem(RULES._items, rule.code, rule)
    tick()
    reported("路灯不亮")
    tick(MONDAY + timedelta(days=1))
    Organ.objects.create(code=f"{NEXT_TOWN}-ZZZX", name="综治中心", division=f"{NEXT_TOWN}000")
    tick(MONDAY + timedelta(days=2))
    assert asked == [TOWN, TOWN, NEXT_TOWN]


def test_one_rule_that_fails_does_not_stop_the_others(reported, organs, monkeypatch):
    def broken(place, law, now):
        raise ValueError(place)

    bad = Rule("a.broken", "坏规则", "info", "测试规定", "population", "x", "x", "x", broken, told="ZZZX")
    monkeypatch.setitem(RULES._items, bad.code, bad)
    for _ in range(5):
        reported("路灯不亮")
    assert tick().failures == 2 and len(notices()) == 1


def test_a_rule_over_a_population_says_who_is_told():
    with pytest.raises(IncompleteRule):
        Rule("a.nobody", "无人", "info", "测试规定", "population", "x", "x", "x", lambda *_: [])
