"""A tiny place with a plan of its own, loaded into the test store."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from yifa.doors.cli.demo import LoadedPlace, Plan, load_place, read_plan
from yifa.ground.calendar import TZ, use_now

TINY = Path(__file__).with_name("tiny.toml")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with use_now(datetime(2026, 6, 3, 17, tzinfo=TZ)):
        yield


@pytest.fixture
def plan() -> Plan:
    return read_plan(TINY.read_text("utf-8"))


@pytest.fixture
def loaded(plan: Plan, db: None, settings: object, tmp_path: Path) -> LoadedPlace:
    settings.YIFA_SNAPSHOT_DIR = tmp_path  # type: ignore[attr-defined]
    return load_place(plan)
