"""The figures of petitions (信访指标): the items of 信访工作条例 第41条 and the usual rates.

Accusations 检举控告 are in none of them: they are a procedure of their own, and a count of one would tell of one. Rates
are from memory, so they print as 待核.
"""

from yifa.domains.disputes.procedures.petition.words import LEGAL_CLASSES, ORDER, PETITION_PROPER, SUGGESTION
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator
from yifa.records.cases.procedure import KEPT, MISSED

_ITEMS = ORDER.format(41)
_USUAL = "信访工作通行统计口径(待核)"
_DIMS = ("channel", "matter_class", "field")
_ACCEPTED = Cond("accepted_on", "not_null", title="受理日期")
_FINISHED = Cond("finish_kept", "in", (KEPT, MISSED), "按期办结")

_ORDINARY = Cond("simple", "ne", True, "简易办理")
_AGAIN = Cond("repeated", "eq", True, "重复信访")
_FIRST_TIME = Cond("repeated", "eq", False, "重复信访")


def _count(id: str, name: str, when: str, definition: str, *where: Cond, basis: str = _ITEMS) -> Indicator:
    return Indicator(
        f"petition.{id}", name, "件", "count", basis, definition, source="case:petition", when=when, where=where,
        dims=_DIMS, verified=basis == _ITEMS,
    )  # fmt: skip


def _usual(id: str, name: str, when: str, definition: str, *where: Cond) -> Indicator:
    return _count(id, name, when, definition, *where, basis=_USUAL)


def _rate(id: str, name: str, numerator: str, denominator: str, definition: str) -> Indicator:
    return Indicator(
        f"petition.{id}", name, "%", "rate", _USUAL, definition, numerator=f"petition.{numerator}",
        denominator=f"petition.{denominator}", places=2, dims=_DIMS, verified=False,
    )  # fmt: skip


def _class(code: str, value: str) -> Indicator:
    return _count(
        f"class.{code}", f"信访事项数({value})", "registered_on", f"当期登记、甄别为{value}的信访事项,按登记日计。",
        Cond("matter_class", "eq", value, "类别"), basis=ORDER.format("29条、第31"),
    )  # fmt: skip


def _day(column: str, title: str) -> Cond:
    return Cond(column, "not_null", title=title)


PETITIONS = (
    _count(
        "registered", "登记信访事项数", "registered_on", "当期登记的信访事项,按登记日计;检举控告另行管理,不在其中。",
        _day("registered_on", "登记日期"),
    ),
    Indicator(
        "petition.people", "信访人次", "人次", "sum", _ITEMS, "当期登记的信访事项的信访人数之和。",
        source="case:petition", when="registered_on", of="people", dims=_DIMS,
    ),
    _count("transferred", "转送信访事项数", "transferred_on", "当期转送的信访事项。", _day("transferred_on", "转送日")),
    _count("assigned", "交办信访事项数", "assigned_on", "当期交办的信访事项。", _day("assigned_on", "交办日期")),
    _count("supervised", "督办信访事项数", "supervised_on", "当期督办过的信访事项,按最近一次督办日计。",
           _day("supervised_on", "督办日期")),
    _count("accepted", "受理信访事项数", "accepted_on", "当期受理(含简易办理)的信访事项,按受理日计。", _ACCEPTED),
    _count("routed", "导入法定途径数", "routed_on", "当期依第31条①至⑤项导入法定途径的事项;它们的期限由各自的法律规定。",
           Cond("matter_class", "in", LEGAL_CLASSES, "类别"), basis=ORDER.format(31)),
    _count("concluded", "办结信访事项数", "concluded_on", "当期出具意见、答复、达成协议的申诉求决⑥类事项,按办结日计。",
           Cond("matter_class", "eq", PETITION_PROPER, "类别"), _FINISHED),
    _count("refused", "不予受理数", "concluded_on", "当期书面告知不予受理的。",
           Cond("outcome", "eq", "不予受理", "结果"), basis=ORDER.format("19条、第36")),
    _count("reviewed", "复查数", "reviewed_on", "当期作出复查意见的。", _day("reviewed_on", "复查意见日期"),
           basis=ORDER.format(35)),
    _count("rechecked", "复核数", "rechecked_on", "当期作出复核意见的。", _day("rechecked_on", "复核意见日期"),
           basis=ORDER.format(36)),
    _count("extended", "批准延期数", "extended_on", "当期经负责人批准延长办理期限的。", _day("extended_on", "延期日期"),
           basis=ORDER.format(34)),
    *(_class(str(number), value) for number, value in enumerate((SUGGESTION, *LEGAL_CLASSES, PETITION_PROPER))),
    _usual("told", "应受理告知数", "accepted_on",
           "当期按普通程序受理、已有告知期限结果的信访事项;简易办理的不出书面告知,不计。",
           _ORDINARY, Cond("told_kept", "in", (KEPT, MISSED), "按期受理告知")),
    _usual("told_in_time", "按期受理告知数", "accepted_on",
           "其中在期限内受理,并且登记了书面告知日期的;没有登记告知日期的不算已告知。",
           _ORDINARY, Cond("told_kept", "eq", KEPT, "按期受理告知"), _day("told_on", "书面告知日期")),
    _usual("concluded_in_time", "按期办结数", "concluded_on", "办结的⑥类事项中,在法定期限(含批准的延期)内办结的。",
           Cond("matter_class", "eq", PETITION_PROPER, "类别"), Cond("finish_kept", "eq", KEPT, "按期办结")),
    _usual("repeated", "重复信访事项数", "registered_on", "当期登记为重复信访的。", _AGAIN),
    _usual("first", "初次信访事项数", "accepted_on", "当期受理、不是重复信访的。", _FIRST_TIME,
           _ACCEPTED),
    _usual("first_settled", "初次信访化解数", "accepted_on", "当期受理的初次信访中,已经办结且没有申请复查的。",
           _FIRST_TIME, _ACCEPTED, Cond("concluded_on", "not_null", title="办结日期"),
           Cond("review_asked_on", "is_null", title="申请复查日期")),
    _usual("rated", "参评数", "rated_on", "当期信访人评价过的。", _day("rated_on", "评价日期")),
    _usual("rated_concluded", "办结并参评数", "concluded_on", "当期办结的⑥类事项中,信访人评价过的。",
           Cond("matter_class", "eq", PETITION_PROPER, "类别"), _FINISHED, _day("rated_on", "评价日期")),
    _usual("satisfied", "满意数", "rated_on", "评价为满意、基本满意的。",
           Cond("satisfied", "in", ("满意", "基本满意"), "是否满意")),
    _rate("told_rate", "及时受理率", "told_in_time", "told", "按期受理告知数除以应受理告知数。"),
    _rate("conclusion_rate", "按期办结率", "concluded_in_time", "concluded",
          "按期办结数除以办结数;逾期还没有办结的不在分母里,另见逾期清单。"),
    _rate("satisfaction_rate", "群众满意率", "satisfied", "rated", "满意数(含基本满意)除以参评数;没有评价的不计。"),
    _rate("rating_rate", "参评率", "rated_concluded", "concluded", "当期办结的事项中参评的除以办结数。"),
    _rate("first_settlement_rate", "初次信访化解率", "first_settled", "first", "初次信访化解数除以初次信访事项数。"),
    _rate("repeat_rate", "重复信访率", "repeated", "registered", "重复信访事项数除以登记信访事项数。"),
    Indicator(
        "petition.reception.sessions", "领导接访下访次数", "次", "count", ORDER.format(18), "当期登记的领导接访下访。",
        source="activity:leader_reception", when="held_on", dims=("leader_post", "way"),
    ),
    Indicator(
        "petition.reception.visitors", "领导接访下访人次", "人次", "sum", ORDER.format(18), "各次接访下访人次之和。",
        source="activity:leader_reception", when="held_on", of="visitors", dims=("leader_post", "way"),
    ),
    Indicator(
        "petition.proposals", "信访三项建议数", "项", "count", ORDER.format("39条、第41"),
        "当期提出的改进工作、完善政策、追究责任建议。", source="activity:petition_proposal", when="held_on",
        dims=("proposal",),
    ),
    Indicator(
        "petition.proposals.adopted", "信访三项建议采纳数", "项", "count", ORDER.format("40条、第41"),
        "其中书面反馈已采纳或部分采纳的。", source="activity:petition_proposal", when="held_on",
        where=(Cond("answered", "in", ("已采纳", "部分采纳"), "书面反馈"),), dims=("proposal",),
    ),
)  # fmt: skip
