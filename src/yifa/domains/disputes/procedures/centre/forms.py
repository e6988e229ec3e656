"""The forms of the centre's steps (综治中心各步骤的表单)."""

from datetime import date

from pydantic import field_validator

from yifa.domains.disputes.procedures.centre.words import (
    Channel,
    Charge,
    Complexity,
    Ending,
    Level,
    Matter,
    Performance,
    Presence,
    Reply,
    Risk,
    RootCause,
    Route,
    Satisfaction,
    Sign,
)
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.ground.ids import valid_resident_id, valid_uscc

YES_NO = "请选“是”或“否”"


class Sides(Form):
    """Who asks, and the other side where there is one."""

    applicant_name: str = entry("来访人姓名或名称", private=True, max_length=60)
    applicant_id_no: str | None = entry("来访人证件号码", default=None, private=True)
    applicant_phone: Telephone | None = entry("来访人电话", default=None, private=True, max_length=30)
    applicant_address: str | None = entry("来访人住址", default=None, private=True, max_length=120)
    respondent_name: str | None = entry("对方姓名或名称", default=None, private=True, max_length=60)
    respondent_phone: Telephone | None = entry("对方电话", default=None, private=True, max_length=30)
    respondent_address: str | None = entry("对方住址", default=None, private=True, max_length=120)

    @field_validator("applicant_id_no")
    @classmethod
    def number_checks(cls, value: str | None) -> str | None:
        """Numbers of 居民身份证 (GB 11643) and 统一社会信用代码 (GB 32100) carry a check character."""
        if value and not (valid_resident_id(value) or valid_uscc(value)):
            raise ValueError("证件号码的校验位不对,请核对居民身份证号或统一社会信用代码后重填。")
        return value


class Told(Form):
    """What it is about."""

    title: str = entry("事项名称", max_length=120, private=True, help="例如:王某反映相邻排水问题")
    summary: str = entry("事情经过", private=True, long=True, max_length=4000)
    claim: str = entry("诉求", private=True, long=True, max_length=1000)
    matter: Matter = entry("事项类别", default="其他")
    people: int = entry("涉及人数", default=1, ge=1, le=100000, unit="人")
    grid: str | None = entry("所在网格", default=None, max_length=40)
    place: str | None = entry("发生地点", default=None, private=True, max_length=100)
    lon: float | None = entry("经度", default=None, private=True, ge=73, le=136)
    lat: float | None = entry("纬度", default=None, private=True, ge=3, le=54)


class Register(Sides, Told):
    """登记受理 at the window: one window, one code."""

    channel: Channel = entry("来源", default="窗口")
    identity_checked: bool = entry("已核对来访人身份", default=True, help=YES_NO)
    signs: list[Sign] = entry("事项有没有这些情形", default=[], help="只看事项,不评价人;一项也没有就不选")
    risk: Risk = entry("事项风险等级", default="低", help="按上面的情形和人数对照本地标准定级")


class TakeOver(Register):
    """移送登记: another body of work hands the matter to the centre."""

    from_organ: str = entry("移送单位", default="", max_length=60)
    source_code: str | None = entry("来件编号", default=None, max_length=60)


class Ask(Sides, Told):
    """申请调解、求助: by the person, without an account; asked in the second person."""

    title: str = entry("一句话说清是什么事", max_length=120, private=True, help="例如:隔壁排水流到我家")
    summary: str = entry("事情经过", private=True, long=True, max_length=4000, help="和谁、因为什么、现在怎样")
    claim: str = entry("您希望怎么解决", private=True, long=True, max_length=1000)
    people: int = entry("涉及几个人", default=1, ge=1, le=100000, unit="人")
    applicant_name: str = entry("您的姓名或单位", private=True, max_length=60)
    applicant_id_no: str | None = entry("您的证件号码", default=None, private=True)
    applicant_phone: Telephone | None = entry("您的电话", default=None, private=True, max_length=30)
    applicant_address: str | None = entry("您的住址", default=None, private=True, max_length=120)

    willing: bool = entry("愿意先通过调解解决", default=True, help=YES_NO)


class Assess(Form):
    """研判分流: mediation first where both want it, else the way the law names."""

    willing: bool = entry("当事人愿意先行调解", help=YES_NO)
    mediable: bool = entry("依法可以调解", default=True, help="治安刑事、行政决定是否合法等依法不能调解的选“否”")
    route: Route = entry("分流到")
    to_organ: str = entry("牵头单位", max_length=60)
    assisting: str = entry("协办单位", default="", max_length=120)
    presence: Presence = entry("牵头单位进驻方式", default="常驻")
    complexity: Complexity = entry("难易程度", default="一般")
    level: Level = entry("办理层级", default="镇级", help="简单的村办,复杂的镇办,疑难的县办")
    signs: list[Sign] = entry("研判时事项有没有这些情形", default=[], help="只看事项,不评价人")
    risk: Risk = entry("事项风险等级", default="低")
    reason: str = entry("研判意见", private=True, long=True, max_length=1000)


class AtOnce(Form):
    """当场答复: at the level of the centre that answers."""

    result: str = entry("答复内容", private=True, long=True, max_length=2000)
    level: Level = entry("在哪一级办结", help="答复的综治中心是哪一级就选哪一级")


class Receive(Form):
    """签收."""

    note: str | None = entry("承办安排", default=None, private=True, max_length=400)


class SendBack(Form):
    """退回: not our duty, with the article."""

    reason: str = entry("不属于本单位职责的理由", private=True, long=True, max_length=1000)
    ground: str = entry("依据", max_length=100, help="写到条款或职责清单条目号")
    should_go_to: str = entry("建议承办单位", default="", max_length=60)


class Extend(Form):
    """申请延期、批准延期."""

    reason: str = entry("延期理由", private=True, long=True, max_length=1000)


class Raise(Form):
    """提级: village to township to county, with a leader in charge at county level."""

    level: Level = entry("提到哪一级")
    charge: Charge | None = entry("包案领导", default=None, help="提到县级的必须确定包案领导")
    reason: str = entry("提级理由", private=True, long=True, max_length=1000)


class Urge(Form):
    """提示、督办、约谈."""

    unit: str = entry("发给哪个单位", max_length=60)
    problem: str = entry("没有做到的事", private=True, long=True, max_length=1000, help="写单位该办未办的事,不写个人")
    answer_by: date | None = entry("要求回复日期", default=None)


class Warn(Form):
    """风险预警函: about a matter, to the unit that can remove the risk."""

    unit: str = entry("发给哪个单位", max_length=60)
    risk_told: str = entry("风险情况", private=True, long=True, max_length=1000, help="只写事项的风险,不评价任何人")
    advice: str = entry("处置建议", private=True, long=True, max_length=1000)


class Conclude(Form):
    """办结: the unit's result comes back to the centre."""

    ending: Ending = entry("办理结果")
    result: str = entry("办理情况", private=True, long=True, max_length=4000)
    level: Level = entry("在哪一级办结")
    result_code: str | None = entry("承办案卷编号", default=None, max_length=60)


class FeedBack(Form):
    """结果反馈 to the person."""

    reply: Reply = entry("反馈方式")
    content: str = entry("反馈内容", private=True, long=True, max_length=2000)


class FollowUp(Form):
    """回访评价."""

    reply: Reply = entry("回访方式", default="电话")
    satisfied: Satisfaction = entry("来访人评价")
    performed: Performance = entry("履行情况", default="没有履行内容")
    new_risk: bool = entry("发现新的风险", default=False, help=YES_NO)
    note: str | None = entry("回访情况", default=None, private=True, long=True, max_length=1000)


class Redo(Form):
    """重办."""

    reason: str = entry("重办理由", private=True, long=True, max_length=1000)


class Close(Form):
    """结案: with the root cause, for matters that recur."""

    root_cause: RootCause = entry("成因")
    advice: str | None = entry("源头治理建议", default=None, private=True, long=True, max_length=1000)


class Supplement(Form):
    """补充材料."""

    told: str = entry("补充的情况", private=True, long=True, max_length=4000)


class Rate(Form):
    """评价, by the person."""

    rating: Satisfaction = entry("您满意吗")
    words: str | None = entry("想说的话", default=None, private=True, long=True, max_length=1000)


class Withdraw(Form):
    """撤回."""

    reason: str = entry("撤回原因", private=True, max_length=400)
