"""Each petition rule on the case of its own example: one that fires, one that must not."""

from datetime import datetime

import pytest
from domains.disputes.petition.filled import TWO, WALK_IN, day, told

from yifa.domains.disputes.rules.petitions import PETITION_RULES
from yifa.ground.calendar import TZ
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.image import Taken

pytestmark = pytest.mark.django_db
RULES = {rule.code.partition(".")[2]: rule for rule in PETITION_RULES}
HANDLING = "register sort accept"
SENT = "register sort transfer"
ANSWERED = f"{HANDLING} give_opinion deliver"


def fires(rule, image, at):
    moment = datetime.fromisoformat(f"{at}T10:00").replace(tzinfo=TZ)
    return RULES[rule].fires(image, lambda code: LAWBOOK.get(code, on=moment.date()).value, moment)


FIRING = [
    ("law_matter_kept", f"{HANDLING} reclassify", {}, "2026-03-05", (0, 0, 0, 3)),
    ("untold", HANDLING, {"accept": {"told_on": None}}, "2026-03-03", ()),
    ("objected_late", "register sort transfer object", {}, "2026-03-20", (0, 0, 0, 9)),
    ("opinion_without_law", f"{HANDLING} give_opinion", {"give_opinion": {"legal_basis": "按规定"}}, "2026-03-03", ()),
    ("extended_late", f"{HANDLING} extend", {}, "2026-06-01", (0, 0, 0, 80)),
    ("extended_untold", f"{HANDLING} extend", {"extend": {"told_on": None}}, "2026-03-03", ()),
    ("sent_to_complained", SENT, {"register": {"complained_unit": "演示镇演示所"}}, "2026-03-02", ()),
    ("repeat_unchecked", HANDLING, {"register": {"repeated": True}}, "2026-03-02", ()),
    ("no_report", "register sort assign", {"assign": {"report_by": "2026-06-30"}}, "2026-07-01", ()),
    ("undelivered", f"{HANDLING} give_opinion", {}, "2026-03-03", ()),
    ("urgent_unreported", "register", {"register": {"urgent": True}}, "2026-03-02", ()),
    ("not_carried_out", ANSWERED, {}, "2026-04-02", ()),
    ("led_in_vain", f"{HANDLING} take_lead", {}, "2027-01-04", ()),
]  # fmt: skip
SILENT = [
    ("law_matter_kept", "register sort route", {"sort": TWO}, "2026-03-05", ()),
    ("law_matter_kept", HANDLING, {}, "2026-03-05", ()),
    ("untold", HANDLING, {}, "2026-03-03", ()),
    ("untold", HANDLING, {"register": {"receiver": "其他机关、单位", "unclear": True}, "accept": {"told_on": None}},
     "2026-03-03", ()),
    ("objected_late", "register sort transfer object", {}, "2026-03-20", (0, 0, 0, 7)),
    ("opinion_without_law", f"{HANDLING} give_opinion", {}, "2026-03-03", ()),
    ("extended_late", f"{HANDLING} extend", {}, "2026-06-01", (0, 0, 0, 50)),
    ("extended_untold", f"{HANDLING} extend", {}, "2026-03-03", ()),
    ("sent_to_complained", SENT, {"register": {"complained_unit": "演示镇另一所"}}, "2026-03-02", ()),
    ("repeat_unchecked", HANDLING, {"register": {"repeated": True, "earlier_code": "500155117-2025-XF-000001"}},
     "2026-03-02", ()),
    ("no_report", "register sort assign", {"assign": {"report_by": "2026-06-30"}}, "2026-06-30", ()),
    ("undelivered", f"{HANDLING} give_opinion", {}, "2026-03-02", ()),
    ("urgent_unreported", "register report_urgent", {"register": {"urgent": True}}, "2026-03-02", ()),
    ("not_carried_out", f"{ANSWERED} carry_out", {}, "2026-04-02", ()),
    ("not_carried_out", ANSWERED, {"give_opinion": {"verdict": "解释说明"}}, "2026-04-02", ()),
    ("led_in_vain", f"{HANDLING} take_lead", {}, "2026-12-31", ()),
    ("too_many", "register", {"register": WALK_IN}, "2026-03-02", ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "steps", "changed", "at", "days"), FIRING, ids=lambda v: v if isinstance(v, str) else ""
)
def test_what_the_authority_failed_to_do_is_told(rule, steps, changed, at, days):
    assert fires(rule, told("2026-03-02", steps, days, **changed), at)


@pytest.mark.parametrize(
    ("rule", "steps", "changed", "at", "days"), SILENT, ids=lambda v: v if isinstance(v, str) else ""
)
def test_what_was_done_right_stays_silent(rule, steps, changed, at, days):
    assert not fires(rule, told("2026-03-02", steps, days, **changed), at)


def test_a_visit_of_too_many_that_came_in_by_a_file_is_seen():
    image = told("2026-03-02", "register")
    held = image.steps[0]
    facts = {"channel": "走访", "representatives": 8}
    image.steps[0] = Taken(held.step, held.name, held.at, held.by, "", "registered", facts, {})
    assert fires("too_many", image, "2026-03-02")


def test_the_example_of_the_objection_counts_the_make_up_saturday():
    image = told("2026-04-29", "register sort transfer")
    assert day(image.clocks["objection"]) == "2026-05-09"
    assert fires("objected_late", told("2026-04-29", "register sort transfer object", (0, 0, 0, 12)), "2026-05-12")
    assert not fires("objected_late", told("2026-04-29", "register sort transfer object", (0, 0, 0, 9)), "2026-05-12")


def test_every_rule_has_a_firing_and_a_silent_case():
    assert {row[0] for row in FIRING} | {"too_many"} == set(RULES) == {row[0] for row in SILENT}
