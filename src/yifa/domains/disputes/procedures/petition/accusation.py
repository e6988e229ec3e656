"""检举控告: a procedure of its own, so that neither a list nor a gap in the numbering of petitions tells of one.

信访工作条例 第30条: handled by the discipline inspection or the competent organ by its own rules; the material and the
informant never reach the reported person or unit. Kept to the one clerk who took it in (secrecy ``handler``); no figure
counts it, because a count of one in a township would tell. What is said against the receiving organ itself is sealed:
nobody in the house opens it, and it queues for the discipline inspection.
"""

from datetime import date
from typing import Literal

from yifa.domains.disputes.procedures.forms import YES_NO
from yifa.domains.disputes.procedures.petition.words import ORDER, Channel
from yifa.ground.forms import Form, entry
from yifa.ground.identity.actor import SECRECY_HANDLER, SECRECY_ORGAN
from yifa.records.cases.procedure import OPENING, ClockDecl, Guard, PartySlot, Procedure, State, Step

LAW = ORDER.format(30)
TO = "discipline_report"
Competent = Literal["纪检监察机关", "有权处理的上级机关"]
_COMPETENT: tuple[tuple[Competent, str], ...] = (("纪检监察机关", TO), ("有权处理的上级机关", TO))
_ONLY_MINE = (("secrecy", SECRECY_HANDLER),)
_ONLINE = (("title", "检举控告事项"), ("channel", "信息网络"))


class Told(Form):
    """What is told. Nothing of it is open, not even the title."""

    title: str = entry("代称", default="检举控告事项", private=True, max_length=120, help="不要写人名和单位名")
    channel: Channel = entry("形式")
    informant_name: str | None = entry("检举控告人", default=None, private=True, max_length=60, help="匿名的不填")
    informant_phone: str | None = entry("联系方式", default=None, private=True, max_length=30)
    accused: str = entry("被检举控告的人或单位", private=True, max_length=120)
    summary: str = entry("反映的问题", private=True, long=True, max_length=6000)
    about_us: bool = entry("反映的是本机关或者本机关工作人员", help=YES_NO)


class Report(Form):
    """群众自己在网上检举: another organ or its people."""

    informant_name: str | None = entry("您的姓名", default=None, private=True, max_length=60, help="可以匿名")
    informant_phone: str | None = entry("联系方式", default=None, private=True, max_length=30)
    accused: str = entry("被检举控告的人或单位", private=True, max_length=120)
    summary: str = entry("反映的问题", private=True, long=True, max_length=6000)


class Sealed(Form):
    """封存移交: that something came in, never what."""

    title: str = entry("代称", default="封存移交事项", private=True, max_length=120)
    channel: Channel = entry("形式")
    sealed_pages: int = entry("封存材料页数", ge=0, le=10000, unit="页")
    received_on: date | None = entry("收到日期", default=None)


class HandOn(Form):
    """移交有权机关."""

    competent: Competent = entry("移交给", default="纪检监察机关")
    reason: str = entry("移交说明", default="检举控告材料移交", max_length=40, help="不要写内容和人名")
    by_secure_channel: bool = entry("材料经机要或专人送达", help=YES_NO)
    goes_to_accused: bool = entry("接收单位就是被检举控告的单位", default=False, help=YES_NO)


class Feedback(Form):
    """有权机关反馈."""

    feedback: str = entry("反馈情况", private=True, long=True, max_length=2000)


NOT_ABOUT_US = Guard(
    "not_about_us",
    "反映本机关或本机关工作人员的,本机关不能登记内容、不能留存。请改办“封存移交”,只记页数,材料原封送纪检监察机关。",
    LAW,
    lambda image, form, law: not form.about_us,
)
NOT_TO_THE_ACCUSED = Guard(
    "not_to_the_accused",
    "不得把检举控告材料和有关情况透露或者转给被检举控告的人和单位。请改选有权处理的其他机关。",
    LAW,
    lambda image, form, law: not form.goes_to_accused,
)
SAFELY = Guard(
    "safely",
    "检举控告材料要经机要渠道或者专人送达。请办妥后再登记移交。",
    LAW + "(送达方式按保密要求,待核)",
    lambda image, form, law: form.by_secure_channel,
)
_INFORMANT = (PartySlot("informant", "检举控告人"),)
_SEEN = "这类事项依法保密,只由有权机关办理。"

_STEPS = (
    Step(
        "register", "登记检举控告", (OPENING,), "kept", "accusation.lodge", LAW, Told, ("channel",), (NOT_ABOUT_US,),
        _INFORMANT, sets=_ONLY_MINE, mine=True, primary=True, told="已收到,依法保密",
    ),
    Step(
        "take_over", "接收移送的检举控告", (OPENING,), "kept", "accusation.lodge", LAW, Told, ("channel",),
        (NOT_ABOUT_US,), _INFORMANT, sets=_ONLY_MINE, mine=True, told="已收到,依法保密",
    ),
    Step(
        "report", "检举、控告", (OPENING,), "received", "accusation.lodge", LAW, Report,
        parties=_INFORMANT, sets=(*_ONLINE, ("secrecy", SECRECY_ORGAN)), party=True, told="已收到,依法保密",
    ),
    Step(
        "report_on_receiver", "检举受理机关自己或者它的工作人员", (OPENING,), "sealed", "accusation.lodge", LAW, Report,
        parties=_INFORMANT, sets=(*_ONLINE, *_ONLY_MINE), hands_to=TO, party=True, outcome="封存移交",
        told="已封存,受理机关看不到内容,等纪检监察机关接收;也可以直接拨打12388",
    ),
    Step(
        "seal", "封存移交", (OPENING,), "sealed", "accusation.lodge", LAW, Sealed, ("channel", "sealed_pages"),
        sets=_ONLY_MINE, mine=True, hands_to=TO, outcome="封存移交", told="已封存移交纪检监察机关",
    ),
    Step(
        "take_charge", "专人承办", ("received",), "kept", "accusation.lodge", LAW, sets=_ONLY_MINE, mine=True,
        primary=True, inner=True,
    ),
    Step(
        "hand_on", "移交有权机关", ("kept",), "handed_on", "accusation.lodge", LAW, HandOn, ("competent",),
        (SAFELY, NOT_TO_THE_ACCUSED), hands_by=("competent", _COMPETENT), produces=("accusation_letter",),
        primary=True, outcome="移交",
        told="已移交有权机关",
    ),
    Step(
        "note_feedback", "登记反馈", ("handed_on",), "answered", "accusation.lodge", LAW, Feedback, primary=True,
        told="有权机关已反馈", outcome="已反馈",
    ),
)  # fmt: skip

ACCUSATION = Procedure(
    code="accusation",
    name="检举控告",
    domain="disputes",
    letters="JJ",
    by_lot=True,
    basis=LAW,
    version="2022",
    states=(
        State("received", "待专人承办", told=_SEEN),
        State("kept", "专人保管", told=_SEEN),
        State("handed_on", "已移交有权机关", told=_SEEN),
        State("answered", "有权机关已反馈", final=True, told=_SEEN),
        State("sealed", "已封存移交", final=True, told=_SEEN),
    ),
    steps=_STEPS,
    clocks=(
        ClockDecl(
            "hand_on", "检举控告移交", "petition.transfer", ("register", "take_over", "report"), ("hand_on",),
            on_expire="请立即移交有权机关。",
        ),
    ),
    read="accusation.read",
    received_by="PAFZB",
    purpose="检举控告依法移交纪检监察等有权机关,对检举控告人和材料保密,任何上级、同级和被反映单位都看不到。",
)  # fmt: skip
