"""The rules of mediation (调解监督规则): what the committee or the office failed to do. Pure Python, open text.

Lateness itself is told by the clocks; these look at what a clock cannot see. ``fires`` answers True, or the words
that stand at ``{missing}`` in the sentence and tell one alert of a rule from the next.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from yifa.ground.calendar.clock import day_of
from yifa.readers.watch.rule import Rule
from yifa.records.cases.image import CaseImage

Law = Callable[[str], Any]
_REPORTS = ("report_to_police", "hand_to_police")


def _police_untold(case: CaseImage, law: Law, now: datetime) -> bool:
    """Warned of a public-security risk, then left that state or ran out of time without a report."""
    warned = case.last("warn_public_security")
    if warned is None or any(taken.at >= warned.at for taken in case.steps if taken.step in _REPORTS):
        return False
    clock = case.clocks.get("escalation_report")
    return case.state != "warned" or bool(clock and clock.due_at and now > clock.due_at)


def _performance_unwatched(case: CaseImage, law: Law, now: datetime) -> bool:
    """The day of performance has passed, nothing is known of performance, and nobody has asked since."""
    due = case.detail.get("perform_by")
    if case.state not in ("effective", "confirmed", "followed") or due is None or due >= day_of(now):
        return False
    visited = case.last("follow_up")
    return case.detail.get("performed_on") is None and (visited is None or day_of(visited.at) <= due)


def _window_closing(case: CaseImage, law: Law, now: datetime) -> list[str]:
    """T-10 and T-3: the innermost notice that has been reached, once each."""
    clock = case.clocks.get("confirmation")
    if clock is None or clock.state != "running" or clock.due_at is None or case.detail.get("performed_on"):
        return []
    left = (day_of(clock.due_at) - day_of(now)).days
    reached = [notice for notice in law("dispute.confirmation_alerts") if 0 <= left <= notice]
    return [f"{min(reached)}日"] if reached else []


def _written_but_unsigned(case: CaseImage, law: Law, now: datetime) -> bool:
    taken = case.last("agree_in_writing")
    return case.state == "agreed" and taken is not None and day_of(taken.at) < day_of(now)


def _untold_after_breach(case: CaseImage, law: Law, now: datetime) -> bool:
    if case.detail.get("performance") not in ("未履行", "部分履行") or case.state != "followed":
        return False
    told, visited = case.last("tell_unperformed"), case.last("follow_up")
    due = case.detail.get("perform_by")
    overdue = due is None or due < day_of(now)
    return overdue and visited is not None and (told is None or told.at < visited.at)


def _nobody_mediated(case: CaseImage, law: Law, now: datetime) -> bool:
    """Accepted, but nobody has mediated although half of the period is gone."""
    running = [c for code, c in case.clocks.items() if code.startswith("mediation") and c.state == "running"]
    if case.state != "accepted" or not running or not running[0].due_at:
        return False
    began = running[0].events[0].at
    return now - began > (running[0].due_at - began) / 2


MEDIATION_RULES = (
    Rule(
        code="dispute.police_untold", name="激化预警没有报告公安机关", severity="error", basis="人民调解法 第25条",
        looks_at="case", procedures=("dispute",), fires=_police_untold,
        sentence="“{name}”已预警可能引发治安、刑事案件,没有报告公安机关的记录。请立即报告,并写明没有及时报告的原因。",
        fires_on="上午九点预警“扬言持械报复”,当天下午三点仍无报告记录;或者没有报告就终止了调解。",
        silent_on="上午九点预警,九点半已报告派出所。",
    ),
    Rule(
        code="dispute.performance_unwatched", name="履行期限已过没有回访", severity="warn", basis="人民调解法 第31条",
        looks_at="case", procedures=("dispute",), fires=_performance_unwatched,
        sentence="“{name}”的调解协议履行期限已过,还没有回访履行情况。请回访,督促履行并登记。",
        fires_on="协议约定3月20日前付清,4月1日仍没有履行和回访的记录。",
        silent_on="协议约定3月20日前付清,3月25日已回访;或者3月10日已登记履行完毕。",
    ),
    Rule(
        code="dispute.confirmation_window", name="司法确认申请期将满", severity="info",
        basis="人民调解法 第33条；民事诉讼法 第205条", looks_at="case", procedures=("dispute",), fires=_window_closing,
        sentence="“{name}”共同申请司法确认的期限只剩不到{missing}。请提醒双方:愿意申请的,要在期满前共同提出。",
        fires_on="协议9月1日生效(期限到10月8日),到9月29日双方尚未申请。",
        silent_on="协议9月1日生效,9月10日距到期还远;或者双方已经申请。",
    ),
    Rule(
        code="dispute.agreement_unsigned", name="书面协议签署不全", severity="warn", basis="人民调解法 第29条",
        looks_at="case", procedures=("dispute",), fires=_written_but_unsigned,
        sentence="“{name}”的书面协议还没有签名、盖章齐全,尚未生效。请补齐当事人、调解员、调委会三样。",
        fires_on="前一天达成书面协议,至今没有加盖调委会印章。",
        silent_on="当天达成协议,当天三样齐全并登记生效。",
    ),
    Rule(
        code="dispute.breach_untold", name="未履行没有告知途径", severity="warn", basis="人民调解法 第31条、第33条",
        looks_at="case", procedures=("dispute",), fires=_untold_after_breach,
        sentence="“{name}”回访发现协议没有履行,还没有告知当事人起诉或申请执行的途径。请办理告知。",
        fires_on="履行期限已过,回访登记“未履行”,没有告知记录。",
        silent_on="回访登记“未履行”,当天已发履行告知书。",
    ),
    Rule(
        code="dispute.accepted_unmediated", name="受理后迟迟没有调解", severity="warn", basis="人民调解法 第21条",
        looks_at="case", procedures=("dispute",), fires=_nobody_mediated,
        sentence="“{name}”受理后还没有开展调解,调解期限已过半。请尽快约双方调解。",
        fires_on="期限一个月,受理后第20日仍无调解记录。",
        silent_on="受理后第3日已开展第一次调解。",
    ),
)  # fmt: skip
