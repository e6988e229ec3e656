"""Histories of orders that went badly or needed several: late (逾期), supervised (督办), departments called (吹哨)."""

from yifa.doors.cli.demo.orders import PATHS, TICKET, contact, path, reply, visit
from yifa.doors.cli.demo.tales import Tale

HANDLING = "order.handling"
__all__ = ["PATHS"]


@path(TICKET, "late")
def late(tale: Tale) -> None:
    """Solved, but after its time."""
    contact(tale)
    tale.pass_by(HANDLING)
    reply(tale, reply="配件到货晚,超过了期限,现已处理完毕并向诉求人致歉(演示)。")
    visit(tale)


@path(TICKET, "whistling")
def whistling(tale: Tale) -> None:
    contact(tale)
    tale.step(
        "whistle",
        "officer",
        called="供电所、规划建设办公室、村委会(演示)",
        question="线路、灯杆分属几家,请到场一起定(演示)。",
    )


@path(TICKET, "whistled")
def whistled(tale: Tale) -> None:
    """Several departments called to the spot, and solved there."""
    whistling(tale)
    tale.wait(0, 1)
    tale.step(
        "arrive", "officer", came="供电所、规划建设办公室、村委会(演示)", agreed="供电所修线路,村里补灯杆(演示)。"
    )
    reply(tale)
    visit(tale)


@path(TICKET, "in_supervision")
def in_supervision(tale: Tale) -> None:
    contact(tale)
    tale.pass_by(HANDLING)
    tale.step(
        "supervise", "clerk", supervision="一般督办", supervised_for="逾期未办", demand="请三日内办结并说明原因(演示)。"
    )


@path(TICKET, "supervised")
def supervised(tale: Tale) -> None:
    """Late until the hotline's office pressed for it."""
    in_supervision(tale)
    tale.step("take_up", "officer", measures="今天派人到场(演示)。")
    reply(tale)
    visit(tale)
