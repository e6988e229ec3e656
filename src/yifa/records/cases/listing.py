"""A procedure as plain data, for the API, the command line and the handbook. Pure Python."""

from datetime import date
from typing import Any

from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.procedure import ClockDecl, Procedure, Step


def as_data(procedure: Procedure, *, on: date, division: str = "") -> dict[str, Any]:
    """{code, name, domain, basis, version, states, steps, clocks}; clocks with the values in force on a day."""
    return {
        "code": procedure.code,
        "name": procedure.name,
        "domain": procedure.domain,
        "basis": procedure.basis,
        "version": procedure.version,
        "states": [{"code": s.code, "name": s.name, "final": s.final} for s in procedure.states],
        "steps": [_step(step) for step in procedure.steps],
        "clocks": [_clock(clock, on, division) for clock in procedure.clocks],
    }


def _step(step: Step) -> dict[str, Any]:
    permission = PERMISSIONS.get(step.who)
    return {
        "code": step.code,
        "name": step.name,
        "from": list(step.source),
        "to": step.target,
        "who": {"code": step.who, "name": permission.name if permission else step.who},
        "documents": list(step.produces),
        "needs": list(step.needs),
        "guards": [{"code": g.code, "sentence": g.sentence, "basis": g.basis} for g in step.guards],
        "basis": step.basis,
    }


def _clock(clock: ClockDecl, on: date, division: str) -> dict[str, Any]:
    rule = LAWBOOK.get(clock.provision, on=on, division=division)
    return {
        "code": clock.code,
        "name": clock.name,
        "value": rule.value,
        "unit": rule.unit,
        "start": rule.start or "、".join(clock.starts_on),
        "basis": rule.basis,
        "verified": rule.verified,
        "tag": rule.tag,
        "starts_on": list(clock.starts_on),
        "stops_on": list(clock.stops_on),
        "pauses_on": list(clock.pauses_on),
    }
