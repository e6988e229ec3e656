"""Steps of handling (首次联系、吹哨、延期、提级、督办、疑难挂账、答复、终止)."""

from yifa.domains.requests.procedures.hotline import forms, guards
from yifa.domains.requests.procedures.hotline.sources import WEIFANG, beijing
from yifa.records.cases.procedure import Step

HANDLING = ("handling",)

HANDLING_STEPS = (
    Step(
        "contact", "首次联系", HANDLING, "handling", "order.handle", beijing("第13条"), forms.ContactForm,
        public=("contact_way", "got_through"), stamps=("contacted_on",), primary=True, told="承办人已与您联系",
    ),
    Step(
        "whistle", "吹哨", HANDLING, "handling", "order.handle", beijing("第16条"), forms.WhistleForm,
        public=("called",), sets=(("whistled", True),), produces=("whistle_notice",),
        told="需要几个部门一起办,已请有关部门到场",
    ),
    Step(
        "arrive", "部门报到", HANDLING, "handling", "order.handle", beijing("第16条"), forms.ArrivalForm,
        public=("came",), told="有关部门已到场商定办法",
    ),
    Step(
        "ask_extension", "申请延期", HANDLING, "extension_asked", "order.handle", beijing("第15条"),
        forms.ExtensionForm, public=("told_caller",),
        guards=(guards.STATUTE_STANDS, guards.CALLER_TOLD, guards.EXTENSIONS_LEFT),
        told="承办单位申请延长办理时间,已向您说明理由",
    ),
    Step(
        "extend", "批准延期", ("extension_asked",), "handling", "order.approve", f"{WEIFANG} 第20条",
        forms.DecisionForm, sets=(("extended", True),), produces=("extension_notice",), primary=True,
        told="办理时间已延长,新的期限见下面",
    ),
    Step(
        "refuse_extension", "不准延期", ("extension_asked",), "handling", "order.approve", f"{WEIFANG} 第20条",
        forms.DecisionForm, inner=True,
    ),
    Step(
        "ask_raise", "申请提级", HANDLING, "raise_asked", "order.handle", beijing("第20条"), forms.ReasonForm,
        inner=True,
    ),
    Step(
        "raise_order", "提级办理", ("raise_asked",), "signing", "order.approve", beijing("第20条"), forms.RaiseForm,
        public=("level", "unit"), shows=("unit",), sets=(("raised", True), ("signed_on", None)),
        stamps=("dispatched_on",),
        produces=("order_sheet",), primary=True, told="这件事已提到上一级办理",
    ),
    Step(
        "refuse_raise", "不予提级", ("raise_asked",), "handling", "order.approve", beijing("第20条"),
        forms.DecisionForm, inner=True,
    ),
    Step(
        "supervise", "督办", ("signing", "handling", "answered"), "supervised", "order.supervise",
        f"{WEIFANG} 第26条", forms.SuperviseForm, public=("supervision", "supervised_for"),
        produces=("supervision_order",), told="热线机构已督促承办单位办理",
    ),
    Step(
        "take_up", "接收督办", ("supervised",), "handling", "order.handle", f"{WEIFANG} 第26条", forms.TakeUpForm,
        stamps=("signed_on",), primary=True, inner=True, mine=True,
    ),
    Step(
        "shelve", "疑难挂账", HANDLING, "shelved", "order.approve", f"{WEIFANG} 第23条", forms.ShelveForm,
        public=("studied_by", "told_caller"), guards=(guards.CALLER_TOLD,), sets=(("shelved", True),),
        produces=("shelving_record",), told="这件事一时难以解决,已列入疑难事项专门研究,并向您说明",
    ),
    Step(
        "study", "挂账研究", ("shelved",), "shelved", "order.approve", f"{WEIFANG} 第23条", forms.ResumeForm,
        told="疑难事项又作了研究", primary=True,
    ),
    Step(
        "resume", "恢复办理", ("shelved",), "handling", "order.approve", f"{WEIFANG} 第23条", forms.ResumeForm,
        told="疑难事项有了办法,恢复办理",
    ),
    Step(
        "reply", "答复", HANDLING, "answered", "order.handle", beijing("第15条"), forms.ReplyForm,
        public=("result", "unsolved_because", "unsolved_basis", "reply_way"),
        guards=(guards.CONTACTED_FIRST, guards.UNSOLVED_EXPLAINED), stamps=("replied_on",),
        produces=("order_reply",), primary=True, carries="main_answered",
        shows=("result", "reply", "unsolved_because", "unsolved_basis"), told="已经答复您",
    ),
    Step(
        "ask_ending", "申请终止", HANDLING, "ending_asked", "order.handle", f"{WEIFANG} 第21条", forms.EndForm,
        public=("end_ground",), produces=("ending_request",), inner=True,
    ),
    Step(
        "end", "批准终止", ("ending_asked",), "ended", "order.approve", f"{WEIFANG} 第21条", forms.EndedForm,
        public=("end_basis", "excluded"), produces=("ending_notice",), outcome="终止", carries="main_answered",
        shows=("reply", "end_basis"), told="办理已终止,理由已告诉您", primary=True,
    ),
    Step(
        "refuse_ending", "不准终止", ("ending_asked",), "handling", "order.approve", f"{WEIFANG} 第21条",
        forms.DecisionForm, inner=True,
    ),
)  # fmt: skip
