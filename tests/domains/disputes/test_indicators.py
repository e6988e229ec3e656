"""The figures of disputes, counted by the engine from records and compared with counts by hand."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from domains.disputes.filled import DISPUTE as FORMS
from domains.disputes.filled import DIVISION, HOUSE, ORGAN

from yifa.domains.disputes.indicators import INDICATOR_LIST
from yifa.ground.calendar import TZ, use_now
from yifa.readers.figures.checks import misfits
from yifa.readers.figures.engine import Figures
from yifa.readers.figures.engines import duckdb_engine
from yifa.readers.figures.snapshot import take
from yifa.records.cases.loading import History, Move, load_histories

PAPER = ("accept", "mediate", "agree_in_writing", "sign", "take_effect")
WORD = ("accept", "mediate", "agree_orally")


@pytest.fixture
def town(db, settings, tmp_path):
    """Loads histories one by one; ``town.figure(id)`` is the figure of 2025."""
    settings.YIFA_SNAPSHOT_DIR = tmp_path
    with use_now(datetime(2026, 6, 1, tzinfo=TZ)):
        yield Town()


class Town:
    def __init__(self):
        self.count = 0

    def add(self, *steps, times=1, month=3, year=2025, division=DIVISION, **changed):
        """``times`` cases of these steps, one day apart."""
        histories = [self._history(steps, month, year, division, changed) for _ in range(times)]
        loaded = load_histories(histories, by=HOUSE)
        assert not loaded.refused, loaded.refused

    def _history(self, steps, month, year, division, changed):
        self.count += 1
        start = datetime(year, month, 3, 9, tzinfo=TZ)
        done = tuple(
            Move(step, {**FORMS[step], **changed.get(step, {})}, start + timedelta(days=n), HOUSE)
            for n, step in enumerate(steps)
        )
        return History("dispute", division, ORGAN, done, f"t{self.count}")

    def figure(self, indicator, scope="500155117"):
        return Figures(take(), duckdb_engine()).value(indicator, scope, "2025").value


def test_every_indicator_fits_its_records():
    own = {each.id for each in INDICATOR_LIST}
    assert [(i.id, s) for i, s in misfits() if i.id in own] == []


def test_screened_resolved_and_their_rate(town):
    town.add("screen", "settle_at_once", times=3)
    town.add("screen", "prevent", times=2)
    town.add("screen", "accept", "mediate", "terminate")
    town.add("screen", times=2, year=2024)  # another year
    town.add("screen", "settle_at_once", division="500155118000")  # the next town
    town.add("apply", *WORD)  # applied for, not screened
    assert [town.figure(f"dispute.{n}") for n in ("screened", "resolved")] == [6, 5]
    assert town.figure("dispute.resolution_rate") == Decimal("83.33")


def test_the_centre_and_the_committees_are_counted_side_by_side(town):
    """One place prints both: 50 taken in and settled at the 综治中心, 236 handled by committees."""
    centre = {"apply": {"channel": "综治中心"}, "accept": {"body": "综治中心"}}
    town.add("apply", *WORD, times=5, **centre)
    town.add("apply", *WORD, times=7)
    town.add("screen", "accept", "mediate", "terminate", times=2)
    town.add("apply", "refuse", **centre)
    figures = [town.figure(f"mediation.{n}") for n in ("accepted", "succeeded", "success_rate", "handled")]
    assert figures == [5, 5, 100, 9]


def test_success_over_all_concluded(town):
    town.add("apply", *WORD, times=3)
    town.add("apply", "accept", "mediate", "terminate")
    town.add("apply", "accept", "mediate", times=4)
    assert [town.figure(f"mediation.{n}") for n in ("taken_in", "success", "failure", "concluded")] == [8, 3, 1, 4]
    assert town.figure("mediation.conclusion_success_rate") == 75


def test_a_case_accepted_last_year_and_settled_this_year_counts_as_success_only(town):
    town.add("apply", "accept")
    history = town._history(("apply", *WORD), 12, 2024, DIVISION, {})
    late = tuple(
        Move(m.step, m.data, m.at + timedelta(days=30 if m.step == "agree_orally" else 0), HOUSE) for m in history.moves
    )
    load_histories([History("dispute", DIVISION, ORGAN, late, "late")], by=HOUSE)
    assert (town.figure("mediation.taken_in"), town.figure("mediation.success")) == (1, 1)


def test_the_leader_and_the_law_literate(town):
    grave, led = {"severity": "重大"}, {"led_by": "党政主要负责人"}
    town.add("apply", *WORD, times=2, apply=grave, mediate=led)
    town.add("apply", *WORD, apply=grave)
    town.add("apply", *WORD, mediate=led)
    town.add("screen", "settle_at_once", times=3, settle_at_once={"law_literate": True})
    assert (town.figure("leader.mediation.count"), town.figure("law_literate.disputes_resolved")) == (2, 3)


def test_money_counts_what_was_agreed_not_what_was_claimed(town):
    town.add("apply", *WORD, times=2, apply={"claimed": "99999"}, agree_orally={"amount": "1200.50"})
    town.add("apply", "accept", "mediate", "terminate", apply={"claimed": "5000"})
    assert town.figure("mediation.agreement_amount") == Decimal("2401.00")


def test_sources_of_acceptance_add_up(town):
    town.add("screen", *WORD, times=2)
    town.add("apply", *WORD, times=3)
    town.add("take_over", *WORD)
    parts = [town.figure(f"mediation.taken_in.{n}") for n in ("own", "applied", "transferred")]
    assert parts == [2, 3, 1] and town.figure("mediation.taken_in") == 6
    assert town.figure("mediation.type.02") == 6  # 邻里


def test_forms_of_agreement_and_judicial_confirmation(town):
    town.add("apply", *PAPER, "apply_confirmation", "confirm")
    town.add("apply", *PAPER, "apply_confirmation", "reject")
    town.add("apply", *WORD, times=2)
    names = ("agreement.written", "agreement.oral", "confirmation.applied", "confirmation.granted")
    assert [town.figure(f"mediation.{n}") for n in names] == [2, 2, 2, 1]
    assert town.figure("mediation.confirmation_rate") == 25


def test_performance_due_and_done(town):
    terms = {"perform_by": "2025-03-20"}
    done = {"performance": "已履行", "performed_on": "2025-03-01"}
    town.add("apply", *WORD, "follow_up", times=3, agree_orally=terms, follow_up=done)
    town.add("apply", *WORD, "follow_up", agree_orally=terms)
    assert (town.figure("mediation.performance.due"), town.figure("mediation.performance.done")) == (4, 3)
    assert town.figure("mediation.performance_rate") == 75


def test_what_was_prevented_in_cases_and_people(town):
    town.add("apply", "accept", "warn", "ease", "mediate", "agree_orally", times=2)
    assert (town.figure("mediation.prevented.crime"), town.figure("mediation.prevented.crime.people")) == (2, 6)
    assert town.figure("dispute.warned") == 2


def test_a_rate_over_nothing_is_missing_not_zero(town):
    town.add("apply")
    assert town.figure("mediation.success_rate") is None


def _petition(key, accept, days, told_on=""):
    """A petition transferred on the third day, then taken up ``days`` after it."""
    from domains.disputes.petition.filled import FORMS as PETITION_FORMS

    start = datetime(2025, 3, 3, 9, tzinfo=TZ)
    at = (0, 0, 0, days)
    data = {**PETITION_FORMS[accept], **({"told_on": told_on or None} if accept == "accept" else {})}
    steps = zip(("register", "sort", "transfer", accept), at, strict=True)
    moves = tuple(
        Move(step, data if step == accept else PETITION_FORMS[step], start + timedelta(days=day, hours=n), HOUSE)
        for n, (step, day) in enumerate(steps)
    )
    return History("petition", DIVISION, ORGAN, moves, key)


def test_who_was_not_told_in_writing_was_not_told_in_time(town):
    histories = (
        _petition("in-time", "accept", 2, "2025-03-05"), _petition("never-told", "accept", 2),
        _petition("late", "accept", 40, "2025-04-12"), _petition("simple", "go_simple", 2),
    )  # fmt: skip
    loaded = load_histories(histories, by=HOUSE)
    assert not loaded.refused, loaded.refused
    assert [town.figure(f"petition.{n}") for n in ("accepted", "told", "told_in_time")] == [4, 3, 1]
    assert town.figure("petition.told_rate") == Decimal("33.33")
