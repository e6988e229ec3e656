"""The rules of disputes (监督规则): what the committee or the office failed to do. Pure Python, open text."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from yifa.ground.calendar.clock import day_of
from yifa.readers.watch.rule import Rule
from yifa.records.cases.image import CaseImage, ClockImage

Law = Callable[[str], Any]


def _unreported(case: CaseImage, law: Law, now: datetime) -> bool:
    clock = case.clocks.get("escalation_report")
    return bool(clock and clock.state == "running" and clock.due_at and now > clock.due_at)


def _no_follow_up(case: CaseImage, law: Law, now: datetime) -> bool:
    clock = case.clocks.get("follow_up")
    return bool(clock and clock.state == "running" and clock.due_at and now > clock.due_at)


def _window_closing(clock: ClockImage, law: Law, now: datetime) -> bool:
    """Within the first of the days of notice (T-10); the alert is raised again at the last one (T-3)."""
    if clock.code != "confirmation" or clock.state != "running" or clock.due_at is None:
        return False
    left = day_of(clock.due_at) - day_of(now)
    return timedelta(0) <= left <= timedelta(days=max(law("dispute.confirmation_alerts")))


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


RULE_LIST = (
    Rule(
        "dispute.police_untold",
        "激化预警未及时报告",
        "error",
        "人民调解法 第25条",
        "case",
        "{code}已预警可能引发治安、刑事案件,至今没有报告公安机关的记录。请立即报告并补记。",
        "上午九点预警“持械扬言报复”,当天下午三点仍无报告记录。",
        "上午九点预警,九点半已报告派出所。",
        _unreported,
        ("dispute",),
    ),
    Rule(
        "dispute.follow_up_missing",
        "协议生效后没有回访",
        "warn",
        "人民调解法 第31条",
        "case",
        "{code}的调解协议已生效,到{due}仍没有回访。请回访并登记履行情况。",
        "3月1日协议生效,5月1日仍无回访记录。",
        "3月1日协议生效,3月20日已回访。",
        _no_follow_up,
        ("dispute",),
    ),
    Rule(
        "dispute.confirmation_window",
        "司法确认申请期将满",
        "info",
        "人民调解法 第33条；民事诉讼法 第205条",
        "clock",
        "共同申请司法确认的期限到{due}为止,还剩{days}日。请提醒双方:愿意申请的要在期满前共同提出。",
        "协议9月1日生效,到10月2日双方尚未申请(10月8日到期)。",
        "协议9月1日生效,9月10日(距到期还远)。",
        _window_closing,
        ("dispute",),
    ),
    Rule(
        "dispute.agreement_unsigned",
        "书面协议未签署齐全",
        "warn",
        "人民调解法 第29条",
        "case",
        "{code}的书面协议还没有签名、盖章齐全,尚未生效。请补齐当事人、调解员、调委会三样。",
        "前一天达成书面协议,至今没有加盖调委会印章。",
        "当天达成协议,当天三样齐全并登记生效。",
        _written_but_unsigned,
        ("dispute",),
    ),
    Rule(
        "dispute.breach_untold",
        "未履行没有告知途径",
        "warn",
        "人民调解法 第31条、第33条",
        "case",
        "{code}回访发现协议未履行,还没有告知当事人起诉或申请执行的途径。请办理告知。",
        "履行期限已过,回访登记“未履行”,没有告知记录。",
        "回访登记“未履行”,当天已发履行告知书。",
        _untold_after_breach,
        ("dispute",),
    ),
    Rule(
        "dispute.accepted_unmediated",
        "受理后迟迟没有调解",
        "warn",
        "人民调解法 第21条",
        "case",
        "{code}受理后还没有开展调解,调解期限已过半。请尽快约双方调解。",
        "期限30日,受理后第20日仍无调解记录。",
        "受理后第3日已开展第一次调解。",
        _nobody_mediated,
        ("dispute",),
    ),
)
