"""Histories of grid events and of going round and asking (网格事件、排查走访)."""

from collections.abc import Callable

from yifa.doors.cli.demo import words
from yifa.doors.cli.demo.chance import person
from yifa.doors.cli.demo.tales import Tale

SELDOM = 0.15
"""How often an event is put under the other category that it might have."""
PATHS: dict[tuple[str, str], Callable[[Tale], None]] = {}


def path(kind: str, name: str) -> Callable[[Callable[[Tale], None]], Callable[[Tale], None]]:
    def put(tell: Callable[[Tale], None]) -> Callable[[Tale], None]:
        PATHS[kind, name] = tell
        return tell

    return put


def _report(tale: Tale, urgency: str = "一般") -> None:
    wanted = tale.set.get("event")
    about, usual, other = next((one for one in words.EVENTS if one[0] == wanted), tale.rng.choice(words.EVENTS))
    tale.step(
        "report", "grid_member", title=f"{about}(演示)",
        category=other if other and tale.rng.random() < SELDOM else usual,
        urgency=urgency, found_by=tale.rng.choice(("网格巡查", "网格巡查", "群众上报")),
        place=f"{tale.unit.short}(演示)",
        reporter=tale.hat("grid_member").name,
    )  # fmt: skip


def _to_unit(tale: Tale) -> None:
    """Sent to the office that has such matters."""
    tale.step("dispatch", "clerk", unit=words.OFFICE_OF_CATEGORY[str(tale.moves[0].data["category"])])


def _close(tale: Tale, checker: str) -> None:
    """Checked by somebody other than who settled it."""
    tale.wait(0, 2)
    tale.step("close", checker, found="现场核查,已整改到位(演示)。", reporter_satisfied=True)


@path("grid_event", "village")
def in_village(tale: Tale) -> None:
    _report(tale)
    if tale.rng.random() < 0.5:
        tale.wait(0, 1)
        tale.step("settle_on_the_spot", "grid_member", result="当场处理完毕(演示)。")
    else:
        tale.step("accept_in_village", "grid_member")
        tale.wait(0, 4)
        tale.step("settle_in_village", "grid_member", result="村里组织人员处理完毕(演示)。")
    _close(tale, "clerk")


@path("grid_event", "town")
def in_town(tale: Tale) -> None:
    _report(tale, "较急")
    tale.step("push_up", "grid_member", reason="村级没有能力处置(演示)。")
    _to_unit(tale)
    tale.step("receive", "officer")
    tale.wait(1, 4)
    tale.step("settle_in_town", "officer", result="责任单位处置完毕(演示)。")
    _close(tale, "grid_member")


@path("grid_event", "reported")
def only_reported(tale: Tale) -> None:
    _report(tale)


@path("grid_event", "in_town")
def being_handled(tale: Tale) -> None:
    _report(tale, "较急")
    tale.step("push_up", "grid_member", reason="村级没有能力处置(演示)。")
    _to_unit(tale)
    tale.step("receive", "officer")


@path("grid_event", "helped")
def helped(tale: Tale) -> None:
    """The unit cannot do it alone and has called another to its side."""
    being_handled(tale)
    tale.wait(0, 1)
    tale.step("ask_help", "officer", helper="供电所(演示)", task="一起到场断电检修(演示)。")


@path("grid_event", "urged")
def urged(tale: Tale) -> None:
    """Late, and urged."""
    being_handled(tale)
    tale.wait(6, 8)
    tale.step("urge", "clerk", problem="已经超期,没有反馈进展(演示)。")


@path("grid_event", "checking")
def to_be_checked(tale: Tale) -> None:
    _report(tale)
    tale.wait(0, 1)
    tale.step("settle_on_the_spot", "grid_member", result="当场处理完毕(演示)。")


def _found(tale: Tale, step: str, titles: tuple[str, ...], category: str = "") -> None:
    chosen = tale.rng.randrange(len(titles))
    tale.step(
        step, "grid_member", title=f"{tale.unit.short}{titles[chosen]}(演示)",
        category=category or words.CATEGORY_OF_MATTER[chosen], joint_body=tale.set.get("joint_body"),
        told_by=person(tale.rng), detail="入户走访时了解到的情况(演示)。",
    )  # fmt: skip
    tale.wait(0, 2)
    tale.step("assign", "clerk", unit=words.OFFICE_OF_CATEGORY[str(tale.moves[0].data["category"])])


def _finish(tale: Tale, step: str, result: str) -> None:
    tale.wait(3, 12)
    tale.step(step, "clerk", result=result)


@path("public_opinion", "answered")
def answered(tale: Tale) -> None:
    _found(tale, "collect", words.MATTERS)
    _finish(tale, "answer", "已采纳并答复(演示)。")


@path("instability_factor", "defused")
def defused(tale: Tale) -> None:
    _found(tale, "screen", words.MATTERS)
    _finish(tale, "defuse", "责任单位已化解(演示)。")


@path("public_problem", "resolved")
def resolved(tale: Tale) -> None:
    _found(tale, "register", words.MATTERS)
    _finish(tale, "resolve", "已依法解决(演示)。")


@path("public_problem", "explained")
def explained(tale: Tale) -> None:
    _found(tale, "register", words.MATTERS)
    tale.wait(3, 12)
    tale.step("explain", "clerk", unsolved_because="依法不能办", ground="基本农田不得占用,已当面说明(演示)。")


@path("public_problem", "assigned")
def assigned(tale: Tale) -> None:
    _found(tale, "register", words.MATTERS)


@path("hazard", "removed")
def removed(tale: Tale) -> None:
    _found(tale, "find", words.HAZARDS, "安全")
    _finish(tale, "remove", "两地联合排除(演示)。")
