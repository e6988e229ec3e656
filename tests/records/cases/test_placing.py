"""A matter with a position: its grid follows from the point, its digest holds on every store."""

import json
from datetime import date

import pytest

from yifa.ground.identity.actor import Actor
from yifa.ground.places.models import Grid
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import open_case

pytestmark = pytest.mark.django_db
EVENT = {"title": "井盖丢失", "category": "公共设施", "place": "村口"}
RING = [[106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.6], [106.5, 29.5]]


def report(**more):
    return open_case(
        "grid_event", by=Actor.system("tests"), division="500155117201", organ="500155117-ZZZX", data=EVENT | more
    )


@pytest.fixture
def grid(db):
    outline = json.dumps({"type": "Polygon", "coordinates": [RING]})
    Grid.objects.create(code="W9", name="九网格", division="500155117202", polygon=outline, valid_from=date(2020, 1, 1))


def test_the_grid_follows_from_the_point(grid):
    assert report(lon="106.55", lat="29.55").grid == "W9"


def test_a_grid_that_was_named_stays_and_a_point_outside_has_none(grid):
    assert report(lon="106.55", lat="29.55", grid="K1").grid == "K1"
    assert report(lon="107.55", lat="29.55").grid == "" == report().grid


def test_a_position_is_private_and_keeps_its_digest_in_the_store():
    case = report(lon="106.550013", lat="29.1")
    again = Case.objects.get(pk=case.pk)
    assert again.digest() == case.digest() and (again.lon, again.lat) == (106.550013, 29.1)
    assert "lon" not in again.public_half() and again.private_half()["lon"] == "106.550013"
