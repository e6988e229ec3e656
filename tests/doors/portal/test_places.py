"""The public map: places of service for everybody, counts only where they betray nobody."""

import json
from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from factories.kinds import PLACE, lodge

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case
from yifa.records.registers.actions import Line, enter

pytestmark = pytest.mark.django_db
OFFICE = {"name": "测试司法所", "standardised": True, "position": "106.553987,29.561234"}


@pytest.fixture
def office(organs):
    cache.clear()
    return enter(Line("justice_office", PLACE, "500155117-SFS", OFFICE, date(2024, 1, 1)), by=Actor.system("tests"))


def matters(cast, count, lon, **more):
    for _ in range(count):
        case = lodge(cast.li, title="测试甲家的事")
        Case.objects.filter(pk=case.pk).update(lon=lon, lat=29.51, **more)


def told(client):
    return json.loads(client.get(reverse("portal:places-ground")).content)


def test_a_place_of_service_is_found_in_the_list_and_on_the_map_without_account(client, office):
    assert "测试司法所" in client.get(reverse("portal:places")).content.decode()
    (one,) = told(client)["services"]
    assert one["spot"] == [106.554, 29.5612] and set(one) == {"id", "kind", "name", "spot", "place"}


def test_small_cells_and_the_one_that_gives_them_away_are_withheld(client, cast, office):
    matters(cast, 9, 106.51)
    matters(cast, 10, 106.55)
    matters(cast, 12, 106.61)
    assert [one[2] for one in told(client)["cells"]] == [12]


def test_secret_and_old_matters_are_not_counted_and_no_matter_is_named(client, cast, office):
    matters(cast, 12, 106.51)
    matters(cast, 12, 106.61, secrecy="organ")
    sent = client.get(reverse("portal:places-ground")).content.decode()
    assert [one[2] for one in json.loads(sent)["cells"]] == [12]
    assert "测试甲" not in sent and not any(code in sent for code in Case.objects.values_list("code", flat=True))


def test_counts_stand_for_a_day_so_that_nobody_sees_one_matter_come(client, cast, office):
    matters(cast, 11, 106.51)
    first = told(client)["cells"]
    matters(cast, 1, 106.51)
    assert told(client)["cells"] == first


def test_without_scripts_the_list_stands_alone_and_by_town(client, office):
    page = client.get(reverse("portal:places")).content.decode()
    assert "<div data-with-map hidden>" in page and page.index("</noscript>") < page.index("测试司法所")
    assert "(1 处)" in page and "名录" not in page.split("<main")[1]


def test_a_chosen_town_is_named_alone_in_the_list_and_framed_on_the_map(client, office):
    other = {**OFFICE, "name": "邻镇司法所", "position": "107.1,29.9"}
    enter(Line("justice_office", "500155118000", "500155118-SFS", other, date(2024, 1, 1)), by=Actor.system("tests"))
    every = client.get(reverse("portal:places")).content.decode()
    assert (
        "测试司法所" in every and "邻镇司法所" in every and 'value="500155118"' in every and "data-frame" not in every
    )
    one = client.get(reverse("portal:places"), {"town": "500155118"}).content.decode()
    assert "邻镇司法所" in one and "测试司法所" not in one and 'data-frame="107.1,29.9,107.1,29.9"' in one
    assert client.get(reverse("portal:places"), {"town": "x"}).content.decode().count("司法所") == every.count("司法所")
