"""What the phone takes along (随身携带): today's tasks, the forms, places; and, asked for by name, one case for a day.

The list carries no name of anybody. A case that is taken along for mediation on site does, and the ledger says so.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from yifa.doors.mobile import forms
from yifa.doors.mobile.asking import answer, gives, refusal, takes
from yifa.doors.mobile.signing import signable, text_to_sign
from yifa.ground.calendar import now, today
from yifa.ground.calendar.clock import local
from yifa.ground.identity.access import limit
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.identity.vault import fingerprint
from yifa.ground.ledger import record
from yifa.ground.places.codes import full
from yifa.ground.places.models import Division, Grid
from yifa.records.cases.models import Case
from yifa.records.cases.sight import cases_in_sight
from yifa.records.documents import pictures
from yifa.ui.context import place_name
from yifa.ui.pages.comfort import ELDER_COOKIE
from yifa.ui.pages.naming import divisions
from yifa.ui.todo import InHand, Todo, in_hand, lines, my_first, open_steps

MOST_PLACES = 400
ABSENT = "没有找到这件事项,或者它不在您的管辖范围内。"


@gives
def today_pack(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who is here, the key of this person's drawer on the phone, today's tasks and everything needed to fill in."""
    cases = my_first(actor)
    asked = in_hand(cases)
    where = _where(cases)
    tasks = [
        {**_task(case, line, actor, asked[case.pk]), "where": where[case.pk]}
        for case, line in zip(cases, lines(cases, actor), strict=True)
    ]
    return answer(
        {
            "now": now().isoformat(),
            "csrf": get_token(request),
            "owner": fingerprint(actor.username, "mobile.owner"),
            "key": fingerprint(actor.username, "mobile.key"),
            "keep_hours": limit("mobile.keep_hours"),
            "person": {"name": actor.name, "place": place_name(actor.scope)},
            "elder": request.COOKIES.get(ELDER_COOKIE) == "1",
            "picture": {name: pictures.limit(f"picture_{name}", full(actor.scope)) for name in ("edge", "quality")},
            "tasks": tasks,
            **forms.catalogue(actor, {case.procedure for case in cases}),
            "home": full(actor.scope),
            "divisions": [list(row) for row in _divisions(actor)],
            "grids": [list(row) for row in _grids(actor)],
        }
    )


def _divisions(actor: Actor) -> Any:
    return Division.objects.within(actor.scope).order_by("code").values_list("code", "name")[:MOST_PLACES]


def _grids(actor: Actor) -> Any:
    rows = Grid.objects.within(actor.scope).valid_on(today()).order_by("code")
    return rows.values_list("code", "name", "division")[:MOST_PLACES]


def _where(cases: list[Case]) -> dict[int, str]:
    """Village and grid of each matter and when it came: five of one title are told apart by these. Two queries.

    The place in words is personal data, masked until somebody gives a reason: it does not travel in a list.
    """
    villages = divisions({case.division for case in cases})
    grids = dict(Grid.objects.filter(code__in={case.grid for case in cases if case.grid}).values_list("code", "name"))
    told = {}
    for case in cases:
        came = f"{local(case.opened_at):%m月%d日%H:%M}登记"
        told[case.pk] = " · ".join(filter(None, [villages.get(case.division), grids.get(case.grid), came]))
    return told


def _task(case: Case, line: Todo, actor: Actor, asked: InHand) -> dict[str, Any]:
    clock = line.clock
    open_to_me = open_steps(case, actor, asked)
    return {
        "code": case.code,
        "title": line.title,
        "kind": line.kind,
        "procedure": case.procedure,
        "state": case.state,
        "state_name": line.state,
        "version": case.version,
        "due": str(clock.due)[:16] if clock and clock.due else "",
        "left": clock.left if clock else "",
        "tone": clock.state if clock else "",
        "step": line.step,
        "steps": [step.code for step in open_to_me],
        "may": [step.code for step in case.declared.steps if not step.opens and allow(actor, step.who, asked)],
        "signs": any(signable(step) for step in open_to_me),
    }


@takes
def case_pack(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """One case for work on site: the parties' names and the papers to sign. A look at personal data, in the ledger."""
    case = cases_in_sight(actor).filter(code=code).first()
    if case is None:
        return refusal(404, ABSENT)
    asked = in_hand([case])[case.pk]
    steps = [step for step in case.declared.steps if signable(step) and allow(actor, step.who, asked)]
    if not steps:
        return refusal(403, "这件事项没有要在现场签名的步骤,或者不由您办理,不用带出。")
    with transaction.atomic():
        record("mobile.case_taken_along", case.subject, by=actor, data={"fields": ["name"]})
    return answer(
        {
            "code": case.code,
            "title": case.title,
            "version": case.version,
            "parties": [{"role": party.role, "name": party.name} for party in case.parties.order_by("id")],
            "papers": {step.code: text_to_sign(case, step) for step in steps},
        }
    )
