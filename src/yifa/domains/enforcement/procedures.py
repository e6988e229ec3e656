"""Declarations of enforcement (行政执法): permissions, registers and activities. Pure Python."""

from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind

DOMAIN = "enforcement"
LOG = "enforcement.log"
KEEP = "enforcement.keep"
CERTIFICATES = "行政处罚法 第42条第1款"
DELEGATION = "行政处罚法 第24条第1款"

WHO_MAY = (
    Permission(LOG, "登记执法活动", ((actor_is_one_of("officer", "clerk"),),)),
    Permission(KEEP, "维护执法队伍、证件和赋权事项", ((actor_is_one_of("clerk", "officer", "reviewer"),),)),
)


class EnforcementAction(Form):
    title: str = entry("活动名称", max_length=100)
    action: Literal["劝导", "检查", "宣传告知", "巡查"] = entry("方式")
    field: Literal["道路交通", "安全生产", "城市管理", "农业农村", "生态环境", "消防", "食药", "其他"] = entry("领域")
    topic: str = entry("专题", default="", max_length=60, help="例如:打非治违(烟花爆竹)")
    joint_body: str = entry("联合单位", default="", max_length=60)
    officers: int = entry("执法人员", ge=1, unit="人", help="实施检查不得少于两人")
    found: int = entry("发现问题", default=0, ge=0, unit="个")
    place: str = entry("地点", default="", private=True, max_length=100)


class EnforcementTeam(Form):
    name: str = entry("队伍名称", max_length=60)
    field: str = entry("执法领域", max_length=40)


class EnforcementCertificate(Form):
    name: str = entry("姓名", private=True, max_length=40)
    number: str = entry("证件号码", private=True, max_length=40)
    status: Literal["已申领", "申领中", "已注销"] = entry("状态")


class ExamEnrolment(Form):
    name: str = entry("姓名", private=True, max_length=40)
    exam_name: Literal["执法资格考试"] = entry("考试名称", default="执法资格考试")
    new_applicant: bool = entry("新申领人员")


class DelegatedItem(Form):
    name: str = entry("事项名称", max_length=100)
    item_type: Literal["行政处罚", "行政检查", "行政强制"] = entry("执法类别")
    field: str = entry("领域", max_length=40)
    status: Literal["拟承接", "已承接", "已收回"] = entry("状态")


ACTIVITY_KINDS = (
    ActivityKind(
        "enforcement_action", "执法活动", DOMAIN, EnforcementAction, "title", "行政处罚法 第42条、第54条", LOG,
        public=("title", "action", "field", "topic", "joint_body", "officers", "found"), unit="次",
        purpose="劝导、检查和巡查;立案查处另走案件程序。",
    ),
)  # fmt: skip

REGISTER_KINDS = (
    RegisterKind(
        "enforcement_team", "综合执法队伍名录", DOMAIN, EnforcementTeam, "name", "行政处罚法 第18条", KEEP,
        public=("name", "field"), unit="支", purpose="一个领域一支队伍管执法。",
    ),
    RegisterKind(
        "enforcement_certificate", "行政执法证件台账", DOMAIN, EnforcementCertificate, "name", CERTIFICATES, KEEP,
        public=("status",), unit="人", purpose="持证上岗:证件的申领、有效期和注销。",
    ),
    RegisterKind(
        "exam_enrolment", "执法资格考试报名册", DOMAIN, ExamEnrolment, "name", CERTIFICATES, KEEP,
        public=("exam_name", "new_applicant"), unit="名", purpose="报名参加行政执法资格考试的人员。",
    ),
    RegisterKind(
        "delegated_item", "赋权执法事项清单", DOMAIN, DelegatedItem, "name", DELEGATION, KEEP,
        public=("name", "item_type", "field", "status"), unit="项",
        purpose="乡镇承接的县级执法事项,拟承接与已承接分列。",
    ),
)  # fmt: skip
