"""A list costs the same at ten rows and at a thousand; no words are looked for through a whole table."""

from copy import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories.addresses import lists, searches
from factories.samples import lay

from yifa.ground.ids import case_code
from yifa.records.cases.models import CaseClock, Party

pytestmark = pytest.mark.django_db
HERE = "500155117000"
FEW, MANY = 9, 990


def grow(laid, count, start):
    """Copies of one row of each kind of record, with what hangs on a case."""
    case = next(one for one in laid.cases if one.procedure == "dispute")
    clocks, parties = list(case.clocks.all()), list(case.parties.all())
    alert = next(one for one in laid.alerts if one.case_id == case.pk)
    paper = laid.documents()[0]
    numbers = range(start, start + count)
    cases = [fresh(case, code=case_code("500155117", 2026, "JF", 1000 + n)) for n in numbers]
    type(case).objects.bulk_create(cases)
    CaseClock.objects.bulk_create([fresh(one, case=held) for held in cases for one in clocks])
    Party.objects.bulk_create([fresh(one, case=held) for held in cases for one in parties])
    for row, more in ((paper, {}), (laid.entries[0], {}), (laid.activities[0], {})):
        type(row).objects.bulk_create([fresh(row, **more) for _ in numbers])
    type(alert).objects.bulk_create([fresh(alert, case=held, key=held.code, subject=held.subject) for held in cases])


def fresh(row, **changed):
    made = copy(row)
    made.__dict__ = {key: value for key, value in row.__dict__.items() if key not in ("detail", "declared")}
    made._state = copy(row._state)
    made.pk, made._state.adding = None, True
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def grown(laid):
    """The lists whose tables grow."""
    return [
        *(url for url in lists() if url.startswith(("/cases/", "/documents/", "/alerts/", "/reviews/")) or url == "/"),
        reverse("ui:register", args=[laid.entries[0].kind]), reverse("ui:activity", args=[laid.activities[0].kind]),
    ]  # fmt: skip


def cost(client, url):
    client.get(url)  # figures renew their snapshot at the first look
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_a_list_costs_the_same_at_ten_rows_and_at_a_thousand(page_of):
    laid = lay("测试", division=HERE, organ="500155117-PAFZB")
    client = page_of("zheng")
    grow(laid, FEW, 0)
    few = {url: cost(client, url) for url in grown(laid)}
    grow(laid, MANY, FEW)
    many = {url: cost(client, url) for url in few}
    assert {url: (few[url], many[url]) for url in few if many[url] > few[url]} == {}
    assert max(many.values()) <= 40


def test_words_are_looked_for_in_a_bounded_part_only(page_of):
    lay("测试", division=HERE, organ="500155117-PAFZB")
    client, endless = page_of("zheng"), set()
    for url in (*lists(), *searches("测试")):
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        endless |= {query["sql"] for query in asked if "LIKE '%" in query["sql"] and "LIMIT 10000" not in query["sql"]}
    assert endless == set()
