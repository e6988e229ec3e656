"""A county's orders for a bench: a few real matters, taken through real steps, then copied with places, titles, dates
and codes of their own. Rows go straight into the tables; a bench may, nobody else.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from yifa.doors.cli.bench.intake import DISPUTE
from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.ground.ids import case_code
from yifa.ground.recorded.bulk import insert_many
from yifa.records.cases import words
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case, CaseClock, Party, StepTaken

COUNTY, TOWNS, VILLAGES = "500155", 40, 12
HERE = f"{COUNTY}117"
BATCH = 10_000
THINGS = (
    "路灯", "井盖", "下水道", "排水沟", "垃圾桶", "护栏", "公厕", "健身器材", "树木", "电线", "红绿灯",
    "公交站", "停车位", "噪音", "油烟", "扬尘", "违章搭建", "占道经营", "流浪犬", "自来水", "天然气",
    "网络信号", "医保报销", "社保补缴", "工资", "房产证", "宅基地", "土地流转", "邻里排水", "相邻通行",
    "物业费", "电梯", "消防通道", "河道", "水库", "桥面",
)  # fmt: skip
TROUBLES = (
    "损坏无人修", "不亮", "堵塞", "缺失", "渗漏", "长期未处理", "影响通行", "存在隐患", "收费有争议", "咨询办理流程",
    "被占用", "夜间扰民", "请求协调", "标志不清", "停水停电", "污染环境",
)  # fmt: skip
SPOTS = ("村东", "村西", "学校门口", "市场旁", "桥头", "小区内", "河边", "卫生院外", "十字路口", "三组", "五组", "新街")
RARE = "演示孤例山塘"
"""A word of one title in ten thousand."""

Told = tuple[str, dict[str, Any]]
CALL: dict[str, Any] = {
    "title": "测速", "channel": "电话", "kind": "求助", "item": "城市管理/市政设施/路灯", "content": "测速:路灯不亮。",
    "place": "测速路", "caller_name": "演示甲", "caller_phone": "13800000000",
}  # fmt: skip
SENT: Told = ("dispatch", {"level": "乡镇(街道)", "unit": "规划建设办公室", "unit_basis": "派单目录"})
TAKEN: Told = ("sign", {"limit_told": False})
CALLED: Told = ("contact", {"got_through": True, "found": "电话核实。"})
DONE: Told = ("reply", {"result": "已解决", "reply": "已经修复。", "reply_way": "电话"})
HEARD: Told = ("close", {"reached": True, "contacted": True, "solved": True, "satisfaction": "满意", "rating": "好评"})
REPORT: dict[str, Any] = {
    "title": "测速",
    "category": "公共设施",
    "urgency": "较急",
    "place": "测速路",
    "reporter": "演示甲",
}
PATHS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    ("hotline_ticket", (("register", CALL),)),
    ("hotline_ticket", (("register", CALL), SENT)),
    ("hotline_ticket", (("register", CALL), SENT, TAKEN)),
    ("hotline_ticket", (("register", CALL), SENT, TAKEN, CALLED, DONE, HEARD)),
    ("grid_event", (("report", REPORT), ("push_up", {"reason": "村级不能处置"}))),
    ("dispute", (("screen", DISPUTE["data"]),)),
)  # fmt: skip
CLOSED = 3
OPEN_SHARE = 0.05


@dataclass(frozen=True)
class Pattern:
    """A real matter that others are copied from: its columns and how long after opening it was due and closed."""

    row: Case
    due: timedelta | None


def patterns() -> list[Pattern]:
    """One matter per path, made by the engine."""
    house, at = Actor.system("bench"), now() - timedelta(days=30)
    histories = []
    for number, (kind, steps) in enumerate(PATHS):
        moves = tuple(Move(step, data, at + timedelta(hours=n), house) for n, (step, data) in enumerate(steps))
        histories.append(History(kind, f"{HERE}000", f"{HERE}-PAFZB", moves, f"pattern-{number}"))
    loaded = load_histories(histories, by=house)
    if loaded.refused:
        raise loaded.refused[0][1]
    rows = Case.objects.filter(source_key__startswith="pattern-").order_by("source_key")
    return [Pattern(row, row.due_at - row.opened_at if row.due_at else None) for row in rows]


def load(count: int, progress: Callable[[int], None]) -> None:
    """``count`` matters over forty towns and three years, nearly all of them orders of the hotline; 5 of 100 are still
    open, the newest among them, some of these events of the grid and disputes."""
    made = patterns()
    with connection.schema_editor() as editor:
        words.lift(editor)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE copied (case_id bigint PRIMARY KEY, pattern bigint NOT NULL)")
        source = _cases(count, made)
        while batch := list(islice(source, BATCH)):
            _put([case for case, _ in batch], cursor)
            _put_pairs([(case.pk, pattern) for case, pattern in batch], cursor)
            progress(len(batch))
        details = {apps.get_model(one.row.declared.detail) for one in made if one.row.declared.detail}
        hung: list[Any] = [StepTaken, CaseClock, Party, *details]
        for model in hung:
            cursor.execute(_copy(model))
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('cases_case', 'id'), (SELECT max(id) FROM cases_case))"
            )
    with connection.schema_editor() as editor:
        words.lay(editor)
    _come_to_rest()


def _come_to_rest() -> None:
    """Statistics made and everything written out: pages are timed at rest, not on the writing of the load."""
    rest = ("VACUUM ANALYZE", "CHECKPOINT")
    if connection.vendor == "sqlite":
        rest = ("ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)")
    with connection.cursor() as cursor:
        for statement in rest:
            cursor.execute(statement)


def _put(cases: list[Case], cursor: Any) -> None:
    """PostgreSQL takes a stream; its keys follow the last one, as nobody else writes here."""
    if connection.vendor != "postgresql":
        insert_many(cases)
        return
    cursor.execute("SELECT coalesce(max(id), 0) FROM cases_case")
    for key, case in enumerate(cases, start=cursor.fetchone()[0] + 1):
        case.pk = key
    fields = [field for field in Case._meta.concrete_fields if not field.generated]
    names = ", ".join(f'"{field.column}"' for field in fields)
    with cursor.copy(f"COPY cases_case ({names}) FROM STDIN") as stream:
        for case in cases:
            stream.write_row([f.get_db_prep_save(getattr(case, f.attname), connection) for f in fields])


def _put_pairs(pairs: list[tuple[int, int]], cursor: Any) -> None:
    if connection.vendor != "postgresql":
        cursor.executemany("INSERT INTO copied VALUES (%s, %s)", pairs)
        return
    with cursor.copy("COPY copied FROM STDIN") as stream:
        for pair in pairs:
            stream.write_row(pair)


def _cases(count: int, made: list[Pattern]) -> Iterator[tuple[Case, int]]:
    dice = random.Random(42)  # noqa: S311 (the same crowd every time)
    end = now().astimezone(TZ)
    begin = end - timedelta(days=3 * 365)
    for number in range(count):
        opened = begin + (end - begin) * (number / count)
        late_part = number > count * (1 - 2 * OPEN_SHARE)
        pattern = made[dice.randrange(len(made))] if late_part and dice.random() < 0.5 else made[CLOSED]
        yield _case(number, opened, pattern, dice), pattern.row.pk


@lru_cache(maxsize=20_000)
def _words(title: str) -> str:
    return words.words_of(title)


def _case(number: int, opened: datetime, pattern: Pattern, dice: random.Random) -> Case:
    like = pattern.row
    town = (
        HERE
        if number % TOWNS == 0
        else f"{COUNTY}{100 + number % TOWNS if number % TOWNS < 17 else 101 + number % TOWNS}"
    )
    title = f"{dice.choice(SPOTS)}{dice.choice(THINGS)}{dice.choice(TROUBLES)}"
    if number % 10_000 == 0:
        title = f"{RARE}{title}"
    return Case(
        code=case_code(town, opened.year, like.declared.letters, 1000 + number), procedure=like.procedure,
        procedure_version=like.procedure_version, state=like.state, title=title, words=_words(title),
        channel=like.channel, handler="", grid="", outcome=like.outcome, opened_at=opened,
        due_at=opened + pattern.due if pattern.due else None,
        closed_at=opened + timedelta(hours=3) if like.closed_at else None, created_at=opened, created_by="bench",
        division=f"{town}{200 + dice.randrange(VILLAGES)}", organ=f"{town}-PAFZB", facts=like.facts,
        personal=like.personal, salt=like.salt, lon=106.9 + dice.random() / 2, lat=29.7 + dice.random() / 2,
    )  # fmt: skip


def _copy(model: type[models.Model]) -> str:
    """What hangs on a pattern, hung on each of its copies; a running clock ends when the copy is due."""
    fields = [f.column for f in model._meta.concrete_fields if not f.primary_key and f.column != "case_id"]
    values = ["c.due_at" if model is CaseClock and name == "due_at" else f't."{name}"' for name in fields]
    table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in fields)
    return (
        f'INSERT INTO "{table}" (case_id, {names}) SELECT p.case_id, {", ".join(values)} FROM copied p '  # noqa: S608
        f'JOIN "{table}" t ON t.case_id = p.pattern JOIN cases_case c ON c.id = p.case_id'
    )
