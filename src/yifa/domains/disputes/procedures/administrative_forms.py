"""The forms of mediation by an administrative organ (行政调解各步骤的表单)."""

from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from yifa.domains.disputes.procedures.forms import YES_NO, BothSides
from yifa.domains.disputes.procedures.words import Performance, WayOut
from yifa.ground.forms import Form, entry

Sector = Literal["医疗", "道路交通事故", "消费", "自然资源", "劳动保障", "环境保护", "物业", "土地山林", "治安", "其他"]
SECTORS: tuple[str, ...] = get_args(Sector)
Complexity = Literal["一般", "复杂或跨部门"]
InitiativeReason = Literal["涉及人数较多", "影响较大", "可能影响社会稳定", "其他"]
SuspendGround = Literal["需要鉴定、检测", "需要等待有关机关决定", "当事人因故不能参加"]
StopGround = Literal["当事人撤回或拒绝", "隐瞒事实或故意拖延", "恶意串通", "期限届满未达成协议", "其他"]


class DealForm(BothSides):
    """What every registration tells."""

    title: str = entry("纠纷名称", private=True, max_length=120)
    sector: Sector = entry("所属领域")
    complexity: Complexity = entry("难易", default="一般")
    people: int = entry("涉及人数", default=2, ge=1, le=100000, unit="人")
    claimed: Decimal | None = entry("争议金额", default=None, ge=0, max_digits=14, decimal_places=2, unit="元")
    summary: str = entry("请求和事实", private=True, long=True, max_length=4000)
    violation_found: bool = entry("发现违法线索", default=False, help=YES_NO)
    violation_handed_over: bool = entry("违法线索已移交执法", default=False, help=YES_NO)


class AskForm(DealForm):
    """依申请."""

    origin: Literal["依申请"] = entry("启动方式", default="依申请")


class InitiateForm(DealForm):
    """依职权."""

    origin: Literal["依职权"] = entry("启动方式", default="依职权")
    reason_kind: InitiativeReason = entry("依职权的理由")


class ConsultForm(Form):
    """征求意见书."""

    sent_on: date | None = entry("发出日期", default=None)
    reply_by: date | None = entry("请对方答复的日期", default=None)


class TakeInForm(Form):
    """受理."""

    within_remit: bool = entry("属于本机关职责", help=YES_NO)
    respondent_willing: bool = entry("对方当事人同意调解", help=YES_NO)
    handler: str = entry("承办人账号", private=True, max_length=80)
    mediator_name: str = entry("调解员", private=True, max_length=60)


class TurnDownForm(Form):
    """不予受理, in writing with reasons."""

    reasons: str = entry("不予受理的理由", private=True, long=True, max_length=2000)
    way_out: WayOut = entry("告知的途径")


class PassOnForm(Form):
    """移送有权机关."""

    to_organ: str = entry("接收单位", max_length=40)
    reason: str = entry("移送理由", private=True, long=True, max_length=1000)


class MeetingForm(Form):
    """调解会通知."""

    meeting_on: date = entry("调解日期")
    place: str = entry("调解地点", max_length=80)


class SessionForm(Form):
    """调解."""

    place: str = entry("调解地点", max_length=80)
    record: str = entry("调解情况", private=True, long=True, max_length=6000)


class ProlongForm(Form):
    """延长: the head of the organ approves."""

    reason: str = entry("延长理由", private=True, long=True, max_length=1000)


class SuspendForm(Form):
    """中止."""

    ground: SuspendGround = entry("中止的理由")
    explanation: str | None = entry("说明", default=None, private=True, long=True, max_length=1000)


class ResumeForm(Form):
    """恢复."""

    note: str | None = entry("说明", default=None, private=True, long=True, max_length=1000)


class AgreementForm(Form):
    """行政调解协议."""

    content: str = entry("协议内容", private=True, long=True, max_length=6000)
    amount: Decimal | None = entry("协议涉及金额", default=None, ge=0, max_digits=14, decimal_places=2, unit="元")
    perform_by: date | None = entry("履行期限", default=None)


class StopForm(Form):
    """终止."""

    ground: StopGround = entry("终止的理由")
    way_out: WayOut = entry("告知的途径")
    explanation: str | None = entry("说明", default=None, private=True, long=True, max_length=2000)


class VisitForm(Form):
    """履行回访."""

    performance: Performance = entry("履行情况")
    performed_on: date | None = entry("履行完毕日期", default=None)
    visited: str = entry("回访情况", private=True, long=True, max_length=2000)


class FileForm(Form):
    """结案审批和归档."""

    approved_by: str = entry("结案审批人", private=True, max_length=60)
    pages: int | None = entry("页数", default=None, ge=1, le=10000, unit="页")
