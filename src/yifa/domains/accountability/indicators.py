"""What the annual report counts of accountability (责任落实). Pure Python."""

from yifa.domains.accountability.procedures import FIRST_RESPONSIBLE, LEADER, STUDY_LAW, SUPERVISION
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

STUDY = "activity:study_session"
MEETING = "activity:meeting"
STUDY_DIMS = ("body", "topic")


def _format(*values: str) -> Cond:
    return Cond("format", "in", values, "形式") if len(values) > 1 else Cond("format", "eq", values[0], "形式")


def _meeting(value: str) -> Cond:
    return Cond("meeting_type", "eq", value, "会议类型")


BY_LEADER = Cond("leader", "eq", True, "党政主要负责人带队")

STUDIES = (
    Indicator(
        "study.pre_meeting.sessions", "会前集中学法次数", "次", "count", STUDY_LAW,
        "本年度形式为会前学法的学习。", STUDY, "held_on", (_format("会前学法"),), dims=STUDY_DIMS,
    ),
    Indicator(
        "study.center_group.sessions", "理论学习中心组学习次数", "次", "count", STUDY_LAW,
        "本年度理论学习中心组的学习,含专题学习会。", STUDY, "held_on", (_format("中心组", "中心组专题"),),
        dims=STUDY_DIMS,
    ),
    Indicator(
        "study.center_group.special_sessions", "中心组专题学习会场次", "场", "count", STUDY_LAW,
        "本年度理论学习中心组的专题学习会,是中心组学习的一部分。", STUDY, "held_on", (_format("中心组专题"),),
        dims=STUDY_DIMS,
    ),
    Indicator(
        "leader.laws_studied", "主要负责人组织学习法律法规部数", "部", "count", FIRST_RESPONSIBLE,
        "本年度党政主要负责人组织学习的法律法规,同一部只计一次。", STUDY, "held_on",
        (Cond("led_by", "eq", LEADER, "主持人"), Cond("law", "not_null", title="学习的法律法规")), distinct="law",
    ),
    Indicator(
        "integrity.education.sessions", "党员干部警示教育次数", "次", "count", "中国共产党党内监督条例(待核)",
        "本年度开展的党员干部警示教育。", "activity:integrity_education", "held_on",
    ),
)  # fmt: skip

MEETINGS = (
    Indicator(
        "rule_of_law.meetings", "法治政府工作会议次数", "次", "count", f"{SUPERVISION} 第23条至第27条",
        "本年度类型为法治政府工作的会议。", MEETING, "held_on", (_meeting("法治政府工作"),),
    ),
    Indicator(
        "situation_analysis.meetings", "政法研判工作会议次数", "次", "count", "中国共产党政法工作条例(待核)",
        "本年度类型为政法研判的会议。", MEETING, "held_on", (_meeting("政法研判"),),
    ),
    Indicator(
        "npc.meetings", "乡镇人大会议次数", "次", "count", "地方各级人民代表大会和地方各级人民政府组织法(待核)",
        "本年度乡镇人大季会的次数。", MEETING, "held_on", (_meeting("人大季会"),),
    ),
)  # fmt: skip

LEADERS = (
    Indicator(
        "leader.town_publicity.count", "主要负责人场镇组织宣传法律法规次数", "次", "count", FIRST_RESPONSIBLE,
        "本年度党政主要负责人在场镇组织的普法活动。", "activity:publicity", "held_on",
        (Cond("leader", "eq", True, "党政主要负责人组织"), Cond("venue", "eq", "场镇", "地点类别")),
    ),
    Indicator(
        "leader.village_lecture.count", "主要负责人下村宣讲法律法规次数", "次", "count", FIRST_RESPONSIBLE,
        "本年度党政主要负责人到村(社区)的宣讲。", "activity:lecture", "held_on",
        (Cond("speaker_kind", "eq", LEADER, "主讲身份"), Cond("venue", "eq", "村(社区)", "地点类别")),
    ),
    Indicator(
        "leader.inspection.count", "主要负责人检查督导次数", "次", "count", FIRST_RESPONSIBLE,
        "本年度党政主要负责人带队的检查督导。", "activity:supervision_visit", "held_on", (BY_LEADER,),
        dims=("target_body",),
    ),
)  # fmt: skip

INSPECTION = (
    Indicator(
        "supervision.issues_to_rectify", "督察反馈问题清单条数", "条", "count", SUPERVISION,
        "本年度列入清单、来自上级督察的问题。", "register:rectification_issue", "valid_from",
        (Cond("source", "eq", "上级督察", "来源"),),
    ),
    Indicator(
        "supervision.teams", "督察组数", "个", "count", SUPERVISION, "本年度组成的督察组。",
        "register:supervision_team", "valid_from",
    ),
)  # fmt: skip

PROPOSALS = (
    Indicator(
        "npc.suggestions", "人大建议办理件数", "件", "count", "代表法 第42条(待核)",
        "本年度办结的人大代表建议。", "case:proposal", "closed_on", (Cond("type", "eq", "人大建议", "类型"),),
        dims=("session",),
    ),
    Indicator(
        "cppcc.proposals", "政协提案办理件数", "件", "count", "中国人民政治协商会议章程(待核)",
        "本年度办结的政协提案。", "case:proposal", "closed_on", (Cond("type", "eq", "政协提案", "类型"),),
        dims=("session",),
    ),
)  # fmt: skip

DECLARED = (*STUDIES, *MEETINGS, *LEADERS, *INSPECTION, *PROPOSALS)
