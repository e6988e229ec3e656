"""Every address of the site that can be asked with GET, its arguments taken from records in hand."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories.samples import HELD, Laid
from yifa.doors.files.lists import list_kinds
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.registers.kind import REGISTERS

AS_TEXT = "format=csv"


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
        "desk:home", "desk:reviews", "desk:alerts", "desk:patterns", "desk:figures", "desk:reports", "desk:handovers",
        "ui:cases", "ui:new", "ui:registers", "ui:activities", "ui:documents", "files:home", "ui:map", "ui:map-data",
        "ui:map-ground", "requests:grids", "mobile:today",
    ))  # fmt: skip
    yield from (f"{reverse(name)}?view=all" for name in ("desk:handovers", "ui:map", "ui:map-data"))
    for view in ("open", "late", "due", "closed", "all"):
        yield f"{reverse('ui:cases')}?view={view}"
    for procedure in PROCEDURES:
        yield f"{reverse('ui:cases')}?view=all&procedure={procedure.code}"
    yield from (reverse("ui:register", args=[kind.code]) for kind in REGISTERS)
    yield from (reverse("ui:activity", args=[kind.code]) for kind in ACTIVITIES)
    yield from months()
    yield from (f"{reverse('ui:documents')}?kind={kind.code}" for kind in DOCUMENTS)


def months() -> Iterator[str]:
    """The month of every kind of activity in which samples were held, and of every register kept by dates."""
    yield from (f"{reverse('ui:activity-month', args=[kind.code])}?month={HELD:%Y-%m}" for kind in ACTIVITIES)
    yield from (f"{reverse('ui:register-month', args=[k.code])}?month={HELD:%Y-%m}" for k in REGISTERS if k.dated)


def public_pages(division: str) -> Iterator[str]:
    """What the portal shows without a secret: its front, the people of a place, the map with its data, the checker."""
    yield from (reverse(f"portal:{name}") for name in (
        "home", "find", "places", "places-ground", "follow", "check", "check-rules",
    ))  # fmt: skip
    yield reverse("portal:found", args=[division])
    yield reverse("mobile:shell")


def searches(words: str) -> Iterator[str]:
    names = ("ui:search", "ui:documents", "desk:alerts", "ui:map", "ui:map-data")
    yield from (f"{reverse(name)}?q={words}" for name in names)
    yield f"{reverse('ui:cases')}?view=all&q={words}"
    yield from (f"{reverse('ui:register', args=[kind.code])}?q={words}" for kind in REGISTERS)
    yield from (f"{reverse('ui:activity', args=[kind.code])}?q={words}" for kind in ACTIVITIES)


def asked(client: Any, url: str) -> Any:
    """The answer to an address; a list is handed out on POST, a GET only asks which part of it."""
    path, _, query = url.partition("?")
    return client.post(path, {"format": "csv"}) if query == AS_TEXT else client.get(url)


def exports() -> Iterator[str]:
    for path, _ in list_kinds():
        group, _, kind = path.partition("/")
        if group != "figures":
            args = [group, kind] if kind else [group]
            yield f"{reverse('files:export', args=args)}?{AS_TEXT}"


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
