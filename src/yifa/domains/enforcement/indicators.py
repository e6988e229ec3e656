"""What the annual report counts of enforcement (行政执法). Pure Python."""

from yifa.domains.enforcement.procedures import CERTIFICATES, DELEGATION
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

ACTION = "activity:enforcement_action"
CASE = "case:enforcement_case"
TRAINING = "activity:training"
INSPECTION_LAW = "行政处罚法 第54条"
FOR_OFFICERS = Cond("audience", "eq", "执法人员", "培训对象")


def _action(value: str) -> Cond:
    return Cond("action", "eq", value, "方式")


DECLARED = (
    Indicator(
        "enforcement.teams", "综合执法队伍数", "支", "stock", "行政处罚法 第18条", "年末在册的综合执法队伍。",
        "register:enforcement_team",
    ),
    Indicator(
        "enforcement.training.sessions", "执法人员培训场次", "场", "count", CERTIFICATES,
        "本年度面向执法人员的法治培训。", TRAINING, "held_on", (FOR_OFFICERS,), dims=("topic",),
    ),
    Indicator(
        "enforcement.training.attendance", "执法人员培训人次", "人次", "sum", CERTIFICATES,
        "本年度面向执法人员的法治培训参训人次之和。", TRAINING, "held_on", (FOR_OFFICERS,), of="attendance",
        dims=("topic",),
    ),
    Indicator(
        "enforcement.certificate_holders", "申领行政执法证件人数", "人", "stock", CERTIFICATES,
        "年末持有有效行政执法证件的人员。", "register:enforcement_certificate",
        where=(Cond("status", "eq", "已申领", "状态"),),
    ),
    Indicator(
        "enforcement.exam_candidates", "参加执法资格考试人数", "名", "count", CERTIFICATES,
        "本年度报名参加执法资格考试的新申领人员。", "register:exam_enrolment", "valid_from",
        (Cond("new_applicant", "eq", True, "新申领人员"),), dims=("exam_name",),
    ),
    Indicator(
        "enforcement.delegated_items", "拟承接赋权执法事项数", "项", "count", DELEGATION,
        "本年度列入清单、状态为拟承接的赋权事项;是计划数,不计入已承接。", "register:delegated_item", "valid_from",
        (Cond("status", "eq", "拟承接", "状态"),), dims=("field", "item_type"),
    ),
    Indicator(
        "enforcement.traffic_persuasion.count", "道路安全劝导执法次数", "次", "count", "道路交通安全法 第87条(待核)",
        "本年度道路交通领域的劝导执法。", ACTION, "held_on",
        (_action("劝导"), Cond("field", "eq", "道路交通", "领域")), dims=("topic",),
    ),
    Indicator(
        "enforcement.inspection.count", "执法检查次数", "次", "count", INSPECTION_LAW, "本年度开展的执法检查。", ACTION,
        "held_on",
        (_action("检查"),), dims=("topic", "field", "joint_body"),
    ),
    Indicator(
        "enforcement.cases_handled", "检查发现并查处件数", "件", "count", INSPECTION_LAW,
        "本年度检查中发现并立案查处的案件。", CASE, "opened_on", (Cond("source", "eq", "检查", "案件来源"),),
        dims=("topic",),
    ),
    Indicator(
        "enforcement.misconduct_cases", "逐利执法、执法寻租案例数", "例", "count", "行政处罚法 第74条至第83条(待核)",
        "本年度查实的逐利执法、执法寻租案例,零值也报。", "case:misconduct", "closed_on",
    ),
)  # fmt: skip
