"""The lists a clerk chooses from (选项). Values are stored as they read."""

from typing import Literal

from pydantic import BaseModel

from yifa.ground.forms import fields_of

FoundBy = Literal["排查发现", "主动调解", "网格"]
AppliedBy = Literal["当事人申请", "综治中心"]
SentBy = Literal["法院委派", "公安移送", "信访", "12345", "综治中心", "网格"]
OWN_INITIATIVE = ("排查发现", "主动调解", "网格")
ON_APPLICATION = ("当事人申请", "综治中心")
ON_TRANSFER = ("法院委派", "公安移送", "信访", "12345")
CENTRE, COURT = "综治中心", "法院委派"

Body = Literal["人民调解委员会", "综治中心", "行政机关"]
COMMITTEE: Body = "人民调解委员会"
Severity = Literal["一般", "疑难复杂", "重大"]
GRAVE: tuple[Severity, ...] = ("疑难复杂", "重大")
LedBy = Literal["党政主要负责人", "分管负责人", "村(社区)负责人"]
FIRST_LEADER: LedBy = "党政主要负责人"
SUCCESS, FAILURE, DIVERTED, PREVENTED = "成功", "不成功", "转其他途径", "预防"
WRITTEN, ORAL = "书面", "口头"

MatterKind = Literal["民间纠纷", "法律规定由专门机关管辖", "法院或行政机关已经受理", "不属于民间纠纷"]
RefusalGround = Literal["一方当事人明确拒绝调解", "法律规定由专门机关管辖", "法院或行政机关已经受理", "不属于民间纠纷"]
WayOut = Literal["仲裁", "行政裁决", "行政复议", "行政调解", "诉讼", "信访", "公安机关", "其他职能部门"]
EndGround = Literal[
    "一方要求终止调解", "一方无正当理由不参加", "分歧过大不能达成协议", "调解期限届满", "发现已由法院受理"
]
Prevented = Literal["民间纠纷转化为刑事案件", "群体性上访", "自杀", "群体性械斗"]
Performance = Literal["未到期", "已履行", "部分履行", "未履行"]
SubjectMatter = Literal[
    "财产给付等民事权利义务",
    "婚姻、亲子、收养等身份关系",
    "特别程序、催告程序、破产程序事项",
    "物权、知识产权确权",
]
Jurisdiction = Literal["当事人住所地法院", "标的物所在地法院", "调解组织所在地法院", "邀请调解的法院"]
INVITING_COURT: Jurisdiction = "邀请调解的法院"
RejectionGround = Literal[
    "违反法律强制性规定",
    "损害国家、集体或他人利益",
    "违背公序良俗",
    "违反自愿原则",
    "内容不明确",
    "不属于受理范围或管辖",
]

_FREE_TEXT = ("text", "textarea")


def open_fields(form: type[BaseModel]) -> tuple[str, ...]:
    """A form's fields fit for figures: choices, numbers, days and yes/no. Free text may name a person, so never."""
    return tuple(f.name for f in fields_of(form) if not f.private and f.kind not in _FREE_TEXT)
