"""What the speed of figures is measured with: a million made-up cases, and the SQL a person would write for them.

Lives here because no other room may open the engine. The bench compares; nothing in production calls this.
"""

from pathlib import Path
from time import perf_counter

import duckdb
import pyarrow as pa

from yifa.readers.figures.engine import Figures
from yifa.readers.figures.engines import duckdb_engine
from yifa.readers.figures.snapshot import Part, Snapshot, schema_of
from yifa.readers.figures.sources import source

SOURCE = "case:dispute"
SCOPE, YEAR = "360281", "2024"

# what differs by column; everything else is filled by its type
MADE = {
    "division": "'3602811' || lpad(CAST(i % 20 AS VARCHAR), 2, '0') || '000'",
    "channel": "['排查发现','当事人申请','综治中心','公安移送','网格'][1 + i % 5]",
    "body": "['人民调解委员会','综治中心'][1 + i % 2]",
    "severity": "['一般','疑难复杂','重大'][1 + i % 3]",
    "led_by": "CASE WHEN i % 97 = 0 THEN '党政主要负责人' END",
    "result": "['成功','成功','成功','不成功','预防'][1 + i % 5]",
    "agreement_form": "['书面','口头'][1 + i % 2]",
    "law_literate": "i % 2 = 0",
    "dispute_type": "['邻里','婚姻家庭','合同','劳动争议'][1 + i % 4]",
    "amount": "CAST(i % 1000 AS DECIMAL(18,2))",
    "_secrecy": "NULL",
}
BY_TYPE = {
    pa.date32(): "DATE '2023-06-01' + CAST((i * 7919) % 700 AS INTEGER)",
    pa.string(): "'x' || CAST(i % 50 AS VARCHAR)",
    pa.bool_(): "i % 3 = 0",
    pa.int64(): "i",
}

HAND_SQL = """
SELECT
  count(*) FILTER (WHERE screened_on >= DATE '2024-01-01' AND screened_on < DATE '2025-01-01') AS "dispute.screened",
  count(*) FILTER (WHERE resolved_on >= DATE '2024-01-01' AND resolved_on < DATE '2025-01-01'
    AND screened_on IS NOT NULL AND result IN ('成功', '预防')) AS "dispute.resolved",
  count(*) FILTER (WHERE accepted_on >= DATE '2024-01-01' AND accepted_on < DATE '2025-01-01'
    AND channel = '综治中心') AS "mediation.accepted",
  count(*) FILTER (WHERE resolved_on >= DATE '2024-01-01' AND resolved_on < DATE '2025-01-01'
    AND channel = '综治中心' AND result = '成功') AS "mediation.succeeded",
  count(*) FILTER (WHERE mediated_on >= DATE '2024-01-01' AND mediated_on < DATE '2025-01-01'
    AND body = '人民调解委员会') AS "mediation.handled",
  count(*) FILTER (WHERE mediated_on >= DATE '2024-01-01' AND mediated_on < DATE '2025-01-01'
    AND led_by = '党政主要负责人' AND severity IN ('疑难复杂', '重大')) AS "leader.mediation.count",
  count(*) FILTER (WHERE resolved_on >= DATE '2024-01-01' AND resolved_on < DATE '2025-01-01'
    AND law_literate AND result IN ('成功', '预防')) AS "law_literate.disputes_resolved"
FROM read_parquet('{path}') WHERE division >= '{low}' AND division < '{high}'
"""
HAND_IDS = (
    "dispute.screened", "dispute.resolved", "mediation.accepted", "mediation.succeeded", "mediation.handled",
    "leader.mediation.count", "law_literate.disputes_resolved",
)  # fmt: skip


def made_up(folder: Path, rows: int) -> Snapshot:
    """A snapshot that holds ``rows`` made-up disputes, in the columns of the real one."""
    schema = schema_of(source(SOURCE))
    columns = ", ".join(f'CAST({_made(field)} AS {_sql_type(field)}) AS "{field.name}"' for field in schema)
    path = folder / "million.parquet"
    with duckdb.connect() as engine:
        engine.execute(f"COPY (SELECT {columns} FROM range({rows}) AS t(i)) TO '{path}' (FORMAT parquet)")  # noqa: S608
    part = Part(SOURCE, path.name, f"made-up-{rows}", rows, "")
    return Snapshot(folder, "", "", {SOURCE: part})


def _made(field: pa.Field) -> str:
    if field.name in MADE:
        return MADE[field.name]
    if field.name == "_id":
        return "i"
    return BY_TYPE.get(field.type, "NULL")


def _sql_type(field: pa.Field) -> str:
    types = {pa.date32(): "DATE", pa.string(): "VARCHAR", pa.bool_(): "BOOLEAN", pa.int64(): "BIGINT"}
    return types.get(field.type, "DECIMAL(38, 4)" if pa.types.is_decimal(field.type) else "VARCHAR")


def by_hand(snapshot: Snapshot) -> tuple[dict[str, int], float]:
    """The figures by hand-written SQL on DuckDB, and the seconds it took."""
    high = str(int(SCOPE) + 1)
    sql = HAND_SQL.format(path=snapshot.path(SOURCE), low=SCOPE.ljust(12, "0"), high=high.ljust(12, "0"))
    with duckdb.connect() as engine:
        begin = perf_counter()
        cursor = engine.execute(sql)
        names = [column[0] for column in cursor.description]
        found = dict(zip(names, cursor.fetchone() or (), strict=True))
        return found, perf_counter() - begin


def by_indicators(snapshot: Snapshot) -> tuple[dict[str, int], float]:
    """The same figures from their declarations, with trace, and the seconds it took."""
    reader = Figures(snapshot, duckdb_engine())
    begin = perf_counter()
    values = reader.values(HAND_IDS, SCOPE, YEAR)
    seconds = perf_counter() - begin
    return {value.indicator: int(value.value or 0) for value in values}, seconds
