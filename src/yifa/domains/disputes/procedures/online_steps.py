"""What the parties of a dispute do themselves on the portal (网上申请、补充、评价、提出异议), and what they read there.

人民调解法 第17条 (apply), 第23条 (choose, refuse, withdraw), 第26条 and 第32条 (other ways).
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from yifa.domains.disputes.procedures.intake_steps import SLOTS, step
from yifa.domains.disputes.procedures.types import DisputeType
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.cases.procedure import STAYS, Step
from yifa.records.documents.kind import DocumentKind

ALIVE = "registered examining accepted mediating appraising warned agreed effective confirming confirmed followed"
RESULTS = "effective confirmed rejected followed failed archived prevented refused diverted"


class ApplyOnlineForm(Form):
    """申请调解 in the person's own words; numbers of identity cards are asked at the first meeting, not here."""

    title: str = entry("是什么纠纷", private=True, max_length=120, help="一句话,例如:宅基地界线纠纷、拖欠货款")
    dispute_type: DisputeType = entry("属于哪一类", help="说不准的选“其他”")
    summary: str = entry(
        "事情经过和您的要求", private=True, long=True, max_length=4000, help="和谁、因为什么、现在怎样、希望怎么解决"
    )
    claimed: Decimal | None = entry("涉及多少钱", default=None, ge=0, max_digits=14, decimal_places=2, unit="元")
    applicant_name: str = entry("您的姓名", private=True, max_length=60)
    applicant_phone: Telephone = entry("您的电话", private=True, max_length=30, help="调解员要联系您")
    respondent_name: str = entry("对方的姓名或单位", private=True, max_length=60)
    respondent_phone: Telephone | None = entry("对方的电话", default=None, private=True, max_length=30)


class MoreForm(Form):
    """补充情况."""

    note: str = entry("补充什么", private=True, long=True, max_length=2000, help="有照片、录音、收据的,附在下面")


class RatingForm(Form):
    """评价: of the work, never of a person."""

    rating: Literal["满意", "基本满意", "不满意"] = entry("您对这次调解工作")
    words: str = entry("想说的话", default="", private=True, long=True, max_length=500)


class ObjectionForm(Form):
    """提出异议或者要求重新调解."""

    note: str = entry("哪里不同意,希望怎么办", private=True, long=True, max_length=2000)


APPLY_ONLINE = step(
    "apply_online", "申请调解", "", "examining", "lodge", "第17条", ApplyOnlineForm, parties=SLOTS,
    sets=(("channel", "当事人申请"), ("severity", "一般"), ("people", 2)), produces=("application",), party=True,
    told="已收到您的调解申请",
)  # fmt: skip

PARTY_STEPS = (
    step(
        "add_material", "补充情况和材料", ALIVE, STAYS, "lodge", "第23条", MoreForm, party=True, told="您补充了情况",
    ),
    step("rate", "评价", RESULTS, STAYS, "rate", "第31条", RatingForm, party=True, told="您作了评价"),
    step(
        "disagree", "提出异议或要求重新调解", "effective followed failed refused diverted", STAYS, "lodge",
        "第26条、第32条", ObjectionForm, party=True, told="您提出了异议,由调解组织答复;也可以依法仲裁、起诉",
    ),
)  # fmt: skip

_TOLD = {
    "screen": "已登记", "apply": "已登记您的申请", "take_over": "由其他渠道转来,已登记", "submit": "正在审查是否受理",
    "accept": "已受理,正在安排调解", "refuse": "不予受理,理由和其他途径见通知书",
    "divert": "已告知应当走的其他途径", "hand_to_administrative": "已转行政调解", "withdraw": "已撤回申请",
    "refer_to_administrative": "调解不成,已转行政调解", "investigate": "调解员在了解情况", "mediate": "调解了一次",
    "commission_appraisal": "已委托鉴定,期限暂停计算", "receive_appraisal": "鉴定意见已收到,继续调解",
    "extend": "经双方同意,延长了调解期限", "agree_in_writing": "达成书面协议", "sign": "补签了协议",
    "take_effect": "协议已生效", "agree_orally": "达成口头协议,已生效", "settle_at_once": "当场调解成功",
    "terminate": "调解不成,已告知其他途径", "apply_confirmation": "已共同申请司法确认",
    "confirm": "法院裁定协议有效", "reject": "法院驳回司法确认申请", "follow_up": "调解组织回访",
    "tell_unperformed": "协议没有全部履行,已告知救济途径", "remediate": "重新调解", "archive": "已归档",
}  # fmt: skip
_INNER = frozenset({"warn", "warn_public_security", "report_to_police", "ease", "hand_to_police", "take_back"})
"""Prevention of violence: said to nobody who might be warned by it."""
STATES_TOLD = {
    "examining": "正在审查是否受理", "accepted": "已受理,等待调解", "warned": "调解中", "failed": "调解不成",
    "agreed": "已达成书面协议,等待签名盖章", "transferred": "已由有关机关依法处理", "archived": "已办结",
}  # fmt: skip
TO_PARTY = frozenset({
    "centre_receipt", "rights_notice", "refusal_notice", "termination_notice", "performance_notice",
    "petition_acceptance", "petition_refusal", "petition_routing", "petition_elsewhere", "petition_extension",
    "petition_opinion", "petition_simple_reply", "petition_suggestion_reply", "petition_review", "petition_recheck",
})  # fmt: skip
"""Papers that speak to the person who asked; what names the other side's data (协议、笔录) is handed over in person."""


def spoken(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps with what the parties read of them."""
    return tuple(
        replace(one, told=one.told or _TOLD.get(one.code, ""), inner=one.code in _INNER,
                party=one.party or one.code == "withdraw")
        for one in steps
    )  # fmt: skip


def addressed(kinds: Iterable[DocumentKind]) -> tuple[DocumentKind, ...]:
    """The kinds of paper with those marked that are addressed to the person."""
    return tuple(replace(one, to_party=one.code in TO_PARTY) for one in kinds)
