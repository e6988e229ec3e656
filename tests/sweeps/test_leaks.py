"""The leak matrix: every kind of record x list, detail, search, count, export, API x everyone who must not see it.

Non-interference: a page is asked for before and after records are laid that this person must not see; status, text
and counts have to be the same to the letter. And the emitted SQL is asked whether it carries the scope.
"""

import re
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories.addresses import asked, details, exports, lists, public_pages, searches
from factories.cast import Cast
from factories.samples import lay

from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import barred

pytestmark = pytest.mark.django_db
HERE, NEXT = "500155117000", "500155118000"
MARK, OWN = "暗记壬", "自家丁"
CHANGING = re.compile(
    r'name="(csrfmiddlewaretoken|key)" value="[^"]*"|nonce="[^"]*"|"(X-CSRFToken|csrf)": ?"[^"]*"|csrftoken=[^;"]*'
)
SCOPED = ("cases_case", "activities_activity", "registers_registerentry", "documents_document", "watch_alert")


def body(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return CHANGING.sub("", content.decode("utf-8-sig", "replace"))


def seen(client, addresses):
    return {url: (answer := asked(client, url)).status_code and (answer.status_code, body(answer)) for url in addresses}


def everything_at_once():
    return [*lists(), *exports(), *searches(quote(MARK)), *searches(quote(MARK[:2]))]


def out_of_post(name):
    """Where what this post may not read lies in the own town, all of it, as the declarations say."""
    return {"division": HERE, "organ": "500155117-PAFZB", "cases_only": barred(getattr(Cast(), name))}


HIDDEN = {
    "zhou": ({"division": HERE, "organ": "500155117-PAFZB"}, {"division": NEXT, "organ": "500155118-SFS",
             "secrecy": "organ"}, {"division": NEXT, "organ": "500155118-PAFZB", "secrecy": "handler", "handler": "x"}),
    "li": ({"division": NEXT, "organ": "500155118-PAFZB"}, {"division": HERE, "organ": "500155117-SFS",
           "secrecy": "organ"}, {"division": HERE, "organ": "500155117-PAFZB", "secrecy": "handler", "handler": "x"}),
    **{name: (out_of_post(name),) for name in ("wang", "feng")},
    **{name: ({"division": HERE, "organ": "500155117-PAFZB"},) for name in ("wei", "jiang", "shen", "public")},
}  # fmt: skip
"""Who -> where rows are laid that this person must not see: the next township, a peer organ, another's hand,
a body of work that the post may not read."""


TOTALS = {"wang": {"/figures/"}, "feng": {"/figures/"}}
"""What a post may not read one by one still counts in the town's own totals, which its annual report prints; the rows
behind them stay shut."""


@pytest.mark.parametrize("name", HIDDEN)
def test_what_one_may_not_see_changes_nothing_one_sees(page_of, name):
    lay(OWN, division=NEXT if name == "zhou" else HERE, organ=f"{'500155118' if name == 'zhou' else '500155117'}-PAFZB")
    client = page_of(name)
    before = seen(client, everything_at_once())
    for place in HIDDEN[name]:
        lay(MARK, **place)
    after = seen(client, everything_at_once())
    assert {url for url in before if before[url] != after[url]} <= TOTALS.get(name, set())


@pytest.mark.parametrize("name", HIDDEN)
def test_a_row_out_of_sight_does_not_exist(page_of, name):
    laid = [lay(MARK, **place) for place in HIDDEN[name]]
    client = page_of(name)
    step = 1 if name in ("zhou", "wang", "feng") else 5  # the others differ in who they are, not in what they ask
    for url in [url for one in laid for url in details(one)][::step]:
        for answer in (client.get(url), client.post(url, {"reason": "想看一看这件事", "field": "x"})):
            assert answer.status_code in ((302,) if name == "public" else (403, 404, 405)), (url, answer.status_code)
            assert MARK not in body(answer), url


def test_the_lists_are_not_empty_for_those_who_may(page_of):
    """So that the tests above do not pass by luck: the owner finds the mark in every list, search and export."""
    lay(MARK, division=HERE, organ="500155117-PAFZB")
    found = seen(page_of("zheng"), [*lists(), *exports()])
    assert {code for code, _ in found.values()} == {200}
    with_rows = [url for url, (_, text) in found.items() if MARK in text or "500155117-2026" in text]
    assert len(with_rows) > 40


@pytest.mark.parametrize("more", [{"cases_only": [one.code for one in PROCEDURES]}, {"secrecy": "organ"}], ids=str)
def test_the_public_pages_tell_of_no_matter_and_of_nothing_secret(page_of, more):
    lay(OWN, division=HERE, organ="500155117-PAFZB")
    client, pages = page_of("public"), list(public_pages(HERE))
    before = seen(client, pages)
    assert {code for code, _ in before.values()} == {200} and OWN in str(before)  # posted people do stand there
    laid = lay(MARK, division=HERE, organ="500155117-PAFZB", **more)
    for number, case in enumerate(laid.cases):  # each alone in its cell of the public map
        Case.objects.filter(pk=case.pk).update(lon=107 + number / 10)
    cache.clear()
    after = seen(client, pages)
    assert [url for url in before if before[url] != after[url]] == []


def test_every_query_on_records_carries_the_scope(page_of):
    lay(OWN, division=NEXT, organ="500155118-PAFZB")
    lay(MARK, division=HERE, organ="500155117-PAFZB")
    client = page_of("zhou")
    bare = set()
    for url in everything_at_once():
        with CaptureQueriesContext(connection) as sent:
            body(asked(client, url))
        bare |= {(url.partition("?")[0], query["sql"][:200]) for query in sent if unscoped(query["sql"])}
    assert bare == set()


def unscoped(sql):
    """A query that reads a scoped table without the division range and without keys already found within it.

    The snapshot (``r.…``) copies the store for the figures, whose own queries carry the scope (tests/readers/figures),
    and asks the whole store whether it is still fresh (``versions``, ``salt``), and how
    large (``last``); none shows a row.
    """
    table = next((name for name in SCOPED if f'FROM "{name}"' in sql), None)
    if table is None or re.search(
        r'SELECT r\.id, r\.secrecy|AS "(versions|salt)"|^SELECT MAX\("cases_case"\."id"\) AS "last" FROM "cases_case"$',
        sql,
    ):
        return False
    keyed = re.search(rf'"{table}"\."(id|case_id|code|about)" (IN|=) ', sql)
    # A table with a column for town or county is asked by equality, which an index can hold (ADR 41); in a query
    # within the query Django calls the same table by a letter.
    names = "|".join([f'"{table}"', *re.findall(rf'"{table}" ([U-Z]\d+)\b', sql)])
    scoped = re.search(rf'({names})\."(division" >= |(town|county)" = \'\d+\')', sql)
    return not scoped and not keyed


def test_no_page_names_a_party_unasked(page_of):
    """Titles name parties (“王某与李某相邻纠纷”); lists, cards, details and exports show them masked only."""
    laid = lay("测试名单", division=HERE, organ="500155117-PAFZB")
    for case in laid.cases:
        for party in case.parties.all():
            party.name = "欧阳测试"
            party.save()
        Case.objects.filter(pk=case.pk).update(title="欧阳测试通行纠纷" if case.parties.exists() else case.title)
    client = page_of("zheng")
    urls = [*lists(), *exports(), *(reverse("ui:case", args=[c.code]) for c in laid.cases)]
    urls += [reverse("desk:alert", args=[row.pk]) for row in laid.alerts]
    assert [url for url, (_, text) in seen(client, urls).items() if "欧阳测试" in text] == []
