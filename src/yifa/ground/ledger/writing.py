"""record() and record_many(): one row per event, in the transaction of the change it tells of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from django.db import connection

from yifa.ground.calendar import now
from yifa.ground.ledger.canonical import canonical_text

CHUNK = 10_000
INSERT = "INSERT INTO ledger_entry (subject, body) VALUES (%s, %s)"
UNNEST = """INSERT INTO ledger_entry (subject, body)
    SELECT s, b FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS new (s, b, place) ORDER BY place"""


class OutsideTransaction(RuntimeError):
    """A ledger row must fall together with its change: open transaction.atomic() first."""


class HasUsername(Protocol):
    @property
    def username(self) -> str: ...


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One event for :func:`record_many`; the fields are those of :func:`record`. ``at`` is ISO text, empty for now."""

    event: str
    subject: str
    by: str
    data: Mapping[str, Any] = field(default_factory=dict)
    digests: Mapping[str, str | None] = field(default_factory=dict)
    at: str = ""


def _body(
    event: str, by: str, data: Mapping[str, Any] | None, digests: Mapping[str, str | None] | None, at: str
) -> str:
    return canonical_text({"at": at, "by": by, "data": data or {}, "digests": digests or {}, "event": event})


def _in_transaction() -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction("账本记录必须与所记的变更在同一事务里，请先打开 transaction.atomic()。")


def record(
    event: str,
    subject: str,
    *,
    by: str | HasUsername,
    data: Mapping[str, Any] | None = None,
    digests: Mapping[str, str | None] | None = None,
) -> int:
    """Append one event in the caller's transaction and return its number.

    ``event``: code "domain.verb_past"; ``subject``: "noun:code"; ``by``: username or actor; ``data``: public facts,
    never personal ones; ``digests``: subject -> hex digest of each record written (None: lawfully erased).
    Raises OutsideTransaction, NotCanonical.
    """
    _in_transaction()
    body = _body(event, by if isinstance(by, str) else by.username, data, digests, now().isoformat())
    with connection.cursor() as cursor:
        cursor.execute(INSERT + " RETURNING seq", (subject, body))
        return int(cursor.fetchone()[0])


def record_many(entries: Iterable[NewEntry]) -> int:
    """Append many events, in order, in the caller's transaction; streams; returns how many."""
    _in_transaction()
    present = now().isoformat()
    rows = ((e.subject, _body(e.event, e.by, e.data, e.digests, e.at or present)) for e in entries)
    count = 0
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, CHUNK)):
            if connection.vendor == "postgresql":
                cursor.execute(UNNEST, [list(column) for column in zip(*chunk, strict=True)])
            else:
                cursor.executemany(INSERT, chunk)
            count += len(chunk)
    return count
