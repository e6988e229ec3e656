"""Where the expressions run: DuckDB in this process by default, a Spark session of a cluster by extra ``cluster``.

An engine opens Parquet files and runs Ibis expressions; nothing else of it is used, so that both give the same figures.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from django.conf import settings

MEMORY = "512MB"
REMEMBERED = 256

Rows = list[dict[str, Any]]


class Engine(ABC):
    """An Ibis backend with the snapshot files it has opened. One query at a time: figures are quick, threads few."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self._tables: dict[str, tuple[str, ir.Table]] = {}
        self._asked: dict[Hashable, str] = {}
        self._busy = threading.RLock()

    def table(self, source: str, path: Path, digest: str) -> ir.Table:
        """The source's file as a table; opened once per content."""
        mark = f"{path.parent}:{digest}"
        with self._busy:
            if source not in self._tables or self._tables[source][0] != mark:
                self._tables[source] = (mark, self.backend.read_parquet(str(path)))
            return self._tables[source][1]

    def run(self, expression: ir.Table) -> Rows:
        """The result as rows of Python values."""
        with self._busy:
            return self._fetch(str(self.backend.compile(expression)))

    def run_again(self, question: Hashable, expression: Callable[[], ir.Table]) -> Rows:
        """As :meth:`run`, but a question asked before is not compiled anew: that takes as long as a small scan."""
        with self._busy:
            sql = self._asked.pop(question, "") or str(self.backend.compile(expression()))
            self._asked[question] = sql
            if len(self._asked) > REMEMBERED:
                self._asked.pop(next(iter(self._asked)))
            return self._fetch(sql)

    @abstractmethod
    def _fetch(self, sql: str) -> Rows:
        """Run the engine's own SQL."""


class EmbeddedEngine(Engine):
    """DuckDB in this process."""

    def _fetch(self, sql: str) -> Rows:
        cursor = self.backend.con.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class ClusterEngine(Engine):
    """A Spark session; the snapshot folder must be reachable from its workers."""

    def _fetch(self, sql: str) -> Rows:
        return [row.asDict() for row in self.backend.raw_sql(sql).collect()]


@cache
def duckdb_engine() -> Engine:
    """The embedded engine, kept for the life of the process. It never fetches extensions."""
    return EmbeddedEngine(
        ibis.duckdb.connect(
            memory_limit=MEMORY,
            temp_directory=str(Path(settings.YIFA_SNAPSHOT_DIR) / "spill"),
            autoinstall_known_extensions=False,
            preserve_insertion_order=False,
        )
    )


def spark_engine(session: Any) -> Engine:
    """A cluster's engine over a running ``SparkSession``."""
    return ClusterEngine(ibis.pyspark.connect(session))
