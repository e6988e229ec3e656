"""The forms of people's mediation (人民调解各步骤的表单). A later form leaves what it does not touch at None."""

from datetime import date
from decimal import Decimal

from pydantic import field_validator

from yifa.domains.disputes.procedures.types import DisputeType
from yifa.domains.disputes.procedures.words import (
    AppliedBy,
    Body,
    EndGround,
    FoundBy,
    Jurisdiction,
    LedBy,
    MatterKind,
    Performance,
    Prevented,
    RefusalGround,
    RejectionGround,
    SentBy,
    Severity,
    SubjectMatter,
    WayOut,
)
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.ground.ids import valid_resident_id, valid_uscc

YES_NO = "请选“是”或“否”"


class Applicant(Form):
    """The side that asks, or the first one named (申请人、一方当事人)."""

    applicant_name: str = entry("申请人姓名或名称", private=True, max_length=60)
    applicant_id_no: str | None = entry("申请人证件号码", default=None, private=True)
    applicant_phone: Telephone | None = entry("申请人电话", default=None, private=True, max_length=30)
    applicant_address: str | None = entry("申请人住址", default=None, private=True, max_length=120)


class BothSides(Applicant):
    """Both parties, by name at least (被申请人、对方当事人)."""

    respondent_name: str = entry("对方当事人姓名或名称", private=True, max_length=60)
    respondent_id_no: str | None = entry("对方当事人证件号码", default=None, private=True)
    respondent_phone: Telephone | None = entry("对方当事人电话", default=None, private=True, max_length=30)
    respondent_address: str | None = entry("对方当事人住址", default=None, private=True, max_length=120)

    @field_validator("applicant_id_no", "respondent_id_no")
    @classmethod
    def number_checks(cls, value: str | None) -> str | None:
        """Numbers of 居民身份证 (GB 11643) and 统一社会信用代码 (GB 32100) carry a check character."""
        if value and not (valid_resident_id(value) or valid_uscc(value)):
            raise ValueError("证件号码的校验位不对,请核对居民身份证号或统一社会信用代码后重填。")
        return value


class Matter(Form):
    """What the dispute is about."""

    title: str = entry("纠纷名称", max_length=120, help="例如:王某与李某相邻通行纠纷", private=True)
    dispute_type: DisputeType = entry("纠纷类型")
    local_type: str | None = entry("地方子类代码", default=None, max_length=20)
    severity: Severity = entry("难易程度", default="一般")
    people: int = entry("涉及人数", default=2, ge=1, le=100000, unit="人")
    claimed: Decimal | None = entry("争议金额", default=None, ge=0, max_digits=14, decimal_places=2, unit="元")
    grid: str | None = entry("所在网格", default=None, max_length=40)
    summary: str = entry("纠纷简要情况", private=True, long=True, max_length=4000)
    lon: float | None = entry("经度", default=None, private=True, ge=73, le=136, help="可以在地图上选,也可以不填")
    lat: float | None = entry("纬度", default=None, private=True, ge=3, le=54, help="可以在地图上选,也可以不填")


class ScreenForm(BothSides, Matter):
    """排查登记: found by the committee, the grid or a visit."""

    channel: FoundBy = entry("来源", default="排查发现")
    law_literate: bool | None = entry("法律明白人参与", default=None, help=YES_NO)


class ApplyForm(BothSides, Matter):
    """申请登记: a party asks, by mouth or on paper (人民调解法 第17条)."""

    channel: AppliedBy = entry("来源", default="当事人申请", help="在综治中心窗口申请的,选“综治中心”")
    oral: bool = entry("口头申请", default=False, help=YES_NO)


class TakeOverForm(BothSides, Matter):
    """委派移送登记: a court, the police or another desk points the parties here (第18条)."""

    channel: SentBy = entry("来源")
    from_organ: str = entry("移送单位", max_length=60)
    source_code: str | None = entry("来件编号", default=None, max_length=60)


class SubmitForm(Form):
    """提请审查: a found dispute is put before the committee."""

    note: str | None = entry("说明", default=None, private=True, long=True, max_length=2000)


class PreventForm(Form):
    """就地预防: a sign that did not become a dispute."""

    measures: str = entry("预防措施和结果", private=True, long=True, max_length=2000)
    law_literate: bool | None = entry("法律明白人参与", default=None, help=YES_NO)


class AcceptForm(Form):
    """受理登记."""

    body: Body = entry("调解主体", default="人民调解委员会")
    matter_kind: MatterKind = entry("事项性质", default="民间纠纷")
    applicant_willing: bool = entry("申请人愿意调解", help=YES_NO)
    respondent_willing: bool = entry("对方当事人愿意调解", help=YES_NO)
    identity_checked: bool = entry("已核验双方身份证明", help=YES_NO)
    rights_told: bool = entry("已告知权利义务", help=YES_NO)
    mediator_name: str = entry("调解员", private=True, max_length=60, help="由调委会指定或双方选择(第19条)")
    mediator_chosen_by: str | None = entry("调解员由谁选定", default=None, max_length=20)
    handler: str | None = entry(
        "承办调解员账号", default=None, private=True, max_length=80, help="填登录名,不是姓名;不填就谁接手谁承办"
    )
    no_conflict: bool = entry("调解员与当事人无利害关系", help=YES_NO)
    law_literate: bool | None = entry("法律明白人参与", default=None, help=YES_NO)
    led_by: LedBy | None = entry("带队领导", default=None)


class RefuseForm(Form):
    """不予受理: with the ground and the way out."""

    ground: RefusalGround = entry("不予受理的理由")
    way_out: WayOut = entry("告知的途径")
    explanation: str = entry("说明", private=True, long=True, max_length=2000)


class DivertForm(Form):
    """移送、引导到其他途径."""

    way_out: WayOut = entry("转往的途径")
    to_organ: str = entry("接收单位", max_length=40)
    reason: str = entry("移送理由", private=True, long=True, max_length=2000)


class PoliceForm(Form):
    """移送或报告公安机关."""

    to_organ: str = entry("公安机关", max_length=40)
    reason: str = entry("事由", private=True, long=True, max_length=2000)


class WithdrawForm(Form):
    """撤回申请."""

    reason: str = entry("撤回理由", private=True, long=True, max_length=1000)


class InvestigateForm(Form):
    """调查."""

    held_on: date | None = entry("调查日期", default=None)
    place: str = entry("调查地点", max_length=80)
    asked_name: str = entry("被调查人", private=True, max_length=60)
    record: str = entry("调查内容", private=True, long=True, max_length=6000)


class MediateForm(Form):
    """调解: one session."""

    place: str = entry("调解地点", max_length=80)
    in_public: bool = entry("公开进行", default=False, help="按当事人意愿(第23条),请选“是”或“否”")
    present: str | None = entry("参加人", default=None, private=True, max_length=400)
    invited: str | None = entry("邀请的亲属或专家", default=None, private=True, max_length=400)
    invited_with_consent: bool | None = entry("邀请已征得双方同意", default=None, help=YES_NO)
    record: str = entry("调解情况", private=True, long=True, max_length=6000)
    law_literate: bool | None = entry("法律明白人参与", default=None, help=YES_NO)
    led_by: LedBy | None = entry("带队领导", default=None)


class Terms(Form):
    """What was agreed (第29条)."""

    facts_found: str = entry("主要事实、争议事项和责任", private=True, long=True, max_length=6000)
    content: str = entry("协议内容", private=True, long=True, max_length=6000)
    perform_way: str | None = entry("履行方式", default=None, private=True, max_length=200)
    perform_by: date | None = entry("履行期限", default=None)
    amount: Decimal | None = entry("协议涉及金额", default=None, ge=0, max_digits=14, decimal_places=2, unit="元")
    law_literate: bool | None = entry("法律明白人参与", default=None, help=YES_NO)


class WrittenForm(Terms):
    """书面协议; the three conditions of its effect may be noted now or later."""

    parties_signed: bool = entry("双方已签名、盖章或按指印", default=False, help=YES_NO)
    mediator_signed: bool = entry("调解员已签名", default=False, help=YES_NO)
    committee_sealed: bool = entry("已加盖调委会印章", default=False, help=YES_NO)


class SignForm(Form):
    """签署登记: whichever of the three was still missing."""

    parties_signed: bool | None = entry("双方已签名、盖章或按指印", default=None, help=YES_NO)
    mediator_signed: bool | None = entry("调解员已签名", default=None, help=YES_NO)
    committee_sealed: bool | None = entry("已加盖调委会印章", default=None, help=YES_NO)


class TakeEffectForm(Form):
    """生效登记."""

    performed_on: date | None = entry("已当场履行的日期", default=None)


class OralForm(Terms):
    """口头协议: both say they need no paper; the mediator records it (第28条)."""

    need_no_paper: bool = entry("双方认为无需制作书面协议", help=YES_NO)
    performed_on: date | None = entry("已当场履行的日期", default=None)


class AtOnceForm(OralForm, AcceptForm):
    """当场调解: a plain dispute taken in, mediated and settled by word of mouth in one sitting."""

    place: str = entry("调解地点", max_length=80)
    record: str = entry("调解情况", private=True, long=True, max_length=6000)


class TerminateForm(Form):
    """终止调解: tell arbitration, administrative and judicial ways (第26条)."""

    ground: EndGround = entry("终止的理由")
    way_out: WayOut = entry("告知的途径")
    explanation: str = entry("说明", private=True, long=True, max_length=2000)


class ExtendForm(Form):
    """延长调解期限."""

    applicant_agrees: bool = entry("申请人同意延长", help=YES_NO)
    respondent_agrees: bool = entry("对方当事人同意延长", help=YES_NO)
    reason: str = entry("延长理由", private=True, long=True, max_length=1000)


class AppraisalForm(Form):
    """委托鉴定."""

    appraiser: str = entry("鉴定机构", max_length=80)
    matter: str = entry("鉴定事项", private=True, max_length=400)
    both_agree: bool = entry("双方同意委托鉴定", help=YES_NO)


class AppraisalBackForm(Form):
    """收到鉴定意见."""

    conclusion: str = entry("鉴定意见", private=True, long=True, max_length=4000)


class WarnForm(Form):
    """激化预警."""

    signs: str = entry("激化迹象", private=True, long=True, max_length=2000)
    measures: str = entry("已采取的预防措施", private=True, long=True, max_length=2000)
    escalation_people: int | None = entry("可能卷入人数", default=None, ge=1, le=100000, unit="人")


class EaseForm(Form):
    """解除预警."""

    outcome: str = entry("处置情况", private=True, long=True, max_length=2000)
    prevented: Prevented | None = entry("防止了", default=None)
    prevented_people: int | None = entry("防止涉及人数", default=None, ge=1, le=100000, unit="人")


class ApplyConfirmationForm(Form):
    """共同申请司法确认 (第33条)."""

    joint: bool = entry("双方共同申请", help=YES_NO)
    subject_matter: SubjectMatter = entry("协议内容的性质", default="财产给付等民事权利义务")
    jurisdiction: Jurisdiction = entry("管辖依据")
    court: str = entry("受理法院", max_length=60)


class ConfirmedForm(Form):
    """裁定确认有效."""

    ruling_no: str = entry("裁定书文号", max_length=60)


class RejectedForm(Form):
    """裁定驳回或不予受理."""

    ruling_no: str | None = entry("裁定书文号", default=None, max_length=60)
    rejection_ground: RejectionGround = entry("驳回的理由")


class FollowUpForm(Form):
    """回访 (第31条)."""

    performance: Performance = entry("履行情况")
    performed_on: date | None = entry("履行完毕日期", default=None)
    satisfied: bool | None = entry("当事人满意", default=None, help=YES_NO)
    sued: bool | None = entry("后续有诉讼", default=None, help=YES_NO)
    visited: str = entry("回访情况", private=True, long=True, max_length=4000)
    hazards: str | None = entry("遗留隐患与措施", default=None, private=True, long=True, max_length=2000)
    prevented: Prevented | None = entry("防止了", default=None)
    prevented_people: int | None = entry("防止涉及人数", default=None, ge=1, le=100000, unit="人")


class TellForm(Form):
    """未履行的告知: performance may be urged, then sued for or enforced."""

    way_out: WayOut = entry("告知的途径", default="诉讼")
    explanation: str = entry("告知内容", private=True, long=True, max_length=2000)


class RemediateForm(Form):
    """重新调解: after a rejected confirmation or an agreement found invalid (第33条第3款)."""

    applicant_willing: bool = entry("申请人愿意重新调解", help=YES_NO)
    respondent_willing: bool = entry("对方当事人愿意重新调解", help=YES_NO)
    reason: str = entry("重新调解的理由", private=True, long=True, max_length=2000)


class ArchiveForm(Form):
    """归档 (第27条)."""

    volume_no: str | None = entry("卷号", default=None, max_length=60)
    filed_by: str = entry("立卷人", private=True, max_length=60)
    pages: int | None = entry("页数", default=None, ge=1, le=10000, unit="页")
    remark: str | None = entry("备注", default=None, private=True, max_length=400)
