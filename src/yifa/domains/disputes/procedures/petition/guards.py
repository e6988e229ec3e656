"""The lawful conditions of petition steps (守卫条件): each says what is wrong, the way out, and the article."""

from collections.abc import Callable
from typing import Any

from yifa.domains.disputes.procedures.guards import Law, said_yes
from yifa.domains.disputes.procedures.petition.words import (
    LEGAL_CLASSES,
    ORAL,
    ORDER,
    PETITION_PROPER,
    SET_ASIDE,
    SIMPLE,
    SUGGESTION,
)
from yifa.ground.calendar import TZ
from yifa.records.cases.image import CaseImage
from yifa.records.cases.procedure import Guard

FEW_ENOUGH = Guard(
    "few_enough",
    "多人走访的,应当推选代表,代表人数不得超过规定的上限。请当场说明规定,由来访人推选代表后再登记,“到场人数(代表)”填推选的人数。",
    ORDER.format(20),
    lambda image, form, law: form.channel != "走访" or form.representatives <= law("petition.representatives"),
)
WRITTEN_DOWN = Guard(
    "written_down",
    "口头(电话、走访)提出的,要如实记录并与信访人核对。请记录核对后勾选“口头提出的已记录核对”。",
    ORDER.format(19),
    lambda image, form, law: form.channel not in ORAL or form.written_down,
)
NOWHERE_TO_TELL = Guard(
    "nowhere_to_tell",
    "登记了住址,就能书面告知,不能按“姓名(名称)、住址不清”免去告知。请去掉勾选;住址确实不清的,不要填住址。",
    "信访工作条例 第23条第2款",
    lambda image, form, law: not (form.unclear and form.petitioner_address),
)
SORTED = Guard(
    "sorted",
    "还没有甄别这件事属于哪一类。请先办“甄别定类”。",
    ORDER.format("22条、第31"),
    lambda image, form, law: bool(image.detail["matter_class"]),
)
NOT_OF_LAW = Guard(
    "not_of_law",
    "这件事属于第31条①至⑤类,要导入诉讼、仲裁、复议等法定途径,不能按信访程序办理。请办“分类导入法定途径”。",
    ORDER.format(31),
    lambda image, form, law: image.detail["matter_class"] not in LEGAL_CLASSES,
)
PETITION_ONLY = Guard(
    "petition_only",
    "只有申诉求决⑥类按信访程序受理、按信访期限办结。①至⑤类请办“分类导入法定途径”,建议意见请办“研究建议”。",
    ORDER.format("31条第6项、第34"),
    lambda image, form, law: image.detail["matter_class"] == PETITION_PROPER,
)
SUGGESTION_ONLY = Guard(
    "suggestion_only",
    "只有建议意见类才办“研究建议”。请先核对甄别的类别,不对的重新办“甄别定类”。",
    ORDER.format(29),
    lambda image, form, law: image.detail["matter_class"] == SUGGESTION,
)


def _route_of_class(image: CaseImage, form: Any, law: Law) -> bool:
    held = image.detail["matter_class"]
    return held in LEGAL_CLASSES and held[-1] == form.route[0]


ROUTE_FITS = Guard(
    "route_fits",
    "选的法定途径与甄别的类别对不上。请改选同一类(①至⑤)的途径;类别定错的,先重新办“甄别定类”。",
    ORDER.format(31),
    _route_of_class,
)
TOLD_IN_WRITING = Guard(
    "told_in_writing",
    "导入法定途径要书面告知信访人到哪里、按什么程序办。请送达“分类处理告知书”后再登记。",
    ORDER.format("23条、第31"),
    said_yes("told_in_writing"),
)
NO_CONFLICT = Guard(
    "no_conflict",
    "承办人与信访事项或者信访人有直接利害关系的,应当回避。请换一名承办人。",
    ORDER.format(28),
    said_yes("no_conflict"),
)
NOT_TO_THE_ACCUSED = Guard(
    "not_to_the_complained",
    "这件事反映的就是这个单位的问题,不能转给它自己办。请转给它的上级机关或者有权监督的机关;属于检举控告的办“转检举控告”。",
    ORDER.format(30),
    lambda image, form, law: not form.to_complained,
)


def _in_window(clock: str) -> Callable[[CaseImage, Any, Law], bool]:
    def holds(image: CaseImage, form: Any, law: Law) -> bool:
        held = image.clocks.get(clock)
        if held is None or held.due_at is None or image.today is None:
            return False
        return image.today <= held.due_at.astimezone(TZ).date()

    return holds


IN_REVIEW_TIME = Guard(
    "in_review_time",
    "申请复查的期限(收到书面答复之日起)已经过了。不能再申请复查;有新的事实和理由,可以另行提出信访事项。",
    ORDER.format(35),
    _in_window("ask_review"),
)
IN_RECHECK_TIME = Guard(
    "in_recheck_time",
    "申请复核的期限(收到复查意见之日起)已经过了。不能再申请复核;有新的事实和理由,可以另行提出信访事项。",
    ORDER.format(36),
    _in_window("ask_recheck"),
)
WRITTEN_REPLY = Guard(
    "written_reply",
    "申请复查的期限从收到书面答复之日起算,这件事简易办理时还没有书面答复。请承办单位先办“补发书面意见”,收到后再申请复查。",
    ORDER.format(35),
    lambda image, form, law: _replied_in_writing(image),
)


def _replied_in_writing(image: CaseImage) -> bool:
    return image.took("give_opinion", "put_in_writing") or image.detail["reply_way"] == "书面"


ONLY_TOLD = Guard(
    "only_told",
    "这件事已经有书面答复,不用补发。信访人不服的,可以申请复查。",
    ORDER.format("32条、第35"),
    lambda image, form, law: not _replied_in_writing(image),
)
EXTENDED_ONCE = Guard(
    "extended_once",
    "办结期限只能延长一次,合计不得超过规定的天数,这件事已经延长过。请在期限内答复信访人;逾期的写明原因。",
    ORDER.format(34),
    lambda image, form, law: not _extended_since_the_start(image),
)


def _extended_since_the_start(image: CaseImage) -> bool:
    """Whether the running sixty days were lengthened already; a matter handled anew (重新办理) has its own."""
    steps = [taken.step for taken in image.steps]
    begun = max((n for n, code in enumerate(steps) if code == "redo"), default=0)
    return "extend" in steps[begun:]


SET_ASIDE_FIRST = Guard(
    "set_aside_first",
    "复查、复核意见没有撤销原处理意见,不能重新办理。不服复查意见的,可以在期限内申请复核。",
    ORDER.format("35条、第36"),
    lambda image, form, law: image.detail["review_verdict"] == SET_ASIDE,
)
SIGNED = Guard(
    "signed",
    "调解、和解要制作书面协议并由双方签字。请签字后再登记。",
    ORDER.format(33),
    said_yes("signed"),
)
BOTH_WILLING = Guard(
    "both_willing",
    "人民调解要双方自愿。有一方不愿意的,继续按信访程序办理。",
    "人民调解法 第3条；" + ORDER.format(33),
    said_yes("both_willing"),
)


def _simple_allowed(image: CaseImage, form: Any, law: Law) -> bool:
    held = image.detail
    joint_and_grave = held["people"] > law("petition.representatives") and held["urgent"]
    return not (
        held["repeated"]
        or held["passed_on_by"] == "上级交办"
        or held["several_units"]
        or joint_and_grave
        or form.may_be_refused
    )


SIMPLE_ALLOWED = Guard(
    "simple_allowed",
    "不能简易办理:上级交办的、可能不予受理的、涉及多个责任主体的、多人重大的、不是初次提出的,都按普通程序。请改办“受理”。",
    SIMPLE + "第4条（排除情形见2016年版第5条,待核）",
    _simple_allowed,
)
SIMPLE_LISTED = Guard(
    "simple_listed",
    "适用情形不在规定范围内。请按普通程序办“受理”。",
    SIMPLE + "第4条",
    lambda image, form, law: form.simple_ground in law("petition.simple_matters"),
)
NEEDS_RESULT = Guard(
    "needs_result",
    "只有交办的事项才要报办结报告。转送的不用办这一步。",
    ORDER.format(22),
    lambda image, form, law: image.detail["report_by"] is not None,
)
REPORT_AHEAD = Guard(
    "report_ahead",
    "报结果的期限要在今天以后。请改填日期。",
    ORDER.format(22),
    lambda image, form, law: image.today is None or form.report_by > image.today,
)


def _no_window_left(image: CaseImage, form: Any, law: Law) -> bool:
    if form.closed_because != "期限内没有申请复查复核":
        return True
    open_windows = [image.clocks.get("ask_review"), image.clocks.get("ask_recheck")]
    running = [clock for clock in open_windows if clock is not None and clock.state == "running" and clock.due_at]
    return all(image.today is not None and image.today > c.due_at.astimezone(TZ).date() for c in running if c.due_at)


WINDOW_OVER = Guard(
    "window_over",
    "申请复查、复核的期限还没有过,不能以“期限内没有申请”办结。信访人书面表示息诉的,选“接受处理意见,息诉”。",
    ORDER.format("35条、第36"),
    _no_window_left,
)
