"""The lawful conditions of the centre's steps (守卫条件): each says what is wrong, the way out, and its source."""

from collections.abc import Callable
from typing import Any

from yifa.domains.disputes.procedures.centre.roster import CENTRE_NORM, CENTRE_OPINION
from yifa.domains.disputes.procedures.centre.words import MEDIATION, UPWARDS
from yifa.records.cases.image import CaseImage
from yifa.records.cases.procedure import Guard

Law = Callable[[str], Any]
LOCAL = f"{CENTRE_NORM};{CENTRE_OPINION}"


def level_of_risk(signs: list[str], people: int, law: Law) -> str:
    """高、中 or 低, from the criteria of the place: which signs, and how many people the matter concerns."""
    if set(signs) & set(law("centre.risk_high")) or people >= law("centre.risk_high_people"):
        return "高"
    if set(signs) & set(law("centre.risk_medium")) or people >= law("centre.risk_medium_people"):
        return "中"
    return "低"


def _at_entry(image: CaseImage, form: Any, law: Law) -> bool:
    return bool(form.risk == level_of_risk(form.signs, form.people, law))


def _when_assessed(image: CaseImage, form: Any, law: Law) -> bool:
    return bool(form.risk == level_of_risk(form.signs, image.detail["people"], law))


def _right(signs: list[str], people: int, law: Law) -> str:
    return f"按现在填的情形和人数,应定为“{level_of_risk(signs, people, law)}”。"


_RISK = (
    "风险等级和标准对不上。请按选中的情形和涉及人数定级:有高风险情形或人数到高风险线的为“高”,"
    "有中风险情形或人数到中风险线的为“中”,其余为“低”。标准见“依据—法定数值”。"
)
RISK_BY_CRITERIA = Guard(
    "risk_by_criteria", _RISK, LOCAL, _at_entry, lambda image, form, law: _right(form.signs, form.people, law)
)
RISK_WHEN_ASSESSED = Guard(
    "risk_when_assessed", _RISK, LOCAL, _when_assessed,
    lambda image, form, law: _right(form.signs, image.detail["people"], law),
)  # fmt: skip
IDENTITY_CHECKED = Guard(
    "identity_checked",
    "请先核对来访人身份再登记;不愿出示证件的,登记姓名和联系方式后选“是”。",
    LOCAL,
    lambda image, form, law: form.identity_checked,
)
MEDIATION_FIRST = Guard(
    "mediation_first",
    "当事人愿意调解、依法也可以调解,应当先引导调解。请把分流途径改为人民调解、行政调解或中心协调办理。",
    "人民调解法 第18条;信访工作条例 第31条",
    lambda image, form, law: not (form.willing and form.mediable) or form.route in MEDIATION,
)
NOBODY_IS_FORCED = Guard(
    "nobody_is_forced",
    "当事人不愿意调解,或者依法不能调解,不能分流到人民调解、行政调解。请选法定的其他途径。",
    "人民调解法 第3条",
    lambda image, form, law: (form.willing and form.mediable) or form.route not in ("人民调解", "行政调解"),
)
GRAVE_GOES_UP = Guard(
    "grave_goes_up",
    "高风险、疑难复杂的事项不能由村级单独办理。请把办理层级改为镇级或县级。",
    LOCAL,
    lambda image, form, law: form.level != "村级" or (form.risk != "高" and form.complexity != "复杂"),
)
ONE_LEVEL_UP = Guard(
    "one_level_up",
    "提级只能一级一级往上:村级提到镇级,镇级提到县级。请改选上一级。",
    LOCAL,
    lambda image, form, law: form.level == UPWARDS.get(image.detail["level"] or "村级"),
)
LEADER_IN_CHARGE = Guard(
    "leader_in_charge",
    "提到县级办理的疑难事项要确定包案领导。请选包案领导。",
    LOCAL,
    lambda image, form, law: form.level != "县级" or form.charge is not None,
)
REMINDED_FIRST = Guard(
    "reminded_first",
    "督办要先提示:还没有给承办单位发过提示函。请先办“提示”。",
    LOCAL,
    lambda image, form, law: image.took("remind"),
)
SUPERVISED_FIRST = Guard(
    "supervised_first",
    "约谈、通报前要先发督办单。请先办“督办”。",
    LOCAL,
    lambda image, form, law: image.took("supervise"),
)
ASKED_FIRST = Guard(
    "asked_first",
    "承办单位还没有申请延期,不能批准。请承办单位先办“申请延期”。",
    LOCAL,
    lambda image, form, law: (
        (asked := image.last("ask_extension", "extend")) is not None and asked.step == "ask_extension"
    ),
)
NOT_UNHAPPY = Guard(
    "not_unhappy",
    "回访时来访人不满意,或者发现了新的风险。请先办“重办”;依法不能满足的,再办一次“回访评价”说明理由后结案。",
    LOCAL,
    lambda image, form, law: (
        (image.detail["satisfied"] != "不满意" and not image.detail["new_risk"])
        or image.took("redo")
        or sum(taken.step == "follow_up" for taken in image.steps) > 1
    ),
)
