"""领导接访下访 and 三项建议: the posted schedule, the record of each session, what was proposed and adopted.

信访工作条例 第18条 (leaders receive and go down, 包案), 第39条、第40条 (proposals; adoption answered in writing). How
often a leader receives is local (law/petition.toml). No ranking of leaders, no count of visits to be reached.
"""

from datetime import date
from typing import Literal

from yifa.domains.disputes.procedures.petition.words import ORDER, CaseLeader
from yifa.ground.forms import Form, entry
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind, Weekday

WHO = "petition.reception"
Way = Literal["接访", "下访", "约访", "阅批来信(网上信访)"]
Result = Literal["当场解决", "交办办理中", "已化解", "导入法定途径", "解释说明"]
Proposal = Literal["改进工作", "完善政策", "追究责任"]
Answered = Literal["已采纳", "部分采纳", "未采纳", "尚未答复"]


class ReceptionDay(Form):
    """接访日程: who receives where on which days, posted beforehand."""

    leader_post: CaseLeader = entry("接访领导")
    leader_name: str = entry("领导姓名", max_length=40, help="公示用")
    way: Way = entry("方式", default="接访")
    weekday: Weekday = entry("哪几天", default="工作日")
    place: str = entry("地点", max_length=80)
    hours: str = entry("时间", default="9:00—11:30", max_length=40)


class Reception(Form):
    """一次接访下访的记录."""

    title: str = entry("接访下访记录", max_length=80, help="例如:3月10日接访")
    leader_post: CaseLeader = entry("接访领导")
    way: Way = entry("方式", default="接访")
    batches: int = entry("批次", ge=0, le=1000, unit="批")
    visitors: int = entry("人次", ge=0, le=100000, unit="人次")
    matters: str = entry("反映的事项", private=True, long=True, max_length=4000)
    case_code: str | None = entry("信访事项编号", default=None, max_length=40)
    lead_post: CaseLeader | None = entry("包案领导", default=None)
    resolve_by: date | None = entry("化解时限", default=None)
    result: Result = entry("化解结果", default="交办办理中")


class PetitionProposal(Form):
    """改进工作、完善政策、追究责任的建议."""

    title: str = entry("建议事由", max_length=80)
    proposal: Proposal = entry("建议种类")
    to_unit: str = entry("建议送达单位", max_length=60)
    content: str = entry("建议内容", private=True, long=True, max_length=4000)
    answered: Answered = entry("书面反馈", default="尚未答复")
    answered_on: date | None = entry("书面反馈日期", default=None)


ACTIVITY_KINDS = (
    ActivityKind(
        "leader_reception", "领导接访下访", "disputes", Reception, "title", ORDER.format(18), WHO,
        public=("leader_post", "way", "batches", "visitors", "lead_post", "resolve_by", "result"), unit="次",
        purpose="接访人、批次人次、事项、包案领导、化解时限和结果,一次一条;不设次数指标,不排名。",
    ),
    ActivityKind(
        "petition_proposal", "信访三项建议", "disputes", PetitionProposal, "title", ORDER.format("39条、第40"), WHO,
        public=("proposal", "answered", "answered_on"), unit="项",
        purpose="信访部门提出的改进工作、完善政策、追究责任建议;接到建议的单位要书面反馈采纳情况。",
    ),
)  # fmt: skip

REGISTERS = (
    RegisterKind(
        code="leader_schedule",
        name="领导接访日程",
        domain="disputes",
        form=ReceptionDay,
        label="leader_name",
        basis=f"{ORDER.format(18)};接访频次按当地规定",
        keep=WHO,
        public=("leader_post", "leader_name", "way", "weekday", "place", "hours"),
        unit="条",
        purpose="哪位领导哪天在哪里接访,提前公示,群众自己看日历。",
        dated=True,
        weekday="weekday",
    ),
)
