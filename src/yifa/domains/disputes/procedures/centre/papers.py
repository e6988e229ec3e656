"""The papers of the centre (综治中心文书): content after its closed loop; no national set of formats was seen."""

from yifa.domains.disputes.procedures.centre.guards import LOCAL
from yifa.records.documents.kind import DocumentKind

_NUMBER = "（{year}）综治字第{seq}号"
_SEAL = ("---", ">> {{ organ_name }}（印章）", ">> {{ today }}")
_MATTER = ("| 事项 | {{ title }} |", "| 编码（一案一码） | {{ file_code }} |")


def _kind(code: str, name: str, order: int, *lines: str, numbered: bool = True) -> DocumentKind:
    number = _NUMBER if numbered else ""
    titled = (f"# {name}", *((">> {{ number }}",) if numbered else ()), *lines)
    return DocumentKind(code, name, "disputes", f"{LOCAL}（格式待核）", titled, order=order, number_pattern=number)


PAPERS = (
    _kind(
        "centre_register", "综治中心事项登记表", 1,
        *_MATTER,
        "| 来访人 | {{ applicant.name }} | 证件号码 | {{ applicant.id_no }} |",
        "| 电话 | {{ applicant.phone }} | 住址 | {{ applicant.address }} |",
        "| 对方 | {{ respondent.name }} | 对方电话 | {{ respondent.phone }} |",
        "| 来源 | {{ channel }} | 涉及人数 | {{ people }} |",
        "| 事项类别 | {{ matter }} | 事项风险等级 | {{ risk }} |",
        "事情经过：", "{{ summary }}", "诉求：", "{{ claim }}", "---", "来访人（签名）：", "登记人：{{ step_by }}",
        *_SEAL,
        numbered=False,
    ),
    _kind(
        "centre_receipt", "受理回执", 2,
        "{{ applicant.name }}：",
        "　　你提出的{{ title }}，本中心已于{{ today }}登记，编码{{ file_code }}。凭编码和查询码可以随时查询"
        "办到哪一步、由谁办、到哪天。",
        *_SEAL,
    ),
    _kind(
        "centre_routing", "分流转办单", 3,
        *_MATTER,
        "| 分流途径 | {{ route }} | 难易程度 | {{ complexity }} |",
        "| 牵头单位 | {{ to_organ }} | 协办单位 | {{ assisting }} |",
        "| 办理层级 | {{ level }} | 愿意先行调解 | {{ willing }} |",
        "研判意见：", "{{ reason }}",
        "　　请于{{ law['centre.receive'] }}内签收。承办程序有法定期限的，按法定期限办理；"
        "没有法定期限的，按本中心期限办理。不属于你单位职责的，写明依据退回。",
        *_SEAL,
    ),
    _kind(
        "centre_return", "退回说明", 4,
        *_MATTER, "| 退回理由 | {{ reason }} |", "| 依据 | {{ ground }} |", "| 建议承办单位 | {{ should_go_to }} |",
        *_SEAL,
    ),
    _kind(
        "centre_raise", "提级办理单", 5,
        *_MATTER, "| 提到 | {{ level }} | 包案领导 | {{ charge }} |", "提级理由：", "{{ reason }}", *_SEAL,
    ),
    _kind(
        "centre_reminder", "办理提示函", 6,
        "{{ unit }}：", "　　{{ title }}（编码{{ file_code }}）{{ problem }}，请于{{ answer_by }}前办理并回复。",
        *_SEAL,
    ),
    _kind(
        "centre_supervision", "督办单", 6,
        "{{ unit }}：",
        "　　{{ title }}（编码{{ file_code }}）经提示仍有下列事项没有办到：{{ problem }}。"
        "请于{{ answer_by }}前办结并书面说明原因。",
        *_SEAL,
    ),
    _kind(
        "centre_summons", "约谈（通报）通知书", 6,
        "{{ unit }}：",
        "　　{{ title }}（编码{{ file_code }}）经督办仍未办到：{{ problem }}。"
        "现约谈你单位负责人并予以通报，请于{{ answer_by }}前报送整改情况。",
        *_SEAL,
    ),
    _kind(
        "centre_warning", "风险预警函", 7,
        "{{ unit }}：",
        "　　{{ title }}（编码{{ file_code }}）有以下风险：{{ risk_told }}。建议：{{ advice }}。",
        "　　本函只就事项的风险提出处置建议，不对任何人作评价。",
        *_SEAL,
    ),
    _kind(
        "centre_report", "办结报告", 8,
        *_MATTER, "| 办理结果 | {{ ending }} | 办结层级 | {{ level }} |", "| 承办案卷编号 | {{ result_code }} |",
        "办理情况：", "{{ result }}", "---", "承办人：{{ step_by }}", *_SEAL,
    ),
    _kind(
        "centre_feedback", "结果反馈单", 9,
        "{{ applicant.name }}：", "　　你提出的{{ title }}（编码{{ file_code }}），办理结果如下：{{ content }}",
        "　　不满意的，可以要求重办；法律另有救济途径的，按反馈内容中写明的途径和期限办理。",
        *_SEAL,
    ),
    _kind(
        "centre_visit", "回访记录", 10,
        *_MATTER, "| 回访方式 | {{ reply }} | 评价 | {{ satisfied }} |",
        "| 履行情况 | {{ performed }} | 发现新的风险 | {{ new_risk }} |",
        "{{ note }}", "---", "回访人：{{ step_by }}", ">> {{ today }}", numbered=False,
    ),
)  # fmt: skip
