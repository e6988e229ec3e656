"""What the annual report counts of outreach (普法与公共法律服务). Pure Python."""

from yifa.domains.outreach.procedures.activities import SEVEN_ENTRIES
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

PUBLICITY_LAW = "法治宣传教育法 第9条、第18条"
TRAINING_LAW = "法治宣传教育法 第36条、第46条"
EXAM_LAW = "法治宣传教育法 第36条至第38条"
NORM = "乡村“法律明白人”培养工作规范(试行)"
ADVISER_NORM = "关于进一步加强和规范村(居)法律顾问工作的意见(待核)"

PUBLICITY = "activity:publicity"
LECTURE = "activity:lecture"
EXAM = "register:exam_result"
PERSON_ACTION = "activity:legal_person_action"
ADVISER = "activity:adviser_service"
PUBLICITY_DIMS = ("theme", "type", "target", "campaign", "audience")

ATTENDED = Cond("attended", "eq", True, "参加了考试")
PASSED = Cond("passed", "eq", True, "合格")
IN_SEVEN = Cond("theme", "in", SEVEN_ENTRIES, "主题")
TALK = Cond("format", "eq", "专题讲座", "形式")
VILLAGE_CONTRACT = Cond("level", "eq", "村(社区)", "聘请层级")
SERVICE = Cond("type", "eq", "法律服务", "类别")


def _type(value: str) -> Cond:
    return Cond("type", "eq", value, "活动类型")


def _action(value: str) -> Cond:
    return Cond("action", "eq", value, "做了什么")


LECTURES = (
    Indicator(
        "theory_lecture.sessions", "理论宣讲场次", "场", "count", "法治宣传教育法 第47条",
        "本年度登记的理论宣讲,每场计一次。", "activity:theory_lecture", "held_on", dims=("topic", "speaker_group"),
    ),
    Indicator(
        "theory_lecture.attendance", "理论宣讲受众人次", "人次", "sum", "法治宣传教育法 第47条",
        "本年度理论宣讲的听讲人次之和。", "activity:theory_lecture", "held_on", of="attendance",
        dims=("topic", "speaker_group"),
    ),
    Indicator(
        "law_training.sessions", "法治培训(班)期数", "期", "count", TRAINING_LAW,
        "本年度举办的法治培训班,各类对象都计,每期计一次。", "activity:training", "held_on", dims=("audience", "topic"),
    ),
    Indicator(
        "law_training.attendance", "法治培训参训人次", "人次", "sum", TRAINING_LAW,
        "本年度法治培训班的参训人次之和。", "activity:training", "held_on", of="attendance", dims=("audience", "topic"),
    ),
    Indicator(
        "law_lecture.sessions", "法治专题讲座场次", "场次", "count", PUBLICITY_LAW,
        "本年度形式为专题讲座的法治讲座;法治课和下村宣讲另计。", LECTURE, "held_on", (TALK,),
        dims=("audience", "topic"),
    ),
    Indicator(
        "law_lecture.attendance", "法治专题讲座参与人次", "人次", "sum", PUBLICITY_LAW,
        "本年度法治专题讲座的听讲人次之和。", LECTURE, "held_on", (TALK,), of="attendance", dims=("audience", "topic"),
    ),
)  # fmt: skip

EXAMS = (
    Indicator(
        "exam.expected", "学法考试应考人数", "人", "count", EXAM_LAW, "本年度列入学法考试名册的人数,考试日期在本年度。",
        EXAM, "valid_from", dims=("exam_name",), implied=True,
    ),
    Indicator(
        "exam.participants", "学法考试参考人数", "人", "count", EXAM_LAW, "应考人员中实际参加考试的人数。",
        EXAM, "valid_from", (ATTENDED,), dims=("exam_name",),
    ),
    Indicator(
        "exam.passed", "学法考试合格人数", "人", "count", EXAM_LAW, "参加考试的人员中成绩合格的人数。",
        EXAM, "valid_from", (ATTENDED, PASSED), dims=("exam_name",), implied=True,
    ),
    Indicator(
        "exam.participation_rate", "学法考试参考率", "%", "rate", EXAM_LAW, "参考人数与应考人数之比。",
        numerator="exam.participants", denominator="exam.expected", dims=("exam_name",), places=2,
    ),
    Indicator(
        "exam.pass_rate", "学法考试合格(及格)率", "%", "rate", EXAM_LAW, "合格人数与参考人数之比。",
        numerator="exam.passed", denominator="exam.participants", dims=("exam_name",), places=2,
    ),
    Indicator(
        "exam.average_score", "学法考试平均分", "分", "average", EXAM_LAW, "参加考试人员得分的平均数。",
        EXAM, "valid_from", (ATTENDED,), of="score", dims=("exam_name",), places=1,
    ),
    Indicator(
        "juror.certified", "通过考核认定的陪审员人数", "名", "count", "人民陪审员法 第9条至第11条",
        "本年度考核认定结果为通过的人民陪审员。", "register:juror", "valid_from",
        (Cond("status", "eq", "通过", "结果"),),
    ),
)  # fmt: skip

PUBLICITY_FIGURES = (
    Indicator(
        "publicity.activities.sessions", "法治宣传(普法)活动场次", "场次", "count", PUBLICITY_LAW,
        "本年度登记的普法活动,含教育活动、公益活动和法律宣传活动。", PUBLICITY, "held_on", dims=PUBLICITY_DIMS,
        parts=(
            "publicity.activities.education.sessions", "publicity.activities.charity.sessions",
            "publicity.activities.law.sessions",
        ),
    ),
    Indicator(
        "publicity.activities.attendance", "法治宣传(普法)活动覆盖人次", "人次", "sum", PUBLICITY_LAW,
        "本年度普法活动的覆盖人次之和。", PUBLICITY, "held_on", of="attendance", dims=PUBLICITY_DIMS,
    ),
    *(
        indicator
        for slug, word in (("education", "教育活动"), ("charity", "公益活动"), ("law", "法律宣传活动"))
        for indicator in (
            Indicator(
                f"publicity.activities.{slug}.sessions", f"{word}场次", "场", "count", PUBLICITY_LAW,
                f"本年度类型为{word}的普法活动。", PUBLICITY, "held_on", (_type(word),), dims=PUBLICITY_DIMS,
            ),
            Indicator(
                f"publicity.activities.{slug}.attendance", f"{word}参与人次", "人次", "sum", PUBLICITY_LAW,
                f"本年度类型为{word}的普法活动的参与人次之和。", PUBLICITY, "held_on", (_type(word),), of="attendance",
                dims=PUBLICITY_DIMS,
            ),
        )
    ),
    Indicator(
        "publicity.seven_entries.sessions", "“七进”普法活动场次", "场", "count", PUBLICITY_LAW,
        "本年度主题为宪法“七进”或法律“七进”的普法活动。", PUBLICITY, "held_on", (IN_SEVEN,), dims=PUBLICITY_DIMS,
    ),
    Indicator(
        "publicity.materials", "发放宣传资料份数", "份", "sum", PUBLICITY_LAW, "本年度普法活动发放的资料份数之和。",
        PUBLICITY, "held_on", of="materials", dims=PUBLICITY_DIMS,
    ),
    Indicator(
        "publicity.consultations", "接受群众法律咨询人次", "人次", "sum", PUBLICITY_LAW,
        "本年度普法活动现场接受咨询的人次之和。", PUBLICITY, "held_on", of="consultations", dims=PUBLICITY_DIMS,
    ),
    Indicator(
        "publicity.volunteers", "法治宣传志愿者人数", "人", "stock", "法治宣传教育法 第47条",
        "年末在册的法治宣传志愿者。", "register:volunteer",
    ),
)  # fmt: skip

LEGAL_PERSONS = (
    Indicator(
        "law_literate.total", "法律明白人总数", "名", "stock", NORM, "年末在册的法律明白人,骨干与普通合计。",
        "register:legal_person", dims=("grade",), parts=("law_literate.backbone", "law_literate.ordinary"),
    ),
    Indicator(
        "law_literate.backbone", "法律明白人骨干人数", "人", "stock", NORM, "年末在册的法律明白人骨干。",
        "register:legal_person", where=(Cond("grade", "eq", "骨干", "类别"),),
    ),
    Indicator(
        "law_literate.ordinary", "普通法律明白人人数", "人", "stock", NORM, "年末在册的普通法律明白人。",
        "register:legal_person", where=(Cond("grade", "eq", "普通", "类别"),),
    ),
    Indicator(
        "law_literate.publicity", "法律明白人参与法治宣传人次", "人次", "sum", NORM,
        "本年度法律明白人参与法治宣传的人次之和。", PERSON_ACTION, "held_on", (_action("法治宣传"),), of="times",
    ),
    Indicator(
        "law_literate.social_affairs", "法律明白人参与社会事务管理件次", "件次", "count", NORM,
        "本年度法律明白人参与社会事务管理的登记件数。", PERSON_ACTION, "held_on", (_action("社会事务管理"),),
    ),
    Indicator(
        "law_literate.services_guided", "法律明白人引导法律服务件次", "件次", "count", NORM,
        "本年度法律明白人引导群众寻求法律服务的登记件数。", PERSON_ACTION, "held_on", (_action("引导法律服务"),),
    ),
)  # fmt: skip

SERVICES = (
    Indicator(
        "village_adviser.villages_covered", "签约法律顾问的村(社区)数", "个", "stock", ADVISER_NORM,
        "年末有法律顾问合同的村(社区)。", "register:adviser_contract", where=(VILLAGE_CONTRACT,), distinct="village",
    ),
    Indicator(
        "village_adviser.coverage_rate", "一村(社区)一法律顾问覆盖率", "%", "rate", ADVISER_NORM,
        "签约法律顾问的村(社区)数与辖区村(社区)总数之比。", numerator="village_adviser.villages_covered",
        denominator="coverage.villages_and_communities", places=2,
    ),
    Indicator(
        "village_adviser.services", "村(社区)法律顾问提供服务件数", "件", "count", ADVISER_NORM,
        "本年度法律顾问提供的法律服务,不含接访咨询。", ADVISER, "held_on", (SERVICE,),
    ),
    Indicator(
        "village_adviser.people_served", "村(社区)法律顾问服务群众人次", "人次", "sum", ADVISER_NORM,
        "本年度法律顾问提供法律服务的群众人次之和,不含接访咨询。", ADVISER, "held_on", (SERVICE,), of="served",
    ),
    Indicator(
        "village_adviser.consultations", "村(社区)法律顾问接访咨询件数", "件", "count", ADVISER_NORM,
        "本年度法律顾问接访咨询的登记件数。", ADVISER, "held_on", (Cond("type", "eq", "接访咨询", "类别"),),
    ),
    Indicator(
        "village_adviser.law_classes", "村(社区)法律顾问上法治课场次", "场次", "count", ADVISER_NORM,
        "本年度由法律顾问主讲、在村(社区)上的法治课。", LECTURE, "held_on",
        (Cond("format", "eq", "法治课", "形式"), Cond("speaker_kind", "eq", "法律顾问", "主讲身份")),
    ),
    Indicator(
        "legal_studio.built", "已建公共法律服务工作室数", "个", "stock",
        "关于加快推进公共法律服务体系建设的意见(待核)", "年末已建成的公共法律服务工作室。", "register:legal_studio",
        where=(Cond("status", "eq", "建成", "状态"),), implied=True,
    ),
    Indicator(
        "legal_studio.completion_rate", "公共法律服务工作室建成率", "%", "rate",
        "关于加快推进公共法律服务体系建设的意见(待核)", "已建成的工作室数与辖区村(社区)总数之比。",
        numerator="legal_studio.built", denominator="coverage.villages_and_communities", places=2,
    ),
    Indicator(
        "justice_office.standardised", "完成规范化建设的司法所数", "个", "stock", "全国司法所工作规范(待核)",
        "年末完成规范化建设的司法所。", "register:justice_office",
        where=(Cond("standardised", "eq", True, "完成规范化建设"),),
    ),
)  # fmt: skip

HONOURS = (
    Indicator(
        "demo_village.national", "国家级民主法治示范村(社区)数", "个", "stock",
        "全国民主法治示范村(社区)建设管理办法(待核)", "年末仍有效的国家级民主法治示范村(社区)。",
        "register:demo_village", where=(Cond("level", "eq", "国家级", "级别"),),
    ),
    Indicator(
        "demo_village.provincial", "省级民主法治示范村(社区)数", "个", "stock",
        "全国民主法治示范村(社区)建设管理办法(待核)", "年末仍有效的省级民主法治示范村(社区)。",
        "register:demo_village", where=(Cond("level", "eq", "省级", "级别"),),
    ),
    Indicator(
        "demonstration.brand_projects", "法治特色品牌项目数", "个", "count",
        "法治政府建设示范创建活动实施方案(地方)", "本年度列入名录的法治特色品牌项目。", "register:brand_project",
        "valid_from",
    ),
)  # fmt: skip

DECLARED = (
    *LECTURES, *EXAMS, *PUBLICITY_FIGURES, *LEGAL_PERSONS, *SERVICES, *HONOURS,
)  # fmt: skip
