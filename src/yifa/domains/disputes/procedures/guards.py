"""The lawful conditions of the steps (守卫条件): each says what is wrong, the way out, and the article."""

from collections.abc import Callable
from typing import Any

from yifa.domains.disputes.procedures.words import COURT, INVITING_COURT
from yifa.ground.calendar import TZ
from yifa.records.cases.image import CaseImage
from yifa.records.cases.procedure import Guard

Law = Callable[[str], Any]


def said_yes(*fields: str) -> Callable[[CaseImage, Any, Law], bool]:
    """All these boxes of the form are ticked."""
    return lambda image, form, law: all(getattr(form, name) for name in fields)


BOTH_WILLING = Guard(
    "both_willing",
    "有一方当事人不愿意调解,不能受理或继续。请办理“不予受理”,并告知仲裁、行政、诉讼途径。",
    "人民调解法 第3条、第17条",
    said_yes("applicant_willing", "respondent_willing"),
)
CIVIL_MATTER = Guard(
    "civil_matter",
    "这件事不能由人民调解受理(专门机关管辖、法院或行政机关已受理,或不是民间纠纷)。请办理“不予受理”或“移送其他途径”,写明接收单位。",
    "人民调解工作若干规定（司法部令第75号）第22条",
    lambda image, form, law: form.matter_kind == "民间纠纷",
)
IDENTITY_CHECKED = Guard(
    "identity_checked",
    "请先核验双方身份证明,再受理。",
    "司法部《人民调解文书格式》（2010）",
    said_yes("identity_checked"),
)
RIGHTS_TOLD = Guard(
    "rights_told", "请先把权利义务告知书交给双方,再受理。", "人民调解法 第23条、第24条", said_yes("rights_told")
)


def _mediator_is_no_party(image: CaseImage, form: Any, law: Law) -> bool:
    return bool(form.no_conflict) and form.mediator_name not in {party.name for party in image.parties}


NO_CONFLICT = Guard(
    "no_conflict",
    "调解员是当事人或与当事人有利害关系。请由调委会另行指定,或由双方另选一名都接受的调解员。",
    "人民调解法 第15条、第19条",
    _mediator_is_no_party,
)
INVITED_WITH_CONSENT = Guard(
    "invited_with_consent",
    "邀请亲属、邻里、专家参加调解,要先征得双方同意。请征求意见后再登记。",
    "人民调解法 第20条",
    lambda image, form, law: not form.invited or bool(form.invited_with_consent),
)
ORAL_ALLOWED = Guard(
    "oral_allowed",
    "这类纠纷达成协议必须制作书面协议书。请改办“达成书面协议”。",
    "农村土地承包经营纠纷调解仲裁法 第10条",
    lambda image, form, law: image.detail["dispute_type"] not in law("dispute.written_agreement_types"),
)
NEED_NO_PAPER = Guard(
    "need_no_paper",
    "双方没有都认为无需书面协议。请改办“达成书面协议”。",
    "人民调解法 第28条",
    said_yes("need_no_paper"),
)
THREE_SIGNED = Guard(
    "three_signed",
    "书面协议还没有生效:要当事人签名(盖章、按指印)、调解员签名、调委会盖章三样齐全。请先办“补签登记”。",
    "人民调解法 第29条",
    lambda image, form, law: all(
        image.detail[flag] for flag in ("parties_signed", "mediator_signed", "committee_sealed")
    ),
)
BOTH_EXTEND = Guard(
    "both_extend",
    "延长调解期限要双方都同意。有一方不同意的,请办“终止调解”并告知其他途径。",
    "人民调解工作若干规定（司法部令第75号）第33条",
    said_yes("applicant_agrees", "respondent_agrees"),
)
BOTH_APPRAISE = Guard(
    "both_appraise",
    "委托鉴定要双方共同委托或都同意。请征得双方同意后再登记。",
    "医疗纠纷预防和处理条例 第34条",
    said_yes("both_agree"),
)
SCREEN_SIGNATURE_ALLOWED = Guard(
    "screen_signature_allowed",
    "婚姻、收养、继承等人身关系的文书不能用电子签名。请打印出来由当事人在纸上签名、按指印,再上传扫描件。",
    "电子签名法 第3条",
    lambda image, form, law: (
        "screen_signature" not in image.documents
        or image.detail["dispute_type"] not in law("dispute.no_screen_signature_types")
    ),
)
POLICE_TOLD = Guard(
    "police_told",
    "可能引发治安、刑事案件的,要先向公安机关报告,才能解除预警。请先办“报告公安机关”。",
    "人民调解法 第25条",
    lambda image, form, law: not image.detail["police_risk"] or image.detail["reported_on"] is not None,
)
JOINT = Guard(
    "joint",
    "司法确认要双方共同申请。只有一方愿意的,可按协议向法院起诉,请向当事人说明。",
    "人民调解法 第33条",
    said_yes("joint"),
)


def _window_open(image: CaseImage, form: Any, law: Law) -> bool:
    clock = image.clocks.get("confirmation")
    if clock is None or clock.due_at is None or image.today is None:
        return False
    return image.today <= clock.due_at.astimezone(TZ).date()


WITHIN_WINDOW = Guard(
    "within_window",
    "申请司法确认的期限已过。协议仍有合同效力:可以向法院起诉请求履行,或重新达成协议后再申请。",
    "人民调解法 第33条；民事诉讼法 第205条",
    _window_open,
)
CONFIRMABLE = Guard(
    "confirmable",
    "这类内容法院不受理司法确认(身份关系、确权、特别程序等)。请告知当事人依法向法院起诉或向主管机关办理。",
    "民事诉讼法解释（2022）第355条",
    lambda image, form, law: form.subject_matter not in law("dispute.not_confirmable"),
)
RIGHT_COURT = Guard(
    "right_court",
    "管辖法院不对:法院邀请调解的,向作出邀请的法院申请;调委会自行调解的,向当事人住所地、标的物所在地或调解组织所在地法院申请。",
    "民事诉讼法 第205条",
    lambda image, form, law: (image.channel == COURT) == (form.jurisdiction == INVITING_COURT),
)
PERFORMED_WITH_DAY = Guard(
    "performed_with_day",
    "写“已履行”的要填履行完毕日期,没有履行完的不填日期。请改填。",
    "人民调解法 第31条",
    lambda image, form, law: (form.performance == "已履行") == bool(form.performed_on or image.detail["performed_on"]),
)
PERFORMED_BY_NOW = Guard(
    "performed_by_now",
    "履行完毕日期还没有到。只登记已经履行的;到期还没有履行的,请选别的履行情况。",
    "人民调解法 第31条",
    lambda image, form, law: not (form.performed_on and image.today and form.performed_on > image.today),
)
NOT_PERFORMED = Guard(
    "not_performed",
    "协议已经履行,不用告知起诉或执行。请直接归档。",
    "人民调解法 第31条、第33条",
    lambda image, form, law: image.detail["performance"] != "已履行",
)

_FILE = (
    ("intake", "申请书或受理登记表", ("application", "intake_register"), "申请书或受理登记表"),
    ("rights_notice", "权利义务告知书", ("rights_notice",), "权利义务告知书"),
    ("identity", "身份证明", ("identity_record",), "身份证明(核验记录)"),
    ("mediation_record", "调解记录", ("mediation_record",), "调解记录"),
    ("agreement", "调解协议", ("mediation_agreement", "oral_agreement"), "调解协议书或口头协议登记表"),
)


def _lies_in_file(group: str, word: str, kinds: tuple[str, ...]) -> Callable[[CaseImage, Any, Law], bool]:
    def holds(image: CaseImage, form: Any, law: Law) -> bool:
        if word not in law("dispute.file_required"):
            return True
        if group == "agreement" and not image.detail["agreed_on"]:
            return True
        if group == "mediation_record" and not image.took("mediate", "settle_at_once"):
            return not image.detail["agreed_on"]
        return bool(image.documents.intersection(kinds))

    return holds


FILE_COMPLETE = tuple(
    Guard(
        f"file_has_{group}",
        f"卷内还缺必须有的“{name}”,不能归档。请先补办或上传。",
        "人民调解法 第27条；司法部《人民调解文书格式》（2010）",
        _lies_in_file(group, word, kinds),
    )
    for group, word, kinds, name in _FILE
)
