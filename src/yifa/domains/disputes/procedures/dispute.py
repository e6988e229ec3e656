"""The procedure of screening and settling disputes (矛盾纠纷排查化解): 人民调解法 from 登记 to 归档.

States and clocks; the steps stand in the three files of their phases.
"""

from dataclasses import replace

from yifa.domains.disputes.procedures.closing_steps import CLOSING_STEPS
from yifa.domains.disputes.procedures.intake_steps import EXAMINING_STEPS, OPENING_STEPS
from yifa.domains.disputes.procedures.mediating_steps import AGREEING_STEPS, MEDIATING_STEPS
from yifa.domains.disputes.procedures.online_steps import APPLY_ONLINE, PARTY_STEPS, STATES_TOLD, spoken
from yifa.domains.disputes.procedures.types import GENERAL_TYPES, LABOUR, MEDICAL
from yifa.records.cases.procedure import ClockDecl, Procedure, State

_STATES = (
    State("registered", "已登记"),
    State("examining", "待审查"),
    State("accepted", "已受理"),
    State("mediating", "调解中"),
    State("appraising", "鉴定中"),
    State("warned", "激化预警"),
    State("agreed", "已达成书面协议(待生效)"),
    State("effective", "协议已生效"),
    State("confirming", "司法确认中"),
    State("confirmed", "已司法确认"),
    State("rejected", "司法确认被驳回"),
    State("followed", "已回访"),
    State("failed", "调解不成"),
    State("archived", "已归档", final=True),
    State("prevented", "已就地预防", final=True),
    State("refused", "不予受理", final=True),
    State("withdrawn", "已撤回", final=True),
    State("diverted", "已移送其他途径", final=True),
    State("transferred", "已移送公安机关", final=True),
)

_ENDS = ("agree_in_writing", "agree_orally", "terminate", "withdraw", "hand_to_police", "settle_at_once")
_REFUSALS = ("refuse", "divert", "hand_to_administrative", "prevent")
_CLOCKS = (
    ClockDecl(
        "mediation",
        "调解期限",
        "dispute.mediation_period",
        ("accept", "remediate"),
        _ENDS,
        extended_by=(("extend", "dispute.mediation_extension"),),
        where=(("dispute_type", GENERAL_TYPES),),
        on_expire="经双方同意可以延长;不同意的,终止调解并告知其他途径。",
    ),
    ClockDecl(
        "mediation_medical",
        "医疗纠纷调解期限",
        "dispute.medical_period",
        ("accept", "remediate"),
        _ENDS,
        pauses_on=("commission_appraisal",),
        resumes_on=("receive_appraisal",),
        extended_by=(("extend", "dispute.medical_extension"),),
        where=(("dispute_type", (MEDICAL,)),),
        on_expire="期满未达成协议的,视为调解不成,告知当事人其他途径。",
    ),
    ClockDecl(
        "mediation_labour",
        "劳动争议调解期限",
        "dispute.labour_period",
        ("apply", "apply_online", "take_over", "accept", "remediate"),
        (*_ENDS, *_REFUSALS),
        where=(("dispute_type", (LABOUR,)),),
        on_expire="自收到申请之日起期满未达成协议的,当事人可以依法申请仲裁,请告知。",
    ),
    ClockDecl(
        "escalation_report",
        "向公安机关报告",
        "dispute.escalation_report",
        ("warn_public_security",),
        ("report_to_police", "hand_to_police", "terminate"),
        on_expire="请立即向公安机关报告并补记原因。",
    ),
    ClockDecl(
        "follow_up",
        "首次回访",
        "dispute.follow_up_period",
        ("take_effect", "agree_orally", "settle_at_once"),
        ("follow_up", "remediate", "hand_to_police"),
        on_expire="请尽快回访,了解履行情况。",
    ),
    ClockDecl(
        "confirmation",
        "共同申请司法确认",
        "dispute.confirmation_period",
        ("take_effect", "agree_orally", "settle_at_once"),
        ("apply_confirmation", "remediate", "archive"),
        duty="party",
        on_expire="逾期不能申请司法确认;协议仍有合同效力,可以起诉请求履行。",
    ),
    ClockDecl(
        "court_review",
        "法院审查司法确认申请",
        "dispute.court_review",
        ("apply_confirmation",),
        ("confirm", "reject"),
        duty="court",
    ),
)

DETAIL_COLUMNS = (
    "dispute_type",
    "local_type",
    "severity",
    "people",
    "claimed",
    "amount",
    "body",
    "led_by",
    "law_literate",
    "screened_on",
    "accepted_on",
    "mediated_on",
    "agreed_on",
    "effective_on",
    "resolved_on",
    "concluded_on",
    "followed_up_on",
    "archived_on",
    "performed_on",
    "result",
    "agreement_form",
    "parties_signed",
    "mediator_signed",
    "committee_sealed",
    "perform_by",
    "performance",
    "satisfied",
    "confirmation_applied_on",
    "confirmed_on",
    "confirmation_result",
    "jurisdiction",
    "court",
    "police_risk",
    "warned_on",
    "reported_on",
    "eased_on",
    "prevented",
    "prevented_people",
)

DISPUTE = Procedure(
    code="dispute",
    name="矛盾纠纷排查化解",
    domain="disputes",
    letters="JF",
    basis="人民调解法",
    version="2011",
    states=tuple(replace(one, told=STATES_TOLD.get(one.code, "")) for one in _STATES),
    steps=spoken(
        (
            *OPENING_STEPS,
            APPLY_ONLINE,
            *EXAMINING_STEPS,
            *MEDIATING_STEPS,
            *AGREEING_STEPS,
            *CLOSING_STEPS,
            *PARTY_STEPS,
        )
    ),
    clocks=_CLOCKS,
    detail="disputes.DisputeFile",
    public=DETAIL_COLUMNS,
    read="dispute.read",
    follow_up=("follow_up",),
    followed_up=("调解成功",),
    received_by="RMTJ",
    shows=("way_out", "ground", "explanation", "to_organ"),
    purpose="发现的、申请的、移送来的民间纠纷,自愿、免费、依法调解;调解不成的,告知途径。",
)
