"""The papers of people's mediation (人民调解文书) and their place in the file.

Formats after 司法部《人民调解文书格式》(2010): what a paper holds and the order of the case file (卷内顺序).
"""

from yifa.domains.disputes.procedures.agreement_papers import AGREED_PAPERS
from yifa.domains.disputes.procedures.intake_papers import INTAKE_PAPERS
from yifa.domains.disputes.procedures.mediating_papers import MEDIATING_PAPERS
from yifa.domains.disputes.procedures.paper_words import FORMATS, paper_kind
from yifa.records.documents.kind import DocumentKind

_LEAF = (
    paper_kind(
        "file_cover",
        "人民调解卷宗",
        -2,
        (
            "---",
            ">> {{ number }}",
            "| 卷名 | {{ title }} |",
            "| 卷号 | {{ volume_no }} |",
            "| 调解员 | {{ mediator_name }} |",
            "| 调解日期 | {{ accepted_on }}至{{ concluded_on }} |",
            "| 立卷人 | {{ filed_by }} |",
            "| 立卷日期 | {{ today }} |",
            "| 保管期限 | {{ law['dispute.retention'] }} |",
            "| 备注 | {{ remark }} |",
            "---",
            ">> {{ organ_name }}",
        ),
        required=True,
    ),
    paper_kind(
        "file_contents",
        "卷内目录",
        -1,
        (
            "| 序号 | 文书名称 | 文号 | 日期 |",
            "|* papers | {{ item.order }} | {{ item.name }} | {{ item.number }} | {{ item.dated }} |",
        ),
        required=True,
    ),
    paper_kind(
        "file_back",
        "卷宗封底",
        99,
        (
            "本卷共{{ papers|length }}件，{{ pages }}页。",
            "---",
            "立卷人：{{ filed_by }}",
            "检查人：",
            ">> {{ today }}",
        ),
        required=True,
    ),
    paper_kind("file_note", "卷宗情况说明", 12, ("{{ remark }}", "---", ">> 立卷人：{{ filed_by }}", ">> {{ today }}")),
)

_EVIDENCE = (
    DocumentKind("evidence", "证据材料", "disputes", f"人民调解法 第27条；{FORMATS}", order=6, keep_original=True),
    DocumentKind(
        "signed_agreement", "已签署的调解协议书(扫描件)", "disputes", "人民调解法 第29条", order=8, keep_original=True
    ),
    DocumentKind(
        "screen_signature",
        "屏幕签名",
        "disputes",
        "人民调解法 第29条；电子签名法 第3条、第5条",
        order=8,
        keep_original=True,
        with_step=True,
    ),
    DocumentKind(
        "signed_text", "签名时的全文", "disputes", "电子签名法 第5条", order=8, keep_original=True, with_step=True
    ),
)

PAPERS: tuple[DocumentKind, ...] = (*_LEAF, *INTAKE_PAPERS, *MEDIATING_PAPERS, *AGREED_PAPERS, *_EVIDENCE)
