"""巡访: patrol teams, their routes by grid, and what a round found. No quotas, no check-ins, no ranking."""

from typing import Literal

from yifa.domains.requests.procedures.lists import DOMAIN, GRID_NORM
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import RegisterKind, Weekday

PATROL_RULES = "平安建设、网格化服务管理地方规定(地方)"


class PatrolTeam(Form):
    """A team that goes round: who leads it, where."""

    name: str = entry("队伍名称", max_length=60)
    type: Literal["枫桥E家", "平安巡逻队", "红袖章", "义警", "网格联勤", "其他"] = entry("类型", default="平安巡逻队")
    area: str = entry("巡访范围", default="", max_length=100)
    members: int = entry("队员人数", ge=1, le=1000, unit="人")
    leader_name: str = entry("队长", private=True, max_length=40)
    leader_phone: Telephone = entry("队长电话", default="", private=True, max_length=20)
    public_line: str = entry("公示联系电话", default="", max_length=20, help="只填对外公布的办公电话")


class PatrolRoute(Form):
    """A route through grids, and on which days it is walked."""

    name: str = entry("路线名称", max_length=60)
    team: str = entry("巡访队伍", max_length=60)
    weekday: Weekday = entry("哪几天走", default="每天")
    grids: str = entry("经过的网格", max_length=200, help="网格编号,用顿号隔开")
    points: str = entry("重点部位", default="", max_length=200, help="写地点,例如水库、学校周边;不写人")


class Patrol(Form):
    """One round."""

    subject: str = entry("巡访内容", max_length=60, help="例如:汛期河道巡查")
    team: str = entry("巡访队伍", default="", max_length=60)
    route: str = entry("路线", default="", max_length=60)
    grid: str = entry("所在网格", default="", max_length=40)
    visited: int = entry("走访户数", default=0, ge=0, le=10000, unit="户")
    problems: int = entry("发现问题", default=0, ge=0, le=1000, unit="个", help="要处理的,登记后在本页立事项")
    place: str = entry("地点", default="", private=True, max_length=100)
    detail: str = entry("情况", default="", private=True, long=True, max_length=2000)


PATROL_REGISTERS = (
    RegisterKind(
        "patrol_team", "巡访队伍名册", DOMAIN, PatrolTeam, "name", PATROL_RULES, "requests.keep",
        public=("name", "type", "area", "members", "public_line"), unit="支", purpose="枫桥E家、平安巡逻等队伍。",
    ),
    RegisterKind(
        "patrol_route", "巡访路线", DOMAIN, PatrolRoute, "name", f"{GRID_NORM};{PATROL_RULES}", "requests.keep",
        public=("name", "team", "weekday", "grids", "points"), unit="条", dated=True, weekday="weekday",
        purpose="按网格划的巡访路线和日子。只说哪天走哪里,不定次数、不打卡、不排名。",
    ),
)  # fmt: skip

PATROL_ACTIVITIES = (
    ActivityKind(
        "patrol", "巡访", DOMAIN, Patrol, "subject", PATROL_RULES, "requests.report",
        public=("subject", "team", "route", "grid", "visited", "problems"), unit="次",
        purpose="巡访队伍、网格员走一趟的记录;发现的问题当场立为网格事件或隐患。",
        leads_to=("grid_event", "hazard", "public_problem", "instability_factor"),
    ),
)  # fmt: skip
