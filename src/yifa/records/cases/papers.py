"""What a case's papers are filled with (文书取值): the steps up to the one that made the paper, played again.

A paper tells what was known on its day. It is made from the step rows alone, so that it reads the same for ever.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from yifa.ground.calendar import Period
from yifa.ground.calendar.clock import day_of
from yifa.ground.forms import FormField, fields_of
from yifa.ground.identity.models import Organ, Person
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.carrying import root_of
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.procedure import Procedure, Step
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.models import Document
from yifa.records.documents.rendering import official
from yifa.records.documents.writing import DERIVED, paper_number

_PERIODS = ("wd", "d", "mo", "h")
_WITHIN = range(1, 99)
"""Places in the file that its list names; cover, list and back have none."""
_NO_PARTY = {"name": "", "id_no": "", "phone": "", "address": ""}


class Law:
    """``law['code']`` on paper: the value in force for the case, e.g. “30日”."""

    def __init__(self, case: Case) -> None:
        self._on, self._division = day_of(case.opened_at), case.division

    def __getitem__(self, code: str) -> str:
        rule = LAWBOOK.get(code, on=self._on, division=self._division)
        return str(Period(rule.value, rule.unit)) if rule.unit in _PERIODS else str(rule.value)  # type: ignore[arg-type]


def paper_values(document: Document) -> dict[str, Any]:
    """All a paper of a case may name: fields entered so far, milestones, parties, names, number, list of papers."""
    case = Case.objects.get(code=document.about.partition(":")[2])
    until = int(document.facts.get("step", 0))
    taken = list(case.steps.filter(number__lte=until).order_by("number")) if until else []
    values = _played(case.declared, taken)
    last = taken[-1] if taken else None
    at = last.at if last else document.created_at
    return {
        **values,
        "file_code": root_of(case).code,
        "case": {"code": case.code, "opened_on": day_of(case.opened_at)},
        "today": day_of(at),
        "step_by": _person(last.by if last else document.created_by),
        "organ_name": _organ(case.organ),
        "law": Law(case),
        "number": _number(case, DOCUMENTS[document.kind], taken),
        "papers": _papers(case, taken),
    }


def _played(procedure: Procedure, taken: list[StepTaken]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    parties: dict[str, dict[str, str]] = {}
    for row in taken:
        step = procedure.step(row.code)
        entered = {**row.facts, **row.private}
        values |= _readable(step, entered)
        values |= {name: day_of(row.at) for name in step.stamps}
        values |= dict(step.sets)
        for slot in step.parties:
            parties[slot.prefix] = {part: entered.get(f"{slot.prefix}_{part}") or "" for part in _NO_PARTY}
    named = "、".join(party["name"] for party in parties.values() if party["name"])
    return {**values, **parties, "parties": named}


def _readable(step: Step, entered: dict[str, Any]) -> dict[str, Any]:
    """A step's entries typed again by its form, so that days and yes/no print as papers write them."""
    return {field.name: _typed(field, entered[field.name]) for field in fields_of(step.form) if field.name in entered}


def _typed(field: FormField, value: Any) -> Any:
    if field.kind == "date":
        return date.fromisoformat(value)
    return Decimal(value) if field.kind == "decimal" else value


def _number(case: Case, kind: DocumentKind, taken: list[StepTaken]) -> str:
    """The paper's own number, or that of the last numbered paper before it (回访记录 names its agreement's)."""
    made = [DOCUMENTS[code] for row in taken for code in case.declared.step(row.code).produces]
    pattern = kind.number_pattern or next((k.number_pattern for k in reversed(made) if k.number_pattern), "")
    return paper_number(pattern, case.code)


def _papers(case: Case, taken: list[StepTaken]) -> list[dict[str, Any]]:
    """The file's list (卷内目录): papers of the steps so far and evidence taken in by then, in the file's order."""
    if not taken:
        return []
    found = [(DOCUMENTS[code], row.at) for row in taken for code in case.declared.step(row.code).produces]
    uploads = Document.objects.filter(about=case.subject, created_at__lte=taken[-1].at).exclude(media_type=DERIVED)
    found += [(DOCUMENTS[row.kind], row.created_at) for row in uploads.order_by("pk")]
    within = sorted((pair for pair in found if pair[0].order in _WITHIN), key=lambda pair: (pair[0].order, pair[1]))
    return [
        {"order": number, "name": kind.name, "number": _number(case, kind, []), "dated": official(at)}
        for number, (kind, at) in enumerate(within, start=1)
    ]


def _organ(code: str) -> str:
    held = Organ.objects.filter(code=code).first()
    return held.name if held else code


def _person(username: str) -> str:
    held = Person.objects.filter(username=username).first()
    return held.name if held else username


def prospect(case: Case, kind: DocumentKind) -> dict[str, Any]:
    """What a paper would be filled with if it were made now; the coming step's own entries are not in it."""
    taken = list(case.steps.order_by("number"))
    return {
        **_played(case.declared, taken),
        "case": {"code": case.code, "opened_on": day_of(case.opened_at)},
        "organ_name": _organ(case.organ),
        "law": Law(case),
        "number": _number(case, kind, taken),
    }
