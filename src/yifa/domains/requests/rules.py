"""The rules of the orders (监督规则): what the hotline or the unit failed to do. Pure Python, open text.

Lateness itself is told by the clocks; these look at what a clock cannot see.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from yifa.domains.requests.procedures.hotline.guards import department_s
from yifa.domains.requests.procedures.hotline.sources import JINAN, OPINION, WEIFANG, beijing
from yifa.domains.requests.procedures.hotline.words import GRASS_ROOTS, NO_STATUTE
from yifa.ground.calendar.clock import day_of
from yifa.readers.watch.rule import Rule
from yifa.records.cases.image import CaseImage

Law = Callable[[str], Any]
ORDERS = ("hotline_ticket",)
_WITH_THE_UNIT = ("signing", "handling", "supervised", "objected")


def _pushed_down(case: CaseImage, law: Law, now: datetime) -> bool:
    listed = {"listed": case.detail["duty_list"], "lead": case.detail["duty_lead"]}
    on_the_ground = case.state in _WITH_THE_UNIT and case.detail["level"] in GRASS_ROOTS
    return on_the_ground and department_s(listed, case.detail["unit"])


def _late_and_untouched(case: CaseImage, law: Law, now: datetime) -> bool:
    """Past its dispatch period, and still nobody has been named."""
    clocks = (case.clocks.get(code) for code in ("intake", "dispatch", "dispatch_urgent"))
    return case.state in ("asked", "received") and any(
        clock is not None and clock.state == "running" and clock.due_at is not None and clock.due_at < now
        for clock in clocks
    )


def _returned_after_kept(case: CaseImage, law: Law, now: datetime) -> bool:
    """An order whose objection was not upheld lies unsigned."""
    kept, clock = case.last("keep"), case.clocks.get("sign")
    if case.state != "signing" or kept is None or clock is None or clock.due_at is None:
        return False
    return now > clock.due_at


def _replied_uncontacted(case: CaseImage, law: Law, now: datetime) -> bool:
    """The visit says that nobody from the unit ever called, though a contact was entered."""
    return case.detail["contacted"] is False and case.took("contact") and case.state in ("answered", "closed")


def _unhappy_and_left(case: CaseImage, law: Law, now: datetime) -> bool:
    """Not solved, could have been, and neither redone nor supervised."""
    unhappy = case.detail["solved"] is False or case.detail["rating"] == "差评"
    ours = case.detail["unsolved_because"] in ("", "能办未办成") and not case.detail["excluded"]
    return case.state == "closed" and unhappy and ours and not case.detail["redone"] and not case.detail["supervision"]


def _statute_untold(case: CaseImage, law: Law, now: datetime) -> bool:
    signed = case.last("sign")
    told = signed is not None and bool(signed.facts.get("limit_told"))
    return case.state == "handling" and case.detail["statutory"] != NO_STATUTE and not told


def _whistled_alone(case: CaseImage, law: Law, now: datetime) -> bool:
    """Departments were called on an earlier day and none has come."""
    called, came = case.last("whistle"), case.last("arrive")
    waiting = called is not None and (came is None or came.at < called.at)
    return case.state == "handling" and waiting and called is not None and day_of(called.at) < day_of(now)


def _merged_untold(case: CaseImage, law: Law, now: datetime) -> bool:
    heard = case.last("main_answered")
    return case.state == "main_answered" and heard is not None and day_of(heard.at) < day_of(now)


def _grounds_missing(case: CaseImage, law: Law, now: datetime) -> bool:
    """Excluded from the rates without a basis on file."""
    if not case.detail["excluded"]:
        return False
    said = [taken for taken in case.steps if taken.facts.get("excluded")]
    return not any(taken.facts.get("excluded_basis") or taken.facts.get("end_basis") for taken in said)


def _rule(
    code: str,
    name: str,
    severity: Any,
    basis: str,
    fires: Callable[..., Any],
    sentence: str,
    fires_on: str,
    silent_on: str,
) -> Rule:
    return Rule(f"order.{code}", name, severity, basis, "case", sentence, fires_on, silent_on, fires, ORDERS)


RULE_LIST = (
    _rule(
        "pushed_down", "部门事项派到基层", "error", f"{OPINION}第五项", _pushed_down,
        "“{name}”在履职事项清单上由部门主办,却派给了村(社区)、乡镇(街道)。请改派给清单上的牵头部门。",
        "路灯维护在“上级收回”清单上,工单派给了镇政府,正待签收。", "同一件派给区城管局,镇只作协办。",
    ),
    _rule(
        "undispatched", "超过派单期限没有派单", "error", beijing("第11条"), _late_and_untouched,
        "“{name}”超过派单期限还没有派出去。请立即派单,并写明没有及时派单的原因。",
        "周一上午受理的一般诉求,周三仍待派单。", "周一上午受理,当天已派单。",
    ),
    _rule(
        "kept_unsigned", "异议维持后仍不签收", "error", beijing("第12条第3款"), _returned_after_kept,
        "“{name}”的派单异议已审核维持,承办单位仍没有签收。请督办。",
        "周一维持原派单,周四仍待签收。", "维持当天已签收。",
    ),
    _rule(
        "contact_denied", "登记联系过,诉求人说没有", "warn", beijing("第13条"), _replied_uncontacted,
        "“{name}”登记过首次联系,回访时诉求人说没有人联系过。请核实联系记录并更正。",
        "承办单位登记已电话联系,回访时诉求人答“没有”。", "回访时诉求人答“联系过”。",
    ),
    _rule(
        "unhappy_left", "没有解决也没有重办", "error", f"{JINAN} 第27条", _unhappy_and_left,
        "“{name}”诉求人说没有解决或给了差评,既没有重办也没有督办,又没有写明依法不能办、不属我方职责的依据。"
        "请重办或督办。",
        "办结后诉求人评“差评”,没有重办。", "评“差评”后已经重办;或者答复时已写明依法不能办的条款。",
    ),
    _rule(
        "statute_untold", "没有把法定期限告诉诉求人", "warn", f"{WEIFANG} 第20条", _statute_untold,
        "“{name}”适用法定期限,没有告诉诉求人的记录。请告知并登记。",
        "拖欠工资的工单按劳动保障监察期限办理,签收时没有登记已告知。", "签收时登记了已告知。",
    ),
    _rule(
        "whistled_alone", "吹哨后部门没有到场", "warn", beijing("第16条"), _whistled_alone,
        "“{name}”已请部门到场,至今没有到场的记录。请催促有关部门,必要时申请提级。",
        "周一吹哨,周二仍没有部门报到。", "周一吹哨,当天部门已到场。",
    ),
    _rule(
        "merged_untold", "主单答复后没有告知并单诉求人", "warn", f"{OPINION}第五项", _merged_untold,
        "“{name}”并入的主单已经答复,这一位诉求人还没有告知。请立即告知。",
        "周一主单答复,周二仍没有告知并单的诉求人。", "主单答复当天已告知。",
    ),
    _rule(
        "excluded_groundless", "剔除没有依据", "error", f"{OPINION}第六项(待核)", _grounds_missing,
        "“{name}”没有计入三率,却没有写明依据。请补写依据,没有依据的恢复计入。",
        "终止时选了“恶意反映”,没有写依据。", "剔除时写明了履职清单的编号。",
    ),
)  # fmt: skip
