"""The registers of people's mediation: committees (人民调解委员会) and mediators (人民调解员)."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from yifa.domains.disputes.procedures.centre.roster import ROSTERS
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.registers.kind import SPOT, SPOT_HINT, EntryCheck, RegisterKind

Level = Literal["村(居)", "乡镇(街道)", "企事业单位", "行业性专业性"]
Trade = Literal["交通", "医疗", "劳动", "物业", "消费", "其他"]
Engagement = Literal["委员", "聘任"]


class CommitteeForm(Form):
    """One committee."""

    name: str = entry("调委会名称", max_length=80)
    level: Level = entry("层级")
    trade: Trade | None = entry("行业", default=None)
    members: int = entry("委员人数", ge=0, le=99, unit="人")
    women: int = entry("妇女委员人数", ge=0, le=99, unit="人")
    multi_ethnic: bool = entry("多民族居住地区", default=False, help="请选“是”或“否”")
    minority: int = entry("少数民族委员人数", default=0, ge=0, le=99, unit="人")
    deputies: int = entry("副主任人数", default=0, ge=0, le=9, unit="人")
    elected_on: date = entry("选举(设立)日期")
    term_ends: date = entry("任期届满日期")
    head_name: str = entry("主任姓名", private=True, max_length=60)
    phone: Telephone | None = entry("联系电话", default=None, private=True, max_length=30)
    told_court_on: date | None = entry("通报基层法院日期", default=None)
    position: str = entry("位置", default="", max_length=24, pattern=SPOT, help=SPOT_HINT)


class MediatorForm(Form):
    """One mediator."""

    name: str = entry("姓名", private=True, max_length=60)
    committee: str = entry("所在调委会", max_length=80)
    engagement: Engagement = entry("身份", default="委员")
    full_time: bool = entry("专职", default=False, help="请选“是”或“否”")
    birth_year: int = entry("出生年份", private=True, ge=1920, le=2100)
    engaged_on: date = entry("当选(聘任)日期")
    term_ends: date | None = entry("任期(聘期)届满日期", default=None)
    education: str | None = entry("文化程度", default=None, private=True, max_length=20)
    trained_on: date | None = entry("最近一次培训日期", default=None)
    phone: Telephone | None = entry("联系电话", default=None, private=True, max_length=30)
    posted: bool = entry("对外公布", default=False, help="选“是”的,姓名和联系电话显示在公众门户“找人”页")


Law = Callable[[str], Any]


def _after_years(day: date, years: int) -> date:
    """The corresponding day ``years`` later; 29 February falls back to the last day of the month (民法典 第202条)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _number_of_members(form: Any, law: Law) -> bool:
    low, high = law("mediation_committee.members_min"), law("mediation_committee.members_max")
    return bool(low <= form.members <= high)


MEDIATION_COMMITTEE = RegisterKind(
    code="mediation_committee",
    name="人民调解委员会名册",
    domain="disputes",
    form=CommitteeForm,
    label="name",
    basis="人民调解法 第8条、第9条、第10条、第34条",
    keep="mediation_committee.keep",
    service=True,
    public=(
        "name",
        "level",
        "trade",
        "members",
        "women",
        "multi_ethnic",
        "minority",
        "position",
        "deputies",
        "elected_on",
        "term_ends",
        "told_court_on",
    ),
    unit="个",
    purpose="县级司法行政部门统计调委会的设立和组成,并通报所在地基层法院。",
    checks=(
        EntryCheck("调委会由三至九名委员组成,请核对委员人数。", "人民调解法 第8条", _number_of_members),
        EntryCheck(
            "调委会应当有妇女成员,请补选后再登记。",
            "人民调解法 第8条",
            lambda form, law: law("mediation_committee.women_min") <= form.women <= form.members,
        ),
        EntryCheck(
            "多民族居住的地区应当有人数较少民族的成员,请补选后再登记。",
            "人民调解法 第8条",
            lambda form, law: not form.multi_ethnic or form.minority >= law("mediation_committee.minority_min"),
        ),
        EntryCheck(
            "委员每届任期三年,任期届满日期晚于法定任期。请核对日期,届满的先办换届。",
            "人民调解法 第9条",
            lambda form, law: (
                form.elected_on < form.term_ends <= _after_years(form.elected_on, law("mediation_committee.term"))
            ),
        ),
        EntryCheck(
            "行业性、专业性调委会请选择行业。",
            "人民调解法 第34条",
            lambda form, law: form.level != "行业性专业性" or form.trade is not None,
        ),
    ),
)

MEDIATOR = RegisterKind(
    code="mediator",
    name="人民调解员名册",
    domain="disputes",
    form=MediatorForm,
    label="name",
    basis="人民调解法 第13条、第14条",
    keep="mediation_committee.keep",
    public=("committee", "engagement", "full_time", "engaged_on", "term_ends", "trained_on", "posted"),
    unit="名",
    purpose="委员和聘任人员;县级司法行政部门应当定期培训。",
    checks=(
        EntryCheck(
            "人民调解员应当是成年公民,请核对出生年份。",
            "人民调解法 第14条",
            lambda form, law: form.engaged_on.year - form.birth_year >= law("mediator.age_min"),
        ),
        EntryCheck(
            "委员的任期不超过三年,请核对任期届满日期。",
            "人民调解法 第9条",
            lambda form, law: (
                form.engagement != "委员"
                or form.term_ends is None
                or form.term_ends <= _after_years(form.engaged_on, law("mediation_committee.term"))
            ),
        ),
    ),
)

REGISTER_KINDS = (MEDIATION_COMMITTEE, MEDIATOR, *ROSTERS)
