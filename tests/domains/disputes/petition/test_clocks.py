"""Each period of a petition on its day: natural days but the five, year turn, make-up workdays, hearing not counted."""

import pytest
from domains.disputes.petition.filled import TWO, day, told

from yifa.domains.disputes.procedures import PETITION
from yifa.ground.calendar import due_from_events

pytestmark = pytest.mark.django_db
TO_HANDLING = "register sort accept"


def due(clock, start, steps, days=(), **changed):
    return day(told(start, steps, days, **changed).clocks[clock])


@pytest.mark.parametrize(
    ("clock", "start", "steps", "ends"),
    [
        ("transfer", "2026-02-05", "register", "2026-02-24"),  # the 20th lies in the Spring Festival
        ("take_up", "2026-02-05", "register sort transfer", "2026-02-24"),
        ("objection", "2026-04-29", "register sort transfer", "2026-05-09"),  # a make-up Saturday counts
        ("finish", "2026-08-03", TO_HANDLING, "2026-10-08"),  # rolls over the National Day
        ("ask_review", "2026-09-01", f"{TO_HANDLING} give_opinion deliver", "2026-10-08"),
        ("review", "2026-03-02", f"{TO_HANDLING} give_opinion deliver ask_review", "2026-04-01"),
        ("recheck", "2026-03-02", f"{TO_HANDLING} give_opinion deliver ask_review review_decide deliver_review "
         "ask_recheck", "2026-04-01"),
        ("simple_finish", "2026-02-10", "register sort go_simple", "2026-03-02"),  # 14th and 28th are worked
    ],
)  # fmt: skip
def test_a_period_ends_on_its_day(clock, start, steps, ends):
    assert due(clock, start, steps) == ends


def test_another_organ_that_received_it_directly_tells_in_writing():
    image = told("2026-02-05", "register", register={"receiver": "其他机关、单位"})
    assert set(image.clocks) == {"notice"} and day(image.clocks["notice"]) == "2026-02-24"


def test_whoever_cannot_be_named_or_found_cannot_be_told_but_a_petition_office_still_passes_it_on():
    unclear = {"register": {"receiver": "其他机关、单位", "unclear": True}}
    assert not told("2026-02-05", "register", **unclear).clocks
    assert set(told("2026-02-05", "register", register={"unclear": True}).clocks) == {"transfer"}


def test_an_extension_over_the_turn_of_the_year():
    """60 days from 10 November end on 9 January 2026, thirty more on Sunday the 8th of February: Monday the 9th."""
    way = f"{TO_HANDLING} extend"
    assert due("finish", "2025-11-10", TO_HANDLING) == "2026-01-09"
    assert due("finish", "2025-11-10", way, (0, 0, 0, 50)) == "2026-02-09"


def test_an_extension_that_ends_on_a_make_up_saturday_ends_there():
    """90 days from 16 November 2025 end on Saturday the 14th of February 2026, which is worked."""
    assert due("finish", "2025-11-16", f"{TO_HANDLING} extend", (0, 0, 0, 50)) == "2026-02-14"


def test_the_time_of_the_hearing_is_not_counted():
    way = f"{TO_HANDLING} give_opinion deliver ask_review review_decide deliver_review ask_recheck"
    before = due("recheck", "2026-03-02", way)
    paused = told("2026-03-02", f"{way} open_hearing", (0,) * 9 + (5,)).clocks["recheck"]
    after = told("2026-03-02", f"{way} open_hearing end_hearing", (0,) * 9 + (5, 15)).clocks["recheck"]
    assert (before, paused.state, day(after)) == ("2026-04-01", "paused", "2026-04-13")  # the 11th is a Saturday
    assert due_from_events(after.period, after.events).due.at == after.due_at


def test_a_lawful_route_never_starts_the_sixty_days():
    image = told("2026-03-02", "register sort route", sort=TWO)
    assert image.state == "routed" and "finish" not in image.clocks and image.due_at is None


def test_a_matter_found_to_be_one_of_law_leaves_and_its_sixty_days_stop():
    before = told("2026-03-02", f"{TO_HANDLING} reclassify", (0, 0, 0, 3))
    after = told("2026-03-02", f"{TO_HANDLING} reclassify route", (0, 0, 0, 3, 4))
    assert (before.clocks["finish"].state, after.clocks["finish"].state) == ("running", "stopped")


def test_simple_handling_decides_within_days_of_the_receipt_and_ends_by_the_ordinary_sixty():
    image = told("2026-03-02", "register sort", (0, 1), sort={"simple": True})
    assert day(image.clocks["simple_accept"]) == "2026-03-05"
    switched = told("2026-03-02", "register sort go_simple to_ordinary", (0, 1, 1, 4), sort={"simple": True})
    assert switched.clocks["simple_finish"].state == "stopped" and switched.state == "handling"
    assert day(switched.clocks["finish"]) == "2026-05-06"  # from acceptance on 3 March: 2 May is a holiday


def test_what_was_kept_is_told_for_figures():
    kept = told("2026-03-02", f"{TO_HANDLING} give_opinion", (0, 0, 0, 20)).detail
    late = told("2026-03-02", f"{TO_HANDLING} give_opinion", (0, 0, 20, 120)).detail
    assert (kept["transfer_kept"], kept["finish_kept"]) == ("按期", "按期")
    assert (late["transfer_kept"], late["finish_kept"]) == ("逾期", "逾期")


def test_what_somebody_else_may_do_in_time_makes_no_authority_late():
    duties = {clock.code: clock.duty for clock in PETITION.clocks}
    assert {code for code, duty in duties.items() if duty == "party"} == {"ask_review", "ask_recheck"}
    assert duties["objection"] == "receiver"


def test_a_review_that_sets_aside_starts_sixty_new_days():
    way = f"{TO_HANDLING} give_opinion deliver ask_review review_decide deliver_review redo"
    image = told("2026-03-02", way, (0,) * 8 + (10,), review_decide={"review_verdict": "撤销,责令重新办理"})
    assert image.state == "handling" and day(image.clocks["finish"]) == "2026-05-11"


def test_what_the_public_sends_in_has_its_fifteen_days_too():
    asked = told("2026-02-05", "ask")
    assert (asked.channel, day(asked.clocks["transfer"])) == ("信息网络", "2026-02-24")
