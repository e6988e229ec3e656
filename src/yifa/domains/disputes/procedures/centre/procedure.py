"""The procedure of the 综治中心 (governance §2.2): states and clocks. The statutory period of whoever handles it wins.

A matter that goes to a procedure of its own gets no period of the centre beside it: the case page shows the period of
the receiving case. The centre's own periods run for what it handles itself.
"""

from yifa.domains.disputes.procedures.centre.guards import LOCAL
from yifa.domains.disputes.procedures.centre.steps import STEPS
from yifa.domains.disputes.procedures.centre.words import BY_CENTRE
from yifa.records.cases.procedure import ClockDecl, Procedure, State

_STATES = (
    State("registered", "已登记,待研判", told="正在研判由谁办理"),
    State("routed", "已分流,待签收", told="已分流,等承办单位签收"),
    State("handling", "办理中", told="承办单位正在办理"),
    State("concluded", "已办结,待反馈", told="已办结,马上向您反馈"),
    State("fed_back", "已反馈,待回访", told="结果已反馈,不满意可以要求重办"),
    State("visited", "已回访,待结案", told="已回访"),
    State("closed", "已结案", final=True, told="已结案"),
    State("withdrawn", "已撤回", final=True, told="已撤回"),
)
_OVER = ("conclude", "answer_at_once", "send_back", "withdraw")


def _target(code: str, name: str, complexity: str) -> ClockDecl:
    return ClockDecl(
        f"handling_{code}",
        f"中心协调办理期限({name})",
        f"centre.handling_{code}",
        ("assess", "redo"),
        _OVER,
        extended_by=(("extend", "centre.extension"),),
        where=(("complexity", (complexity,)), ("route", (BY_CENTRE,))),
        on_expire="请提示、督办承办单位,或批准延期、提级办理。",
    )


_CLOCKS = (
    ClockDecl(
        "assess",
        "研判分流",
        "centre.assess",
        ("register", "ask", "take_over", "send_back"),
        ("assess", "answer_at_once", "withdraw"),
        on_expire="请尽快研判分流。",
    ),
    ClockDecl(
        "receive",
        "承办单位签收",
        "centre.receive",
        ("assess",),
        ("receive", "send_back", "withdraw"),
        on_expire="请提示承办单位签收;仍不签收的督办。",
    ),
    _target("simple", "简单", "简单"),
    _target("ordinary", "一般", "一般"),
    _target("complex", "复杂", "复杂"),
    ClockDecl(
        "feed_back", "结果反馈", "centre.feed_back", ("conclude", "answer_at_once"), ("feed_back",),
        on_expire="请把结果告诉来访人。",
    ),
    ClockDecl(
        "follow_up", "回访评价", "centre.follow_up", ("feed_back",), ("follow_up", "redo"), on_expire="请回访来访人。"
    ),
)  # fmt: skip

DETAIL_COLUMNS = (
    "matter", "people", "risk", "complexity", "level", "willing", "route", "presence", "ending", "satisfied",
    "performed", "new_risk", "root_cause", "charge", "rating", "registered_on", "routed_on", "received_on",
    "sent_back_on", "extended_on", "raised_on", "reminded_on", "supervised_on", "called_in_on", "warned_on",
    "concluded_on", "fed_back_on", "visited_on", "rated_on", "redone_on", "closed_day",
)  # fmt: skip

CENTRE_CASE = Procedure(
    code="centre_case",
    name="综治中心事项",
    domain="disputes",
    letters="ZZ",
    basis=LOCAL,
    version="2024",
    states=_STATES,
    steps=STEPS,
    clocks=_CLOCKS,
    detail="disputes.CentreFile",
    public=DETAIL_COLUMNS,
    read="centre.read",
    follow_up=("follow_up",),
    followed_up=("办结",),
    purpose="一个窗口受理、一个编码到底:登记、研判分流、交办督办、反馈、回访评价。",
    received_by="ZZZX",
    shows=("unit", "route", "result"),
    hears=(("accepted", "receive"), ("returned", "send_back")),
)
