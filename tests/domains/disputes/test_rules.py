"""Each rule on the case of its own example: one that fires, one that must not."""

import re
from datetime import datetime, timedelta

import pytest
from domains.disputes.filled import DISPUTE as FORMS
from domains.disputes.filled import DIVISION, HOUSE, ORGAN

from yifa.domains.disputes.rules import RULE_LIST
from yifa.ground.calendar import TZ
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.loading import History, Move, play

RULES = {rule.code.partition(".")[2]: rule for rule in RULE_LIST}
CITED = re.compile(r"第\d+条|GB/T \d+-\d{4}")
"""An article; for 综治中心 the national standard, which has no numbered articles that were seen."""
AGREED = ("apply", "accept", "mediate", "agree_orally")


def case(start, *steps, hours=1, **changed):
    at = datetime.fromisoformat(f"{start}T09:00").replace(tzinfo=TZ)
    done = tuple(
        Move(step, {**FORMS[step], **changed.get(step, {})}, at + timedelta(hours=hours * n), HOUSE)
        for n, step in enumerate(steps)
    )
    return play(History("dispute", DIVISION, ORGAN, done, "t"))[1]


def fires(rule, image, at):
    moment = datetime.fromisoformat(at).replace(tzinfo=TZ)
    return RULES[rule].fires(image, lambda code: LAWBOOK.get(code, on=moment.date()).value, moment)


def test_a_risk_that_was_not_reported(db):
    warned = case("2026-09-01", "apply", "accept", "warn_public_security")  # at eleven
    assert not fires("police_untold", warned, "2026-09-01T12:30")
    assert fires("police_untold", warned, "2026-09-01T15:00")
    ended = case("2026-09-01", "apply", "accept", "warn_public_security", "terminate")
    assert fires("police_untold", ended, "2026-09-01T12:30")


def test_a_risk_that_was_reported(db):
    told = case("2026-09-01", "apply", "accept", "warn_public_security", "report_to_police")
    assert not fires("police_untold", told, "2026-12-01T09:00")
    assert not fires("police_untold", case("2026-09-01", "apply", "accept", "warn"), "2026-12-01T09:00")


def test_performance_that_nobody_watched(db):
    image = case("2026-03-01", *AGREED, agree_orally={"perform_by": "2026-03-20"})
    assert not fires("performance_unwatched", image, "2026-03-20T09:00")
    assert fires("performance_unwatched", image, "2026-03-21T09:00")
    paid = case("2026-03-01", *AGREED, agree_orally={"perform_by": "2026-03-20", "performed_on": "2026-03-01"})
    assert not fires("performance_unwatched", paid, "2026-04-01T09:00")


def test_performance_asked_about_before_its_day_is_not_yet_watched(db):
    image = case("2026-03-01", *AGREED, "follow_up", hours=24, agree_orally={"perform_by": "2026-03-20"})
    assert fires("performance_unwatched", image, "2026-03-21T09:00")
    late = case("2026-03-01", *AGREED, "follow_up", hours=24, agree_orally={"perform_by": "2026-03-02"})
    assert not fires("performance_unwatched", late, "2026-03-21T09:00")


@pytest.mark.parametrize(
    ("day", "notice"),
    [("2026-09-10", []), ("2026-09-27", []), ("2026-09-28", ["10日"]), ("2026-10-05", ["3日"]), ("2026-10-08", ["3日"]),
     ("2026-10-09", [])],
)  # fmt: skip
def test_the_confirmation_window_is_told_at_ten_and_three_days(db, day, notice):
    image = case("2026-09-01", "apply", "accept", "mediate", "agree_orally")
    assert fires("confirmation_window", image, f"{day}T09:00") == notice


def test_a_window_that_was_used_is_silent(db):
    assert fires("confirmation_window", case("2026-09-01", *AGREED, "apply_confirmation"), "2026-10-05T09:00") == []


def test_a_written_agreement_left_unsigned_overnight(db):
    image = case("2026-03-02", "apply", "accept", "mediate", "agree_in_writing")
    assert not fires("agreement_unsigned", image, "2026-03-02T23:00")
    assert fires("agreement_unsigned", image, "2026-03-03T09:00")
    signed = case("2026-03-02", "apply", "accept", "mediate", "agree_in_writing", "sign", "take_effect")
    assert not fires("agreement_unsigned", signed, "2026-03-03T09:00")


def test_a_breach_without_notice(db):
    late = {"perform_by": "2026-03-02"}
    image = case("2026-03-01", *AGREED, "follow_up", hours=24, agree_orally=late)
    assert fires("breach_untold", image, "2026-03-10T09:00")
    told = case("2026-03-01", *AGREED, "follow_up", "tell_unperformed", hours=24, agree_orally=late)
    assert not fires("breach_untold", told, "2026-03-10T09:00")


def test_half_of_the_period_without_mediation(db):
    image = case("2026-03-02", "apply", "accept")
    assert not fires("accepted_unmediated", image, "2026-03-10T09:00")
    assert fires("accepted_unmediated", image, "2026-03-22T09:00")
    begun = case("2026-03-02", "apply", "accept", "mediate")
    assert not fires("accepted_unmediated", begun, "2026-03-22T09:00")


@pytest.mark.parametrize("rule", RULE_LIST, ids=lambda r: r.code)
def test_a_rule_can_be_printed_with_the_words_the_watch_has(rule):
    printed = rule.sentence.format(name="演示纠纷", missing="3日")
    assert "请" in printed and "{" not in printed and CITED.search(rule.basis)
