"""Activities of outreach, each with its form: what a clerk enters once and every figure is counted from."""

from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.records.activities.kind import ActivityKind

LOG = "outreach.log"
DOMAIN = "outreach"
LAW_OF_PUBLICITY = "法治宣传教育法 第9条、第18条"

Audience = Literal[
    "群众", "工作人员", "领导干部", "村(社区)干部", "执法人员", "村民监督委员会", "法律明白人", "人民调解员",
    "青少年", "企业",
]  # fmt: skip
Venue = Literal["场镇", "村(社区)", "学校", "企业", "机关", "线上", "其他"]
SEVEN_ENTRIES = ("宪法七进", "法律七进")


class TheoryLecture(Form):
    title: str = entry("宣讲题目", max_length=100)
    topic: str = entry("宣讲主题", max_length=60, help="例如:习近平法治思想")
    speaker_group: str = entry("宣讲队伍", default="", max_length=60, help="例如:“大学堂”讲师团")
    attendance: int = entry("听讲人次", ge=0, unit="人次")
    speaker: str = entry("宣讲人", default="", private=True, max_length=40)


class Training(Form):
    title: str = entry("培训班名称", max_length=100)
    audience: Audience = entry("培训对象")
    topic: str = entry("培训内容", max_length=60)
    attendance: int = entry("参训人次", ge=0, unit="人次")
    trainer: str = entry("授课人", default="", private=True, max_length=40)


class Lecture(Form):
    title: str = entry("讲座题目", max_length=100)
    format: Literal["专题讲座", "法治课", "下村宣讲"] = entry("形式")
    audience: Audience = entry("听众")
    topic: str = entry("内容", max_length=60)
    speaker_kind: Literal["法律顾问", "司法所人员", "律师或讲师", "党政主要负责人", "其他"] = entry("主讲身份")
    venue: Venue = entry("地点类别")
    attendance: int = entry("听讲人次", ge=0, unit="人次")
    speaker: str = entry("主讲人", default="", private=True, max_length=40)


class Publicity(Form):
    title: str = entry("活动名称", max_length=100)
    type: Literal["教育活动", "公益活动", "法律宣传活动"] = entry("活动类型")
    theme: str = entry("主题", max_length=60, help="宪法“七进”、法律“七进”请写“宪法七进”“法律七进”")
    target: str = entry("“七进”去向", default="", max_length=20, help="例如:机关、镇村、学校、企业")
    campaign: str = entry("所属集中宣传", default="", max_length=40, help="例如:依法治镇月、宪法宣传周")
    audience: Audience = entry("对象", default="群众")
    venue: Venue = entry("地点类别", default="其他")
    leader: bool = entry("党政主要负责人组织", default=False)
    attendance: int = entry("覆盖人次", ge=0, unit="人次")
    materials: int = entry("发放资料", default=0, ge=0, unit="份")
    consultations: int = entry("接受咨询", default=0, ge=0, unit="人次")


class LegalPersonAction(Form):
    title: str = entry("事项", max_length=100)
    action: Literal["法治宣传", "社会事务管理", "引导法律服务"] = entry("做了什么")
    times: int = entry("参与人次", default=1, ge=1, unit="人次")
    doer: str = entry("法律明白人姓名", default="", private=True, max_length=40)


class AdviserService(Form):
    title: str = entry("服务事项", max_length=100)
    type: Literal["接访咨询", "法律服务"] = entry("类别", help="审查合同、代写文书、参与调解、引导援助等计作法律服务")
    way: Literal["到村", "电话", "网络"] = entry("方式", default="到村")
    served: int = entry("服务群众", ge=0, unit="人次")
    hours: int = entry("时长", default=1, ge=0, unit="小时")
    adviser: str = entry("法律顾问", default="", private=True, max_length=40)
    content: str = entry("内容", default="", private=True, long=True, max_length=500)


ACTIVITY_KINDS = (
    ActivityKind(
        "theory_lecture", "理论宣讲", DOMAIN, TheoryLecture, "title", "法治宣传教育法 第47条", LOG,
        public=("title", "topic", "speaker_group", "attendance"), unit="场",
        purpose="到基层宣讲习近平法治思想和中央精神。",
    ),
    ActivityKind(
        "training", "法治培训", DOMAIN, Training, "title", "法治宣传教育法 第36条、第46条", LOG,
        public=("title", "audience", "topic", "attendance"), unit="期",
        purpose="面向干部、执法人员和基层骨干的法治培训班。",
    ),
    ActivityKind(
        "lecture", "法治讲座", DOMAIN, Lecture, "title", LAW_OF_PUBLICITY, LOG,
        public=("title", "format", "audience", "topic", "speaker_kind", "venue", "attendance"), unit="场次",
        purpose="专题讲座、法治课和负责人下村宣讲。",
    ),
    ActivityKind(
        "publicity", "普法活动", DOMAIN, Publicity, "title", LAW_OF_PUBLICITY, LOG,
        public=(
            "title", "type", "theme", "target", "campaign", "audience", "venue", "leader", "attendance", "materials",
            "consultations",
        ),
        unit="场次", purpose="“谁执法谁普法”责任清单上的宣传活动,含“七进”和集中宣传。",
    ),
    ActivityKind(
        "legal_person_action", "法律明白人活动", DOMAIN, LegalPersonAction, "title",
        "乡村“法律明白人”培养工作规范(试行)", LOG, public=("title", "action", "times"), unit="件次",
        purpose="法律明白人参与宣传、管理社会事务、引导法律服务。",
    ),
    ActivityKind(
        "adviser_service", "村(社区)法律顾问服务", DOMAIN, AdviserService, "title",
        "关于进一步加强和规范村(居)法律顾问工作的意见(待核)", LOG,
        public=("title", "type", "way", "served", "hours"), unit="件",
        purpose="一次一记:咨询、审查、代书、调解、引导援助。",
    ),
)  # fmt: skip
