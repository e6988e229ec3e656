"""What the annual report counts of requests (群众诉求). Pure Python.

Hotline tickets and legal-service tickets are declared with their source; until their procedure is built the
figure prints as missing.
"""

from yifa.domains.requests.procedures.lists import GRID_NORM, HOTLINE_RULES
from yifa.domains.requests.procedures.matters import LOCAL_RULES, SAFETY_LAW
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

TICKET = "case:hotline_ticket"
EVENT = "case:grid_event"
MEMBER = "register:grid_member"
CELL = "register:grid_cell"
RATED = Cond("rating", "not_null", title="评价")
GOOD = Cond("rating", "eq", "好评", "评价")


def _outcome(value: str) -> Cond:
    return Cond("outcome", "eq", value, "结果")


def _level(value: str) -> Cond:
    return Cond("resolved_level", "eq", value, "化解层级")


def _member(*values: str) -> Cond:
    return Cond("type", "in", values, "类型") if len(values) > 1 else Cond("type", "eq", values[0], "类型")


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

MATTERS = (
    Indicator(
        "opinion.collected", "收集群众意见条数", "条", "count", LOCAL_RULES, "本年度收集登记的群众意见。",
        "case:public_opinion", "opened_on", dims=("category",),
    ),
    Indicator(
        "instability.screened", "排查不稳定因素件次", "件次", "count", LOCAL_RULES, "本年度排查登记的不稳定因素。",
        "case:instability_factor", "opened_on", dims=("category",),
    ),
    Indicator(
        "public_problem.resolved", "化解群众难题件次", "件次", "count", LOCAL_RULES, "本年度化解的群众难题。",
        "case:public_problem", "closed_on", (_outcome("化解"),), dims=("category",),
    ),
    Indicator(
        "risk.hazards_removed", "协调排险除险数", "起", "count", SAFETY_LAW, "本年度排除的风险隐患。", "case:hazard",
        "closed_on",
        (_outcome("排除"),), dims=("joint_body",),
    ),
)  # fmt: skip

GRID = (
    Indicator(
        "grid.members", "网格员数", "名", "stock", GRID_NORM, "年末在册的专职和兼职网格员,不含微网格员。", MEMBER,
        where=(_member("专职", "兼职"),), parts=("grid.members.fulltime", "grid.members.parttime"),
    ),
    Indicator(
        "grid.members.fulltime", "专职网格员数", "名", "stock", GRID_NORM, "年末在册的专职网格员。", MEMBER,
        where=(_member("专职"),),
    ),
    Indicator(
        "grid.members.parttime", "兼职网格员数", "名", "stock", GRID_NORM, "年末在册的兼职网格员。", MEMBER,
        where=(_member("兼职"),),
    ),
    Indicator(
        "grid.members.micro", "微网格员数", "名", "stock", GRID_NORM, "年末在册的微网格员。", MEMBER,
        where=(_member("微网格员"),),
    ),
    *(
        Indicator(
            f"grid.cells.{slug}", f"{word}网格数", "个", "stock", GRID_NORM, f"年末在用的{word}网格。", CELL,
            where=(Cond("level", "eq", word, "层级"),),
        )
        for slug, word in (("large", "大"), ("medium", "中"), ("small", "小"))
    ),
)  # fmt: skip

EVENTS = (
    Indicator(
        "grid.event.reported", "上报网格事件数", "件", "count", GRID_NORM, "本年度上报的网格事件。", EVENT, "opened_on",
        dims=("category",), implied=True,
    ),
    Indicator(
        "grid.event.closed", "办结网格事件数", "件", "count", GRID_NORM, "本年度核查结案的网格事件。", EVENT,
        "closed_on",
        (_outcome("办结"),), dims=("category",), implied=True,
    ),
    Indicator(
        "grid.event.village_level", "村级化解网格事件数", "件", "count", GRID_NORM,
        "本年度结案、在村级化解的网格事件。", EVENT,
        "closed_on", (_outcome("办结"), _level("村级")), dims=("category",), implied=True,
    ),
    Indicator(
        "grid.event.town_level", "镇级以上化解网格事件数", "件", "count", GRID_NORM,
        "本年度结案、在镇级及以上化解的网格事件。", EVENT, "closed_on", (_outcome("办结"), _level("镇级及以上")),
        dims=("category",), implied=True,
    ),
    Indicator(
        "grid.event.closure_rate", "网格事件办结率", "%", "rate", GRID_NORM, "办结网格事件数与上报网格事件数之比。",
        numerator="grid.event.closed", denominator="grid.event.reported", places=2,
    ),
    Indicator(
        "grid.event.village_level_rate", "村级化解网格事件占比", "%", "rate", GRID_NORM,
        "在村级化解的网格事件与办结网格事件之比。", numerator="grid.event.village_level",
        denominator="grid.event.closed",
        places=2,
    ),
    Indicator(
        "grid.event.town_level_rate", "镇级以上化解网格事件占比", "%", "rate", GRID_NORM,
        "在镇级及以上化解的网格事件与办结网格事件之比。", numerator="grid.event.town_level",
        denominator="grid.event.closed", places=2,
    ),
)  # fmt: skip

DECLARED = (*HOTLINE, *MATTERS, *GRID, *EVENTS)
