"""What is counted of the centre (综治中心): receptions, matters, levels, warnings.

A matter that the centre leads to mediation is one of the centre's and one of the committee's; the two are never added.
"""

from yifa.domains.disputes.procedures.centre.guards import LOCAL
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

SOURCE = "case:centre_case"
DIMS = ("matter", "route", "level", "risk", "channel")


def _count(id: str, name: str, when: str, definition: str, *where: Cond, unit: str = "件") -> Indicator:
    return Indicator(
        id, name, unit, "count", LOCAL, definition, source=SOURCE, when=when, where=where, dims=DIMS, verified=False
    )


def _people(id: str, name: str, when: str, definition: str, source: str, of: str) -> Indicator:
    return Indicator(
        id, name, "人次", "sum", LOCAL, definition, source=source, when=when, of=of, verified=False
    )  # fmt: skip


def _rate(id: str, name: str, numerator: str, denominator: str, definition: str) -> Indicator:
    return Indicator(
        id, name, "%", "rate", LOCAL, definition, numerator=numerator, denominator=denominator, places=2, verified=False
    )


def _done(column: str, title: str) -> Cond:
    return Cond(column, "not_null", title=title)


def _at(level: str) -> tuple[Cond, ...]:
    return (Cond("level", "eq", level, "办理层级"), _done("concluded_on", "办结日"))


CENTRE = (
    Indicator(
        "centre.reception.batches", "综治中心当场接待批次", "批次", "count", LOCAL,
        "当期当场答复、没有登记立项的接待,按接待日计;登记成事项的另计登记件数。", source="activity:centre_reception",
        when="held_on", dims=("business",), verified=False,
    ),
    _people(
        "centre.reception.people", "综治中心当场接待人次", "held_on", "当期当场答复的接待涉及的人次之和。",
        "activity:centre_reception", "visitors",
    ),
    _count("centre.registered", "综治中心登记件数", "registered_on", "当期登记受理的综治中心事项,按登记日计。",
           _done("registered_on", "登记日")),
    _people(
        "centre.registered.people", "综治中心登记事项涉及人次", "registered_on", "当期登记的事项涉及人数之和。", SOURCE,
        "people",
    ),
    _count("centre.routed", "综治中心分流件数", "routed_on", "当期研判分流的事项,按最近一次分流日计。",
           _done("routed_on", "分流日")),
    _count("centre.concluded", "综治中心办结件数", "concluded_on", "当期办结的事项(不含撤回),按办结日计。",
           _done("concluded_on", "办结日"), Cond("outcome", "ne", "撤回", "结果")),
    _rate("centre.conclusion_rate", "综治中心办结率", "centre.concluded", "centre.registered",
          "当期办结件数除以登记件数。"),
    *(
        _count(f"centre.concluded.{code}", f"综治中心{level}办结件数", "concluded_on", f"当期在{level}办结的事项。",
               *_at(level), Cond("outcome", "ne", "撤回", "结果"))
        for code, level in (("village", "村级"), ("town", "镇级"), ("county", "县级"))
    ),
    *(
        _rate(f"centre.concluded.{code}_share", f"综治中心{level}化解占比", f"centre.concluded.{code}",
              "centre.concluded", f"在{level}办结的件数除以办结件数。")
        for code, level in (("village", "村级"), ("town", "镇级"), ("county", "县级"))
    ),
    _count("centre.warned", "风险预警函数", "warned_on", "当期发出风险预警函的事项,按最近一次发函日计。",
           _done("warned_on", "风险预警日"), unit="份"),
    _count("centre.supervised", "综治中心督办件数", "supervised_on", "当期发出督办单的事项。",
           _done("supervised_on", "督办日")),
    _count("centre.raised", "综治中心提级件数", "raised_on", "当期提级办理的事项。", _done("raised_on", "提级日")),
    _count("centre.sent_back", "综治中心退回件数", "sent_back_on", "当期承办单位写明依据退回的事项。",
           _done("sent_back_on", "退回日")),
    _count("centre.redone", "综治中心重办件数", "redone_on", "当期重办的事项。", _done("redone_on", "重办日")),
    _count("centre.fed_back", "综治中心反馈件数", "fed_back_on", "当期把结果反馈给来访人的事项。",
           _done("fed_back_on", "反馈日")),
    _count("centre.visited", "综治中心回访件数", "visited_on", "当期回访过的事项,按最近一次回访日计。",
           _done("visited_on", "回访日")),
    _count("centre.satisfied", "综治中心回访满意件数", "visited_on", "当期回访、来访人评价满意或基本满意的事项。",
           _done("visited_on", "回访日"), Cond("satisfied", "in", ("满意", "基本满意"), "回访评价")),
    _rate("centre.satisfaction_rate", "综治中心回访满意率", "centre.satisfied", "centre.visited",
          "回访满意、基本满意件数除以回访件数;没有回访的不计入分母。"),
    Indicator(
        "centre.units", "综治中心在岗进驻单位排班数", "条", "stock", LOCAL, "期末在用的进驻值班排班。",
        source="register:duty_roster", dims=("presence",), verified=False,
    ),
)  # fmt: skip
