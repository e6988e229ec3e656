"""Who reads petitions: those who take a step of one, and nobody else. Asked of the declarations."""

import pytest
from factories.cast import Cast

from yifa.domains.disputes.procedures.petition.procedure import PETITION
from yifa.ground.identity.permission import allow, matrix
from yifa.records.cases.sight import barred
from yifa.records.cases.store import fresh_image

ROWS = {row.code: row for row in matrix()}
PLACE = "500155117000"


def test_the_readers_are_the_posts_that_take_a_step():
    work = {post for step in PETITION.steps for post in ROWS[step.who].posts}
    assert set(ROWS["petition.read"].posts) == work == {"clerk", "justice_head", "officer", "leader", "supervisor"}


@pytest.mark.parametrize("name", ["feng", "wang", "wu", "sun", "chu"])
def test_who_has_no_work_with_them_neither_reads_nor_lodges_one(name):
    actor = getattr(Cast(), name)
    image = fresh_image(PETITION, PLACE, actor.organ)
    assert "petition" in barred(actor)
    assert not [step.code for step in PETITION.steps if allow(actor, step.who, image)]


def test_who_gave_the_opinion_does_not_write_down_how_it_was_rated():
    step = PETITION.step("rate")
    image = fresh_image(PETITION, PLACE, Cast().li.organ)
    assert allow(Cast().li, step.who, image)
    image.step_takers = lambda code: {"li"} if code == "give_opinion" else set()
    assert not allow(Cast().li, step.who, image) and allow(Cast().zheng, step.who, image)
