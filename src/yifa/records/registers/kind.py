"""What a register is: declared once, from which pages, import template, API and handbook are compiled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yifa.ground.forms import Form, fields_of
from yifa.ground.registry import Registry


class IncompleteDeclaration(ValueError):
    """A declaration without a part it must have cannot be built."""


@dataclass(frozen=True)
class EntryCheck:
    """A rule an entry must keep, e.g. 3–9 members. ``holds(entry form, lookup)`` gets the filled form and
    ``value(code)``, the dated legal value in force at the entry's place."""

    sentence: str
    basis: str
    holds: Callable[[Any, Callable[[str], Any]], bool]


@dataclass(frozen=True)
class RegisterKind:
    """One register.

    ``public``: the form's fields that may reach snapshots, figures and exports; all others stay private.
    ``label``: the form field that names an entry on pages (masked when it is private).
    ``keep``: permission code needed to enter, amend or end an entry.
    """

    code: str
    name: str
    domain: str
    form: type[Form]
    label: str
    basis: str
    keep: str
    public: tuple[str, ...] = ()
    unit: str = "条"
    purpose: str = ""
    checks: tuple[EntryCheck, ...] = field(default=())

    def __post_init__(self) -> None:
        names = {f.name for f in fields_of(self.form)}
        if not (self.code and self.name and self.domain and self.basis and self.keep):
            raise IncompleteDeclaration(f"名册“{self.name or self.code}”缺少代码、名称、依据或权限")
        for needed in (self.label, *self.public):
            if needed not in names:
                raise IncompleteDeclaration(f"名册“{self.name}”的表单没有“{needed}”这一栏")
        for f in fields_of(self.form):
            if f.private and f.name in self.public:
                raise IncompleteDeclaration(f"名册“{self.name}”把个人信息“{f.title}”列为公开")


REGISTERS: Registry[RegisterKind] = Registry("名册")
