"""The map and its list: the same rows as every list, for the same people; cells, points, positions, grids."""

import json
import re
from datetime import date, datetime

import pytest
from django.urls import reverse
from factories.kinds import NEXT, PLACE, lodge

from yifa.ground.calendar import use_now
from yifa.ground.places.models import Division, Grid
from yifa.records.cases.models import Case
from yifa.records.cases.sight import cases_in_sight
from yifa.ui.pages import atlas
from yifa.ui.pages.narrowing import Narrowing

pytestmark = pytest.mark.django_db
HERE, THERE = (106.51, 29.51), (106.71, 29.51)
WHOLE = "seen=100,20,120,40&zoom=12"


def put(case, spot=HERE, **more):
    Case.objects.filter(pk=case.pk).update(lon=spot[0], lat=spot[1], **more)
    return case


@pytest.fixture
def town(cast, people):
    """One open matter here, one secret to its organ, one to its handler, one of the next town; all on the map."""
    shown = put(lodge(cast.li, title="村东路灯"))
    put(lodge(cast.li, title="本单位的"), (106.54, 29.51), secrecy="organ")
    put(lodge(cast.li, title="只我的"), (106.57, 29.51), secrecy="handler", handler="li")
    put(lodge(cast.zhou, division=NEXT, title="邻镇的"), THERE)
    return shown


def points(client, query=""):
    answer = client.get(f"{reverse('ui:map-data')}?view=all&{WHOLE}&{query}")
    return json.loads(answer.content)


SEES = {
    "li": {"村东路灯", "本单位的", "只我的"}, "wang": {"村东路灯"}, "zheng": {"村东路灯"},
    "qian": {"村东路灯", "邻镇的"}, "zhou": {"邻镇的"},
}  # fmt: skip


@pytest.mark.parametrize("who", SEES)
def test_map_list_search_count_and_export_show_the_same_matters(page_of, cast, town, who):
    client, actor = page_of(who), getattr(cast, who)
    codes = {row.code for row in cases_in_sight(actor)}
    assert {row.title for row in cases_in_sight(actor)} == SEES[who]
    assert {one[3] for one in points(client)["points"]} == codes and points(client)["shown"] == len(codes)
    placed, _ = atlas.lines(Narrowing(view="all"), actor)
    assert sum(one.count for one in placed) == sum(one.located for one in placed) == len(codes)
    for url in (f"{reverse('ui:cases')}?view=all", f"{reverse('ui:cases')}?view=all&box=100,20,120,40"):
        page = client.get(url).content.decode()
        assert {code for code in Case.objects.values_list("code", flat=True) if code in page} == codes
    for title in ("村东路灯", "本单位的", "只我的", "邻镇的"):
        found = client.get(f"{reverse('ui:cases')}?view=all&q={title}").content.decode()
        assert any(code in found for code in codes) == (title in SEES[who])
    export = client.post(reverse("files:export", args=["cases", "test_walk"]), {"format": "csv"})
    if export.status_code == 200:
        sent = b"".join(export.streaming_content if export.streaming else [export.content]).decode("utf-8-sig")
        assert {code for code in Case.objects.values_list("code", flat=True) if code in sent} == codes


@pytest.mark.parametrize("view", ["ui:map", "ui:map-data", "ui:map-ground"])
def test_the_public_is_sent_to_the_door(client, town, view):
    answer = client.get(reverse(view))
    assert answer.status_code == 302 and "/login/" in answer.url


@pytest.mark.parametrize("who", ["wei", "jiang", "shen"])
def test_administrators_see_no_matter_and_no_outline(page_of, town, who):
    assert points(page_of(who))["shown"] == 0
    assert json.loads(page_of(who).get(reverse("ui:map-ground")).content) == {"grids": [], "services": []}


def test_titles_names_and_secrets_are_not_in_the_data(page_of, town):
    sent = json.dumps(points(page_of("qian")), ensure_ascii=False)
    assert "村东路灯" not in sent and "测试甲" not in sent


def test_a_box_a_place_a_day_and_a_state_narrow_map_and_list_alike(page_of, town):
    client = page_of("qian")
    list_page = reverse("ui:cases")
    assert points(client, "box=106.5,29.5,106.6,29.6")["shown"] == 1
    assert points(client, "place=500155118")["shown"] == 1 and points(client, "place=x")["shown"] == 2
    assert points(client, "since=2999-01-01")["shown"] == 0 and points(client, "until=2000-01-01")["shown"] == 0
    assert points(client, "procedure=grid_event")["shown"] == 0
    page = client.get(f"{list_page}?view=all&place=500155118").content.decode()
    assert "邻镇的" in page and "村东路灯" not in page and "列出全部" in page
    assert "只列:地图上的一块" in client.get(f"{list_page}?view=all&box=1,1,2,2").content.decode()


def test_what_lies_near_is_a_cell_whose_box_opens_just_these_and_what_lies_alone_a_point(page_of, town):
    client = page_of("qian")
    found = points(client)
    assert found["cells"] == [] and len(found["points"]) == found["shown"] == 2  # ten kilometres apart
    found = json.loads(client.get(f"{reverse('ui:map-data')}?view=all&seen=100,20,120,40&zoom=3").content)
    (cell,) = found["cells"]
    assert found["points"] == [] and cell[2] == found["shown"] == 2
    assert points(client, f"box={','.join(map(str, cell[3]))}")["shown"] == 2


def test_more_than_can_be_told_one_by_one_are_only_counted(page_of, town, monkeypatch):
    monkeypatch.setattr(atlas, "POINTS", 1)
    found = points(page_of("qian"))
    assert found["points"] == [] and [one[2] for one in found["cells"]] == [1, 1] and found["shown"] == 2


def test_a_matter_on_the_edge_of_cells_is_counted_once_and_found_where_it_is_counted(page_of, town, cast):
    side = atlas.side_of(12)
    corner = tuple(round(round(one / side) * side, 6) for one in HERE)
    for _ in range(3):
        put(lodge(cast.li), corner)
    put(lodge(cast.li), (corner[0] - side / 3, corner[1]))
    put(lodge(cast.li), (corner[0] - side / 4, corner[1]))
    client = page_of("li")
    found = points(client)
    assert sum(one[2] for one in found["cells"]) + len(found["points"]) == found["shown"]
    for cell in found["cells"]:
        box = ",".join(map(str, cell[3]))
        assert points(client, f"box={box}")["shown"] == cell[2]
        assert points(client, f"box={box}&seen={box}")["shown"] == cell[2]


def test_a_cell_that_is_cut_by_the_screens_edge_is_counted_whole(page_of, town, cast):
    put(lodge(cast.li), (HERE[0] + 0.0002, HERE[1]))
    client = page_of("li")
    (cell,) = points(client)["cells"]
    cut = f"{HERE[0] - 0.01},{HERE[1] - 0.01},{HERE[0] + 0.0001},{HERE[1] + 0.01}"
    found = json.loads(client.get(f"{reverse('ui:map-data')}?view=all&zoom=12&seen={cut}").content)
    assert found["cells"] == [cell]


def test_the_newest_are_drawn_and_it_is_said(page_of, town, monkeypatch):
    monkeypatch.setattr(atlas, "NEWEST", 1)
    assert points(page_of("qian"))["capped"] is True
    assert "只计最新的 1 件" in page_of("qian").get(f"{reverse('ui:map')}?view=all").content.decode()


def printed(client, query, view="ui:map"):
    page = client.get(f"{reverse(view)}?{query}").content.decode()
    told = re.search(r'<p class="y-printed">(.*?)</p>', page, re.DOTALL)[1]
    return told.replace("<br>", "")


def test_paper_says_which_question_it_answers_for_whom_and_when(page_of, town, grids):
    Case.objects.filter(pk=town.pk).update(lon=None, lat=None)
    asked = "procedure=test_walk&view=closed&since=2026-01-01&until=2026-02-01&q=路灯&box=1,1,2,2"
    told = "种类:测试事项;看哪些:已办结;登记日:2026-01-01 至 2026-02-01;地图上:只看其中一块;查找:路灯。"
    with use_now(datetime(2026, 3, 2, 9, 5)):
        client = page_of("li")
        assert printed(client, "") == (
            "范围:测试镇;种类:全部;看哪些:在办;登记日:不限。"
            "符合条件的共 3 件,其中标了位置、在地图上的 2 件。截至 2026年3月2日 09:05。"
        )
        for view in ("ui:map", "ui:cases"):
            assert told in printed(client, asked, view) and "共 0 件" in printed(client, asked, view)


def test_unchanged_data_is_not_sent_again(page_of, town):
    client, url = page_of("li"), f"{reverse('ui:map-data')}?view=all&{WHOLE}"
    first = client.get(url)
    assert "private" in first["Cache-Control"]
    assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
    put(town, THERE)
    assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("query", ["seen=a,b,c,d&zoom=x", "seen=1,2,3&zoom=99", "seen=&zoom=", "seen=9e999,0,0,0"])
def test_nonsense_in_an_address_is_as_if_it_were_not_there(page_of, town, query):
    assert page_of("li").get(f"{reverse('ui:map-data')}?view=all&{query}").status_code == 200


def square(west, south, side):
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


@pytest.fixture
def grids(db):
    since = date(2020, 1, 1)
    Division.objects.create(code=PLACE, name="测试镇", level=4, path="测试镇")
    for code, place, side in (("W1", PLACE, 0.1), ("W2", "500155117201", 0.02), ("N1", NEXT, 0.5)):
        spot = (106.7, 29.5) if code == "N1" else (106.5, 29.5)
        Grid.objects.create(
            code=code,
            name=code,
            division=place,
            level=1 + (code == "W2"),
            polygon=square(*spot, side),
            valid_from=since,
        )


def test_outlines_end_at_the_persons_area(page_of, town, grids):
    def names(who):
        sent = json.loads(page_of(who).get(reverse("ui:map-ground")).content)
        return {one["properties"]["code"] for one in sent["grids"]}

    assert names("li") == {"W1", "W2"} and names("zhou") == {"N1"} and names("qian") == {"W1", "W2", "N1"}
