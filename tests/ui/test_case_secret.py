"""给当事人查询码: who handles the matter may give a code, having said how the person was known; nobody else."""

import re

import pytest

from yifa.ground.ledger import entry_bytes, seqs_of
from yifa.records.cases.following import followed
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import open_case

pytestmark = pytest.mark.django_db
ORDER = {"title": "路灯", "kind": "求助", "content": "坏了", "caller_name": "演示·甲", "caller_phone": "13800000001"}
CHECKED = {"checked": "当面核对居民身份证"}


@pytest.fixture
def case(people, cast):
    place = {"division": "500155117000", "organ": "500155117-ZZZX"}
    return open_case("hotline_ticket", by=cast.li, step="register", data=ORDER, **place)


def address(case):
    return f"/cases/{case.code}/secret/"


def test_the_clerk_says_how_and_the_code_is_shown_once(client, people, case):
    client.force_login(people.li)
    assert "给当事人查询码" in client.get(f"/cases/{case.code}/").content.decode()
    answer = client.post(address(case), CHECKED)
    secret = re.search(r'y-secret">(\w+)<', answer.content.decode())[1]
    assert followed(case.code, secret).pk == case.pk and "no-store" in answer["Cache-Control"]
    last = list(entry_bytes(seqs_of(case.subject)))[-1][1].decode()
    assert "cases.secret_given" in last and "当面核对居民身份证" in last and '"li"' in last and secret not in last


def test_without_saying_how_nothing_is_given(client, people, case):
    client.force_login(people.li)
    assert client.post(address(case), {}).status_code == 422
    with pytest.raises(Refused):
        followed(case.code, "AAAAAAAAAA")


def test_the_next_town_and_the_public_get_nothing(client, people, case):
    assert client.post(address(case), CHECKED).status_code == 302
    client.force_login(people.zhou)
    assert client.post(address(case), CHECKED).status_code == 404


def test_who_only_reads_gives_nothing(client, people, case):
    client.force_login(people.chu)
    assert client.post(address(case), CHECKED).status_code in (403, 404)
    assert "给当事人查询码" not in client.get(f"/cases/{case.code}/").content.decode()
