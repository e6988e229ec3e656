"""The steps from registering to the reply (登记、甄别、受理、办理、答复): 信访工作条例 第17条 to 第34条."""

from typing import Any

from yifa.domains.disputes.procedures.petition import forms, guards
from yifa.domains.disputes.procedures.petition.words import ORDER, ROUTES, SIMPLE
from yifa.domains.disputes.procedures.words import open_fields
from yifa.ground.forms import Form
from yifa.ground.identity.actor import SECRECY_HANDLER
from yifa.records.cases.procedure import OPENING, STAYS, PartySlot, Step

NO_RULE = "当地信访工作办法(条例没有规定撤回,待核)"
PETITIONER = (PartySlot("petitioner", "信访人"),)
TO_HANDLE = "registered transferred assigned"
ALIVE = "registered transferred assigned contested studying simple handling replied delivered reviewing reviewed"


def step(
    code: str, name: str, source: str, target: str, who: str, article: str, form: type[Form] = Form, **more: Any
) -> Step:
    """One step. ``source``: states parted by blanks; ``article``: of the regulations, or any other text."""
    basis = ORDER.format(article) if article[0].isdigit() else article
    came_from = tuple(source.split()) or (OPENING,)
    return Step(code, name, came_from, target, f"petition.{who}", basis, form, open_fields(form), **more)


OPENING_STEPS = (
    step(
        "register", "登记", "", "registered", "lodge", "17条、第22", forms.Register, parties=PETITIONER,
        guards=(guards.FEW_ENOUGH, guards.WRITTEN_DOWN, guards.NOWHERE_TO_TELL), stamps=("registered_on",),
        produces=("petition_register",), primary=True, told="已登记",
    ),
    step(
        "take_over", "移送登记", "", "registered", "lodge", "22", forms.TakeOver, parties=PETITIONER,
        guards=(guards.FEW_ENOUGH, guards.WRITTEN_DOWN, guards.NOWHERE_TO_TELL), stamps=("registered_on",),
        produces=("petition_register",), told="由其他渠道转来,已登记",
    ),
    step(
        "ask", "提出信访事项", "", "registered", "lodge", "17", forms.Ask, parties=PETITIONER,
        sets=(("channel", "信息网络"), ("receiver", "信访部门")),
        stamps=("registered_on",), produces=("petition_register",), party=True, told="已收到",
    ),
)  # fmt: skip

SORTING_STEPS = (
    step(
        "sort", "甄别定类", TO_HANDLE, STAYS, "sort", "22条、第31", forms.Sort, stamps=("sorted_on",), primary=True,
        told="已甄别类别",
    ),
    step(
        "transfer", "转送", "registered", "transferred", "sort", "22", forms.Transfer,
        guards=(guards.SORTED, guards.NOT_OF_LAW, guards.NOT_TO_THE_ACCUSED), stamps=("transferred_on",),
        produces=("petition_transfer",), told="已转送承办单位",
    ),
    step(
        "assign", "交办", "registered", "assigned", "sort", "22", forms.Assign,
        guards=(guards.SORTED, guards.NOT_OF_LAW, guards.NOT_TO_THE_ACCUSED, guards.REPORT_AHEAD),
        stamps=("assigned_on",), produces=("petition_assignment",), told="已交承办单位办理",
    ),
    step(
        "route", "分类导入法定途径", f"{TO_HANDLE} simple handling", "routed", "sort", "31", forms.RouteForm,
        guards=(guards.SORTED, guards.ROUTE_FITS, guards.TOLD_IN_WRITING), stamps=("routed_on", "concluded_on"),
        produces=("petition_routing",), hands_by=("route", ROUTES), outcome="导入法定途径",
        shows=("reason",), told="依法导入有关法律途径,期限按那个途径的法律规定",
    ),
    step(
        "tell_elsewhere", "告知有权机关", "registered", "told", "sort", "23", forms.Elsewhere,
        stamps=("concluded_on",), produces=("petition_elsewhere",), outcome="告知有权机关",
        told="不属于本系统职权,已告知应当向哪个机关提出",
    ),
    step(
        "refuse", "不予受理", TO_HANDLE, "refused", "sort", "19条、第36", forms.Refuse, stamps=("concluded_on",),
        produces=("petition_refusal",), outcome="不予受理", told="不予受理,理由见告知书",
    ),
    step(
        "hand_as_accusation", "转检举控告", TO_HANDLE, "kept_secret", "sort", "30", forms.Accusation,
        sets=(("secrecy", SECRECY_HANDLER),), mine=True, stamps=("concluded_on",), hands_to="accusation",
        outcome="转检举控告", told="依法移交有权机关,依法保密",
    ),
    step(
        "reclassify", "改定类别", "simple handling", STAYS, "sort", "31", forms.Reclassify, stamps=("sorted_on",),
        told="经调查改定了类别",
    ),
    step(
        "object", "提出异议退回", "transferred assigned", "registered", "handle", "23", forms.Objection,
        stamps=("objected_on",), produces=("petition_objection",), inner=True,
    ),
    step(
        "contest", "受理有争议", TO_HANDLE, "contested", "handle", "24", forms.Contest, told="正在确定承办单位",
    ),
    step(
        "appoint", "指定承办", "contested", "transferred", "supervise", "24", forms.Appoint,
        stamps=("transferred_on",), produces=("petition_appointment",), primary=True, told="已指定承办单位",
    ),
    step(
        "withdraw", "撤回信访事项", "registered transferred assigned studying simple handling", "withdrawn", "handle",
        NO_RULE, forms.Withdraw, stamps=("concluded_on",), outcome="撤回", party=True, told="已撤回",
    ),
)  # fmt: skip

HANDLING_STEPS = (
    step(
        "accept", "受理", TO_HANDLE, "handling", "handle", "23条、第28条、第31", forms.Accept,
        guards=(guards.SORTED, guards.PETITION_ONLY, guards.NO_CONFLICT), stamps=("accepted_on",),
        sets=(("simple", False),),
        produces=("petition_acceptance",), primary=True, told="已受理,正在办理",
    ),
    step(
        "study", "研究建议", TO_HANDLE, "studying", "handle", "29", guards=(guards.SUGGESTION_ONLY,),
        stamps=("accepted_on",), told="正在研究您的建议",
    ),
    step(
        "adopt", "答复采纳情况", "studying", "closed", "handle", "29", forms.Adopt, stamps=("concluded_on",),
        produces=("petition_suggestion_reply",), outcome="已答复", primary=True, told="已答复采纳情况",
    ),
    step(
        "go_simple", "简易办理", "registered transferred", "simple", "handle", SIMPLE, forms.GoSimple,
        guards=(guards.SORTED, guards.NOT_OF_LAW, guards.SIMPLE_ALLOWED, guards.SIMPLE_LISTED),
        stamps=("accepted_on",), sets=(("simple", True),), told="已受理,按简易程序办理",
    ),
    step(
        "simple_reply", "简易答复", "simple", "delivered", "handle", SIMPLE, forms.SimpleReply,
        stamps=("concluded_on", "delivered_on"), produces=("petition_simple_reply",), outcome="已答复", primary=True,
        told="已答复",
    ),
    step(
        "put_in_writing", "补发书面意见", "delivered", STAYS, "handle", "32条、第35", forms.Opinion,
        guards=(guards.ONLY_TOLD,), stamps=("delivered_on",), produces=("petition_opinion",),
        told="已补发书面的信访处理意见书;不服的可以在期限内申请复查",
    ),
    step(
        "to_ordinary", "转为普通程序", "simple", "handling", "handle", SIMPLE, forms.Switch,
        told="改按普通程序办理,期限从受理之日起算",
    ),
    step(
        "investigate", "调查核实", "handling", STAYS, "handle", "31", forms.Investigate,
        produces=("petition_inquiry",), told="已调查核实",
    ),
    step(
        "hold_hearing", "听证", "handling", STAYS, "handle", "31", forms.Hearing, produces=("petition_hearing",),
        told="已举行听证",
    ),
    step(
        "hand_to_mediation", "移送人民调解", "handling", STAYS, "handle", "33", forms.ToMediation,
        guards=(guards.BOTH_WILLING,), hands_to="dispute", told="经双方同意,同时移送人民调解",
    ),
    step(
        "settle", "达成调解和解协议", "handling", "settled", "handle", "33", forms.Settle, guards=(guards.SIGNED,),
        stamps=("concluded_on",), produces=("petition_settlement",), outcome="调解和解", told="已达成协议",
    ),
    step(
        "extend", "批准延期", "handling", STAYS, "approve", "34", forms.Extend, stamps=("extended_on",),
        produces=("petition_extension",), guards=(guards.EXTENDED_ONCE,), keeps=(("told_on", "extension_told_on"),),
        told="情况复杂,经批准延长办理期限,理由见告知书",
    ),
    step(
        "give_opinion", "出具信访处理意见书", "handling", "replied", "handle", "32", forms.Opinion,
        stamps=("concluded_on",), produces=("petition_opinion",), outcome="已答复", primary=True,
        told="已出具信访处理意见书",
    ),
    step(
        "report_done", "办结报告", "handling replied delivered settled", STAYS, "handle", "22", forms.ReportDone,
        guards=(guards.NEEDS_RESULT,), stamps=("reported_on",), inner=True,
    ),
    step(
        "deliver", "送达", "replied", "delivered", "handle", "32", forms.Deliver, stamps=("delivered_on",),
        primary=True, told="处理意见书已送达;不服的可以在期限内申请复查",
    ),
    step(
        "carry_out", "督促执行", "delivered reviewed", STAYS, "handle", "32", forms.CarryOut,
        stamps=("carried_out_on",), told="请求得到支持,已督促执行",
    ),
)  # fmt: skip
