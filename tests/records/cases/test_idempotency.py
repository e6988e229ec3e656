"""One key, one matter: the same request gets the same answer; another request under a used key is told so."""

import pytest

from yifa.records.cases.models import Case
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db
HERE = "500155117000"


def lodge(by, key="k1", division=HERE, **data):
    filled = {"title": "村东排水", "amount": "12.50", "applicant_name": "测试甲"} | data
    return open_case(
        "test_walk", by=by, division=division, organ=by.organ, data=filled, idempotency_key=key
    )  # fmt: skip


def test_the_same_request_gets_the_same_case(cast):
    assert lodge(cast.li).code == lodge(cast.li, amount="12.5").code and Case.objects.count() == 1


@pytest.mark.parametrize("changed", [{"title": "村西排水"}, {"applicant_name": "测试乙"}, {"division": "500155117201"}])
def test_another_request_under_a_used_key_is_refused(cast, changed):
    lodge(cast.li)
    with pytest.raises(Refused, match="另一件") as refused:
        lodge(cast.li, **changed)
    assert refused.value.status == 409 and Case.objects.count() == 1


def test_a_key_used_for_one_case_does_not_answer_for_another(cast):
    first, second = lodge(cast.li, "a"), lodge(cast.li, "b")
    advance(first, "accept", by=cast.li, data={}, idempotency_key="c")
    with pytest.raises(Refused, match="另一件"):
        advance(second, "accept", by=cast.li, data={}, idempotency_key="c")
    assert Case.objects.get(pk=second.pk).state == "registered"


def test_a_key_used_for_one_step_does_not_answer_for_another(cast):
    case = lodge(cast.li)
    advance(case, "accept", by=cast.li, data={}, idempotency_key="c")
    with pytest.raises(Refused, match="另一件"):
        advance(case, "extend", by=cast.li, data={"reason": "需要鉴定"}, idempotency_key="c")
    assert case.steps.count() == 2


def test_another_person_may_use_the_same_key(cast):
    assert lodge(cast.li).code != lodge(cast.zhou, division="500155118000").code
