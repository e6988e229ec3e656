"""Every declared step in every declared state, tried by everybody: refused in the fixed order, and nothing written.

Order: in sight (404), the table of moves (409), the permission (403), the form (422), the guards (422).
"""

import json
import re

import pytest
from django.db import transaction
from factories.cast import Cast
from factories.samples import opened

from yifa.ground.forms import fields_of
from yifa.ground.identity.actions import issue_token
from yifa.ground.identity.actor import Actor, can_see
from yifa.ground.identity.models import Appointment
from yifa.ground.identity.permission import PERMISSIONS, allow
from yifa.ground.identity.tokens import forget
from yifa.ground.ledger.models import Entry
from yifa.records.cases.models import Case, CaseClock, Handover, Party, StepTaken
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import fresh_image, image_of
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.models import Document

pytestmark = pytest.mark.django_db
HERE = "500155117000"
ALL = [procedure.code for procedure in PROCEDURES]
TABLES = (Case, StepTaken, CaseClock, Party, Document, Handover, Entry)
PEOPLE = ("li", "wang", "zheng", "sun", "zhou", "wei", "public")
"""Clerk, mediator, head, reviewer, the next town's clerk, an administrator, anyone: each a way to be wrong."""
CHINESE = re.compile("[一-鿿]")


class Undone(Exception):
    """Takes back a step that was allowed."""


def rows():
    return [model.objects.count() for model in TABLES] + list(Case.objects.values_list("version", "state"))


def tried(attempt):
    """The refusal, or None where the step was taken (and taken back)."""
    try:
        with transaction.atomic():
            attempt()
            raise Undone
    except Refused as refusal:
        return refusal
    except Undone:
        return None


def expected(actor, procedure, step, image):
    if not can_see(actor, image):
        return {"absent"}
    if image.state not in step.source:
        return {"table"}
    if not allow(actor, step.who, image):
        return {"permission"}
    return {"form"} if any(field.required for field in fields_of(step.form)) else {None, "form", "guard"}


def asking(cast, step, state, turn):
    """Everybody where the move is in the table; where it is not, the table answers before it looks who asks: one in
    turn, and always the one who must not even learn that the case exists."""
    everybody = [getattr(cast, name) for name in PEOPLE]
    return everybody if state in step.source else [everybody[turn % len(everybody)], cast.zhou]


@pytest.mark.parametrize("code", ALL)
def test_every_step_in_every_state_by_everybody_without_an_entry(cast, code):
    procedure = PROCEDURES.get(code)
    case = opened(procedure, division=HERE, organ="500155117-PAFZB", mark="测试")
    wrong = []
    for state in procedure.states:
        Case.objects.filter(pk=case.pk).update(state=state.code)
        held = Case.objects.get(pk=case.pk)
        image, before = image_of(held), rows()
        for step in procedure.by_hand:
            for actor in (getattr(cast, name) for name in PEOPLE):
                refusal = tried(lambda step=step, actor=actor: advance(case.code, step.code, by=actor, data={}))
                why = refusal.why if refusal else None
                if why not in expected(actor, procedure, step, image):
                    wrong.append((state.code, step.code, actor.username, why))
                if refusal and not CHINESE.search(refusal.sentence):
                    wrong.append((step.code, refusal.sentence))
        assert rows() == before
    assert wrong == []


@pytest.mark.parametrize("code", ALL)
def test_an_empty_form_names_every_box_that_must_be_filled(cast, code):
    procedure = PROCEDURES.get(code)
    for step in procedure.by_hand:
        required = [field for field in fields_of(step.form) if field.required]
        state = next(source for source in step.source)
        image = fresh_image(procedure, HERE, "500155117-PAFZB")
        image.state = state
        who = next((actor for actor in cast if allow(actor, step.who, image)), None)
        assert who, f"nobody may {step.code}"
        if not required:
            continue
        if step.opens:
            refusal = tried(lambda step=step, who=who: open_case(
                code, by=who, division=HERE, organ="500155117-PAFZB", data={}, step=step.code
            ))  # fmt: skip
        else:
            case = opened(procedure, division=HERE, organ="500155117-PAFZB", mark="测试")
            Case.objects.filter(pk=case.pk).update(state=state)
            who = next(actor for actor in cast if allow(actor, step.who, image_of(Case.objects.get(pk=case.pk))))
            refusal = tried(lambda step=step, who=who, case=case: advance(case.code, step.code, by=who, data={}))
        assert refusal.status == 422 and set(refusal.fields) >= {field.name for field in required}
        assert all(field.title in refusal.fields[field.name] for field in required), step.code


@pytest.mark.parametrize("code", ALL)
def test_opening_is_refused_by_post_and_by_place(cast, code):
    procedure, before = PROCEDURES.get(code), rows()
    for step in procedure.opening_steps:
        for actor in cast:
            image = fresh_image(procedure, HERE, "500155117-PAFZB")
            refusal = tried(lambda step=step, actor=actor: open_case(
                code, by=actor, division=HERE, organ="500155117-PAFZB", data={}, step=step.code
            ))  # fmt: skip
            if not allow(actor, step.who, image):
                assert refusal.why == "permission" and refusal.status == 403, (step.code, actor.username)
    assert rows() == before


def test_every_permission_a_declaration_names_is_declared():
    named = {step.who for procedure in PROCEDURES for step in procedure.steps} | {p.read for p in PROCEDURES if p.read}
    assert {code for code in named if code not in PERMISSIONS} == set()


def operations():
    """(method, path, operation) of the OpenAPI schema."""
    from yifa.doors.api.urls import api

    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


@pytest.fixture
def tokens(people):
    """A token with every permission for each of the cast: what then refuses is the person's post and place."""
    forget()
    codes = [permission.code for permission in PERMISSIONS]
    return {
        held.person.username: issue_token(appointment=held, name="测试", permissions=codes, by=Actor.system("test"))
        for held in Appointment.objects.select_related("person")
    }


def test_the_api_refuses_by_role_and_region_like_the_table(client, tokens, cast: Cast):
    """Every operation of the schema x everybody: no 5xx, declared statuses only, no foreign row for anybody."""
    made = {
        procedure.code: opened(procedure, division=HERE, organ="500155117-PAFZB", mark="测试")
        for procedure in PROCEDURES
    }
    before, wrong = rows(), []
    for method, path, operation in operations():
        case = made.get(path.split("/")[3])
        url = path.replace("{code}", (case or made["dispute"]).code)
        for actor in cast:
            if not actor.username:
                assert client.generic(method.upper(), url, "{}", content_type="application/json").status_code == 401
                continue
            answer = client.generic(
                method.upper(), url, json.dumps({"division": HERE, "organ": "500155117-PAFZB", "data": {}}),
                content_type="application/json", headers={"Authorization": f"Bearer {tokens[actor.username]}"},
            )  # fmt: skip
            if str(answer.status_code) not in {str(code) for code in operation["responses"]}:
                wrong.append((path, actor.username, answer.status_code))
            outside = actor.username == "zhou" or not actor.handles_matters
            if outside and "{code}" in path and answer.status_code != 404:
                wrong.append((path, actor.username, answer.status_code))
            if outside and "500155117-" in answer.content.decode():
                wrong.append((path, actor.username, "leak"))
            if answer.status_code == 201:
                before = rows()
        assert method == "post" or rows() == before
    assert wrong == []
