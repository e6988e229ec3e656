"""Columns of 《人民调解统计报表》 on results (结果、协议、履行、司法确认、防止激化) and administrative mediation."""

from yifa.domains.disputes.indicators.counting import ACT, DIMS, FORM, SUCCEEDED, count, rate
from yifa.domains.disputes.procedures.words import FAILURE, ORAL, PREVENTED, SUCCESS, WRITTEN
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

OUTCOMES = (
    count(
        "mediation.success", "人民调解成功数", "resolved_on", "当期调解协议生效的全部案件,按协议生效日计。", SUCCEEDED
    ),
    count(
        "mediation.failure",
        "调解不成数",
        "concluded_on",
        "当期终止调解的案件,按终止日计。",
        Cond("result", "eq", FAILURE, "结果"),
    ),
    count(
        "mediation.concluded",
        "调解办结数",
        "concluded_on",
        "当期调解成功与调解不成之和,按办结日计。",
        Cond("result", "in", (SUCCESS, FAILURE), "结果"),
    ),
    rate(
        "mediation.conclusion_success_rate",
        "调解成功率(按办结)",
        "mediation.success",
        "mediation.concluded",
        "调解成功数除以成功与不成功终止之和;未办结的不计。",
    ),
    Indicator(
        "mediation.agreement_amount",
        "协议涉及金额",
        "元",
        "sum",
        FORM,
        "当期生效的调解协议涉及金额之和,按协议生效日计。",
        source="case:dispute",
        when="resolved_on",
        where=(SUCCEEDED,),
        of="amount",
        dims=DIMS,
        places=2,
    ),
    count(
        "mediation.agreement.written",
        "书面协议数",
        "agreed_on",
        "当期达成的书面调解协议。",
        Cond("agreement_form", "eq", WRITTEN, "协议形式"),
        unit="份",
    ),
    count(
        "mediation.agreement.oral",
        "口头协议数",
        "agreed_on",
        "当期达成的口头调解协议。",
        Cond("agreement_form", "eq", ORAL, "协议形式"),
        unit="份",
    ),
    count(
        "mediation.agreement.effective",
        "协议生效数",
        "effective_on",
        "当期生效的调解协议。",
        Cond("effective_on", "not_null", title="生效日期"),
    ),
    count(
        "mediation.performance.due",
        "到期应履行协议数",
        "perform_by",
        "履行期限在当期届满的生效协议。",
        Cond("effective_on", "not_null", title="生效日期"),
    ),
    count(
        "mediation.performance.done",
        "到期已履行协议数",
        "perform_by",
        "履行期限在当期届满、已经履行的生效协议。",
        Cond("effective_on", "not_null", title="生效日期"),
        Cond("performed_on", "not_null", title="履行完毕日期"),
    ),
    rate(
        "mediation.performance_rate",
        "履行率",
        "mediation.performance.done",
        "mediation.performance.due",
        "到期已履行数除以到期应履行数。",
    ),
    count(
        "mediation.performed",
        "已履行协议数",
        "performed_on",
        "当期履行完毕的协议,按履行完毕日计。",
        Cond("performed_on", "not_null", title="履行完毕日期"),
    ),
    count(
        "mediation.confirmation.applied",
        "申请司法确认数",
        "confirmation_applied_on",
        "当期共同申请司法确认的协议。",
        Cond("confirmation_applied_on", "not_null", title="申请日期"),
        basis=f"{ACT}第33条",
    ),
    count(
        "mediation.confirmation.granted",
        "司法确认有效数",
        "confirmed_on",
        "当期法院裁定确认有效的协议。",
        Cond("confirmation_result", "eq", "确认有效", "确认结果"),
        basis=f"{ACT}第33条",
    ),
    rate(
        "mediation.confirmation_rate",
        "司法确认率",
        "mediation.confirmation.granted",
        "mediation.agreement.effective",
        "确认有效数除以当期生效的协议数。",
        f"{ACT}第33条",
    ),
    count(
        "mediation.followed_up",
        "回访数",
        "followed_up_on",
        "当期回访过的案件,按最近一次回访日计。",
        Cond("followed_up_on", "not_null", title="回访日期"),
        basis=f"{ACT}第31条",
    ),
    count(
        "dispute.prevented",
        "预防纠纷数",
        "resolved_on",
        "排查发现苗头、当期就地预防未形成纠纷的。",
        Cond("result", "eq", PREVENTED, "结果"),
        unit="起",
    ),
    count(
        "dispute.warned",
        "激化预警数",
        "warned_on",
        "当期登记激化预警的纠纷。",
        Cond("warned_on", "not_null", title="预警日期"),
        unit="起",
        basis=f"{ACT}第25条",
    ),
)

_KEPT_FROM = (
    ("crime", "民间纠纷转化为刑事案件"),
    ("petition", "群体性上访"),
    ("suicide", "自杀"),
    ("fight", "群体性械斗"),
)
PREVENTED_FIGURES = tuple(
    made
    for code, word in _KEPT_FROM
    for made in (
        count(
            f"mediation.prevented.{code}",
            f"防止{word}件数",
            "concluded_on",
            f"当期办结、登记为防止了{word}的纠纷。",
            Cond("prevented", "eq", word, "防止了"),
        ),
        Indicator(
            f"mediation.prevented.{code}.people",
            f"防止{word}人数",
            "人",
            "sum",
            FORM,
            f"防止了{word}的纠纷涉及的人数之和。",
            source="case:dispute",
            when="concluded_on",
            where=(Cond("prevented", "eq", word, "防止了"),),
            of="prevented_people",
            dims=DIMS,
        ),
    )
)


def _administrative(id: str, name: str, when: str, definition: str, *where: Cond) -> Indicator:
    return Indicator(
        id,
        name,
        "件",
        "count",
        "地方行政调解规定（年度数据写入法治政府报告）",
        definition,
        source="case:administrative_mediation",
        when=when,
        where=where,
        dims=("sector",),
        verified=False,
    )


ADMINISTRATIVE = (
    _administrative(
        "administrative_mediation.accepted",
        "行政调解受理数",
        "accepted_on",
        "当期受理的行政调解案件。",
        Cond("accepted_on", "not_null", title="受理日期"),
    ),
    _administrative(
        "administrative_mediation.succeeded", "行政调解成功数", "agreed_on", "当期达成协议的行政调解案件。", SUCCEEDED
    ),
    _administrative(
        "administrative_mediation.concluded",
        "行政调解办结数",
        "concluded_on",
        "当期达成协议或终止的行政调解案件。",
        Cond("result", "in", (SUCCESS, FAILURE), "结果"),
    ),
    rate(
        "administrative_mediation.success_rate",
        "行政调解成功率",
        "administrative_mediation.succeeded",
        "administrative_mediation.concluded",
        "达成协议数除以办结数。",
        "地方行政调解规定",
    ),
)
