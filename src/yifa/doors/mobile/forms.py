"""The steps' forms as the phone draws them (掌上表单): compiled from the same models as every other form."""

from typing import Any

from yifa.doors.mobile.signing import signable, signers_of
from yifa.ground.forms import FormField, fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.places.codes import full
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.cases.procedure import PROCEDURES, STAYS, Procedure, Step
from yifa.records.cases.store import fresh_image
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.ui.fields import as_typed
from yifa.ui.pages.sight import here

REPORTED = ("grid_event", "hotline_ticket", "dispute", "instability_factor")
"""What is reported from outside, the most usual first; a procedure that is not installed is passed over."""
FOUND = ("hazard", "public_problem", "public_opinion")
"""What a round finds that is no event of a grid."""
ROUNDS = ("巡", "检查", "走访", "排查", "回访")
"""An activity whose name says that somebody goes round stands behind the third button."""


def catalogue(actor: Actor, procedures: set[str]) -> dict[str, Any]:
    """{states, forms, reports, rounds}: all this person may fill in, and what stands behind each button."""
    opening, found = _openings(actor, REPORTED), _openings(actor, FOUND)
    rounds = _rounds(actor)
    later = [
        (kind, step)
        for kind in PROCEDURES
        if kind.code in procedures
        for step in kind.steps
        if not (step.opens or step.from_file)
    ]
    held = {_name(kind, step): _step(kind, step) for kind, step in (*opening, *found, *later)}
    return {
        "states": {kind: {one.code: one.name for one in PROCEDURES.get(kind).states} for kind in sorted(procedures)},
        "forms": {**held, **{f"activity.{kind.code}": _activity(kind) for kind in rounds}},
        "reports": [_name(kind, step) for kind, step in opening],
        "rounds": [*(f"activity.{kind.code}" for kind in rounds), *(_name(kind, step) for kind, step in found)],
    }


def _name(kind: Procedure, step: Step) -> str:
    return f"{kind.code}.{step.code}"


def _openings(actor: Actor, codes: tuple[str, ...]) -> list[tuple[Procedure, Step]]:
    """The usual way in of each procedure that this person may take; the others stand on the desk."""
    if not actor.scope:
        return []
    kinds = [PROCEDURES.get(code) for code in codes if code in PROCEDURES]
    found = [(kind, _usual(kind)) for kind in kinds]
    place = full(actor.scope)
    return [(kind, step) for kind, step in found if allow(actor, step.who, fresh_image(kind, place, actor.organ))]


def _usual(kind: Procedure) -> Step:
    return next((step for step in kind.opening_steps if step.primary), kind.opening_steps[0])


def _rounds(actor: Actor) -> list[ActivityKind]:
    place = here(actor)
    return [
        kind
        for kind in ACTIVITIES
        if place and any(word in kind.name for word in ROUNDS) and allow(actor, kind.log, place)
    ]


def _step(kind: Procedure, step: Step) -> dict[str, Any]:
    picture = picture_kind(kind)
    return {
        "title": step.name,
        "kind": kind.name,
        "procedure": kind.code,
        "step": step.code,
        "opens": step.opens,
        "primary": step.primary,
        "theirs": step.party,
        "source": list(step.source),
        "target": "" if step.target == STAYS else step.target,
        "basis": step.basis,
        "fields": [field_of(one) for one in fields_of(step.form)],
        "picture": picture.name if picture else "",
        "original": bool(picture and picture.keep_original),
        "signers": [{"role": role, "field": name} for role, name in signers_of(step)] if signable(step) else [],
    }


def _activity(kind: ActivityKind) -> dict[str, Any]:
    return {
        "title": kind.name, "kind": "活动", "activity": kind.code, "opens": True, "theirs": False, "basis": kind.basis,
        "fields": [field_of(one) for one in fields_of(kind.form)], "picture": "", "original": False, "signers": [],
    }  # fmt: skip


def field_of(one: FormField) -> dict[str, Any]:
    return {
        "name": one.name, "title": one.title, "kind": one.kind, "required": one.required,
        "choices": [list(pair) for pair in one.choices], "help": one.help, "unit": one.unit, "private": one.private,
        "default": "" if one.kind == "multi" else as_typed(one.default),
    }  # fmt: skip


def picture_kind(kind: Procedure) -> DocumentKind | None:
    """Under which kind a picture lies in this procedure's file: the domain's first that comes as a file."""
    found = [one for one in DOCUMENTS if not one.lines and one.domain == kind.domain and not one.signers]
    return next(iter(sorted(found, key=lambda one: (one.keep_original, one.code))), None)
