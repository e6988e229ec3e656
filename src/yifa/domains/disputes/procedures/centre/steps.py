"""The steps of the centre's closed loop (综治中心闭环): 登记受理、研判分流、办理、督办、反馈、回访评价、结案."""

from typing import Any

from yifa.domains.disputes.procedures.centre import forms, guards
from yifa.domains.disputes.procedures.centre.guards import LOCAL
from yifa.domains.disputes.procedures.centre.words import FROM_PUBLIC, ROUTES
from yifa.domains.disputes.procedures.words import open_fields
from yifa.ground.forms import Form
from yifa.records.cases.procedure import OPENING, STAYS, Guard, PartySlot, Step

SIDES = (PartySlot("applicant", "来访人"), PartySlot("respondent", "对方"))
UNDER_WAY = "routed handling"


def step(
    code: str,
    name: str,
    source: str,
    target: str,
    who: str,
    form: type[Form] = Form,
    *,
    guards: tuple[Guard, ...] = (),
    basis: str = LOCAL,
    **more: Any,
) -> Step:
    """One step. ``source``: states parted by blanks; ``who``: the permission behind ``centre.``."""
    came_from = tuple(source.split()) or (OPENING,)
    return Step(code, name, came_from, target, f"centre.{who}", basis, form, open_fields(form), guards, **more)


OPENING_STEPS = (
    step(
        "register", "登记受理", "", "registered", "register", forms.Register, parties=SIDES,
        guards=(guards.IDENTITY_CHECKED, guards.RISK_BY_CRITERIA), stamps=("registered_on",),
        produces=("centre_register", "centre_receipt"), primary=True, told="综治中心已登记,正在研判由谁办理",
    ),
    step(
        "ask", "申请调解、求助", "", "registered", "register", forms.Ask, parties=SIDES, stamps=("registered_on",),
        sets=(("channel", FROM_PUBLIC),), produces=("centre_register", "centre_receipt"), party=True,
        told="综治中心已收到",
    ),
    step(
        "take_over", "移送登记", "", "registered", "register", forms.TakeOver, parties=SIDES,
        guards=(guards.RISK_BY_CRITERIA,), stamps=("registered_on",),
        produces=("centre_register", "centre_receipt"), told="由其他单位移送,综治中心已登记",
    ),
)  # fmt: skip

ROUTING_STEPS = (
    step(
        "answer_at_once", "当场答复", "registered", "concluded", "handle", forms.AtOnce,
        stamps=("concluded_on",), sets=(("ending", "当场答复"),), outcome="当场答复",
        told="已当场答复",
    ),
    step(
        "assess", "研判分流", "registered", "routed", "assess", forms.Assess,
        guards=(
            guards.MEDIATION_FIRST, guards.NOBODY_IS_FORCED, guards.RISK_WHEN_ASSESSED, guards.GRAVE_GOES_UP,
        ),
        stamps=("routed_on",), produces=("centre_routing",), hands_by=("route", ROUTES), primary=True,
        basis="信访工作条例 第31条;人民调解法 第18条", told="已分流,等承办单位签收",
    ),
    step(
        "receive", "签收", "routed", "handling", "handle", forms.Receive, stamps=("received_on",), primary=True,
        told="承办单位已签收,正在办理",
    ),
    step(
        "send_back", "职责不符,退回", UNDER_WAY, "registered", "handle", forms.SendBack,
        stamps=("sent_back_on",), produces=("centre_return",), told="承办单位说明不属于它的职责,重新研判",
    ),
    step(
        "withdraw", "撤回", "registered routed handling", "withdrawn", "register", forms.Withdraw,
        stamps=("concluded_on",), outcome="撤回", party=True, told="已撤回",
    ),
    step(
        "supplement", "补充材料", "registered routed handling", STAYS, "register", forms.Supplement, party=True,
        told="已收到补充的情况",
    ),
)  # fmt: skip

HANDLING_STEPS = (
    step("ask_extension", "申请延期", "handling", STAYS, "handle", forms.Extend, told="承办单位申请延期"),
    step(
        "extend", "批准延期", "handling", STAYS, "approve", forms.Extend, guards=(guards.ASKED_FIRST,),
        stamps=("extended_on",), told="办理期限已延长,新的到期日见上",
    ),
    step(
        "raise_level", "提级办理", "registered routed handling", STAYS, "assess", forms.Raise,
        guards=(guards.ONE_LEVEL_UP, guards.LEADER_IN_CHARGE), stamps=("raised_on",), produces=("centre_raise",),
        told="已提到上一级办理",
    ),
    step(
        "remind", "提示", UNDER_WAY, STAYS, "supervise", forms.Urge, stamps=("reminded_on",),
        produces=("centre_reminder",), inner=True,
    ),
    step(
        "supervise", "督办", UNDER_WAY, STAYS, "supervise", forms.Urge, guards=(guards.REMINDED_FIRST,),
        stamps=("supervised_on",), produces=("centre_supervision",), told="综治中心已督促承办单位",
    ),
    step(
        "call_in", "约谈、通报", UNDER_WAY, STAYS, "supervise", forms.Urge, guards=(guards.SUPERVISED_FIRST,),
        stamps=("called_in_on",), produces=("centre_summons",), inner=True,
    ),
    step(
        "warn_risk", "发风险预警函", "registered routed handling", STAYS, "assess", forms.Warn,
        stamps=("warned_on",), produces=("centre_warning",), inner=True,
    ),
    step(
        "conclude", "办结", "handling", "concluded", "handle", forms.Conclude, stamps=("concluded_on",),
        produces=("centre_report",), primary=True, told="承办单位已办结,马上向您反馈",
    ),
)  # fmt: skip

CLOSING_STEPS = (
    step(
        "feed_back", "结果反馈", "concluded", "fed_back", "register", forms.FeedBack, stamps=("fed_back_on",),
        produces=("centre_feedback",), primary=True, told="结果已反馈给您,不满意可以要求重办",
    ),
    step(
        "follow_up", "回访评价", "fed_back visited", "visited", "register", forms.FollowUp,
        stamps=("visited_on",), produces=("centre_visit",), primary=True, told="已回访",
    ),
    step(
        "rate", "评价", "fed_back visited", STAYS, "rate", forms.Rate, stamps=("rated_on",), party=True,
        told="已收到您的评价",
    ),
    step(
        "redo", "重办", "fed_back visited", "handling", "register", forms.Redo, stamps=("redone_on",),
        sets=(("fed_back_on", None), ("concluded_on", None)), party=True, told="已要求重新办理",
    ),
    step(
        "close", "结案", "visited", "closed", "assess", forms.Close, guards=(guards.NOT_UNHAPPY,),
        stamps=("closed_day",), outcome="办结", primary=True, told="已结案",
    ),
)  # fmt: skip
STEPS = (*OPENING_STEPS, *ROUTING_STEPS, *HANDLING_STEPS, *CLOSING_STEPS)
