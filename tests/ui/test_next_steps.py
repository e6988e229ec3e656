"""What comes next is the house's: the person's own steps (评价、要求重办) stand beneath, for those who may write them.

Asked of every declared procedure, in every declared state, of every post.
"""

from dataclasses import fields
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from factories.cast import Cast

from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.store import fresh_image
from yifa.ui.pages.case_file import next_steps
from yifa.ui.parts import NextStep
from yifa.ui.todo import carries

PLACE = "500155117000"
PEOPLE = [getattr(Cast(), field.name) for field in fields(Cast)]


def panel(*steps, ended=False):
    drawn = Template("{% load yifa_ui %}{% next_steps steps ended=ended %}")
    return drawn.render(Context({"steps": steps, "ended": ended}))


def shown(procedure, state, actor):
    image = fresh_image(procedure, PLACE, actor.organ)
    image.state = state
    return next_steps(SimpleNamespace(code="500155117-2026-JF-000001-4", state=state), procedure, image, actor)


@pytest.mark.parametrize("procedure", list(PROCEDURES), ids=lambda one: one.code)
def test_no_step_of_the_person_is_pushed_at_the_house_or_told_as_closed(procedure):
    own = {step.name for step in procedure.steps if step.party}
    for state in procedure.states:
        for actor in PEOPLE:
            steps = shown(procedure, state.code, actor)
            assert not [one.name for one in steps if one.primary and one.theirs], state.name
            assert {one.name for one in steps if one.theirs} <= own
            assert all(one.open for one in steps if one.theirs), state.name


def test_no_matter_waits_for_the_person_on_a_desk():
    """Else a matter in the state of such a step would stand among somebody's tasks because of it (补充材料)."""
    assert PROCEDURES.get("legal_aid").step("supplement").primary  # the usual way on, and yet nobody's task
    assert not [step.code for kind in PROCEDURES for step in kind.by_hand if step.party and carries(kind, step)]


def test_an_archived_dispute_is_over_and_the_rating_can_still_be_written_down():
    dispute = PROCEDURES.get("dispute")
    theirs = [one.name for one in shown(dispute, "archived", Cast().li) if one.open]
    assert theirs == ["评价"]
    html = panel(*shown(dispute, "archived", Cast().li), ended=True)
    assert "已经办结" in html and "btn-primary" not in html
    assert html.index("已经办结") < html.index("可以代为登记") < html.index(">评价<")
    assert "评价" not in panel(*shown(dispute, "archived", Cast().feng), ended=True)


def test_while_only_the_person_can_go_on_the_house_is_told_to_wait():
    html = panel(NextStep("补充材料", "/s/", theirs=True))
    assert "现在等当事人" in html and "btn-primary" not in html
