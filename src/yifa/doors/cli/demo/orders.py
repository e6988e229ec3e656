"""Histories of hotline orders and of 12348 (诉求工单、公共法律服务工单): lawful steps with plausible days between."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from yifa.domains.requests.procedures.hotline.words import ITEMS
from yifa.doors.cli.demo.chance import office_hour, person, phone
from yifa.doors.cli.demo.phrases import phrases_of
from yifa.doors.cli.demo.tales import Tale
from yifa.ground.calendar import calendar

PATHS: dict[tuple[str, str], Callable[[Tale], None]] = {}
TICKET, SERVICE = "hotline_ticket", "legal_service_ticket"
CHANNELS = ("电话", "电话", "电话", "网络", "窗口", "信件", "监督电话", "举报信箱", "网格")
KINDS = ("求助", "投诉", "求助", "举报", "建议")
QUESTIONS = (
    "政务服务/办事/办事咨询",
    "人社民政/社会保险/养老保险",
    "人社民政/社会保险/医疗保险",
    "公安应急/户籍出入境/户籍办理",
)
COUNTY = {
    "城市管理": "城市管理局", "交通运输": "交通运输局", "生态环境": "生态环境局", "市场监管": "市场监督管理局",
    "公安应急": "公安局",
}  # fmt: skip
"""First levels whose matters the duty list leaves with a department of the county."""
OWN = {
    "人社民政": "民生服务办公室",
    "城乡建设": "规划建设办公室",
    "自然资源农业": "经济发展办公室",
    "邻里社会": "平安法治办公室",
}
TOWNSHIP_S = tuple(item for item in ITEMS if item.partition("/")[0] not in COUNTY)
DEPARTMENT_S = tuple(item for item in ITEMS if item.partition("/")[0] in COUNTY)


def path(kind: str, name: str) -> Callable[[Callable[[Tale], None]], Callable[[Tale], None]]:
    def put(tell: Callable[[Tale], None]) -> Callable[[Tale], None]:
        PATHS[kind, name] = tell
        return tell

    return put


def unit_for(item: str) -> tuple[str, str]:
    """(level, unit) of an item, by its first level."""
    first = item.partition("/")[0]
    if first in COUNTY:
        return "县级部门", f"{COUNTY[first]}(演示)"
    return "乡镇(街道)", f"{OWN.get(first, '党政综合办公室')}(演示)"


def _said(tale: Tale, item: str, kind: str) -> dict[str, Any]:
    said = tale.rng.choice(phrases_of(item))
    return {
        "title": f"{tale.unit.short}{said}(演示)", "kind": kind, "item": item, "channel": tale.rng.choice(CHANNELS),
        "content": f"反映{tale.unit.short}{said},请求处理(演示)。", "place": f"{tale.unit.short}(演示)",
        "caller_name": person(tale.rng), "caller_phone": phone(tale.rng),
    }  # fmt: skip


def _registered(tale: Tale, **more: Any) -> str:
    item = tale.set.get("item") or tale.rng.choice(ITEMS)
    tale.step("register", "clerk", **{**_said(tale, item, tale.rng.choice(KINDS)), **more})
    return item


def _dispatched(tale: Tale, **more: Any) -> None:
    level, unit = unit_for(_registered(tale, **more))
    tale.step("dispatch", "clerk", level=level, unit=unit, unit_basis="履职事项清单、派单目录(演示)")


def _signed(tale: Tale, **more: Any) -> None:
    _dispatched(tale, **more)
    tale.step("sign", "officer", limit_told=False)


def contact(tale: Tale) -> None:
    _signed(tale)
    tale.step("contact", "officer", got_through=True, found="电话联系诉求人,核实情况(演示)。")


def reply(tale: Tale, **more: Any) -> None:
    tale.wait(1, 3)
    told = {"result": "已解决", "reply": "已安排处理完毕,并告知诉求人(演示)。", "reply_way": "电话"}
    tale.step("reply", "officer", **{**told, **more})


def visit(tale: Tale, **heard: Any) -> None:
    tale.wait(1, 4)
    rating = tale.set.get("rating", "好评")
    good = {"reached": True, "contacted": True, "solved": True, "rating": rating}
    good["satisfaction"] = {"好评": "满意", "中评": "基本满意", "差评": "不满意"}[rating]
    tale.step("close", "clerk", **{**good, **heard}, words="(演示)")


@path(TICKET, "at_once")
def at_once(tale: Tale) -> None:
    """A question answered while the caller was on the line."""
    item = tale.rng.choice(QUESTIONS)
    tale.step(
        "answer_at_once", "clerk", **_said(tale, item, "咨询"), reply="已当场解答办理的地点、材料和时间(演示)。",
        rating=tale.set.get("rating"),
    )  # fmt: skip


@path(TICKET, "handled")
def handled(tale: Tale) -> None:
    contact(tale)
    reply(tale)
    visit(tale)


@path(TICKET, "denied")
def denied(tale: Tale) -> None:
    """Solved, as the caller says, though nobody had called: one in the response rate's rest."""
    contact(tale)
    reply(tale)
    visit(tale, contacted=False)


@path(TICKET, "by_law")
def by_law(tale: Tale) -> None:
    """Cannot be done by law: said so, with the article."""
    contact(tale)
    reply(
        tale, result="未解决", unsolved_because="依法不能办", unsolved_basis="土地管理法 第62条",
        reply="所提要求法律没有依据,已说明条款(演示)。",
    )  # fmt: skip
    visit(tale, solved=False)


@path(TICKET, "not_ours")
def not_ours(tale: Tale) -> None:
    contact(tale)
    reply(
        tale, result="未解决", unsolved_because="不属我方职责", unsolved_basis="履职事项清单 收回-001",
        reply="已告知主管部门和反映渠道(演示)。",
    )  # fmt: skip
    visit(tale, solved=False, excluded="不属职责", excluded_basis="履职事项清单 收回-001")


@path(TICKET, "redone")
def redone(tale: Tale) -> None:
    """Not solved the first time; redone, and then it was."""
    contact(tale)
    reply(tale, result="部分解决", unsolved_because="能办未办成")
    tale.wait(1, 3)
    tale.step("redo", "clerk", reason="回访时诉求人说只解决了一部分(演示)。")
    tale.step("contact", "officer", got_through=True, found="再次联系诉求人(演示)。")
    reply(tale)
    visit(tale)


@path(TICKET, "objected")
def objected(tale: Tale) -> None:
    """The line above gave the township what the list leaves with a department; sent back and reassigned."""
    _sent_down(tale)
    _objection(tale)
    unit = unit_for(str(tale.moves[0].data["item"]))[1]
    tale.step("reassign", "clerk", level="县级部门", unit=unit, review="清单列为上级收回事项,异议成立(演示)。")
    tale.step("sign", "officer", limit_told=False)
    tale.step("contact", "officer", got_through=True, found="主管部门联系诉求人(演示)。")
    reply(tale)
    visit(tale)


def _sent_down(tale: Tale) -> None:
    said = _said(tale, tale.rng.choice(DEPARTMENT_S), tale.rng.choice(KINDS))
    number = f"演示{tale.day():%Y%m%d}{tale.rng.randrange(10000):04d}"
    tale.step(
        "receive_dispatched", "clerk", **{**said, "channel": "上级转办"}, source_code=number, level="乡镇(街道)",
        unit="镇人民政府(演示)",
    )  # fmt: skip


def _objection(tale: Tale) -> None:
    lead = unit_for(str(tale.moves[0].data["item"]))[1]
    tale.step(
        "object", "officer", objection="属于部门收回事项", duty_no="收回(演示)", duty_lead=lead,
        duty_basis="履职事项清单“上级收回”部分(演示)", explanation="清单写明由部门主办(演示)。",
    )  # fmt: skip


@path(TICKET, "extended")
def extended(tale: Tale) -> None:
    contact(tale)
    _longer(tale)
    reply(tale)
    visit(tale)


def _longer(tale: Tale) -> None:
    tale.wait(1, 2)
    tale.step("ask_extension", "officer", reason="等待配件到货,已向诉求人说明(演示)。", told_caller=True)
    tale.step("extend", "clerk", opinion="同意(演示)。")


@path(TICKET, "carried_over")
def carried_over(tale: Tale) -> None:
    """Taken in in the last days of the year, extended, and answered in the new one."""
    contact(tale)
    _longer(tale)
    _in_the_new_year(tale)
    reply(tale)
    visit(tale)


def _in_the_new_year(tale: Tale) -> None:
    day = calendar().next_workday(date(tale.moves[0].at.year + 1, 1, 1) + timedelta(days=tale.rng.randrange(5)))
    tale.now = min(office_hour(tale.rng, day), tale.until)


@path(TICKET, "asked")
def asked(tale: Tale) -> None:
    """What a person sent by the net and nobody has taken in yet."""
    said = _said(tale, tale.rng.choice(ITEMS), "求助")
    tale.step(
        "ask", "clerk", **{name: said[name] for name in ("title", "content", "place", "caller_name", "caller_phone")}
    )


@path(TICKET, "received")
def received(tale: Tale) -> None:
    _registered(tale)


@path(TICKET, "urgent")
def urgent(tale: Tale) -> None:
    _registered(tale, urgency="紧急")


@path(TICKET, "signing")
def signing(tale: Tale) -> None:
    _dispatched(tale)


@path(TICKET, "sent_down")
def sent_down(tale: Tale) -> None:
    _sent_down(tale)


@path(TICKET, "in_objection")
def in_objection(tale: Tale) -> None:
    _sent_down(tale)
    _objection(tale)


@path(TICKET, "handling")
def handling(tale: Tale) -> None:
    contact(tale)


@path(TICKET, "shelved")
def shelved(tale: Tale) -> None:
    contact(tale)
    tale.wait(1, 3)
    tale.step(
        "shelve", "leader", studied_by="镇党委会(演示)", plan="列入下年度项目(演示)。", told_caller=True,
    )  # fmt: skip


@path(TICKET, "answered")
def answered(tale: Tale) -> None:
    contact(tale)
    reply(tale)


@path(TICKET, "asked_again")
def asked_again(tale: Tale) -> None:
    """The caller is not content with the answer."""
    answered(tale)
    tale.wait(1, 2)
    tale.step("ask_again", "clerk", reason="诉求人来电,说只处理了一半(演示)。")


def _called(tale: Tale) -> dict[str, Any]:
    field = tale.rng.choice(("婚姻家庭", "劳动争议", "民间借贷", "交通事故", "邻里相邻", "土地房屋", "消费维权"))
    return {
        "title": f"咨询{field}(演示)", "channel": tale.set.get("channel", "实体"), "field": field,
        "content": f"咨询{field}方面的法律问题(演示)。", "caller_phone": phone(tale.rng),
    }  # fmt: skip


@path(SERVICE, "on_the_spot")
def on_the_spot(tale: Tale) -> None:
    tale.step("answer_on_the_spot", "clerk", **_called(tale), answer="已解答并告知途径(演示)。")


@path(SERVICE, "transferred")
def transferred(tale: Tale) -> None:
    tale.step("log_call", "clerk", **_called(tale))
    tale.step("transfer", "clerk", unit="司法所(演示)")
    tale.wait(1, 3)
    tale.step("feed_back", "justice_head", answer="已约见并解答(演示)。")
    tale.wait(1, 2)
    tale.step("close", "clerk", satisfied=True)


@path(SERVICE, "logged")
def logged(tale: Tale) -> None:
    tale.step("log_call", "clerk", **_called(tale))
