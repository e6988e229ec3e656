"""Registers of the grid and the activity of answering a call."""

from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind

DOMAIN = "requests"
GRID_NORM = "GB/T 34300-2017 城乡社区网格化服务管理规范(待核)"
HOTLINE_RULES = "国办发〔2020〕53号"


class GridCell(Form):
    code: str = entry("网格编号", max_length=30)
    name: str = entry("网格名称", max_length=60)
    level: Literal["大", "中", "小", "微"] = entry("层级")
    households: int = entry("户数", default=0, ge=0, unit="户")
    watched_by: str = entry("监督电话", default="", max_length=30, help="单位的值班或监督电话,对外公布")
    sort: str = entry("网格类型", default="", max_length=20, help="综合网格,或机关、园区、医院、学校等专属网格")


class GridMember(Form):
    name: str = entry("姓名", private=True, max_length=40)
    type: Literal["专职", "兼职", "微网格员"] = entry("类型")
    cell: str = entry("所在网格编号", default="", max_length=30)
    phone: Telephone = entry("联系电话", default="", private=True, max_length=20)
    posted: bool = entry("对外公布", default=False, help="选“是”的,姓名和联系电话显示在公众门户“找人”页")


class HotlineCall(Form):
    title: str = entry("来电事由", max_length=60)
    connected: bool = entry("已接通")
    category: Literal["咨询", "求助", "投诉", "举报", "建议", "表扬"] = entry("诉求类型")
    answered_directly: bool = entry("直接答复", default=True)
    caller_phone: Telephone = entry("来电号码", default="", private=True, max_length=20)


REGISTER_KINDS = (
    RegisterKind(
        "grid_cell", "网格名录", DOMAIN, GridCell, "name", GRID_NORM, "requests.keep",
        public=("code", "name", "level", "households", "watched_by", "sort"), unit="个",
        purpose="大、中、小、微网格;各部门共用,不另划。",
    ),
    RegisterKind(
        "grid_member", "网格员名册", DOMAIN, GridMember, "name", GRID_NORM, "requests.keep",
        public=("type", "cell", "posted"),
        unit="名", purpose="专职、兼职网格员和微网格员。",
    ),
)  # fmt: skip

ACTIVITY_KINDS = (
    ActivityKind(
        "hotline_call", "热线来电", DOMAIN, HotlineCall, "title", HOTLINE_RULES, "requests.answer",
        public=("title", "connected", "category", "answered_directly"), unit="个",
        purpose="政务服务热线的来电登记;需要办理的另立工单,来电量与工单量不是同一口径。",
    ),
)  # fmt: skip
