"""The closed loop of a grid event: who settles it is recorded, urgent ones go up, the clock runs and stops."""

import pytest
from domains.requests.playing import played
from factories.cast import Cast

from yifa.records.cases.refusal import Refused

REPORT = {"title": "路灯不亮", "category": "公共设施", "place": "村口"}
DONE = {"result": "已修好"}
CHECKED = {"found": "现场核查,已修好"}


def test_what_the_village_settles_counts_as_the_village_s(cast: Cast) -> None:
    image = played(("report", cast.feng, REPORT), ("accept_in_village", cast.feng, {}),
                   ("settle_in_village", cast.feng, DONE), ("close", cast.feng, CHECKED))  # fmt: skip
    assert (image.state, image.outcome, image.detail["resolved_level"]) == ("closed", "办结", "村级")


def test_what_the_town_settles_counts_as_the_town_s(cast: Cast) -> None:
    image = played(("report", cast.feng, REPORT), ("push_up", cast.feng, {"reason": "村里没有维修队"}),
                   ("dispatch", cast.li, {"unit": "规划建设办公室"}), ("settle_in_town", cast.zhao, DONE),
                   ("close", cast.feng, CHECKED))  # fmt: skip
    assert (image.detail["resolved_level"], image.detail["unit"]) == ("镇级及以上", "规划建设办公室")


def test_an_urgent_event_cannot_be_settled_on_the_spot(cast: Cast) -> None:
    with pytest.raises(Refused, match="立即上报镇") as refused:
        played(("report", cast.feng, {**REPORT, "urgency": "紧急"}), ("settle_on_the_spot", cast.feng, DONE))
    assert refused.value.why == "guard"


def test_rework_takes_the_result_back_and_starts_the_clock_again(cast: Cast) -> None:
    image = played(
        ("report", cast.feng, REPORT), ("settle_on_the_spot", cast.feng, DONE), ("rework", cast.feng, CHECKED)
    )
    assert (image.state, image.detail["resolved_level"], image.detail["resolved_on"]) == ("in_village", "", None)


def test_the_clock_runs_from_the_report_and_stops_with_the_settlement(cast: Cast) -> None:
    open_, settled = (
        played(*moves).clocks["handling"]
        for moves in (
            [("report", cast.feng, REPORT)],
            [("report", cast.feng, REPORT), ("settle_on_the_spot", cast.feng, DONE)],
        )
    )
    assert open_.due_at is not None
    assert (open_.state, open_.due_at.date().isoformat()) == ("running", "2024-03-11")
    assert (settled.state, settled.met) == ("stopped", True)


def test_a_grid_member_of_the_next_town_may_not_report_here(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        played(("report", cast.zhou, REPORT))
    assert refused.value.why == "permission"


def test_only_the_clerk_dispatches(cast: Cast) -> None:
    with pytest.raises(Refused, match="镇级分拨"):
        played(("report", cast.feng, REPORT), ("push_up", cast.feng, {"reason": "村里不能办"}),
               ("dispatch", cast.feng, {"unit": "规划建设办公室"}))  # fmt: skip
