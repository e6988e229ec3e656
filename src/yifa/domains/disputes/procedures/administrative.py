"""The procedure of mediation by an administrative organ (行政调解): no national law, so a profile drives it.

Sector values (医疗、道路交通、消费) are national; all others are samples that a place's own rule replaces.
"""

from typing import Any

from yifa.domains.disputes.procedures import administrative_forms as forms
from yifa.domains.disputes.procedures.words import FAILURE, SUCCESS, open_fields
from yifa.ground.forms import Form
from yifa.records.cases.procedure import OPENING, ClockDecl, Guard, PartySlot, Procedure, State, Step

_LOCAL = "地方行政调解规定（如深圳经济特区矛盾纠纷多元化解条例 第{}条）"
_STATES = (
    State("applied", "已登记"),
    State("consulting", "征求对方意见"),
    State("accepted", "已受理"),
    State("mediating", "调解中"),
    State("suspended", "中止"),
    State("agreed", "已达成协议"),
    State("terminated", "调解终止"),
    State("followed", "已回访"),
    State("archived", "已归档", final=True),
    State("refused", "不予受理", final=True),
    State("transferred", "已移送", final=True),
)
_SLOTS = (PartySlot("applicant", "申请人"), PartySlot("respondent", "对方当事人"))
CONSENT = Guard(
    "consent",
    "对方当事人不同意调解,不能受理。请办理“不予受理”并书面说明理由,告知其他途径。",
    _LOCAL.format("44"),
    lambda image, form, law: form.respondent_willing,
)
WITHIN_REMIT = Guard(
    "within_remit",
    "这件事不属于本机关职责。请办“移送”,并告诉申请人移送到了哪里。",
    _LOCAL.format("46"),
    lambda image, form, law: form.within_remit,
)
NOT_INSTEAD_OF_ENFORCEMENT = Guard(
    "not_instead_of_enforcement",
    "涉及违法行为的,调解不能代替执法。请先把违法线索移交执法机构,再登记。",
    _LOCAL.format("44"),
    lambda image, form, law: not form.violation_found or form.violation_handed_over,
)
GRAVE_ENOUGH = Guard(
    "grave_enough",
    "依职权调解限于影响较大或影响稳定的纠纷。一般纠纷请由当事人申请。",
    _LOCAL.format("44"),
    lambda image, form, law: form.reason_kind in ("涉及人数较多", "影响较大", "可能影响社会稳定"),
)
_FILE = (
    Guard(
        "file_complete",
        "卷内还缺“受理通知书”或“权利义务告知书”,不能归档。请先补办或上传。",
        "地方行政调解文书规定（如临海2013）",
        lambda image, form, law: {"am_acceptance", "am_rights_notice"} <= image.documents,
    ),
)


def _step(
    code: str,
    name: str,
    source: str,
    target: str,
    who: str,
    article: str,
    form: type[Form],
    **more: Any,
) -> Step:
    came_from = (OPENING,) if source == "" else tuple(source.split())
    return Step(
        code,
        name,
        came_from,
        target,
        f"administrative_mediation.{who}",
        _LOCAL.format(article),
        form,
        open_fields(form),
        **more,
    )


_STEPS = (
    _step(
        "apply",
        "申请登记",
        "",
        "applied",
        "lodge",
        "44",
        forms.AskForm,
        parties=_SLOTS,
        stamps=("lodged_on",),
        guards=(NOT_INSTEAD_OF_ENFORCEMENT,),
        produces=("am_application",),
        primary=True,
    ),
    _step(
        "initiate",
        "依职权登记",
        "",
        "applied",
        "lodge",
        "44",
        forms.InitiateForm,
        parties=_SLOTS,
        stamps=("lodged_on",),
        guards=(GRAVE_ENOUGH, NOT_INSTEAD_OF_ENFORCEMENT),
        produces=("am_register",),
    ),
    _step(
        "consult",
        "征求对方意见",
        "applied",
        "consulting",
        "handle",
        "44",
        forms.ConsultForm,
        produces=("am_consultation",),
        primary=True,
    ),
    _step(
        "accept",
        "受理",
        "applied consulting",
        "accepted",
        "handle",
        "45",
        forms.TakeInForm,
        guards=(WITHIN_REMIT, CONSENT),
        stamps=("accepted_on",),
        produces=("am_filing", "am_acceptance", "am_rights_notice"),
        primary=True,
    ),
    _step(
        "refuse",
        "不予受理",
        "applied consulting",
        "refused",
        "handle",
        "46",
        forms.TurnDownForm,
        stamps=("concluded_on",),
        produces=("am_refusal",),
        outcome="不予受理",
    ),
    _step(
        "transfer",
        "移送",
        "applied consulting",
        "transferred",
        "handle",
        "46",
        forms.PassOnForm,
        stamps=("concluded_on",),
        produces=("am_transfer",),
        outcome="移送",
    ),
    _step(
        "call_meeting",
        "通知调解会",
        "accepted mediating",
        "mediating",
        "handle",
        "45",
        forms.MeetingForm,
        produces=("am_meeting_notice",),
    ),
    _step(
        "mediate",
        "调解",
        "accepted mediating",
        "mediating",
        "handle",
        "44",
        forms.SessionForm,
        stamps=("mediated_on",),
        produces=("am_record",),
        primary=True,
    ),
    _step("extend", "批准延长", "mediating", "mediating", "approve", "25", forms.ProlongForm),
    _step("suspend", "中止", "mediating", "suspended", "handle", "25", forms.SuspendForm),
    _step("resume", "恢复", "suspended", "mediating", "handle", "25", forms.ResumeForm),
    _step(
        "agree",
        "达成协议",
        "mediating",
        "agreed",
        "handle",
        "44",
        forms.AgreementForm,
        needs=("am_record",),
        stamps=("agreed_on", "concluded_on"),
        sets=(("result", SUCCESS),),
        outcome="调解成功",
        produces=("am_agreement",),
        primary=True,
    ),
    _step(
        "terminate",
        "终止",
        "accepted mediating suspended",
        "terminated",
        "handle",
        "28",
        forms.StopForm,
        stamps=("concluded_on",),
        sets=(("result", FAILURE),),
        outcome="调解不成",
        produces=("am_termination",),
    ),
    _step(
        "follow_up",
        "履行回访",
        "agreed followed",
        "followed",
        "handle",
        "44",
        forms.VisitForm,
        stamps=("followed_up_on",),
        produces=("am_follow_up",),
        primary=True,
    ),
    _step(
        "archive",
        "结案归档",
        "followed terminated",
        "archived",
        "archive",
        "45",
        forms.FileForm,
        guards=_FILE,
        stamps=("archived_on",),
        produces=("am_closing", "am_contents"),
        primary=True,
    ),
)

_NATIONAL = ("医疗", "道路交通事故", "消费")
_GENERAL = tuple(sector for sector in forms.SECTORS if sector not in _NATIONAL)
_TAKEN = ("accept", "refuse", "transfer")
_OVER = ("agree", "terminate")


def _finish(code: str, name: str, provision: str, sectors: tuple[str, ...], **more: Any) -> ClockDecl:
    return ClockDecl(
        code,
        name,
        provision,
        ("accept",),
        _OVER,
        pauses_on=("suspend",),
        resumes_on=("resume",),
        where=(("sector", sectors),),
        **more,
    )


_CLOCKS = (
    ClockDecl(
        "accept",
        "受理审查",
        "administrative_mediation.accept",
        ("apply", "initiate"),
        _TAKEN,
        where=(("complexity", ("一般",)), ("sector", (*_GENERAL, "道路交通事故"))),
        on_expire="请尽快作出受理或不予受理的决定并书面告知。",
    ),
    ClockDecl(
        "accept_complex",
        "受理审查(复杂或跨部门)",
        "administrative_mediation.accept_complex",
        ("apply", "initiate"),
        _TAKEN,
        where=(("complexity", ("复杂或跨部门",)), ("sector", (*_GENERAL, "道路交通事故"))),
    ),
    ClockDecl(
        "accept_medical",
        "医疗纠纷受理审查",
        "administrative_mediation.medical_accept",
        ("apply", "initiate"),
        _TAKEN,
        where=(("sector", ("医疗",)),),
    ),
    ClockDecl(
        "accept_consumer",
        "消费投诉受理审查",
        "administrative_mediation.consumer_accept",
        ("apply", "initiate"),
        _TAKEN,
        where=(("sector", ("消费",)),),
    ),
    _finish(
        "period",
        "行政调解期限",
        "administrative_mediation.period",
        _GENERAL,
        extended_by=(("extend", "administrative_mediation.extension"),),
        on_expire="经负责人批准可以延长;否则终止调解并告知其他途径。",
    ),
    _finish("period_medical", "医疗纠纷行政调解期限", "administrative_mediation.medical_period", ("医疗",)),
    _finish("period_traffic", "交通事故损害赔偿调解期限", "administrative_mediation.traffic_period", ("道路交通事故",)),
    _finish("period_consumer", "消费投诉调解期限", "administrative_mediation.consumer_period", ("消费",)),
)

DETAIL_COLUMNS = (
    "sector",
    "complexity",
    "origin",
    "people",
    "claimed",
    "amount",
    "lodged_on",
    "accepted_on",
    "mediated_on",
    "agreed_on",
    "concluded_on",
    "followed_up_on",
    "archived_on",
    "performed_on",
    "performance",
    "result",
)

ADMINISTRATIVE_MEDIATION = Procedure(
    code="administrative_mediation",
    name="行政调解",
    domain="disputes",
    letters="XT",
    basis="地方行政调解规定（无统一国家法）；"
    "医疗纠纷预防和处理条例 第40条；道路交通事故处理程序规定；市场监督管理投诉举报处理办法",
    version="2025",
    states=_STATES,
    steps=_STEPS,
    clocks=_CLOCKS,
    detail="disputes.AdministrativeMediationFile",
    public=DETAIL_COLUMNS,
    read="administrative_mediation.read",
    follow_up=("follow_up",),
    followed_up=("调解成功",),
    purpose="行政机关依申请或依职权,在双方自愿的基础上居中调解与其职责有关的纠纷。",
)
