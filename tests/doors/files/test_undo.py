"""Taking an import back: what nobody touched is withdrawn, the rest is named; nobody takes back another organ's."""

import pytest
from factories.spreadsheets import kind

from yifa.doors.files import runs
from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for
from yifa.doors.files.importing import bring_in
from yifa.doors.files.models import Import
from yifa.doors.files.packages import SCREEN
from yifa.doors.files.places import Places
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance

HEADS = ("事件编号", "上报时间", "办结时间", "状态", "事件描述")
EVENTS = [("W1", "2026-3-5", None, "处置中", "路灯"), ("W2", "2026-3-6", "2026-3-8", "已办结", "井盖")]


@pytest.fixture
def bring(db, sheet, cast):
    def brought(path, *rows, by=cast.li):
        of, file = kind(path), sheet(*rows)
        mapping = mapping_for(file, of, "演示平台", SCREEN) if of.exports else None
        return bring_in(file, of, Setting(by, Places(by), mapping=mapping))

    return brought


def test_untouched_matters_are_taken_back_and_may_come_again(bring, cast, ledger_events):
    first = bring("cases/grid_event.export", HEADS, *EVENTS)
    run = runs.undo(first.run, by=cast.li, reason="选错了文件")
    assert (run.state, run.kept, run.message) == ("undone", [], "撤销2条,未撤销0条。")
    assert set(Case.objects.values_list("state", "source_key")) == {("import_withdrawn", None)}
    assert bring("cases/grid_event.export", HEADS, *EVENTS).written == 2
    assert "files.import_undone" in ledger_events()


def test_what_went_on_here_stays_and_is_named(bring, cast):
    first = bring("cases/grid_event.export", HEADS, *EVENTS)
    going = Case.objects.get(state="imported")
    advance(going.code, "continue_here", by=cast.li, data={})
    run = runs.undo(first.run, by=cast.li, reason="选错了文件")
    assert [what for what, _ in run.kept] == [going.code] and "逐件办理" in run.kept[0][1]
    assert Case.objects.get(pk=going.pk).state == "reported"


def test_what_was_set_apart_since_is_neither_named_nor_told(bring, cast):
    first = bring("cases/grid_event.export", HEADS, *EVENTS)
    apart = Case.objects.get(state="imported")
    Case.objects.filter(pk=apart.pk).update(secrecy="handler", handler="li", version=apart.version + 1)
    run = runs.undo(first.run, by=cast.li, reason="选错了文件")
    assert len(run.kept) == 1 and apart.code not in str(run.kept) and "现在是" not in str(run.kept)
    assert Case.objects.get(pk=apart.pk).state == "imported"


def test_activities_are_withdrawn(bring, cast):
    heads = ("举办日期", "培训班名称", "培训对象", "培训内容", "参训人次")
    first = bring("activities/training", heads, ("2026-3-2", "调解员培训", "人民调解员", "民法典", 42))
    assert runs.undo(first.run, by=cast.li, reason="重复").kept == []
    assert Activity.objects.get().withdrawn_by == "li"


@pytest.mark.parametrize("who", ["zhou", "chen"])
def test_nobody_else_may(bring, cast, who):
    first = bring("cases/grid_event.export", HEADS, *EVENTS)
    other = getattr(cast, who)
    if other.organ != cast.li.organ:
        with pytest.raises(runs.CannotUndo, match="不是本单位的"):
            runs.undo(first.run, by=other, reason="x")
        assert not runs.mine(other).exists()


def test_twice_or_without_a_reason_is_refused(bring, cast):
    first = bring("cases/grid_event.export", HEADS, *EVENTS)
    with pytest.raises(runs.CannotUndo, match="写明"):
        runs.undo(first.run, by=cast.li, reason=" ")
    runs.undo(first.run, by=cast.li, reason="误")
    with pytest.raises(runs.CannotUndo, match="已经撤销"):
        runs.undo(first.run, by=cast.li, reason="误")
    assert Import.objects.get().undone_by == "li"
