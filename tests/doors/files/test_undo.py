"""Taking an import back: what nobody touched is withdrawn, the rest is named; nobody takes back another organ's."""

from datetime import date

import pytest
from django.urls import reverse
from factories.kinds import lodge
from factories.spreadsheets import PLACE, kind

from yifa.doors.files import runs
from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for
from yifa.doors.files.importing import bring_in
from yifa.doors.files.models import Import
from yifa.doors.files.packages import SCREEN
from yifa.doors.files.places import Places
from yifa.ground.calendar import now
from yifa.ground.ledger import verify
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.figures.meaning import counts
from yifa.readers.figures.period import span
from yifa.readers.figures.sources import source
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, CaseLink, Handover
from yifa.records.cases.verbs import advance
from yifa.records.documents.models import Document
from yifa.records.registers.actions import EntryRefused, end
from yifa.records.registers.models import RegisterEntry

HEADS = ("事件编号", "上报时间", "办结时间", "状态", "事件描述")
REPORTED = ("登记时间", "事件概述", "类别", "地点")
EXAMS = [("2026-3-2", "演示甲", "是"), ("2026-3-3", "演示乙", "是")]
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


def counted(indicator):
    """How many of what is in the store the figure counts, one by one."""
    asked = INDICATORS[indicator]
    of = source(asked.source)
    rows = of.model.objects.filter(**{of.selector: of.kind})
    return sum(counts(asked, row.public_half(), span("2026")) for row in rows)


def test_register_lines_are_withdrawn_and_count_as_little_as_what_was_never_there(bring, cast):
    first = bring("registers/exam_enrolment", ("有效自", "姓名", "新申领人员"), *EXAMS)
    assert counted("enforcement.exam_candidates") == 2
    gone, kept = RegisterEntry.objects.order_by("pk")
    end(kept.pk, by=cast.li, on=date(2026, 6, 1), reason="缺考", version=1)
    run = runs.undo(first.run, by=cast.li, reason="导错了")
    assert [what for what, _ in run.kept] == [kept.subject] and "有人改过" in run.kept[0][1]
    assert counted("enforcement.exam_candidates") == 1 and verify(deep=True).problems == ()
    gone.refresh_from_db()
    with pytest.raises(EntryRefused, match="已撤销登记"):
        end(gone.pk, by=cast.li, on=date(2026, 6, 1), reason="x", version=gone.version)
    assert bring("registers/exam_enrolment", ("有效自", "姓名", "新申领人员"), *EXAMS).written == 1


def test_matters_of_our_own_template_are_taken_back_with_their_periods(bring, cast, ledger_events):
    first = bring("cases/grid_event", REPORTED, ("2026-3-2", "路灯", "公共设施", "演示路1号"))
    case = Case.objects.get()
    assert first.faults == [] and counted("grid.event.reported") == 1
    assert case.clocks.exclude(state="stopped").exists()
    assert runs.undo(first.run, by=cast.li, reason="选错了表").kept == []
    case = Case.objects.get()
    assert (case.state, case.outcome, case.due_at, case.source_key) == ("import_withdrawn", "撤销导入", None, None)
    assert set(case.clocks.values_list("state", "met")) == {("stopped", None)}
    assert case.steps.last().private == {"reason": "选错了表"}
    assert counted("grid.event.reported") == 0 and verify(deep=True).problems == ()
    assert "grid_event.withdraw_import" in ledger_events()


@pytest.mark.parametrize("what", ["step", "file", "tie", "handover"])
def test_what_somebody_has_gone_on_with_stays_and_is_named(bring, cast, people, client, what):
    rows = [(f"2026-3-{day}", f"路灯{day}", "公共设施", "演示路1号") for day in (2, 3)]
    first = bring("cases/grid_event", REPORTED, *rows)
    case, other = Case.objects.order_by("pk")
    match what:
        case "step":
            Case.objects.filter(pk=case.pk).update(version=2)
        case "file":
            paper = {
                "kind": "x",
                "about": case.subject,
                "media_type": "image/png",
                "size": 1,
                "dated": date(2026, 3, 4),
            }
            Document.objects.create(**paper, division=PLACE, organ=case.organ, created_at=now(), created_by="li")
        case "tie":
            far = lodge(cast.li)
            CaseLink.objects.create(case=far, other=case, kind="related", at=now(), by="li")
        case "handover":
            told = {"procedure": "dispute", "division": PLACE, "reason": "x", "offered_at": now(), "offered_by": "li"}
            Handover.objects.create(case=case, state="accepted", answered_at=now(), opened_code="x", **told)
    run = runs.undo(first.run, by=cast.li, reason="选错了表")
    assert [what for what, _ in run.kept] == [case.code] and "逐件办理" in run.kept[0][1]
    assert list(Case.objects.filter(state="import_withdrawn")) == [other]
    client.force_login(people.li)
    page = client.get(reverse("files:run", args=[first.run])).content.decode()
    assert f'href="{reverse("ui:case", args=[case.code])}"' in page and other.code not in page


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
