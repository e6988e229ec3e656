"""The forms of an order (诉求工单各步骤的表单). A later form leaves what it does not touch at None."""

from datetime import datetime

from pydantic import ValidationInfo, field_validator

from yifa.domains.requests.procedures.hotline.words import (
    NO_STATUTE,
    OTHER_ITEM,
    Channel,
    Emergency,
    EndGround,
    Excluded,
    Item,
    Kind,
    LawfulClass,
    Level,
    Objection,
    Rating,
    ReplyWay,
    Result,
    Satisfaction,
    Statutory,
    Supervised,
    SupervisionLevel,
    Unsolved,
    Urgency,
    WayOut,
)
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone

YES_NO = "请选“是”或“否”"


class Caller(Form):
    """Who asks (诉求人); may stay unnamed."""

    caller_name: str | None = entry("诉求人姓名或单位", default=None, private=True, max_length=60, help="可以不填")
    caller_phone: Telephone | None = entry("联系电话", default=None, private=True, max_length=30, help="要求回复的要填")


class AskForm(Caller):
    """What a citizen fills in without account: the matter, the place, how to be reached."""

    caller_name: str | None = entry("您的姓名或单位", default=None, private=True, max_length=60, help="可以不填")
    caller_phone: Telephone | None = entry(
        "联系电话", default=None, private=True, max_length=30, help="要求回复的请填,我们会打这个电话"
    )
    title: str = entry("一句话说清是什么事", private=True, max_length=60, help="例如:村口路灯坏了")
    kind: Kind = entry("您想", default="求助")
    content: str = entry(
        "详细情况", private=True, long=True, max_length=4000, help="时间、地点、经过、希望怎么解决;请不要写身份证号"
    )
    place: str | None = entry("事情发生在哪里", default=None, private=True, max_length=120)
    grid: str | None = entry("所在网格", default=None, max_length=40, help="不知道的可以不填")
    lon: float | None = entry("经度", default=None, private=True, ge=73, le=136, help="地图上点选时自动填")
    lat: float | None = entry("纬度", default=None, private=True, ge=3, le=54, help="地图上点选时自动填")
    reply_wanted: bool | None = entry("要求回复", default=None, validate_default=True, help="不选的,留了电话就回复您")
    confidential: bool = entry("要求对承办单位以外保密", default=False, help=YES_NO)

    @field_validator("reply_wanted")
    @classmethod
    def _who_can_be_reached(cls, value: bool | None, info: ValidationInfo) -> bool:
        """Left open: whoever left a telephone is answered, whoever stays unnamed is not asked for one."""
        return bool(info.data.get("caller_phone")) if value is None else value


class RegisterForm(Caller):
    """登记: whatever the channel, one order."""

    title: str = entry("诉求概述", private=True, max_length=60, help="例如:某村路灯不亮")
    channel: Channel = entry("来源渠道", default="电话")
    called_at: datetime | None = entry("来电时间", default=None, help="与登记时间不同的才填")
    kind: Kind = entry("诉求类型")
    item: Item = entry("事项(三级)", default=OTHER_ITEM)
    urgency: Urgency = entry("紧急程度", default="一般")
    statutory: Statutory = entry("有没有法定期限", default=NO_STATUTE, help="法律另有期限的按法定期限,并告诉诉求人")
    content: str = entry("诉求内容", private=True, long=True, max_length=4000)
    place: str | None = entry("事发地点", default=None, private=True, max_length=120)
    grid: str | None = entry("网格编号", default=None, max_length=40)
    lon: float | None = entry("经度", default=None, private=True, ge=73, le=136)
    lat: float | None = entry("纬度", default=None, private=True, ge=3, le=54)
    anonymous: bool = entry("匿名", default=False, help=YES_NO)
    confidential: bool = entry("要求保密", default=False, help=YES_NO)
    reply_wanted: bool = entry("要求回复", default=True, help=YES_NO)
    open_public: bool = entry("可以公开", default=False, help=YES_NO)


class FromAboveForm(RegisterForm):
    """上级派来: the line above has named the unit already."""

    channel: Channel = entry("来源渠道", default="上级转办")
    source_code: str = entry("上级工单号", max_length=60)
    level: Level = entry("承办层级", default="乡镇(街道)")
    unit: str = entry("主办单位", max_length=60)
    co_units: str | None = entry("协办单位", default=None, max_length=120)


class AnswerAtOnceForm(RegisterForm):
    """当场答复: a question that needs no unit."""

    kind: Kind = entry("诉求类型", default="咨询")
    reply: str = entry("答复内容", private=True, long=True, max_length=4000)
    rating: Rating | None = entry("诉求人评价", default=None, help="当场评价的才填")


class TakeInForm(Form):
    """受理 of what came by the net: what it is about, by the list."""

    item: Item = entry("事项(三级)", default=OTHER_ITEM)
    kind: Kind | None = entry("诉求类型", default=None, help="与网上填写不同的才填")
    urgency: Urgency = entry("紧急程度", default="一般")
    statutory: Statutory = entry("有没有法定期限", default=NO_STATUTE, help="法律另有期限的按法定期限,并告诉诉求人")


class AnswerForm(Form):
    """直接答复."""

    reply: str = entry("答复内容", private=True, long=True, max_length=4000)
    reply_way: ReplyWay = entry("答复方式", default="电话")
    rating: Rating | None = entry("诉求人评价", default=None, help="当场评价的才填")


class EmergencyForm(Form):
    """紧急转办."""

    line: Emergency = entry("转给哪条专线")
    to_organ: str = entry("接收单位", max_length=60)
    reason: str = entry("紧急情况", private=True, max_length=200)


class WayForm(Form):
    """告知法定途径: the class, the way, and what was said."""

    lawful_class: LawfulClass = entry("属于哪一种")
    way_out: WayOut = entry("告知的途径")
    way_basis: str = entry("依据的条款", max_length=120, help="例如:行政复议法 第11条")
    reply: str = entry("告知内容", private=True, long=True, max_length=2000)
    reason: str | None = entry("移送说明", default=None, private=True, max_length=200, help="随件移送的才填")


class DispatchForm(Form):
    """派单: by the catalogue."""

    level: Level = entry("承办层级")
    unit: str = entry("主办单位", max_length=60)
    co_units: str | None = entry("协办单位", default=None, max_length=120)
    unit_basis: str | None = entry("派单依据", default=None, max_length=120, help="派单目录有的自动带出")
    note: str | None = entry("派单意见", default=None, private=True, max_length=400)


class SignForm(Form):
    """签收."""

    limit_told: bool = entry("已把法定期限告诉诉求人", default=False, help="有法定期限的必须告诉;没有的选“否”")


class ObjectForm(Form):
    """提出异议: on which ground, by which item of the list."""

    objection: Objection = entry("异议理由")
    duty_no: str | None = entry("清单事项编号", default=None, max_length=30)
    duty_lead: str | None = entry("应由哪个部门牵头", default=None, max_length=60)
    duty_basis: str = entry("依据的条款", max_length=120)
    explanation: str = entry("具体说明", private=True, long=True, max_length=1000)


class ReassignForm(DispatchForm):
    """改派: the objection holds."""

    review: str = entry("审核意见", private=True, max_length=400)


class KeepForm(Form):
    """维持: it may not be sent back again."""

    review: str = entry("审核意见", private=True, long=True, max_length=400)
    review_basis: str = entry("依据的条款", max_length=120)


class ContactForm(Form):
    """首次联系."""

    contact_way: ReplyWay = entry("联系方式", default="电话")
    got_through: bool = entry("联系上了", help=YES_NO)
    found: str = entry("了解到的情况", private=True, long=True, max_length=1000)


class WhistleForm(Form):
    """吹哨: several departments are called to the spot."""

    called: str = entry("请哪些部门到场", max_length=120)
    question: str = entry("要一起解决什么", private=True, long=True, max_length=600)


class ArrivalForm(Form):
    """部门报到."""

    came: str = entry("到场的部门", max_length=120)
    agreed: str = entry("商定的做法和分工", private=True, long=True, max_length=1000)


class ReasonForm(Form):
    reason: str = entry("理由", private=True, long=True, max_length=1000)


class ExtensionForm(Form):
    """申请延期."""

    reason: str = entry("延期理由", private=True, long=True, max_length=1000)
    told_caller: bool = entry("已向诉求人说明", help=YES_NO)


class DecisionForm(Form):
    """批准或不批准."""

    opinion: str = entry("审核意见", private=True, max_length=400)


class RaiseForm(Form):
    """提级办理."""

    level: Level = entry("提到哪一级", default="县级政府")
    unit: str = entry("主办单位", max_length=60)
    opinion: str = entry("审核意见", private=True, max_length=400)


class SuperviseForm(Form):
    """督办."""

    supervision: SupervisionLevel = entry("督办级别", default="一般督办")
    supervised_for: Supervised = entry("督办事由")
    demand: str = entry("督办要求", private=True, long=True, max_length=600)


class TakeUpForm(Form):
    """接收督办."""

    measures: str = entry("整改打算", private=True, max_length=400)


class ShelveForm(Form):
    """疑难挂账: who studied it, what is planned."""

    studied_by: str = entry("研究的会议或机构", max_length=60)
    plan: str = entry("下一步安排", private=True, long=True, max_length=1000)
    told_caller: bool = entry("已向诉求人说明", help=YES_NO)


class ResumeForm(Form):
    """恢复办理."""

    progress: str = entry("研究结果", private=True, long=True, max_length=1000)


class ReplyForm(Form):
    """答复: what was done; one that did not solve it says of which kind, by which article."""

    result: Result = entry("办理结果")
    unsolved_because: Unsolved | None = entry("没有解决的,属于哪一种", default=None)
    unsolved_basis: str | None = entry("没有解决的依据", default=None, max_length=120, help="依法不能办的写明条款")
    reply: str = entry(
        "答复内容", private=True, long=True, max_length=4000, help="并单的诉求人也会看到这段话,不要写他人的姓名和电话"
    )
    reply_way: ReplyWay = entry("答复方式", default="电话")


class MainAnsweredForm(Form):
    """主单答复: what the merged order takes over from its main one."""

    result: Result | None = entry("办理结果", default=None)
    unsolved_because: Unsolved | None = entry("没有解决的,属于哪一种", default=None)
    unsolved_basis: str | None = entry("没有解决的依据", default=None, max_length=120)
    reply: str = entry("答复内容", private=True, long=True, max_length=4000)


class TellForm(Form):
    """告知诉求人: a merged caller hears the answer too."""

    reply_way: ReplyWay = entry("告知方式", default="电话")
    told: str = entry("告知情况", private=True, max_length=400)


class VisitForm(Form):
    """回访."""

    visit_way: ReplyWay = entry("回访方式", default="电话")
    reached: bool = entry("联系上了诉求人", help=YES_NO)
    contacted: bool | None = entry("诉求人说承办单位联系过", default=None, help=YES_NO)
    solved: bool | None = entry("诉求人说已经解决", default=None, help=YES_NO)
    satisfaction: Satisfaction | None = entry("满意程度", default=None)
    rating: Rating | None = entry("评价", default=None)
    excluded: Excluded | None = entry("不计入三率的原因", default=None, help="没有的不选;选了要写依据")
    excluded_basis: str | None = entry("不计入的依据", default=None, max_length=120)
    words: str | None = entry("诉求人原话", default=None, private=True, long=True, max_length=1000)


class MissedForm(Form):
    """回访未联系上."""

    visit_way: ReplyWay = entry("回访方式", default="电话")
    missed: str = entry("没有联系上的情况", private=True, max_length=200, help="例如:三次无人接听")


class RedoForm(Form):
    """重办."""

    reason: str = entry("重办理由", private=True, long=True, max_length=1000)


class NoRedoForm(Form):
    """不再重办."""

    reply: str = entry("向诉求人说明的理由", private=True, long=True, max_length=1000)
    no_redo_basis: str = entry("依据的条款", max_length=120)


class EndForm(Form):
    """申请终止."""

    end_ground: EndGround = entry("终止的理由")
    reason: str = entry("具体说明", private=True, long=True, max_length=1000)


class EndedForm(Form):
    """批准终止."""

    reply: str = entry("向诉求人说明", private=True, long=True, max_length=1000)
    end_basis: str = entry("依据的条款", max_length=120)
    excluded: Excluded | None = entry("不计入三率的原因", default=None)


class ExcludeForm(Form):
    """剔除登记: openly, with its basis."""

    excluded: Excluded = entry("不计入三率的原因")
    excluded_basis: str = entry("不计入的依据", max_length=120)


class MergeForm(Form):
    """并单."""

    main_code: str = entry("并入哪一件(案号)", max_length=40, help="填最早登记、正在办理的那一件")
    reason: str = entry("为什么是同一件事", private=True, max_length=200)


class MoreForm(Form):
    """补充材料 by the caller."""

    more: str = entry("补充说明", private=True, long=True, max_length=2000)


class RateForm(Form):
    """评价 by the caller."""

    rating: Rating = entry("您的评价")
    solved: bool | None = entry("事情解决了吗", default=None, help=YES_NO)
    satisfaction: Satisfaction | None = entry("满意程度", default=None)
    words: str | None = entry("想说的话", default=None, private=True, long=True, max_length=1000)


class AskAgainForm(Form):
    """要求重办 by the caller."""

    reason: str = entry("哪里没有解决", private=True, long=True, max_length=1000)


class DisagreeForm(Form):
    """不同意 by the caller: with the way that was told, the end, or the refusal to redo."""

    reason: str = entry("不同意的理由", private=True, long=True, max_length=1000)
