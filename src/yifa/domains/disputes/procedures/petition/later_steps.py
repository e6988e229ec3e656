"""The steps after the reply and those that go along with all (复查、复核、终结、评价、督办、包案): 第32条 to 第37条."""

from yifa.domains.disputes.procedures.petition import forms, guards
from yifa.domains.disputes.procedures.petition.steps import ALIVE, step
from yifa.records.cases.procedure import STAYS

FILING = "机关档案管理规定(归档范围和期限按当地规定,待核)"
REVIEW_STEPS = (
    step(
        "ask_review", "申请复查", "delivered", "reviewing", "handle", "35", forms.AskReview,
        guards=(guards.WRITTEN_REPLY, guards.IN_REVIEW_TIME), stamps=("review_asked_on",), party=True,
        told="已收到复查申请",
    ),
    step(
        "review_decide", "作出复查意见", "reviewing", "reviewed", "review", "35", forms.Review,
        stamps=("reviewed_on",), produces=("petition_review",), primary=True, told="已作出复查意见",
    ),
    step(
        "deliver_review", "送达复查意见", "reviewed", "review_delivered", "handle", "35", forms.Deliver, primary=True,
        told="复查意见已送达;不服的可以在期限内申请复核",
    ),
    step(
        "redo", "重新办理", "review_delivered ended", "handling", "handle", "35", forms.Redo,
        guards=(guards.SET_ASIDE_FIRST,), stamps=("redone_on",), told="原处理意见被撤销,重新办理,期限重新起算",
    ),
    step(
        "ask_recheck", "申请复核", "review_delivered", "rechecking", "handle", "36", forms.AskReview,
        guards=(guards.IN_RECHECK_TIME,), stamps=("recheck_asked_on",), party=True, told="已收到复核申请",
    ),
    step(
        "open_hearing", "复核听证开始", "rechecking", "recheck_hearing", "recheck", "36", forms.ReviewHearing,
        told="正在举行复核听证,听证时间不计入期限",
    ),
    step(
        "end_hearing", "复核听证结束", "recheck_hearing", "rechecking", "recheck", "36", forms.HearingOver,
        produces=("petition_hearing",), primary=True, told="复核听证结束",
    ),
    step(
        "recheck_decide", "作出复核意见", "rechecking", "ended", "recheck", "36", forms.Review,
        stamps=("rechecked_on",), produces=("petition_recheck",), outcome="复核终结", primary=True,
        told="已作出复核意见",
    ),
    step(
        "aid", "疏导帮扶", "ended", STAYS, "handle", "37", forms.Aid, stamps=("aided_on",), told="正在疏导帮扶",
    ),
    step(
        "close", "办结", "delivered review_delivered settled", "closed", "handle", "32条、第35", forms.Close,
        guards=(guards.WINDOW_OVER,), primary=True, told="已办结",
    ),
    step(
        "archive", "归档", "closed ended", "archived", "handle", FILING, forms.File, produces=("petition_contents",),
        primary=True, inner=True,
    ),
)  # fmt: skip

_LONG = f"{ALIVE} review_delivered rechecking recheck_hearing ended settled"
ALONG_STEPS = (
    step(
        "supplement", "补充材料", "registered transferred assigned contested simple handling", STAYS, "handle", "17",
        forms.Supplement, party=True, told="已收到补充的情况",
    ),
    step(
        "rate", "评价", "delivered review_delivered settled ended closed routed told", STAYS, "rate", "21",
        forms.Rate, stamps=("rated_on",), party=True, told="已评价",
    ),
    step(
        "take_lead", "确定包案领导", _LONG, STAYS, "supervise", "18", forms.Lead, stamps=("led_on",),
        told="已由领导包案",
    ),
    step("report_urgent", "重大紧急报告", _LONG, STAYS, "sort", "25", forms.Urgent, stamps=("alarmed_on",), inner=True),
    step("supervise", "督办", _LONG, STAYS, "supervise", "39", forms.Supervise, stamps=("supervised_on",), inner=True),
)  # fmt: skip
