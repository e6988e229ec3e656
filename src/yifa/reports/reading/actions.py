"""The only writer of answers to findings: answer_finding. What is dismissed counts against the rule."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Q

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import record
from yifa.ground.places.codes import full
from yifa.reports.reading.checking import RULES
from yifa.reports.reading.checking import rules as _declared  # noqa: F401  (imports declare the rules)
from yifa.reports.reading.models import DISMISSED, VERDICTS, FindingAnswer
from yifa.reports.reading.permissions import ANSWER

LONGEST, SHORTEST = 400, 2


class AnswerRefused(ValueError):
    """The finding cannot be answered like this; a Chinese sentence says what to do."""


def answer_finding(*, rule: str, document: str, finding: str, verdict: str, reason: str, by: Actor) -> FindingAnswer:
    """Accept or dismiss one finding, with a reason. Answering again replaces the answer; the ledger keeps both.

    ``document``, ``finding``: fingerprint and key as :mod:`yifa.reports.reading.showing.sheet` makes them.
    Raises NotAllowed, AnswerRefused; then nothing is written.
    """
    demand(by, ANSWER.code)
    reason = " ".join(reason.split())
    if rule not in RULES:
        raise AnswerRefused("没有这条规则,请重新打开体检结果。")
    if verdict not in dict(VERDICTS):
        raise AnswerRefused("请选择接受或不采纳。")
    if not SHORTEST <= len(reason) <= LONGEST:
        raise AnswerRefused(f"请写明理由,{SHORTEST}到{LONGEST}个字,例如“口径不同:前者含代办件”。")
    with transaction.atomic():
        row, _ = FindingAnswer.objects.update_or_create(
            document=document,
            finding=finding,
            organ=by.organ,
            defaults={
                "rule": rule, "verdict": verdict, "reason": reason, "division": full(by.scope),
                "answered_by": by.username, "answered_at": now(),
            },
        )  # fmt: skip
        data = {"rule": rule, "verdict": verdict, "document": document, "finding": finding}
        record("reading.finding_answered", row.subject, by=by, data=data, digests={row.subject: row.digest()})
    return row  # type: ignore[no-any-return]


def answers_about(document: str, *, by: Actor) -> dict[str, FindingAnswer]:
    """What was answered about this very text, by the finding's key; the reader's own organ has the last word."""
    rows: Iterable[FindingAnswer] = FindingAnswer.objects.visible_to(by).filter(document=document)
    ordered = sorted(rows, key=lambda row: (row.organ == by.organ, row.answered_at))
    return {row.finding: row for row in ordered}


def false_alarm_rates() -> dict[str, tuple[int, int]]:
    """Per rule: (findings dismissed, findings answered). A rule is judged, too."""
    counted = FindingAnswer.objects.values_list("rule").annotate(
        wrong=Count("pk", filter=Q(verdict=DISMISSED)), answered=Count("pk")
    )
    return {rule: (wrong, answered) for rule, wrong, answered in counted}
