"""How a matter stands now (现在的情况): what a person sees beside their own entry when somebody was first."""

from typing import Any

from yifa.ground.calendar.clock import local
from yifa.ground.forms import fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.names import called
from yifa.records.cases.models import Case
from yifa.ui.fields import as_read
from yifa.ui.todo import in_hand, open_steps

LATEST = 3


def standing(case: Case, actor: Actor) -> dict[str, Any]:
    """{version, state, latest steps with their open answers, the steps open to this person}; no personal data."""
    latest = list(case.steps.order_by("-number")[:LATEST])
    return {
        "version": case.version,
        "state": case.state,
        "state_name": case.declared.state(case.state).name,
        "steps": [step.code for step in open_steps(case, actor, in_hand([case])[case.pk])],
        "latest": [
            {
                "name": row.name,
                "by": called(row.by),
                "at": local(row.at).strftime("%m月%d日%H:%M"),
                "said": [
                    [one.title, as_read(one, row.facts[one.name])]
                    for one in fields_of(case.declared.step(row.code).form)
                    if not one.private and row.facts.get(one.name) not in (None, "")
                ],
            }
            for row in latest
        ],
    }
