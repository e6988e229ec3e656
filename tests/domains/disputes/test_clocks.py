"""The periods of both procedures: values from the law, per kind of matter, per place, with pauses and versions."""

from datetime import datetime, timedelta

import pytest
from domains.disputes.filled import FILLED, HOUSE, moves, played

from yifa.domains.disputes.procedures import ADMINISTRATIVE_MEDIATION, DISPUTE
from yifa.ground.calendar import TZ, due_from_events
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.loading import History, Move, play


def day(clock):
    return clock.due_at.astimezone(TZ).date().isoformat()


def run(procedure, start, steps, division="500155117000", days=(), **changed):
    """Steps on given days after ``start`` (one a day unless told)."""
    begin = datetime.fromisoformat(f"{start}T09:00").replace(tzinfo=TZ)
    forms = FILLED[procedure.code]
    after = days or range(len(steps))
    done = tuple(
        Move(step, {**forms[step], **changed.get(step, {})}, begin + timedelta(days=n, minutes=number), HOUSE)
        for number, (step, n) in enumerate(zip(steps, after, strict=True))
    )
    return play(History(procedure.code, division, f"{division[:9]}-RMTJ", done, "t"))[1]


def test_judicial_confirmation_ends_after_the_national_holiday(db):
    image = run(DISPUTE, "2026-09-01", ("screen", "settle_at_once"), days=(0, 0))
    assert day(image.clocks["confirmation"]) == "2026-10-08"
    assert image.clocks["confirmation"].duty == "party"


@pytest.mark.parametrize(
    ("kind", "clock", "due"),
    [("邻里", "mediation", "2026-10-08"), ("医疗", "mediation_medical", "2026-10-19"),
     ("劳动争议", "mediation_labour", "2026-09-16")],
)  # fmt: skip
def test_the_kind_of_dispute_decides_the_period(db, kind, clock, due):
    image = run(DISPUTE, "2026-09-01", ("apply", "accept"), days=(0, 0), apply={"dispute_type": kind})
    assert [c for c in image.clocks if c.startswith("mediation")] == [clock]
    assert day(image.clocks[clock]) == due


def test_labour_counts_from_the_application_not_from_acceptance(db):
    image = run(DISPUTE, "2026-09-01", ("apply", "accept"), days=(0, 7), apply={"dispute_type": "劳动争议"})
    assert day(image.clocks["mediation_labour"]) == "2026-09-16"


def test_appraisal_stops_the_medical_period(db):
    medical = {"dispute_type": "医疗"}
    way = ("apply", "accept", "mediate", "commission_appraisal", "receive_appraisal")
    paused = run(DISPUTE, "2026-03-02", way[:4], apply=medical).clocks["mediation_medical"]
    assert (paused.state, paused.due_at) == ("paused", None)
    resumed = run(DISPUTE, "2026-03-02", way, days=(0, 0, 0, 7, 14), apply=medical).clocks["mediation_medical"]
    assert day(resumed) == "2026-04-21"  # 30 working days to 04-14, and five more


def test_extension_by_both_parties_moves_the_end(db):
    before = run(DISPUTE, "2026-03-02", ("apply", "accept", "mediate"), days=(0, 0, 0))
    after = run(DISPUTE, "2026-03-02", ("apply", "accept", "mediate", "extend"), days=(0, 0, 0, 5))
    assert day(before.clocks["mediation"]) == "2026-04-02" and day(after.clocks["mediation"]) > "2026-05-01"


def test_a_profile_sets_the_period_of_its_place(db):
    here = run(DISPUTE, "2026-03-02", ("apply", "accept"), days=(0, 0))
    shenzhen = run(DISPUTE, "2026-03-02", ("apply", "accept"), division="440303001000", days=(0, 0))
    assert (str(here.clocks["mediation"].period), str(shenzhen.clocks["mediation"].period)) == ("1个月", "30日")
    assert not shenzhen.clocks["mediation"].verified


def test_agreement_ends_mediation_and_starts_follow_up_and_confirmation(db):
    image = played(DISPUTE, "apply", "accept", "mediate", "agree_orally")
    assert image.clocks["mediation"].state == "stopped" and image.clocks["mediation"].met
    assert {code for code, c in image.clocks.items() if c.state == "running"} == {"follow_up", "confirmation"}


def test_a_public_security_risk_starts_the_report_clock_a_plain_warning_does_not(db):
    assert "escalation_report" not in played(DISPUTE, "apply", "accept", "warn").clocks
    image = played(DISPUTE, "apply", "accept", "warn_public_security", "report_to_police")
    assert image.clocks["escalation_report"].met


@pytest.mark.parametrize(
    ("sector", "complexity", "clock", "due"),
    [("其他", "一般", "accept", "2026-09-08"), ("其他", "复杂或跨部门", "accept_complex", "2026-09-15"),
     ("医疗", "一般", "accept_medical", "2026-09-08"), ("消费", "一般", "accept_consumer", "2026-09-10")],
)  # fmt: skip
def test_administrative_acceptance_has_its_own_period(db, sector, complexity, clock, due):
    image = run(ADMINISTRATIVE_MEDIATION, "2026-09-01", ("apply",), apply={"sector": sector, "complexity": complexity})
    assert {code: day(c) for code, c in image.clocks.items()} == {clock: due}


@pytest.mark.parametrize(("start", "period"), [("2026-04-14", "45个工作日"), ("2026-04-15", "60日")])
def test_a_consumer_complaint_keeps_the_rule_it_began_under(db, start, period):
    image = run(ADMINISTRATIVE_MEDIATION, start, ("apply", "accept"), days=(0, 3), apply={"sector": "消费"})
    assert str(image.clocks["period_consumer"].period) == period


def test_suspension_stops_the_administrative_period(db):
    image = played(ADMINISTRATIVE_MEDIATION, "apply", "accept", "mediate", "suspend")
    assert image.clocks["period"].state == "paused"


def test_every_clock_is_recomputed_from_its_events_to_the_same_day(db):
    image = run(DISPUTE, "2026-03-02", ("apply", "accept", "mediate", "extend"))
    for clock in image.clocks.values():
        assert due_from_events(clock.period, clock.events).due.at == clock.due_at


def test_every_period_named_by_a_clock_stands_in_the_lawbook():
    for procedure in (DISPUTE, ADMINISTRATIVE_MEDIATION):
        named = {c.provision for c in procedure.clocks} | {p for c in procedure.clocks for _, p in c.extended_by}
        assert all(code in LAWBOOK for code in named)


def test_a_matter_has_one_period_of_mediation_whatever_its_kind():
    assert moves(DISPUTE, ("apply",))
    from yifa.domains.disputes.procedures.types import DISPUTE_TYPES

    named = [kind for c in DISPUTE.clocks for column, kinds in c.where if column == "dispute_type" for kind in kinds]
    assert sorted(named) == sorted(DISPUTE_TYPES)
