"""An engine, a snapshot folder of the test's own, and declarations that leave with the test."""

import os
import shutil
from datetime import datetime

import pytest
from factories.figures import DECLARED, HERE, MEDIATOR, TALK, Writer

from yifa.ground.calendar import TZ, use_now
from yifa.readers.figures.engine import Figures
from yifa.readers.figures.engines import duckdb_engine, spark_engine
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.figures.snapshot import take
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.registers.kind import REGISTERS


@pytest.fixture(autouse=True)
def declared(monkeypatch, settings, tmp_path):
    """The tests' kinds and indicators, and a snapshot folder of the test's own."""
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    for registry, items in ((ACTIVITIES, [TALK]), (REGISTERS, [MEDIATOR]), (INDICATORS, DECLARED)):
        monkeypatch.setattr(registry, "_items", dict(registry._items))
        registry.add_all(list(items))


@pytest.fixture(autouse=True)
def today():
    with use_now(datetime(2026, 6, 1, tzinfo=TZ)):
        yield


@pytest.fixture
def write(db):
    return Writer()


@pytest.fixture(scope="session")
def spark():
    """One small session for the whole run."""
    sql = pytest.importorskip("pyspark.sql", reason="没有安装 PySpark(扩展 cluster)")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("没有安装 Java,PySpark 不能运行")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "1").config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.cluster)])
def engine(request):
    """Every engine that figures run on; one test body for all."""
    if request.param == "duckdb":
        return duckdb_engine()
    return spark_engine(request.getfixturevalue("spark"))


@pytest.fixture
def ask(db, engine):
    """``ask("t.talks")`` is the figure of 测试镇 2024 from the store as it is now; ``ask.figures()`` has the rest."""

    def value(indicator, scope=HERE, period="2024", **more):
        return Figures(take(), engine).value(indicator, scope, period, **more)

    value.figures = lambda: Figures(take(), engine)
    return value
