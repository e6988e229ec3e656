"""What a step does to a case in memory: table, permission, form, guards, then the change itself.

The order is fixed: a person who may not act learns nothing about the form, and a form that is not filled in
never reaches a guard.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from yifa.ground.calendar import Event, Period, due_from_events
from yifa.ground.calendar.clock import day_of
from yifa.ground.forms import FormErrors, fields_of, validate
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.provisions import LAWBOOK, Provision
from yifa.ground.recorded.halves import plain
from yifa.records.cases.image import CaseImage, ClockImage, PartyImage, Taken
from yifa.records.cases.procedure import KEPT, MISSED, OPENING, STAYS, ClockDecl, Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.records.documents.kind import DOCUMENTS

_PARTY_FIELDS = ("name", "id_no", "phone", "address")
_OWN_COLUMNS = ("title", "channel", "handler", "secrecy", "grid", "lon", "lat")
"""Columns of the case itself that a form field of the same name fills."""


def check_table(procedure: Procedure, image: CaseImage, step: Step) -> None:
    """The move must stand in the declared table."""
    if image.state in step.source:
        return
    if image.state == OPENING:
        raise Refused("table", f"“{step.name}”不能用来登记新事项,请从登记步骤开始。", procedure.basis)
    now = procedure.state(image.state).name
    open_steps = "、".join(s.name for s in procedure.steps_from(image.state) if not s.from_file) or "无(已终结)"
    sentence = f"现在是“{now}”,不能办“{step.name}”。现在依法可以办的是:{open_steps}。"
    raise Refused("table", sentence, step.basis)


def check_by_hand(step: Step) -> None:
    """What only a table of another system can say is not entered by hand."""
    if step.from_file:
        sentence = f"“{step.name}”只随其他系统的导出表办理,不能单独填写。请到“导入导出”上传表格。"
        raise Refused("table", sentence, step.basis)


def check_permission(step: Step, image: CaseImage, actor: Actor) -> None:
    decision = allow(actor, step.who, image)
    if not decision.ok:
        raise Refused("permission", decision.sentence, step.basis)


def check_form(step: Step, data: Mapping[str, Any]) -> Any:
    try:
        return validate(step.form, data)
    except FormErrors as errors:
        raise Refused("form", "有几处需要改:" + " ".join(errors.errors.values()), step.basis, errors.errors) from None


def check_guards(step: Step, image: CaseImage, form: Any, law: Callable[[str], Any]) -> None:
    for needed in step.needs:
        if needed not in image.documents:
            raise Refused("guard", f"卷内还缺“{document_name(needed)}”,请先制作或上传。", step.basis)
    for guard in step.guards:
        if not guard.holds(image, form, law):
            known = guard.answer(image, form, law) if guard.answer else ""
            raise Refused("guard", f"{guard.sentence}{known}", guard.basis)


def closed_by(procedure: Procedure, image: CaseImage, step: Step, actor: Actor) -> Refused | None:
    """What makes a step's button grey; None when it is open. Guards that need the form are not asked."""
    try:
        check_table(procedure, image, step)
        check_permission(step, image, actor)
    except Refused as refusal:
        return refusal
    missing = [document_name(kind) for kind in step.needs if kind not in image.documents]
    return Refused("guard", f"卷内还缺:{'、'.join(missing)}", step.basis) if missing else None


def closed_because(procedure: Procedure, image: CaseImage, step: Step, actor: Actor) -> str:
    """The same as a sentence with its article, or ""."""
    return str(closed_by(procedure, image, step, actor) or "")


def document_name(code: str) -> str:
    kind = DOCUMENTS.get(code)
    return kind.name if kind else code


def law_for(image: CaseImage, at: datetime) -> Callable[[str], Any]:
    """``law(code)``: the dated legal value in force at the case's place on the day it was opened.

    A case keeps the law it began under, so the day of opening decides, not today.
    """
    on = day_of(image.opened_at or at)

    def law(code: str) -> Any:
        return LAWBOOK.get(code, on=on, division=image.division).value

    return law


def take(
    procedure: Procedure,
    image: CaseImage,
    step: Step,
    *,
    form: Any,
    by: str,
    at: datetime,
    documents: tuple[str, ...] = (),
) -> Taken:
    """Change the image as the step says. The caller has asked table, permission, form and guards."""
    facts, private = halves(step, form)
    target = step.leads(image.state)
    taken = Taken(step.code, step.name, at, by, image.state, target, facts, private, documents)
    if image.opened_at is None:
        image.opened_at = at
    image.state = target
    image.version += 1
    image.documents.update(step.produces, documents)
    _fill_detail(procedure, image, step, form, at)
    image.parties.extend(_parties(step, form))
    if step.outcome:
        image.outcome = step.outcome
    if step.target != STAYS:
        image.closed_at = at if procedure.state(target).final else None
    if step.mine:
        image.handler = by
    image.steps.append(taken)
    for decl in procedure.clocks:
        _turn_clock(image, decl, step, at, by)
    return taken


def halves(step: Step, form: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The payload's public and private halves; what is not declared public is private."""
    values = plain({name: value for name, value in form if value is not None})
    facts = {name: value for name, value in values.items() if name in step.public}
    private = {name: value for name, value in values.items() if name not in step.public}
    return facts, private


def _fill_detail(procedure: Procedure, image: CaseImage, step: Step, form: Any, at: datetime) -> None:
    """What the lists say comes first, then form fields that bear a detail column's name; stamps and sets follow."""
    for lookup in step.looks_up:
        entry = image.found.get(lookup.register, {})
        image.detail.update((column, entry.get(name) or "") for name, column in lookup.fills)
    values = {name: value for name, value in form if value is not None}
    for own in _OWN_COLUMNS:
        if own in values:
            setattr(image, own, values[own])
    kept = dict(step.keeps)
    for name, value in values.items():
        column = kept.get(name, name)
        if column in image.detail:
            image.detail[column] = value
    for name in step.stamps:
        image.detail[name] = day_of(at)
    for name, value in step.sets:
        if name in _OWN_COLUMNS:
            setattr(image, name, value)
        else:
            image.detail[name] = value


def _parties(step: Step, form: Any) -> list[PartyImage]:
    found = []
    for slot in step.parties:
        entered = {f: getattr(form, f"{slot.prefix}_{f}", None) or "" for f in _PARTY_FIELDS}
        if entered["name"]:
            found.append(PartyImage(slot.role, **entered))
    return found


def _turn_clock(image: CaseImage, decl: ClockDecl, step: Step, at: datetime, by: str) -> None:
    """Write the step into a clock's ledger of events and recompute what follows."""
    clock = image.clocks.get(decl.code)
    kind, period = _clock_event(image, decl, step, clock, at)
    if not kind:
        return
    if clock is None or (kind == "start" and clock.state == "stopped"):
        clock = image.clocks[decl.code] = _new_clock(image, decl, at)
    ground = f"{step.name}({step.basis})"
    if kind == "start" and step.code in decl.since_opening and image.opened_at is not None:
        at, ground = image.opened_at, f"{ground},自登记之日起算"
    clock.events.append(Event(kind=kind, at=at, period=period, ground=ground, by=by))  # type: ignore[arg-type]
    recompute(clock)
    if kind == "stop":
        clock.stopped_at = at
        if decl.tells:
            image.detail[decl.tells] = KEPT if clock.met else MISSED


def _clock_event(
    image: CaseImage, decl: ClockDecl, step: Step, clock: ClockImage | None, at: datetime
) -> tuple[str, Period | None]:
    running = clock is not None and clock.state != "stopped"
    if step.code in decl.starts_on and not running:
        return ("start", None) if _concerns(image, decl) else ("", None)
    if not running:
        return "", None
    for code, provision in decl.extended_by:
        if step.code == code:
            rule = provision_for(image, provision, at)
            return "extend", Period(rule.value, rule.unit)  # type: ignore[arg-type]
    for steps, kind in (
        (decl.stops_on, "stop"),
        (decl.pauses_on, "pause"),
        (decl.resumes_on, "resume"),
        (decl.restarts_on, "restart"),
    ):
        if step.code in steps:
            return kind, None
    return "", None


def _concerns(image: CaseImage, decl: ClockDecl) -> bool:
    """Whether this kind of matter has this period."""
    return all(image.detail.get(column) in values for column, values in decl.where)


def provision_for(image: CaseImage, code: str, at: datetime) -> Provision:
    return LAWBOOK.get(code, on=day_of(image.opened_at or at), division=image.division)


def _new_clock(image: CaseImage, decl: ClockDecl, at: datetime) -> ClockImage:
    rule = provision_for(image, decl.provision, at)
    return ClockImage(
        code=decl.code,
        name=decl.name,
        period=Period(rule.value, rule.unit),  # type: ignore[arg-type]
        provision=decl.provision,
        basis=rule.basis,
        verified=rule.verified,
        duty=decl.duty,
        at_least=decl.at_least,
    )


def recompute(clock: ClockImage) -> None:
    """The stored due date is only an index: it always follows from the events."""
    reckoning = due_from_events(clock.period, clock.events)
    before = clock.due_at
    clock.state = reckoning.state
    clock.due_at = reckoning.due.at if reckoning.due else before if reckoning.state == "stopped" else None
    clock.provisional = bool(reckoning.due and reckoning.due.provisional)
    if reckoning.state == "stopped" and before is not None:
        clock.met = clock.events[-1].at <= before
    clock.changed = True


def visible_fields(step: Step) -> tuple[str, ...]:
    """Fields of the form that a masked timeline may print in clear."""
    private = {f.name for f in fields_of(step.form) if f.private}
    return tuple(name for name in step.public if name not in private)
