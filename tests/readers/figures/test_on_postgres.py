"""The same records give the same snapshot from PostgreSQL."""

from datetime import date
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from django.core.management import call_command
from factories.figures import BOOK, HERE, TALKS, WALKS, Writer

from yifa.readers.figures.engine import figures
from yifa.readers.figures.snapshot import take
from yifa.records.activities.models import Activity

pytestmark = pytest.mark.postgres


@pytest.fixture
def tables(on_postgres):
    call_command("migrate", verbosity=0)
    return on_postgres


def test_a_snapshot_from_postgresql_is_typed_and_counts_alike(tables):
    write = Writer()
    write.talk("2024-05-01", theme="七进", attendance=30, cost="10.25", places=["学校"], led=True)
    write.talk(theme="禁毒", withdrawn=True, private={"speaker": "绝密王某某"})
    write.mediator("2020-01-01", "2025-01-01", level="村级")
    write.case("2024-01-01T00:30:00", "2024-12-31T23:59:59.5")
    snapshot = take()
    held = {code: pq.read_table(snapshot.path(code)).to_pylist() for code in (TALKS, BOOK, WALKS)}
    assert [(r["cost"], r["places"], r["led"], r["withdrawn"]) for r in held[TALKS]] == [
        (Decimal("10.25"), ["学校"], True, False),
        (None, None, None, True),
    ]
    assert (held[BOOK][0]["valid_to"], held[BOOK][0]["level"]) == (date(2025, 1, 1), "村级")
    assert (held[WALKS][0]["opened_on"], held[WALKS][0]["closed_on"]) == (date(2024, 1, 1), date(2024, 12, 31))
    asked = ["t.talks", "t.mediators", "t.opened", "t.closed"]
    assert [v.value for v in figures(snapshot).values(asked, HERE, "2024")] == [1, 1, 1, 1]
    assert "绝密" not in repr(held) and take() == snapshot


def test_a_slow_writer_is_not_overlooked(tables):
    write = Writer()
    write.talk()
    columns = ", ".join(field.column for field in Activity._meta.concrete_fields if field.column not in ("id", "salt"))
    copied = f"INSERT INTO activities_activity ({columns}, salt) SELECT {columns}, '\\x00' FROM activities_activity"
    slow = tables.copy()
    slow.set_autocommit(False)
    slow.cursor().execute(copied)
    write.talk()
    assert take().parts[TALKS].rows == 2
    slow.commit()
    slow.close()
    assert take().parts[TALKS].rows == 3
