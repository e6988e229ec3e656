"""Every part in every state, as one page: rendered by a test, looked at by people."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from django.template import Context, Engine, Template
from django.template.backends.django import get_installed_libraries
from django.template.loader import get_template

from yifa.ground.calendar import TZ
from yifa.ground.forms import FormField
from yifa.ui.context import Site
from yifa.ui.fields import boxes
from yifa.ui.navigation import Entry
from yifa.ui.parts import (
    AlertCard,
    Basis,
    Cell,
    Choice,
    ClockChip,
    ClockMove,
    Conflict,
    DefinitionCard,
    Empty,
    Entered,
    Figure,
    Filter,
    FilterBar,
    Link,
    Mask,
    Moment,
    NextStep,
    Pager,
    Table,
    WhyThisDay,
)


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=TZ)


CLOCKS = (
    ClockChip("调解期限", "running", date(2026, 3, 14), "剩 12 个工作日", "人民调解工作若干规定 第33条", url="/why/"),
    ClockChip("答复", "soon", at(3, 2, 17), "今日到期", "信访工作条例 第34条", url="/why/"),
    ClockChip("回访", "late", date(2026, 2, 27), "逾 1 个工作日", "人民调解法 第31条", url="/why/"),
    ClockChip("办理期限", "paused", None, "已中止 5 日", "行政处罚法 第60条", url="/why/"),
    ClockChip("审查期限", "running", date(2027, 1, 12), "剩 40 个工作日", "行政复议法 第62条", True, "/why/"),
    ClockChip("受理决定", "met", date(2026, 2, 6), "按期,用了 3 个工作日", "行政许可法 第32条", url="/why/"),
    ClockChip("听证告知", "stopped", None, "", "行政处罚法 第64条"),
)
FIGURES = (
    Figure("5,883", "件", "矛盾纠纷排查数", "/figures/1/"),
    Figure("97.04", "%", "矛盾纠纷化解率", "/figures/2/"),
    Figure("—", "", "司法确认率", "/figures/3/"),
    Figure(missing="行政复议案件数"),
    Figure("12", "场", "法治讲座"),
)
DISPUTE = Basis("《人民调解法》第31条", True, "2011-01-01起施行", "协议达成后由调委会监督履行、按约回访。", "/law/")
UNVERIFIED = Basis("某省矛盾纠纷化解条例 第18条", False)
DEFINITION = DefinitionCard(
    Figure("97.04", "%", "矛盾纠纷化解率"),
    "化解数 ÷ 排查数 × 100,保留两位小数。",
    "按办结日",
    "2024年",
    "乐平市及所辖(360281)",
    "2026-03-02 09:00",
    (DISPUTE, UNVERIFIED),
    Figure("5,709", "件", "化解数", "/rows/"),
    Figure("5,883", "件", "排查数", "/rows/"),
    Figure("174", "件", "未化解", "/rows/"),
    ("种类为矛盾纠纷", "登记日在期间内"),
    (Link("年报 四(一)", "/report/"), Link("人民调解统计表", "/table/")),
)
TIMELINE = (
    Moment(
        "登记",
        at(1, 5),
        "李办事员",
        "电话受理",
        (Entered("简要情况", "村东排水沟堵塞,两户争执"), Entered("申请人", "张*", True)),
        ledger_seq=10423,
        ledger_url="/ledger/10423/",
    ),
    Moment(
        "受理",
        at(1, 6, 15),
        "王调解员",
        documents=(Link("受理登记表", "/d/1/"), Link("权利义务告知书", "/d/2/")),
        ledger_seq=10431,
        ledger_url="/ledger/10431/",
    ),
    Moment("调解(第2次)", at(1, 20), "王调解员", "双方仍有分歧,约定下周再谈。", warning="已超过一个月未达成协议"),
    Moment("制作调解协议", planned=True),
    Moment("回访", planned=True),
)
STEPS = (
    NextStep("制作调解协议", "/s/agreement/", primary=True),
    NextStep("延长调解", "/s/extend/"),
    NextStep("中止", "/s/pause/"),
    NextStep("移送其他单位…", "/s/handover/"),
    NextStep(
        "申请司法确认",
        open=False,
        reason="协议还没有生效,生效后30日内双方可以共同申请。",
        basis="人民调解法 第33条",
        way_out="先制作调解协议并由双方签名。",
    ),
    NextStep("归档", open=False, reason="您不是本案的承办人。", basis="", way_out="请王调解员办理,或由所长改派。"),
)
ALERTS = (
    AlertCard(
        "调解协议约定的回访日已过1个工作日,还没有回访记录。",
        "dispute.no_follow_up",
        "error",
        DISPUTE,
        at(3, 2),
        Link("邻里纠纷·村东排水", "/case/"),
        "/rule/",
        "/answer/",
    ),
    AlertCard("本件三日内到期。", "clock.soon", "warning", None, at(3, 1)),
    AlertCard(
        "卷内缺少《调解记录》。",
        "document.missing",
        "hint",
        DISPUTE,
        answered="2026-03-02 已更正:补录了第一次调解的记录",
    ),
)
FIELDS = (
    FormField("title", "纠纷名称", "text", True, help="一句话说清谁和谁因为什么,不写姓名和电话。"),
    FormField("story", "简要情况", "textarea", True),
    FormField(
        "kind",
        "纠纷类型",
        "choice",
        True,
        tuple((t, t) for t in ("婚姻家庭", "邻里", "房屋宅基地", "合同", "劳动争议", "其他")),
    ),
    FormField("source", "来源", "choice", True, (("walk", "来访"), ("phone", "来电"), ("patrol", "排查发现"))),
    FormField("parties", "当事人数", "int", True, unit="人"),
    FormField("amount", "涉及金额", "decimal", False, unit="元"),
    FormField("when", "发生日期", "date", True),
    FormField("call", "约谈时间", "datetime", False),
    FormField("phone", "联系电话", "text", False, private=True),
    FormField("risk", "有激化可能", "bool", True, help="有人扬言或已经动手,选“是”,系统会立即提醒所长。"),
    FormField(
        "helpers", "参与力量", "multi", False, (("grid", "网格员"), ("police", "派出所"), ("lawyer", "村居法律顾问"))
    ),
)
VALUES = {
    "title": "邻里纠纷·村东排水",
    "parties": "两个",
    "when": date(2026, 1, 5),
    "source": "phone",
    "helpers": ["grid", "lawyer"],
    "phone": "13800000000",
    "risk": True,
}
ERRORS = {
    "parties": "当事人数应当是整数,请只填数字。",
    "story": "请填写简要情况。",
    "kind": "请选择纠纷类型。",
    "": "同一纠纷今天已经登记过一次,请先查重。",
}
HEADS = ("案号", "名称", "状态", "承办人", "期限", "当事人", "金额(元)")
ROWS = tuple(
    (
        Cell(f"500155117-2026-JF-00012{i}-7", f"/cases/{i}/", code=True),
        Cell("邻里纠纷·村东排水" if i % 2 else "宅基地边界与老祖屋滴水沿的争执(三户)"),
        Cell("调解中", state=state),
        Cell("王调解员"),
        Cell(clock=replace(CLOCKS[i % 4], url="")),
        Cell(mask=Mask("姓名", "张*", "/reveal/")),
        Cell("1,200.00", number=True),
    )
    for i, state in enumerate(("late", "soon", "paused", "done", "plain"))
)


def context() -> dict[str, object]:
    return {
        "clocks": CLOCKS,
        "figures": FIGURES,
        "bases": (DISPUTE, UNVERIFIED),
        "definition_card": DEFINITION,
        "why": WhyThisDay(
            CLOCKS[4],
            "60个工作日",
            "2026-10-12 受理",
            Basis("《行政复议法》第62条"),
            (
                "2026-10-12 受理,次日起算。",
                "2026-10-13 至 2026-12-31 共 58 个工作日。",
                "扣除 2026-11-02 至 2026-11-06 中止的 5 个工作日。",
                "期限届满日为 2027-01-12。",
            ),
            (
                ClockMove(at(10, 12), "起算", "受理", "受理通知书", "李办事员"),
                ClockMove(at(11, 2), "中止", "等待鉴定", "中止通知书", "李办事员"),
                ClockMove(at(11, 7), "恢复"),
            ),
        ),
        "moments": TIMELINE,
        "steps": STEPS,
        "masks": (
            Mask("姓名", "张*", "/reveal/"),
            Mask("电话", "138****5678", "/reveal/"),
            Mask("电话", "138****5678", shown="13812345678"),
            Mask("证件号", "500***********1234"),
        ),
        "alerts": ALERTS,
        "blank": Empty(
            "还没有矛盾纠纷",
            "这里放本镇排查和受理的矛盾纠纷。可以在窗口登记、在手机上报,或者把原来的Excel台账导进来。",
            (Link("登记第一件", "/new/", "plus"), Link("下载Excel模板", "/template/", "download")),
        ),
        "bar": FilterBar(
            "/cases/",
            (
                Filter("state", "状态", "choice", (Choice("open", "在办"), Choice("late", "逾期")), "late"),
                Filter("since", "登记日自", "date"),
            ),
            "排水",
            "案号或名称",
            (Link("导出Excel", "/x/"),),
        ),
        "rows_table": Table("矛盾纠纷", HEADS, ROWS, ("承办人", "金额(元)")),
        "page_turn": Pager(50, "超过1,000", "/cases/", "/cases/?after=50"),
        "fresh_boxes": boxes(FIELDS),
        "fields": FIELDS,
        "values": VALUES,
        "errors": ERRORS,
        "clash": Conflict("王调解员", at(3, 2, 9, 41), "办了“中止”", "/cases/1/"),
        "bars": {
            "xAxis": {"type": "category", "data": [f"{m}月" for m in range(1, 13)]},
            "yAxis": {"type": "value"},
            "series": [
                {"name": "受理", "type": "bar", "data": [4, 3, 6, 5, 2, 4, 7, 3, 4, 4, 3, 3]},
                {"name": "办结", "type": "line", "data": [3, 3, 5, 5, 3, 4, 6, 3, 4, 4, 3, 2]},
            ],
        },
        "site": Site(True, False, True, BAR, (), "李办事员", "七星镇", "/gallery/"),
        "csrf_token": "x" * 32,
    }


BAR = tuple(
    Entry(name, icon, f"/{icon}/", icon == "case", False)
    for name, icon in (
        ("待办", "todo"),
        ("事项", "case"),
        ("活动", "activity"),
        ("名册", "register"),
        ("文书", "document"),
        ("数字", "figure"),
        ("监督", "watch"),
        ("年报", "report"),
    )
)


def page(**overrides: object) -> str:
    get_template("ui/base.html")
    engine = Engine(
        app_dirs=True,
        libraries=get_installed_libraries(),
        builtins=["django.template.defaulttags"],
    )
    source = (Path(__file__).parent / "gallery.html").read_text(encoding="utf-8")
    return Template(source, engine=engine).render(Context({**context(), **overrides}))
