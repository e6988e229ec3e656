"""Histories of disputes: each path is a sequence of lawful steps with plausible days between them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from yifa.doors.cli.demo import words
from yifa.doors.cli.demo.chance import person, phone
from yifa.doors.cli.demo.tales import Tale

PATHS: dict[str, Callable[[Tale], None]] = {}


def path(name: str) -> Callable[[Callable[[Tale], None]], Callable[[Tale], None]]:
    def put(tell: Callable[[Tale], None]) -> Callable[[Tale], None]:
        PATHS[name] = tell
        return tell

    return put


def _begin(tale: Tale) -> None:
    """Found on a round, or asked for at the window of the 综治中心 where the plan says so."""
    rng = tale.rng
    kind, dispute_type = tale.set.get("about") or rng.choice(words.DISPUTES)
    window = tale.set.get("channel") == "综治中心"
    found = "综治中心" if window else rng.choice(("排查发现", "网格", "主动调解"))
    tale.step(
        "apply" if window else "screen", "clerk" if window else "grid_member", applicant_name=person(rng),
        applicant_phone=phone(rng), respondent_name=person(rng), title=f"{tale.unit.short}{kind}纠纷(演示)",
        dispute_type=dispute_type,
        people=2 + rng.randrange(4), severity=tale.set.get("severity", "一般"),
        channel=found, summary=f"双方因{kind}发生纠纷(演示)。",
        law_literate=None if window else tale.set.get("law_literate"),
    )  # fmt: skip


def _acceptance(tale: Tale) -> dict[str, Any]:
    told = dict.fromkeys(("applicant_willing", "respondent_willing", "identity_checked", "rights_told"), True)
    return {
        **told, "no_conflict": True, "body": tale.set.get("body", "人民调解委员会"),
        "mediator_name": tale.hat("mediator").name,
        "mediator_chosen_by": "调委会指定", "handler": tale.hat("mediator").username,
        "law_literate": tale.set.get("law_literate"), "led_by": tale.set.get("led_by"),
    }  # fmt: skip


def _terms(tale: Tale) -> dict[str, Any]:
    return {
        "facts_found": "经调查,双方对主要事实没有异议(演示)。",
        "content": "双方互谅互让,一方补偿损失,今后和睦相处(演示)。",
        "perform_way": "现金或转账", "amount": 200 * (1 + tale.rng.randrange(40)),
        "perform_by": tale.day() + timedelta(days=10), "law_literate": tale.set.get("law_literate"),
    }  # fmt: skip


def _follow_up_and_archive(tale: Tale) -> None:
    tale.wait(12, 26)
    tale.step(
        "follow_up", "clerk", performance="已履行", performed_on=tale.day() - timedelta(days=2),
        satisfied=tale.rng.random() < 0.96,
        visited="电话回访,协议已履行,双方无新的争议(演示)。",
    )  # fmt: skip
    _archive(tale)


def _archive(tale: Tale) -> None:
    tale.wait(2, 9)
    tale.step("archive", "clerk", filed_by=tale.hat("clerk").name, pages=8 + tale.rng.randrange(20))


def _accept(tale: Tale) -> None:
    tale.wait(0, 3)
    tale.step("accept", "mediator", **_acceptance(tale))


def _mediate(tale: Tale) -> None:
    tale.wait(2, 9)
    tale.step(
        "mediate", "mediator", place=f"{tale.unit.short}调解室", record="调解员听取双方陈述,讲明法理情理(演示)。",
        law_literate=tale.set.get("law_literate"), led_by=tale.set.get("led_by"),
    )  # fmt: skip


def _agree(tale: Tale) -> None:
    tale.wait(0, 4)
    signed = {"parties_signed": True, "mediator_signed": True, "committee_sealed": True}
    tale.step("agree_in_writing", "mediator", **_terms(tale), **signed)
    tale.wait(0, 1)
    tale.step("take_effect", "mediator")


@path("prevented")
def prevented(tale: Tale) -> None:
    _begin(tale)
    tale.wait(0, 4)
    tale.step(
        "prevent", "clerk", measures="上门劝解,双方当场消除误会(演示)。", law_literate=tale.set.get("law_literate")
    )


@path("at_once")
def at_once(tale: Tale) -> None:
    _begin(tale)
    tale.wait(0, 6)
    terms = _terms(tale)
    tale.step(
        "settle_at_once", "mediator", **{**_acceptance(tale), **terms}, need_no_paper=True, performed_on=tale.day(),
        place=f"{tale.unit.short}调解室", record="双方到场,当场达成一致(演示)。",
    )  # fmt: skip
    tale.wait(12, 26)
    tale.step(
        "follow_up", "clerk", performance="已履行", satisfied=tale.rng.random() < 0.97,
        visited="电话回访,双方无新的争议(演示)。",
    )  # fmt: skip
    _archive(tale)


@path("written")
def written(tale: Tale) -> None:
    _begin(tale)
    _accept(tale)
    if tale.rng.random() < 0.3:
        tale.wait(1, 3)
        tale.step(
            "investigate", "mediator", place=tale.unit.short, asked_name=person(tale.rng),
            record="向知情邻居了解经过(演示)。",
        )  # fmt: skip
    _mediate(tale)
    _agree(tale)
    _follow_up_and_archive(tale)


@path("confirmed")
def confirmed(tale: Tale) -> None:
    _begin(tale)
    _accept(tale)
    _mediate(tale)
    _agree(tale)
    tale.wait(2, 12)
    tale.step("apply_confirmation", "mediator", joint=True, jurisdiction="调解组织所在地法院", court="县人民法院(演示)")
    tale.wait(5, 11)
    tale.step("confirm", "mediator", ruling_no=f"(演示)民特{1 + tale.rng.randrange(400)}号")
    tale.wait(1, 3)
    tale.step(
        "follow_up", "clerk", performance="已履行", performed_on=tale.day() - timedelta(days=1), satisfied=True,
        visited="上门回访,裁定确认的协议已履行(演示)。",
    )  # fmt: skip
    _archive(tale)


@path("failed")
def failed(tale: Tale) -> None:
    _begin(tale)
    _accept(tale)
    _mediate(tale)
    tale.wait(3, 10)
    tale.step(
        "terminate",
        "mediator",
        ground="分歧过大不能达成协议",
        way_out="诉讼",
        explanation="告知双方可以向人民法院起诉(演示)。",
    )
    _archive(tale)


@path("refused")
def refused(tale: Tale) -> None:
    _begin(tale)
    tale.wait(0, 3)
    tale.step(
        "refuse",
        "clerk",
        ground="一方当事人明确拒绝调解",
        way_out="诉讼",
        explanation="一方不同意调解,告知可以起诉(演示)。",
    )


@path("diverted")
def diverted(tale: Tale) -> None:
    _begin(tale)
    tale.wait(0, 3)
    tale.step(
        "divert",
        "clerk",
        way_out="其他职能部门",
        to_organ="自然资源局(演示)",
        reason="属于权属争议,由主管部门处理(演示)。",
    )


@path("withdrawn")
def withdrawn(tale: Tale) -> None:
    _begin(tale)
    _accept(tale)
    tale.wait(1, 6)
    tale.step("withdraw", "clerk", reason="双方自行和解,撤回申请(演示)。")


@path("open")
def open_(tale: Tale) -> None:
    """Mediation under way: nothing more has happened yet."""
    _begin(tale)
    _accept(tale)
    _mediate(tale)


@path("warned")
def warned(tale: Tale) -> None:
    _begin(tale)
    _accept(tale)
    tale.wait(1, 3)
    tale.step(
        "warn", "grid_member", signs="一方邀约亲属到场争吵(演示)。", measures="劝离、约谈、加派调解员(演示)。",
        escalation_people=6,
    )  # fmt: skip


@path("appraising")
def appraising(tale: Tale) -> None:
    """A medical dispute whose clock stands still while experts look at it."""
    tale.set["about"] = words.MEDICAL
    open_(tale)
    tale.wait(1, 3)
    tale.step(
        "commission_appraisal",
        "mediator",
        appraiser="医学会(演示)",
        matter="损害与诊疗行为的因果关系(演示)",
        both_agree=True,
    )


@path("extended")
def extended(tale: Tale) -> None:
    open_(tale)
    tale.wait(8, 12)
    tale.step(
        "extend", "mediator", applicant_agrees=True, respondent_agrees=True, reason="等待一方家属返乡到场(演示)。"
    )


@path("awaiting_visit")
def awaiting_visit(tale: Tale) -> None:
    """An agreement in effect that nobody has followed up yet."""
    _begin(tale)
    _accept(tale)
    _mediate(tale)
    _agree(tale)


@path("registered")
def registered(tale: Tale) -> None:
    _begin(tale)
