"""The grid event since 2026 (网格事件闭环): 上报, 村级先办, 镇级分拨, 签收, 处置, 协同, 提级, 核查, 返工, 结案.

What local practice scores (评分) is not built: it would measure people. Events begun under the first version keep it.
"""

from typing import Any

from yifa.domains.requests.procedures import grid_forms as forms
from yifa.domains.requests.procedures.grid_event import (
    LOCAL_LOOP,
    URGENT_WAITS_FOR_NOBODY,
    VILLAGE_DUTY,
    Check,
    Reason,
    Settlement,
)
from yifa.domains.requests.procedures.grid_forms import ONWARD, TAKEN_BACK
from yifa.ground.forms import Form
from yifa.records.cases.procedure import OPENING, STAYS, ClockDecl, Guard, PartySlot, Procedure, State, Step

DUTY_LIST = "关于健全乡镇(街道)履职事项清单制度的意见(待核);社会治理网格化地方条例(地方)"
TOWN = "镇级及以上"
TAKEN_BACK_GOES_UP = Guard(
    "taken_back_goes_up",
    "清单上已由上级收回的事项,不能再分拨给镇内单位。请办“提级到县级部门”,写明清单条目。",
    DUTY_LIST,
    lambda image, form, law: form.listed != TAKEN_BACK,
)
VILLAGE_ITEM = Guard(
    "village_item",
    "这件事是镇级处置的,返工应退回承办单位。请办“退回承办单位返工”。",
    LOCAL_LOOP,
    lambda image, form, law: image.detail["resolved_level"] != TOWN,
)
TOWN_ITEM = Guard(
    "town_item",
    "这件事是村级处置的,返工应退回村里。请办“返工”。",
    LOCAL_LOOP,
    lambda image, form, law: image.detail["resolved_level"] == TOWN,
)
ASKED_FIRST = Guard(
    "asked_first",
    "承办单位还没有申请延期,不能批准。请承办单位先办“申请延期”。",
    LOCAL_LOOP,
    lambda image, form, law: (
        (asked := image.last("ask_extension", "extend")) is not None and asked.step == "ask_extension"
    ),
)
_REPORTER = (PartySlot("reporter", "上报人"),)
_AGAIN = (("resolved_level", ""), ("resolved_on", None))
_BY_VILLAGE, _BY_TOWN = (("resolved_level", "村级"),), (("resolved_level", TOWN),)


def _step(
    code: str,
    name: str,
    source: str,
    target: str,
    who: str,
    form: type[Form] = Form,
    basis: str = LOCAL_LOOP,
    **more: Any,
) -> Step:
    return Step(code, name, tuple(source.split()) or (OPENING,), target, f"requests.{who}", basis, form, **more)


_REPORTING = (
    _step(
        "report", "上报", "", "reported", "report", forms.ReportEvent,
        public=("category", "urgency", "found_by", "grid", "people"), primary=True, told="已上报,村(社区)先看能不能办",
    ),
    _step(
        "report_by_anyone", "群众上报", "", "reported", "report", forms.ReportByAnyone, public=("category", "urgency"),
        parties=_REPORTER, sets=(("found_by", "群众上报"),), party=True, told="已收到,村(社区)先看能不能办",
    ),
    _step(
        "settle_on_the_spot", "自办办结", "reported", "checking", "settle", Settlement,
        guards=(URGENT_WAITS_FOR_NOBODY,), stamps=("resolved_on",), sets=_BY_VILLAGE, told="网格员已当场处理",
    ),
    _step(
        "accept_in_village", "村级受理", "reported", "in_village", "settle", basis=VILLAGE_DUTY, primary=True,
        told="村(社区)正在处理",
    ),
    _step(
        "settle_in_village", "村级处置", "in_village", "checking", "settle", Settlement, VILLAGE_DUTY,
        guards=(URGENT_WAITS_FOR_NOBODY,), stamps=("resolved_on",), sets=_BY_VILLAGE, primary=True,
        told="村(社区)已处理,等核查",
    ),
    _step(
        "push_up", "上报镇", "reported in_village", "at_town", "settle", Reason, told="村里办不了,已上报乡镇(街道)",
    ),
    _step(
        "void", "作废", "reported in_village at_town", "voided", "dispatch", forms.VoidEvent, public=("why",),
        outcome="作废", told="登记有误或重复,已作废;请看说明",
    ),
)  # fmt: skip

_HANDLING = (
    _step(
        "dispatch", "镇级分拨", "at_town", "assigned", "dispatch", forms.DispatchEvent, DUTY_LIST,
        public=("unit", "listed", "item"), guards=(TAKEN_BACK_GOES_UP,), stamps=("dispatched_on",), primary=True,
        told="乡镇(街道)已交给承办单位,等它签收",
    ),
    _step(
        "receive", "签收", "assigned", "in_handling", "handle", forms.ReceiveEvent, stamps=("received_on",),
        primary=True, told="承办单位已签收,正在处理",
    ),
    _step(
        "send_back", "职责不符,退回", "assigned in_handling", "at_town", "handle", forms.ReturnEvent,
        public=("ground",), stamps=("sent_back_on",), told="承办单位说明不属于它的职责,重新分拨",
    ),
    _step("ask_extension", "申请延期", "in_handling", STAYS, "handle", forms.ExtendEvent, told="承办单位申请延期"),
    _step(
        "extend", "批准延期", "in_handling", STAYS, "approve", forms.ExtendEvent, guards=(ASKED_FIRST,),
        stamps=("extended_on",), told="处理期限已延长",
    ),
    _step("ask_help", "申请协同", "in_handling", STAYS, "handle", forms.HelpEvent, public=("helper",), inner=True),
    _step(
        "raise_level", "提级到县级部门", "at_town assigned in_handling", "at_county", "dispatch", forms.RaiseEvent,
        DUTY_LIST, public=("unit",), stamps=("raised_on",), told="已提到县级部门处理",
    ),
    _step(
        "urge", "督办", "reported in_village at_town assigned in_handling at_county", STAYS, "dispatch",
        forms.UrgeEvent, stamps=("urged_on",), inner=True,
    ),
    _step(
        "settle_in_town", "处置", "in_handling", "checking", "handle", Settlement, stamps=("resolved_on",),
        sets=_BY_TOWN, primary=True, told="承办单位已处理,等核查",
    ),
    _step(
        "settle_at_county", "登记县级部门处置结果", "at_county", "checking", "dispatch", Settlement,
        stamps=("resolved_on",), sets=_BY_TOWN, primary=True, told="县级部门已处理,等核查",
    ),
    _step(
        "hand_over", "移送其他程序", "reported in_village at_town", "handed_over", "dispatch", forms.OnwardEvent,
        "人民调解法 第17条;信访工作条例 第31条", public=("onward",), outcome="移送", hands_by=("onward", ONWARD),
        told="不属于网格事件,已移送依法办理",
    ),
)  # fmt: skip

_CHECKING = (
    _step(
        "rework", "返工", "checking", "in_village", "check", Check, guards=(VILLAGE_ITEM,), sets=_AGAIN,
        stamps=("reworked_on",), told="核查没有办好,退回重新处理",
    ),
    _step(
        "rework_by_unit", "退回承办单位返工", "checking", "in_handling", "check", Check, guards=(TOWN_ITEM,),
        sets=_AGAIN, stamps=("reworked_on",), told="核查没有办好,退回承办单位重新处理",
    ),
    _step(
        "close", "核查结案", "checking", "closed", "check", Check, public=("reporter_satisfied",), outcome="办结",
        primary=True, told="现场核查已办好,结案",
    ),
    _step(
        "supplement", "补充情况", "reported in_village at_town assigned in_handling at_county", STAYS, "report",
        forms.MoreOfEvent, party=True, told="已收到补充的情况",
    ),
    _step("rate", "评价", "checking closed", STAYS, "rate", forms.RateEvent, public=("rating",), party=True,
          told="已收到您的评价"),
    _step(
        "ask_redo", "要求重办", "closed", "at_town", "report", forms.MoreOfEvent, sets=_AGAIN, stamps=("redone_on",),
        party=True, told="已要求重新办理",
    ),
)  # fmt: skip

_SAFETY = ("安全隐患", "消防隐患")
_OTHERS = ("环境卫生", "邻里矛盾", "公共设施", "民生服务", "政策咨询", "其他")
_CALM = ("一般", "较急")
_SETTLED = (
    "settle_on_the_spot", "settle_in_village", "settle_in_town", "settle_at_county", "hand_over", "void",
)  # fmt: skip


def _limit(code: str, name: str, *where: tuple[str, tuple[str, ...]]) -> ClockDecl:
    return ClockDecl(
        code,
        name,
        f"requests.grid_event_{code}",
        ("report", "report_by_anyone", "rework", "rework_by_unit", "ask_redo"),
        _SETTLED,
        extended_by=(("extend", "requests.grid_event_extension"),),
        where=where,
        on_expire="超时未处置的由综治中心督办。",
    )


GRID_EVENT_2026 = Procedure(
    code="grid_event",
    name="网格事件处置",
    domain="requests",
    letters="WG",
    basis=LOCAL_LOOP,
    version="2026",
    states=(
        State("reported", "已上报", told="已收到,等村(社区)处理"),
        State("in_village", "村级处置中", told="村(社区)正在处理"),
        State("at_town", "待镇级分拨", told="已到乡镇(街道),马上交给承办单位", kept=True),
        State("assigned", "待签收", told="已交给承办单位,等它签收"),
        State("in_handling", "镇级处置中", told="承办单位正在处理"),
        State("at_county", "县级部门处置中", told="县级部门正在处理"),
        State("checking", "待核查", told="已处理,等现场核查", kept=True),
        State("closed", "已结案", final=True, told="已结案"),
        State("handed_over", "已移送", final=True, told="已移送依法办理"),
        State("voided", "已作废", final=True, told="已作废"),
    ),
    steps=(*_REPORTING, *_HANDLING, *_CHECKING),
    clocks=(
        _limit("handling", "事件处置时限", ("urgency", _CALM), ("category", _OTHERS)),
        _limit("safety", "安全隐患处置时限", ("urgency", _CALM), ("category", _SAFETY)),
        _limit("urgent", "紧急事件处置时限", ("urgency", ("紧急",))),
        ClockDecl(
            "receive", "承办单位签收", "requests.grid_event_receive", ("dispatch",),
            ("receive", "send_back", "raise_level"), on_expire="请督办承办单位签收。",
        ),
        ClockDecl(
            "check", "现场核查", "requests.grid_event_check",
            ("settle_on_the_spot", "settle_in_village", "settle_in_town", "settle_at_county"),
            ("close", "rework", "rework_by_unit"), on_expire="请到现场核查。",
        ),
    ),
    detail="requests.GridEvent",
    public=(
        "category", "urgency", "found_by", "unit", "resolved_level", "resolved_on", "listed", "item", "people",
        "dispatched_on", "received_on", "sent_back_on", "extended_on", "raised_on", "urged_on", "reworked_on",
        "redone_on", "rating",
    ),
    read="requests.read",
    purpose="网格员或群众上报,村级先行处置,镇级对照履职清单分拨,现场核查后结案。",
    received_by="ZZZX",
    shows=("unit", "result"),
)  # fmt: skip
