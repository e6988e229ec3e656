"""Many rows at once: the same rows as Django's own way writes, keyed in order, never outside a transaction."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from yifa.ground.recorded.bulk import NotInTransaction, insert_many
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, Party
from yifa.records.registers.models import RegisterEntry

AT = datetime(2024, 3, 4, 1, 30, 15, 250000, tzinfo=UTC)


def entry(place: int, **more: object) -> RegisterEntry:
    row = RegisterEntry(
        kind="area", division="500155117001", organ="500155117-PAFZB", valid_from=date(2024, 1, 2),
        source_key=f"k{place}", created_at=AT + timedelta(minutes=place % 2), created_by="li", **more,
    )  # fmt: skip
    row.facts = {"name": "甲村“一”", "n": place, "none": None}
    row.seal_private({"phone": "13800000000"})
    return row


def columns(row: object) -> dict[str, object]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in ("id", "salt")}


@pytest.mark.django_db
def test_what_is_read_back_is_what_bulk_create_would_have_written() -> None:
    insert_many([entry(0, valid_to=date(2024, 5, 6), demo=True)])
    ours = columns(RegisterEntry.objects.get(source_key="k0"))
    RegisterEntry.objects.all().delete()
    RegisterEntry.objects.bulk_create([entry(0, valid_to=date(2024, 5, 6), demo=True)])
    assert ours == columns(RegisterEntry.objects.get(source_key="k0"))


@pytest.mark.django_db
def test_keys_follow_each_other_and_rows_know_them() -> None:
    before = entry(1)
    before.save()
    rows = [entry(place) for place in range(2, 6)]
    insert_many(rows)
    later = entry(9)
    later.save()
    assert [row.pk for row in rows] == list(range(before.pk + 1, before.pk + 5))
    assert later.pk == before.pk + 5
    assert [RegisterEntry.objects.get(pk=row.pk).source_key for row in rows] == ["k2", "k3", "k4", "k5"]


@pytest.mark.django_db
def test_a_digest_is_the_same_before_and_after_the_store() -> None:
    rows = [entry(place) for place in range(3)]
    insert_many(rows)
    assert [row.digest() for row in rows] == [RegisterEntry.objects.get(pk=row.pk).digest() for row in rows]


@pytest.mark.django_db
def test_foreign_keys_and_sealed_columns_go_in() -> None:
    case = Case(code="A", procedure="p", procedure_version="1", state="s", title="t", division="500155117001",
                organ="o", opened_at=AT, created_at=AT, created_by="li")  # fmt: skip
    insert_many([case])
    insert_many([Party(case=case, role="申请人", name="演示甲", phone="13800000000")])
    held = Party.objects.get(case=case)
    assert (held.name, held.phone, held.id_no) == ("演示甲", "13800000000", "")
    assert Case.objects.get(code="A").opened_at == AT


@pytest.mark.django_db
def test_a_refused_row_takes_all_with_it() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many([entry(1), entry(2), entry(1)])
    assert not RegisterEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_keys_are_not_handed_out_outside_a_transaction() -> None:
    with pytest.raises(NotInTransaction):
        insert_many([Activity(kind="x", division="500155117001", organ="o", held_on=date(2024, 1, 1), created_at=AT,
                              created_by="li")])  # fmt: skip


@pytest.mark.django_db
def test_no_rows_is_no_work(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        insert_many([])
