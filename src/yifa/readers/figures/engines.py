"""Where the expressions run: DuckDB in this process by default, a Spark session of a cluster by extra ``cluster``.

An engine opens Parquet files and runs Ibis expressions; nothing else of it is used, so that both give the same figures.
"""

import threading
from functools import cache
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from django.conf import settings

MEMORY = "512MB"


class Engine:
    """An Ibis backend with the snapshot files it has opened. One query at a time: figures are quick, threads few."""

    def __init__(self, backend: Any, name: str) -> None:
        self.backend = backend
        self.name = name
        self._tables: dict[str, tuple[str, ir.Table]] = {}
        self._busy = threading.RLock()

    def table(self, source: str, path: Path, digest: str) -> ir.Table:
        """The source's file as a table; opened once per content."""
        with self._busy:
            held = self._tables.get(source)
            if held is None or held[0] != f"{path.parent}:{digest}":
                held = (f"{path.parent}:{digest}", self.backend.read_parquet(str(path)))
                self._tables[source] = held
            return held[1]

    def run(self, expression: ir.Table) -> list[dict[str, Any]]:
        """The result as rows of Python values."""
        with self._busy:
            return list(self.backend.to_pyarrow(expression).to_pylist())

    def sql(self, expression: ir.Table) -> str:
        """What the engine is asked, for the curious and for tests."""
        return str(ibis.to_sql(expression, dialect=self.name))


@cache
def duckdb_engine() -> Engine:
    """The embedded engine, kept for the life of the process. It never fetches extensions."""
    spill = Path(settings.YIFA_SNAPSHOT_DIR) / "spill"
    backend = ibis.duckdb.connect(
        memory_limit=MEMORY,
        temp_directory=str(spill),
        autoinstall_known_extensions=False,
        preserve_insertion_order=False,
    )
    return Engine(backend, "duckdb")


def spark_engine(session: Any) -> Engine:
    """A cluster's engine over a running ``SparkSession``; the snapshot folder must be reachable from its workers."""
    return Engine(ibis.pyspark.connect(session), "pyspark")
