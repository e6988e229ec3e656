"""The papers of an order (工单文书): what is sent to units and what the caller is told."""

from yifa.domains.requests.procedures.hotline.sources import NATIONAL, OPINION, WEIFANG, beijing
from yifa.records.documents.kind import DocumentKind

NUMBER = "（{year}）诉单字第{seq}号"
SEAL = ("---", ">> {{ organ_name }}（印章）", ">> {{ today }}")
MATTER = (
    "| 工单号 | {{ case.code }} | 受理日期 | {{ case.opened_on }} |",
    "| 来源 | {{ channel }} | 诉求类型 | {{ kind }} |",
    "| 事项 | {{ item }} | 紧急程度 | {{ urgency }} |",
)


TO_CALLER = ("way_notice", "extension_notice", "order_reply", "ending_notice", "no_redo_notice")
"""Papers that speak to the caller: fetched with code and secret."""


def _kind(code: str, name: str, order: int, basis: str, *lines: str, required: bool = False) -> DocumentKind:
    titled = (f"# {name}", ">> {{ number }}", *lines)
    return DocumentKind(
        code, name, "requests", basis, titled, required=required, order=order, number_pattern=NUMBER,
        to_party=code in TO_CALLER,
    )  # fmt: skip


PAPERS = (
    _kind(
        "order_sheet", "诉求工单（派单）", 1, f"{NATIONAL}；{OPINION}（五）", *MATTER,
        "| 诉求人 | {{ caller.name }} | 电话 | {{ caller.phone }} |",
        "| 事发地点 | {{ place }} |",
        "| 诉求内容 | {{ content }} |",
        "| 主办单位 | {{ unit }} | 承办层级 | {{ level }} |",
        "| 协办单位 | {{ co_units }} |",
        "| 派单依据 | {{ unit_basis }} |",
        "---",
        "请在{{ law['order.sign'] }}内签收；认为不属本单位职责的，在{{ law['order.objection'] }}内写明依据提出异议。"
        "没有法定期限的，自派单之日起{{ law['order.handling'] }}内办理并答复诉求人；"
        "法律另有期限的从其规定，并告诉诉求人。",
        *SEAL, required=True,
    ),
    _kind(
        "objection_letter", "派单异议函", 2, f"{OPINION}（五）；{beijing('第12条')}",
        "{{ organ_name }}：",
        "　　你单位派来的工单（{{ case.code }}，{{ title }}），事项为“{{ item }}”。"
        "经核对，{{ objection }}，现提出异议：",
        "　　一、清单事项编号：{{ duty_no }}；应由{{ duty_lead }}牵头。",
        "　　二、依据：{{ duty_basis }}；国办函〔2025〕66号（五）：部门职责事项不得派给基层。",
        "　　三、说明：{{ explanation }}",
        "　　请审核改派。",
        "---", ">> {{ unit }}（印章）", ">> {{ today }}",
    ),
    _kind(
        "keep_notice", "派单异议审核告知书", 3, beijing("第12条第3款"),
        "{{ unit }}：",
        "　　你单位对工单{{ case.code }}提出的异议收悉。经审核：{{ review }}",
        "　　依据：{{ review_basis }}。维持原派单，请签收办理，不得再退。"
        "需要部门到场的，可以“吹哨”；需要上级办理的，可以申请提级。",
        *SEAL,
    ),
    _kind(
        "way_notice", "法定途径告知书", 4, f"{OPINION}（二）",
        "{{ caller.name }}：",
        "　　你反映的“{{ title }}”（{{ case.code }}），{{ lawful_class }}。"
        "依照{{ way_basis }}，请通过{{ way_out }}途径解决。",
        "　　{{ reply }}",
        "　　不同意这样处理的，可以在{{ law['order.ask_again'] }}内提出，由其他人员复核。", *SEAL,
    ),
    _kind(
        "emergency_letter", "紧急转办单", 4, f"{OPINION}（二）②",
        "{{ to_organ }}（{{ line }}）：",
        "　　{{ title }}（{{ case.code }}），情况紧急：{{ reason }}",
        "　　地点：{{ place }}；联系人：{{ caller.name }}　{{ caller.phone }}。请立即处置。", *SEAL,
    ),
    _kind(
        "whistle_notice", "部门到场通知（吹哨）", 5, beijing("第16条"),
        "{{ called }}：",
        "　　工单{{ case.code }}（{{ item }}）需要你单位到场共同解决：{{ question }}",
        "　　请派人到场，商定做法和分工。", "---", ">> {{ unit }}（印章）", ">> {{ today }}",
    ),
    _kind(
        "extension_notice", "延期告知书", 6, f"{beijing('第15条')}；{WEIFANG} 第20条",
        "{{ caller.name }}：",
        "　　你反映的“{{ title }}”（{{ case.code }}），因{{ reason }}，不能在原定期限内办完。经批准，"
        "办理时间延长{{ law['order.extension'] }}。", *SEAL,
    ),
    _kind(
        "supervision_order", "督办单", 7, f"{WEIFANG} 第26条",
        "{{ unit }}：",
        "　　工单{{ case.code }}（{{ item }}），因{{ supervised_for }}，现予{{ supervision }}。",
        "　　要求：{{ demand }}",
        "　　请在{{ law['order.supervision'] }}内办理并反馈。", *SEAL,
    ),
    _kind(
        "shelving_record", "疑难事项挂账登记表", 8, f"{WEIFANG} 第23条", *MATTER,
        "| 研究的会议或机构 | {{ studied_by }} |", "| 下一步安排 | {{ plan }} |",
        "| 已向诉求人说明 | {{ told_caller }} |",
        "---", "挂账期间每{{ law['order.shelved_study'] }}至少研究一次，并告诉诉求人。", *SEAL,
    ),
    _kind(
        "order_reply", "诉求答复书", 9, beijing("第15条"),
        "{{ caller.name }}：",
        "　　你反映的“{{ title }}”（{{ case.code }}），现答复如下：",
        "　　办理结果：{{ result }}",
        "　　{{ reply }}",
        "{% if unsolved_because %}　　没有解决的，属于：{{ unsolved_because }}；依据：{{ unsolved_basis }}{% endif %}",
        "　　不满意的，可以在{{ law['order.ask_again'] }}内要求重办。", *SEAL, required=True,
    ),
    _kind(
        "ending_request", "终止办理申请书", 10, f"{WEIFANG} 第21条",
        "{{ organ_name }}：",
        "　　工单{{ case.code }}（{{ item }}），因{{ end_ground }}，申请终止办理。", "　　说明：{{ reason }}",
        "---", ">> {{ unit }}（印章）", ">> {{ today }}",
    ),
    _kind(
        "ending_notice", "终止办理告知书", 11, f"{WEIFANG} 第21条",
        "{{ caller.name }}：",
        "　　你反映的“{{ title }}”（{{ case.code }}），因{{ end_ground }}，依照{{ end_basis }}终止办理。",
        "　　{{ reply }}", "　　不同意的，可以在{{ law['order.ask_again'] }}内提出，由其他人员复核。", *SEAL,
    ),
    _kind(
        "visit_record", "回访记录", 12, "济南市12345热线条例（地方）第27条", *MATTER,
        "| 回访方式 | {{ visit_way }} | 联系上 | {{ reached }} |",
        "| 联系过 | {{ contacted }} | 已解决 | {{ solved }} |",
        "| 满意程度 | {{ satisfaction }} | 评价 | {{ rating }} |",
        "| 诉求人原话 | {{ words }} |", "| 不计入三率的原因和依据 | {{ excluded }} {{ excluded_basis }} |",
        "---", ">> 回访人：{{ step_by }}", ">> {{ today }}",
    ),
    _kind(
        "redo_order", "重办通知单", 13, "济南市12345热线条例（地方）第27条",
        "{{ unit }}：",
        "　　工单{{ case.code }}（{{ item }}）经回访没有解决，退回重办。理由：{{ reason }}",
        "　　请在{{ law['order.handling'] }}内办理并答复诉求人；法律另有期限的从其规定。", *SEAL,
    ),
    _kind(
        "no_redo_notice", "不再重办告知书", 14, f"{OPINION}；济南市12345热线条例（地方）第27条",
        "{{ caller.name }}：",
        "　　你对“{{ title }}”（{{ case.code }}）提出的要求，经审核，依照{{ no_redo_basis }}，维持原来的处理。",
        "　　{{ reply }}", "　　不服的，可以依法通过信访、行政复议、诉讼等途径解决。", *SEAL,
    ),
)  # fmt: skip
