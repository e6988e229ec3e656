"""Every address of the site that can be asked with GET, its arguments taken from records in hand."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories.samples import Laid
from yifa.doors.files.lists import list_kinds
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.registers.kind import REGISTERS


def patterns(resolver: Any = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """(name, pattern) of every address, namespaces in front: ``ui:case``."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, (*names, one.namespace) if one.namespace else names)
        else:
            yield ":".join((*names, one.name or "")), one


def lists() -> Iterator[str]:
    """Lists, searches, counts and exports: what shows many rows at once."""
    yield from (reverse(name) for name in (
        "desk:home", "desk:reviews", "desk:alerts", "desk:patterns", "desk:figures", "desk:reports", "ui:cases",
        "ui:new", "ui:registers", "ui:activities", "ui:documents", "files:home",
    ))  # fmt: skip
    for view in ("open", "late", "due", "closed", "all"):
        yield f"{reverse('ui:cases')}?view={view}"
    for procedure in PROCEDURES:
        yield f"{reverse('ui:cases')}?view=all&procedure={procedure.code}"
    yield from (reverse("ui:register", args=[kind.code]) for kind in REGISTERS)
    yield from (reverse("ui:activity", args=[kind.code]) for kind in ACTIVITIES)
    yield from (f"{reverse('ui:documents')}?kind={kind.code}" for kind in DOCUMENTS)


def searches(words: str) -> Iterator[str]:
    yield from (f"{reverse(name)}?q={words}" for name in ("ui:search", "ui:documents", "desk:alerts"))
    yield f"{reverse('ui:cases')}?view=all&q={words}"
    yield from (f"{reverse('ui:register', args=[kind.code])}?q={words}" for kind in REGISTERS)
    yield from (f"{reverse('ui:activity', args=[kind.code])}?q={words}" for kind in ACTIVITIES)


def exports() -> Iterator[str]:
    for path, _ in list_kinds():
        group, _, kind = path.partition("/")
        if group != "figures":
            args = [group, kind] if kind else [group]
            yield f"{reverse('files:export', args=args)}?format=csv"


def details(laid: Laid) -> Iterator[str]:
    """Everything that shows or changes one row."""
    for case in laid.cases:
        for name in ("ui:case", "ui:case-reveal", "ui:case-evidence", "ui:case-likeness"):
            yield reverse(name, args=[case.code])
        yield from (reverse("ui:clock", args=[case.code, clock.pk]) for clock in case.clocks.all())
        yield reverse("ui:ledger-entry", args=[case.code, 1])
        yield from (reverse("ui:case-step", args=[case.code, step.code]) for step in case.declared.steps[:3])
        yield from (reverse(name, args=[case.subject]) for name in ("desk:proof", "desk:proof-json"))
    for row in laid.entries:
        for name in ("register-entry", "register-amend", "register-end", "register-reveal"):
            yield reverse(f"ui:{name}", args=[row.kind, row.pk])
        yield reverse("desk:proof", args=[row.subject])
    for row in laid.activities:
        for name in ("activity-entry", "activity-withdraw", "activity-reveal"):
            yield reverse(f"ui:{name}", args=[row.kind, row.pk])
        yield reverse("desk:proof", args=[row.subject])
    for row in laid.documents():
        yield from (reverse(f"ui:{name}", args=[row.pk]) for name in ("document", "document-file"))
        yield reverse("desk:proof", args=[row.subject])
    yield from (reverse(f"desk:{name}", args=[row.pk]) for row in laid.alerts for name in ("alert", "verification"))
