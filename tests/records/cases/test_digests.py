"""Deep verification names a record that was changed by raw SQL."""

import pytest
from django.db import connection

from yifa.ground import ledger
from yifa.records.cases import verbs
from yifa.records.cases.models import StepTaken

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    case = verbs.open_case(
        "test_walk", by=cast.li, division="500155117000", organ="500155117-PAFZB", data={"title": "村东排水"}
    )
    verbs.advance(case, "accept", by=cast.li, data={})
    return case


def problems():
    ledger.make_key()
    ledger.seal()
    return [problem.sentence for problem in ledger.verify(deep=True).problems]


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_untouched_store_verifies(case):
    assert problems() == []


def test_a_case_changed_by_raw_sql_is_named(case):
    raw("UPDATE cases_case SET outcome = 'x' WHERE code = %s", case.code)
    assert any(case.code in sentence for sentence in problems())


def test_a_step_changed_by_raw_sql_is_named(case):
    step = StepTaken.objects.get(case=case, number=1)
    raw("UPDATE cases_steptaken SET by = 'somebody' WHERE id = %s", step.pk)
    assert any(step.subject in sentence for sentence in problems())


def test_a_step_removed_by_raw_sql_is_named(case):
    step = StepTaken.objects.get(case=case, number=2)
    raw("DELETE FROM cases_steptaken WHERE id = %s", step.pk)
    assert any(step.subject in sentence for sentence in problems())
