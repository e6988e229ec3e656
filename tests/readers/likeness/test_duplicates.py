"""Likely duplicates: same place, similar words, near in time, in sight. Proposed and never merged."""

from datetime import timedelta

import pytest
from factories.matters import MONDAY, NEXT_TOWN, OTHER_VILLAGE, VILLAGE

from yifa.ground.calendar import use_now
from yifa.readers.likeness.declared import DUPLICATES
from yifa.readers.likeness.duplicates import Spot, duplicates, metres
from yifa.readers.likeness.parameters import number
from yifa.readers.likeness.texts import plain, shares
from yifa.records.cases.models import Case, CaseLink

pytestmark = pytest.mark.django_db
WHICH = DUPLICATES["grid_event"]
SAID = "村东头路灯不亮了"


@pytest.fixture(autouse=True)
def day():
    with use_now(MONDAY):
        yield


def found(actor, said=SAID, **where):
    spot = Spot(**{"division": VILLAGE, "at": MONDAY, **where})
    return [one.case for one in duplicates(WHICH, said, spot, actor)]


def test_the_same_words_at_the_same_place_are_proposed_and_others_are_not(cast, reported):
    same = reported("村东头的路灯不亮")
    reported("垃圾没有清运", category="环境卫生", place="老街口")
    assert found(cast.li) == [same]


@pytest.mark.parametrize(
    ("said", "other", "alike"),
    [
        ("村东头的路灯又不亮了", "村东头路灯不亮", True),
        ("村东头的路灯又不亮了", "村东头路灯坏了", True),
        ("村东头的路灯又不亮了", "村东头井盖松动", False),
        ("村东头的路灯又不亮了", "老街口垃圾没有清运", False),
        ("有人占用消防通道停车", "消防通道被占,车停了一排", True),
        ("学校门口污水往外流", "学校门口道路破损", False),
    ],
)
def test_another_wording_of_the_same_is_alike_and_another_matter_at_the_same_spot_is_not(said, other, alike):
    least = number("duplicate_share") / 100
    assert (shares(plain(said), [plain(other)])[0] >= least) is alike


def test_what_many_neighbours_say_is_no_less_alike():
    said = plain("村东头的路灯又不亮了")
    alone, among = shares(said, [plain("村东头路灯不亮")])[0], shares(said, [plain("村东头路灯不亮")] * 50)[0]
    assert alone == pytest.approx(among)


def test_the_most_alike_comes_first(cast, reported):
    second, first = reported("路灯不亮"), reported("村东头路灯不亮了")
    assert found(cast.li) == [first, second]


def test_another_village_is_another_place(cast, reported):
    reported("村东头路灯不亮", division=OTHER_VILLAGE)
    assert found(cast.li) == []


def test_beyond_a_village_s_border_a_position_or_the_grid_is_the_same_place(cast, reported):
    near = reported("村东头路灯不亮", division=OTHER_VILLAGE)
    Case.objects.filter(pk=near.pk).update(lon=106.5010, lat=29.5)
    far = reported("村东头路灯不亮", division=OTHER_VILLAGE)
    Case.objects.filter(pk=far.pk).update(lon=106.5040, lat=29.5028)  # in no direction too far, but at the corner
    cell = reported("村东头路灯不亮", division=OTHER_VILLAGE, grid="G-7")
    assert found(cast.li, lon=106.5, lat=29.5) == [near]
    assert found(cast.li, grid="G-7") == [cell]


def test_the_time_is_data_and_ends(cast, reported):
    inside = reported("村东头路灯不亮", at=MONDAY - timedelta(days=29))
    reported("村东头路灯不亮", at=MONDAY - timedelta(days=31))
    assert found(cast.li) == [inside]


def test_an_outsider_s_matters_never_appear(cast, reported):
    theirs = reported("村东头路灯不亮", division=f"{NEXT_TOWN}201")
    hidden = reported("村东头路灯不亮")
    Case.objects.filter(pk=hidden.pk).update(secrecy="handler", handler="somebody")
    assert found(cast.li) == [] and found(cast.li, division=f"{NEXT_TOWN}201") == []
    assert found(cast.zhou, division=f"{NEXT_TOWN}201") == [theirs]


def test_nobody_sees_a_body_of_work_that_the_post_may_not_read(cast, reported):
    reported("村东头路灯不亮")
    assert found(cast.wang) == [] and found(cast.public) == []


def test_one_that_is_merged_already_is_not_proposed_until_that_is_undone(cast, reported):
    main, merged = reported("路灯不亮"), reported("村东头路灯不亮")
    tie = CaseLink.objects.create(case=merged, other=main, kind="merged", at=MONDAY, by="li")
    assert found(cast.li) == [main]
    tie.undone_at = MONDAY
    tie.save()
    assert found(cast.li) == [merged, main]


def test_how_near_is_said_in_words(cast, reported):
    case = reported("村东头路灯不亮")
    Case.objects.filter(pk=case.pk).update(lon=106.5010, lat=29.5)
    (one,) = duplicates(WHICH, SAID, Spot(VILLAGE, MONDAY, lon=106.5, lat=29.5), cast.li)
    assert one.near == "相距约100米" and 45 <= one.percent <= 100


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres():
    assert metres(106.5, 29.0, 106.5, 30.0) == pytest.approx(111_195, rel=0.001)


def test_it_asks_few_questions_of_the_store_however_many_matters_there_are(
    cast, reported, django_assert_max_num_queries
):
    for _ in range(12):
        reported("村东头路灯不亮")
    with django_assert_max_num_queries(3):
        found(cast.li)
