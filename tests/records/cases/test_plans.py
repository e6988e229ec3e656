"""How the store reads: lists, searches and counters go by an index on both stores, never through the whole table."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from yifa.ground.ids import case_code
from yifa.records.cases.models import Case
from yifa.records.cases.sight import cases_in_sight
from yifa.records.cases.sourcing import SourceNumber
from yifa.records.cases.words import Sought, words_of

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
TOWNS, EACH = 20, 400


def cases():
    for number in range(TOWNS * EACH):
        town = f"500155{100 + number % TOWNS}"
        opened = AT + timedelta(minutes=number)
        title = f"{'路灯不亮' if number % 800 == 0 else '排水沟堵塞'}第{number}号"
        yield Case(
            code=case_code(town, 2026, "CS", number + 1), procedure=("test_walk", "grid_event")[number % 2],
            procedure_version="1", state="registered", title=title, words=words_of(title), opened_at=opened,
            created_at=opened, created_by="li", division=f"{town}201", organ=f"{town}-PAFZB",
            due_at=opened + timedelta(days=9) if number % 20 == 0 else None,
            closed_at=opened + timedelta(days=1) if number % 20 else None,
            source_key=f"from:演示热线:{town}-PAFZB:GD-{number}:7" if number % 2 else f"file:{town}-PAFZB:TZ{number}",
        )  # fmt: skip


@pytest.fixture
def store(each_store):
    call_command("migrate", "cases", verbosity=0)
    Case.objects.bulk_create(cases(), batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if each_store.vendor == "postgresql" else "ANALYZE")
    return each_store


def asked(cast):
    """What the pages ask, by name."""
    for who in ("li", "qian"):
        rows = cases_in_sight(getattr(cast, who))
        newest = rows.order_by("-id")
        area = getattr(cast, who).scope
        yield f"{who} all", newest[:51]
        yield f"{who} kind", newest.filter(procedure="grid_event")[:51]
        yield f"{who} open", newest.filter(closed_at=None)[:51]
        yield f"{who} late", rows.filter(closed_at=None, due_at__lt=AT).order_by("due_at", "id")[:10]
        yield f"{who} words", newest.filter(words__hold=Sought("路灯", area))[:51]
        yield f"{who} code", newest.filter(code__gte="500155117-2026", code__lt="500155117-2026~")[:51]
        yield f"{who} beyond", newest.filter(id__lt=TOWNS * EACH // 2)[:51]


def test_what_waits_and_what_is_kept_to_oneself_have_an_index(store, cast):
    """Among a town's matters few wait for a review, and hardly any is secret to one person."""
    waiting = cases_in_sight(cast.li).filter(closed_at=None, procedure="grid_event", state__in=("a", "b"))
    assert "case_town_waits" in waiting.explain()
    kept = Case.objects.visible_to(cast.qian).filter(handler="qian", secrecy="handler")
    assert "case_kept" in kept.explain()


def whole_table(plan):
    """Steps of a plan that read the table of cases from end to end."""
    return [
        line.strip()
        for line in plan.splitlines()
        if ("SCAN cases_case " in f"{line} " and "USING INDEX" not in line) or "Seq Scan on cases_case" in line
    ]


def test_no_question_reads_the_whole_table(store, cast):
    endless = {name: whole_table(rows.explain()) for name, rows in asked(cast)}
    assert {name: lines for name, lines in endless.items() if lines} == {}


def test_words_go_through_the_index_of_words(store, cast):
    plan = dict(asked(cast))["qian words"].explain()
    assert "case_words" in plan or "cases_casewords VIRTUAL TABLE INDEX" in plan


def test_a_number_of_another_system_goes_through_its_index(store):
    for number, hits in (("GD-41:7", [41]), ("TZ40", [40]), ("GD-41", [])):
        rows = Case.objects.alias(number=SourceNumber("source_key")).filter(number__in=[number, "nothing"])
        assert [int(row.source_key.rpartition("PAFZB:")[2][2:].strip("-").partition(":")[0]) for row in rows] == hits
        assert "case_source_number" in rows.explain()


def test_a_town_is_read_in_the_order_of_its_list(store, cast):
    """Neither store gathers the rows first and sorts them then."""
    for name in ("li all", "li kind", "qian all"):
        plan = dict(asked(cast))[name].explain()
        assert "Sort" not in plan and "TEMP B-TREE" not in plan, (name, plan)
