"""What the annual report counts of the grid (网格). Pure Python."""

from yifa.domains.requests.procedures.lists import GRID_NORM
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

EVENT = "case:grid_event"
MEMBER = "register:grid_member"
CELL = "register:grid_cell"


def _outcome(value: str) -> Cond:
    return Cond("outcome", "eq", value, "结果")


def _level(value: str) -> Cond:
    return Cond("resolved_level", "eq", value, "化解层级")


def _member(*values: str) -> Cond:
    return Cond("type", "in", values, "类型") if len(values) > 1 else Cond("type", "eq", values[0], "类型")


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


def _count(code: str, name: str, when: str, definition: str, *where: Cond) -> Indicator:
    return Indicator(
        f"grid.event.{code}", name, "件", "count", GRID_NORM, definition, EVENT, when, where, dims=("category",),
        implied=True, verified=False,
    )  # fmt: skip


def _rate(code: str, name: str, over: str, under: str, definition: str) -> Indicator:
    return Indicator(
        f"grid.event.{code}", name, "%", "rate", GRID_NORM, definition, numerator=f"grid.event.{over}",
        denominator=f"grid.event.{under}", places=2, verified=False,
    )  # fmt: skip


_CLOSED = _outcome("办结")
# Which quotas places watch is known from practice, not from a norm: each definition is 待核, and none of them counts
# what one person did.
LOOP = (
    _count(
        "valid", "有效网格事件数", "opened_on", "本年度上报、没有作废的网格事件。",
        Cond("outcome", "ne", "作废", "结果"),
    ),
    _rate("valid_rate", "网格事件有效率", "valid", "reported", "有效网格事件数与上报网格事件数之比。"),
    _count(
        "by_people", "群众上报网格事件数", "opened_on", "本年度由群众上报的网格事件。",
        Cond("found_by", "eq", "群众上报", "发现途径"),
    ),
    _rate("by_people_rate", "群众上报占比", "by_people", "reported", "群众上报网格事件数与上报网格事件数之比。"),
    _count("dispatched", "镇级分拨网格事件数", "dispatched_on", "本年度由镇级分拨给单位的网格事件。"),
    _count(
        "returned", "退回分拨网格事件数", "dispatched_on", "本年度分拨、承办单位退回过的网格事件。",
        Cond("sent_back_on", "not_null", title="退回日"),
    ),
    _rate("return_rate", "网格事件退回率", "returned", "dispatched", "退回分拨网格事件数与镇级分拨网格事件数之比。"),
    _count(
        "reworked", "返工网格事件数", "closed_on", "本年度结案、核查时返工过的网格事件。", _CLOSED,
        Cond("reworked_on", "not_null", title="返工日"),
    ),
    _rate("rework_rate", "网格事件返工率", "reworked", "closed", "返工网格事件数与办结网格事件数之比。"),
    _count(
        "rated", "上报人评价过的网格事件数", "closed_on", "本年度结案、上报人作过评价的网格事件。", _CLOSED,
        Cond("rating", "not_null", title="上报人评价"),
    ),
    _count(
        "satisfied", "上报人满意的网格事件数", "closed_on", "上报人评价过的网格事件中,满意和基本满意的,一件算一件。",
        _CLOSED, Cond("rating", "in", ("满意", "基本满意"), "上报人评价"),
    ),
    _rate("satisfaction_rate", "网格事件满意率", "satisfied", "rated", "上报人满意的网格事件与评价过的网格事件之比。"),
)  # fmt: skip
