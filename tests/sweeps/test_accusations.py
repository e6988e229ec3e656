"""An accusation laid by the house's own verbs, at every door: supervisors, leaders and colleagues see no trace of it.

Not a column set by hand as in ``test_leaks``: the steps that people take set the secrecy, so one that forgot it fails
here. Every list, search, count, export and figure page must be the same to the letter before and after.
"""

from urllib.parse import quote

import pytest
from django.urls import reverse
from factories.addresses import details, exports, lists, searches
from factories.samples import Laid
from sweeps.test_leaks import body, seen

from yifa.domains.disputes import actions
from yifa.readers.watch.loop import tick
from yifa.readers.watch.models import Alert
from yifa.records.cases.models import CaseClock

pytestmark = pytest.mark.django_db
MARK = "暗记壬"
PLACE = {"division": "500155117000", "organ": "500155117-PAFZB"}
TOLD = {
    "channel": "书信",
    "informant_name": MARK,
    "accused": MARK,
    "summary": MARK,
    "title": MARK,
    "about_us": False,
}


def laid(cast):
    """One kept, one handed on, one sealed, each with what came of it; a late alert of the first."""
    kept, passed = (actions.register_accusation(by=cast.li, data=TOLD, **PLACE) for _ in range(2))
    actions.hand_on(passed, by=cast.li, data={"by_secure_channel": True})
    sealed = actions.seal_accusation(by=cast.li, data={"channel": "书信", "sealed_pages": 3}, **PLACE)
    CaseClock.objects.filter(case=kept).update(due_at=kept.opened_at)
    tick()
    cases = [kept, passed, sealed]
    return Laid(cases=cases, alerts=list(Alert.objects.filter(case__in=cases)))


@pytest.mark.parametrize("name", ["qian", "chen", "chu", "zheng"])
def test_no_list_search_count_figure_or_export_changes(page_of, cast, name):
    asked = [*lists(), f"{reverse('desk:handovers')}?view=all", *exports(), *searches(quote(MARK))]
    client = page_of(name)
    tick()
    before = seen(client, asked)
    laid(cast)
    after = seen(client, asked)
    assert [url for url in before if before[url] != after[url]] == []


@pytest.mark.parametrize("name", ["qian", "chen", "chu", "zheng", "public"])
def test_no_page_paper_clock_proof_or_alert_of_it_opens(page_of, cast, name):
    client, urls = page_of(name), list(details(laid(cast)))
    assert len(urls) > 20
    for url in urls:
        answer = client.get(url)
        assert answer.status_code in ((302,) if name == "public" else (403, 404, 405)), (url, answer.status_code)
        assert MARK not in body(answer), url


def test_the_one_who_took_it_in_finds_it(page_of, cast):
    rows = laid(cast)
    client = page_of("li")
    assert all(client.get(f"/cases/{case.code}/").status_code == 200 for case in rows.cases)
    assert rows.cases[0].code in body(client.get("/cases/?view=all&procedure=accusation"))
