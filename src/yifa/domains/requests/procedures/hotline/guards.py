"""The lawful conditions of an order's steps: each says what is wrong, the way out, and the article."""

from collections.abc import Callable
from typing import Any

from yifa.domains.requests.procedures.hotline.sources import JINAN, OPINION, WEIFANG, beijing
from yifa.domains.requests.procedures.hotline.words import (
    GRASS_ROOTS,
    NO_STATUTE,
    SHOULD_HAVE_BEEN,
)
from yifa.ground.calendar import TZ
from yifa.records.cases.image import CaseImage
from yifa.records.cases.procedure import Guard

Law = Callable[[str], Any]
DUTY_LIST = "duty_item"
TAKEN_BACK, JOINT = "上级收回", "配合"


def department_s(listed: dict[str, Any], unit: str) -> bool:
    """Whether the duty list gives this item to a department: taken back, or joint with another in the lead."""
    if not listed:
        return False
    return listed.get("listed") == TAKEN_BACK or (listed.get("listed") == JOINT and listed.get("lead", "") != unit)


def _not_pushed_down(image: CaseImage, form: Any, law: Law) -> bool:
    return form.level not in GRASS_ROOTS or not department_s(image.found.get(DUTY_LIST, {}), form.unit)


def _lead(image: CaseImage, form: Any, law: Law) -> str:
    """What the list says, for a refusal that rests on it."""
    listed = image.found.get(DUTY_LIST, {})
    return f"清单上是“{listed.get('number', '')}”,牵头部门“{listed['lead']}”。" if listed.get("lead") else ""


def _to_the_lead(image: CaseImage, form: Any, law: Law) -> bool:
    """A department's item goes to that department: a unit may be written with its place before it, or without."""
    listed = image.found.get(DUTY_LIST, {})
    lead = listed.get("lead") or ""
    return not (lead and department_s(listed, form.unit)) or lead in form.unit or form.unit in lead


NOT_PUSHED_DOWN = Guard(
    "not_pushed_down",
    "履职事项清单把这类事项列为“上级收回”或由其他部门牵头的“配合”事项,不能派给村(社区)、乡镇(街道)主办。"
    "请把承办层级改为“县级部门”,主办单位填清单上的牵头部门;需要乡镇配合的,填在“协办单位”。",
    f"{OPINION}(五):部门职责事项不得派给基层;履职事项清单",
    _not_pushed_down,
    _lead,
)
TO_THE_LEAD = Guard(
    "to_the_lead",
    "承办层级和主办单位对不上:履职事项清单把这类事项列给牵头部门。请把主办单位改成清单上的牵头部门;"
    "需要乡镇配合的,填在“协办单位”。清单写得不对的,先更正清单。",
    f"{OPINION}(五);履职事项清单",
    _to_the_lead,
    _lead,
)


def _may_be_kept(image: CaseImage, form: Any, law: Law) -> bool:
    detail = image.detail
    listed = {"listed": detail["duty_list"], "lead": detail["duty_lead"]}
    return detail["level"] not in GRASS_ROOTS or not department_s(listed, detail["unit"])


MAY_BE_KEPT = Guard(
    "may_be_kept",
    "履职事项清单写明这类事项不由基层主办,异议成立,不能维持。请办“改派”,派给清单上的牵头部门。",
    f"{OPINION}(五)",
    _may_be_kept,
)
NOT_KEPT_BEFORE = Guard(
    "not_kept_before",
    "这件工单的异议已经审核维持,不能再退。办理有困难的,请办“吹哨”请部门到场,或者“申请提级”。",
    beijing("第12条"),
    lambda image, form, law: not image.detail["kept"],
)


def _window_open(image: CaseImage, form: Any, law: Law) -> bool:
    clock = image.clocks.get("objection")
    if clock is None or clock.due_at is None or image.today is None:
        return True
    return image.today <= clock.due_at.astimezone(TZ).date()


WITHIN_WINDOW = Guard(
    "within_window",
    "提出异议的时间已过,请先签收办理。确实不属本单位职责的,签收后办“退单”并写明依据;需要部门到场的办“吹哨”。",
    beijing("第12条"),
    _window_open,
)
LIMIT_TOLD = Guard(
    "limit_told",
    "这类事项法律另有期限,以法定期限为准,要先告诉诉求人。请告知后把“已把法定期限告诉诉求人”选“是”。",
    f"{WEIFANG} 第20条;{JINAN} 第24条",
    lambda image, form, law: image.detail["statutory"] == NO_STATUTE or form.limit_told,
)
CALLER_TOLD = Guard(
    "caller_told",
    "要先向诉求人说明理由和新的安排。请联系诉求人后把“已向诉求人说明”选“是”。",
    beijing("第15条"),
    lambda image, form, law: form.told_caller,
)
STATUTE_STANDS = Guard(
    "statute_stands",
    "这类事项按法定期限办,热线不能批准延期。请在法定期限内答复;法律允许延长的,由承办单位按法律规定的条件和程序办,"
    "并告诉诉求人。",
    f"{WEIFANG} 第20条;{JINAN} 第24条",
    lambda image, form, law: image.detail["statutory"] == NO_STATUTE,
)
EXTENSIONS_LEFT = Guard(
    "extensions_left",
    "延期次数已经用完。请在期限内答复;解决不了的如实说明属于哪一种,或办“疑难挂账”“申请提级”。",
    f"{WEIFANG} 第20条",
    lambda image, form, law: sum(t.step == "extend" for t in image.steps) < law("order.extensions_max"),
)
UNSOLVED_EXPLAINED = Guard(
    "unsolved_explained",
    "没有全部解决的,要写明属于“能办未办成”“依法不能办”“不属我方职责”哪一种;后两种要写依据的条款。已经解决的不要选。",
    beijing("第15条"),
    lambda image, form, law: (
        (form.result in ("已解决", "已解释说明")) is (form.unsolved_because is None)
        and (form.unsolved_because in (None, SHOULD_HAVE_BEEN) or bool(form.unsolved_basis))
    ),
)
CONTACTED_FIRST = Guard(
    "contacted_first",
    "还没有联系过诉求人;重办的,重办以后还要再联系一次。请先办“首次联系”,再答复;诉求人匿名的不用。",
    beijing("第13条"),
    lambda image, form, law: image.detail["anonymous"] or image.detail["contacted_on"] is not None,
)
VISIT_MEANS_SOMETHING = Guard(
    "visit_means_something",
    "没有联系上诉求人的,不能填“联系过”“已解决”“满意程度”和“评价”。请改填,或改天再回访。",
    f"{JINAN} 第27条",
    lambda image, form, law: (
        form.reached or (form.contacted, form.solved, form.satisfaction, form.rating) == (None, None, None, None)
    ),
)
EXCLUDED_WITH_BASIS = Guard(
    "excluded_with_basis",
    "不计入三率的,要写明依据;没有依据的不能剔除。",
    f"{OPINION};三率剔除规则(地方,待核)",
    lambda image, form, law: form.excluded is None or bool(form.excluded_basis),
)
NOT_SIMPLY_CLOSED = Guard(
    "not_simply_closed",
    "诉求人说没有解决,而本件属于“能办未办成”或答复说已解决。请办“重办”或“督办”;"
    "已经重办过仍解决不了的,请承办单位在答复里如实写“未解决”并写明属于哪一种,再回访办结。",
    f"{JINAN} 第27条;{OPINION}",
    lambda image, form, law: (
        form.solved is not False
        or bool(form.excluded)
        or image.detail["unsolved_because"] not in ("", SHOULD_HAVE_BEEN)
        or (image.detail["redone"] and image.detail["unsolved_because"] == SHOULD_HAVE_BEEN)
    ),
)


def _redo_in_time(image: CaseImage, form: Any, law: Law) -> bool:
    clock = image.clocks.get("ask_again")
    if clock is None or clock.due_at is None or image.today is None:
        return True
    return image.today <= clock.due_at.astimezone(TZ).date()


REDO_IN_TIME = Guard(
    "redo_in_time",
    "要求重办的时间已过。事情又有新情况的,请重新反映一件,并写上原来的编号。",
    "要求重办的期限(地方,待核)",
    _redo_in_time,
)
NO_REDO_AFTER_OWN_FAULT = Guard(
    "no_redo_after_own_fault",
    "本件属于“能办未办成”,诉求人要求重办的应当重办。请办“重办”。",
    f"{JINAN} 第27条",
    lambda image, form, law: image.detail["unsolved_because"] != SHOULD_HAVE_BEEN or image.detail["redone"],
)
REACHABLE = Guard(
    "reachable",
    "要求回复的要留电话。请填“联系电话”,或把“要求回复”选“否”。",
    beijing("第10条"),
    lambda image, form, law: not form.reply_wanted or bool(form.caller_phone) or getattr(form, "anonymous", False),
)
