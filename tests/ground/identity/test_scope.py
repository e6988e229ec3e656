"""The scope layer: list, detail, search, count and export start from one filter, which fails closed."""

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from factories.cast import COUNTY, NEXT_PLACE, PLACE

from yifa.ground.identity.actor import Actor, can_see
from yifa.ground.identity.scope import ScopedManager, scope_filter

with isolate_apps("yifa.ground.identity"):

    class Matter(models.Model):  # noqa: DJ008
        division = models.CharField(max_length=12)
        organ = models.CharField(max_length=40)
        secrecy = models.CharField(max_length=8, default="")
        handler = models.CharField(max_length=64, default="")
        objects = ScopedManager()

        class Meta:
            app_label = "identity"
            db_table = "test_matter"


DIVISIONS = [f"{PLACE}000", f"{PLACE}001", f"{PLACE}999", f"{NEXT_PLACE}000", f"{NEXT_PLACE}001",
             f"{COUNTY}000000", "500156000000", "500156001000", ""]  # fmt: skip
SECRECIES = ["", "organ", "handler", "nonsense"]


@pytest.fixture(autouse=True)
def matters(db, cast):
    """Every division × secrecy × organ × handler: the wanted rows and all the noise around them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE test_matter (id integer PRIMARY KEY, division varchar(12), organ varchar(40),"
            " secrecy varchar(8), handler varchar(64))"
        )
    Matter.objects.bulk_create(
        Matter(id=number, division=division, organ=organ, secrecy=secrecy, handler=handler)
        for number, (division, secrecy, organ, handler) in enumerate(
            (division, secrecy, organ, handler)
            for division in DIVISIONS
            for secrecy in SECRECIES
            for organ in ("", cast.li.organ, cast.zhou.organ, cast.qian.organ)
            for handler in ("", "li", "qian")
        )
    )


def everyone(cast):
    blind = [
        Actor("x", "空范围", frozenset({"clerk"}), cast.li.organ, ""),
        Actor("x", "坏范围", frozenset({"clerk"}), cast.li.organ, "5001551"),
        Actor("x", "坏范围", frozenset({"clerk"}), cast.li.organ, "%"),
        Actor("", "无名", frozenset({"clerk"}), "", PLACE),
    ]
    return [*cast, *blind, Actor.system("watch")]


def test_the_query_and_the_row_in_hand_agree_for_everyone(cast):
    rows = list(Matter.objects.all())
    for actor in everyone(cast):
        seen = {row.pk for row in Matter.objects.all().visible_to(actor)}
        assert seen == {row.pk for row in rows if can_see(actor, row)}, actor


def test_a_clerk_sees_the_own_township_and_nothing_else(cast):
    seen = Matter.objects.visible_to(cast.li)
    assert {row.division[:9] for row in seen} == {PLACE}
    assert seen.filter(secrecy="organ").exclude(organ=cast.li.organ).count() == 0
    assert seen.filter(secrecy="handler").exclude(handler="li").count() == 0
    assert not seen.filter(secrecy="nonsense").exists()


def test_the_supervisor_of_the_county_sees_both_townships(cast):
    seen = {row.division[:9] for row in Matter.objects.visible_to(cast.qian)}
    assert seen == {PLACE, NEXT_PLACE, f"{COUNTY}000"}


@pytest.mark.parametrize("who", ["public", "wei", "jiang", "shen"])
def test_the_public_and_the_administrators_see_no_matters(cast, who):
    assert Matter.objects.visible_to(getattr(cast, who)).count() == 0


@pytest.mark.parametrize("scope", ["", "5001551", "%", "50015511A"])
def test_an_unclear_scope_sees_nothing(cast, scope):
    assert not Matter.objects.visible_to(Actor("x", "某", frozenset({"clerk"}), cast.li.organ, scope)).exists()


def test_count_search_and_export_cannot_differ_from_the_list(cast):
    seen = Matter.objects.visible_to(cast.li)
    assert seen.count() == len(seen) == len(seen.values_list("pk")) == seen.aggregate(n=models.Count("pk"))["n"]
    outside = Matter.objects.filter(division=f"{NEXT_PLACE}001").first()
    assert not seen.filter(pk=outside.pk).exists()


def test_the_filter_is_a_range_on_the_division_without_like(cast):
    sql = str(Matter.objects.visible_to(cast.li).query)
    assert f"{PLACE}000" in sql and ">=" in sql and "<" in sql
    assert "LIKE" not in sql.upper()


def test_a_row_may_be_scoped_through_another(cast):
    assert "case__division__gte" in str(scope_filter(cast.li, through="case__"))
