"""Answers: problem+json for every refusal, and the shapes in which records are shown."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from yifa.records.cases.models import Case, StepTaken, day

PROBLEM = "application/problem+json"


def problem(status: int, title: str, *, basis: str = "", fields: dict[str, str] | None = None) -> HttpResponse:
    """One refusal: {status, title, basis, fields}; ``title`` is a Chinese sentence."""
    body = {"status": status, "title": title, "basis": basis, "fields": fields or {}}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)


def refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    return problem(refusal.status, refusal.sentence, basis=refusal.basis, fields=refusal.fields)


def not_allowed(request: HttpRequest, refusal: Any) -> HttpResponse:
    return problem(403, refusal.sentence)


def bad_form(request: HttpRequest, errors: Any) -> HttpResponse:
    return problem(422, "有几处需要改:" + str(errors), fields=errors.errors)


def bad_parameters(request: HttpRequest, errors: Any) -> HttpResponse:
    """What stands in the address and cannot be read, by name."""
    names = [str(error["loc"][-1]) for error in errors.errors]
    return problem(422, "请核对地址里的参数。", fields={name: f"参数“{name}”缺少或写法不对。" for name in names})


def no_token(request: HttpRequest, refusal: Any) -> HttpResponse:
    answer = problem(401, "没有令牌,或令牌无效、已过期。请向安全管理员申请接口令牌。")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def in_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of ninja's, which answers a method it does not know in English, as all others here answer."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        told = problem(405, f"这个地址不能用 {request.method},可以用的是 {answer['Allow']}。请按接口说明核对。")
        told["Allow"] = answer["Allow"]
        return told

    return answered


def case_as_data(case: Case) -> dict[str, Any]:
    """A case without personal data: the title and the parties are not in it."""
    return {
        "code": case.code,
        "procedure": case.procedure,
        "procedure_version": case.procedure_version,
        "state": case.state,
        "division": case.division,
        "organ": case.organ,
        "channel": case.channel,
        "outcome": case.outcome,
        "opened_on": day(case.opened_at),
        "due_at": case.due_at.isoformat() if case.due_at else None,
        "closed_on": day(case.closed_at),
        "version": case.version,
    }


def step_as_data(step: StepTaken) -> dict[str, Any]:
    """A step with its public half only."""
    return {
        "number": step.number, "step": step.code, "name": step.name, "at": step.at.isoformat(), "by": step.by,
        "from": step.source, "to": step.target, "facts": step.facts, "documents": step.documents,
    }  # fmt: skip
