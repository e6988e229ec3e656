"""A long round of the watch never shuts others out: every write is a short turn, nothing is read within one."""

from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from factories.kinds import lodge

from yifa.readers.watch import loop, turns
from yifa.records.cases.models import Case

pytestmark = pytest.mark.django_db(transaction=True)
PLACE = "500155117000"


def another_writes(cast):
    """What only goes through while nobody's transaction is open on this store."""
    with transaction.atomic(durable=True):
        return lodge(cast.li, title="测试甲家的事")


def finding(number):
    return SimpleNamespace(what=str(number), words={"name": "测试", "missing": ""})


def test_a_rule_over_a_township_reads_while_others_write(cast, monkeypatch):
    rule = SimpleNamespace(
        code="test.slow", severity="warn", sentence="{name}", basis="测试规定", told="ZZZX",
        fires=lambda place, law, present: (another_writes(cast) and finding(n) for n in range(3)),
    )  # fmt: skip
    begun = []
    monkeypatch.setattr(loop.TURNS, "turn", lambda kept=loop.TURNS.turn: begun.append(1) or kept())
    assert loop._ask_place(rule, PLACE, loop.now(), by=loop.Actor.system("watch")) == 3
    assert (len(begun), Case.objects.count()) == (3, 3)  # one short turn for each alert


def test_after_so_much_writing_the_watch_pauses_and_whoever_waits_is_next(cast, monkeypatch):
    waited = []
    monkeypatch.setattr(turns, "HELD_S", 0.0)
    monkeypatch.setattr(turns, "sleep", lambda seconds: waited.append((seconds, another_writes(cast).code)))
    taken = turns.Turns()
    for _ in range(2):
        with taken.turn():
            lodge(cast.li, title="测试乙家的事")
    if connection.vendor == "sqlite":
        assert [seconds for seconds, _ in waited] == [turns.PAUSE_S] * 2 and turns.PAUSE_S > 0.1
        assert Case.objects.count() == 4


def test_within_another_transaction_there_is_nothing_to_wait_for(cast, monkeypatch):
    monkeypatch.setattr(turns, "HELD_S", 0.0)
    monkeypatch.setattr(turns, "sleep", lambda seconds: pytest.fail("nobody else can write now"))
    with transaction.atomic(), turns.Turns().turn():
        lodge(cast.li, title="测试甲家的事")


def test_the_sweep_reads_a_batch_to_its_end_before_it_writes(cast, monkeypatch):
    """A connection that is still reading may not write once somebody else has: each batch is a query of its own, read
    to its end, instead of one cursor that stays open for the whole sweep."""
    for _ in range(5):
        lodge(cast.li, title="测试甲家的事")
    monkeypatch.setattr(loop, "BATCH", 2)
    with CaptureQueriesContext(connection) as asked:
        seen = [case.pk for case in loop._in_turns(Case.objects.all())]
    assert seen == sorted(Case.objects.values_list("pk", flat=True)) and len(seen) == 5
    assert [query["sql"].rpartition("LIMIT ")[2] for query in asked] == ["2"] * 4
