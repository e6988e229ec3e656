"""The permission table: reasons in Chinese, nothing by accident."""

from types import SimpleNamespace

import pytest
from factories.cast import PLACE

from yifa.ground.identity import permission as table
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import IncompletePermission, NotAllowed, Permission, allow, demand, matrix
from yifa.ground.identity.posts import POSTS
from yifa.ground.identity.predicates import (
    actor_did_not_handle_this,
    actor_did_not_take_step,
    actor_holds_a_post,
    actor_is_clerk,
    actor_is_one_of,
    actor_is_reviewer,
    actor_is_supervisor,
    case_is_handled_by_my_organ,
    case_lies_in_my_area,
    record_is_mine,
)
from yifa.ground.registry import Registry, UnknownDeclaration

ACCEPT = Permission(
    "test.accept",
    "受理",
    ((actor_is_clerk, case_is_handled_by_my_organ), (actor_is_supervisor,)),
)
REVIEW = Permission("test.review", "法制审核", ((actor_is_reviewer, actor_did_not_handle_this),))


@pytest.fixture(autouse=True)
def permissions(monkeypatch):
    registry = Registry("权限")
    registry.add_all((ACCEPT, REVIEW))
    monkeypatch.setattr(table, "PERMISSIONS", registry)


@pytest.fixture
def case(cast):
    return SimpleNamespace(division=f"{PLACE}001", organ=cast.li.organ, secrecy="", handler="li")


def test_either_way_in_is_enough(cast, case):
    assert allow(cast.li, "test.accept", case)
    assert allow(cast.qian, "test.accept", case)


def test_a_refusal_names_every_way_in_that_is_missing(cast, case):
    assert allow(cast.wang, "test.accept", case).sentence == (
        "不能“受理”：须您是办事员，且本案由您的单位办理；或者您是县司法局监督员。"
    )


def test_several_posts_that_would_do_are_named_in_one_breath(cast, case):
    table.PERMISSIONS.add(
        Permission("test.any", "登记", ((actor_is_clerk,), (actor_is_one_of("officer", "mediator"),)))
    )
    assert allow(cast.zheng, "test.any", case).sentence == "不能“登记”：须您是办事员、执法人员或人民调解员。"


def test_who_holds_the_post_hears_what_is_missing_and_not_which_other_posts_may(cast, case):
    case.organ = "500155117-SFS"
    assert allow(cast.li, "test.accept", case).sentence == "不能“受理”：须本案由您的单位办理。"


@pytest.mark.parametrize("who", ["zhou", "public"])
def test_outside_the_area_no_condition_helps(cast, case, who):
    case.organ = getattr(cast, who).organ
    assert "管辖范围" in allow(getattr(cast, who), "test.accept", case).sentence


def test_a_secret_case_is_refused_to_another_organ(cast, case):
    case.secrecy = "organ"
    assert allow(cast.li, "test.accept", case)
    assert not allow(cast.qian, "test.accept", case)


def test_a_token_may_only_what_it_lists(cast, case):
    limited = Actor("li", "李", cast.li.posts, cast.li.organ, cast.li.scope, only=frozenset({"test.review"}))
    assert "令牌" in allow(limited, "test.accept", case).sentence


def test_who_handles_does_not_review(cast, case):
    assert allow(cast.sun, "test.review", case)
    case.handler = "sun"
    assert not allow(cast.sun, "test.review", case)


def test_an_earlier_handler_does_not_review_either(cast, case):
    case.handlers = ("sun", "li")
    assert not allow(cast.sun, "test.review", case)


def test_separation_by_step_fails_closed_where_the_subject_cannot_tell(cast, case):
    rule = actor_did_not_take_step("investigate", "调查")
    assert not rule(cast.sun, case)
    case.step_takers = lambda step: {"zhao"} if step == "investigate" else set()
    assert rule(cast.sun, case) and not rule(cast.zhao, case)


def test_demand_raises_the_sentence(cast, case):
    with pytest.raises(NotAllowed, match="须您是法制审核员"):
        demand(cast.li, "test.review", SimpleNamespace(handler="wang"))


def test_a_misspelt_permission_is_a_defect_not_a_refusal(cast):
    with pytest.raises(UnknownDeclaration):
        allow(cast.li, "test.acept")


@pytest.mark.parametrize("any_of", [(), ((),)])
def test_a_permission_without_conditions_cannot_be_declared(any_of):
    with pytest.raises(IncompletePermission):
        Permission("test.open", "什么都行", any_of)


@pytest.mark.parametrize("predicate", [case_is_handled_by_my_organ, case_lies_in_my_area, record_is_mine])
def test_conditions_fail_closed_on_a_subject_that_lacks_what_they_ask(cast, predicate):
    assert not predicate(cast.li, None)
    assert not predicate(Actor.public(), SimpleNamespace(division="", organ="", handler=""))


def test_the_administrators_handle_no_matters(cast):
    assert actor_holds_a_post(cast.li, None)
    assert not actor_holds_a_post(cast.wei, None)


def test_posts_are_checked_when_a_condition_is_written():
    assert actor_is_one_of("clerk", "mediator") is actor_is_one_of("clerk", "mediator")
    with pytest.raises(ValueError, match="岗位"):
        actor_is_one_of("boss")


def test_the_matrix_shows_posts_and_conditions():
    accept, review = matrix()
    assert (accept.mark("clerk"), accept.mark("supervisor"), accept.mark("officer")) == ("○", "√", "")
    assert accept.posts["clerk"] == ("本案由您的单位办理",)
    assert review.mark("reviewer") == "○"


@pytest.mark.parametrize("post", sorted(POSTS))
@pytest.mark.parametrize("code", ["test.accept", "test.review"])
def test_allow_agrees_with_the_matrix(cast, case, post, code):
    """Generated from the declarations: a post without a mark is refused, whatever the case."""
    actor = cast.holding(post)
    row = next(row for row in matrix() if row.code == code)
    case.organ, case.handler = actor.organ, "someone"
    assert bool(allow(actor, code, case)) == bool(row.mark(post))


def test_the_house_itself_may(case):
    assert allow(Actor.system("watch"), "test.accept", case)
