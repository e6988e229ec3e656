"""The shapes of answers as the OpenAPI schema tells them; tests hold every answer to them (tests/sweeps)."""

from typing import Any

PROBLEM_TYPE = "application/problem+json"
WORDS = {
    401: "没有令牌或令牌无效",
    403: "无权办理或查看",
    404: "没有找到,或不在管辖范围内",
    409: "程序不允许,或别人先办了",
    422: "表单、参数或法定条件不符",
    503: "数据存储正忙,请稍后再试",
}
Shape = dict[str, Any]


def _object(**properties: Shape) -> Shape:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(of: Shape) -> Shape:
    return {"type": "array", "items": of}


TEXT: Shape = {"type": "string"}
NUMBER: Shape = {"type": "integer"}
MAYBE: Shape = {"type": ["string", "null"]}
FIGURE: Shape = {"type": ["number", "string", "null"]}

PROBLEM = _object(
    status=NUMBER, title={"type": "string", "minLength": 1}, basis=TEXT,
    fields={"type": "object", "additionalProperties": TEXT},
)  # fmt: skip
CASE = _object(
    code=TEXT, procedure=TEXT, procedure_version=TEXT, state=TEXT, division={"type": "string", "pattern": r"^\d{12}$"},
    organ=TEXT, channel=TEXT, outcome=TEXT, opened_on=TEXT, due_at=MAYBE, closed_on=MAYBE, version=NUMBER,
)  # fmt: skip
STEP = _object(
    number=NUMBER, step=TEXT, name=TEXT, at=TEXT, by=TEXT, facts={"type": "object"}, documents=_list(TEXT),
    **{"from": TEXT, "to": TEXT},
)  # fmt: skip
CASES = _object(items=_list(CASE), next={"type": ["integer", "null"]})
PROCEDURES = _list(
    _object(code=TEXT, name=TEXT, domain=TEXT, basis=TEXT, version=TEXT, states=_list({"type": "object"}),
            steps=_list({"type": "object"}), clocks=_list({"type": "object"}))
)  # fmt: skip
FIGURES = _list(
    _object(indicator=TEXT, name=TEXT, value=FIGURE, unit=TEXT, numerator=FIGURE, denominator=FIGURE, period=TEXT,
            scope=TEXT, rows=NUMBER, definition={"type": "object"})
)  # fmt: skip


def answers(status: int, shape: Shape, *refusals: int) -> dict[str, Any]:
    """The ``responses`` of one operation: the good one, and problem+json for each refusal."""
    good = {"description": "好", "content": {"application/json": {"schema": shape}}}
    bad = {"content": {PROBLEM_TYPE: {"schema": PROBLEM}}}
    told = {str(code): {"description": WORDS[code], **bad} for code in (401, *refusals, 503)}
    return {str(status): good, **told}
