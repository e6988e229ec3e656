"""The periods of an order (期限). National law sets none (“科学确定”); each value is profile data in law/hotline.toml.

Where a statute sets the period for the matter, that one runs and the local target does not; what only the local rules
know, an extension by the hotline or the pause of 疑难挂账, does not touch it.
"""

from dataclasses import replace

from yifa.domains.requests.procedures.hotline.words import CONSUMER_COMPLAINT, LABOUR, NO_STATUTE
from yifa.records.cases.procedure import ClockDecl

ORDINARY, URGENT = (("urgency", ("一般",)),), (("urgency", ("紧急",)),)
_LEFT_INTAKE = ("dispatch", "answer_directly", "refer_emergency", "tell_lawful_way", "merge")
_HANDED_OUT = ("dispatch", "receive_dispatched", "reassign", "raise_order")
_DONE = ("reply", "end", "refer_emergency", "merge")
_LATE = "逾期的由热线机构督办。"


def _handling(code: str, name: str, provision: str, where: tuple[tuple[str, tuple[str, ...]], ...]) -> ClockDecl:
    return ClockDecl(
        code, name, provision, ("dispatch", "receive_dispatched", "redo", "take_up"), _DONE,
        restarts_on=("reassign", "raise_order"), where=where, on_expire=_LATE, tells="on_time",
    )  # fmt: skip


def _local(clock: ClockDecl) -> ClockDecl:
    """With what the local rules allow: a longer time, and a halt while a hard matter is studied."""
    return replace(clock, pauses_on=("shelve",), resumes_on=("resume",), extended_by=(("extend", "order.extension"),))


CLOCKS = (
    ClockDecl("intake", "受理网上诉求", "order.intake", ("ask",), ("take_in", *_LEFT_INTAKE), on_expire="请立即受理。"),
    ClockDecl(
        "dispatch", "派单", "order.dispatch", ("register", "take_in", "unmerge", "review_disagreement"), _LEFT_INTAKE,
        where=ORDINARY, on_expire="请立即派单;承办单位不清楚的,请召集有关单位商定。",
    ),
    ClockDecl(
        "dispatch_urgent", "紧急派单", "order.dispatch_urgent",
        ("register", "take_in", "unmerge", "review_disagreement"), _LEFT_INTAKE, where=URGENT,
        on_expire="请立即派单;危及人身安全的请办“紧急转办”。",
    ),
    ClockDecl(
        "sign", "签收", "order.sign", (*_HANDED_OUT, "keep"),
        ("sign", "object", "refer_emergency", "merge", "supervise"),
        on_expire="逾期没有签收又没有异议的,请督办。",
    ),
    ClockDecl(
        "objection", "提出异议", "order.objection", _HANDED_OUT, ("sign", "object", "refer_emergency", "merge"),
        duty="receiver", inner=True, on_expire="不再受理异议,请签收办理。",
    ),
    ClockDecl(
        "review", "异议审核", "order.review", ("object", "return_order"), ("reassign", "keep"),
        on_expire="请立即审核:改派或者维持。",
    ),
    ClockDecl(
        "contact", "首次联系诉求人", "order.contact", ("sign", "redo"), ("contact", "return_order", *_DONE),
        where=(*ORDINARY, ("anonymous", (False,))), on_expire="请立即联系诉求人。",
    ),
    ClockDecl(
        "contact_urgent", "首次联系诉求人(紧急)", "order.contact_urgent", ("sign", "redo"),
        ("contact", "return_order", *_DONE), where=(*URGENT, ("anonymous", (False,))), on_expire="请立即联系诉求人。",
    ),
    _local(_handling("handling", "办理", "order.handling", (*ORDINARY, ("statutory", (NO_STATUTE,))))),
    _local(_handling("handling_urgent", "紧急办理", "order.handling_urgent", (*URGENT, ("statutory", (NO_STATUTE,))))),
    _handling("handling_labour", "劳动保障监察期限(法定)", "order.statutory_labour", (("statutory", (LABOUR,)),)),
    _handling(
        "handling_consumer", "消费投诉期限(法定)", "order.statutory_consumer", (("statutory", (CONSUMER_COMPLAINT,)),)
    ),
    ClockDecl(
        "approval", "审核延期、提级、终止的申请", "order.approval", ("ask_extension", "ask_raise", "ask_ending"),
        ("extend", "refuse_extension", "raise_order", "refuse_raise", "end", "refuse_ending"),
        on_expire="请立即审核。",
    ),
    ClockDecl(
        "supervision", "督办反馈", "order.supervision", ("supervise",), ("reply", "end"), on_expire="请升级督办。",
    ),
    ClockDecl(
        "shelved_study", "挂账研究", "order.shelved_study", ("shelve",), ("resume",), restarts_on=("study",),
        on_expire="挂账不等于不办,请研究进展并告诉诉求人。",
    ),
    ClockDecl(
        "tell_merged", "告知并单诉求人", "order.tell_merged", ("main_answered",), ("tell_merged", "unmerge"),
        on_expire="主单已经答复,请立即告知这一位诉求人。",
    ),
    ClockDecl(
        "follow_up", "回访", "order.follow_up", ("reply", "tell_merged"), ("close", "redo", "ask_again", "supervise"),
        on_expire="请尽快回访。",
    ),
    ClockDecl(
        "redo_review", "审核重办要求", "order.redo_review", ("ask_again",), ("redo", "no_redo"),
        on_expire="请立即决定:重办,或者说明理由和依据。",
    ),
    ClockDecl(
        "disagreement", "复核诉求人的异议", "order.disagreement", ("disagree",), ("review_disagreement", "uphold"),
        on_expire="请由别的人立即复核。",
    ),
    ClockDecl(
        "ask_again", "要求重办或提出不同意见", "order.ask_again",
        ("reply", "tell_merged", "answer_directly", "tell_lawful_way", "end"), ("redo", "ask_again", "disagree"),
        duty="party", on_expire="期满后有新情况的可以重新反映。",
    ),
)  # fmt: skip
