"""From an activity to a case (由活动立事项): what a patrol or a reception found becomes a matter, tied to where it was
found. The tie is the case's source key, so that nothing is entered twice."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from yifa.ground.forms import FormField
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES, Procedure
from yifa.records.cases.sight import cases_in_sight
from yifa.records.cases.store import fresh_image
from yifa.ui.pages.sheet import OWN
from yifa.ui.pages.sight import titles
from yifa.ui.parts import Link

FROM = "from"
MOST = 50


def ways_from(row: Activity, actor: Actor) -> tuple[Link, ...]:
    """What may be opened from this activity by this person: one link per procedure its kind leads to."""
    if row.withdrawn_at:
        return ()
    found = []
    for kind in (PROCEDURES.get(code) for code in row.declared.leads_to if code in PROCEDURES):
        step = kind.opening_steps[0]
        if allow(actor, step.who, fresh_image(kind, row.division, actor.organ)):
            url = f"{reverse('ui:case-new', args=[kind.code, step.code])}?{FROM}={row.pk}"
            found.append(Link(f"立为{kind.name}", url, "plus"))
    return tuple(found)


def found_in(request: HttpRequest, kind: Procedure, actor: Actor) -> Activity | None:
    """The activity this matter was found in, if the link named one that is in sight and leads here."""
    number = request.POST.get(FROM) or request.GET.get(FROM, "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    row: Activity | None = Activity.objects.visible_to(actor).filter(pk=int(number), withdrawn_at=None).first()
    return row if row and kind.code in row.declared.leads_to else None


def carried_from(row: Activity, fields: tuple[FormField, ...], actor: Actor) -> dict[str, Any]:
    """What the activity knows of the form's boxes, and where it was; its private half only for who may log such."""
    known = row.values() if allow(actor, row.declared.log, row) else dict(row.facts)
    known.setdefault("title", known.get(row.declared.label, ""))
    known[f"{OWN}division"] = row.division
    return {one.name: known[one.name] for one in fields if known.get(one.name) and _takes(one, known[one.name])}


def _takes(field: FormField, value: Any) -> bool:
    return not field.choices or value in dict(field.choices)


def key_of(row: Activity, key: str) -> str:
    """The source key of a case that was found in an activity."""
    return f"{row.subject}:{key}"[:120]


def opened_from(row: Activity, actor: Actor) -> tuple[Link, ...]:
    """The matters that came of this activity, as far as the viewer may see them."""
    prefix = f"{row.subject}:"
    rows: list[Case] = list(
        cases_in_sight(actor)
        .filter(procedure__in=row.declared.leads_to, source_key__gte=prefix, source_key__lt=f"{prefix}~")
        .order_by("id")[:MOST]
    )
    called = titles(rows)
    return tuple(
        Link(f"{called[case.pk]} · {case.declared.state(case.state).name}", reverse("ui:case", args=[case.code]))
        for case in rows
    )


def origin_of(case: Case, actor: Actor) -> Link | None:
    """The activity a case was found in, if the viewer may see it."""
    noun, _, rest = (case.source_key or "").partition(":")
    number = rest.partition(":")[0]
    if noun != Activity.NOUN or not number.isdigit():
        return None
    row = Activity.objects.visible_to(actor).filter(pk=int(number)).first()
    if row is None or row.kind not in ACTIVITIES:
        return None
    return Link(f"{row.declared.name} {row.held_on:%Y-%m-%d}", reverse("ui:activity-entry", args=[row.kind, row.pk]))
