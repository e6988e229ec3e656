"""The store behind a report: figures of the figures room, rows of the records, the ledger.

A published report counts only what the public may see: matters kept secret by their organ or handler are
neither in its figures nor in its evidence.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db import transaction

from yifa.ground.calendar import today
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.scope import area
from yifa.ground.ledger import entry_bytes, leaf_hashes, record, seal, sealed_seqs
from yifa.ground.ledger.keys import public_pem
from yifa.ground.ledger.latest import LatestEntries
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures.cards import card
from yifa.readers.figures.engine import Figures, figures
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.meaning import WrongDimension, components, narrowed, noun, standing, timed
from yifa.readers.figures.period import Span, span
from yifa.readers.figures.query import NotAsked
from yifa.readers.figures.sources import Column, known, source
from yifa.readers.figures.values import Value
from yifa.records.cases.digests import with_details
from yifa.records.cases.models import Case
from yifa.reports.annual.sealing import Sealed
from yifa.reports.annual.source import EvidenceRow, Formula, UnknownIndicator

CHUNK = 2000
YES = {"是": True, "true": True, "否": False, "false": False}


class StoreFigures:
    """FigureSource over the store as it is now. One instance reads one snapshot; make another for newer records."""

    def __init__(self, *, as_of: date | None = None, reader: Figures | None = None) -> None:
        self.as_of = as_of or today()
        self._given = reader
        self._values: dict[tuple[str, int], dict[str, Value]] = {}

    @cached_property
    def reader(self) -> Figures:
        return self._given or figures()

    @cached_property
    def latest(self) -> LatestEntries:
        return LatestEntries("case", "activity", "register", "document")

    def knows(self, indicator: str) -> bool:
        return indicator in INDICATORS

    def value(self, indicator: str, *, scope: str, year: int, dims: Mapping[str, str]) -> Value:
        """One figure; those without dims are computed all at once, one scan per source."""
        declared = _declared(indicator)
        if not dims:
            return self._all(scope, year)[indicator]
        try:
            return self.reader.value(
                declared, scope, str(year), as_of=self.as_of, dims=typed_dims(declared, dims), actor=reporter(scope)
            )
        except (WrongDimension, NotAsked) as wrong:
            raise UnknownIndicator(str(wrong)) from wrong

    def _all(self, scope: str, year: int) -> dict[str, Value]:
        if (scope, year) not in self._values:
            every = list(INDICATORS)
            found = self.reader.values(every, scope, str(year), as_of=self.as_of, actor=reporter(scope))
            self._values[scope, year] = {value.indicator: value for value in found}
        return self._values[scope, year]

    def formula(self, indicator: str, *, scope: str, year: int, dims: Mapping[str, str]) -> Formula:
        """The declaration as nested data for `evaluate`."""
        declared = _declared(indicator)
        period = span(str(year))
        period = period.until(min(self.as_of, period.last_day))
        return formula_of(declared, scope, period, typed_dims(declared, dims))

    def card(self, indicator: str) -> Mapping[str, Any]:
        """The card, and under `titles` the Chinese names of the fields that its rows show."""
        declared = _declared(indicator)
        columns = source(components(declared)[0].source).columns
        return card(declared) | {"titles": {column.name: column.title for column in columns}}

    def rows(self, source: str, *, scope: str) -> Iterator[EvidenceRow]:
        """Every open record of a source within scope, by the number of its latest ledger entry."""
        yield from evidence_rows(source, scope, self.latest)


def _declared(indicator: str) -> Indicator:
    """The declaration, if its records are declared too; else UnknownIndicator."""
    try:
        declared = INDICATORS[indicator]
    except UnknownDeclaration as unknown:
        raise UnknownIndicator from unknown
    if not all(known(each.source) for each in components(declared)):
        raise UnknownIndicator
    return declared


def reporter(scope: str) -> Actor:
    """Whose sight a report has: its own area, nothing secret."""
    return Actor("report", "年报", frozenset({"report_editor"}), scope=scope)


def formula_of(indicator: Indicator, scope: str, period: Span, dims: Mapping[str, Any]) -> Formula:
    """An indicator over a scope and period, narrowed, as data."""
    common: Formula = {"op": indicator.kind, "indicator": indicator.id, "name": indicator.name}
    common |= {"unit": indicator.unit, "places": indicator.places}
    if indicator.kind == "rate":
        top, base = (formula_of(each, scope, period, dims) for each in components(indicator))
        return common | {"numerator": top, "denominator": base, "scale": indicator.scale}
    role = timed(indicator, period)
    conds = (*standing(indicator.source), *indicator.where, *narrowed(indicator, dims))
    return common | {
        "source": indicator.source,
        "scope": scope,
        "when": role.column,
        "ended": role.ended,
        "from": role.start.isoformat() if role.start else "",
        "to": ((role.end or period.end) - timedelta(days=1)).isoformat(),
        "where": [cond.as_data() for cond in conds],
        "of": indicator.of,
        "distinct": indicator.distinct,
    }


def typed_dims(indicator: Indicator, dims: Mapping[str, str]) -> dict[str, Any]:
    """Texts of a token as the kinds of the columns they narrow."""
    if not dims:
        return {}
    held = source(components(indicator)[0].source)
    return {name: typed(held.column(name), value) for name, value in dims.items()}


def typed(column: Column | None, value: str) -> Any:
    if column is not None and column.kind == "bool":
        return YES.get(value, value)
    if column is not None and column.kind == "int" and value.lstrip("-").isdigit():
        return int(value)
    return value


def evidence_rows(code: str, scope: str, latest: LatestEntries) -> Iterator[EvidenceRow]:
    """Open records of a source under a scope, ordered by ledger number; a record the ledger does not know is left
    to deep verification: it cannot be evidence."""
    each = source(code)
    rows = each.model.objects.filter(  # type: ignore[attr-defined]
        area(scope), secrecy="", **{each.selector: each.kind}
    )
    name = "code" if noun(code) == "case" else "pk"
    found = ((latest.seq(f"{noun(code)}:{key}"), pk) for pk, key in rows.order_by("pk").values_list("pk", name))
    ordered = sorted((seq, pk) for seq, pk in found if seq)
    for seq, row in in_order(each.model, rows, ordered):
        yield EvidenceRow(row.subject, seq, row.public_half(), row.private_hex())


def in_order(model: type[Any], rows: Any, ordered: list[tuple[int, int]]) -> Iterator[tuple[int, Any]]:
    """Rows by ledger number. Records loaded in bulk lie in that order in the store: those are simply streamed."""
    if all(one[1] < other[1] for one, other in pairwise(ordered)):
        seqs = {pk: seq for seq, pk in ordered}
        for row in detailed(model, rows.order_by("pk").iterator(chunk_size=CHUNK)):
            if row.pk in seqs:
                yield seqs[row.pk], row
        return
    for start in range(0, len(ordered), CHUNK):
        some = ordered[start : start + CHUNK]
        held = {row.pk: row for row in detailed(model, rows.filter(pk__in=[pk for _, pk in some]))}
        yield from ((seq, held[pk]) for seq, pk in some)


def detailed(model: type[Any], rows: Any) -> Iterator[Any]:
    """Cases with their typed rows at hand; other records as they are."""
    return with_details(rows) if issubclass(model, Case) else iter(rows)


class StoreLedger:
    """The site's ledger as a report needs it."""

    def commit(self, subject: str, data: Mapping[str, Any], *, by: str) -> int:
        with transaction.atomic():
            return record("annual.report_compiled", subject, by=by, data=data)

    def entry_texts(self, seqs: list[int]) -> Iterator[tuple[int, str]]:
        for seq, entry in entry_bytes(sorted(set(seqs))):
            yield seq, entry.decode()

    def seal(self) -> Sealed:
        root = seal()
        if root is None:
            raise LookupError("账本是空的，没有可以封存的记录")
        leaves = iter([leaf_hashes(root.size)])
        return Sealed(root.as_dict(), public_pem(root.key_id), sealed_seqs(root.size), leaves)
