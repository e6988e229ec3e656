"""Steps after the reply (回访、重办、办结), and the caller's own (补充材料、评价、要求重办、不同意)."""

from yifa.domains.requests.procedures.hotline import forms, guards
from yifa.domains.requests.procedures.hotline.sources import JINAN, NATIONAL, OPINION, SHANDONG_12348, beijing
from yifa.records.cases.procedure import MERGED, STAYS, Step

NO_RESULT = (
    ("redone", True), ("replied_on", None), ("visited_on", None), ("result", ""), ("unsolved_because", ""),
    ("unsolved_basis", ""), ("reached", None), ("contacted", None), ("solved", None), ("satisfaction", ""),
    ("rating", ""), ("excluded", ""), ("contacted_on", None), ("on_time", ""),
)  # fmt: skip
"""What a redo takes back; the steps keep it."""
VISIT = (
    "visit_way", "reached", "contacted", "solved", "satisfaction", "rating", "excluded", "excluded_basis",
)  # fmt: skip

CLOSING_STEPS = (
    Step(
        "visit", "回访未联系上", ("answered",), STAYS, "order.visit", f"{JINAN} 第27条", forms.MissedForm,
        public=("visit_way",), inner=True,
    ),
    Step(
        "close", "回访办结", ("answered",), "closed", "order.visit", f"{NATIONAL};{JINAN} 第27条", forms.VisitForm,
        public=VISIT,
        guards=(guards.VISIT_MEANS_SOMETHING, guards.EXCLUDED_WITH_BASIS, guards.NOT_SIMPLY_CLOSED),
        stamps=("visited_on",), produces=("visit_record",), outcome="办结", primary=True, told="已回访您并办结",
    ),
    Step(
        "redo", "重办", ("answered", "redo_asked"), "handling", "order.visit", f"{JINAN} 第27条;{SHANDONG_12348}",
        forms.RedoForm, sets=NO_RESULT, link_kind=MERGED, unlinks=True, produces=("redo_order",),
        told="答复没有解决问题,已退回重新办理",
    ),
    Step(
        "no_redo", "不再重办", ("redo_asked",), "closed", "order.visit", f"{OPINION};{JINAN} 第27条",
        forms.NoRedoForm, public=("no_redo_basis",), guards=(guards.NO_REDO_AFTER_OWN_FAULT,),
        produces=("no_redo_notice",), outcome="办结", shows=("reply", "no_redo_basis"),
        told="已向您说明不再重办的理由和依据",
    ),
    Step(
        "exclude", "剔除登记", ("closed",), STAYS, "order.supervise", "三率剔除规则(地方,待核)", forms.ExcludeForm,
        public=("excluded", "excluded_basis"), inner=True,
    ),
    Step(
        "review_disagreement", "复核诉求人的异议", ("disagreed",), "received", "order.review_disagreement",
        beijing("第11条"), forms.DecisionForm, primary=True, told="您不同意,我们已复核,重新确定由谁办理",
    ),
    Step(
        "uphold", "维持告知", ("disagreed",), "told_the_way", "order.review_disagreement", beijing("第11条"),
        forms.NoRedoForm, public=("no_redo_basis",), outcome="告知法定途径", produces=("no_redo_notice",),
        shows=("reply", "no_redo_basis"), told="已复核您的意见,理由和依据已告诉您",
    ),
)  # fmt: skip


PARTY_STEPS = (
    Step(
        "add_material", "补充材料",
        ("asked", "received", "signing", "objected", "handling", "supervised", "shelved", "merged", "redo_asked"),
        STAYS,        "order.receive", beijing("第10条"), forms.MoreForm, party=True, told="您补充了情况",
    ),
    Step(
        "rate", "评价", ("answered", "closed", "answered_directly"), STAYS, "order.visit",
        f"{NATIONAL};{beijing('第23条')}", forms.RateForm, public=("rating", "solved", "satisfaction"), party=True,
        told="您作了评价",
    ),
    Step(
        "ask_again", "要求重办", ("answered", "closed"), "redo_asked", "order.receive", f"{JINAN} 第27条",
        forms.AskAgainForm, guards=(guards.REDO_IN_TIME,), party=True, told="您要求重办,热线机构正在审核",
    ),
    Step(
        "disagree", "不同意", ("told_the_way", "ended", "answered_directly"), "disagreed", "order.receive",
        beijing("第11条"), forms.DisagreeForm, guards=(guards.REDO_IN_TIME,), party=True,
        told="您不同意这样处理,正在由别的人复核",
    ),
)  # fmt: skip
