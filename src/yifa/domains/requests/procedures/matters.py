"""Four short procedures of going round and asking (排查走访): opinions, instability, problems, hazards.

They look at matters, never at a person: no name of anyone is needed to register one.
"""

from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.records.cases.procedure import OPENING, ClockDecl, Procedure, State, Step

LOCAL_RULES = "综治中心和平安建设地方规定(地方)"
SAFETY_LAW = "安全生产法 第9条、第41条(待核)"
PUBLIC = ("category", "unit", "joint_body", "unsolved_because")
DETAIL = "requests.Matter"


class Found(Form):
    title: str = entry("事项概述", max_length=60)
    category: Literal["民生保障", "土地山林", "劳动用工", "基础设施", "环境", "安全", "政策", "其他"] = entry("类别")
    joint_body: str = entry("联合单位", default="", max_length=60)
    told_by: str = entry("反映人", default="", private=True, max_length=40)
    detail: str = entry("具体情况", default="", private=True, long=True, max_length=500)


class Assignment(Form):
    unit: str = entry("责任单位", max_length=60)


class Result(Form):
    result: str = entry("办理结果", private=True, long=True, max_length=500)


class Unsolved(Form):
    unsolved_because: Literal["能办未办成", "依法不能办", "不属我方职责"] = entry("属于哪一种")
    ground: str = entry("依据和说明", private=True, max_length=300, help="依法不能办的写明条款")


def _open(code: str, name: str, basis: str) -> Step:
    return Step(
        code, name, (OPENING,), "registered", "requests.report", basis, Found,
        public=("category", "joint_body"), primary=True,
    )  # fmt: skip


def _assign(basis: str) -> Step:
    return Step(
        "assign", "交办", ("registered",), "in_handling", "requests.dispatch", basis, Assignment, public=("unit",),
        primary=True, told="已交给责任单位办理", shows=("unit",),
    )  # fmt: skip


def _finish(code: str, name: str, target: str, basis: str, outcome: str) -> Step:
    return Step(
        code,
        name,
        ("registered", "in_handling"),
        target,
        "requests.handle",
        basis,
        Result,
        outcome=outcome,
        primary=True,
        shows=("result",),
    )


def _unsolved(basis: str) -> Step:
    return Step(
        "explain", "说明未解决", ("in_handling",), "explained", "requests.handle", basis, Unsolved,
        public=("unsolved_because",), outcome="未解决", shows=("unsolved_because", "ground"),
    )  # fmt: skip


REGISTERED = State("registered", "已登记")
IN_HANDLING = State("in_handling", "办理中")
EXPLAINED = State("explained", "已说明", final=True)


def _clock(start: str, *stops: str) -> tuple[ClockDecl, ...]:
    return (
        ClockDecl(
            "handling", "办理时限", "requests.matter_handling", (start,), stops, on_expire="超期的由综治中心督办。"
        ),
    )


OPINION = Procedure(
    "public_opinion", "群众意见", "requests", "YJ", "信访工作条例 第5条;综治中心和平安建设地方规定(地方)", "2024",
    (REGISTERED, IN_HANDLING, State("answered", "已答复", final=True), EXPLAINED),
    (
        _open("collect", "收集意见", LOCAL_RULES), _assign(LOCAL_RULES),
        _finish("answer", "采纳并答复", "answered", LOCAL_RULES, "采纳"), _unsolved(LOCAL_RULES),
    ),
    _clock("collect", "answer", "explain"), DETAIL, PUBLIC, "requests.read", purpose="走访收集的意见建议,办理后答复。",
)  # fmt: skip

INSTABILITY = Procedure(
    "instability_factor", "不稳定因素", "requests", "BW", LOCAL_RULES, "2024",
    (REGISTERED, IN_HANDLING, State("defused", "已化解", final=True), State("handed_over", "已移交调处", final=True)),
    (
        _open("screen", "排查登记", LOCAL_RULES), _assign(LOCAL_RULES),
        _finish("defuse", "化解销号", "defused", LOCAL_RULES, "化解"),
        Step(
            "hand_over", "移交矛盾纠纷调处", ("registered", "in_handling"), "handed_over", "requests.dispatch",
            "人民调解法 第17条", Result, outcome="移交", hands_to="dispute",
        ),
    ),
    _clock("screen", "defuse", "hand_over"), DETAIL, PUBLIC, "requests.read",
    purpose="只登记事由和责任单位,不登记、不评价任何人。",
)  # fmt: skip

PROBLEM = Procedure(
    "public_problem", "群众难题", "requests", "NT", LOCAL_RULES, "2024",
    (REGISTERED, IN_HANDLING, State("resolved", "已化解", final=True), EXPLAINED),
    (
        _open("register", "登记难题", LOCAL_RULES), _assign(LOCAL_RULES),
        _finish("resolve", "依法化解", "resolved", LOCAL_RULES, "化解"), _unsolved(LOCAL_RULES),
    ),
    _clock("register", "resolve", "explain"), DETAIL, PUBLIC, "requests.read", purpose="群众急难愁盼事项的办理。",
)  # fmt: skip

HAZARD = Procedure(
    "hazard", "风险隐患", "requests", "YH", SAFETY_LAW, "2024",
    (REGISTERED, IN_HANDLING, State("removed", "已排除", final=True), State("passed_up", "已上报", final=True)),
    (
        _open("find", "发现隐患", SAFETY_LAW), _assign(SAFETY_LAW),
        _finish("remove", "排险除险", "removed", SAFETY_LAW, "排除"),
        _finish("pass_up", "上报主管部门", "passed_up", SAFETY_LAW, "上报"),
    ),
    _clock("find", "remove", "pass_up"), DETAIL, PUBLIC, "requests.read",
    purpose="防汛、森林防火、道路等风险隐患的发现、协调和排除,含毗邻联防联控。",
)  # fmt: skip
