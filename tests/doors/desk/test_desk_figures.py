"""Figures at the desk: the card, the failing rows first, pages of rows, the proof a stranger checks."""

import json
import subprocess
import sys
from datetime import datetime

import pytest
from django.urls import reverse
from domains.disputes.petition.filled import DIVISION, HOUSE, ORGAN
from domains.disputes.petition.filled import FORMS as PETITION_FORMS
from factories.cast import NEXT_PLACE

from yifa.doors.desk import figures as figure_pages
from yifa.ground.calendar import TZ
from yifa.ground.ledger import seal, standalone
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(matters, cast):
    """Five taken in, three of them done; two of the next town besides."""
    cases = matters(5)
    for case in cases[:3]:
        advance(case, "close", by=cast.li, data={"reason": "办好了"})
    matters(2, by=cast.zhou, division=f"{NEXT_PLACE}000", title="邻镇的")
    return cases


def get(client, view, code="test.done_rate", **asked):
    return client.get(reverse(f"desk:{view}", args=[code]), asked)


def test_the_list_prints_the_figure_with_its_definition(desk, people, settled):
    page = desk(people.li).get(reverse("desk:figures")).content.decode()
    assert "测试办结率" in page and ">60<" in page and "办结数除以受理数。" in page


def test_the_card_shows_both_halves_and_what_is_left_over_first(desk, people, settled):
    page = get(desk(people.li), "figure").content.decode()
    card = page[page.index("y-definition") :]
    assert card.index("未达到的") < card.index("测试办结数") < card.index("测试受理数")
    assert [f">{number}<" in card for number in (60, 3, 5, 2)] == [True] * 4


def test_the_rest_lists_exactly_the_failing_ones(desk, people, settled):
    page = get(desk(people.li), "rows", part="rest").content.decode()
    assert [case.code in page for case in settled] == [False, False, False, True, True]


def test_rows_open_the_record_and_its_proof(desk, people, settled):
    page = get(desk(people.li), "rows", "test.taken_in").content.decode()
    code = settled[0].code
    assert reverse("ui:case", args=[code]) in page and reverse("desk:proof", args=[f"case:{code}"]) in page


@pytest.mark.parametrize("part", ["", "rest"])
def test_pages_of_rows_neither_lose_nor_repeat(desk, people, cast, matters, monkeypatch, part):
    monkeypatch.setattr(figure_pages, "PAGE", 2)
    monkeypatch.setattr("yifa.doors.desk.figuring.BATCH", 3)
    cases = matters(7)
    for case in cases[::3]:
        advance(case, "close", by=cast.li, data={"reason": "办好了"})
    client, url, seen = desk(people.li), reverse("desk:rows", args=["test.done_rate"]) + f"?part={part}", []
    while url:
        answer = client.get(url)
        seen += [row[0].text for row in answer.context["table"].rows]
        url = answer.context["pager"].next_url
    wanted = [case.code for number, case in enumerate(cases) if not part or number % 3]
    assert seen == wanted


def test_the_county_sees_both_towns_in_order_of_their_codes(desk, people, settled):
    page = get(desk(people.qian), "figure", "test.taken_in").content.decode()
    below = page[page.index("所辖对照") :]
    assert below.index("测试镇") < below.index("邻镇") and "不排名" in below


def test_a_matter_of_another_organs_secret_is_in_no_figure(desk, people, settled):
    Case.objects.filter(code=settled[0].code).update(secrecy="organ", organ="500155117-SFS", version=9)
    page = get(desk(people.li), "rows", "test.taken_in").content.decode()
    assert settled[0].code not in page and settled[1].code in page


def test_a_month_and_a_made_up_period(desk, people, settled):
    assert "2026年3月" in get(desk(people.li), "figure", period="2026-03").content.decode()
    assert get(desk(people.li), "figure", period="yesterday").status_code == 404
    assert get(desk(people.li), "figure", "no.such").status_code == 404


def test_a_figure_without_records_says_so(desk, people):
    assert "(缺:测试受理数)" in get(desk(people.li), "figure", "test.taken_in").content.decode()


def test_the_chart_has_a_table_beside_it(desk, people, settled):
    page = get(desk(people.li), "figure", "test.taken_in").content.decode()
    assert 'data-chart="chart-trend"' in page and ">2026-03</th>" in page


def test_the_proof_holds_without_us(desk, people, settled, tmp_path):
    seal()
    client, subject = desk(people.li), settled[0].subject
    page = client.get(reverse("desk:proof", args=[subject])).content.decode()
    assert "在。它是台账第" in page and "办结" in page
    (tmp_path / "proof.json").write_bytes(client.get(reverse("desk:proof-json", args=[subject])).content)
    (tmp_path / "check.py").write_bytes(client.get(reverse("desk:verifier")).content)
    done = check(tmp_path)
    assert done.returncode == 0 and "相符" in done.stdout
    proof = json.loads((tmp_path / "proof.json").read_text())
    proof["records"][subject]["public"]["outcome"] = "改过的"
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    assert check(tmp_path).returncode == 1
    assert standalone.__doc__


def check(folder):
    command = [sys.executable, str(folder / "check.py"), str(folder / "proof.json")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_before_the_seal_the_proof_says_wait(desk, people, settled):
    answer = desk(people.li).get(reverse("desk:proof", args=[settled[0].subject]))
    assert "现在还拿不到证明" in answer.content.decode()


def test_a_changed_record_is_not_shown_as_proven(desk, people, settled):
    seal()
    Case.objects.filter(code=settled[0].code).update(outcome="偷改")
    page = desk(people.li).get(reverse("desk:proof", args=[settled[0].subject])).content.decode()
    assert "与现在的记录不一致" in page


@pytest.mark.parametrize(
    "subject", ["case:500155117-2026-CS-999999-X", "person:li", "activity:x", "register:1", "nonsense"]
)
def test_made_up_subjects_are_not_found(desk, people, places, subject):
    assert desk(people.li).get(reverse("desk:proof", args=[subject])).status_code == 404


@pytest.fixture
def petitioned(organs):
    """One petition in the town: counted for everybody, open to few (a mediator reads none)."""
    moves = (Move("register", PETITION_FORMS["register"], datetime(2026, 3, 2, 9, tzinfo=TZ), HOUSE),)
    loaded = load_histories([History("petition", DIVISION, ORGAN, moves, "one")], by=HOUSE)
    assert not loaded.refused
    return Case.objects.get(procedure="petition").code


def test_a_total_with_matters_one_may_not_open_says_so_and_lists_none_of_them(desk, people, petitioned):
    asked = {"code": "petition.registered", "period": "2026"}
    client = desk(people.wang)
    figure, rows = (get(client, view, **asked).content.decode() for view in ("figure", "rows"))
    assert "含您无权打开的事项(信访事项):只计入总数" in figure and ">1<" in figure
    assert "含您无权打开的事项(信访事项)" in rows and petitioned not in rows
    assert "只计入总数" in client.get(reverse("desk:figures"), {"period": "2026"}).content.decode()


def test_whoever_may_open_them_reads_no_such_note_and_finds_the_row(desk, people, petitioned):
    page = get(desk(people.li), "rows", "petition.registered", period="2026").content.decode()
    assert petitioned in page and "无权打开" not in page
