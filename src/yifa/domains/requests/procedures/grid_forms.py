"""The forms of the grid loop (网格事件闭环各步骤的表单), beyond those it keeps from its first version."""

from typing import Literal

from yifa.domains.requests.procedures.grid_event import Category, Report
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone

Listed = Literal["基本履职事项", "配合履职事项", "上级收回事项", "不在清单"]
TAKEN_BACK: Listed = "上级收回事项"
Onward = Literal["矛盾纠纷调处", "综治中心", "信访", "行政处罚", "公安机关"]
ONWARD: tuple[tuple[Onward, str], ...] = (
    ("矛盾纠纷调处", "dispute"),
    ("综治中心", "centre_case"),
    ("信访", "petition"),
    ("行政处罚", "enforcement_case"),
    ("公安机关", "police_procedure"),
)
"""Where a matter that is no event of the grid belongs -> the procedure that is offered it."""


class ReportEvent(Report):
    """上报: what, where, how urgent, how many people."""

    people: int = entry("涉及人数", default=0, ge=0, le=100000, unit="人", help="没有人受影响填0")
    detail: str = entry("现场情况", default="", private=True, long=True, max_length=1000)


class ReportByAnyone(Form):
    """群众上报, without an account."""

    title: str = entry("看到了什么", max_length=60)
    category: Category = entry("类别", default="其他")
    urgency: Literal["一般", "较急", "紧急"] = entry(
        "紧急程度", default="一般", help="有人受伤、着火请先打110、119、120"
    )
    place: str = entry("在哪里", private=True, max_length=100)
    detail: str = entry("具体情况", default="", private=True, long=True, max_length=1000)
    reporter_name: str = entry("怎么称呼您", default="", private=True, max_length=40)
    reporter_phone: Telephone = entry("联系电话", default="", private=True, max_length=20)
    lon: float | None = entry("经度", default=None, private=True, ge=73, le=136)
    lat: float | None = entry("纬度", default=None, private=True, ge=3, le=54)


class DispatchEvent(Form):
    """镇级分拨: the item of the township's duty list decides whose it is."""

    listed: Listed = entry("对照履职事项清单", default="基本履职事项")
    item: str = entry("清单条目", default="", max_length=80, help="写清单里的条目号或事项名")
    unit: str = entry("承办单位", max_length=60)
    opinion: str = entry("分拨意见", default="", private=True, max_length=200)


class ReceiveEvent(Form):
    """签收."""

    note: str = entry("承办安排", default="", private=True, max_length=200)


class ReturnEvent(Form):
    """退回: a unit that is not competent says so at once, with its ground."""

    reason: str = entry("退回理由", private=True, max_length=200)
    ground: str = entry("依据", max_length=80, help="写清单条目号或法条")


class ExtendEvent(Form):
    """申请延期、批准延期."""

    reason: str = entry("延期理由", private=True, max_length=200)


class HelpEvent(Form):
    """申请协同."""

    helper: str = entry("请哪个单位协同", max_length=60)
    task: str = entry("协同事项", private=True, max_length=200)


class RaiseEvent(Form):
    """提级: to the county department whose it is."""

    unit: str = entry("县级部门", max_length=60)
    reason: str = entry("提级理由", private=True, max_length=200)


class UrgeEvent(Form):
    """督办."""

    problem: str = entry("没有做到的事", private=True, max_length=200, help="写单位该办未办的事,不写个人")


class OnwardEvent(Form):
    """移送."""

    onward: Onward = entry("移送到")
    to_organ: str = entry("接收单位", default="", max_length=60)
    reason: str = entry("移送理由", private=True, max_length=200)


class VoidEvent(Form):
    """作废."""

    why: Literal["误报", "重复上报", "不属实"] = entry("作废原因")
    note: str = entry("说明", private=True, max_length=200)


class MoreOfEvent(Form):
    """补充."""

    told: str = entry("补充的情况", private=True, long=True, max_length=1000)


class RateEvent(Form):
    """评价, by the person who reported."""

    rating: Literal["满意", "基本满意", "不满意"] = entry("您满意吗")
    words: str = entry("想说的话", default="", private=True, long=True, max_length=500)
