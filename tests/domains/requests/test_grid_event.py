"""The closed loop of a grid event: who settles it is recorded, urgent ones go up, the clock runs and stops."""

import pytest
from domains.requests.playing import played
from factories.cast import Cast

from yifa.domains.requests.procedures.grid_loop import GRID_EVENT_2026
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.refusal import Refused

REPORT = {"title": "路灯不亮", "category": "公共设施", "place": "村口"}
DONE = {"result": "已修好"}
CHECKED = {"found": "现场核查,已修好"}


def test_what_the_village_settles_counts_as_the_village_s(cast: Cast) -> None:
    image = played(("report", cast.feng, REPORT), ("accept_in_village", cast.feng, {}),
                   ("settle_in_village", cast.feng, DONE), ("close", cast.li, CHECKED))  # fmt: skip
    assert (image.state, image.outcome, image.detail["resolved_level"]) == ("closed", "办结", "村级")


def test_what_the_town_settles_counts_as_the_town_s(cast: Cast) -> None:
    image = played(("report", cast.feng, REPORT), ("push_up", cast.feng, {"reason": "村里没有维修队"}),
                   ("dispatch", cast.li, {"unit": "规划建设办公室"}), ("receive", cast.zhao, {}),
                   ("settle_in_town", cast.zhao, DONE),
                   ("close", cast.feng, CHECKED))  # fmt: skip
    assert (image.detail["resolved_level"], image.detail["unit"]) == ("镇级及以上", "规划建设办公室")


def test_an_urgent_event_cannot_be_settled_on_the_spot(cast: Cast) -> None:
    with pytest.raises(Refused, match="立即上报镇") as refused:
        played(("report", cast.feng, {**REPORT, "urgency": "紧急"}), ("settle_on_the_spot", cast.feng, DONE))
    assert refused.value.why == "guard"


@pytest.mark.parametrize("settled", ["settle_on_the_spot", "settle_in_village"])
@pytest.mark.parametrize("check", ["close", "rework"])
def test_who_settled_it_does_not_check_it(cast: Cast, settled: str, check: str) -> None:
    begun = [("report", cast.feng, REPORT), *([("accept_in_village", cast.feng, {})] if "village" in settled else [])]
    for doer, other in ((cast.feng, cast.li), (cast.li, cast.feng)):
        done = (*begun, (settled, doer, DONE))
        with pytest.raises(Refused, match="不是您经办的") as refused:
            played(*done, (check, doer, CHECKED))
        assert refused.value.why == "permission"
        assert played(*done, (check, other, CHECKED)).state in ("closed", "in_village")


def test_who_settled_it_for_the_town_does_not_check_it(cast: Cast) -> None:
    with pytest.raises(Refused, match="“处置”不是您经办的"):
        by_name(cast, *IN_TOWN, ("settle_in_town", "li", DONE), ("close", "li", CHECKED))


def test_rework_takes_the_result_back_and_starts_the_clock_again(cast: Cast) -> None:
    image = played(("report", cast.feng, REPORT), ("settle_on_the_spot", cast.feng, DONE), ("rework", cast.li, CHECKED))
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


AT_TOWN = (("report", "feng", REPORT), ("push_up", "feng", {"reason": "村里没有维修队"}))
ASSIGNED = (*AT_TOWN, ("dispatch", "li", {"unit": "规划建设办公室"}))
IN_TOWN = (*ASSIGNED, ("receive", "zhao", {}))
WHY = {"reason": "演示理由"}


def by_name(cast: Cast, *moves: tuple[str, str, dict[str, object]]):
    return played(*((step, getattr(cast, who), data) for step, who, data in moves))


def test_what_the_list_takes_back_goes_up_to_the_county(cast: Cast) -> None:
    taken_back = {"unit": "综合行政执法大队", "listed": "上级收回事项", "item": "收回第12项"}
    with pytest.raises(Refused, match="提级到县级部门"):
        by_name(cast, *AT_TOWN, ("dispatch", "li", taken_back))
    image = by_name(cast, *AT_TOWN, ("raise_level", "li", {**WHY, "unit": "县水利局"}),
                    ("settle_at_county", "li", DONE), ("close", "feng", CHECKED))  # fmt: skip
    assert (image.detail["resolved_level"], image.detail["unit"]) == ("镇级及以上", "县水利局")


def test_a_unit_signs_before_it_handles_and_may_return_with_its_ground(cast: Cast) -> None:
    with pytest.raises(Refused, match="待签收"):
        by_name(cast, *ASSIGNED, ("settle_in_town", "zhao", DONE))
    image = by_name(cast, *ASSIGNED, ("send_back", "zhao", {**WHY, "ground": "清单第3项"}))
    assert image.state == "at_town" and image.clocks["receive"].state == "stopped"


def test_an_extension_is_asked_for_before_it_is_granted(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有申请延期"):
        by_name(cast, *IN_TOWN, ("extend", "li", WHY))
    image = by_name(cast, *IN_TOWN, ("ask_extension", "zhao", WHY), ("extend", "li", WHY))
    assert image.clocks["handling"].due_at.date().isoformat() == "2024-03-18"


@pytest.mark.parametrize(
    ("category", "urgency", "clock", "day"),
    [
        ("公共设施", "一般", "handling", "2024-03-11"),
        ("消防隐患", "较急", "safety", "2024-03-07"),
        ("公共设施", "紧急", "urgent", "2024-03-05"),
    ],
)
def test_the_time_limit_follows_category_and_urgency(cast: Cast, category, urgency, clock, day) -> None:
    image = by_name(cast, ("report", "feng", {**REPORT, "category": category, "urgency": urgency}))
    assert {code: held.due_at.date().isoformat() for code, held in image.clocks.items()} == {clock: day}


def test_rework_goes_back_to_who_handled_it(cast: Cast) -> None:
    done = (*IN_TOWN, ("settle_in_town", "zhao", DONE))
    with pytest.raises(Refused, match="退回承办单位"):
        by_name(cast, *done, ("rework", "feng", CHECKED))
    assert by_name(cast, *done, ("rework_by_unit", "feng", CHECKED)).state == "in_handling"


def test_the_person_who_reported_may_ask_for_a_redo(cast: Cast) -> None:
    image = by_name(cast, ("report", "feng", REPORT), ("settle_on_the_spot", "feng", DONE), ("close", "li", CHECKED),
                    ("ask_redo", "feng", {"told": "还是不亮"}))  # fmt: skip
    assert (image.state, image.closed_at, image.detail["resolved_level"]) == ("at_town", None, "")
    assert {step.code for step in GRID_EVENT_2026.steps if step.party} == {
        "report_by_anyone", "supplement", "rate", "ask_redo",
    }  # fmt: skip


def test_what_is_no_event_leaves_by_handover(cast: Cast) -> None:
    image = by_name(cast, ("report", "feng", REPORT), ("hand_over", "li", {**WHY, "onward": "综治中心"}))
    assert (image.state, image.outcome) == ("handed_over", "移送")
    assert dict(GRID_EVENT_2026.step("hand_over").hands_by[1])["综治中心"] == "centre_case"


def test_events_of_the_first_version_keep_it() -> None:
    first = PROCEDURES.get("grid_event", "2024")
    assert PROCEDURES.get("grid_event").version == "2026"
    assert first.step("dispatch").target == "in_handling" and "assigned" not in {state.code for state in first.states}
