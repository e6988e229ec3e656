"""The rules of petitions (信访监督规则): what the authority did or failed to do. Pure Python, open text.

Lateness is told by the clocks; these look at what a clock cannot see. None looks at the petitioner.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from yifa.domains.disputes.procedures.petition.words import LEGAL_CLASSES, ORDER, SUPPORTED
from yifa.ground.calendar import due_from_events
from yifa.ground.calendar.clock import day_of
from yifa.readers.watch.rule import Rule
from yifa.records.cases.image import CaseImage

Law = Callable[[str], Any]
_UNDER_WAY = ("transferred", "assigned", "contested", "simple", "handling", "replied", "delivered", "reviewing")
_CITED = re.compile(r"《[^》]+》.{0,6}第.{1,8}条")
_OPENED = ("register", "take_over", "ask")


def _untold(case: CaseImage, law: Law, now: datetime) -> bool:
    """Accepted by an ordinary procedure, and the day after no written notice is on record."""
    taken = case.last("accept")
    if case.detail.get("unclear") and case.detail.get("receiver") == "其他机关、单位":
        return False  # 第23条第2款: name or address unclear, the organ that received it directly cannot write
    return taken is not None and case.detail.get("told_on") is None and day_of(taken.at) < day_of(now)


def _objected_late(case: CaseImage, law: Law, now: datetime) -> bool:
    taken, clock = case.last("object"), case.clocks.get("objection")
    if taken is None or clock is None:
        return False
    end = due_from_events(clock.period, [event for event in clock.events if event.kind != "stop"]).due
    return end is not None and taken.at > end.at


def _without_law(case: CaseImage, law: Law, now: datetime) -> list[str]:
    """Names of the opinions that cite no article."""
    wrong = []
    for code in ("give_opinion", "review_decide", "recheck_decide"):
        taken = case.last(code)
        if taken is not None and not _CITED.search(str(taken.private.get("legal_basis") or "")):
            wrong.append(taken.name)
    return wrong


def _extended_late(case: CaseImage, law: Law, now: datetime) -> bool:
    """Approved only after the sixty days were over: then there was nothing left to extend."""
    taken, clock = case.last("extend"), case.clocks.get("finish")
    if taken is None or clock is None:
        return False
    first = due_from_events(clock.period, [event for event in clock.events if event.kind not in ("extend", "stop")]).due
    return first is not None and taken.at > first.at


def _extended_untold(case: CaseImage, law: Law, now: datetime) -> bool:
    taken = case.last("extend")
    return taken is not None and not taken.facts.get("told_on") and day_of(taken.at) < day_of(now)


def _law_matter_kept(case: CaseImage, law: Law, now: datetime) -> bool:
    return case.detail.get("matter_class") in LEGAL_CLASSES and case.state in _UNDER_WAY


def _too_many(case: CaseImage, law: Law, now: datetime) -> bool:
    taken = case.last(*_OPENED)
    if taken is None or taken.facts.get("channel") != "走访":
        return False
    return int(taken.facts.get("representatives") or 0) > int(law("petition.representatives"))


def _sent_to_the_complained(case: CaseImage, law: Law, now: datetime) -> list[str]:
    """The unit it was sent to, where that is the one it complains of."""
    opened, sent = case.last(*_OPENED), case.last("transfer", "assign", "appoint")
    complained = str(opened.private.get("complained_unit") or "").strip() if opened else ""
    unit = str(sent.private.get("unit") or "").strip() if sent else ""
    return [unit] if complained and unit and (complained in unit or unit in complained) else []


def _repeat_unchecked(case: CaseImage, law: Law, now: datetime) -> bool:
    opened = case.last(*_OPENED)
    return bool(case.detail.get("repeated") and case.took("accept") and opened) and not (
        opened is not None and opened.private.get("earlier_code")
    )


def _no_report(case: CaseImage, law: Law, now: datetime) -> bool:
    due = case.detail.get("report_by")
    return due is not None and due < day_of(now) and case.detail.get("reported_on") is None and not case.closed_at


def _undelivered(case: CaseImage, law: Law, now: datetime) -> bool:
    taken = case.last("give_opinion")
    return case.state == "replied" and taken is not None and day_of(taken.at) < day_of(now)


def _urgent_unreported(case: CaseImage, law: Law, now: datetime) -> bool:
    opened = case.last(*_OPENED)
    return bool(case.detail.get("urgent")) and opened is not None and not case.took("report_urgent")


def _not_carried_out(case: CaseImage, law: Law, now: datetime) -> bool:
    """Supported, the window for a review is over, and nobody saw to its being done."""
    clock = case.clocks.get("ask_review")
    if case.detail.get("verdict") != SUPPORTED or clock is None or clock.due_at is None or now <= clock.due_at:
        return False
    return case.state in ("delivered", "closed", "archived") and case.detail.get("carried_out_on") is None


def _led_in_vain(case: CaseImage, law: Law, now: datetime) -> bool:
    due = case.detail.get("resolve_by")
    return due is not None and due < day_of(now) and case.detail.get("concluded_on") is None and not case.closed_at


def _rule(
    code: str, name: str, article: str, fires: Callable[..., Any], sentence: str, fires_on: str, silent_on: str,
    *, severity: Any = "warn",
) -> Rule:  # fmt: skip
    return Rule(
        code=f"petition.{code}", name=name, severity=severity, basis=ORDER.format(article), looks_at="case",
        procedures=("petition",), fires=fires, sentence=sentence, fires_on=fires_on, silent_on=silent_on,
    )  # fmt: skip


PETITION_RULES = (
    _rule(
        "law_matter_kept", "应走法律途径的按信访办", "31", _law_matter_kept,
        "“{name}”属于第31条①至⑤类,却还在按信访程序办。请立即办“分类导入法定途径”,书面告知信访人。",
        "欠薪事项受理后查明属于劳动仲裁(②类),三天后仍在信访程序里。",
        "同一事项甄别为②类,当天导入劳动仲裁。", severity="error",
    ),
    _rule(
        "untold", "受理没有书面告知", "23", _untold,
        "“{name}”已经受理,没有书面告知信访人的日期。请送达受理告知书并补记日期。",
        "3月2日受理,3月3日仍没有告知日期。", "3月2日受理,告知书当天送达并登记。",
    ),
    _rule(
        "objected_late", "异议提得太晚", "23", _objected_late,
        "“{name}”的承办单位超过期限才提出异议。过期没有异议的应当受理,请转送单位核实后退回承办单位办理。",
        "4月29日转送,5月11日才提出异议(期限到5月9日,补班的星期六也算)。", "4月29日转送,5月8日提出异议。",
    ),
    _rule(
        "opinion_without_law", "意见书没有引用法条", "32", _without_law,
        "“{name}”的{missing}没有写明依据哪部法律法规第几条。请补正:写明法律名称和条文。",
        "信访处理意见书的依据一栏只写“有关政策规定”。", "依据一栏写明“《公路法》第35条”。",
    ),
    _rule(
        "extended_late", "期满以后才批准延期", "34", _extended_late,
        "“{name}”过了办结期限才批准延期,延期不能补救已经逾期的事实。请尽快答复并说明原因。",
        "期限到10月8日,10月12日才批准延期。", "期限到10月8日,9月25日批准延期。", severity="error",
    ),
    _rule(
        "extended_untold", "延期没有告知", "34", _extended_untold,
        "“{name}”延期以后没有告知信访人延长理由的日期。请送达延期告知书。",
        "9月25日批准延期,9月26日仍没有告知日期。", "9月25日批准延期,同日告知。",
    ),
    _rule(
        "too_many", "多人走访代表超过人数", "20", _too_many,
        "“{name}”登记的到场代表超过规定人数。请向来访人说明规定,请他们推选代表。",
        "八人走访,登记到场代表8人。", "八人走访,推选5名代表到场。",
    ),
    _rule(
        "sent_to_complained", "转给了被反映的单位", "30", _sent_to_the_complained,
        "“{name}”反映的是“{missing}”的问题,却转给了它自己。请收回,改送它的上级或者有权监督的机关。",
        "反映某镇某所不作为的信件,转送给了这个所。", "同一信件转送给它的上级主管局。", severity="error",
    ),
    _rule(
        "repeat_unchecked", "重复信访没有核对原件", "19条、第36", _repeat_unchecked,
        "“{name}”登记为重复信访,受理时没有原编号。请核对原事项是否正在办理或者已经复核终结,再决定是否受理。",
        "勾选了重复信访,没有填原编号就受理。", "重复信访,填了原编号,核对后受理。",
    ),
    _rule(
        "no_report", "交办到期没有报结果", "22", _no_report,
        "“{name}”交办时要求的报结果期限已过,还没有办结报告。请承办单位立即反馈。",
        "要求6月30日前报结果,7月1日没有办结报告。", "要求6月30日前报结果,6月28日已报。",
    ),
    _rule(
        "undelivered", "意见书没有送达", "32", _undelivered,
        "“{name}”的信访处理意见书还没有送达。申请复查的期限从信访人收到之日起算,请尽快送达。",
        "3月2日出具意见书,3月3日没有送达记录。", "3月2日出具,当天送达。",
    ),
    _rule(
        "urgent_unreported", "重大紧急没有报告", "25", _urgent_unreported,
        "“{name}”登记为重大、紧急,没有报告记录。请立即就近向有关机关报告,不得隐瞒、谎报、缓报。",
        "登记时勾选重大、紧急,没有办“重大紧急报告”。", "登记时勾选重大、紧急,随即报告。", severity="error",
    ),
    _rule(
        "not_carried_out", "支持的请求没有督促执行", "32", _not_carried_out,
        "“{name}”的请求得到支持,申请复查的期限也过了,没有督促执行的记录。请督促执行并登记。",
        "3月2日送达支持的意见书,4月2日没有执行记录。", "3月2日送达,3月20日已登记执行情况。",
    ),
    _rule(
        "led_in_vain", "包案到期没有化解", "18", _led_in_vain,
        "“{name}”包案时定的化解时限已过,还没有办结。请包案领导督促办理,或者写明原因重新确定时限。",
        "化解时限12月31日,1月4日还没有办结。", "化解时限12月31日,12月20日已办结。",
    ),
)  # fmt: skip
