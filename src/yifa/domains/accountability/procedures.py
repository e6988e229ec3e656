"""Declarations of accountability (责任落实): permissions, activities and registers. Pure Python."""

from datetime import date
from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind

DOMAIN = "accountability"
LOG = "accountability.log"
KEEP = "accountability.keep"
SUPERVISION = "法治政府建设与责任落实督察工作规定"
FIRST_RESPONSIBLE = "党政主要负责人履行推进法治建设第一责任人职责规定"
STUDY_LAW = "法治宣传教育法 第36条至第38条"
LEADER = "党政主要负责人"

WHO_MAY = (
    Permission(LOG, "登记会议、学法和督导", ((actor_is_one_of("clerk", "report_editor", "leader", "justice_head"),),)),
    Permission(KEEP, "维护督察与整改台账", ((actor_is_one_of("clerk", "supervisor", "report_editor"),),)),
)


class StudySession(Form):
    title: str = entry("学习题目", max_length=100)
    format: Literal["会前学法", "中心组", "中心组专题", "专题学法"] = entry("形式")
    body: str = entry("组织单位", max_length=60, help="例如:党委(扩大)会议、党委理论学习中心组")
    topic: str = entry("主题", max_length=80)
    law: str = entry("学习的法律法规", default="", max_length=80, help="只写一部,用全称")
    led_by: Literal["党政主要负责人", "其他负责人"] = entry("主持人", default="其他负责人")
    attendance: int = entry("参加人数", default=0, ge=0, unit="人")


class Meeting(Form):
    title: str = entry("会议名称", max_length=100)
    meeting_type: Literal["法治政府工作", "政法研判", "人大季会", "其他"] = entry("会议类型")
    body: str = entry("组织单位", max_length=60)
    attendance: int = entry("参加人数", default=0, ge=0, unit="人")
    decisions: str = entry("议定事项", default="", private=True, long=True, max_length=500)


class IntegrityEducation(Form):
    title: str = entry("教育内容", max_length=100)
    way: Literal["案例通报", "观看警示片", "参观基地", "旁听庭审"] = entry("方式")
    attendance: int = entry("参加人次", default=0, ge=0, unit="人次")


class SupervisionVisit(Form):
    title: str = entry("督导内容", max_length=100)
    leader: bool = entry("党政主要负责人带队", default=False)
    target_body: str = entry("被检查督导单位", max_length=60)
    found: int = entry("发现问题", default=0, ge=0, unit="个")


class RectificationIssue(Form):
    title: str = entry("问题", max_length=100)
    source: Literal["上级督察", "自查", "人大监督", "审计"] = entry("来源")
    duty_unit: str = entry("责任单位", max_length=60)
    measure: str = entry("整改措施", default="", long=True, max_length=300)
    deadline: date = entry("整改期限")
    cleared_on: date | None = entry("销号日期", default=None)


class SupervisionTeam(Form):
    name: str = entry("督察组名称", max_length=60)
    scope: str = entry("督察范围", max_length=80)
    leader_name: str = entry("组长", private=True, max_length=40)


ACTIVITY_KINDS = (
    ActivityKind(
        "study_session", "学法", DOMAIN, StudySession, "title", STUDY_LAW, LOG,
        public=("title", "format", "body", "topic", "law", "led_by", "attendance"), unit="次",
        purpose="会前学法、理论学习中心组学习和专题学法。",
    ),
    ActivityKind(
        "meeting", "会议", DOMAIN, Meeting, "title", f"{SUPERVISION} 第23条至第27条", LOG,
        public=("title", "meeting_type", "body", "attendance"), unit="次", purpose="研究法治建设工作的会议。",
    ),
    ActivityKind(
        "integrity_education", "警示教育", DOMAIN, IntegrityEducation, "title", "中国共产党党内监督条例(待核)", LOG,
        public=("title", "way", "attendance"), unit="次", purpose="党员干部警示教育。",
    ),
    ActivityKind(
        "supervision_visit", "检查督导", DOMAIN, SupervisionVisit, "title", FIRST_RESPONSIBLE, LOG,
        public=("title", "leader", "target_body", "found"), unit="次", purpose="负责人对内设机构和村(社区)的检查督导。",
    ),
)  # fmt: skip

REGISTER_KINDS = (
    RegisterKind(
        "rectification_issue", "督察反馈问题清单", DOMAIN, RectificationIssue, "title", SUPERVISION, KEEP,
        public=("title", "source", "duty_unit", "deadline", "cleared_on"), unit="条",
        purpose="问题、责任单位、措施、期限和销号,一条一行。",
    ),
    RegisterKind(
        "supervision_team", "督察组名册", DOMAIN, SupervisionTeam, "name", SUPERVISION, KEEP, public=("name", "scope"),
        unit="个", purpose="本级组织的法治督察组。",
    ),
)  # fmt: skip
