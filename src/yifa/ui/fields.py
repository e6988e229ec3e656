"""A form's fields as boxes on a page (表单栏): what was typed stays, what is wrong stands beside its box."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from yifa.ground.calendar import TZ
from yifa.ground.forms import FormField

# A box that several values come from: its name is sent once per tick.
MULTIPLE = "multi"
RADIO_LIMIT = 5


class Answers(Protocol):
    """What Django's QueryDict offers; kept as a protocol so that this file needs no request."""

    def get(self, name: str, default: Any = None) -> Any: ...
    def getlist(self, name: str) -> list[Any]: ...
    def __contains__(self, name: object) -> bool: ...


@dataclass(frozen=True)
class Box:
    """One field with what stands in it and what is wrong with it."""

    field: FormField
    value: str = ""
    values: tuple[str, ...] = ()
    error: str = ""
    prefix: str = "f-"

    @property
    def id(self) -> str:
        return f"{self.prefix}{self.field.name}"

    @property
    def widget(self) -> str:
        """Which box draws it: few choices are seen at once, many are picked from a list.

        Numbers are typed into text boxes: a browser's number box throws away what it cannot read.
        """
        if self.field.kind == "choice":
            return "radio" if len(self.field.choices) <= RADIO_LIMIT else "select"
        return {"int": "text", "decimal": "text", "datetime": "datetime-local"}.get(self.field.kind, self.field.kind)

    @property
    def may_be_blank(self) -> bool:
        """Optional and without a default: only then is it marked 选填 and may a choice be left open."""
        return not self.field.required and self.field.default in (None, "", (), [])

    @property
    def described_by(self) -> str:
        hint = f"{self.id}-hint" if self.field.help else ""
        wrong = f"{self.id}-error" if self.error else ""
        return " ".join(part for part in (hint, wrong) if part)


def boxes(
    fields: tuple[FormField, ...],
    values: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
) -> tuple[Box, ...]:
    """The boxes of ``fields``; ``values`` may be stored values or what was just typed; defaults fill the rest."""
    values, errors = values or {}, errors or {}
    return tuple(_box(one, values, errors.get(one.name, "")) for one in fields)


def _box(one: FormField, values: Mapping[str, Any], error: str) -> Box:
    raw = values.get(one.name, one.default)
    if one.kind == MULTIPLE:
        many = raw if isinstance(raw, list | tuple | set | frozenset) else ([] if raw in (None, "") else [raw])
        return Box(one, values=tuple(as_typed(item) for item in many), error=error)
    return Box(one, value=as_typed(raw), error=error)


def as_typed(value: Any) -> str:
    """A value as the browser's own box wants it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            local = value.astimezone(TZ) if value.tzinfo else value
            return local.strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(getattr(value, "value", value))


def as_read(field: FormField, value: Any) -> str:
    """A stored value as a person reads it: labels for choices, 是/否, thousands grouped, — for nothing."""
    if value in (None, "", [], ()):
        return "—"
    labels = dict(field.choices)
    match value:
        case list() | tuple() | set() | frozenset():
            return "、".join(as_read(field, item) for item in value)
        case bool():
            return "是" if value else "否"
        case datetime():
            return (value.astimezone(TZ) if value.tzinfo else value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case int() | Decimal():
            return f"{value:,}{field.unit}"
        case float():
            return f"{value}{field.unit}"
    text = labels.get(as_typed(value), as_typed(value))
    return {"true": "是", "false": "否"}.get(text, text) if field.kind == "bool" else text


def typed(fields: tuple[FormField, ...], answers: Answers) -> dict[str, Any]:
    """What was sent, field by field; boxes that were not on the form are left out, so defaults hold."""
    sent: dict[str, Any] = {}
    for one in fields:
        if one.kind == MULTIPLE:
            if one.name in answers:
                sent[one.name] = [value for value in answers.getlist(one.name) if value]
        elif one.name in answers:
            sent[one.name] = answers.get(one.name)
    return sent
