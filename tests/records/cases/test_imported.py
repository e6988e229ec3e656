"""Matters of other systems (历史导入): no steps nobody saw, no deadline anybody met, and a lawful way to go on here."""

from datetime import datetime, timedelta

import pytest
from factories.cast import PLACE

from yifa.ground.calendar import TZ
from yifa.ground.calendar.clock import day_of
from yifa.readers.figures.meaning import standing
from yifa.records.cases.imported import CONTINUE, RECORD
from yifa.records.cases.loading import History, Move, load_histories, play
from yifa.records.cases.models import Case
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance, open_case

CAME = datetime(2024, 3, 4, 9, tzinfo=TZ)
ENDED = CAME + timedelta(days=30)
ROW = {
    "source_system": "演示网格平台",
    "source_no": "W-1",
    "summary": "村口路灯不亮,请派人修理",
    "category": "公共设施",
}


def told(by, *more, data=ROW):
    moves = (Move(RECORD, data, CAME, by), *(Move(step, form, ENDED, by) for step, form in more))
    return History("grid_event", f"{PLACE}001", f"{PLACE}-ZZZX", moves, "file:W-1")


def test_a_settled_row_shows_no_step_and_no_deadline_it_did_not_tell(cast):
    image = play(told(cast.li, ("import_settled", {"outcome_told": "已修好"})))[1]
    assert [taken.step for taken in image.steps] == [RECORD, "import_settled"]
    assert image.clocks == {} and image.due_at is None
    assert (image.opened_at, image.closed_at, image.outcome) == (CAME, ENDED, "办结")
    assert image.detail["resolved_on"] == day_of(ENDED) and image.detail["resolved_level"] == ""


def test_a_matter_without_title_is_called_by_its_first_words(cast):
    assert play(told(cast.li))[1].title == "村口路灯不亮,请派人修理"
    assert play(told(cast.li, data={"source_system": "演示", "source_no": "W-1"}))[1].title == "W-1"


def test_going_on_here_counts_from_the_day_of_receipt(cast):
    history = told(cast.li)
    image = play(History(**{**vars(history), "moves": (*history.moves, Move(CONTINUE, {}, ENDED, cast.li))}))[1]
    clock = image.clocks["handling"]
    assert image.state == "reported" and clock.events[0].at == CAME and "自登记之日起算" in clock.events[0].ground
    assert clock.due_at < ENDED  # late already, and shown as late


@pytest.mark.parametrize("step", ["import_settled", "withdraw_import", "import_progress"])
def test_what_only_a_table_can_say_is_not_entered_by_hand(db, cast, step):
    load_histories([told(cast.li)], by=cast.li)
    with pytest.raises(Refused, match="导出表") as refused:
        advance(Case.objects.get().code, step, by=cast.li, data={"source_state": "已办结", "reason": "误"})
    assert refused.value.why == "table"


def test_nor_is_it_opened_by_hand(cast):
    with pytest.raises(Refused, match="导入导出"):
        open_case("grid_event", by=cast.li, division=f"{PLACE}001", organ="x", data=ROW, step=RECORD)


def test_the_next_township_may_not_bring_it_in(cast):
    with pytest.raises(Refused) as refused:
        play(told(cast.zhou))
    assert refused.value.why == "permission"


def test_what_was_taken_back_counts_in_no_figure():
    assert [cond.field for cond in standing("case:grid_event")] == ["state"]
    assert {cond.field for kind in ("case:legal_aid", "register:mediator") for cond in standing(kind)} == {
        "state", "withdrawn",
    }  # fmt: skip
