"""专题(每月一题): a matter that comes again and again at one place is taken up as a whole, from proposal to evaluation.

It looks at matters and places, never at people: no name of anyone is needed to propose one.
"""

from datetime import date
from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.records.cases.procedure import OPENING, ClockDecl, Guard, Procedure, State, Step
from yifa.records.documents.kind import DocumentKind

FREQUENT = "国办2025意见(高频共性问题未诉先办)"
MONTHLY = f"{FREQUENT};北京“每月一题”做法(地方,待核)"
TOPIC = "topic"
"""Kind of the tie between a gathered case and its topic."""
MOST_CODES = 4000

Kind = Literal["诉求工单", "网格事件", "群众意见"]
Codes = "一行一个案号,或用空格、逗号隔开;可从“高频与预警”的明细页带入"


class Proposal(Form):
    title: str = entry("专题名称", max_length=60, help="例如:测试村公共照明反复报修")
    kind: Kind = entry("哪一类事项")
    item: str = entry("事项", max_length=60)
    since: date = entry("统计自")
    until: date = entry("统计至")
    reason: str = entry("为什么要专题办", private=True, long=True, max_length=500)


class Gathering(Form):
    codes: str = entry("纳入哪些事项(案号)", long=True, max_length=MOST_CODES, help=Codes)


class Release(Form):
    codes: str = entry("移出哪些事项(案号)", long=True, max_length=MOST_CODES, help=Codes)
    reason: str = entry("为什么移出", private=True, max_length=200)


class Plan(Form):
    cause: str = entry("原因在哪里", private=True, long=True, max_length=1000)
    plan: str = entry("治理方案", private=True, long=True, max_length=2000)
    unit: str = entry("牵头单位", max_length=60)
    co_units: str = entry("配合单位", default="", max_length=120)
    finish_by: date = entry("计划完成日")


class Measure(Form):
    measure: str = entry("采取了什么措施", private=True, long=True, max_length=500)


class Result(Form):
    result: str = entry("结果", private=True, long=True, max_length=1000)


class Evaluation(Form):
    effect: Literal["明显减少", "有所减少", "没有减少"] = entry("同类事项现在")
    evaluation: str = entry("怎么看出来的", private=True, long=True, max_length=500, help="对照“专题数据”里前后的件数")


class Reason(Form):
    reason: str = entry("理由", private=True, max_length=300)


IN_ORDER = Guard(
    "topic_period", "统计的起止日期颠倒了,请改正。", FREQUENT, lambda image, form, law: form.since <= form.until
)
IN_FUTURE = Guard(
    "topic_plan_ahead", "计划完成日应当在今天之后。", MONTHLY, lambda image, form, law: form.finish_by > image.today
)
FEWER = Guard(
    "topic_effect", "同类事项没有减少的,不能销号,请选“继续治理”,另想办法。", MONTHLY,
    lambda image, form, law: form.effect != "没有减少",
)  # fmt: skip


def _gathering(code: str, state: str) -> Step:
    return Step(
        code, "纳入事项", (state,), state, "requests.topic", FREQUENT, Gathering, public=("codes",), gathers="codes",
        link_kind=TOPIC,
    )  # fmt: skip


def _release(code: str, state: str) -> Step:
    return Step(
        code, "移出事项", (state,), state, "requests.topic", FREQUENT, Release, public=("codes",), releases="codes",
        link_kind=TOPIC,
    )  # fmt: skip


STEPS = (
    Step(
        "propose", "提出专题", (OPENING,), "proposed", "requests.topic", FREQUENT, Proposal,
        public=("title", "kind", "item", "since", "until"), guards=(IN_ORDER,), primary=True,
    ),
    _gathering("gather", "proposed"),
    _release("release", "proposed"),
    Step(
        "plan", "立项定方案", ("proposed",), "working", "requests.topic_decide", MONTHLY, Plan,
        public=("unit", "co_units", "finish_by"), guards=(IN_FUTURE,), stamps=("planned_on",),
        produces=("topic_plan",), primary=True,
    ),
    Step(
        "decline", "不立项", ("proposed",), "declined", "requests.topic_decide", FREQUENT, Reason, outcome="不立项",
    ),
    _gathering("gather_more", "working"),
    _release("release_more", "working"),
    Step("measure", "记录措施", ("working",), "working", "requests.topic", MONTHLY, Measure),
    Step(
        "report", "报告结果", ("working",), "evaluating", "requests.topic", MONTHLY, Result, stamps=("reported_on",),
        primary=True,
    ),
    Step(
        "go_on", "继续治理", ("evaluating",), "working", "requests.topic_decide", MONTHLY, Reason,
        sets=(("reported_on", None),),
    ),
    Step(
        "evaluate", "评估销号", ("evaluating",), "closed", "requests.topic_decide", MONTHLY, Evaluation,
        public=("effect",), guards=(FEWER,), outcome="销号", produces=("topic_evaluation",), primary=True,
    ),
)  # fmt: skip

SPECIAL_TOPIC = Procedure(
    code="special_topic",
    name="专题(每月一题)",
    domain="requests",
    letters="ZT",
    basis=MONTHLY,
    version="2025",
    states=(
        State("proposed", "待立项"),
        State("declined", "未立项", final=True),
        State("working", "治理中"),
        State("evaluating", "待评估"),
        State("closed", "已销号", final=True),
    ),
    steps=STEPS,
    clocks=(
        ClockDecl(
            "topic", "专题治理期限", "requests.topic", ("plan", "go_on"), ("report",),
            on_expire="超期的由综治中心提请负责人研究,说明原因。",
        ),
    ),
    detail="requests.SpecialTopic",
    public=("kind", "item", "since", "until", "unit", "co_units", "finish_by", "planned_on", "reported_on", "effect"),
    read="requests.read",
    purpose="同一事项在同一地方反复发生,立为专题,找原因、定方案、明确牵头单位,办完对照件数评估。",
)  # fmt: skip

TOPIC_PAPERS = (
    DocumentKind(
        "topic_plan", "专题治理方案", "requests", MONTHLY,
        (
            "# 专题治理方案", "编号：{{ case.code }}", "| 专题 | {{ title }} | 事项 | {{ kind }}·{{ item }} |",
            "| 统计期间 | {{ since }}至{{ until }} | 计划完成 | {{ finish_by }} |",
            "| 牵头单位 | {{ unit }} | 配合单位 | {{ co_units }} |", "---", "　　一、为什么立项：{{ reason }}",
            "　　二、原因：{{ cause }}", "　　三、治理方案：{{ plan }}", "---", ">> {{ organ_name }}", ">> {{ today }}",
        ),
        required=True, order=1,
    ),
    DocumentKind(
        "topic_evaluation", "专题评估意见", "requests", MONTHLY,
        (
            "# 专题评估意见", "编号：{{ case.code }}", "| 专题 | {{ title }} | 牵头单位 | {{ unit }} |",
            "| 立项日 | {{ planned_on }} | 报告结果日 | {{ reported_on }} |", "---", "　　一、结果：{{ result }}",
            "　　二、成效：{{ effect }}。{{ evaluation }}", "　　三、意见：同意销号。", "---", ">> {{ organ_name }}",
            ">> {{ today }}",
        ),
        required=True, order=2,
    ),
)  # fmt: skip
