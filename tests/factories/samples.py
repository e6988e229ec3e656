"""One of every declared kind of record, made from its declaration: its form filled in with a mark."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yifa.ground.forms import Form, FormErrors, FormField, fields_of, validate
from yifa.ground.identity.actor import Actor
from yifa.readers.watch.models import Alert
from yifa.records.activities.actions import Deed, log
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES, Procedure
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import open_case
from yifa.records.documents.models import Document
from yifa.records.registers.actions import Line, enter
from yifa.records.registers.kind import REGISTERS
from yifa.records.registers.models import RegisterEntry

HELD = date(2024, 5, 6)
"""The day on which sample activities were held."""
SPOT = {"lon": 106.55, "lat": 29.56}
HOUSE = Actor.system("tests")
KNOWN: dict[str, Any] = {"members": 5, "women": 1, "birth_year": 1980, "term_ends": "2027-03-01", "trade": None}
"""What no first guess can meet: the values of registers' own rules."""
DAYS = ("2024-03-04", "2027-03-01")
TEXTS = ("13800000000", "11010519491231002X", "91350100M000100Y43", "3", "2024-03-04")


def guesses(one: FormField, mark: str) -> Iterator[Any]:
    """Values to try, the likeliest first; None leaves the field out."""
    if one.name in KNOWN:
        yield KNOWN[one.name]
    if one.choices:
        values = [value for value, _ in one.choices]
        yield from ([value] for value in values) if one.kind == "multi" else values
    elif one.kind in ("text", "textarea"):
        yield from (mark, *TEXTS)
    elif one.kind in ("int", "decimal"):
        yield from ("5", "1980", "2024")
    elif one.kind == "bool":
        yield from (True, False)
    elif one.kind == "datetime":
        yield from (f"{day}T09:00:00+08:00" for day in DAYS)
    else:
        yield from DAYS
    yield None


def filled(form: type[Form], mark: str) -> dict[str, Any]:
    """An entry the form takes, the mark in every free text that takes it."""
    tries = {one.name: guesses(one, mark) for one in fields_of(form)}
    data = {name: next(values) for name, values in tries.items()}
    while True:
        try:
            validate(form, data)
        except FormErrors as wrong:
            for name in set(wrong.errors) & set(tries) or {next(iter(tries))}:
                data[name] = next(tries[name])
        else:
            return {name: value for name, value in data.items() if value is not None}


@dataclass
class Laid:
    """What was laid into the store, by sort."""

    cases: list[Case] = field(default_factory=list)
    entries: list[RegisterEntry] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)

    def documents(self) -> list[Document]:
        return list(Document.objects.filter(about__in=[case.subject for case in self.cases]))


def opened(procedure: Procedure, *, division: str, organ: str, mark: str) -> Case:
    """A case by the first opening step whose guards take the filled form."""
    for step in procedure.opening_steps:
        try:
            return open_case(
                procedure.code, by=HOUSE, division=division, organ=organ, data=filled(step.form, mark), step=step.code
            )
        except Refused as refusal:
            last = refusal
    raise last


def lay(
    mark: str, *, division: str, organ: str, secrecy: str = "", handler: str = "", cases_only: Container[str] = ()
) -> Laid:
    """One of everything in a town: each procedure, register kind and activity kind, their papers and an alert each.

    ``cases_only``: codes of procedures; then nothing but cases of these, their papers and alerts.
    """
    laid = Laid()
    for procedure in PROCEDURES:
        if not cases_only or procedure.code in cases_only:
            laid.cases.append(opened(procedure, division=division, organ=organ, mark=mark))
    Case.objects.filter(pk__in=[case.pk for case in laid.cases]).update(**SPOT)
    laid.alerts = [_alert(case, mark) for case in laid.cases]
    if cases_only:
        return laid
    for register in REGISTERS:
        line = Line(register.code, division, organ, filled(register.form, mark), date(2024, 1, 1))
        laid.entries.append(enter(line, by=HOUSE))
    for kind in ACTIVITIES:
        deed = Deed(kind.code, division, organ, HELD, filled(kind.form, mark))
        laid.activities.append(log(deed, by=HOUSE))
    _keep_secret(laid, secrecy, handler)
    return laid


def _alert(case: Case, mark: str) -> Alert:
    return Alert.objects.create(
        rule="clock.late", severity="error", sentence=f"{mark}逾期了。", basis="测试规定", subject=case.subject,
        case=case, key=f"k|{case.code}", division=case.division, organ=case.organ, raised_at=case.opened_at,
    )  # fmt: skip


def _keep_secret(laid: Laid, secrecy: str, handler: str) -> None:
    """No declared step makes a matter secret yet: the column is set as such a step would set it."""
    if not secrecy:
        return
    about = [case.subject for case in laid.cases]
    for rows in (laid.entries, laid.activities, laid.alerts, laid.cases):
        type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).update(secrecy=secrecy)
    Document.objects.filter(about__in=about).update(secrecy=secrecy)
    for rows in (laid.alerts, laid.cases):
        type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).update(handler=handler)
