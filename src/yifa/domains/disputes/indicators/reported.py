"""The figures the annual report prints, and the registers' stocks (年报指标、名册存量)."""

from yifa.domains.disputes.indicators.counting import ACT, AT_CENTRE, FORM, SCREENED, SUCCEEDED, count, rate
from yifa.domains.disputes.procedures.words import COMMITTEE, FIRST_LEADER, GRAVE, PREVENTED, SUCCESS
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

REPORT = (
    count(
        "dispute.screened",
        "排查矛盾纠纷数",
        "screened_on",
        "当期排查登记的矛盾纠纷,按排查登记日计。",
        SCREENED,
        unit="起",
        basis=f"{ACT}第17条、第25条",
    ),
    count(
        "dispute.resolved",
        "化解矛盾纠纷数",
        "resolved_on",
        "排查登记的矛盾纠纷中,当期调解协议生效或就地预防的,按协议生效日(就地预防日)计。",
        SCREENED,
        Cond("result", "in", (SUCCESS, PREVENTED), "结果"),
        unit="起",
        basis=f"{ACT}第29条、第30条",
    ),
    rate(
        "dispute.resolution_rate",
        "矛盾纠纷化解率",
        "dispute.resolved",
        "dispute.screened",
        "当期化解数除以当期排查数;上期排查、本期化解的计入分子,所以分母不含它。",
        f"{ACT}第29条、第30条",
    ),
    count(
        "mediation.accepted",
        "受理调解案件数",
        "accepted_on",
        "综治中心窗口登记、依法受理的调解案件,按受理日计。",
        AT_CENTRE,
        basis="GB/T 33200-2016 综治中心建设与管理规范；人民调解法 第17条",
    ),
    count(
        "mediation.succeeded",
        "调解成功案件数",
        "resolved_on",
        "综治中心窗口登记的案件中,当期调解协议生效的,按协议生效日计。",
        AT_CENTRE,
        SUCCEEDED,
        basis=f"{ACT}第29条、第30条",
    ),
    rate(
        "mediation.success_rate",
        "调解成功率",
        "mediation.succeeded",
        "mediation.accepted",
        "综治中心窗口登记的案件:当期调解成功数除以当期受理数。",
    ),
    count(
        "mediation.handled",
        "调处(调解)案件数",
        "mediated_on",
        "由人民调解委员会主持过调解的案件,按最近一次调解日计。",
        Cond("body", "eq", COMMITTEE, "调解主体"),
        basis=f"{ACT}第22条",
    ),
    count(
        "leader.mediation.count",
        "主要负责人带队调解重大矛盾纠纷次数",
        "mediated_on",
        "党政主要负责人带队调解的疑难复杂、重大矛盾纠纷,每件计一次,按最近一次调解日计。",
        Cond("led_by", "eq", FIRST_LEADER, "带队领导"),
        Cond("severity", "in", GRAVE, "难易程度"),
        unit="次",
        basis="党政主要负责人履行推进法治建设第一责任人职责规定",
    ),
    count(
        "law_literate.disputes_resolved",
        "法律明白人化解矛盾纠纷件次",
        "resolved_on",
        "法律明白人参与、当期调解成功或就地预防的矛盾纠纷,按化解日计。",
        Cond("law_literate", "eq", True, "法律明白人参与"),
        Cond("result", "in", (SUCCESS, PREVENTED), "结果"),
        unit="件次",
        basis="乡村“法律明白人”培养工作规范（试行）",
    ),
)

REGISTERS = (
    Indicator(
        "mediation.committees",
        "人民调解委员会数",
        "个",
        "stock",
        f"{ACT}第8条、第10条、第34条",
        "期末在册的各级各类人民调解委员会。",
        source="register:mediation_committee",
        dims=("level", "trade"),
    ),
    Indicator(
        "mediation.mediators",
        "人民调解员数",
        "名",
        "stock",
        f"{ACT}第13条",
        "期末在册的人民调解员,含委员和聘任人员。",
        source="register:mediator",
        dims=("engagement", "full_time"),
    ),
    Indicator(
        "mediation.mediators.full_time",
        "专职人民调解员数",
        "名",
        "stock",
        FORM,
        "期末在册的专职人民调解员。",
        source="register:mediator",
        where=(Cond("full_time", "eq", True, "专职"),),
    ),
    *(
        Indicator(
            f"mediation.committees.{code}",
            f"{level}人民调解委员会数",
            "个",
            "stock",
            FORM,
            f"期末在册、层级为{level}的人民调解委员会。",
            source="register:mediation_committee",
            where=(Cond("level", "eq", level, "层级"),),
            implied=True,
        )
        for code, level in (
            ("village", "村(居)"),
            ("township", "乡镇(街道)"),
            ("enterprise", "企事业单位"),
            ("trade", "行业性专业性"),
        )
    ),
)
