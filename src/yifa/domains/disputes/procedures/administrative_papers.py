"""The papers of administrative mediation (行政调解文书), after one published local set (临海2013)."""

from yifa.records.documents.kind import DocumentKind

_BASIS = "地方行政调解文书规定（如临海2013）"
_NUMBER = "（{year}）行调字第{seq}号"
_SEAL = ("---", ">> {{ organ_name }}（印章）", ">> {{ today }}")
_PARTIES = (
    "| 申请人 | {{ applicant.name }} | 证件号码 | {{ applicant.id_no }} |",
    "| 对方当事人 | {{ respondent.name }} | 证件号码 | {{ respondent.id_no }} |",
)


def _kind(code: str, name: str, order: int, *lines: str, required: bool = False, number: bool = True) -> DocumentKind:
    titled = (f"# {name}", *((">> {{ number }}",) if number else ()), *lines)
    return DocumentKind(
        code, name, "disputes", _BASIS, titled, required=required, order=order, number_pattern=_NUMBER if number else ""
    )


PAPERS = (
    _kind(
        "am_application",
        "行政调解申请书",
        1,
        *_PARTIES,
        "| 领域 | {{ sector }} | 争议金额（元） | {{ claimed }} |",
        "---",
        "请求和事实：",
        "{{ summary }}",
        "---",
        ">> 申请人（签名、盖章或按指印）：",
        ">> {{ today }}",
        required=True,
        number=False,
    ),
    _kind(
        "am_register",
        "行政调解案件登记表",
        1,
        *_PARTIES,
        "| 启动方式 | {{ origin }} | 理由 | {{ reason_kind }} |",
        "| 事实 | {{ summary }} |",
        *_SEAL,
        required=True,
        number=False,
    ),
    _kind(
        "am_consultation",
        "征求意见书",
        2,
        "{{ respondent.name }}：",
        "　　{{ applicant.name }}就{{ title }}申请本机关调解。",
        "　　请于{{ reply_by }}前答复是否同意调解；不答复的，视为不同意。",
        *_SEAL,
    ),
    _kind(
        "am_filing",
        "行政调解立案审批表",
        3,
        *_PARTIES,
        "| 纠纷名称 | {{ title }} |",
        "| 承办人意见 | 属于本机关职责，双方同意调解 |",
        "| 负责人意见 |  |",
        *_SEAL,
    ),
    _kind(
        "am_acceptance",
        "行政调解受理通知书",
        4,
        "{{ applicant.name }}、{{ respondent.name }}：",
        "　　{{ title }}，经审查符合受理条件，本机关决定受理，由{{ mediator_name }}主持调解。行政调解不收取费用。",
        *_SEAL,
        required=True,
    ),
    _kind(
        "am_refusal",
        "行政调解不予受理通知书",
        4,
        "{{ applicant.name }}：",
        "　　{{ title }}，经审查，因下列理由不予受理：{{ reasons }}",
        "　　你可以通过{{ way_out }}途径解决。",
        *_SEAL,
    ),
    _kind(
        "am_transfer",
        "行政调解移送函",
        4,
        "{{ to_organ }}：",
        "　　{{ title }}属于你单位职责，现予移送。理由：{{ reason }}",
        *_SEAL,
    ),
    _kind(
        "am_rights_notice",
        "行政调解权利义务告知书",
        5,
        "{{ applicant.name }}、{{ respondent.name }}：",
        "　　调解以双方自愿为前提，当事人可以随时退出。调解不影响依法申请仲裁、行政复议或者提起诉讼。"
        "当事人应当如实陈述、遵守秩序。",
        "---",
        "当事人（签名）：",
        *_SEAL,
        required=True,
        number=False,
    ),
    _kind(
        "am_meeting_notice",
        "行政调解会通知书",
        6,
        "{{ applicant.name }}、{{ respondent.name }}：",
        "　　定于{{ meeting_on }}在{{ place }}就{{ title }}进行调解，请准时参加。",
        *_SEAL,
    ),
    _kind(
        "am_record",
        "行政调解笔录",
        7,
        "| 时间 | {{ today }} | 地点 | {{ place }} |",
        "| 当事人 | {{ parties }} |",
        "---",
        "{{ record }}",
        "---",
        "当事人（签名）：",
        "调解员（签名）：{{ mediator_name }}",
        required=True,
        number=False,
    ),
    _kind(
        "am_agreement",
        "行政调解协议书",
        8,
        *_PARTIES,
        "---",
        "{{ content }}",
        "---",
        "| 金额（元） | {{ amount }} | 履行期限 | {{ perform_by }} |",
        "---",
        "当事人（签名、盖章或按指印）：",
        *_SEAL,
    ),
    _kind(
        "am_termination",
        "行政调解终止通知书",
        8,
        "{{ applicant.name }}、{{ respondent.name }}：",
        "　　{{ title }}，因{{ ground }}，现终止调解。你们可以通过{{ way_out }}途径解决。",
        *_SEAL,
    ),
    _kind(
        "am_follow_up",
        "行政调解履行回访记录",
        9,
        "| 履行情况 | {{ performance }} | 履行完毕日期 | {{ performed_on }} |",
        "| 回访情况 | {{ visited }} |",
        ">> {{ today }}",
        number=False,
    ),
    _kind(
        "am_closing",
        "行政调解结案审批表",
        10,
        "| 纠纷名称 | {{ title }} |",
        "| 结果 | {{ result }} | 受理日期 | {{ accepted_on }} |",
        "| 审批人 | {{ approved_by }} |",
        *_SEAL,
    ),
    _kind(
        "am_contents",
        "行政调解卷宗目录",
        0,
        "| 序号 | 文书名称 | 文号 | 日期 |",
        "|* papers | {{ item.order }} | {{ item.name }} | {{ item.number }} | {{ item.dated }} |",
        number=False,
    ),
)
