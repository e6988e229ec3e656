"""What a register is: declared once, from which pages, import template, API and handbook are compiled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

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
    ``dated``: entries are for certain days (值班、接访), so the page asks until when and offers a calendar.
    ``service``: an office or place of service that everybody may find: its label and position stand on the public map.
    ``weekday``: the form's choice that says on which days of that span (``WEEKDAYS``), every day where none is named.
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
    dated: bool = False
    weekday: str = ""
    service: bool = False

    def __post_init__(self) -> None:
        check_declared("名册", self.name, self.code, (self.domain, self.basis, self.keep))
        check_fields("名册", self.name, self.form, self.public, self.label, reserved=ENTRY_COLUMNS)
        if self.service and not {POSITION, self.label} <= set(self.public):
            raise IncompleteDeclaration(f"名册“{self.name}”要上公众地图,名称和位置都得公开")
        if self.weekday and (self.weekday not in self.public or not self.dated):
            raise IncompleteDeclaration(f"名册“{self.name}”按星期的栏目要公开,并且按日期登记")


POSITION = "position"
"""The form field “longitude,latitude” of what can be put on a map."""
SPOT = r"^$|^\d{2,3}(\.\d+)?,\d{1,2}(\.\d+)?$"
SPOT_HINT = "经度,纬度,例如 106.55,29.56;可以在地图上选,也可以不填"

EVERY_DAY, WORKDAYS = "每天", "工作日"
Weekday = Literal["每天", "工作日", "周一", "周二", "周三", "周四", "周五", "周六", "周日"]
WEEKDAYS: tuple[str, ...] = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
"""Monday first, as ``date.weekday()`` counts."""

ENTRY_COLUMNS = frozenset({"kind", "division", "organ", "valid_from", "valid_to", "withdrawn"})
"""What the row itself says of an entry; a form field of the same name would vanish behind it."""


def check_declared(noun: str, name: str, code: str, parts: tuple[str, ...]) -> None:
    """A declaration needs name, code and its other parts (domain, article, permission)."""
    if not (code and name and all(parts)):
        raise IncompleteDeclaration(f"{noun}“{name or code}”缺少代码、名称、领域、依据或权限")


def check_fields(
    noun: str, name: str, form: type[Form], public: tuple[str, ...], label: str, *, reserved: frozenset[str]
) -> None:
    """Label and public fields must stand in the form, none of them personal, none named like a column of the row."""
    fields = {f.name: f for f in fields_of(form)}
    for needed in (label, *public):
        if needed not in fields:
            raise IncompleteDeclaration(f"{noun}“{name}”的表单没有“{needed}”这一栏")
    for field_name in public:
        if fields[field_name].private:
            raise IncompleteDeclaration(f"{noun}“{name}”把个人信息“{fields[field_name].title}”列为公开")
    for taken in sorted(reserved & set(fields)):
        raise IncompleteDeclaration(f"{noun}“{name}”的栏目不能叫“{taken}”,这个名字由系统使用")


REGISTERS: Registry[RegisterKind] = Registry("名册")
