"""The rules of the 综治中心 (监督规则): what the centre failed to do with what it handed on. Pure Python, open text."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from yifa.domains.disputes.procedures.centre.roster import CENTRE_NORM, CENTRE_OPINION
from yifa.ground.calendar.clock import day_of
from yifa.readers.watch.rule import Rule
from yifa.records.cases.image import CaseImage

Law = Callable[[str], Any]
UNIT_ANSWERS = "滨州社会治理网格化条例 第11条(地方)"
"""A unit finishes in time and feeds back; one that is not competent says so at once. Local: a place names its own."""


def _result_not_fed_back(case: CaseImage, law: Law, now: datetime) -> bool:
    """The receiving case has ended, and a day later the person has still not been told by the centre."""
    ended = [handed.closed_at for handed in case.handed if handed.closed_at]
    told = case.last("feed_back")
    if not ended or case.closed_at is not None or len(ended) < len(_taken_over(case)):
        return False
    return day_of(max(ended)) < day_of(now) and (told is None or told.at < max(ended))


def _taken_over(case: CaseImage) -> list[Any]:
    return [handed for handed in case.handed if handed.state == "accepted"]


def _nobody_took_it(case: CaseImage, law: Law, now: datetime) -> list[str]:
    """Handed over, and nobody has answered within the time after which the place wants to be told."""
    days = law("centre.queue_warning")
    late = [handed for handed in case.handed if handed.state == "queued" and (now - handed.offered_at).days >= days]
    return [f"{day_of(late[0].offered_at):%m月%d日}"] if late else []


def _unsigned_unreminded(case: CaseImage, law: Law, now: datetime) -> bool:
    clock = case.clocks.get("receive")
    sent = case.last("assess")
    if case.state != "routed" or clock is None or clock.due_at is None or now <= clock.due_at or sent is None:
        return False
    reminded = case.last("remind")
    return reminded is None or reminded.at < sent.at


def _grave_and_alone(case: CaseImage, law: Law, now: datetime) -> bool:
    """A matter of high risk, a day old, without a warning letter, a higher level or the police."""
    if case.detail.get("risk") != "高" or case.closed_at is not None or case.opened_at is None:
        return False
    acted = case.took("warn_risk", "raise_level") or any(h.procedure == "police_procedure" for h in case.handed)
    return not acted and day_of(case.opened_at) < day_of(now)


def _unhappy_and_closed(case: CaseImage, law: Law, now: datetime) -> bool:
    visit = case.last("follow_up")
    return (
        case.state == "closed"
        and case.detail.get("rating") == "不满意"
        and not case.took("redo")
        and (visit is None or (rated := case.last("rate")) is None or visit.at < rated.at)
    )


CENTRE_RULES = (
    Rule(
        code="centre.result_not_fed_back", name="承办案件办结没有反馈", severity="warn",
        basis=f"{UNIT_ANSWERS};{CENTRE_NORM}", looks_at="case", procedures=("centre_case",),
        fires=_result_not_fed_back,
        sentence="“{name}”移送的案件已经办结,综治中心还没有把结果告诉来访人。请登记办结并反馈,再回访评价。",
        fires_on="分流到人民调解的事项,9月10日调解案归档,9月11日综治中心仍是“办理中”,没有反馈记录。",
        silent_on="调解案9月10日归档,当天已反馈来访人;或者调解还在进行。",
    ),
    Rule(
        code="centre.nobody_took_it", name="移送没有单位接收", severity="warn",
        basis=f"{UNIT_ANSWERS};{CENTRE_NORM}", looks_at="case", procedures=("centre_case", "grid_event"),
        fires=_nobody_took_it,
        sentence="“{name}”{missing}移送出去,至今没有单位接收。请催办;接收的业务还没有开通的,按法定途径书面移送。",
        fires_on="9月1日分流给行政复议机构,9月5日仍是“待接收”。", silent_on="9月1日移送,9月2日已接收或写明理由退回。",
    ),
    Rule(
        code="centre.unsigned_unreminded", name="逾期不签收没有提示", severity="warn",
        basis=f"{UNIT_ANSWERS};{CENTRE_NORM}", looks_at="case", procedures=("centre_case",), fires=_unsigned_unreminded,
        sentence="“{name}”分流后承办单位逾期没有签收,综治中心还没有发提示函。请提示;仍不签收的督办。",
        fires_on="周一分流,限一个工作日签收,周三仍没有签收,也没有提示。", silent_on="周三没有签收,当天已发提示函。",
    ),
    Rule(
        code="centre.grave_and_alone", name="高风险事项没有预警、提级", severity="error",
        basis=f"人民调解法 第25条;{CENTRE_OPINION}", looks_at="case", procedures=("centre_case",),
        fires=_grave_and_alone,
        sentence="“{name}”按本地标准定为高风险,登记后还没有发预警函、提级办理或移送公安机关。请立即处置。",
        fires_on="登记时选了“可能引发治安、刑事案件”,第二天还没有预警、提级。",
        silent_on="登记当天已发风险预警函并提到镇级。",
    ),
    Rule(
        code="centre.unhappy_and_closed", name="来访人不满意没有再回访就结案", severity="warn",
        basis=f"{CENTRE_NORM};{CENTRE_OPINION}", looks_at="case", procedures=("centre_case",),
        fires=_unhappy_and_closed,
        sentence="“{name}”来访人评价不满意,之后没有重办、也没有再回访就结案了。请说明理由或重新办理。",
        fires_on="9月3日来访人在网上评“不满意”,9月4日直接结案。",
        silent_on="评“不满意”后又回访说明了依法不能满足的理由。",
    ),
)  # fmt: skip
