"""公共法律服务工单 (12348): counter, line and net are one (三台融合); the adviser's log comes by the counter."""

from typing import Literal

from yifa.domains.requests.procedures.hotline.sources import SHANDONG_12348
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.cases.procedure import OPENING, STAYS, ClockDecl, Guard, PartySlot, Procedure, State, Step

SERVICE_BASIS = f"关于加快推进公共法律服务体系建设的意见(待核);{SHANDONG_12348}"
Field = Literal[
    "婚姻家庭", "劳动争议", "民间借贷", "交通事故", "邻里相邻", "土地房屋", "消费维权", "刑事", "行政", "其他"
]
CALLER = (PartySlot("caller", "来访(来电)人"),)
URGENT, ORDINARY = (("urgency", ("紧急",)),), (("urgency", ("一般",)),)


class Call(Form):
    """登记."""

    title: str = entry("事由", max_length=60, help="例如:咨询拖欠工资怎么要")
    channel: Literal["实体", "热线", "网络"] = entry("平台", default="实体")
    kind: Literal["咨询", "投诉", "建议"] = entry("类型", default="咨询")
    field: Field = entry("法律领域", default="其他")
    urgency: Literal["一般", "紧急"] = entry("紧急程度", default="一般")
    content: str = entry("咨询(反映)内容", private=True, long=True, max_length=2000)
    caller_name: str | None = entry("姓名", default=None, private=True, max_length=60, help="可以不填")
    caller_phone: Telephone | None = entry("联系电话", default=None, private=True, max_length=30)


class AnsweredCall(Call):
    """当场解答."""

    answer: str = entry("解答内容", private=True, long=True, max_length=4000)
    adviser: str | None = entry("解答人", default=None, private=True, max_length=40)
    satisfied: bool | None = entry("满意", default=None, help="当场表示的才填")


class Answer(Form):
    answer: str = entry("解答内容", private=True, long=True, max_length=4000)


class Transfer(Form):
    unit: str = entry("承办单位", max_length=60)
    note: str | None = entry("转办意见", default=None, private=True, max_length=200)


class Extension(Form):
    complexity: Literal["复杂"] = entry("难易", default="复杂")
    reason: str = entry("延长的理由", private=True, max_length=400)
    told_caller: bool = entry("已告诉来访(来电)人", help="请选“是”或“否”")


class Feedback(Form):
    answer: str = entry("反馈内容", private=True, long=True, max_length=4000)


class Asked(Form):
    satisfied: bool | None = entry("满意", default=None, help="没有表示的不选")
    words: str | None = entry("原话", default=None, private=True, max_length=400)


class Displeased(Form):
    reason: str = entry("哪里不满意", private=True, long=True, max_length=1000)


class ToAid(Form):
    reason: str = entry("申请法律援助的事由", private=True, max_length=200)


TOLD = Guard(
    "told", "延长反馈时间要先告诉来访(来电)人。请告知后选“是”。", SHANDONG_12348,
    lambda image, form, law: form.told_caller,
)  # fmt: skip
ONCE = Guard(
    "once", "反馈时间只能延长一次。请在期限内反馈。", SHANDONG_12348,
    lambda image, form, law: not image.took("extend"),
)  # fmt: skip
OPENED = ("channel", "kind", "field", "urgency")

LEGAL_SERVICE = Procedure(
    code="legal_service_ticket",
    name="公共法律服务工单",
    domain="requests",
    letters="FW",
    basis=SERVICE_BASIS,
    version="2017",
    states=(
        State("logged", "待转办", told="已登记,正在确定由谁解答", kept=True),
        State("transferred", "承办中", told="承办单位正在办理"),
        State("answered", "已反馈", told="已反馈您", kept=True),
        State("returned", "不满意待退回", told="您不满意,正在退回承办单位", kept=True),
        State("closed", "已办结", final=True, told="已办结"),
    ),
    steps=(
        Step(
            "log_call", "登记", (OPENING,), "logged", "legal_service.answer", SERVICE_BASIS, Call, public=OPENED,
            parties=CALLER, primary=True, told="已经登记",
        ),
        Step(
            "answer_on_the_spot", "当场解答", (OPENING,), "closed", "legal_service.answer", SERVICE_BASIS, AnsweredCall,
            public=(*OPENED, "satisfied"), parties=CALLER, stamps=("replied_on",), outcome="解答",
            shows=("answer",), told="已经当场解答",
        ),
        Step(
            "answer", "解答办结", ("logged",), "closed", "legal_service.answer", SERVICE_BASIS, Answer,
            stamps=("replied_on",), outcome="解答", shows=("answer",), told="已经解答", primary=True,
        ),
        Step(
            "transfer", "转办", ("logged", "returned"), "transferred", "legal_service.answer", SHANDONG_12348, Transfer,
            public=("unit",), stamps=("transferred_on",), shows=("unit",), told="已转给承办单位",
        ),
        Step(
            "extend", "延长反馈时间", ("transferred",), "transferred", "legal_service.approve", SHANDONG_12348,
            Extension, public=("complexity", "told_caller"), guards=(TOLD, ONCE), told="事情复杂,反馈时间已延长",
        ),
        Step(
            "feed_back", "反馈", ("transferred",), "answered", "legal_service.answer", SHANDONG_12348, Feedback,
            stamps=("replied_on",), shows=("answer",), told="承办单位已反馈", primary=True,
        ),
        Step(
            "hear_displeasure", "登记不满意", ("answered",), "returned", "legal_service.answer", SHANDONG_12348,
            Displeased, sets=(("redone", True), ("satisfied", False)), party=True, told="您表示不满意",
        ),
        Step(
            "close", "办结", ("answered",), "closed", "legal_service.answer", SHANDONG_12348, Asked,
            public=("satisfied",), outcome="办结", primary=True, told="已办结",
        ),
        Step(
            "guide_to_aid", "引导法律援助", ("logged", "transferred", "answered", "closed"), STAYS,
            "legal_service.answer", "法律援助法 第31条、第32条", ToAid, hands_to="legal_aid",
            told="已帮您转到法律援助申请",
        ),
    ),
    clocks=(
        ClockDecl(
            "transfer", "转办", "legal_service.transfer", ("log_call",), ("transfer", "answer"), where=ORDINARY,
            on_expire="请立即解答或转办。",
        ),
        ClockDecl(
            "transfer_urgent", "紧急转办", "legal_service.transfer_urgent", ("log_call",), ("transfer", "answer"),
            where=URGENT, on_expire="请立即解答或转办。",
        ),
        ClockDecl(
            "feedback", "反馈", "legal_service.feedback", ("transfer",), ("feed_back",),
            extended_by=(("extend", "legal_service.feedback_extension"),), on_expire="请立即反馈。",
        ),
        ClockDecl(
            "return", "退回承办单位", "legal_service.return", ("hear_displeasure",), ("transfer",),
            on_expire="请立即退回承办单位。",
        ),
    ),
    detail="requests.LegalServiceOrder",
    public=(
        "kind", "field", "urgency", "complexity", "unit", "transferred_on", "replied_on", "satisfied", "redone",
    ),
    read="order.read",
    purpose="公共法律服务实体、热线、网络三个平台的咨询、投诉、建议;村(社区)法律顾问的接访日志也从“实体”登记。",
)  # fmt: skip
