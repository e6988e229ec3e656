"""The snapshot holds the public halves, typed, and nothing else; it is made again only where something changed."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.db import connection
from factories.figures import BOOK, HERE, TALKS, WALKS, detail_of_tests

from yifa.readers.figures import sources
from yifa.readers.figures.snapshot import SnapshotFailed, latest, take
from yifa.readers.figures.sources import NotPublic, source
from yifa.records.activities import actions
from yifa.records.activities.models import Activity
from yifa.records.cases import verbs
from yifa.records.cases.models import detail_model
from yifa.records.cases.procedure import PROCEDURES

pytestmark = pytest.mark.django_db


def table(code):
    return pq.read_table(take().path(code)).to_pylist()


def test_public_fields_arrive_with_their_types(write):
    row = write.talk("2024-05-01", theme="七进", attendance=30, cost="10.25", places=["学校"], led=True)
    [held] = table(TALKS)
    assert held == {
        "_id": row.pk, "_secrecy": None, "division": f"{HERE}000", "organ": f"{HERE}-SFS", "held_on": date(2024, 5, 1),
        "withdrawn": False, "theme": "七进", "attendance": 30, "cost": Decimal("10.25"), "places": ["学校"],
        "led": True,
    }  # fmt: skip


def test_what_was_not_entered_is_null(write):
    write.talk(theme="", places=[])
    [held] = table(TALKS)
    assert [held[name] for name in ("theme", "attendance", "cost", "places", "led")] == [None] * 5


def test_an_entry_has_its_validity_and_a_case_its_chinese_days(write):
    write.mediator("2020-01-01", "2024-01-01", level="村级")
    write.case("2024-01-01T00:30:00", "2024-12-31T23:30:00", channel="热线")
    [entry], [case] = table(BOOK), table(WALKS)
    assert (entry["valid_from"], entry["valid_to"], entry["level"]) == (date(2020, 1, 1), date(2024, 1, 1), "村级")
    assert (case["opened_on"], case["closed_on"], case["channel"]) == (date(2024, 1, 1), date(2024, 12, 31), "热线")
    assert case["outcome"] is None


def test_a_detail_comes_with_the_columns_its_procedure_declares_public(write, monkeypatch, detailed):
    case = write.case("2024-03-01", procedure="test_detailed")
    detailed.objects.create(case_id=case.pk, amount="12.30", done_on=date(2024, 4, 1), people=3, secret="张三丰")
    write.case("2024-03-02", procedure="test_detailed")
    first, second = table("case:test_detailed")
    assert (first["amount"], first["done_on"], first["people"]) == (Decimal("12.30"), date(2024, 4, 1), 3)
    assert "secret" not in first and second["amount"] is None


def test_personal_data_reaches_no_byte_of_any_file(write, cast):
    planted = ["绝密王某某", "13987654321", "500155199001010011", "村东水沟的事", "li-the-handler"]
    write.talk(private={"speaker": planted[0]}, speaker=planted[0], phone=planted[1])
    write.mediator("2020-01-01", private={"name": planted[0], "member_id": planted[2]}, name=planted[0])
    data = {"title": planted[3], "applicant_name": planted[0], "applicant_phone": planted[1]}
    case = verbs.open_case("test_walk", by=cast.li, division=f"{HERE}000", organ=f"{HERE}-PAFZB", data=data)
    type(case).objects.filter(pk=case.pk).update(handler=planted[4])
    take()
    folder = settings.YIFA_SNAPSHOT_DIR
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        clear = repr(pq.read_table(path).to_pylist()) if path.suffix == ".parquet" else path.read_text()
        for secret in planted:
            assert secret not in clear and secret.encode() not in path.read_bytes(), (secret, path.name)


def test_an_unchanged_source_is_not_exported_again(write):
    write.talk()
    write.mediator("2020-01-01")
    seen = []
    take(progress=lambda code, rows: seen.append((code, rows)))
    before = take()
    assert seen == [(TALKS, 1), (BOOK, 1)]
    seen.clear()
    write.talk()
    after = take(progress=lambda code, rows: seen.append((code, rows)))
    assert seen == [(TALKS, 2)]
    assert after.parts[BOOK] == before.parts[BOOK]
    assert after.digest((TALKS,)) != before.digest((TALKS,)) and after.digest((BOOK,)) == before.digest((BOOK,))


def test_nothing_is_asked_of_the_tables_while_the_ledger_stands(write, django_assert_max_num_queries):
    write.talk()
    take()
    with django_assert_max_num_queries(5):
        take()


def test_a_correction_counts_from_the_next_snapshot(write, cast, ask):
    row = write.talk(organ=cast.li.organ)
    assert ask("t.talks").value == 1
    actions.withdraw(row.pk, by=cast.li, reason="重复登记", version=1)
    assert ask("t.talks").value == 0


def test_the_same_records_have_the_same_digest(write, tmp_path):
    for _ in range(3):
        write.talk(theme="七进")
    assert take(folder=tmp_path / "a").digest() == take(folder=tmp_path / "b").digest()


def test_other_rows_under_the_same_numbers_are_other_rows(write, tmp_path):
    first_id = write.talk(theme="七进").pk
    before = take()
    Activity.objects.all().delete()
    again = write.talk(theme="宪法")
    Activity.objects.filter(pk=again.pk).update(id=first_id)
    assert take().parts[TALKS].digest != before.parts[TALKS].digest


def test_the_last_snapshot_stays_until_the_next_is_taken(write):
    write.talk()
    assert latest().parts[TALKS].rows == 1
    write.talk()
    assert latest().parts[TALKS].rows == 1
    assert take().parts[TALKS].rows == 2


def test_a_damaged_manifest_or_a_lost_file_is_made_again(write):
    write.talk()
    path = take().path(TALKS)
    path.unlink()
    assert take().path(TALKS).exists()
    (settings.YIFA_SNAPSHOT_DIR / "manifest.json").write_text("{")
    assert take().parts[TALKS].rows == 1


def test_old_files_go_when_two_newer_generations_exist(write):
    for _ in range(4):
        write.talk()
        take()
    assert len(list(settings.YIFA_SNAPSHOT_DIR.glob("*.parquet"))) == 2
    json.loads((settings.YIFA_SNAPSHOT_DIR / "manifest.json").read_text())


def test_a_value_of_the_wrong_type_is_named(write):
    write.talk(attendance="很多")
    with pytest.raises(SnapshotFailed, match=r"测试宣讲.*参加人次"):
        take()
    assert not list(settings.YIFA_SNAPSHOT_DIR.glob(".*"))


def test_a_sealed_column_cannot_be_declared_public(detailed, monkeypatch):
    loose = replace(PROCEDURES.get("test_detailed"), public=("sealed",))
    monkeypatch.setitem(PROCEDURES._versions, "test_detailed", {"1": loose})
    with pytest.raises(NotPublic, match="个人信息"):
        source("case:test_detailed")


@pytest.fixture
def detailed(db, monkeypatch):
    """A procedure with a detail table of the test's own, gone after the test."""
    model = detail_of_tests()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE test_detail (id integer PRIMARY KEY AUTOINCREMENT, case_id integer, amount decimal,"
            " done_on date, people integer, secret text, sealed text)"
        )
    walk = PROCEDURES.get("test_walk")
    declared = replace(
        walk,
        code="test_detailed",
        name="带附表的事项",
        detail="x.Y",
        public=("amount", "done_on", "people"),
    )
    monkeypatch.setitem(PROCEDURES._versions, "test_detailed", {"1": declared})
    monkeypatch.setattr(sources, "detail_model", lambda label: model if label == "x.Y" else detail_model(label))
    return model
