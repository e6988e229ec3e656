"""Saved mappings: one organ's, by version, in and out as a file, with what would change shown first."""

import pytest
from factories.spreadsheets import kind

from yifa.doors.files import kept
from yifa.doors.files.mapping import Mapping, MappingRefused, differences, read_text
from yifa.doors.files.models import ColumnMapping

OF = "cases/grid_event.export"
COLUMNS = {"事件编号": "@key", "上报时间": "@at", "类型": "category"}


def mapping(**more):
    told = {"columns": COLUMNS, "values": {"category": {"路灯": "公共设施"}}, **more}
    return Mapping(told.pop("source", "演示网格平台"), OF, **told)


def test_a_mapping_is_kept_by_version_and_told_to_the_ledger(db, cast, ledger_events):
    first = kept.save(mapping(), kind(OF), by=cast.li)
    assert (first.version, kept.save(mapping(), kind(OF), by=cast.li).pk) == (1, first.pk)
    second = kept.save(mapping(columns={**COLUMNS, "描述": "summary"}), kind(OF), by=cast.li)
    assert (second.version, [row.pk for row in kept.saved(cast.li)]) == (2, [second.pk])
    assert ColumnMapping.objects.get(pk=first.pk).retired_by == "li"
    assert ledger_events().count("files.mapping_saved") == 2


def test_one_for_another_kind_is_refused_by_the_names_people_know(db, cast):
    with pytest.raises(MappingRefused) as refused:
        kept.save(mapping(), kind("registers/mediator"), by=cast.li)
    said = str(refused.value)
    assert f"是给“{kind(OF).name}”的" in said and "grid_event" not in said and "cases" not in said


def test_it_is_shared_within_the_organ_and_with_nobody_else(db, cast):
    row = kept.save(mapping(), kind(OF), by=cast.li)
    assert list(kept.saved(cast.zhou)) == []
    with pytest.raises(MappingRefused, match="没有找到"):
        kept.retire(row.pk, by=cast.zhou)


def test_it_goes_out_as_a_file_and_comes_back_the_same(db, cast):
    assert read_text(mapping().as_text()) == mapping()


def test_what_would_change_is_told_before(db):
    after = mapping(columns={"事件编号": "@key", "上报时间": "@at", "分类": "category"})
    told = differences(mapping(), after, kind(OF))
    assert told == [("表头“分类”", "(无)", "类别"), ("表头“类型”", "类别", "(删去)")]


def test_what_would_change_is_told_in_the_words_of_the_pages(db):
    """No name of the program stands in it: columns by their heads, choices by their labels."""
    after = mapping(values={"category": {"井盖": "公共设施"}}, fixed={"urgency": "一般", "@state": "import_void"})
    told = differences(mapping(), after, kind(OF))
    assert ("“类别”里的“井盖”", "(无)", "公共设施") in told
    assert ("“办理状态”一律填", "(无)", "原系统已作废") in told
    assert not [line for line in told if any(letter.isascii() and letter.isalpha() for letter in "".join(line))]


def test_two_heads_for_one_column_are_named_as_the_file_calls_them():
    with pytest.raises(MappingRefused, match="“事件编号”、“编号”"):
        read_text(mapping(columns={"事件编号": "@key", "编号": "@key"}).as_text())


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"columns": {"事件编号": "@key"}}, "必填的栏目还没有对应:受理时间"),
        ({"columns": {**COLUMNS, "x": "password"}}, "没有这些栏目:password"),
        ({"values": {"category": {"路灯": "军事"}}}, "没有“军事”这个选项"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(db, cast, told, sentence):
    with pytest.raises(MappingRefused, match=sentence):
        kept.save(mapping(**told), kind(OF), by=cast.li)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": "yifa-mapping/1", "kind": "x"}', "<html>"])
def test_a_file_that_is_none_is_refused(text):
    with pytest.raises(MappingRefused):
        read_text(text)


def test_the_saved_mapping_that_fits_a_file_is_found(db, cast):
    row = kept.save(mapping(), kind(OF), by=cast.li)
    assert kept.fitting(cast.li, kind(OF), ("事件编号", "上报时间", "类型", "备注")).pk == row.pk
    assert kept.fitting(cast.li, kind(OF), ("工单编号", "上报时间")) is None
