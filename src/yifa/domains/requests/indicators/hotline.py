"""What the annual report counts of the hotlines (热线). Pure Python."""

from yifa.domains.requests.procedures.lists import HOTLINE_RULES
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

TICKET = "case:hotline_ticket"
RATED = Cond("rating", "not_null", title="评价")
GOOD = Cond("rating", "eq", "好评", "评价")

HOTLINE = (
    Indicator(
        "hotline.calls", "政务服务热线接通来电数", "个", "count", HOTLINE_RULES,
        "本年度已接通的热线来电;与工单受理件不是同一口径。", "activity:hotline_call", "held_on",
        (Cond("connected", "eq", True, "已接通"),), dims=("category",),
    ),
    Indicator(
        "hotline.tickets", "12345热线受理件数", "件", "count", HOTLINE_RULES, "本年度受理的12345工单。", TICKET,
        "opened_on",
    ),
    Indicator(
        "hotline.closed", "12345热线办结件数", "件", "count", HOTLINE_RULES, "本年度办结的12345工单。", TICKET,
        "closed_on",
        implied=True,
    ),
    Indicator(
        "hotline.rated", "12345热线参评件数", "件", "count", HOTLINE_RULES, "本年度办结并有评价的12345工单。", TICKET,
        "closed_on", (RATED,), implied=True,
    ),
    Indicator(
        "hotline.rated_good", "12345热线好评件数", "件", "count", HOTLINE_RULES, "本年度办结、评价为好评的12345工单。",
        TICKET,
        "closed_on", (GOOD,), implied=True,
    ),
    Indicator(
        "hotline.closure_rate", "12345热线办结率", "%", "rate", HOTLINE_RULES, "办结件数与受理件数之比。",
        numerator="hotline.closed", denominator="hotline.tickets", places=2,
    ),
    Indicator(
        "hotline.satisfaction_rate", "12345热线群众好评率", "%", "rate", HOTLINE_RULES, "好评件数与参评件数之比。",
        numerator="hotline.rated_good", denominator="hotline.rated", places=2,
    ),
    Indicator(
        "public_legal_service.tickets", "公共法律服务三台融合工单数", "件", "count",
        "关于加快推进公共法律服务体系建设的意见(待核)",
        "本年度实体、热线、网络三个平台的公共法律服务工单。", "case:legal_service_ticket", "opened_on",
        dims=("channel",),
    ),
)  # fmt: skip
