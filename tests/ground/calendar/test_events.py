from datetime import datetime

import pytest

from yifa.ground.calendar import TZ, ClockError, Event, Period, due, due_from_events

TEN = Period(10, "wd")


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=TZ)


def clock(*events, period=TEN, **options):
    return due_from_events(period, [Event(kind, moment(at), *rest) for kind, at, *rest in events], **options)


START = ("start", "2026-09-01 09:00")


def test_while_paused_there_is_no_due_date():
    result = clock(START, ("pause", "2026-09-03 09:00"))
    assert (result.state, result.due) == ("paused", None)
    assert result.paused_spans[0].end is None


def test_days_off_within_a_pause_are_not_added_to_working_days():
    # Friday to Monday: only Friday was lost.
    result = clock(START, ("pause", "2026-09-04 10:00"), ("resume", "2026-09-07 10:00"))
    assert result.paused_spans[0].length == "1个工作日"
    assert result.due == due(moment("2026-09-01 09:00"), Period(11, "wd"))


def test_every_pause_counts_not_only_the_last():
    pauses = [("pause", "2026-09-02 09:00"), ("resume", "2026-09-03 09:00"),
              ("pause", "2026-09-04 10:00"), ("resume", "2026-09-08 10:00")]  # fmt: skip
    result = clock(START, *pauses)
    assert [span.amount for span in result.paused_spans] == [1, 2]
    assert result.due == due(moment("2026-09-01 09:00"), Period(13, "wd"))


def test_a_restart_counts_the_whole_period_anew():
    result = clock(START, ("pause", "2026-09-02 09:00"), ("restart", "2026-09-10 09:00"))
    assert result.state == "running"
    assert result.due == due(moment("2026-09-10 09:00"), TEN)


def test_an_extension_in_another_unit_is_counted_on_from_the_end():
    result = clock(START, ("extend", "2026-09-02 09:00", Period(1, "mo")))
    assert str(result.due.raw) == "2026-10-15"


def test_after_stopping_the_clock_keeps_its_due_date():
    result = clock(START, ("stop", "2026-09-03 15:00"))
    assert (result.state, result.stopped) == ("stopped", moment("2026-09-03 15:00"))
    assert result.due == due(moment("2026-09-01 09:00"), TEN)


def test_stopping_while_paused_closes_the_pause():
    result = clock(START, ("pause", "2026-09-02 09:00"), ("stop", "2026-09-03 15:00"))
    assert (result.state, result.paused_spans[0].amount) == ("stopped", 1)


@pytest.mark.parametrize(
    "late",
    [
        [("extend", "2026-10-09 09:00", Period(10, "wd"))],
        [("pause", "2026-10-09 09:00")],
        [("pause", "2026-10-09 09:00"), ("resume", "2026-10-12 09:00")],
    ],
)
def test_a_missed_deadline_stays_missed(late):
    result = clock(START, *late)
    assert result.due == clock(START).due
    assert [event.kind for event in result.ignored] == [late[0][0]]
    assert any("届满之后,不影响期限" in line for line in result.explanation)


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([], "还没有起算"),
        ([("pause", "2026-09-01 09:00")], "还没有起算"),
        ([START, ("start", "2026-09-02 09:00")], "已经起算过"),
        ([START, ("resume", "2026-09-02 09:00")], "没有中止"),
        ([START, ("pause", "2026-09-02 09:00"), ("pause", "2026-09-03 09:00")], "不能再次中止"),
        ([START, ("extend", "2026-09-02 09:00")], "写明延长多久"),
        ([START, ("extend", "2026-09-02 09:00", Period(2, "h"))], "不能混合计算"),
        ([START, ("stop", "2026-09-02 09:00"), ("pause", "2026-09-03 09:00")], "已经办结"),
    ],
)
def test_an_impossible_order_is_refused_in_chinese(events, sentence):
    with pytest.raises(ClockError, match=sentence):
        clock(*events)


def test_the_explanation_names_ground_document_and_person():
    result = clock(
        START,
        ("pause", "2026-09-03 09:00", None, "委托鉴定", "鉴字〔2026〕1号", "甲(演示)"),
        ("resume", "2026-09-08 09:00"),
        ("extend", "2026-09-09 09:00", Period(5, "wd"), "案情复杂", "延字〔2026〕2号", "乙(演示)"),
    )
    text = "\n".join(result.explanation)
    assert "其间3个工作日不计入期限(理由:委托鉴定,文书:鉴字〔2026〕1号,批准人:甲(演示))" in text
    assert "延长5个工作日(理由:案情复杂,文书:延字〔2026〕2号,批准人:乙(演示))" in text
    assert "共数18个工作日(期限15个,补上中止的3个)" in text
