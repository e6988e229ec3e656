"""Declarations of village governance (乡村治理): permissions, registers and activities. Pure Python."""

from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind

DOMAIN = "village"
VILLAGE_LAW = "村民委员会组织法"

WHO_MAY = (
    Permission("village.keep", "维护村(社区)名录和集体资产", ((actor_is_one_of("clerk", "report_editor"),),)),
    Permission("village.log", "登记集体资产接待情况", ((actor_is_one_of("clerk", "grid_member"),),)),
)


class Area(Form):
    name: str = entry("村(社区)名称", max_length=40)
    type: Literal["村", "社区"] = entry("类型")
    covered: bool = entry("普法宣传已覆盖", default=False, help="本年度有普法活动到过这里")


class Asset(Form):
    asset_name: str = entry("资产名称", max_length=60)
    asset_type: Literal["实践教育基地", "厂房", "门面", "土地", "其他"] = entry("类别")
    area_mu: int = entry("占地面积", ge=0, unit="亩")
    capacity: int = entry("一次可接待", default=0, ge=0, unit="人")


class Reception(Form):
    title: str = entry("批次", max_length=60)
    asset_name: str = entry("资产名称", max_length=60)
    visitors: int = entry("接待人次", ge=0, unit="人次")


REGISTER_KINDS = (
    RegisterKind(
        "area", "村(社区)名录", DOMAIN, Area, "name", f"{VILLAGE_LAW} 第3条;城市居民委员会组织法 第6条", "village.keep",
        public=("name", "type", "covered"), unit="个", purpose="辖区的村和社区,撤并的终止登记。",
    ),
    RegisterKind(
        "asset", "集体资产名录", DOMAIN, Asset, "asset_name", "农村集体经济组织法(待核)", "village.keep",
        public=("asset_name", "asset_type", "area_mu", "capacity"), unit="项", purpose="集体资产的现状,公开用。",
    ),
)  # fmt: skip

ACTIVITY_KINDS = (
    ActivityKind(
        "reception", "集体资产接待", DOMAIN, Reception, "title", "农村集体经济组织法(待核)", "village.log",
        public=("title", "asset_name", "visitors"), unit="批", purpose="实践教育基地等集体资产的接待批次和人次。",
    ),
)  # fmt: skip
