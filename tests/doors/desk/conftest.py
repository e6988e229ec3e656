"""A desk with people at it: clients who are logged in, matters of their town and noise of the next."""

from datetime import datetime

import pytest
from django.core.cache import cache

from yifa.ground.calendar import TZ, use_now
from yifa.ground.places.models import Division
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.verbs import advance, open_case

HERE, NEXT = "500155117000", "500155118000"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)
COUNTED = Indicator(
    "test.taken_in",
    "测试受理数",
    "件",
    "count",
    "测试规定 第1条",
    "当期登记的测试事项。",
    "case:test_walk",
    "opened_on",
)
DONE = Indicator(
    "test.done", "测试办结数", "件", "count", "测试规定 第1条", "当期登记、已办结的测试事项。",
    "case:test_walk", "opened_on", (Cond("outcome", "eq", "办结"),),
)  # fmt: skip
RATE = Indicator(
    "test.done_rate", "测试办结率", "%", "rate", "测试规定 第1条", "办结数除以受理数。",
    numerator="test.done", denominator="test.taken_in", places=2,
)  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def indicators(walk):
    for one in (COUNTED, DONE, RATE):
        if one.id not in INDICATORS:
            INDICATORS.add(one)


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    """Everything on one Monday, snapshots and reports in a folder of the test's own."""
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    settings.HOME = tmp_path
    settings.YIFA_SECOND_FACTOR_POSTS = frozenset()
    cache.clear()
    with use_now(MONDAY):
        yield


@pytest.fixture
def places(db):
    """The county, its two towns and a village."""
    rows = (("500155000000", "测试区", 3), (HERE, "测试镇", 4), (NEXT, "邻镇", 4), ("500155117201", "测试村", 5))
    parents = {4: "500155000000", 5: HERE}
    for code, name, level in rows:
        Division.objects.get_or_create(
            code=code, defaults={"name": name, "level": level, "path": name, "parent_id": parents.get(level)}
        )


@pytest.fixture
def desk(client, people, places):
    """``desk(people.li)``: the browser of somebody who is logged in."""

    def sit(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sit


@pytest.fixture
def matters(cast, people):
    """``matters(3)``: open matters of the clerk's town, under way; ``by`` and ``division`` for others'."""

    def make(count=1, *, by=cast.li, division=HERE, title="测试事项甲", started=True):
        found = []
        for number in range(count):
            case = open_case(
                "test_walk", by=by, division=division, organ=by.organ,
                data={"title": f"{title}{number}", "applicant_name": "测试·某人", "applicant_phone": "13800000000"},
            )  # fmt: skip
            if started:
                advance(case, "accept", by=by, data={})
            found.append(case)
        return found

    return make


@pytest.fixture
def procedures():
    return PROCEDURES
