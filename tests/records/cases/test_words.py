"""Finding matters by words of their title: which words, in step with every write, never beyond what is in sight."""

from datetime import datetime

import pytest
from django.db import connection, transaction
from factories.kinds import NEXT, PLACE, lodge

from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.ground.recorded.bulk import NotInTransaction
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case
from yifa.records.cases.sight import cases_in_sight
from yifa.records.cases.words import FEW, Sought, at_once, words_of


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("路灯不亮", "路灯 灯不 不亮 亮"),
        ("水", "水"),
        ("12345-路灯", "12345 路灯 灯"),
        ("Ａ区3号,K_9", "a 区 3 号 k 9"),
        ("", ""),
        ("——!?", ""),
    ],
)
def test_a_title_is_kept_as_its_pairs_and_its_foreign_words(title, words):
    assert words_of(title) == words


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("路灯不亮", (("路灯", False), ("灯不", False), ("不亮", False))),
        ("水", (("水", True),)),
        ("路灯 K12", (("路灯", False), ("k12", True))),
        ("\"' ;--)(*:", ()),
    ],
)
def test_what_is_typed_becomes_whole_pairs_or_a_beginning(typed, terms):
    assert Sought(typed).terms == terms


def found(by, words, area="", kind=""):
    rows = cases_in_sight(by).filter(words__hold=Sought(words, area or by.scope, kind))
    return {row.title for row in rows}


@pytest.fixture
def street(cast, organs):
    for title in ("村东路灯不亮", "村西水沟堵塞", "路口红灯不亮了", "排水沟盖板12号破损", "与邻居争水"):
        lodge(cast.li, title=title)
    lodge(cast.zhou, division=NEXT, title="邻镇路灯不亮")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("路灯", {"村东路灯不亮"}),
        ("水沟", {"村西水沟堵塞", "排水沟盖板12号破损"}),
        ("水", {"村西水沟堵塞", "排水沟盖板12号破损", "与邻居争水"}),
        ("不亮", {"村东路灯不亮", "路口红灯不亮了"}),
        ("灯 不亮", {"村东路灯不亮", "路口红灯不亮了"}),
        ("盖板 12", {"排水沟盖板12号破损"}),
        ("路灯坏了", set()),
        ("???", set()),
        ("路灯' OR 1=1 --", set()),
        ('路灯" OR "水', set()),
    ],
)
def test_any_two_neighbouring_characters_are_found_in_the_own_town_only(cast, street, typed, titles):
    assert found(cast.li, typed) == titles


@pytest.mark.django_db
def test_the_county_finds_both_towns_and_a_kind_narrows(cast, street):
    assert found(cast.qian, "路灯") == {"村东路灯不亮", "邻镇路灯不亮"}
    assert found(cast.qian, "路灯", kind="test_walk") == {"村东路灯不亮", "邻镇路灯不亮"}
    assert found(cast.qian, "路灯", kind="grid_event") == set()


@pytest.mark.django_db
def test_the_area_only_narrows_and_never_opens(cast, street):
    assert found(cast.zhou, "路灯", area=cast.li.scope) == set()
    assert found(cast.public, "路灯", area=cast.li.scope) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(("secrecy", "other"), [("organ", "wang"), ("handler", "wang")])
def test_a_secret_title_is_found_by_nobody_who_may_not_see_it(cast, street, secrecy, other):
    Case.objects.filter(title="村东路灯不亮").update(secrecy=secrecy, handler="li")
    assert found(cast.li, "路灯") == {"村东路灯不亮"}
    assert found(getattr(cast, other), "路灯") == set() == found(cast.qian, "村东路灯")


@pytest.mark.django_db
def test_a_bulk_load_and_a_changed_or_removed_row_keep_step(cast, organs):
    at = datetime(2026, 1, 5, 9, tzinfo=TZ)
    rows = [
        History("test_walk", PLACE, cast.li.organ, (Move("lodge", {"title": f"第{n}号井盖丢失"}, at, cast.li),), str(n))
        for n in range(5)
    ]
    load_histories(rows, by=Actor.system("tests"))
    assert len(found(cast.li, "井盖")) == 5
    first = Case.objects.order_by("id").first()
    Case.objects.filter(pk=first.pk).update(title="护栏松动", words=words_of("护栏松动"))
    assert len(found(cast.li, "井盖")) == 4 and found(cast.li, "护栏") == {"护栏松动"}
    Case.objects.filter(pk=first.pk).update(division=NEXT)
    assert found(cast.li, "护栏") == set() and found(cast.zhou, "护栏") == {"护栏松动"}


def wells(count, by, first=0):
    at = datetime(2026, 1, 5, 9, tzinfo=TZ)
    for n in range(first, first + count):
        move = Move("lodge", {"title": f"第{n}号井盖丢失"}, at, by)
        yield History("test_walk", PLACE, by.organ, (move,), str(n))


def triggers():
    """What keeps the embedded store's index in step; the other store's column does so by its nature."""
    if connection.vendor == "postgresql":
        return {"": "none needed"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_case'")
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_a_batch_is_told_to_the_index_at_once_and_single_rows_after_it_again(cast, organs):
    before = triggers()
    load_histories(wells(FEW + 1, cast.li), by=Actor.system("tests"))
    assert len(found(cast.li, "井盖")) == FEW + 1
    assert triggers() == before and before
    lodge(cast.li, title="又一处井盖丢失")
    assert len(found(cast.li, "井盖")) == FEW + 2


@pytest.mark.django_db
def test_a_batch_that_fails_leaves_the_index_and_its_triggers_as_they_were(cast, organs):
    before = triggers()
    with pytest.raises(ZeroDivisionError), transaction.atomic(), at_once(FEW + 1):
        lodge(cast.li, title="井盖丢失")
        raise ZeroDivisionError
    assert triggers() == before and not Case.objects.exists()
    lodge(cast.li, title="另一处井盖丢失")
    assert found(cast.li, "井盖") == {"另一处井盖丢失"}


@pytest.mark.django_db
def test_a_list_that_is_being_read_outlasts_a_batch(cast, organs):
    load_histories(wells(FEW + 1, cast.li), by=Actor.system("tests"))
    reading = Case.objects.order_by("id").iterator(chunk_size=2)
    seen = [next(reading)]
    load_histories(wells(FEW + 1, cast.li, first=FEW + 1), by=Actor.system("tests"))
    seen += reading
    assert [case.title for case in seen[: FEW + 1]] == [f"第{n}号井盖丢失" for n in range(FEW + 1)]


@pytest.mark.django_db(transaction=True)
def test_a_batch_outside_a_transaction_is_refused(cast, organs):
    with pytest.raises(NotInTransaction, match="事务"), at_once(FEW + 1):
        pass


@pytest.mark.django_db
def test_the_scope_columns_follow_the_division(cast, organs):
    lodge(cast.li, division="500155117201", title="村里的事")
    row = Case.objects.get(title="村里的事")
    assert (row.town, row.county) == ("500155117", "500155")
