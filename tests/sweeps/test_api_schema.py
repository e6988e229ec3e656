"""Schemathesis, in the process: whatever the schema allows or forbids, no 5xx, and every answer is what it says."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from factories.samples import opened
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from yifa.ground.identity.actions import issue_token
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Appointment
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.identity.tokens import forget
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES

pytestmark = pytest.mark.django_db
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 4


@pytest.fixture
def schema(db):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def token(people, places):
    forget()
    codes = [permission.code for permission in PERMISSIONS]
    held = Appointment.objects.get(person__username="zheng")
    return issue_token(appointment=held, name="测试", permissions=codes, by=Actor.system("test"))


def asked(operation, mode, token, code):
    """Ask one operation with made-up input; in half of the cases the path names a case that exists."""
    turn = iter(range(10_000))

    @settings(
        max_examples=EXAMPLES, database=None, deadline=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        if "code" in (case.path_parameters or {}) and next(turn) % 2:
            case.path_parameters["code"] = code
        headers = {"Authorization": f"Bearer {token}"}
        case.validate_response(case.call(headers=headers), checks=CHECKS)

    ask()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.name.lower())
def test_whatever_is_sent_no_answer_breaks_the_schema(schema, token, mode):
    made = {p.code: opened(p, division="500155117000", organ="500155117-SFS", mark="测试").code for p in PROCEDURES}
    foreign = opened(PROCEDURES.get("dispute"), division="500155118000", organ="500155118-SFS", mark="邻镇")
    for found in schema.get_all_operations():
        operation = found.ok()
        asked(operation, mode, token, made.get(operation.path.split("/")[3], made["dispute"]))
    foreign.refresh_from_db()
    assert foreign.version == 1 and Case.objects.filter(division__startswith="500155118").count() == 1
