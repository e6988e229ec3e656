"""The API's addresses: one per declared opening step and per step, each with its own schema."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer
from pydantic import BaseModel

from yifa.doors.api import shapes
from yifa.doors.api.answers import (
    bad_form,
    bad_parameters,
    case_as_data,
    no_token,
    not_allowed,
    problem,
    refused,
    step_as_data,
)
from yifa.doors.api.reading_body import body_of, data_in, key_of, text_in, version_of
from yifa.ground.calendar import today
from yifa.ground.forms import FormErrors
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.identity.tokens import actor_for_token
from yifa.ground.places.codes import PlaceCodeError, full
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures import engine
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.figures.period import UnknownPeriod
from yifa.readers.figures.values import as_json
from yifa.records.cases.listing import as_data
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import cases_in_sight
from yifa.records.cases.verbs import advance, open_case

MOST = 200


class Bearer(HttpBearer):
    """``Authorization: Bearer <token>``; the token's actor is the request's ``auth``."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return actor_for_token(token)


def actor_in(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


def build() -> NinjaAPI:
    """The API with every declared procedure; called once, after all apps are ready."""
    api = NinjaAPI(title="依法 yifa", version="1", auth=Bearer(), docs_url=None, urls_namespace="api")
    api.add_exception_handler(Refused, refused)
    api.add_exception_handler(NotAllowed, not_allowed)
    api.add_exception_handler(FormErrors, bad_form)
    api.add_exception_handler(UnknownDeclaration, lambda request, unknown: problem(404, str(unknown)))
    api.add_exception_handler(engine.OutOfScope, lambda request, beyond: problem(403, str(beyond)))
    api.add_exception_handler(PlaceCodeError, lambda request, wrong: problem(422, str(wrong)))
    api.add_exception_handler(UnknownPeriod, lambda request, wrong: problem(422, str(wrong)))
    api.add_exception_handler(ValidationError, bad_parameters)
    api.add_exception_handler(AuthenticationError, no_token)
    for procedure in PROCEDURES:
        _add_procedure(api, procedure)
    _add_reading(api)
    return api


def _add_procedure(api: NinjaAPI, procedure: Procedure) -> None:
    for step in procedure.by_hand:
        if step.opens:
            path, view = f"/{procedure.code}/cases/{step.code}", _opening(procedure.code, step.code)
        else:
            path, view = f"/{procedure.code}/cases/{{code}}/{step.code}", _advancing(procedure.code, step.code)
        api.post(
            path,
            summary=f"{procedure.name}:{step.name}",
            description=step.basis,
            operation_id=f"{procedure.code}_{step.code}",
            tags=[procedure.name],
            openapi_extra=_schema(step),
        )(view)


def _opening(procedure: str, step: str) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        content = body_of(request)
        case = open_case(
            procedure,
            by=actor_in(request),
            division=full(text_in(content, "division", "区划代码")),
            organ=text_in(content, "organ", "承办机关"),
            data=data_in(content),
            step=step,
            idempotency_key=key_of(request),
        )
        return _case_answer(case, 201)

    return view


def _advancing(procedure: str, step: str) -> Any:
    def view(request: HttpRequest, code: str) -> HttpResponse:
        content = body_of(request)
        taken = advance(
            _known(request, procedure, code).code,
            step,
            by=actor_in(request),
            data=data_in(content),
            version=version_of(request),
            idempotency_key=key_of(request),
        )
        return JsonResponse(step_as_data(taken), status=201, json_dumps_params={"ensure_ascii": False})

    return view


def _known(request: HttpRequest, procedure: str, code: str) -> Case:
    case = cases_in_sight(actor_in(request)).filter(procedure=procedure, code=code).first()
    if case is None:
        raise Refused("absent", "没有找到这件事项,或者它不在您的管辖范围内。")
    return case  # type: ignore[no-any-return]


def _case_answer(case: Case, status: int = 200) -> HttpResponse:
    answer = JsonResponse(case_as_data(case), status=status, json_dumps_params={"ensure_ascii": False})
    answer["ETag"] = f'"{case.version}"'
    return answer


def _schema(step: Step) -> dict[str, Any]:
    """The request body of a step: its form, and for an opening step where and for whom."""
    form = _inlined(step.form)
    properties: dict[str, Any] = {"data": form}
    required = ["data"] if form.get("required") else []
    if step.opens:
        properties["division"] = {"type": "string", "title": "区划代码(12位或有效前缀)", "pattern": r"^\d{2,12}$"}
        properties["organ"] = {"type": "string", "title": "承办机关代码", "minLength": 1}
        required += ["division", "organ"]
    body = {"type": "object", "properties": properties, "required": required}
    told = shapes.answers(201, shapes.CASE if step.opens else shapes.STEP, 403, 404, 409, 422)
    return {
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": told,
    }


def _inlined(form: type[BaseModel]) -> dict[str, Any]:
    schema = form.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    for field in schema.get("properties", {}).values():
        for own in ("private", "long"):
            field.pop(own, None)
    return schema


def _add_reading(api: NinjaAPI) -> None:
    for path, name, summary, view, shape, refusals in (
        ("/cases", "cases", "事项列表", list_cases, shapes.CASES, (422,)),
        ("/cases/{code}", "case", "一件事项", show_case, shapes.CASE, (404,)),
        ("/procedures", "procedures", "全部程序", list_procedures, shapes.PROCEDURES, ()),
        ("/figures", "figures", "数字", list_figures, shapes.FIGURES, (403, 404, 422)),
    ):
        told = {"responses": shapes.answers(200, shape, *refusals)}
        api.get(path, summary=summary, operation_id=name, tags=["查询"], openapi_extra=told)(view)


def list_cases(
    request: HttpRequest, procedure: str = "", state: str = "", after: int = 0, limit: int = 100
) -> HttpResponse:
    """Cases in scope, newest last, keyset paging by ``after``."""
    rows = cases_in_sight(actor_in(request)).filter(id__gt=max(after, 0)).order_by("id")
    if procedure:
        rows = rows.filter(procedure=procedure)
    if state:
        rows = rows.filter(state=state)
    most = min(max(limit, 1), MOST)
    page = list(rows[:most])
    body = {"items": [case_as_data(case) for case in page], "next": page[-1].pk if len(page) == most else None}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def show_case(request: HttpRequest, code: str) -> HttpResponse:
    case = cases_in_sight(actor_in(request)).filter(code=code).first()
    if case is None:
        raise Refused("absent", "没有找到这件事项,或者它不在您的管辖范围内。")
    return _case_answer(case)


def list_procedures(request: HttpRequest) -> HttpResponse:
    listed = [as_data(procedure, on=today()) for procedure in PROCEDURES]
    return JsonResponse(listed, safe=False, json_dumps_params={"ensure_ascii": False})


def list_figures(request: HttpRequest, place: str, year: int, indicator: str = "") -> HttpResponse:
    """Figures of a place and year; a place beyond the token's scope is refused."""
    wanted = [INDICATORS[indicator]] if indicator else [i for i in INDICATORS if not i.implied]
    values = engine.values(wanted, place, str(year), actor=actor_in(request))
    body = [as_json(value) for value in values]
    return JsonResponse(body, safe=False, json_dumps_params={"ensure_ascii": False})
