"""The first people of a house: set up from the command line, and able to log in."""

import json

import pytest
from typer.testing import CliRunner

from yifa.ground.identity.actor import actor_of
from yifa.ground.identity.models import Person
from yifa.site.commands import program

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    def run(*words):
        answer = CliRunner().invoke(program, ["account", *words])
        return answer.exit_code, json.loads(answer.stdout) if answer.stdout else answer.stderr

    return run


@pytest.fixture
def head(account):
    account("organ", "500155117-SFS", "测试镇司法所")
    _, made = account("person", "zhengsuo", "测试·郑所长")
    account("appoint", "zhengsuo", "justice_head", "500155117-SFS")
    return made["first_password"]


def test_a_new_head_of_office_sees_his_town_and_must_change_his_password(head):
    person = Person.objects.get(username="zhengsuo")
    assert person.check_password(head) and person.password_set_by_other
    actor = actor_of(person)
    assert (actor.scope, actor.organ, actor.posts) == ("500155117", "500155117-SFS", frozenset({"justice_head"}))


def test_what_exists_already_is_said_and_exits_2(account, head):
    code, said = account("organ", "500155117-SFS", "再来一次")
    assert code == 2 and "已经有了" in said


def test_an_unknown_post_person_or_organ_is_named(account, head):
    for words in (("appoint", "zhengsuo", "king", "500155117-SFS"), ("appoint", "nobody", "clerk", "500155117-SFS"),
                  ("appoint", "zhengsuo", "clerk", "500155117-XX"), ("reset", "nobody")):  # fmt: skip
        code, said = account(*words)
        assert code == 2 and any(word in said for word in words[1:])


def test_a_reset_gives_a_new_first_password(account, head):
    _, made = account("reset", "zhengsuo")
    assert made["first_password"] != head
    assert Person.objects.get(username="zhengsuo").check_password(made["first_password"])
