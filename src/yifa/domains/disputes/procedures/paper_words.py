"""What the papers of people's mediation share: source of the formats, number, rows, endings (文书通用部分)."""

from yifa.records.documents.kind import DocumentKind

FORMATS = "司法部《人民调解文书格式和统计报表》（2010）"
NUMBER = "（{year}）人调字第{seq}号"
PARTY_ROWS = (
    "| 申请人 | {{ applicant.name }} | 证件号码 | {{ applicant.id_no }} |",
    "| 电话 | {{ applicant.phone }} | 住址 | {{ applicant.address }} |",
    "| 对方当事人 | {{ respondent.name }} | 证件号码 | {{ respondent.id_no }} |",
    "| 电话 | {{ respondent.phone }} | 住址 | {{ respondent.address }} |",
)
SEAL = (">> {{ organ_name }}（印章）", ">> {{ today }}")
BOTH_SIGN = ("当事人（签名、盖章或按指印）：", "---", "调解员（签名）：{{ mediator_name }}", "---")


def paper_kind(
    code: str,
    name: str,
    order: int,
    lines: tuple[str, ...],
    *,
    basis: str = FORMATS,
    required: bool = False,
    number: str = "",
    signers: tuple[str, ...] = (),
) -> DocumentKind:
    titled = (f"# {name}", *((">> {{ number }}",) if number else ()), *lines)
    return DocumentKind(
        code, name, "disputes", basis, titled, required=required, order=order, number_pattern=number, signers=signers
    )
