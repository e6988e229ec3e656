"""The closed loop of a grid event (网格事件): reported, settled in the village or in town, checked, closed."""

from typing import Literal

from yifa.domains.requests.procedures.lists import GRID_NORM
from yifa.ground.forms import Form, entry
from yifa.records.cases.procedure import OPENING, ClockDecl, Guard, Procedure, State, Step

LOCAL_LOOP = f"{GRID_NORM};社会治理网格化地方条例(地方)"
VILLAGE_DUTY = "村民委员会组织法 第2条、第33条"

Category = Literal["环境卫生", "安全隐患", "邻里矛盾", "公共设施", "民生服务", "消防隐患", "政策咨询", "其他"]


class Report(Form):
    title: str = entry("事件概述", max_length=60)
    category: Category = entry("类别")
    urgency: Literal["一般", "较急", "紧急"] = entry("紧急程度", default="一般")
    found_by: Literal["网格巡查", "群众上报", "设备感知", "上级交办"] = entry("发现途径", default="网格巡查")
    grid: str = entry("网格编号", default="", max_length=40)
    place: str = entry("地点", private=True, max_length=100)
    reporter: str = entry("上报人", default="", private=True, max_length=40)
    lon: float | None = entry("经度", default=None, private=True, ge=73, le=136, help="用手机上报时自动填")
    lat: float | None = entry("纬度", default=None, private=True, ge=3, le=54, help="用手机上报时自动填")


class Settlement(Form):
    result: str = entry("处置情况", private=True, long=True, max_length=500)


class Dispatch(Form):
    unit: str = entry("承办单位", max_length=60)
    opinion: str = entry("分拨意见", default="", private=True, max_length=200)


class Reason(Form):
    reason: str = entry("理由", private=True, max_length=200)


class Check(Form):
    found: str = entry("核查情况", private=True, max_length=200)
    reporter_satisfied: bool | None = entry("上报人认可", default=None)


URGENT_WAITS_FOR_NOBODY = Guard(
    "urgent_goes_up",
    "紧急事件不能由村级自行办结,请立即上报镇。",
    LOCAL_LOOP,
    lambda image, form, law: image.detail["urgency"] != "紧急",
)

STEPS = (
    Step(
        "report", "上报", (OPENING,), "reported", "requests.report", LOCAL_LOOP, Report,
        public=("category", "urgency", "found_by", "grid"), primary=True,
    ),
    Step(
        "settle_on_the_spot", "自办办结", ("reported",), "checking", "requests.settle", LOCAL_LOOP, Settlement,
        guards=(URGENT_WAITS_FOR_NOBODY,), stamps=("resolved_on",), sets=(("resolved_level", "村级"),),
    ),
    Step("accept_in_village", "村级受理", ("reported",), "in_village", "requests.settle", VILLAGE_DUTY, primary=True),
    Step(
        "settle_in_village", "村级处置", ("in_village",), "checking", "requests.settle", VILLAGE_DUTY, Settlement,
        guards=(URGENT_WAITS_FOR_NOBODY,), stamps=("resolved_on",), sets=(("resolved_level", "村级"),), primary=True,
    ),
    Step("push_up", "上报镇", ("reported", "in_village"), "at_town", "requests.settle", LOCAL_LOOP, Reason),
    Step(
        "dispatch", "镇级分拨", ("at_town",), "in_handling", "requests.dispatch", LOCAL_LOOP, Dispatch,
        public=("unit",), primary=True,
    ),
    Step(
        "send_back", "退回分拨", ("in_handling",), "at_town", "requests.handle", f"{LOCAL_LOOP}:职责不符应及时说明",
        Reason,
    ),
    Step(
        "settle_in_town", "处置", ("in_handling",), "checking", "requests.handle", LOCAL_LOOP, Settlement,
        stamps=("resolved_on",), sets=(("resolved_level", "镇级及以上"),), primary=True,
    ),
    Step(
        "rework", "返工", ("checking",), "in_village", "requests.check", LOCAL_LOOP, Check,
        sets=(("resolved_level", ""), ("resolved_on", None)),
    ),
    Step(
        "close", "核查结案", ("checking",), "closed", "requests.check", LOCAL_LOOP, Check,
        public=("reporter_satisfied",), outcome="办结", primary=True,
    ),
)  # fmt: skip

GRID_EVENT = Procedure(
    code="grid_event",
    name="网格事件处置",
    domain="requests",
    letters="WG",
    basis=LOCAL_LOOP,
    version="2024",
    states=(
        State("reported", "已上报"),
        State("in_village", "村级处置中"),
        State("at_town", "待镇级分拨"),
        State("in_handling", "镇级处置中"),
        State("checking", "待核查"),
        State("closed", "已结案", final=True),
    ),
    steps=STEPS,
    clocks=(
        ClockDecl(
            "handling", "事件处置时限", "requests.grid_event_handling", ("report",),
            ("settle_on_the_spot", "settle_in_village", "settle_in_town"), restarts_on=("rework",),
            on_expire="超时未处置的由综治中心督办。",
        ),
    ),
    detail="requests.GridEvent",
    public=("category", "urgency", "found_by", "unit", "resolved_level", "resolved_on"),
    read="requests.read",
    purpose="网格员上报、村级先行处置、镇级分拨兜底、现场核查后结案。",
)  # fmt: skip
