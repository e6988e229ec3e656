"""Grid events kept in another system (网格事件历史导入): what its export tells, and what it cannot."""

from typing import Literal

from yifa.domains.requests.procedures.grid_event import GRID_EVENT, Category
from yifa.ground.forms import entry
from yifa.records.cases.imported import Intake, Result, ResultForm, SourceForm, importable


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
