"""What the history costs: likely duplicates among 100,000 matters against a bare indexed query, learning of 10,000."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from django.db import connection

from yifa.doors.cli.bench.declare import Measured, bench, best
from yifa.doors.cli.bench.house import PLACE
from yifa.doors.cli.demo import words
from yifa.ground import ledger
from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.readers.likeness.declared import DUPLICATES
from yifa.readers.likeness.duplicates import Spot, duplicates
from yifa.readers.likeness.learning import Example, learn
from yifa.records.cases.loading import History, Move, load_histories

EVENTS = "grid_event"
HOUSE = Actor.system("bench")
CLERK = Actor("bench", "测速", frozenset({"clerk"}), f"{PLACE}-PAFZB", PLACE)
VILLAGES = 20
SPOTS = ("村东头", "老街口", "小学门前", "三组晒坝", "安置房五栋", "集市北门", "桥头", "文化广场")
TYPED = f"{SPOTS[1]}{words.EVENTS[1]},请来看看"
"""What one of the events says (the second of each round of spots), in words a second caller would use."""
FILLED = {
    "least": 100,
    "least_each": 5,
    "held_out": 20,
}


@bench("likeness.duplicates", "十万件中查疑似重复(对比同样索引的裸查询)", target=25, better="less")
def looked_up(quick: bool, folder: Path) -> Measured:
    """Milliseconds of one look-up ÷ milliseconds of one query by hand that reads the same rows of the same index."""
    rows = 10_000 if quick else 100_000
    ledger.make_key()
    load_histories((_history(number, rows) for number in range(rows)), by=HOUSE)
    declared, spot = DUPLICATES[EVENTS], Spot(f"{PLACE}201", now())
    duplicates(declared, TYPED, spot, CLERK)  # the first one opens the store

    def ours() -> float:
        begin = perf_counter()
        duplicates(declared, TYPED, spot, CLERK)
        return perf_counter() - begin

    times = 5 if quick else 20
    own, bare = best(times, ours), best(times, lambda: _bare(spot))
    found = len(duplicates(declared, TYPED, spot, CLERK))
    note = f"{rows:,} 件,一次 {own * 1000:.0f} 毫秒(含解封和比对文字),提示 {found} 件"
    return Measured(own / bare, "倍", f"裸查询 {bare * 1000:.1f} 毫秒", note)


def _bare(spot: Spot) -> float:
    """The same candidates by SQL, fetched as tuples: no scope, no words, nothing unsealed."""
    begin = perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, code, title, division, state FROM cases_case WHERE procedure = %s AND town = %s "
            "AND opened_at >= %s AND opened_at <= %s AND division = %s ORDER BY opened_at DESC LIMIT 400",
            [EVENTS, PLACE, str(spot.at - timedelta(days=30)), str(spot.at), spot.division],
        )
        cursor.fetchall()
    return perf_counter() - begin


def _history(number: int, rows: int) -> History:
    """Events of the last year, spread over the villages of one town."""
    about, category, _ = words.EVENTS[number // VILLAGES % len(words.EVENTS)]
    at = datetime.fromtimestamp(now().timestamp(), TZ) - timedelta(minutes=365 * 1440 * (rows - number) / rows)
    title = f"{SPOTS[number // VILLAGES % len(SPOTS)]}{about}"
    data = {
        "title": title,
        "category": category,
        "place": SPOTS[number // VILLAGES % len(SPOTS)],
    }
    village = f"{PLACE}{201 + number % VILLAGES}"
    return History(EVENTS, village, f"{PLACE}-ZZZX", (Move("report", data, at, HOUSE),), f"bench-{number}")


@bench("likeness.learning", "学一万件文字(秒)", target=30, better="less")
def learned(quick: bool, folder: Path) -> Measured:
    """Seconds to learn ten thousand texts of sixty classes, the examination included. Half of each text is noise that
    tells nothing, and one label in ten is wrong, so that the accuracy cannot be perfect."""
    count = 2_000 if quick else 10_000
    examples = _examples(count)
    begin = perf_counter()
    model = learn(examples, on=now().date(), **FILLED)
    seconds = perf_counter() - begin
    held = model.measured
    note = (
        f"{count:,} 件、{len(model.labels)} 类(标签故意错 10%),留出 {held.asked:,} 件检验,准确率 {held.accuracy:.1%},"
        f"总猜最多的一类 {held.usual / held.asked:.1%}"
    )
    return Measured(seconds, "秒", "无", note)


CLASSES, WRONG = 60, 0.1


def _examples(count: int) -> list[Example]:
    chance = Random(4)  # noqa: S311  invented texts
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]
    telling = [["".join(chance.choices(signs, k=3)) for _ in range(6)] for _class in range(CLASSES)]
    found = []
    for number in range(count):
        label = chance.randrange(CLASSES)
        noise = "".join(chance.choices(signs, k=12))
        said = "".join(chance.sample(telling[label], 3))
        shown = chance.randrange(CLASSES) if chance.random() < WRONG else label
        found.append(Example(str(number), f"{noise}{said}", f"第{shown:02}类"))
    return found
