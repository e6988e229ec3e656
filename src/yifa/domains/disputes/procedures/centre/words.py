"""The lists a clerk at the window chooses from (综治中心选项). Values are stored as they read."""

from typing import Literal

Channel = Literal["窗口", "网上", "网格", "12345", "110", "法院", "信访", "调解", "检查", "其他"]
FROM_PUBLIC: Channel = "网上"
Matter = Literal[
    "婚姻家庭", "邻里", "土地山林", "房屋宅基地", "劳动争议", "损害赔偿", "合同债务", "物业", "征地拆迁", "涉法涉诉",
    "行政管理", "公共服务", "法律咨询", "其他",
]  # fmt: skip
Risk = Literal["低", "中", "高"]
"""Of the matter, from the criteria below; never of a person."""
Sign = Literal[
    "可能引发治安、刑事案件",
    "可能引发群体性事件",
    "可能危及人身安全",
    "多次处理未成",
    "跨部门、跨区域",
    "历史遗留",
    "涉及欠薪、征拆、土地等重大利益",
]
"""What may be true of a matter; which of them make it 高 or 中 is local data (law/centre.toml)."""
Complexity = Literal["简单", "一般", "复杂"]
Level = Literal["村级", "镇级", "县级"]
UPWARDS: dict[str, str] = {"村级": "镇级", "镇级": "县级"}
Presence = Literal["常驻", "轮驻", "随驻"]
"""Every day at the centre, by rota, or called when needed."""

Route = Literal[
    "人民调解",
    "行政调解",
    "信访",
    "诉讼",
    "劳动人事争议仲裁",
    "农村土地承包经营纠纷仲裁",
    "民商事仲裁",
    "行政复议",
    "行政裁决",
    "行政履职",
    "公共法律服务",
    "公安机关",
    "中心协调办理",
]
BY_CENTRE: Route = "中心协调办理"
MEDIATION: tuple[Route, ...] = ("人民调解", "行政调解", BY_CENTRE)
ROUTES: tuple[tuple[Route, str], ...] = (
    ("人民调解", "dispute"),
    ("行政调解", "administrative_mediation"),
    ("信访", "petition"),
    ("诉讼", "court_litigation"),
    ("劳动人事争议仲裁", "labour_arbitration"),
    ("农村土地承包经营纠纷仲裁", "land_arbitration"),
    ("民商事仲裁", "commercial_arbitration"),
    ("行政复议", "administrative_review"),
    ("行政裁决", "administrative_adjudication"),
    ("行政履职", "protection_duty"),
    ("公共法律服务", "legal_service_ticket"),
    ("公安机关", "police_procedure"),
)
"""Way of the law -> the procedure that is offered the matter; what nobody has built yet queues."""

Ending = Literal["化解", "达成协议", "已依法处理并答复", "已引导到法定途径", "依法不能办理,已说明", "当场答复"]
Reply = Literal["当面", "电话", "书面", "短信", "网络"]
Satisfaction = Literal["满意", "基本满意", "不满意"]
Performance = Literal["已履行", "部分履行", "未履行", "没有履行内容"]
RootCause = Literal[
    "政策落实不到位", "行政行为不规范", "合同约定不清", "沟通不畅", "历史遗留", "基础设施不足", "管理服务缺位",
    "法律知识不足", "其他",
]  # fmt: skip
Charge = Literal["党政主要负责人", "分管负责人", "其他班子成员"]
