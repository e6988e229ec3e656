"""What the annual report counts of going round and asking (排查走访). Pure Python."""

from yifa.domains.requests.procedures.matters import LOCAL_RULES, SAFETY_LAW
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator


def _outcome(value: str) -> Cond:
    return Cond("outcome", "eq", value, "结果")


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
