"""The lists an order is filled in from (选项). Values are stored as they read."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("items.toml").read_text(encoding="utf-8"))

ITEMS: tuple[str, ...] = tuple(
    f"{one['name']}/{group}/{leaf}" for one in _DATA["class"] for group, *leaves in one["groups"] for leaf in leaves
)
"""Three-level items “城市管理/市政设施/路灯”."""
OTHER_ITEM = "其他/其他/其他"

if TYPE_CHECKING:
    Item = str
else:
    Item = Literal[ITEMS]

Channel = Literal[
    "电话", "网络", "窗口", "信件", "12348实体", "12348热线", "12348网络", "监督电话", "举报信箱", "网格", "上级转办"
]
OWN_CHANNEL, FROM_ABOVE = "网络", "上级转办"
Kind = Literal["咨询", "求助", "投诉", "举报", "建议", "表扬"]
WANTS_A_SOLUTION: tuple[Kind, ...] = ("求助", "投诉", "举报")
Urgency = Literal["一般", "紧急"]
Level = Literal["村(社区)", "乡镇(街道)", "县级部门", "县级政府"]
GRASS_ROOTS: tuple[Level, ...] = ("村(社区)", "乡镇(街道)")

NO_STATUTE = "无"
LABOUR, CONSUMER_COMPLAINT = "劳动保障监察", "消费投诉"
Statutory = Literal["无", "劳动保障监察", "消费投诉"]
"""Matters for which a statute sets the period; then that one counts and not the local target."""

LawfulClass = Literal["应走法定途径的", "违法或涉密的", "恶意扰乱的"]
"""国办2025意见(二) ③④⑤; ① is handled here, ② goes to the emergency lines."""
WayOut = Literal["诉讼", "仲裁", "行政复议", "纪检监察", "政府信息公开", "信访", "人民调解", "法律援助", "不予办理"]
HANDED = (
    ("行政复议", "administrative_review"), ("信访", "petition"), ("人民调解", "dispute"), ("法律援助", "legal_aid"),
)  # fmt: skip
Emergency = Literal["110", "119", "120", "122", "其他紧急专线"]

Objection = Literal[
    "属于部门收回事项", "牵头部门不是本单位", "不属本单位职责", "事发地不在本辖区", "已在其他法定程序中"
]
Result = Literal["已解决", "部分解决", "已解释说明", "未解决"]
Unsolved = Literal["能办未办成", "依法不能办", "不属我方职责"]
SHOULD_HAVE_BEEN = "能办未办成"
ReplyWay = Literal["电话", "短信", "当面", "网络", "书面"]
Satisfaction = Literal["满意", "基本满意", "不满意"]
Rating = Literal["好评", "中评", "差评"]
Excluded = Literal["不属职责", "法律没有依据", "已进入法定程序", "恶意反映", "重复反映"]
SupervisionLevel = Literal["一般督办", "重点督办", "提级督办"]
Supervised = Literal["拒不办理", "逾期未办", "能解决未解决", "造成不良影响"]
EndGround = Literal["不属受理范围", "诉求人不配合", "诉求人撤回", "已由其他途径处理"]
