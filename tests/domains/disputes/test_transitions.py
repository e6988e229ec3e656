"""Every declared move of both procedures, taken; every undeclared one, refused."""

import pytest
from domains.disputes.filled import FILLED, played, way_to

from yifa.domains.disputes.procedures import ADMINISTRATIVE_MEDIATION, DISPUTE
from yifa.records.cases.procedure import OPENING, PROCEDURES
from yifa.records.cases.refusal import Refused

BOTH = (DISPUTE, ADMINISTRATIVE_MEDIATION)
MOVES = [(p, s, source) for p in BOTH for s in p.steps for source in s.source]
BEFORE = {
    ("dispute", "take_effect"): ("sign",),
    ("dispute", "apply_confirmation"): (),
}


@pytest.mark.parametrize(("procedure", "step", "source"), MOVES, ids=lambda v: getattr(v, "code", v))
def test_a_declared_move_leads_where_the_table_says(db, procedure, step, source):
    way = way_to(procedure, source, through=step.needs) if source != OPENING else ()
    way = (*way, *BEFORE.get((procedure.code, step.code), ()))
    assert played(procedure, *way, step.code).state == step.leads(source)


@pytest.mark.parametrize("procedure", BOTH, ids=lambda p: p.code)
def test_every_state_can_be_reached_and_every_open_one_left(db, procedure):
    for state in procedure.states:
        assert way_to(procedure, state.code)
        assert state.final or procedure.steps_from(state.code)


@pytest.mark.parametrize("procedure", BOTH, ids=lambda p: p.code)
def test_a_move_that_is_not_declared_is_refused_with_what_is_open(db, procedure):
    for state in procedure.states:
        way = way_to(procedure, state.code)
        for step in PROCEDURES.get(procedure.code).steps:  # with 撤销导入 from everywhere
            if state.code not in step.source:
                with pytest.raises(Refused, match=state.name.split("(")[0]) as refused:
                    played(procedure, *way, step.code)
                assert refused.value.why == "table"


def test_every_step_has_a_filled_form():
    for procedure in BOTH:
        assert set(FILLED[procedure.code]) == {step.code for step in procedure.steps}
