"""The lists of petitions (选项): channels 渠道, classes 类别, lawful routes 法定途径, verdicts 处理意见."""

from typing import Literal

ORDER = "信访工作条例 第{}条"
SIMPLE = "信访事项简易办理办法（国信办发〔2022〕17号）"

Channel = Literal["信息网络", "书信", "电话", "传真", "走访"]
ORAL: tuple[Channel, ...] = ("电话", "走访")
PassedOnBy = Literal["12345热线", "网格事件", "综治中心", "人民调解", "上级转送", "上级交办", "领导接访", "其他"]
Receiver = Literal["信访部门", "其他机关、单位"]

PetitionClass = Literal[
    "建议意见",
    "申诉求决①",
    "申诉求决②",
    "申诉求决③",
    "申诉求决④",
    "申诉求决⑤",
    "申诉求决⑥",
]
SUGGESTION: PetitionClass = "建议意见"
PETITION_PROPER: PetitionClass = "申诉求决⑥"
LEGAL_CLASSES: tuple[PetitionClass, ...] = ("申诉求决①", "申诉求决②", "申诉求决③", "申诉求决④", "申诉求决⑤")

Route = Literal[
    "①诉讼程序",
    "①检察机关法律程序",
    "①公安机关法律程序",
    "②劳动人事争议仲裁",
    "②农村土地承包经营纠纷仲裁",
    "②民商事仲裁",
    "③党员申诉、申请复审",
    "④行政复议",
    "④行政裁决",
    "④行政确认、许可等程序",
    "⑤申请查处违法行为",
    "⑤履行保护人身权、财产权职责",
]
ROUTES: tuple[tuple[Route, str], ...] = (
    ("①诉讼程序", "court_litigation"),
    ("①检察机关法律程序", "procuratorate_procedure"),
    ("①公安机关法律程序", "police_procedure"),
    ("②劳动人事争议仲裁", "labour_arbitration"),
    ("②农村土地承包经营纠纷仲裁", "land_arbitration"),
    ("②民商事仲裁", "commercial_arbitration"),
    ("③党员申诉、申请复审", "party_appeal"),
    ("④行政复议", "administrative_review"),
    ("④行政裁决", "administrative_adjudication"),
    ("④行政确认、许可等程序", "administrative_procedure"),
    ("⑤申请查处违法行为", "enforcement_case"),
    ("⑤履行保护人身权、财产权职责", "protection_duty"),
)
"""Lawful route -> the procedure that is offered the matter; what nobody has built yet queues."""

Field = Literal[
    "城乡建设", "农业农村", "自然资源", "劳动和社会保障", "民政", "教育", "卫生健康", "生态环境", "交通运输", "政法",
    "经济管理", "组织人事", "其他",
]  # fmt: skip
Unit = Literal["本级机关、单位", "下级机关、单位"]
RefusalGround = Literal["已经受理或者正在办理,期限内重复向上级提出", "复核后仍以同一事实和理由提出"]
"""第19条、第36条 know no third: a matter of another lawful route is led there (第31条), not refused."""
Verdict = Literal["支持", "解释说明", "不予支持"]
SUPPORTED: Verdict = "支持"
Reply = Literal["当面", "电话", "短信", "网络", "书面"]
ReviewVerdict = Literal["维持", "变更", "撤销,责令重新办理"]
SET_ASIDE: ReviewVerdict = "撤销,责令重新办理"
Satisfaction = Literal["满意", "基本满意", "不满意"]
Adoption = Literal["全部采纳", "部分采纳", "不采纳,已说明理由"]
CaseLeader = Literal["党政主要负责人", "分管负责人", "其他班子成员"]
SimpleGround = Literal["事实清楚、容易办理", "咨询、建议、感谢", "日常生活急需解决", "已有承诺或结论", "其他"]
ClosedBecause = Literal["接受处理意见,息诉", "期限内没有申请复查复核", "诉求已解决"]
