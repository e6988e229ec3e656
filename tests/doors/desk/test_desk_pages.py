"""Every page for every post: whoever may opens it, the others get a sentence; made from the addresses and the cast."""

import re

import pytest
from django.urls import reverse
from factories.cast import Cast

from yifa.doors.desk.urls import urlpatterns
from yifa.ground.identity.permission import allow
from yifa.ground.ledger import seal
from yifa.readers.watch.models import Alert
from yifa.records.cases.models import Case, Handover

pytestmark = pytest.mark.django_db
UNGUARDED = {"login", "logout", "password", "second-factor", "enrolment"}
"""Before or about the account itself: test_entering."""
GUARDED = [one for one in urlpatterns if one.name not in UNGUARDED]
PEOPLE = [name for name in Cast.__dataclass_fields__ if name != "public"]
OFFICE = [name for name in PEOPLE if name not in ("wei", "jiang", "shen", "zhou", "qian")]


@pytest.fixture
def sample(matters, cast):
    """One of everything in the clerk's town; the addresses' arguments."""
    (case,) = matters(1)
    now = case.opened_at
    handover = Handover.objects.create(
        case=case,
        procedure="test_walk",
        division=case.division,
        organ="",
        reason="不归我办",
        offered_at=now,
        offered_by="li",
    )
    alert = Alert.objects.create(
        rule="clock.late", severity="error", sentence="逾期了。", basis="测试规定", subject=case.subject, case=case,
        key="k", division=case.division, organ=case.organ, raised_at=now,
    )  # fmt: skip
    seal()
    return {
        "handover": [handover.pk], "handover-return": [handover.pk], "figure": ["test.taken_in"],
        "figure-json": ["test.taken_in"], "rows": ["test.taken_in"], "proof": [case.subject],
        "proof-json": [case.subject], "alert": [alert.pk], "verification": [alert.pk], "rule": ["clock.late"],
        "procedure": ["test_walk"], "procedure-bpmn": ["test_walk"], "report": ["500155117", 2026],
        "report-preview": ["500155117", 2026], "report-compilation": ["500155117", 2026],
        "report-progress": ["500155117", 2026], "report-file": ["500155117", 2026, "trace.json"],
        **{name: ["A" * 16] for name in CHECKED},
    }  # fmt: skip


CHECKED = {"check", "check-answers", "check-records", "check-comments", "check-figures", "check-removal"}
"""Pages of a report that one session holds: test_report_check."""
VERBS = {"handover-return", "verification", "report-compilation", "check-answers", "check-removal"}
ABSENT = {"report-file"} | CHECKED - VERBS
"""Not there before it is built or handed in."""


def test_every_page_asks_a_permission():
    assert [one.name for one in GUARDED if not hasattr(one.callback, "permission")] == []


@pytest.mark.parametrize("name", OFFICE)
def test_people_of_the_town_open_what_their_post_may(desk, people, cast, sample, name):
    client, actor = desk(getattr(people, name)), getattr(cast, name)
    for one in GUARDED:
        answer = client.get(reverse(f"desk:{one.name}", args=sample.get(one.name, [])))
        wanted = 405 if one.name in VERBS else 404 if one.name in ABSENT else 200
        wanted = wanted if wanted == 405 or allow(actor, one.callback.permission.code) else 403
        assert answer.status_code == wanted, (one.name, answer.status_code)


@pytest.mark.parametrize("name", ["wei", "jiang", "shen"])
def test_the_three_administrators_see_no_matters(desk, people, cast, sample, name):
    client, actor = desk(getattr(people, name)), getattr(cast, name)
    for one in GUARDED:
        answer = client.get(reverse(f"desk:{one.name}", args=sample.get(one.name, [])))
        open_to_all = bool(allow(actor, one.callback.permission.code))
        assert answer.status_code == (405 if one.name in VERBS else 200 if open_to_all else 403), one.name
        assert "测试事项甲" not in answer.content.decode()


def test_a_refused_page_names_the_way_out(desk, people):
    answer = desk(people.shen).get(reverse("desk:figures"))
    page = answer.content.decode()
    assert answer.status_code == 403 and "须您在本系统担任业务岗位" in page and "怎么办" in page


@pytest.mark.parametrize("one", GUARDED, ids=lambda one: one.name)
def test_the_outsider_finds_nothing_of_the_next_town(desk, people, sample, one):
    client = desk(people.zhou)
    arguments = sample.get(one.name, [])
    own_kind = one.name not in ("procedure", "procedure-bpmn", "rule", "figure", "figure-json", "rows")
    answer = client.get(reverse(f"desk:{one.name}", args=arguments))
    if arguments and own_kind:
        assert answer.status_code in (404, 405)
    # The page may repeat the address that was asked for, and nothing more.
    page = answer.content.decode().replace(answer.wsgi_request.path, "")
    assert "测试事项甲" not in page and "500155117-2026-CS" not in page


@pytest.mark.parametrize("view", ["figure", "figure-json", "rows"])
def test_a_figure_of_another_town_is_not_found(desk, people, sample, view):
    url = reverse(f"desk:{view}", args=["test.taken_in"])
    assert desk(people.zhou).get(f"{url}?scope=500155117").status_code == 404
    assert desk(people.zhou).get(f"{url}?scope=500155").status_code == 404


@pytest.mark.parametrize(
    ("view", "arguments"),
    [("handover-return", "handover"), ("verification", "alert"), ("report-compilation", "report"), ("alert", "alert")],
)
def test_an_outsiders_verbs_find_nothing(desk, people, sample, view, arguments):
    answer = desk(people.zhou).post(reverse(f"desk:{view}", args=sample[arguments]), {"reason": "不要了", "holds": "1"})
    assert answer.status_code == 404
    assert Alert.objects.get().state == "raised" and Handover.objects.get().state == "queued"


def test_counts_do_not_tell_of_the_next_town(desk, people, matters):
    matters(3)
    page = desk(people.zhou).get("/").content.decode()
    assert not re.search(r'<strong class="y-num">[1-9]', page)


@pytest.mark.parametrize(
    "path", ["/", "/alerts/", "/figures/test.taken_in/", "/figures/test.taken_in/rows/", "/reports/"]
)
def test_the_same_number_of_queries_at_ten_rows_and_at_many(desk, people, matters, django_assert_max_num_queries, path):
    client = desk(people.li)
    matters(10)
    seal_alerts()
    client.get(path)
    few = count(client, path, django_assert_max_num_queries)
    matters(40, title="另一件")
    seal_alerts()
    client.get(path)
    assert count(client, path, django_assert_max_num_queries) <= few


def count(client, path, budget):
    with budget(60) as seen:
        assert client.get(path).status_code == 200
    return len(seen.captured_queries)


def seal_alerts():
    """An alert for every matter that has none."""
    for case in Case.objects.filter(alerts=None):
        Alert.objects.create(
            rule="clock.late", severity="error", sentence="逾期了。", basis="测试规定", subject=case.subject, case=case,
            key=case.code, division=case.division, organ=case.organ, raised_at=case.opened_at,
        )  # fmt: skip


def test_every_page_has_one_heading_and_named_boxes(desk, people, sample):
    client = desk(people.li)
    for one in GUARDED:
        if one.name in VERBS | ABSENT | {"figure-json", "proof-json", "verifier", "procedure-bpmn"}:
            continue
        page = client.get(reverse(f"desk:{one.name}", args=sample.get(one.name, []))).content.decode()
        assert page.count("<h1") == 1, one.name
        boxes = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page)
        assert [box for box in boxes if f'for="{box}"' not in page] == [], one.name
        assert len(set(re.findall(r' id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page)), one.name


def test_every_form_that_writes_carries_its_token(desk, people, sample):
    client = desk(people.li)
    for name in ("home", "alert", "report", "hats", "about", "handover"):
        page = client.get(reverse(f"desk:{name}", args=sample.get(name, []))).content.decode()
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.S)
        assert forms and all("csrfmiddlewaretoken" in form for form in forms), name
