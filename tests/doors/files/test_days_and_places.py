"""Days without a time, and places by the names people use, as other systems' tables write them."""

import pytest
from factories.spreadsheets import HOUSE, PLACE, kind

from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for
from yifa.doors.files.importing import bring_in
from yifa.doors.files.packages import SCREEN
from yifa.doors.files.places import Places
from yifa.ground.places.models import Division
from yifa.records.cases.models import Case

HEADS = ("受理编号", "来电时间", "诉求内容", "办结时间", "所在区划")


def order(at="2026-03-02 09:00", closed=None, where=None):
    return ("GD1", at, "噪声扰民", closed, where)


@pytest.fixture
def bring(db, sheet):
    def brought(*rows, heads=HEADS):
        file, of = sheet(heads, *rows), kind("cases/hotline_ticket.export")
        setting = Setting(HOUSE, Places(HOUSE, PLACE), mapping=mapping_for(file, of, "演示热线", SCREEN))
        return bring_in(file, of, setting)

    return brought


@pytest.fixture
def villages(db):
    names = {
        PLACE: ("演示镇", 4, None), "500155117201": ("马梁村村民委员会", 5, PLACE),
        "500155117202": ("红花社区居民委员会", 5, PLACE), "500155117203": ("东村民委员会", 5, PLACE),
        "500155117204": ("青山村委会", 5, PLACE), "500155117205": ("青山社区居委会", 5, PLACE),
    }  # fmt: skip
    for code, (name, level, parent) in names.items():
        Division.objects.update_or_create(
            code=code, defaults={"name": name, "level": level, "parent_id": parent, "path": name}
        )


def test_a_closing_of_the_same_day_without_a_time(bring):
    assert bring(order(closed="2026-03-02")).faults == []
    case = Case.objects.get()
    assert case.closed_at == case.opened_at


@pytest.mark.parametrize("closed", ["2026-03-01", "2026-03-02 08:59"])
def test_an_earlier_closing_is_refused_by_the_names_of_the_table(bring, closed):
    (fault,) = bring(order(closed=closed)).faults
    assert (fault.cell, fault.reason) == ("D2", "办结时间早于来电时间,请核对后重填。")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("马梁村", "500155117201"), ("马梁村委会", "500155117201"), ("马梁", "500155117201"),
        ("演示镇马梁村", "500155117201"), ("红花社区", "500155117202"), ("东村", "500155117203"),
        ("青山村", "500155117204"), ("青山社区", "500155117205"), ("演示镇", PLACE),
    ],
)  # fmt: skip
def test_a_place_is_known_by_what_people_call_it(villages, said, code):
    assert Places(HOUSE, PLACE).find(said) == code


def test_a_name_that_two_places_share_is_asked_about(villages, bring):
    (fault,) = bring(order(where="青山")).faults
    assert fault.cell == "E2" and "演示镇青山村(500155117204)、演示镇青山社区(500155117205)" in fault.reason


def test_an_unknown_name_is_answered_with_a_village_of_this_town(villages, bring):
    (fault,) = bring(order(where="马粱村")).faults
    assert "例如“马梁村”" in fault.reason and "例如500155117201" in fault.reason


@pytest.mark.parametrize(
    ("said", "sound"), [("不是电话", False), ("无", True), ("138****0000", True), (13800000000, True)]
)
def test_a_telephone_that_is_none_is_refused_in_its_cell(bring, said, sound):
    faults = bring((*order(), said), heads=(*HEADS, "联系电话")).faults
    assert [(one.cell, "电话号码" in one.reason) for one in faults] == ([] if sound else [("F2", True)])
