"""The 综治中心 of a demo place: histories of its matters, this month's roster, one chain of handovers under way."""

from collections.abc import Iterator
from datetime import date, timedelta

from yifa.doors.cli.demo import words
from yifa.doors.cli.demo.chance import dice, person, phone
from yifa.doors.cli.demo.making import Spot, home
from yifa.doors.cli.demo.matters import path
from yifa.doors.cli.demo.people import hat
from yifa.doors.cli.demo.planning import Plan
from yifa.doors.cli.demo.tales import Tale
from yifa.ground.calendar import calendar
from yifa.records.activities.actions import Deed
from yifa.records.cases.handing import accept
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance, open_case
from yifa.records.registers.actions import Line
from yifa.records.registers.kind import WEEKDAYS

MATTERS = (
    ("饮水管网漏水", "公共服务"), ("相邻采光", "邻里"), ("务工欠薪", "劳动争议"), ("土地流转租金", "土地山林"),
    ("物业收费", "物业"), ("医保报销咨询", "法律咨询"),
)  # fmt: skip
CAUSES = ("沟通不畅", "合同约定不清", "管理服务缺位", "基础设施不足")
ROSTER = (
    ("综治中心", "常驻", "每天", "综合受理窗口", "登记受理、引导"),
    ("司法所", "常驻", "工作日", "法律服务窗口", "法律咨询、法律援助"),
    ("派出所", "常驻", "工作日", "矛盾调处室", "治安调解"),
    ("人民法庭", "轮驻", "周二", "诉讼服务窗口", "诉前调解、司法确认"),
    ("人社所", "轮驻", "周三", "劳动维权窗口", "欠薪、工伤"), ("检察院", "轮驻", "周四", "检察服务窗口", "支持起诉"),
    ("人民调解委员会", "常驻", "工作日", "调解室一", "人民调解"),
    ("自然资源所", "随驻", "每天", "随叫随到", "土地、山林"),
    ("心理服务志愿队", "随驻", "每天", "随叫随到", "情绪疏导"),
)  # fmt: skip
ROUTES = (
    ("河道防汛线", "每天", "河堤、拦水坝"),
    ("学校周边线", "工作日", "校门口、护栏"),
    ("山林防火线", "周六", "林区入口"),
)

RECEPTIONS = (("党政主要负责人", "周三", "9:00—11:30"), ("分管负责人", "周五", "14:30—17:00"))
"""Which leader receives on which day of the week."""


def _come(tale: Tale) -> None:
    what, matter = tale.rng.choice(MATTERS)
    tale.step(
        "register", "clerk", title=f"{tale.unit.short}{what}(演示)", summary=f"来访反映{what}(演示)。",
        claim="希望尽快解决(演示)。", matter=matter, people=1 + tale.rng.randrange(3), applicant_name=person(tale.rng),
        applicant_phone=phone(tale.rng), place=f"{tale.unit.short}(演示)",
    )  # fmt: skip


def _led(tale: Tale, complexity: str = "一般", level: str = "镇级") -> None:
    tale.step(
        "assess", "clerk", willing=True, route="中心协调办理", to_organ=tale.rng.choice(words.OFFICES),
        complexity=complexity, level=level, reason="事实清楚,由有关办公室协调办理(演示)。",
    )  # fmt: skip


def _done(tale: Tale, level: str) -> None:
    tale.step("receive", "officer")
    tale.wait(0, 4)
    tale.step("conclude", "officer", ending="化解", result="已上门协调解决(演示)。", level=level)
    tale.step("feed_back", "clerk", reply="电话", content="已告知办理结果(演示)。")


@path("centre_case", "settled")
def settled(tale: Tale) -> None:
    level = tale.rng.choice(("村级", "镇级", "镇级", "镇级"))
    _come(tale)
    _led(tale, level=level)
    _done(tale, level)
    tale.wait(5, 15)
    tale.step(
        "follow_up",
        "clerk",
        satisfied=tale.rng.choice(("满意", "满意", "基本满意")),
        performed="已履行",
        note="回访无新情况(演示)。",
    )
    tale.step("close", "clerk", root_cause=tale.rng.choice(CAUSES))


@path("centre_case", "registered")
def registered(tale: Tale) -> None:
    _come(tale)


@path("centre_case", "unsigned")
def unsigned(tale: Tale) -> None:
    _come(tale)
    _led(tale, "复杂")


@path("centre_case", "handling")
def handling(tale: Tale) -> None:
    _come(tale)
    _led(tale, "复杂")
    tale.step("receive", "officer")


@path("centre_case", "fed_back")
def fed_back(tale: Tale) -> None:
    _come(tale)
    _led(tale)
    _done(tale, "镇级")


def roster(plan: Plan, on: date) -> Iterator[Line]:
    """This month's roster, routes and receptions; dated, so that no stock of the reported year sees them."""
    spot, first = home(plan), on.replace(day=1)
    ends = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    for n, (unit, presence, weekday, window, business) in enumerate(ROSTER):
        data = {
            "unit": unit, "presence": presence, "weekday": weekday, "window": window, "business": business,
            "staff_name": person(dice(plan.seed, "roster", n)), "desk_line": "演示电话",
        }  # fmt: skip
        yield _line(spot, "duty_roster", data, first, ends, f"demo:{plan.code}:roster:{first:%Y%m}:{n}")
    for n, (name, weekday, points) in enumerate(ROUTES):
        data = {"name": f"{name}(演示)", "team": "枫桥E家巡访队(演示)", "weekday": weekday, "points": points,
                "grids": f"{spot.units[n % len(spot.units)].code}-W"}  # fmt: skip
        yield _line(spot, "patrol_route", data, first, ends, f"demo:{plan.code}:route:{first:%Y%m}:{n}")

    for n, (post, weekday, hours) in enumerate(RECEPTIONS):
        data = {
            "leader_post": post, "weekday": weekday, "hours": hours, "place": f"{plan.name}综治中心(演示)",
            "leader_name": _leader(plan, n),
        }  # fmt: skip
        yield _line(spot, "leader_schedule", data, first, ends, f"demo:{plan.code}:receptions:{first:%Y%m}:{n}")


def _leader(plan: Plan, place: int) -> str:
    return hat(plan.code, "leader").name if place == 0 else person(dice(plan.seed, "leader", place))


def _line(spot: Spot, kind: str, data: dict[str, str], since: date, until: date, key: str) -> Line:
    return Line(kind, spot.seat.code, spot.organ(kind), data, since, until, key, demo=True)


def rounds(plan: Plan, on: date) -> Iterator[Deed]:
    """Rounds walked and receptions held this month up to the day."""
    spot = home(plan)
    for day in range(1, on.day + 1, 3):
        rng = dice(plan.seed, "round", on.month, day)
        unit = spot.units[day % len(spot.units)]
        data = {
            "subject": rng.choice(("河道巡查", "学校周边巡查", "入户走访", "消防通道检查")), "grid": f"{unit.code}-W01",
            "team": "枫桥E家巡访队(演示)", "visited": rng.randrange(12), "problems": 0, "place": f"{unit.short}(演示)",
        }  # fmt: skip
        key = f"demo:{plan.code}:round:{on:%Y%m}:{day}"
        yield Deed("patrol", unit.code, spot.organ("patrol"), on.replace(day=day), data, key, demo=True)

    yield from _received(plan, spot, on)


def _received(plan: Plan, spot: Spot, on: date) -> Iterator[Deed]:
    """Leaders' receptions held this month, on the days that were posted."""
    posted = {weekday: (n, post) for n, (post, weekday, _) in enumerate(RECEPTIONS)}
    for day in (on.replace(day=n) for n in range(1, on.day + 1)):
        place, post = posted.get(WEEKDAYS[day.weekday()], (0, ""))
        if not post or not calendar().is_workday(day):
            continue
        rng = dice(plan.seed, "reception", day)
        batches = 1 + rng.randrange(3)
        data = {
            "title": f"{day:%m月%d日}接访(演示)", "leader_post": post, "way": "接访", "batches": batches,
            "visitors": batches + rng.randrange(4), "matters": "道路、供水等事项(演示)。",
            "result": rng.choice(("当场解决", "交办办理中", "解释说明")),
        }  # fmt: skip
        key = f"demo:{plan.code}:reception:{day:%Y%m%d}:{place}"
        yield Deed("leader_reception", spot.seat.code, spot.organ("leader_reception"), day, data, key, demo=True)


def chain(plan: Plan) -> int:
    """Two matters led to mediation today: one taken over by the committee, one waiting for it. Cases written."""
    spot, written = home(plan), 0
    for n in range(2):
        key = f"demo:{plan.code}:chain:{n}"
        if Case.objects.filter(procedure="centre_case", source_key=key).exists():
            continue
        written += _lead(plan, spot, key, taken=n == 0)
    return written


def _lead(plan: Plan, spot: Spot, key: str, *, taken: bool) -> int:
    rng, unit = dice(plan.seed, key), spot.units[0]
    clerk, head = hat(spot.code, "clerk"), hat(spot.code, "mediation_head")
    case = open_case(
        "centre_case", by=clerk, division=unit.code, organ=f"{spot.code}-ZZZX", source_key=key, demo=True, data={
            "title": f"{unit.short}相邻排水(演示)", "summary": "雨季排水互相影响(演示)。", "claim": "请求调解(演示)。",
            "matter": "邻里", "people": 2, "applicant_name": person(rng), "applicant_phone": phone(rng),
            "respondent_name": person(rng),
        },
    )  # fmt: skip
    advance(case, "assess", by=clerk, data={
        "willing": True, "route": "人民调解", "to_organ": "人民调解委员会", "complexity": "一般", "level": "镇级",
        "reason": "双方愿意调解(演示)。",
    })  # fmt: skip
    if not taken:
        return 1
    accept(case.handovers.get().pk, by=head, step="take_over", data={"dispute_type": "邻里", "channel": "综治中心"})
    return 2
