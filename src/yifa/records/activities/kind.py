"""What an activity is: declared once, from which pages, import template, API and handbook are compiled."""

from dataclasses import dataclass

from yifa.ground.forms import Form, fields_of
from yifa.ground.registry import Registry
from yifa.records.registers.kind import IncompleteDeclaration


@dataclass(frozen=True)
class ActivityKind:
    """One sort of activity.

    ``public``: the form's fields that may reach snapshots, figures and exports.
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

    def __post_init__(self) -> None:
        names = {f.name for f in fields_of(self.form)}
        if not (self.code and self.name and self.domain and self.basis and self.log):
            raise IncompleteDeclaration(f"活动“{self.name or self.code}”缺少代码、名称、依据或权限")
        for needed in (self.label, *self.public):
            if needed not in names:
                raise IncompleteDeclaration(f"活动“{self.name}”的表单没有“{needed}”这一栏")
        for f in fields_of(self.form):
            if f.private and f.name in self.public:
                raise IncompleteDeclaration(f"活动“{self.name}”把个人信息“{f.title}”列为公开")


ACTIVITIES: Registry[ActivityKind] = Registry("活动")
