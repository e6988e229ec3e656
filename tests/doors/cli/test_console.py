"""Progress where nobody watches: plain lines at the end of a task and now and then, with counts and time."""

import pytest

from yifa.doors.cli import console
from yifa.doors.cli.console import Lines, bars


@pytest.fixture
def clock():
    class Clock:
        now = 0.0

        def __call__(self):
            return self.now

    return Clock()


@pytest.fixture
def said(monkeypatch):
    found = []
    monkeypatch.setattr(console.messages, "print", lambda text, **_: found.append(text))
    return found


def test_a_task_says_one_line_when_it_is_done(said, clock):
    lines = Lines(clock=clock)
    task = lines.add_task("载入演示数据 七星镇", total=300)
    lines.update(task, completed=100)
    clock.now = 7.2
    lines.update(task, completed=300)
    lines.update(task, completed=300)
    assert said == ["载入演示数据 七星镇:300/300,7秒"]


def test_a_long_task_says_now_and_then_where_it_is(said, clock):
    lines = Lines(clock=clock)
    task = lines.add_task("载入", total=4)
    for second in (4, 11, 12, 22):
        clock.now = second
        lines.advance(task)
    assert said == ["载入:2/4,11秒", "载入:4/4,22秒"]


def test_a_file_gets_lines_and_no_moving_bar():
    with bars() as progress:
        assert isinstance(progress, Lines) and progress.disable
