"""Checking an entry against its form; every complaint is a Chinese sentence that says what to do."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from yifa.ground.forms.fields import fields_of

M = TypeVar("M", bound=BaseModel)

_SENTENCES = {
    "missing": "请填写{title}。",
    "extra_forbidden": "表单里没有“{field}”这一栏,请删去。",
    "string_too_short": "{title}至少写{min_length}个字。",
    "string_too_long": "{title}最多写{max_length}个字。",
    "string_pattern_mismatch": "{title}的格式不对,请核对后重填。",
    "string_type": "{title}应当是文字。",
    "int_parsing": "{title}应当是整数,请只填数字。",
    "int_type": "{title}应当是整数,请只填数字。",
    "int_from_float": "{title}应当是整数,不能带小数。",
    "decimal_parsing": "{title}应当是数字。",
    "decimal_type": "{title}应当是数字。",
    "greater_than_equal": "{title}不能小于{ge}。",
    "greater_than": "{title}必须大于{gt}。",
    "less_than_equal": "{title}不能大于{le}。",
    "less_than": "{title}必须小于{lt}。",
    "literal_error": "{title}只能从这些里选:{expected}。",
    "enum": "{title}只能从这些里选:{expected}。",
    "bool_parsing": "{title}请选“是”或“否”。",
    "bool_type": "{title}请选“是”或“否”。",
    "too_short": "{title}至少选{min_length}项。",
    "too_long": "{title}最多选{max_length}项。",
}
_CHOSEN = ("choice", "multi", "bool")
_DATES = "{title}应当是日期,例如2026-03-14。"


UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, hidden changes of writing direction, halves of characters: nobody types them, all of them
deceive a reader or break a store, a spreadsheet or a paper."""


class FormErrors(ValueError):
    """An entry the form refuses. ``errors`` maps a field's name ("" for the whole form) to one sentence."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


def validate(model: type[M], data: Mapping[str, Any]) -> M:
    """``data`` as an instance of ``model``; blank strings count as not filled in. Raises :class:`FormErrors`."""
    filled = {name: value for name, value in data.items() if value is not None and value != ""}
    unseen = {name: _unseen(model, name) for name, value in filled.items() if hides_something(value)}
    if unseen:
        raise FormErrors(unseen)
    try:
        return model.model_validate(filled)
    except ValidationError as refusal:
        errors: dict[str, str] = {}
        for detail in refusal.errors():
            field = str(detail["loc"][0]) if detail["loc"] else ""
            errors.setdefault(field, _sentence(model, field, detail))
        raise FormErrors(errors) from None


def hides_something(value: Any) -> bool:
    """Whether a text, or a text in a list, holds a character of :data:`UNSEEN`."""
    if isinstance(value, str):
        return UNSEEN.search(value) is not None
    return isinstance(value, list | tuple) and any(hides_something(part) for part in value)


def _unseen(model: type[BaseModel], name: str) -> str:
    info = model.model_fields.get(name)
    return f"{(info.title if info else None) or '有一栏'}里有看不见的控制字符,请删掉后重新填写。"


def _sentence(model: type[BaseModel], field: str, detail: ErrorDetails) -> str:
    info = model.model_fields.get(field)
    title = (info.title if info else None) or field or "这份表单"
    kind, context = detail["type"], dict(detail.get("ctx", {}))
    if kind == "value_error":
        return str(context.get("error", detail["msg"]))
    if kind == "missing" and any(one.name == field and one.kind in _CHOSEN for one in fields_of(model)):
        return f"请选择{title}。"
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace(" or ", "、").replace("'", "").replace(", ", "、")
    pattern = _DATES if kind.startswith(("date", "time")) else _SENTENCES.get(kind, "{title}填得不对,请核对后重填。")
    return pattern.format(title=title, field=field, **context)
