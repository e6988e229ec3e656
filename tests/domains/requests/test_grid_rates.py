"""What the grid's rates count, from events that really went back, were done again, were rated or were no events."""

from datetime import datetime, timedelta

import pytest
from domains.requests.playing import MONDAY
from factories.cast import PLACE

from yifa.domains.requests.indicators.grid import LOOP
from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.actor import Actor
from yifa.readers.figures.checks import misfits
from yifa.readers.figures.engine import Figures
from yifa.readers.figures.engines import duckdb_engine
from yifa.readers.figures.snapshot import take
from yifa.records.cases.loading import History, Move, load_histories

HOUSE = Actor.system("tests")
REPORT = ("report", {"title": "路灯不亮", "category": "公共设施", "place": "村口"})
SEEN = ("report_by_anyone", {"title": "路灯不亮", "category": "公共设施", "place": "村口"})
UP = ("push_up", {"reason": "村里没有维修队"})
SENT = ("dispatch", {"unit": "规划建设办公室"})
BACK = ("send_back", {"reason": "不归我们管", "ground": "清单第3条"})
TAKEN = ("receive", {})
DONE = ("settle_in_town", {"result": "已修好"})
THERE = ("settle_on_the_spot", {"result": "已修好"})
IN_VILLAGE = ("settle_in_village", {"result": "又修了一次"})
AGAIN = ("rework", {"found": "还是不亮"})
CHECKED = ("close", {"found": "修好了"})
VOID = ("void", {"why": "误报", "note": "灯没有坏"})


def rated(word):
    return ("rate", {"rating": word})


@pytest.fixture
def figure(db, settings, tmp_path):
    settings.YIFA_SNAPSHOT_DIR = tmp_path
    paths = (
        (REPORT, THERE, CHECKED, rated("满意")),
        (REPORT, THERE, AGAIN, IN_VILLAGE, CHECKED, rated("不满意")),
        (SEEN, UP, SENT, BACK, SENT, TAKEN, DONE, CHECKED),
        (REPORT, UP, SENT, TAKEN, DONE, CHECKED),
        (REPORT, VOID),
    )
    with use_now(datetime(2025, 1, 10, tzinfo=TZ)):
        loaded = load_histories(
            (
                History("grid_event", f"{PLACE}001", f"{PLACE}-ZZZX", tuple(
                    Move(step, data, MONDAY + timedelta(hours=hour), HOUSE) for hour, (step, data) in enumerate(path)
                ), f"rate-{number}") for number, path in enumerate(paths)
            ),
            by=HOUSE,
        )  # fmt: skip
        assert not loaded.refused, loaded.refused
        yield lambda code: Figures(take(), duckdb_engine()).value(f"grid.event.{code}", PLACE, "2024").value


def test_each_figure_fits_its_records():
    own = {each.id for each in LOOP}
    assert [(i.id, s) for i, s in misfits() if i.id in own] == []


def test_the_rates_count_what_happened_to_the_events(figure):
    counted = {code: figure(code) for code in ("valid", "by_people", "dispatched", "returned", "reworked", "rated")}
    assert counted == {"valid": 4, "by_people": 1, "dispatched": 2, "returned": 1, "reworked": 1, "rated": 2}
    rates = {code: figure(f"{code}_rate") for code in ("valid", "by_people", "return", "rework", "satisfaction")}
    assert rates == {"valid": 80, "by_people": 20, "return": 50, "rework": 25, "satisfaction": 50}


def test_none_of_the_definitions_is_given_out_as_verified():
    assert not any(each.verified for each in LOOP)
