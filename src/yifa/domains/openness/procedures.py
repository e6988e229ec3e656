"""Declarations of openness (政务公开与服务): permissions, registers and activities. Pure Python."""

from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind

DOMAIN = "openness"
KEEP = "openness.keep"
LOG = "openness.log"
SERVICE_RULES = "优化营商环境条例 第34条至第37条(待核)"

WHO_MAY = (
    Permission(KEEP, "维护公开和服务事项目录", ((actor_is_one_of("clerk", "report_editor"),),)),
    Permission(LOG, "登记惠企法治活动", ((actor_is_one_of("clerk", "justice_head"),),)),
)


class DisclosureField(Form):
    name: str = entry("公开领域", max_length=60)
    items: int = entry("清单事项数", default=0, ge=0, unit="项")


class ServiceItem(Form):
    name: str = entry("事项名称", max_length=100)
    type: Literal["依申请", "依职权"] = entry("类型")
    subtype: Literal["行政许可", "行政确认", "行政给付", "公共服务", "其他"] = entry("子类")
    code: str = entry("事项编码", default="", max_length=40)


class Agency(Form):
    name: str = entry("机构名称", max_length=60)
    business: str = entry("中介服务", max_length=40)
    status: Literal["入驻", "退出"] = entry("状态")


class ProxyItem(Form):
    name: str = entry("事项名称", max_length=100)
    status: Literal["上线", "下线"] = entry("状态")


class OneThing(Form):
    name: str = entry("“一件事”名称", max_length=60)
    portal: str = entry("上线平台", max_length=40)
    status: Literal["上线", "下线"] = entry("状态")


class LegalCheckup(Form):
    title: str = entry("体检内容", max_length=100)
    audience: Literal["企业", "个体工商户"] = entry("对象", default="企业")
    enterprises: int = entry("企业数", ge=1, unit="家")
    risks: int = entry("发现风险点", default=0, ge=0, unit="个")
    lawyer: str = entry("律师", default="", private=True, max_length=40)


REGISTER_KINDS = (
    RegisterKind(
        "disclosure_field", "政务公开领域目录", DOMAIN, DisclosureField, "name", "国办发〔2019〕54号", KEEP,
        public=("name", "items"), unit="个", purpose="基层政务公开标准化的领域和事项清单。",
    ),
    RegisterKind(
        "service_item", "政务服务事项目录", DOMAIN, ServiceItem, "name", SERVICE_RULES, KEEP,
        public=("name", "type", "subtype", "code"), unit="条", purpose="依申请和依职权的政务服务事项。",
    ),
    RegisterKind(
        "agency", "中介机构入驻名录", DOMAIN, Agency, "name", SERVICE_RULES, KEEP,
        public=("name", "business", "status"),
        unit="家", purpose="入驻服务超市的中介机构。",
    ),
    RegisterKind(
        "proxy_item", "帮代办事项目录", DOMAIN, ProxyItem, "name", SERVICE_RULES, KEEP, public=("name", "status"),
        unit="个", purpose="可以帮办、代办的事项。",
    ),
    RegisterKind(
        "one_thing", "高效办成一件事目录", DOMAIN, OneThing, "name", "国发〔2024〕3号(待核)", KEEP,
        public=("name", "portal", "status"), unit="件", purpose="一件事一次办的事项。",
    ),
)  # fmt: skip

ACTIVITY_KINDS = (
    ActivityKind(
        "legal_checkup", "企业法治体检", DOMAIN, LegalCheckup, "title", "优化营商环境条例 第7条(待核)", LOG,
        public=("title", "audience", "enterprises", "risks"), unit="场", purpose="律师为企业排查法律风险。",
    ),
)  # fmt: skip
