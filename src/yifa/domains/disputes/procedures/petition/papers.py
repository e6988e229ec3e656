"""The papers of petitions (信访文书): content after 信访工作条例; no national set of formats was seen, so 待核."""

from yifa.domains.disputes.procedures.petition.words import ORDER
from yifa.records.documents.kind import DocumentKind

_SEAL = ("---", ">> {{ organ_name }}（印章）", ">> {{ today }}")
_TO = "{{ petitioner.name }}："
_NUMBER = "（{year}）信字第{seq}号"


def _kind(
    code: str, name: str, order: int, article: str, *lines: str, required: bool = False, number: str = _NUMBER
) -> DocumentKind:
    titled = (f"# {name}", *((">> {{ number }}",) if number else ()), *lines)
    basis = ORDER.format(article) + "（格式待核）"
    return DocumentKind(code, name, "disputes", basis, titled, required=required, order=order, number_pattern=number)


def _notice(code: str, name: str, order: int, article: str, *lines: str, required: bool = True) -> DocumentKind:
    return _kind(code, name, order, article, _TO, *lines, *_SEAL, required=required)


PAPERS = (
    _kind(
        "petition_register",
        "信访登记表",
        1,
        "22",
        "| 信访人 | {{ petitioner.name }} | 证件号码 | {{ petitioner.id_no }} |",
        "| 电话 | {{ petitioner.phone }} | 住址 | {{ petitioner.address }} |",
        "| 形式 | {{ channel }} | 人数 | {{ people }} |",
        "| 信访事项 | {{ title }} |",
        "| 请求、事实和理由 | {{ summary }} |",
        "| 涉及的机关、单位 | {{ complained_unit }} |",
        "| 登记人 | {{ step_by }} | 登记日期 | {{ today }} |",
        required=True,
        number="",
    ),
    _kind(
        "petition_transfer",
        "信访事项转送函",
        2,
        "22",
        "{{ unit }}：",
        "　　{{ petitioner.name }}提出的“{{ title }}”（编号{{ case.code }}），"
        "依照《信访工作条例》第二十二条转送你单位。"
        "属于你单位职权范围的，请自收到之日起{{ law['petition.take_up'] }}内书面告知信访人接收情况以及处理途径和程序；"
        "不属于的，请自收到之日起{{ law['petition.objection'] }}内提出异议并说明理由。",
        *_SEAL,
        required=True,
    ),
    _kind(
        "petition_assignment",
        "信访事项交办函",
        2,
        "22",
        "{{ unit }}：",
        "　　{{ petitioner.name }}提出的“{{ title }}”（编号{{ case.code }}），"
        "依照《信访工作条例》第二十二条交你单位办理。"
        "请于{{ report_by }}前反馈结果，并提交办结报告。",
        *_SEAL,
        required=True,
    ),
    _notice(
        "petition_acceptance",
        "信访事项受理告知书",
        3,
        "23",
        "　　你提出的“{{ title }}”，由{{ unit }}接收，按信访程序办理。"
        "自受理之日起{{ law['petition.finish'] }}内办结；情况复杂的，经批准可以延长，并告知你延长理由。",
        "　　你可以凭编号{{ case.code }}查询办理情况、补充材料和评价。",
    ),
    _notice(
        "petition_refusal",
        "信访事项不予受理告知书",
        3,
        "19条、第36",
        "　　你提出的“{{ title }}”，因{{ ground }}，依照《信访工作条例》"
        "{% if ground and '复核' in ground %}第三十六条不再受理{% else %}第十九条不予受理{% endif %}。",
        "　　说明：{{ explanation }}",
    ),
    _notice(
        "petition_routing",
        "信访事项分类处理告知书",
        3,
        "31",
        "　　你提出的“{{ title }}”，"
        "属于《信访工作条例》第三十一条规定的{{ matter_class }}类事项，应当按照“{{ route }}”处理，"
        "有权处理的机关是{{ to_organ }}。",
        "　　{{ reason }}",
        "　　该途径的期限按照有关法律法规执行，不适用信访事项的办理期限。",
    ),
    _notice(
        "petition_elsewhere",
        "信访事项告知书",
        3,
        "23",
        "　　你提出的“{{ title }}”，应当向{{ to_organ }}提出。",
        "　　{{ told }}",
    ),
    _kind(
        "petition_objection",
        "信访事项异议函",
        4,
        "23",
        "转送、交办单位：",
        "　　你单位转来的“{{ title }}”（编号{{ case.code }}），不属于本单位职权范围，现提出异议，退还有关材料。",
        "　　理由：{{ reason }}",
        "　　建议的承办单位：{{ right_unit }}",
        *_SEAL,
    ),
    _kind(
        "petition_appointment",
        "信访事项指定承办函",
        4,
        "24",
        "{{ unit }}：",
        "　　“{{ title }}”（编号{{ case.code }}）的受理有争议，经{{ decided_by }}决定，由你单位受理。",
        *_SEAL,
        required=True,
    ),
    _kind(
        "petition_inquiry",
        "信访事项调查笔录",
        5,
        "31",
        "| 时间 | {{ today }} | 地点 | {{ place }} |",
        "| 被调查人 | {{ asked_name }} | 调查人 | {{ step_by }} |",
        "---",
        "{{ record }}",
        "---",
        "被调查人（签名）：",
        number="",
    ),
    _kind(
        "petition_hearing",
        "信访听证记录",
        5,
        "31",
        "| 时间 | {{ held_on }} | 地点 | {{ place }} |",
        "---",
        "{{ record }}",
        "---",
        "参加人（签名）：",
        number="",
    ),
    _notice(
        "petition_extension",
        "信访事项延期告知书",
        6,
        "34",
        "　　你提出的“{{ title }}”情况复杂，经本单位负责人批准，办理期限延长{{ law['petition.extension'] }}。",
        "　　延长理由：{{ reason }}",
    ),
    _kind(
        "petition_settlement",
        "信访事项调解（和解）协议书",
        7,
        "33",
        "| 信访人 | {{ petitioner.name }} | 信访事项 | {{ title }} |",
        "---",
        "{{ agreement }}",
        "---",
        "各方（签名、盖章）：",
        *_SEAL,
        required=True,
    ),
    _notice(
        "petition_opinion",
        "信访处理意见书",
        7,
        "32",
        "一、信访人的请求：{{ claim }}",
        "二、事实和理由：{{ facts_found }}",
        "三、处理意见（{{ verdict }}）：{{ opinion }}",
        "四、法律法规依据：{{ legal_basis }}",
        "　　不服本意见的，可以自收到之日起{{ law['petition.ask_review'] }}内"
        "请求原办理机关、单位的上一级机关、单位复查。",
    ),
    _notice(
        "petition_simple_reply",
        "信访事项简易办理答复意见",
        7,
        "32",
        "　　你提出的“{{ title }}”，经办理，意见如下（{{ verdict }}）：",
        "　　{{ reply }}",
        "　　不服的，可以自收到书面答复之日起{{ law['petition.ask_review'] }}内请求复查。",
        required=False,
    ),
    _notice(
        "petition_suggestion_reply",
        "信访建议采纳情况答复书",
        7,
        "29",
        "　　你提出的建议“{{ title }}”，经研究，{{ adoption }}。",
        "　　{{ reply }}",
    ),
    _notice(
        "petition_review",
        "信访复查意见书",
        8,
        "35",
        "　　你对“{{ title }}”处理意见不服请求复查。经复查，结论：{{ review_verdict }}。",
        "　　{{ opinion }}",
        "　　法律法规依据：{{ legal_basis }}",
        "　　不服本意见的，可以自收到之日起{{ law['petition.ask_recheck'] }}内请求复查机关的上一级机关、单位复核。",
    ),
    _notice(
        "petition_recheck",
        "信访复核意见书",
        9,
        "36",
        "　　你对“{{ title }}”复查意见不服请求复核。经复核，结论：{{ review_verdict }}。",
        "　　{{ opinion }}",
        "　　法律法规依据：{{ legal_basis }}",
        "　　撤销原处理意见的，由原办理机关、单位重新办理。其余的，本意见为终结意见："
        "你仍以同一事实和理由提出信访请求的，各级机关、单位不再受理。",
    ),
    _kind(
        "petition_contents",
        "信访卷宗目录",
        0,
        "22",
        "| 序号 | 文书名称 | 文号 | 日期 |",
        "|* papers | {{ item.order }} | {{ item.name }} | {{ item.number }} | {{ item.dated }} |",
        number="",
    ),
    _kind(
        "accusation_letter",
        "检举控告材料移交函",
        1,
        "30",
        "{{ competent }}：",
        "　　现移交检举控告材料一件（编号{{ case.code }}），请依法办理。材料另行密封送达，本函不载内容。",
        *_SEAL,
        required=True,
        number="",
    ),
)
