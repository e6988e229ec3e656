"""What the annual report counts of village governance (乡村治理). Pure Python."""

from yifa.domains.village.procedures import VILLAGE_LAW
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

AREA = "register:area"
ASSET = "register:asset"
AREA_LAW = f"{VILLAGE_LAW} 第3条;城市居民委员会组织法 第6条"
COLLECTIVE_LAW = "农村集体经济组织法(待核)"
BASE = Cond("asset_type", "eq", "实践教育基地", "类别")
COVERED = Cond("covered", "eq", True, "普法宣传已覆盖")


def _type(value: str) -> Cond:
    return Cond("type", "eq", value, "类型")


DECLARED = (
    Indicator(
        "village_supervision.training.sessions", "村民监督委员会培训次数", "次", "count", f"{VILLAGE_LAW} 第32条(待核)",
        "本年度面向村务(村民)监督委员会的培训。", "activity:training", "held_on",
        (Cond("audience", "eq", "村民监督委员会", "培训对象"),),
    ),
    Indicator(
        "coverage.communities", "覆盖社区数", "个", "stock", AREA_LAW, "年末名录中普法宣传已覆盖的社区。", AREA,
        where=(_type("社区"), COVERED),
    ),
    Indicator(
        "coverage.villages", "覆盖村数", "个", "stock", AREA_LAW, "年末名录中普法宣传已覆盖的村。", AREA,
        where=(_type("村"), COVERED),
    ),
    Indicator(
        "coverage.villages_and_communities", "辖区村(社区)总数", "个", "stock", AREA_LAW, "年末名录中的村和社区。",
        AREA,
        implied=True,
    ),
    Indicator(
        "collective_economy.base_area", "实践教育基地占地面积", "亩", "stock", COLLECTIVE_LAW,
        "年末在册的实践教育基地占地面积之和。", ASSET, where=(BASE,), of="area_mu", dims=("asset_name",),
    ),
    Indicator(
        "collective_economy.base_capacity", "实践教育基地一次性食宿容量", "人", "stock", COLLECTIVE_LAW,
        "年末在册的实践教育基地一次可接待食宿的人数之和。", ASSET, where=(BASE,), of="capacity", dims=("asset_name",),
    ),
    Indicator(
        "collective_economy.visitors", "实践教育基地累计接待人次", "人次", "sum", COLLECTIVE_LAW,
        "本年度实践教育基地各批次接待人次之和。", "activity:reception", "held_on", of="visitors", dims=("asset_name",),
    ),
)  # fmt: skip
