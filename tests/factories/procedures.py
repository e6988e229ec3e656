"""A small procedure of the tests' own, with every feature of the engine and no law of any domain."""

from datetime import date
from decimal import Decimal

import pytest

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import actor_is_one_of, case_is_handled_by_my_organ
from yifa.ground.provisions import LAWBOOK, Provision
from yifa.records.cases.procedure import PROCEDURES, ClockDecl, Guard, PartySlot, Procedure, State, Step
from yifa.records.documents.kind import DOCUMENTS, DocumentKind

TEST_LAW = "测试规定 第1条"


class Complaint(Form):
    title: str = entry("事项", max_length=40)
    channel: str = entry("来源", default="窗口")
    applicant_name: str | None = entry("申请人", default=None, private=True)
    applicant_phone: str | None = entry("电话", default=None, private=True, pattern=r"^1\d{10}$")
    amount: Decimal | None = entry("金额", default=None, ge=0, unit="元")


class Reason(Form):
    reason: str = entry("理由", long=True, min_length=2)


def handled_by_another(image, form, law) -> bool:
    return "本人" not in form.reason


OPEN, DOING, PAUSED, DONE, REFUSED = "registered", "working", "paused", "done", "refused"

WALK = Procedure(
    code="test_walk",
    name="测试事项",
    domain="tests",
    letters="CS",
    basis="测试规定",
    version="1",
    states=(
        State(OPEN, "已登记"),
        State(DOING, "办理中"),
        State(PAUSED, "已中止"),
        State(DONE, "已办结", final=True),
        State(REFUSED, "不予受理", final=True),
    ),
    steps=(
        Step("lodge", "登记", ("",), OPEN, "test.clerk", TEST_LAW, form=Complaint, public=("channel", "amount"),
             parties=(PartySlot("applicant", "申请人"),), produces=("test_form",)),
        Step("accept", "受理", (OPEN,), DOING, "test.clerk", TEST_LAW),
        Step("refuse", "不予受理", (OPEN,), REFUSED, "test.clerk", TEST_LAW, form=Reason, outcome="不予受理"),
        Step("pause", "中止", (DOING,), PAUSED, "test.mediate", TEST_LAW, form=Reason),
        Step("resume", "恢复", (PAUSED,), DOING, "test.mediate", TEST_LAW),
        Step("extend", "延期", (DOING,), DOING, "test.mediate", TEST_LAW, form=Reason),
        Step("close", "办结", (DOING,), DONE, "test.mediate", TEST_LAW, form=Reason, outcome="办结",
             guards=(Guard("another", "办结理由不能写“本人”,请写明结果。", TEST_LAW, handled_by_another),),
             needs=("test_form",)),
    ),
    clocks=(
        ClockDecl("work", "办理期限", "test.work", ("accept",), ("close",), ("pause",), ("resume",),
                  (("extend", "test.more"),)),
    ),
)  # fmt: skip

RULES = (
    Provision("test.work", "办理期限", 5, "wd", TEST_LAW, date(2019, 1, 1), tag="verified"),
    Provision("test.more", "延长", 3, "wd", TEST_LAW, date(2019, 1, 1), tag="memory"),
)


@pytest.fixture(scope="session", autouse=True)
def walk() -> Procedure:
    """The procedure, declared for the whole test run."""
    clerk = actor_is_one_of("clerk")
    mediator = actor_is_one_of("mediator", "clerk")
    PERMISSIONS.add(Permission("test.clerk", "登记测试事项", ((clerk,),)))
    PERMISSIONS.add(Permission("test.mediate", "办理测试事项", ((mediator, case_is_handled_by_my_organ),)))
    DOCUMENTS.add(DocumentKind("test_form", "测试登记表", "tests", TEST_LAW, lines=("# 测试登记表", "{{ title }}")))
    for rule in RULES:
        if rule.code not in LAWBOOK:
            LAWBOOK.add(rule)
    return PROCEDURES.add(WALK)
