"""Two days of telling, each in its column: of acceptance and of extension; a store of before is put right."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from domains.disputes.petition.filled import DIVISION, FORMS, HOUSE, ORGAN, told

from yifa.domains.disputes.models import PetitionFile
from yifa.ground.calendar import TZ
from yifa.ground.ledger import verify
from yifa.records.cases.loading import History, Move, load_histories

BEFORE = ("disputes", "0003_centre")
ACCEPTED, EXTENDED = date(2026, 3, 2), date(2026, 4, 20)
WAY = "register sort accept extend"


def days(image):
    return image.detail["told_on"], image.detail["extension_told_on"]


def kept():
    rows = PetitionFile.objects.order_by("case__source_key")
    return list(rows.values_list("told_on", "extension_told_on"))


def history(key, accepted, extended):
    start = datetime(2026, 3, 2, 9, tzinfo=TZ)
    changed = {"accept": {"told_on": accepted}, "extend": {"told_on": extended}}
    moves = tuple(
        Move(code, {**FORMS[code], **changed.get(code, {})}, start + timedelta(days=n), HOUSE)
        for code, n in zip(WAY.split(), (0, 0, 0, 49), strict=True)
    )
    return History("petition", DIVISION, ORGAN, moves, key)


@pytest.mark.django_db
def test_the_extensions_notice_leaves_the_acceptances_day_alone():
    changed = {"accept": {"told_on": ACCEPTED}, "extend": {"told_on": EXTENDED}}
    assert days(told("2026-03-02", WAY, **changed)) == (ACCEPTED, EXTENDED)
    assert days(told("2026-03-02", WAY, **{**changed, "extend": {"told_on": None}})) == (ACCEPTED, None)
    assert days(told("2026-03-02", WAY, **{**changed, "accept": {"told_on": None}})) == (None, EXTENDED)


def test_a_store_of_before_is_put_right_can_be_taken_back_and_the_ledger_agrees(each_store):
    """As the last release left them: the extension's day in the acceptance's column, whatever stood there."""
    call_command("migrate", verbosity=0)
    loaded = load_histories(
        [history("a", ACCEPTED, EXTENDED), history("b", None, EXTENDED), history("c", ACCEPTED, None)], by=HOUSE
    )
    assert not loaded.refused and (now := kept()) == [(ACCEPTED, EXTENDED), (None, EXTENDED), (ACCEPTED, None)]
    call_command("migrate", *BEFORE, verbosity=0)
    with each_store.cursor() as cursor:
        cursor.execute("SELECT told_on FROM disputes_petitionfile ORDER BY case_id")
        assert [str(row[0]) for row in cursor.fetchall()] == [str(EXTENDED), str(EXTENDED), str(ACCEPTED)]
    call_command("migrate", verbosity=0)
    assert kept() == now and verify(deep=True).ok
