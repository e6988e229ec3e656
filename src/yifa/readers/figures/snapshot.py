"""The snapshot (快照): the records' public halves as typed Parquet files, one per source, streamed from the store.

Names of files are digests of their content. A source whose records did not change is not exported again; one whose
ledger did not move is not even looked at. Private halves, titles, handlers, parties and salts are never read.
"""

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.db import connection, models
from django.db.models import Count, Max, Sum

from yifa.ground.calendar import now
from yifa.ground.ledger import canonical, hash_function, hash_name, last_entry
from yifa.readers.figures.arrow import TYPES, WrongType, column_array
from yifa.readers.figures.sources import Column, Source, sources
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.documents.models import Document
from yifa.records.registers.models import RegisterEntry

BATCH = 50_000
FORMAT = 2
"""Raised when the layout of the files changes, so that older ones are made again."""

TABLES: tuple[tuple[type[models.Model], str], ...] = (
    (Case, "procedure"),
    (Activity, "kind"),
    (RegisterEntry, "kind"),
    (Document, "kind"),
)
_taking = threading.Lock()
Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class Part:
    """One source's file. ``key`` says of which records it was made; ``digest`` is the hash of its bytes."""

    source: str
    file: str
    digest: str
    rows: int
    key: str


@dataclass(frozen=True)
class Snapshot:
    """The parts by source code. Sources without records have no part. ``mark``: the store's state when taken."""

    folder: Path
    taken_at: str
    mark: str
    parts: Mapping[str, Part]

    def path(self, code: str) -> Path | None:
        part = self.parts.get(code)
        return self.folder / part.file if part else None

    def digest(self, codes: tuple[str, ...] | None = None) -> str:
        """One hash for the named sources (default: all); a source without records counts as empty."""
        wanted = sorted(self.parts) if codes is None else sorted(set(codes))
        return _hex(canonical({code: self.parts[code].digest if code in self.parts else "" for code in wanted}))


class SnapshotFailed(ValueError):
    """A source cannot be exported; the sentence names it and what is wrong."""


def take(*, folder: Path | None = None, progress: Progress | None = None) -> Snapshot:
    """The snapshot of the store as it is now; exports only what changed.

    ``progress(source, rows)`` is called for every batch written. Raises :class:`SnapshotFailed`.
    """
    folder = folder or Path(settings.YIFA_SNAPSHOT_DIR)
    with _taking:
        declared = {each.code: each for each in sources()}
        held, mark = _read(folder), _mark(declared)
        if held and held.mark == mark:
            return held
        before = held.parts if held else {}
        keys = _keys(declared)
        parts = {
            code: before[code]
            if code in before and before[code].key == key
            else _export(declared[code], key, folder, progress)
            for code, key in sorted(keys.items())
        }
        taken = Snapshot(folder, now().isoformat(), mark, parts)
        _write(taken)
        _sweep(folder, keep={part.file for part in (*parts.values(), *before.values())})
    return taken


def held_snapshot(*, folder: Path | None = None) -> Snapshot | None:
    """The snapshot taken last, however old; None where there is none."""
    return _read(folder or Path(settings.YIFA_SNAPSHOT_DIR))


def latest(*, folder: Path | None = None) -> Snapshot:
    """The snapshot taken last, however old (pages say “截至”); takes one where there is none."""
    return held_snapshot(folder=folder) or take(folder=folder)


def _mark(declared: Mapping[str, Source]) -> str:
    """The store's state in a few index look-ups: the ledger's last row, each table's last row, the declarations."""
    last = _tail(last_entry())
    tails = [model.objects.order_by("-pk").values_list("pk", "salt").first() for model, _ in TABLES]  # type: ignore[attr-defined]
    shapes = {code: each.shape() for code, each in declared.items()}
    store = [str(connection.settings_dict["NAME"]), _committed()]
    state = [FORMAT, store, last, [_tail(tail) for tail in tails], shapes]
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def _tail(tail: tuple[int, bytes] | None) -> list[Any]:
    return [tail[0], hashlib.sha256(bytes(tail[1])).hexdigest()] if tail else []


def _committed() -> str:
    """PostgreSQL only: which transactions are over. One that began earlier may commit later, under lower numbers."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def _keys(declared: Mapping[str, Source]) -> dict[str, str]:
    """Per source with records: what its file depends on. Salts are random, so equal counts of other rows differ."""
    found = {}
    for model, selector in TABLES:
        noun = model.NOUN  # type: ignore[attr-defined]
        groups = model.objects.values(selector).annotate(  # type: ignore[attr-defined]
            rows=Count("pk"), last=Max("pk"), versions=Sum("version")
        )
        groups = list(groups.order_by(selector))
        salts = dict(model.objects.filter(pk__in=[g["last"] for g in groups]).values_list("pk", "salt"))  # type: ignore[attr-defined]
        for group in groups:
            each = declared.get(f"{noun}:{group[selector]}")
            if each:
                last = group["last"]
                state = [FORMAT, group["rows"], last, group["versions"], bytes(salts[last]).hex(), each.shape()]
                found[each.code] = hashlib.sha256(json.dumps(state).encode()).hexdigest()
    return found


def _export(each: Source, key: str, folder: Path, progress: Progress | None) -> Part:
    """Write one source's file under the digest of its content."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{each.code.replace(':', '.')}.{os.getpid()}.{threading.get_ident()}"
    rows = 0
    try:
        with pq.ParquetWriter(aside, schema_of(each), compression="zstd") as out:
            for batch in batches(each):
                out.write_batch(batch, row_group_size=BATCH)
                rows += batch.num_rows
                if progress:
                    progress(each.code, batch.num_rows)
        digest = _file_hex(aside)
        name = f"{each.code.replace(':', '.')}-{digest[:16]}.parquet"
        aside.replace(folder / name)
    except WrongType as wrong:
        raise SnapshotFailed(f"“{each.name}”({each.code})不能做成快照。{wrong}") from wrong
    finally:
        aside.unlink(missing_ok=True)
    return Part(each.code, name, digest, rows, key)


def schema_of(each: Source) -> pa.Schema:
    """``_id`` and ``_secrecy`` are the house's own; everything else is the public half."""
    own = [pa.field("_id", pa.int64()), pa.field("_secrecy", pa.string())]
    return pa.schema(own + [pa.field(column.name, TYPES[column.kind]) for column in each.columns])


def batches(each: Source) -> Iterator[pa.RecordBatch]:
    """The source's records, division by division, 50,000 at a time.

    The order is that of the tables' index, so the store need not sort, and a scope reads few parts of the file.
    """
    schema = schema_of(each)
    stored = [column for column in each.columns if column.held != "facts"]
    reads_facts = len(stored) < len(each.columns)
    sql = _select(each, stored, reads_facts)
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [each.kind])
        while rows := cursor.fetchmany(BATCH):
            raw = list(zip(*rows, strict=True))
            values: dict[str, Sequence[Any]] = dict(zip((column.name for column in stored), raw[2:], strict=False))
            if reads_facts:
                values.update(_facts(each, raw[-1]))
            ids = pa.array(raw[0], pa.int64())
            secrecy = pa.array([value or None for value in raw[1]], pa.string())
            typed = [column_array(column, values[column.name]) for column in each.columns]
            yield pa.RecordBatch.from_arrays([ids, secrecy, *typed], schema=schema)


def _select(each: Source, stored: list[Column], reads_facts: bool) -> str:
    """Raw columns, no conversion by the ORM: the conversion is Arrow's. Names come from the declarations only."""
    quote = connection.ops.quote_name
    table = quote(each.model._meta.db_table)
    columns = ["r.id", "r.secrecy"]
    columns += [_raw(column) for column in stored]
    columns += ["r.facts"] if reads_facts else []
    joined = f" LEFT JOIN {quote(each.detail._meta.db_table)} d ON d.case_id = r.id" if each.detail else ""
    kind = f"r.{quote(each.selector)} = %s"
    return f"SELECT {', '.join(columns)} FROM {table} r{joined} WHERE {kind} ORDER BY r.division, r.id"  # noqa: S608


def _raw(column: Column) -> str:
    """A stored column as it lies there: SQLite's driver would parse every date in Python, Arrow does it at once."""
    named = f"{'d' if column.held == 'detail' else 'r'}.{connection.ops.quote_name(column.column)}"
    return f"CAST({named} AS TEXT)" if column.kind == "date" and connection.vendor == "sqlite" else named


def _facts(each: Source, texts: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Only the facts that are declared public, whatever else a row may hold."""
    facts = json.loads(f"[{','.join(texts)}]") if texts and isinstance(texts[0], str) else texts
    names = [column.column for column in each.columns if column.held == "facts"]
    return {name: [row.get(name) for row in facts] for name in names}


def _read(folder: Path) -> Snapshot | None:
    """The manifest, if it is there, whole, and all its files are."""
    try:
        held = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        parts = {code: Part(**part) for code, part in held["parts"].items()}
    except (FileNotFoundError, json.JSONDecodeError, KeyError, TypeError):
        return None
    if not all((folder / part.file).exists() for part in parts.values()):
        return None
    return Snapshot(folder, held["taken_at"], held["mark"], parts)


def _write(taken: Snapshot) -> None:
    taken.folder.mkdir(parents=True, exist_ok=True)
    parts = {code: asdict(part) for code, part in taken.parts.items()}
    text = json.dumps({"taken_at": taken.taken_at, "mark": taken.mark, "parts": parts}, ensure_ascii=False, indent=1)
    aside = taken.folder / f".manifest.{os.getpid()}.{threading.get_ident()}"
    aside.write_text(text, encoding="utf-8")
    aside.replace(taken.folder / "manifest.json")


def _sweep(folder: Path, keep: set[str]) -> None:
    """Remove older generations; the one before stays for readers that still have it open."""
    for path in folder.glob("*.parquet"):
        if path.name not in keep:
            path.unlink(missing_ok=True)


def _file_hex(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.new(hash_name())).hexdigest()


def _hex(data: bytes) -> str:
    return hash_function(hash_name())(data).hex()
