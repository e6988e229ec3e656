"""Histories of petitions (信访) and of one accusation (检举控告): lively states, all plainly synthetic."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from yifa.doors.cli.demo.chance import person, phone
from yifa.doors.cli.demo.tales import Tale

PATHS: dict[tuple[str, str], Callable[[Tale], None]] = {}
MATTERS = (
    ("村道路灯不亮请求修复", "交通运输"),
    ("灌溉渠堵塞请求清淤", "农业农村"),
    ("集中供水水压不足", "城乡建设"),
    ("低保复核进度询问", "民政"),
    ("宅基地确权资料更正", "自然资源"),
)
WAGES = ("用人单位拖欠工资请求处理", "劳动和社会保障")
LAW = "《中华人民共和国公路法》第35条、《农村公路条例》第3条(演示)"
SIX, TWO, IDEA = "申诉求决⑥", "申诉求决②", "建议意见"


def path(kind: str, name: str) -> Callable[[Callable[[Tale], None]], Callable[[Tale], None]]:
    def put(tell: Callable[[Tale], None]) -> Callable[[Tale], None]:
        PATHS[kind, name] = tell
        return tell

    return put


def _begin(tale: Tale, matter: tuple[str, str] | None = None, channel: str = "") -> str:
    rng = tale.rng
    title, field = matter or rng.choice(MATTERS)
    came = channel or rng.choice(("信息网络", "书信", "电话", "走访"))
    tale.step(
        "register", "clerk", channel=came, petitioner_name=person(rng), petitioner_phone=phone(rng),
        title=f"{tale.unit.short}{title}(演示)", summary=f"请求:{title}(演示)。", written_down=True,
    )  # fmt: skip
    return field


def _sort(tale: Tale, field: str, matter_class: str, **more: Any) -> None:
    tale.wait(0, 2)
    tale.step("sort", "clerk", matter_class=matter_class, field=field, **more)


def _accept(tale: Tale) -> None:
    _sort(tale, _begin(tale), SIX)
    tale.wait(0, 3)
    clerk = tale.hat("clerk")
    tale.step(
        "accept", "clerk", unit="经济发展办公室(演示)", handler=clerk.username, no_conflict=True, told_on=tale.day()
    )


def _answer(tale: Tale, verdict: str = "支持") -> None:
    tale.wait(5, 12)
    tale.step(
        "investigate", "clerk", asked_name=person(tale.rng), place=tale.unit.short, record="现场查看,情况属实(演示)。"
    )
    tale.wait(3, 9)
    tale.step(
        "give_opinion", "clerk", claim="请求修复(演示)。", facts_found="经调查,情况属实(演示)。", verdict=verdict,
        opinion="由村里列入本季度维护计划(演示)。", legal_basis=LAW,
    )  # fmt: skip
    tale.wait(0, 1)
    tale.step("deliver", "clerk")


@path("petition", "registered")
def registered(tale: Tale) -> None:
    _begin(tale)


@path("petition", "handling")
def handling(tale: Tale) -> None:
    _accept(tale)


@path("petition", "extended")
def extended(tale: Tale) -> None:
    _accept(tale)
    tale.wait(40, 45)
    tale.step("extend", "leader", reason="等待水利部门检测结果(演示)。", told_on=tale.day())


@path("petition", "arbitration")
def arbitration(tale: Tale) -> None:
    """Class ②: led into arbitration; the sixty days never start."""
    _sort(tale, _begin(tale, WAGES, "走访"), TWO)
    tale.step(
        "route", "clerk", route="②劳动人事争议仲裁", to_organ="劳动人事争议仲裁委员会(演示)", told_in_writing=True,
        reason="劳动报酬争议,请向劳动人事争议仲裁委员会申请仲裁(演示)。",
    )  # fmt: skip


@path("petition", "answered")
def answered(tale: Tale) -> None:
    _accept(tale)
    _answer(tale)
    tale.wait(2, 9)
    tale.step("rate", "party", satisfied=tale.rng.choice(("满意", "满意", "基本满意")))
    tale.step("carry_out", "clerk", carried_out="村里已施工完毕(演示)。")
    tale.step("close", "clerk", closed_because="诉求已解决")


@path("petition", "reviewing")
def reviewing(tale: Tale) -> None:
    _accept(tale)
    _answer(tale, "不予支持")
    tale.wait(5, 12)
    tale.step("ask_review", "party", reason="认为事实没有查清,请求复查(演示)。")


@path("petition", "rechecking")
def rechecking(tale: Tale) -> None:
    """At the second review, the clock standing still for the hearing."""
    reviewing(tale)
    tale.wait(10, 15)
    tale.step(
        "review_decide", "supervisor", review_verdict="维持", opinion="原处理意见事实清楚(演示)。", legal_basis=LAW
    )
    tale.step("deliver_review", "clerk")
    tale.wait(5, 9)
    tale.step("ask_recheck", "party", reason="不服复查意见(演示)。")


@path("petition", "simple")
def simple(tale: Tale) -> None:
    _sort(tale, _begin(tale, channel="电话"), SIX, simple=True)
    clerk = tale.hat("clerk")
    tale.step("go_simple", "clerk", simple_ground="日常生活急需解决", unit="供水站(演示)", handler=clerk.username)


@path("petition", "simply_answered")
def simply_answered(tale: Tale) -> None:
    simple(tale)
    tale.wait(1, 4)
    tale.step("simple_reply", "clerk", verdict="支持", reply_way="电话", reply="已派人检修,当天恢复(演示)。")


@path("petition", "suggestion")
def suggestion(tale: Tale) -> None:
    _sort(tale, _begin(tale, ("建议增设便民车站", "交通运输")), IDEA)
    tale.step("study", "clerk")
    tale.wait(5, 15)
    tale.step("adopt", "clerk", adoption="部分采纳", reply="已列入明年计划(演示)。")


@path("petition", "led")
def led(tale: Tale) -> None:
    """In the hands of a leader, assigned from above with a day for the result."""
    rng = tale.rng
    tale.step(
        "take_over", "clerk", channel="书信", passed_on_by="上级交办", petitioner_name=person(rng), people=6,
        title=f"{tale.unit.short}征地补偿余款(演示)", summary="请求结清余款(演示)。", written_down=True,
    )  # fmt: skip
    _sort(tale, "自然资源", SIX, several_units=True)
    tale.step(
        "assign",
        "clerk",
        unit="自然资源所(演示)",
        report_by=tale.day() + timedelta(days=45),
        note="请按期报结果(演示)。",
    )
    tale.step(
        "take_lead", "leader", case_leader="党政主要负责人", leader_name=tale.hat("leader").name,
        resolve_by=tale.day() + timedelta(days=60),
    )  # fmt: skip


@path("accusation", "handed_on")
def handed_on(tale: Tale) -> None:
    tale.step("register", "clerk", channel="书信", accused="演示某单位", summary="反映的问题(演示)。", about_us=False)
    tale.wait(1, 3)
    tale.step("hand_on", "clerk", by_secure_channel=True)
