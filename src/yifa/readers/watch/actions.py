"""Answering an alert: corrected, explained with grounds, or a false alarm; then verified by someone else."""

from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import PERMISSIONS, Permission, demand
from yifa.ground.identity.predicates import actor_is_one_of, case_is_handled_by_my_organ
from yifa.ground.ledger import record
from yifa.readers.watch.models import ANSWERS, Alert
from yifa.readers.watch.sight import alerts_in_sight

ANSWER = Permission(
    "watch.answer", "答复监督提示", ((case_is_handled_by_my_organ,), (actor_is_one_of("justice_head"),))
)
VERIFY = Permission("watch.verify", "核实监督提示的答复", ((actor_is_one_of("supervisor", "justice_head", "leader"),),))
PERMISSIONS.add_all([ANSWER, VERIFY])


class AlertRefused(ValueError):
    """The alert cannot be answered or verified now; a Chinese sentence says why."""


def answer(alert_id: int, *, by: Actor, kind: str, grounds: str) -> Alert:
    """Answer one alert. ``kind``: corrected, explained or false_alarm; grounds in words are required."""
    if kind not in dict(ANSWERS):
        raise AlertRefused("请选择答复:已纠正、有正当理由或误报。")
    if not grounds.strip():
        raise AlertRefused("请写明怎样纠正的,或者有什么理由。")
    with transaction.atomic():
        alert = _held(alert_id, by=by)
        demand(by, ANSWER.code, alert)
        if alert.state != "raised":
            raise AlertRefused("这条提示已经答复过了。")
        alert.state, alert.answer, alert.grounds = "answered", kind, grounds.strip()[:400]
        alert.answered_by, alert.answered_at = by.username, now()
        alert.save()
        record("watch.alert_answered", alert.subject, by=by, data={"alert": alert.pk, "answer": kind})
    return alert


def verify(alert_id: int, *, by: Actor, holds: bool) -> Alert:
    """Confirm an answer (the alert is closed) or send it back. Whoever answered does not verify."""
    with transaction.atomic():
        alert = _held(alert_id, by=by)
        demand(by, VERIFY.code, alert)
        if alert.state != "answered":
            raise AlertRefused("这条提示还没有答复,不能核实。")
        if alert.answered_by == by.username:
            raise AlertRefused("答复的人不能核实自己的答复,请换一位同事核实。")
        if holds:
            alert.state, alert.verified_by, alert.verified_at = "closed", by.username, now()
        else:
            alert.state, alert.answer, alert.answered_by, alert.answered_at = "raised", "", "", None
        alert.save()
        record("watch.alert_verified", alert.subject, by=by, data={"alert": alert.pk, "holds": holds})
    return alert


def _held(alert_id: int, *, by: Actor) -> Alert:
    alert = alerts_in_sight(by).select_for_update(of=("self",)).filter(pk=alert_id).first()
    if alert is None:
        raise AlertRefused("没有找到这条提示,或者它不在您的管辖范围内。")
    return alert  # type: ignore[no-any-return]


def false_alarm_rates() -> dict[str, tuple[int, int]]:
    """Per rule: (answers that said false alarm, all answers). A rule is judged too."""
    rates: dict[str, tuple[int, int]] = {}
    for rule, said in Alert.objects.exclude(answer="").values_list("rule", "answer").iterator():
        wrong, all_of_them = rates.get(rule, (0, 0))
        rates[rule] = (wrong + (said == "false_alarm"), all_of_them + 1)
    return rates
