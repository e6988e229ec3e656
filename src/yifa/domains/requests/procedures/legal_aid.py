"""法律援助申请: decided in 7 days, appointed in 3, one notice of what is missing, urgent cases helped first.

Reached by handover from the orders and 12348, or lodged at the counter. 法律援助法 第41条 to 第49条.
"""

from typing import Any, Literal

from yifa.ground.calendar import TZ
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.cases.procedure import OPENING, STAYS, ClockDecl, Guard, PartySlot, Procedure, State, Step
from yifa.records.documents.kind import DocumentKind

LAW = "法律援助法"
Matter = Literal[
    "请求国家赔偿", "社会保险或社会救助", "抚恤金", "赡养费、抚养费、扶养费", "确认劳动关系或支付劳动报酬",
    "认定民事行为能力", "工伤、交通、食药、医疗事故人身损害赔偿", "环境污染、生态破坏损害赔偿",
    "刑事辩护或代理", "其他",
]  # fmt: skip
RefusalGround = Literal["不属法律援助事项范围", "不符合经济困难条件", "不属本机构管辖", "其他"]
Exempt = Literal["无", "特困、低保等有证明的", "申请支付劳动报酬或工伤赔偿的进城务工人员", "英雄烈士近亲属等不受限制的"]


class Application(Form):
    title: str = entry("申请事由", max_length=60, help="例如:追索劳动报酬")
    applicant_name: str = entry("申请人姓名", private=True, max_length=60)
    applicant_id_no: str | None = entry("申请人证件号码", default=None, private=True, max_length=30)
    applicant_phone: Telephone | None = entry("申请人电话", default=None, private=True, max_length=30)
    applicant_address: str | None = entry("申请人住址", default=None, private=True, max_length=120)
    matter: Matter = entry("援助事项")
    form: Literal["代理", "辩护", "值班律师帮助", "代拟法律文书", "咨询"] = entry("援助形式", default="代理")
    exempt: Exempt = entry("免予核查经济困难", default="无")
    content: str = entry("基本情况和请求", private=True, long=True, max_length=4000)


class Notice(Form):
    missing: str = entry("需要补充的材料或说明", private=True, long=True, max_length=1000, help="一次全部写清")


class Supplement(Form):
    brought: str = entry("补充了什么", private=True, max_length=400)


class First(Form):
    urgent_ground: Literal["时效或期限即将届满", "需要立即申请保全、先予执行", "其他紧急情形"] = entry("先行援助的情形")
    reason: str = entry("说明", private=True, max_length=400)


class Grant(Form):
    ground: str = entry("给予援助的理由", private=True, max_length=400)
    means_checked: bool = entry("已核查经济困难状况(免予核查的选“是”)", help="请选“是”或“否”")


class Refusal(Form):
    refusal_ground: RefusalGround = entry("不予援助的理由")
    reason: str = entry("说明和依据", private=True, long=True, max_length=1000)


class Appointment(Form):
    lawyer: str = entry("法律援助人员", private=True, max_length=40)
    firm: str = entry("所在机构", max_length=60)


class Objection(Form):
    reason: str = entry("异议的理由", private=True, long=True, max_length=1000)


class Review(Form):
    opinion: str = entry("审查意见", private=True, long=True, max_length=1000)


class Done(Form):
    work: str = entry("援助情况", private=True, long=True, max_length=1000)


class Plain(Form):
    reason: str = entry("说明", private=True, max_length=400)


ONE_NOTICE = Guard(
    "one_notice", "需要补充的材料只能一次性告知。请按现有材料作出决定。", f"{LAW} 第43条",
    lambda image, form, law: not image.took("ask_supplement"),
)  # fmt: skip


def _time_is_over(image: Any, form: Any, law: Any) -> bool:
    clock = image.clocks.get("supplement")
    due = clock.due_at if clock else None
    return due is not None and image.today is not None and image.today > due.astimezone(TZ).date()


LAPSED = Guard(
    "lapsed", "补充材料的期限还没有过,不能视为撤回。请等期满;申请人不想申请了的,办“撤回申请”。", f"{LAW} 第43条",
    _time_is_over,
)  # fmt: skip
MEANS = Guard(
    "means", "还没有核查经济困难状况。请先核查;免予核查的按第42条登记。", f"{LAW} 第41条、第42条",
    lambda image, form, law: form.means_checked,
)  # fmt: skip
SEAL = ("---", ">> {{ organ_name }}（印章）", ">> {{ today }}")


def _paper(code: str, name: str, order: int, article: str, *lines: str) -> DocumentKind:
    number = "（{year}）援字第{seq}号"
    titled = (f"# {name}", ">> {{ number }}", "{{ applicant.name }}：", *lines, *SEAL)
    return DocumentKind(code, name, "requests", f"{LAW} {article}", titled, order=order, number_pattern=number)


AID_PAPERS = (
    _paper(
        "aid_notice", "法律援助一次性补正告知书", 1, "第43条",
        "　　你申请的法律援助（{{ matter }}），还需要补充：{{ missing }}",
        "　　请在{{ law['legal_aid.supplement'] }}内补充；没有正当理由不补充的，视为撤回申请。",
    ),
    _paper(
        "aid_grant", "给予法律援助决定书", 2, "第43条",
        "　　你申请的法律援助（{{ matter }}），经审查，决定给予援助，形式为{{ form }}。",
        "　　本机构将在{{ law['legal_aid.appointment'] }}内指派法律援助人员。",
    ),
    _paper(
        "aid_refusal", "不予法律援助决定书", 2, "第43条、第49条",
        "　　你申请的法律援助（{{ matter }}），经审查，因{{ refusal_ground }}，决定不予援助。", "　　{{ reason }}",
        "　　不服的，可以向设立本机构的司法行政部门提出；该部门在{{ law['legal_aid.objection_review'] }}内审查。"
        "仍不服的，可以依法申请行政复议或者提起行政诉讼。",
    ),
)  # fmt: skip

LEGAL_AID = Procedure(
    code="legal_aid",
    name="法律援助申请",
    domain="requests",
    letters="FY",
    basis=f"{LAW} 第41条至第49条",
    version="2022",
    states=(
        State("examining", "审查中", told="正在审查,决定的期限见下面"),
        State("supplementing", "待补充材料", told="还缺材料,请按告知书补充"),
        State("granted", "已决定援助(待指派)", told="决定给予援助,正在指派人员,期限见下面"),
        State("helping", "援助中", told="援助人员正在办理"),
        State("refused", "不予援助", final=True, told="决定不予援助;不服的可以提出异议"),
        State("objected", "异议审查中", told="司法行政部门正在审查您的异议"),
        State("withdrawn", "已撤回", final=True, told="申请已撤回"),
        State("finished", "已办结", final=True, told="援助已办结"),
    ),
    steps=(
        Step(
            "apply", "提出申请", (OPENING,), "examining", "legal_aid.lodge", f"{LAW} 第41条", Application,
            public=("matter", "form", "exempt"), parties=(PartySlot("applicant", "申请人"),), primary=True,
            told="您的申请已收到",
        ),
        Step(
            "ask_supplement", "一次性告知补充", ("examining",), "supplementing", "legal_aid.lodge", f"{LAW} 第43条",
            Notice, guards=(ONE_NOTICE,), stamps=("noticed_on",), produces=("aid_notice",), shows=("missing",),
            told="请补充材料",
        ),
        Step(
            "supplement", "补充材料", ("supplementing",), "examining", "legal_aid.lodge", f"{LAW} 第43条", Supplement,
            party=True, primary=True, told="您补充了材料",
        ),
        Step(
            "lapse", "视为撤回", ("supplementing",), "withdrawn", "legal_aid.lodge", f"{LAW} 第43条", Plain,
            guards=(LAPSED,), outcome="视为撤回", told="没有补充材料,视为撤回申请",
        ),
        Step(
            "help_first", "先行援助", ("examining", "supplementing"), STAYS, "legal_aid.decide", f"{LAW} 第44条",
            First, public=("urgent_ground",), sets=(("urgent", True),), told="情况紧急,先行提供援助",
        ),
        Step(
            "grant", "决定给予援助", ("examining",), "granted", "legal_aid.decide", f"{LAW} 第43条", Grant,
            public=("means_checked",), guards=(MEANS,), stamps=("decided_on",), sets=(("granted", True),),
            produces=("aid_grant",), primary=True, told="决定给予援助",
        ),
        Step(
            "refuse", "不予援助", ("examining",), "refused", "legal_aid.decide", f"{LAW} 第43条", Refusal,
            public=("refusal_ground",), stamps=("decided_on",), sets=(("granted", False),), produces=("aid_refusal",),
            outcome="不予援助", shows=("refusal_ground", "reason"), told="决定不予援助",
        ),
        Step(
            "appoint", "指派", ("granted",), "helping", "legal_aid.decide", f"{LAW} 第43条", Appointment,
            public=("firm",), stamps=("appointed_on",), primary=True, shows=("firm",), told="已指派援助人员",
        ),
        Step(
            "finish", "办结", ("helping",), "finished", "legal_aid.lodge", f"{LAW} 第48条", Done,
            stamps=("concluded_on",), outcome="援助办结", primary=True, told="援助已办结",
        ),
        Step(
            "object", "提出异议", ("refused",), "objected", "legal_aid.lodge", f"{LAW} 第49条", Objection, party=True,
            told="您对不予援助提出异议",
        ),
        Step(
            "correct", "异议成立,责令援助", ("objected",), "granted", "legal_aid.review", f"{LAW} 第49条", Review,
            sets=(("objection_result", "异议成立"), ("granted", True)), told="异议成立,应当给予援助", primary=True,
        ),
        Step(
            "uphold", "维持不予援助", ("objected",), "refused", "legal_aid.review", f"{LAW} 第49条", Review,
            sets=(("objection_result", "维持"),), outcome="不予援助", shows=("opinion",),
            told="维持原决定;仍不服的可以复议或诉讼",
        ),
        Step(
            "withdraw", "撤回申请", ("examining", "supplementing", "granted"), "withdrawn", "legal_aid.lodge",
            f"{LAW} 第41条", Plain, outcome="撤回", party=True, told="您撤回了申请",
        ),
    ),
    clocks=(
        ClockDecl(
            "decision", "审查决定", "legal_aid.decision", ("apply",), ("grant", "refuse", "lapse", "withdraw"),
            restarts_on=("supplement",), on_expire="请立即作出决定。",
        ),
        ClockDecl(
            "supplement", "补充材料", "legal_aid.supplement", ("ask_supplement",), ("supplement", "lapse", "withdraw"),
            duty="party", on_expire="没有正当理由不补充的,视为撤回申请。",
        ),
        ClockDecl(
            "appointment", "指派援助人员", "legal_aid.appointment", ("grant", "correct"), ("appoint", "withdraw"),
            on_expire="请立即指派。",
        ),
        ClockDecl(
            "objection_review", "审查异议", "legal_aid.objection_review", ("object",), ("correct", "uphold"),
            on_expire="请立即审查。",
        ),
    ),
    detail="requests.LegalAid",
    public=(
        "matter", "form", "exempt", "urgent", "noticed_on", "decided_on", "granted", "refusal_ground", "appointed_on",
        "concluded_on", "objection_result",
    ),
    read="legal_aid.read",
    purpose="经济困难和符合法定条件的当事人申请免费法律服务;由诉求工单、12348工单移送,或在窗口申请。",
    received_by="SFS",
)  # fmt: skip
