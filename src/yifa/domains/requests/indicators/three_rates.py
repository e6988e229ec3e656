"""三率 (响应率、解决率、满意率) and what else the orders' records tell. Pure Python.

The formulas are the usual ones, from memory: each is 待核, and a place may count otherwise. An order that is excluded
(剔除) says why and on which basis, and the excluded ones are a figure of their own, so that nothing is hidden.
"""

from yifa.domains.requests.procedures.hotline.sources import BEIJING, JINAN, OPINION
from yifa.domains.requests.procedures.hotline.words import WANTS_A_SOLUTION
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

TICKET = "case:hotline_ticket"
RATES = f"{BEIJING} 第32条(地方;公式待核)"
COUNTED = (Cond("reached", "eq", True, "回访联系上"), Cond("excluded", "is_null", title="剔除原因"))
WANTING = (Cond("kind", "in", WANTS_A_SOLUTION, "诉求类型"), Cond("solved", "not_null", title="诉求人说已解决"))
SAID = (Cond("satisfaction", "not_null", title="满意程度"),)
DIMS = ("kind", "unit", "level", "channel")


def _count(
    code: str, name: str, when: str, definition: str, *where: Cond, basis: str = RATES, verified: bool = False
) -> Indicator:
    return Indicator(
        f"hotline.{code}", name, "件", "count", basis, definition, TICKET, when, where, dims=DIMS, implied=True,
        verified=verified,
    )  # fmt: skip


def _rate(
    code: str, name: str, over: str, under: str, definition: str, *, basis: str = RATES, verified: bool = False
) -> Indicator:
    return Indicator(
        f"hotline.{code}", name, "%", "rate", basis, definition, numerator=f"hotline.{over}",
        denominator=f"hotline.{under}", places=2, verified=verified,
    )  # fmt: skip


THREE_RATES = (
    _count(
        "visited", "有效回访件数", "visited_on",
        "本年度回访联系上、没有剔除、诉求人说了有没有联系过的工单:响应率的分母。", *COUNTED,
        Cond("contacted", "not_null", title="诉求人说联系过"),
    ),
    _count(
        "responded", "诉求人确认已联系件数", "visited_on", "有效回访中,诉求人说承办单位联系过的工单。", *COUNTED,
        Cond("contacted", "eq", True, "诉求人说联系过"),
    ),
    _rate("response_rate", "响应率", "responded", "visited", "诉求人确认已联系件数与有效回访件数之比。"),
    _count(
        "visited_wanting", "要求解决的有效回访件数", "visited_on",
        "有效回访中,求助、投诉、举报类并且诉求人表示过是否解决的工单;咨询、建议、表扬不计。", *COUNTED, *WANTING,
    ),
    _count(
        "solved", "诉求人确认解决件数", "visited_on", "要求解决的有效回访中,诉求人说已经解决的工单。",
        *COUNTED, *WANTING,
        Cond("solved", "eq", True, "诉求人说已解决"),
    ),
    _rate("solution_rate", "解决率", "solved", "visited_wanting", "诉求人确认解决件数与要求解决的有效回访件数之比。"),
    _count(
        "visited_saying", "表示过满意程度的有效回访件数", "visited_on", "有效回访中,诉求人表示过满意程度的工单。",
        *COUNTED, *SAID,
    ),
    _count(
        "satisfied", "满意件数", "visited_on",
        "表示过满意程度的有效回访中,满意和基本满意的工单,一件算一件;各地另有权重的口径不同。", *COUNTED, *SAID,
        Cond("satisfaction", "in", ("满意", "基本满意"), "满意程度"),
    ),
    _rate("content_rate", "满意率", "satisfied", "visited_saying", "满意件数与表示过满意程度的有效回访件数之比。"),
    _count(
        "excluded", "剔除件数", "visited_on", "本年度回访、按规定不计入三率的工单;每件写明原因和依据。",
        Cond("excluded", "not_null", title="剔除原因"),
    ),
    _count(
        "visited_all", "回访件数", "visited_on", "本年度作过回访的工单,联系上没有联系上都算。", basis=f"{JINAN} 第27条",
    ),
    _count(
        "reached", "回访联系上件数", "visited_on", "本年度回访联系上诉求人的工单。",
        Cond("reached", "eq", True, "回访联系上"), basis=f"{JINAN} 第27条",
    ),
    _rate(
        "reach_rate", "有效回访率", "reached", "visited_all", "回访联系上件数与回访件数之比。",
        basis=f"{JINAN} 第27条",
    ),
)  # fmt: skip

COURSE = (
    _count(
        "answered_directly", "直接答复件数", "opened_on", "本年度受理、热线机构直接答复办结的工单。",
        Cond("outcome", "eq", "直接答复", "结果"), basis=OPINION,
    ),
    _rate(
        "direct_rate", "直接答复率", "answered_directly", "tickets", "直接答复件数与受理件数之比。", basis=OPINION,
    ),
    _count("dispatched", "转办件数", "dispatched_on", "本年度派给承办单位的工单,按最近一次派单日计。", basis=OPINION),
    _count(
        "timed", "有期限的办理件数", "replied_on", "本年度答复、办理期限已经结束计算的工单。",
        Cond("on_time", "not_null", title="按期办理"), basis=OPINION,
    ),
    _count(
        "in_time", "按期办理件数", "replied_on", "本年度在期限内答复的工单;法律另有期限的按法定期限。",
        Cond("on_time", "eq", "按期", "按期办理"), basis=OPINION,
    ),
    _rate("in_time_rate", "按时办结率", "in_time", "timed", "按期办理件数与有期限的办理件数之比。", basis=OPINION),
    _count(
        "returned", "退回件数", "opened_on", "本年度受理、承办单位提出过异议或退单的工单。",
        Cond("returned", "eq", True, "退回过"), basis=OPINION,
    ),
    _count(
        "reassigned", "改派件数", "opened_on", "本年度受理、审核后改派过的工单。",
        Cond("reassigned", "eq", True, "改派过"), basis=OPINION,
    ),
    _count(
        "redone", "重办件数", "opened_on", "本年度受理、回访后重办过的工单。", Cond("redone", "eq", True, "重办过"),
        basis=f"{JINAN} 第27条",
    ),
    _count(
        "supervised", "督办件数", "opened_on", "本年度受理、督办过的工单。",
        Cond("supervision", "not_null", title="督办级别"), basis=OPINION,
    ),
    _count(
        "shelved", "疑难挂账件数", "opened_on", "本年度受理、列入过疑难挂账的工单。",
        Cond("shelved", "eq", True, "疑难挂账过"), basis=OPINION,
    ),
    *(
        _count(
            f"unsolved.{slug}", f"未解决({word})件数", "replied_on", f"本年度答复没有解决、原因为“{word}”的工单。",
            Cond("unsolved_because", "eq", word, "未解决的原因"), basis=f"{BEIJING} 第15条(地方)",
        )
        for slug, word in (
            ("could_have_been", "能办未办成"), ("cannot_by_law", "依法不能办"), ("not_ours", "不属我方职责"),
        )
    ),
    _count(
        "repeated", "重复反映件数", "opened_on", "本年度受理、并入同一件事办理的工单(尚未告知诉求人的)。",
        Cond("state", "in", ("merged", "main_answered"), "现在"), basis=OPINION,
    ),
)  # fmt: skip

ORDERS = (*THREE_RATES, *COURSE)
