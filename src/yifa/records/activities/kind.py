"""What an activity is: declared once, from which pages, import template, API and handbook are compiled."""

from dataclasses import dataclass

from yifa.ground.forms import Form
from yifa.ground.registry import Registry
from yifa.records.registers.kind import check_declared, check_fields


@dataclass(frozen=True)
class ActivityKind:
    """One sort of activity.

    ``public``: the form's fields that may reach snapshots, figures and exports.
    ``leads_to``: procedures that what was found may open, one click from the activity's page.
    ``log``: permission code needed to log or withdraw one. ``label``: the field that names it on pages.
    """

    code: str
    name: str
    domain: str
    form: type[Form]
    label: str
    basis: str
    log: str
    public: tuple[str, ...] = ()
    unit: str = "次"
    purpose: str = ""
    leads_to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_declared("活动", self.name, self.code, (self.domain, self.basis, self.log))
        check_fields("活动", self.name, self.form, self.public, self.label, reserved=ACTIVITY_COLUMNS)


ACTIVITY_COLUMNS = frozenset({"kind", "division", "organ", "held_on", "withdrawn"})
"""What the row itself says of an activity; a form field of the same name would vanish behind it."""


ACTIVITIES: Registry[ActivityKind] = Registry("活动")
