"""A place's own periods: entered by its own people, within the room the law leaves, from their day on, there only."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from factories.cast import COUNTY, NEXT_PLACE, PLACE

from yifa.domains.accountability.local_rules import ENTRIES, open_rules
from yifa.ground.calendar import TZ
from yifa.ground.forms import FormErrors
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.provisions import LAWBOOK, LOCAL, Lawbook, Provision, ProvisionError
from yifa.records.cases.loading import History, Move, play
from yifa.records.registers.actions import EntryRefused, Line, end, enter

HANDLING, FINISH = "requests.grid_event_handling", "petition.finish"
SINCE = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def entered(monkeypatch):
    monkeypatch.setattr(LAWBOOK, "entered", ENTRIES)
    ENTRIES.forget()
    yield
    ENTRIES.forget()


@pytest.fixture
def grid_event_told():
    at = datetime(2026, 3, 3, 9, tzinfo=TZ)  # five days end on a working day, seven on another
    data = {"title": "桥头路灯不亮", "category": "公共设施", "place": "桥头"}
    move = Move("report", data, at, Actor.system("tests"))
    return History("grid_event", f"{PLACE}201", f"{PLACE}-ZZZX", (move,), "told-1")


def put(by, code=HANDLING, value=5, division=f"{COUNTY}000000", since=SINCE, **more):
    rule = LAWBOOK.get(code, on=since).choice
    data = {"rule": rule, "value": value, "document": "演示县网格事项办法 第9条", **more}
    row = enter(Line(LOCAL, division, by.organ, data, since), by=by)
    ENTRIES.forget()
    return row


def value(division, on=SINCE, code=HANDLING):
    return LAWBOOK.get(code, on=on, division=division).value


@pytest.mark.django_db
def test_it_counts_in_its_own_place_from_its_own_day(cast, organs):
    usual = LAWBOOK.get(HANDLING, on=SINCE).value
    put(cast.qian)
    assert value(f"{PLACE}201") == 5 == value(f"{NEXT_PLACE}000")
    assert value("500156101000") == usual == value(f"{PLACE}201", on=date(2025, 12, 31))
    assert LAWBOOK.get(HANDLING, on=SINCE).value == usual


@pytest.mark.django_db
def test_the_nearer_place_comes_first_and_the_later_rule_replaces_the_earlier(cast, organs):
    put(cast.qian)
    put(cast.zheng, value=3, division=f"{PLACE}000")
    put(cast.qian, value=4, since=date(2026, 6, 1))
    assert value(f"{PLACE}201", on=date(2026, 7, 1)) == 3
    assert value(f"{NEXT_PLACE}201", on=date(2026, 5, 31)) == 5
    assert value(f"{NEXT_PLACE}201", on=date(2026, 7, 1)) == 4


@pytest.mark.django_db
def test_what_is_ended_counts_no_more(cast, organs):
    usual = value(PLACE, on=date(2026, 3, 1))
    row = put(cast.qian)
    end(row.pk, by=cast.qian, on=date(2026, 2, 1), reason="办法废止", version=row.version)
    ENTRIES.forget()
    assert value(PLACE, on=date(2026, 1, 31)) == 5 and value(PLACE, on=date(2026, 2, 1)) == usual


@pytest.mark.django_db
def test_an_event_reported_after_it_runs_by_it_and_says_so(cast, organs, grid_event_told):
    before = play(grid_event_told)[1].clocks["handling"]
    put(cast.qian, value=before.period.value - 2)
    clock = play(grid_event_told)[1].clocks["handling"]
    assert clock.period.value == before.period.value - 2 and clock.due_at < before.due_at
    assert clock.basis == "演示县网格事项办法 第9条" and not clock.verified
    put(cast.qian, value=before.period.value - 2, checked=True)
    assert play(grid_event_told)[1].clocks["handling"].verified


@pytest.mark.django_db
def test_what_the_law_fixes_cannot_be_made_longer_nor_be_chosen(cast, organs):
    with pytest.raises(EntryRefused, match="只能更严"):
        put(cast.qian, code=FINISH, value=61)
    assert put(cast.qian, code=FINISH, value=50).facts["value"] == 50
    fixed = next(rule for rule in LAWBOOK if rule.profile == "none" and not rule.division)
    with pytest.raises(FormErrors):
        put(cast.qian, code=fixed.code, since=fixed.valid_from)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["li", "wang", "zhao", "wei", "jiang", "shen", "public"])
def test_other_posts_may_not(cast, organs, who):
    with pytest.raises(NotAllowed):
        put(getattr(cast, who))


@pytest.mark.django_db
def test_not_for_the_next_county_nor_a_town_for_its_county(cast, organs):
    with pytest.raises(NotAllowed):
        put(cast.qian, division="500156000000")
    with pytest.raises(NotAllowed):
        put(cast.zheng)


def test_a_value_beyond_a_later_national_rule_does_not_count():
    book = Lawbook()
    law = {"name": "办结", "unit": "d", "basis": "某法", "tag": "verified", "profile": "stricter"}
    book.add(Provision("a.finish", value=60, valid_from=date(2020, 1, 1), valid_to=date(2026, 1, 1), **law))
    book.add(Provision("a.finish", value=30, valid_from=date(2026, 1, 1), **law))
    own = Provision("a.finish", value=50, valid_from=date(2024, 1, 1), division=COUNTY, **law)
    book.entered = lambda: {"a.finish": [own]}
    assert book.get("a.finish", on=date(2025, 5, 1), division=PLACE).value == 50
    assert book.get("a.finish", on=date(2026, 5, 1), division=PLACE).value == 30
    with pytest.raises(ProvisionError):
        book.get("a.other", on=date(2026, 5, 1), division=PLACE)


def test_every_whole_number_that_leaves_room_can_be_chosen_by_a_name_of_its_own():
    rules = [rule for rule in LAWBOOK if rule.leaves_room]
    assert len({rule.name for rule in rules}) == len(open_rules()) == len(rules) > 80


@pytest.mark.django_db
def test_the_page_of_all_values_leads_to_the_form_with_the_rule_chosen(client, people, cast):
    client.force_login(people.qian)
    put(cast.qian)
    page = client.get(reverse("desk:law")).content.decode()
    assert "本地登记的 1 条" in page and "演示县网格事项办法 第9条" in page
    choice = LAWBOOK.get(HANDLING, on=SINCE).choice
    form = client.get(reverse("ui:register-new", args=[LOCAL]), {"rule": choice}).content.decode()
    assert f'value="{choice}" selected' in form or f'value="{choice}" checked' in form
    ended = put(cast.qian, value=6, division=f"{NEXT_PLACE}000")
    end(ended.pk, by=cast.qian, on=SINCE, reason="登记有误", version=ended.version)
    ENTRIES.forget()
    assert "本地登记的 1 条" in client.get(reverse("desk:law")).content.decode()
    client.force_login(people.li)
    assert "登记本地规定" not in client.get(reverse("desk:law")).content.decode()
