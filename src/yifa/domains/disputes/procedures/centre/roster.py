"""Who is at the window (进驻值班): units and people that sit there permanently, by rota or on call. No check-ins."""

from typing import Literal

from yifa.domains.disputes.procedures.centre.words import Presence
from yifa.ground.forms import Form, entry
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind, Weekday

CENTRE_NORM = "GB/T 33200-2016 社会治安综合治理综治中心建设与管理规范"
CENTRE_OPINION = "关于加强社会治安综合治理中心规范化建设的意见(中央政法委等2024)(待核)"

Business = Literal["法律咨询", "政策咨询", "办事指引", "情况反映", "其他"]


class DutyForm(Form):
    """One line of the roster: which unit is where, on which days."""

    unit: str = entry("进驻单位", max_length=60, help="例如:司法所、人民法庭、人社所、调解工作室")
    presence: Presence = entry("进驻方式", help="常驻每天在岗,轮驻按排班,随驻随叫随到")
    weekday: Weekday = entry("哪几天", default="工作日")
    window: str = entry("窗口或调解室", default="", max_length=40)
    hours: str = entry("值班时间", default="9:00—17:00", max_length=40)
    business: str = entry("办理事项", default="", max_length=100)
    staff_name: str = entry("值班人员", default="", private=True, max_length=60)
    desk_line: str = entry("值守电话", default="", max_length=30, help="只填对外公布的办公电话,不填个人手机")


DUTY_ROSTER = RegisterKind(
    code="duty_roster",
    name="综治中心进驻值班表",
    domain="disputes",
    form=DutyForm,
    label="unit",
    basis=f"{CENTRE_NORM};{CENTRE_OPINION}",
    keep="centre.keep",
    public=("unit", "presence", "weekday", "window", "hours", "business", "desk_line"),
    unit="条",
    purpose="常驻、轮驻、随驻单位和人员的排班,群众哪天来找谁一看就知道。只排班,不打卡、不通报出勤。",
    dated=True,
    weekday="weekday",
)


class ReceptionForm(Form):
    """接待: somebody came and got an answer at once, so that no matter was opened."""

    subject: str = entry("来访事由", max_length=60, help="写事,不写人名")
    business: Business = entry("事项种类")
    visitors: int = entry("来访人次", default=1, ge=1, le=1000, unit="人次")
    answered_by: str = entry("接待窗口或单位", default="", max_length=60)
    answer: str = entry("答复情况", private=True, long=True, max_length=1000)


RECEPTION = ActivityKind(
    code="centre_reception",
    name="综治中心当场接待",
    domain="disputes",
    form=ReceptionForm,
    label="subject",
    basis=CENTRE_NORM,
    log="centre.register",
    public=("subject", "business", "visitors", "answered_by"),
    unit="批次",
    purpose="当场答复、不用登记成事项的接待;要办理的请办“登记受理”,两边不重复登记。",
    leads_to=("centre_case",),
)

ROSTERS = (DUTY_ROSTER,)
ACTIVITY_KINDS = (RECEPTION,)
