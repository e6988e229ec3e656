"""Each declared kind at each door, as the next township's clerk, a colleague of a peer organ and anyone see it.

One world is laid for the whole file: of every procedure, register and activity one open row, and one that another
organ of the same town keeps to itself. What a person finds at a door must be exactly what the one scope rule lets them
see: so a list, its search, its month, the count in an export, the map and the API cannot differ from each other.
"""

import csv
import io
import json
import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from factories.addresses import AS_TEXT, asked
from factories.cast import Cast
from factories.samples import HELD, lay
from sweeps.conftest import HERE, MONDAY, NEXT
from sweeps.test_leaks import body

from yifa.ground.calendar import use_now
from yifa.ground.identity.actions import issue_token
from yifa.ground.identity.actor import Actor, can_see
from yifa.ground.identity.models import Appointment
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.identity.tokens import forget
from yifa.ground.places.models import Division
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import barred
from yifa.records.registers.kind import REGISTERS

pytestmark = pytest.mark.django_db
OPEN, KEPT = "暗记甲", "暗记乙"
KINDS = [
    *(("cases", one.code) for one in PROCEDURES),
    *(("registers", one.code) for one in REGISTERS),
    *(("activities", one.code) for one in ACTIVITIES),
]
HEAD = 4
"""Lines above the rows of an exported file: its name, what it covers, the note on masking, the columns."""
PEOPLE = ("zhou", "li", "zheng")
"""An outsider, a colleague of another organ, and the head of the organ that keeps rows to itself: the control."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("world")


@pytest.fixture(autouse=True)
def the_worlds_keys(own_ledger, settings, folder):
    """What the world sealed is opened with its own keys, not with those of each test."""
    settings.YIFA_KEY_DIR = folder / "keys"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, folder):
    """(sort, kind) -> its rows. Taken back when the file is done."""
    held = {"YIFA_KEY_DIR": folder / "keys", "YIFA_EVIDENCE_DIR": folder / "evidence", "HOME": folder}
    with django_db_blocker.unblock(), override_settings(**held), use_now(MONDAY), transaction.atomic():
        for code, name, level in (("500155000000", "测试区", 3), (HERE, "测试镇", 4), (NEXT, "邻镇", 4)):
            Division.objects.create(code=code, name=name, level=level, path=name)
        laid = [
            lay(OPEN, division=HERE, organ="500155117-PAFZB"),
            lay(KEPT, division=HERE, organ="500155117-SFS", secrecy="organ"),
        ]
        rows = {}
        for one in laid:
            for case in one.cases:
                case.refresh_from_db()
                rows.setdefault(("cases", case.procedure), []).append(case)
            for sort, found in (("registers", one.entries), ("activities", one.activities)):
                for row in found:
                    row.refresh_from_db()
                    rows.setdefault((sort, row.kind), []).append(row)
        yield rows
        transaction.set_rollback(True)


def expected(rows, sort, kind, name):
    """What this person sees by the one rule: scope and secrecy of the row, and the post's body of work."""
    actor = getattr(Cast(), name)
    if sort == "cases" and kind in barred(actor):
        return set()
    return {url_of(sort, row) for row in rows if can_see(actor, row)}


def url_of(sort, row):
    if sort == "cases":
        return reverse("ui:case", args=[row.code])
    return reverse(f"ui:{'register' if sort == 'registers' else 'activity'}-entry", args=[row.kind, row.pk])


def doors(sort, kind):
    """Name of the door -> address."""
    if sort == "cases":
        page = f"{reverse('ui:cases')}?view=all&procedure={kind}"
        yield "map", f"{reverse('ui:map-data')}?view=all&procedure={kind}"
    else:
        page = f"{reverse('ui:register' if sort == 'registers' else 'ui:activity', args=[kind])}?"
        if sort == "activities" or REGISTERS[kind].dated:
            name = "ui:activity-month" if sort == "activities" else "ui:register-month"
            yield "month", f"{reverse(name, args=[kind])}?month={HELD:%Y-%m}"
    yield "list", page
    yield "search", f"{page}&q={OPEN[:2]}"
    yield "export", f"{reverse('files:export', args=[sort, kind])}?{AS_TEXT}"


def linked(text, sort, kind):
    pattern = r"/cases/\d{9}-[^/\"?]+/" if sort == "cases" else rf"/{sort}/{kind}/\d+/"
    return set(re.findall(f'"({pattern})"', text))


def handed_out(text):
    """(rows that the head of the file says, rows that are in it)."""
    lines = list(csv.reader(io.StringIO(text)))
    return int(re.search(r"共(\d+)条", text)[1]), len(lines) - HEAD


def known_ones(rows, sort):
    return {url_of(sort, row) for row in rows}


@pytest.mark.parametrize(("sort", "kind"), KINDS, ids=lambda one: one)
def test_every_door_shows_what_the_one_rule_lets_see(world, page_of, sort, kind):
    rows = world[sort, kind]
    for name in PEOPLE:
        client, may = page_of(name), expected(rows, sort, kind, name)
        for door, url in doors(sort, kind):
            answer = asked(client, url)
            text = body(answer)
            assert answer.status_code == 200, (name, door)
            if door == "export":
                assert handed_out(text) == (len(may), len(may)), (name, door)
            elif door == "map":
                told = json.loads(text)
                counted = sum(cell[2] for cell in told["cells"]) + len(told["points"])
                assert (told["shown"], counted) == (len(may), len(may)), (name, door)
                assert {point[2] for point in told["points"]} <= may
            else:
                found = linked(text, sort, kind) & known_ones(rows, sort)
                assert found <= may if door == "search" else found == may, (name, door)
            if not may:
                assert OPEN not in text and KEPT not in text, (name, door)


@pytest.mark.parametrize(("sort", "kind"), KINDS, ids=lambda one: one)
def test_nobody_without_account_opens_a_door(world, page_of, sort, kind):
    client = page_of("public")
    for door, url in doors(sort, kind):
        answer = asked(client, url)
        assert answer.status_code == 302 and reverse("desk:login") in answer["Location"], door


def test_the_outsider_sees_none_and_the_colleague_not_what_is_kept(world):
    """So that the rule itself is not what is wrong: said once more in plain words."""
    for (sort, kind), rows in world.items():
        assert expected(rows, sort, kind, "zhou") == set()
        kept = {url_of(sort, row) for row in rows if row.organ == "500155117-SFS"}
        assert not expected(rows, sort, kind, "li") & kept
    assert sum(len(expected(rows, *kind, "zheng")) for kind, rows in world.items()) > 100


def test_the_api_lists_and_counts_what_the_one_rule_lets_see(world, client, people):
    forget()
    codes = [permission.code for permission in PERMISSIONS]
    for name in PEOPLE:
        held = Appointment.objects.get(person=getattr(people, name))
        token = issue_token(appointment=held, name="测试", permissions=codes, by=Actor.system("test"))
        for (sort, kind), rows in world.items():
            if sort == "cases":
                answer = client.get(f"/api/v1/cases?procedure={kind}", headers={"authorization": f"Bearer {token}"})
                told = {f"/cases/{one['code']}/" for one in json.loads(answer.content)["items"]}
                assert told == expected(rows, sort, kind, name), (name, kind)
    assert client.get("/api/v1/cases").status_code == 401
    cache.clear()
