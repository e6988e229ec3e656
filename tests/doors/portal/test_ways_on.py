"""Where a petition leaves its procedure, the page of the petitioner does not end blind: what the law leaves to do."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.core.cache import cache
from domains.disputes.petition.filled import FORMS, TWO

from yifa.domains.disputes.procedures import PETITION
from yifa.domains.disputes.procedures.petition.words import LEGAL_CLASSES, Route
from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.ground.places.models import Division
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.following import PARTY, give_secret
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case

pytestmark = pytest.mark.django_db
TOWN, ORGAN, HOUSE = "500155117000", "500155117-PAFZB", Actor.system("tests")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)
ASK_AGAIN = "/portal/ask/petition/ask/500155117000/"


@pytest.fixture(autouse=True)
def town(organs):
    cache.clear()
    Division.objects.create(code="500155000000", name="测试区", level=3, path="测试区")
    Division.objects.create(code=TOWN, name="测试镇", level=4, path="测试镇")


def page(client, steps, **changed):
    """(code, the matter's page) as the petitioner reads it after these steps."""
    moves = tuple(
        Move(code, {**FORMS[code], **changed.get(code, {})}, MONDAY + timedelta(minutes=n), HOUSE)
        for n, code in enumerate(steps.split())
    )
    loaded = load_histories([History("petition", TOWN, ORGAN, moves, "one")], by=HOUSE)
    assert not loaded.refused, loaded.refused
    case = Case.objects.get()
    client.post("/portal/follow/", {"code": case.code, "secret": give_secret(case, by=PARTY)})
    return case.code, unescape(client.get("/portal/matter/").content.decode()).split("<main")[1]


def test_who_was_led_to_arbitration_reads_to_apply_there_and_what_the_regulation_does_not_give(client):
    code, told = page(client, "register sort route", sort=TWO)
    assert "请自己向劳动人事争议仲裁委员会申请" in told and "劳动争议调解仲裁法 第27条" in told
    assert "没有规定信访人对分类导入提出异议" in told and "向人民检察院" not in told and "自己向行政复议" not in told
    assert "等“劳动人事争议仲裁”接收登记" not in told, "nobody here registers it: to wait would be to lose the time"
    (link,) = re.findall(r'href="([^"]+number=[^"]+)"', told)
    assert link == f"{ASK_AGAIN}?number=earlier_code"
    assert f'value="{code}"' in client.get(link).content.decode()


def test_nobody_else_gets_a_number_into_the_box_nor_one_into_a_box_of_their_own(client):
    code, _ = page(client, "register sort route", sort=TWO)
    assert code not in client.get(f"{ASK_AGAIN}?number=petitioner_name").content.decode()
    client.post("/portal/matter/leave/")
    assert code not in client.get(f"{ASK_AGAIN}?number=earlier_code").content.decode()


@pytest.mark.parametrize(
    ("steps", "says"),
    [("register sort refuse", "没有规定对不予受理申请复查"), ("register tell_elsewhere", "那个机关也说不归它管的")],
)
def test_the_other_ends_say_what_is_left(client, steps, says):
    assert says in page(client, steps)[1]


def test_while_it_is_handled_here_nothing_of_this_is_told(client):
    assert "还可以怎么办" not in page(client, "register sort accept")[1]


def test_every_lawful_route_has_a_sentence_of_its_own_with_an_article():
    own = {one.where[0][1][0]: one for one in PETITION.remedies if one.where and one.where[0][0] == "route"}
    assert set(own) == set(Route.__args__) and {value[0] for value in own} == {value[-1] for value in LEGAL_CLASSES}
    rules = [LAWBOOK.get(one.provision, on=MONDAY.date()) for one in PETITION.remedies]
    assert all(rule.basis and "。" in rule.value for rule in rules)
