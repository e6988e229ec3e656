"""open and advance: the order of checks, one transaction, conflicts, idempotency."""

from datetime import datetime

import pytest
from django.db import transaction

from yifa.ground.calendar import TZ, use_now
from yifa.records.cases import verbs
from yifa.records.cases.models import Case, CaseClock, Party, StepTaken
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import clock_image
from yifa.records.documents.models import Document

DIVISION = "500155117000"
pytestmark = pytest.mark.django_db


def lodge(by, **more):
    data = {"title": "村东排水", "applicant_name": "测试甲", "applicant_phone": "13800000000", "amount": "120.50"}
    options = {"division": DIVISION, "organ": "500155117-PAFZB", "data": data} | more
    return verbs.open_case("test_walk", by=by, **options)


def entries(subject):
    from yifa.ground.ledger import seqs_of

    return len(seqs_of(subject))


def test_lodging_writes_case_step_party_paper_and_ledger(cast):
    case = lodge(cast.li)
    assert case.code.startswith("500155117-") and "-CS-000001-" in case.code
    assert case.state == "registered"
    assert [p.name for p in Party.objects.filter(case=case)] == ["测试甲"]
    assert Document.objects.get(about=case.subject).title == "测试登记表"
    assert entries(case.subject) == 1


def test_private_values_never_lie_in_clear(cast, django_db_blocker):
    from django.db import connection

    lodge(cast.li)
    with connection.cursor() as cursor:
        for table in ("cases_steptaken", "cases_party", "cases_case", "ledger_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "测试甲" not in repr(cursor.fetchall()), table


def test_public_half_keeps_only_declared_fields(cast):
    step = lodge(cast.li).steps.get()
    assert step.facts == {"channel": "窗口", "amount": "120.5"}
    assert step.private["applicant_name"] == "测试甲"


def test_a_move_outside_the_table_is_a_conflict_that_names_what_is_open(cast):
    case = lodge(cast.li)
    with pytest.raises(Refused) as refused:
        verbs.advance(case, "close", by=cast.li, data={"reason": "完成"})
    assert refused.value.status == 409
    assert "受理" in refused.value.sentence and refused.value.basis


def test_permission_is_asked_before_the_form(cast):
    case = lodge(cast.li)
    with pytest.raises(Refused) as refused:
        verbs.advance(case, "refuse", by=cast.zhao, data={})
    assert refused.value.status == 403


def test_a_bad_form_names_each_field_in_chinese(cast):
    with pytest.raises(Refused) as refused:
        lodge(cast.li, data={"applicant_phone": "12", "amount": "-1"})
    assert refused.value.status == 422
    assert refused.value.fields == {
        "title": "请填写事项。",
        "applicant_phone": "电话的格式不对,请核对后重填。",
        "amount": "金额不能小于0。",
    }
    assert Case.objects.count() == 0


def test_a_guard_refuses_with_its_article_and_writes_nothing(cast):
    case = lodge(cast.li)
    verbs.advance(case, "accept", by=cast.li, data={})
    with pytest.raises(Refused) as refused:
        verbs.advance(case, "close", by=cast.li, data={"reason": "本人撤回"})
    assert (refused.value.status, refused.value.basis) == (422, "测试规定 第1条")
    assert StepTaken.objects.filter(case=case).count() == 2


def test_the_outsider_does_not_even_learn_that_it_exists(cast):
    case = lodge(cast.li)
    with pytest.raises(Refused) as refused:
        verbs.advance(case, "accept", by=cast.zhou, data={})
    assert refused.value.status == 404


def test_the_second_of_two_is_told_who_was_first(cast):
    case = lodge(cast.li)
    verbs.advance(case, "accept", by=cast.li, data={}, version=1)
    with pytest.raises(Refused) as refused:
        verbs.advance(case, "refuse", by=cast.li, data={"reason": "不归"}, version=1)
    assert refused.value.status == 409
    assert "li已于" in refused.value.sentence and "受理" in refused.value.sentence


def test_same_key_same_answer_one_case(cast):
    first = lodge(cast.li, idempotency_key="k1")
    again = lodge(cast.li, idempotency_key="k1")
    assert first.pk == again.pk and Case.objects.count() == 1


def test_anothers_key_is_not_mine(cast):
    mine = lodge(cast.li, idempotency_key="k1")
    theirs = lodge(cast.zhou, division="500155118000", organ="500155118-PAFZB", idempotency_key="k1")
    assert mine.pk != theirs.pk


def test_change_and_ledger_fall_together(cast, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(verbs, "record", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        lodge(cast.li)
    assert not Case.objects.exists() and not StepTaken.objects.exists() and not Document.objects.exists()


def test_the_clock_pauses_and_extends_and_its_due_date_follows_from_its_events(cast):
    def at(day, hour=10):
        return datetime(2026, 3, day, hour, tzinfo=TZ)

    with use_now(at(2)):
        case = lodge(cast.li)
        verbs.advance(case, "accept", by=cast.li, data={})
    clock = CaseClock.objects.get(case=case)
    assert clock.due_at.astimezone(TZ).date().isoformat() == "2026-03-09"
    with use_now(at(4)):
        verbs.advance(case, "pause", by=cast.li, data={"reason": "鉴定"})
    assert Case.objects.get().due_at is None
    with use_now(at(6)):
        verbs.advance(case, "resume", by=cast.li, data={})
    clock.refresh_from_db()
    assert clock.due_at.astimezone(TZ).date().isoformat() == "2026-03-11"
    with use_now(at(7)):
        verbs.advance(case, "extend", by=cast.li, data={"reason": "复杂"})
    clock.refresh_from_db()
    assert clock.due_at.astimezone(TZ).date().isoformat() == "2026-03-16"
    from yifa.records.cases.moves import recompute

    image = clock_image(clock)
    recompute(image)
    assert image.due_at == clock.due_at == Case.objects.get().due_at


def test_closing_stops_the_clock_in_time(cast):
    case = lodge(cast.li)
    verbs.advance(case, "accept", by=cast.li, data={})
    verbs.advance(case, "close", by=cast.li, data={"reason": "完成"})
    closed = Case.objects.get()
    assert closed.closed_at and closed.due_at is None and closed.outcome == "办结"
    assert CaseClock.objects.get().met is True
