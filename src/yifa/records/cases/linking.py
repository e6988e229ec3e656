"""Ties between cases (关联、并案): written in the transaction of the step that declares them, taken back by another."""

from typing import Any

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.records.cases.gathering import gather
from yifa.records.cases.image import Taken
from yifa.records.cases.models import Case, CaseLink
from yifa.records.cases.procedure import MERGED, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import cases_in_sight

NOT_FOUND = "没有找到这个案号,或者它不在您的管辖范围内。请核对案号;不能填本件自己的案号。"


def tie(case: Case, step: Step, taken: Taken, *, by: Actor) -> dict[str, Any]:
    """Write or take back the tie that the step declares; what the ledger row says of it. Raises :class:`Refused`."""
    if step.gathers or step.releases:
        return gather(case, step, taken, by=by)
    if step.unlinks:
        return _untied(case, step.link_kind, by)
    code = str({**taken.facts, **taken.private}.get(step.links) or "") if step.links else ""
    if not code:
        return {}
    other = _other(case, step, code.strip().upper(), by)
    CaseLink.objects.create(case=case, other=other, kind=step.link_kind, at=taken.at, by=taken.by)
    return {"tied": other.code, "tie": step.link_kind}


def _other(case: Case, step: Step, code: str, by: Actor) -> Case:
    found: Case | None = cases_in_sight(by).filter(code=code).first()
    if found is None:
        sentence = NOT_FOUND
    else:
        sentence = untieable(case, step, found)
        if not sentence:
            return found
    raise Refused("form", sentence, step.basis, {step.links: sentence})


def untieable(case: Case, step: Step, found: Case) -> str:
    """Why the step cannot tie the case to this other one, as a sentence; "" where it can."""
    if found.pk == case.pk:
        return NOT_FOUND
    if step.link_kind == MERGED and found.procedure != case.procedure:
        return "只能与同一类事项合并办理。要一起处理不同类的事项,请分别办理并在说明里互相注明案号。"
    if step.link_kind == MERGED and merged_into(case):
        return "已有别的事项并入本件,本件是主单,不能再并入别的。请反过来把那一件并入本件,或先解除并单。"
    if step.link_kind == MERGED and found.closed_at is not None:
        return f"{found.code}已经办结,不能再并入。请填正在办理的那一件,或单独办理本件。"
    if step.link_kind == MERGED and main_of(found) is not None:
        return f"{found.code}本身已并入别的事项,请填最早登记、正在办理的那一件。"
    return ""


def _untied(case: Case, kind: str, by: Actor) -> dict[str, Any]:
    held: CaseLink | None = CaseLink.objects.filter(case=case, kind=kind, undone_at=None).first()
    if held is None:
        return {}
    held.undone_at, held.undone_by = now(), by.username
    held.save(update_fields=["undone_at", "undone_by"])
    return {"untied": held.other.code, "tie": kind}


def main_of(case: Case) -> Case | None:
    """The case this one was merged into, or None."""
    held = CaseLink.objects.filter(case=case, kind=MERGED, undone_at=None).select_related("other").first()
    return held.other if held else None


def merged_into(case: Case) -> list[Case]:
    """The cases that were merged into this one, the earliest first."""
    rows = CaseLink.objects.filter(other=case, kind=MERGED, undone_at=None).select_related("case").order_by("id")
    return [row.case for row in rows]
