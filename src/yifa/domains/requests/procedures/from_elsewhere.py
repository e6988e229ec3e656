"""Grid events and orders kept in another system (历史导入): what its export tells, and what it cannot."""

from typing import Literal

from yifa.domains.requests.procedures.grid_event import GRID_EVENT, Category
from yifa.domains.requests.procedures.grid_loop import GRID_EVENT_2026
from yifa.domains.requests.procedures.hotline import HOTLINE_TICKET, words
from yifa.ground.forms import entry
from yifa.ground.forms.telephones import TelephoneAsTold
from yifa.records.cases.imported import Intake, Result, ResultForm, SourceForm, importable
from yifa.records.cases.procedure import PartySlot


class EventTold(SourceForm):
    """A row of a grid platform's export."""

    category: Category = entry("类别", default="其他")
    urgency: Literal["一般", "较急", "紧急"] = entry("紧急程度", default="一般")
    found_by: Literal["网格巡查", "群众上报", "设备感知", "上级交办"] | None = entry("发现途径", default=None)
    grid: str = entry("网格编号", default="", max_length=40)
    place: str = entry("地点", default="", private=True, max_length=100)
    reporter: str = entry("上报人", default="", private=True, max_length=40)
    unit: str = entry("承办单位", default="", max_length=60)


class EventResult(ResultForm):
    """Its end; at which level only where the export says so."""

    resolved_level: Literal["村级", "镇级及以上"] | None = entry("化解层级", default=None)


EVENT_INTAKE = Intake(
    "requests.report",
    EventTold,
    (
        Result(
            "import_settled", "原系统已办结", "办结", ("已办结", "办结", "已结案", "结案", "已完成", "已处置", "归档"),
            EventResult, public=("resolved_level",), stamps=("resolved_on",),
        ),
        Result("import_void", "原系统已作废", "作废", ("作废", "已作废", "无效", "无效事件", "已撤销", "重复")),
    ),
    resumes="reported",
    public=("category", "urgency", "found_by", "grid", "unit"),
)  # fmt: skip

GRID_EVENT_WITH_EXPORTS = importable(GRID_EVENT, EVENT_INTAKE)
GRID_LOOP_WITH_EXPORTS = importable(GRID_EVENT_2026, EVENT_INTAKE)


class OrderTold(SourceForm):
    """A row of a hotline platform's export. Who was called back and what they said of it is not ours to claim."""

    channel: words.Channel | None = entry("来源渠道", default=None)
    kind: words.Kind = entry("诉求类型", default="求助")
    item: words.Item = entry("事项(三级)", default=words.OTHER_ITEM)
    urgency: words.Urgency = entry("紧急程度", default="一般")
    caller_name: str = entry("诉求人姓名或单位", default="", private=True, max_length=60)
    caller_phone: TelephoneAsTold = entry("联系电话", default="", private=True, max_length=30)
    place: str = entry("事发地点", default="", private=True, max_length=120)
    grid: str = entry("网格编号", default="", max_length=40)
    unit: str = entry("主办单位", default="", max_length=60)


class OrderResult(ResultForm):
    """Its end, and the caller's rating where the export has one."""

    rating: words.Rating | None = entry("诉求人评价", default=None)


_ENDED = ("已办结", "办结", "已结案", "结案", "已完成", "已归档", "归档", "已回访", "回访办结", "办结归档")
_AT_ONCE = ("直接答复", "直办件", "已直接答复", "当场答复", "即时办结")
_STOPPED = ("终止", "已终止", "作废", "已作废", "撤单", "已撤单", "无效工单")
ORDER_INTAKE = Intake(
    "order.receive",
    OrderTold,
    (
        Result("import_closed", "原系统已办结", "办结(导入)", _ENDED, OrderResult, public=("rating",)),
        Result("import_answered", "原系统直接答复", "直接答复(导入)", _AT_ONCE, OrderResult, public=("rating",)),
        Result("import_ended", "原系统已终止", "终止(导入)", _STOPPED),
    ),
    resumes="received",
    public=("kind", "item", "urgency", "unit"),
    parties=(PartySlot("caller", "诉求人"),),
    like=("register",),
)  # fmt: skip

HOTLINE_TICKET_WITH_EXPORTS = importable(HOTLINE_TICKET, ORDER_INTAKE)
