"""Steps of intake and dispatch (受理、派单、签收、异议、改派、并单)."""

from yifa.domains.requests.procedures.hotline import forms, guards
from yifa.domains.requests.procedures.hotline.sources import NATIONAL, OPINION, beijing
from yifa.domains.requests.procedures.hotline.words import HANDED, OWN_CHANNEL
from yifa.records.cases.procedure import MERGED, OPENING, Lookup, PartySlot, Step

CALLER = (PartySlot("caller", "诉求人"),)
ORDER = (
    "channel", "kind", "item", "urgency", "statutory", "grid", "anonymous", "confidential", "reply_wanted",
    "open_public",
)  # fmt: skip
UNITS = ("level", "unit", "co_units", "unit_basis")
CATALOGUE = Lookup(
    "dispatch_item", ("item", "item"),
    (("unit", "unit"), ("co_units", "co_units"), ("basis", "unit_basis"), ("level", "level")),
)  # fmt: skip
DUTIES = Lookup(
    "duty_item", ("item", "item"),
    (("listed", "duty_list"), ("number", "duty_no"), ("lead", "duty_lead"), ("part", "duty_part"),
     ("basis", "duty_basis")),
)  # fmt: skip
BEFORE_DISPATCH = ("asked", "received")

INTAKE_STEPS = (
    Step(
        "register", "登记受理", (OPENING,), "received", "order.receive", f"{NATIONAL};{beijing('第10条、第11条')}",
        forms.RegisterForm, public=ORDER, parties=CALLER, guards=(guards.REACHABLE,), looks_up=(CATALOGUE,),
        primary=True, told="已经登记,正在确定由谁办理",
    ),
    Step(
        "ask", "网上反映", (OPENING,), "asked", "order.receive", f"{NATIONAL};{beijing('第10条')}", forms.AskForm,
        public=("kind", "grid", "reply_wanted", "confidential"), parties=CALLER,
        sets=(("channel", OWN_CHANNEL),), guards=(guards.REACHABLE,), party=True, told="您反映的事已经收到",
    ),
    Step(
        "receive_dispatched", "登记上级派来的工单", (OPENING,), "signing", "order.receive", f"{OPINION}(五)",
        forms.FromAboveForm, public=(*ORDER, *UNITS[:3], "source_code"), parties=CALLER, stamps=("dispatched_on",),
        looks_up=(DUTIES,), produces=("order_sheet",), told="上级热线已把这件事派给我们",
    ),
    Step(
        "answer_at_once", "当场答复", (OPENING,), "answered_directly", "order.receive", beijing("第11条"),
        forms.AnswerAtOnceForm, public=(*ORDER, "rating"), parties=CALLER, stamps=("replied_on",),
        sets=(("result", "已解释说明"),), outcome="直接答复", shows=("reply",), told="已经当场答复",
    ),
    Step(
        "take_in", "受理", ("asked",), "received", "order.receive", beijing("第11条"), forms.TakeInForm,
        public=("item", "kind", "urgency", "statutory"), looks_up=(CATALOGUE,), primary=True,
        told="已经受理,正在确定由谁办理",
    ),
    Step(
        "answer_directly", "直接答复", BEFORE_DISPATCH, "answered_directly", "order.receive", beijing("第11条"),
        forms.AnswerForm, public=("reply_way", "rating"), stamps=("replied_on",), sets=(("result", "已解释说明"),),
        produces=("order_reply",), outcome="直接答复", carries="main_answered",
        shows=("reply",), told="已经答复您",
    ),
    Step(
        "refer_emergency", "紧急转办", (*BEFORE_DISPATCH, "signing", "handling"), "sent_to_emergency",
        "order.receive", f"{OPINION}(二)②", forms.EmergencyForm, public=("line",), outcome="紧急转办",
        produces=("emergency_letter",), told="情况紧急,已立即转给紧急专线处理",
    ),
    Step(
        "tell_lawful_way", "告知法定途径", BEFORE_DISPATCH, "told_the_way", "order.receive",
        f"{OPINION}(二)③④⑤;{beijing('第11条')}", forms.WayForm,
        public=("lawful_class", "way_out", "way_basis"), stamps=("replied_on",), hands_by=("way_out", HANDED),
        produces=("way_notice",), outcome="告知法定途径", carries="main_answered",
        shows=("way_out", "way_basis", "reply"), told="这件事依法要走别的途径,已把途径告诉您",
    ),
    Step(
        "dispatch", "派单", ("received",), "signing", "order.dispatch", f"{OPINION}(五);{beijing('第12条')}",
        forms.DispatchForm, public=UNITS, shows=("unit",), prefills=UNITS, looks_up=(DUTIES,),
        guards=(guards.NOT_PUSHED_DOWN, guards.TO_THE_LEAD),
        stamps=("dispatched_on",), produces=("order_sheet",), primary=True, told="已派给承办单位,等它签收",
    ),
)  # fmt: skip

SIGNING_STEPS = (
    Step(
        "sign", "签收", ("signing",), "handling", "order.handle", beijing("第12条"), forms.SignForm,
        public=("limit_told",), guards=(guards.LIMIT_TOLD,), stamps=("signed_on",), primary=True, mine=True,
        told="承办单位已签收,开始办理",
    ),
    Step(
        "object", "提出异议", ("signing",), "objected", "order.handle", f"{OPINION}(五);{beijing('第12条第3款')}",
        forms.ObjectForm, public=("objection", "duty_no", "duty_lead", "duty_basis"),
        prefills=("duty_no", "duty_lead", "duty_basis"), guards=(guards.NOT_KEPT_BEFORE, guards.WITHIN_WINDOW),
        sets=(("returned", True),), produces=("objection_letter",), inner=True,
    ),
    Step(
        "return_order", "退单", ("handling",), "objected", "order.handle", f"{OPINION}(五)", forms.ObjectForm,
        public=("objection", "duty_no", "duty_lead", "duty_basis"), prefills=("duty_no", "duty_lead", "duty_basis"),
        guards=(guards.NOT_KEPT_BEFORE,), sets=(("returned", True),), produces=("objection_letter",), inner=True,
    ),
    Step(
        "reassign", "改派", ("objected",), "signing", "order.review", f"{OPINION}(五)", forms.ReassignForm,
        public=UNITS, shows=("unit",), prefills=(("unit", "duty_lead"),), looks_up=(DUTIES,),
        guards=(guards.NOT_PUSHED_DOWN, guards.TO_THE_LEAD), stamps=("dispatched_on",),
        sets=(("reassigned", True), ("signed_on", None)), produces=("order_sheet",), primary=True,
        told="已改派给对口的单位,等它签收",
    ),
    Step(
        "keep", "维持原派单", ("objected",), "signing", "order.review", beijing("第12条第3款"), forms.KeepForm,
        public=("review_basis",), guards=(guards.MAY_BE_KEPT,), sets=(("kept", True),), produces=("keep_notice",),
        inner=True,
    ),
    Step(
        "merge", "并单", (*BEFORE_DISPATCH, "signing", "handling"), "merged", "order.dispatch",
        f"{OPINION}(五):重复诉求合并办理", forms.MergeForm, public=("main_code",), links="main_code", link_kind=MERGED,
        told="与较早反映的同一件事合并办理,办好后会分别告诉您",
    ),
    Step(
        "unmerge", "解除并单", ("merged", "main_answered"), "received", "order.dispatch", f"{OPINION}(五)",
        forms.ReasonForm, link_kind=MERGED, unlinks=True, told="改为单独办理",
    ),
    Step(
        "main_answered", "主单已答复", ("merged",), "main_answered", "order.dispatch", f"{OPINION}(五)",
        forms.MainAnsweredForm, public=("result", "unsolved_because", "unsolved_basis"), shows=("reply",),
        told="同一件事已有答复,正在告诉您",
    ),
    Step(
        "tell_merged", "告知并单诉求人", ("main_answered",), "answered", "order.dispatch", f"{OPINION}(五)",
        forms.TellForm, public=("reply_way",), stamps=("replied_on",), produces=("order_reply",), primary=True,
        told="已把答复告诉您",
    ),
)  # fmt: skip
