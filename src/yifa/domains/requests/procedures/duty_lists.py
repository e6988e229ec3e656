"""The dispatch catalogue (派单目录) and the township's duty list (履职事项清单: 基本、配合、上级收回)."""

from typing import Literal

from yifa.domains.requests.procedures.hotline.sources import OPINION
from yifa.domains.requests.procedures.hotline.words import Item, Level
from yifa.ground.forms import Form, entry
from yifa.records.registers.kind import EntryCheck, RegisterKind

DUTY_LIST_BASIS = f"乡镇(街道)履行职责事项清单;{OPINION}(五)"


class DispatchItem(Form):
    """Which unit an item goes to, and why."""

    item: Item = entry("事项(三级)")
    level: Level = entry("承办层级", default="乡镇(街道)")
    unit: str = entry("主办单位", max_length=60)
    co_units: str | None = entry("协办单位", default=None, max_length=120)
    basis: str = entry("职责依据", max_length=120, help="法律条款、三定方案、权责清单或履职清单的编号")


class DutyItem(Form):
    """One item of the three lists."""

    number: str = entry("事项编号", max_length=30, help="照清单填,例如:收回-037")
    listed: Literal["基本", "配合", "上级收回"] = entry("属于哪张清单")
    name: str = entry("清单事项名称", max_length=120)
    item: Item | None = entry("对应诉求事项(三级)", default=None, help="填了才能在派单时自动核对")
    lead: str | None = entry("牵头(承接)部门", default=None, max_length=60)
    lead_duty: str | None = entry("部门职责", default=None, max_length=200)
    part: str | None = entry("乡镇职责", default=None, max_length=200)
    basis: str = entry("依据", max_length=120)


REGISTER_KINDS = (
    RegisterKind(
        "dispatch_item", "派单目录", "requests", DispatchItem, "item", f"{OPINION}(五)", "order.keep",
        public=("item", "level", "unit", "co_units", "basis"), unit="项",
        purpose="一个事项派给哪个单位、凭什么;依法律、三定方案、权责清单和履职清单编制,随时更新。",
    ),
    RegisterKind(
        "duty_item", "履职事项清单", "requests", DutyItem, "name", DUTY_LIST_BASIS, "order.keep",
        public=("number", "listed", "name", "item", "lead", "lead_duty", "part", "basis"), unit="项",
        purpose="乡镇(街道)的基本、配合、上级收回三张清单。派单、签收时自动核对:部门的事不得派给基层。",
        checks=(
            EntryCheck(
                "“配合”和“上级收回”事项要写牵头(承接)部门,请补上再登记。", DUTY_LIST_BASIS,
                lambda form, law: form.listed == "基本" or bool(form.lead),
            ),
            EntryCheck(
                "“配合”事项要写清部门和乡镇各自的职责,请补上再登记。", DUTY_LIST_BASIS,
                lambda form, law: form.listed != "配合" or (bool(form.lead_duty) and bool(form.part)),
            ),
        ),
    ),
)  # fmt: skip
