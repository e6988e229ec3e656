"""What the annual report counts of openness (政务公开与服务). Pure Python.

Service cases, trade projects and credit records are declared with their source; until their procedure is built
the figure prints as missing.
"""

from yifa.domains.openness.procedures import SERVICE_RULES
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

ITEM = "register:service_item"
SERVICE_CASE = "case:service_case"
TRADE = "case:trade_project"
CREDIT = "document:credit_record"
ENTERPRISE_LAW = "优化营商环境条例 第7条(待核)"
CREDIT_LAW = "行政处罚法 第48条;政府信息公开条例 第20条"
ON_APPLICATION = Cond("type", "eq", "依申请", "类型")
ONLINE = Cond("status", "eq", "上线", "状态")
FOR_ENTERPRISES = Cond("audience", "eq", "企业", "对象")
CONCLUDED = Cond("outcome", "eq", "完成", "结果")

DIRECTORIES = (
    Indicator(
        "disclosure.fields", "政务公开领域数", "个", "stock", "国办发〔2019〕54号", "年末编有公开事项清单的领域。",
        "register:disclosure_field",
    ),
    Indicator(
        "service_items.on_application", "依申请类事项数", "条", "stock", SERVICE_RULES, "年末目录中的依申请类事项。",
        ITEM,
        where=(ON_APPLICATION,),
    ),
    Indicator(
        "service_items.license", "行政许可类事项数", "条", "stock", SERVICE_RULES, "依申请类事项中的行政许可。", ITEM,
        where=(ON_APPLICATION, Cond("subtype", "eq", "行政许可", "子类")),
    ),
    Indicator(
        "service_market.agencies", "服务超市入驻中介机构数", "家", "stock", SERVICE_RULES,
        "年末入驻服务超市的中介机构。",
        "register:agency", where=(Cond("status", "eq", "入驻", "状态"),),
    ),
    Indicator(
        "service_market.proxy_items", "服务超市帮代办事项数", "个", "stock", SERVICE_RULES, "年末上线的帮代办事项。",
        "register:proxy_item", where=(ONLINE,),
    ),
    Indicator(
        "one_thing.items", "高效办成一件事上线事项数", "件", "stock", "国发〔2024〕3号(待核)", "年末上线的“一件事”。",
        "register:one_thing", where=(ONLINE,), dims=("portal",),
    ),
)  # fmt: skip

CASES = (
    Indicator(
        "service_market.cases", "服务超市办件量", "件", "count", SERVICE_RULES, "本年度服务超市办结的事项。",
        SERVICE_CASE,
        "closed_on", (Cond("channel", "eq", "服务超市", "渠道"),),
    ),
    Indicator(
        "one_thing.cases", "一事通办办件数", "件", "count", "国发〔2024〕3号(待核)", "本年度一事通办办结的事项。",
        SERVICE_CASE,
        "closed_on", (Cond("channel", "eq", "一事通办", "渠道"),),
    ),
    Indicator(
        "trade.projects", "阳光交易平台成交项目数", "宗", "count", "招标投标法实施条例 第5条(待核)",
        "本年度完成交易的项目。", TRADE, "closed_on", (CONCLUDED,),
    ),
    Indicator(
        "trade.amount", "阳光交易平台交易额", "元", "sum", "招标投标法实施条例 第5条(待核)",
        "本年度完成交易项目的成交金额之和。", TRADE, "closed_on", (CONCLUDED,), of="amount",
    ),
)  # fmt: skip

ENTERPRISES = (
    Indicator(
        "enterprise.lectures", "企业法治讲座场次", "场", "count", ENTERPRISE_LAW, "本年度听众为企业的法治讲座。",
        "activity:lecture", "held_on", (FOR_ENTERPRISES,), dims=("topic",),
    ),
    Indicator(
        "enterprise.legal_checkups", "企业法治体检场次", "场", "count", ENTERPRISE_LAW, "本年度为企业开展的法治体检。",
        "activity:legal_checkup", "held_on", (FOR_ENTERPRISES,),
    ),
    Indicator(
        "enterprise.materials", "向企业发放宣传手册份数", "份", "sum", ENTERPRISE_LAW,
        "本年度对象为企业的普法活动发放的资料份数之和。", "activity:publicity", "held_on", (FOR_ENTERPRISES,),
        of="materials",
    ),
)  # fmt: skip

CREDIT_FIGURES = (
    Indicator(
        "credit.double_publicity", "双公示信息条数", "条", "count", CREDIT_LAW, "本年度公示的行政许可和行政处罚信息。",
        CREDIT,
        "dated", (Cond("type", "in", ("行政许可", "行政处罚"), "类型"),),
        parts=("credit.double_publicity.license", "credit.double_publicity.penalty"),
    ),
    Indicator(
        "credit.double_publicity.license", "双公示行政许可信息条数", "条", "count", CREDIT_LAW,
        "本年度公示的行政许可信息。", CREDIT, "dated", (Cond("type", "eq", "行政许可", "类型"),),
    ),
    Indicator(
        "credit.double_publicity.penalty", "双公示行政处罚信息条数", "条", "count", CREDIT_LAW,
        "本年度公示的行政处罚信息。", CREDIT, "dated", (Cond("type", "eq", "行政处罚", "类型"),),
    ),
)  # fmt: skip

DECLARED = (*DIRECTORIES, *CASES, *ENTERPRISES, *CREDIT_FIGURES)
