"""Reading a form's pydantic model field by field, for pages, Excel templates and the handbook."""

import types
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

Kind = Literal["text", "textarea", "int", "decimal", "date", "datetime", "bool", "choice", "multi"]


@dataclass(frozen=True)
class FormField:
    """One field as a person sees it. ``choices`` are (value, label) pairs; ``default`` is None when unset."""

    name: str
    title: str
    kind: Kind
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    unit: str = ""
    private: bool = False
    default: Any = None


_PLAIN: tuple[tuple[type, Kind], ...] = (
    (bool, "bool"),
    (int, "int"),
    (Decimal, "decimal"),
    (float, "decimal"),
    (float, "decimal"),
    (datetime, "datetime"),
    (date, "date"),
)


@cache
def fields_of(model: type[BaseModel]) -> tuple[FormField, ...]:
    """The fields of ``model`` in declaration order."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def _field(name: str, info: FieldInfo) -> FormField:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    kind, choices = _kind(_unwrap(info.annotation))
    if kind == "text" and extra.get("long"):
        kind = "textarea"
    default = None if info.default in (..., PydanticUndefined) else info.default
    return FormField(
        name=name,
        title=info.title or name,
        kind=kind,
        required=info.is_required(),
        choices=choices,
        help=info.description or "",
        unit=str(extra.get("unit", "")),
        private=bool(extra.get("private", False)),
        default=default,
    )


def _unwrap(annotation: Any) -> Any:
    """``X | None`` is drawn as X."""
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return inner[0] if len(inner) == 1 else str
    return annotation


def _kind(annotation: Any) -> tuple[Kind, tuple[tuple[str, str], ...]]:
    origin = get_origin(annotation)
    if origin is Literal:
        return "choice", tuple((str(value), str(value)) for value in get_args(annotation))
    if origin in (list, tuple, set, frozenset):
        return "multi", _kind(get_args(annotation)[0])[1]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "choice", tuple((str(member.value), str(member.value)) for member in annotation)
    for plain, kind in _PLAIN:
        if isinstance(annotation, type) and issubclass(annotation, plain):
            return kind, ()
    return "text", ()
