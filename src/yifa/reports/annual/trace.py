"""The machine-readable trace of a report: what each figure is, and the text around it, as plain data.

`CONTENT` are the keys the ledger entry commits to; the rest (root, files) is known only afterwards.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yifa.ground.ledger.canonical import canonical
from yifa.ground.ledger.hashing import hash_function
from yifa.reports.annual.compile import Block, Compiled
from yifa.reports.annual.evaluate import Computation
from yifa.reports.annual.printing import Quantity, plain
from yifa.reports.annual.resolve import Figure

FORMAT = "yifa-annual/1"
CONTENT = (
    "format", "algorithm", "place", "year", "dated", "as_of", "title", "text", "figures", "missing", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The rows of one source in the package: file name, its hash, how many rows, their entries' numbers."""

    source: str
    file: str
    hash: str
    count: int
    rows_hash: str
    seqs: str


def digest_hex(algorithm: str, data: bytes) -> str:
    return hash_function(algorithm)(data).hex()


def content_hash(content: Mapping[str, Any]) -> str:
    """Hash of the committed part of a trace, by the ledger's own canonical form and hash."""
    return digest_hex(str(content["algorithm"]), canonical({key: content[key] for key in CONTENT}))


def content_of(
    compiled: Compiled, as_of: datetime, algorithm: str, computation: Computation, sources: Iterable[SourceFile]
) -> dict[str, Any]:
    """The committed part of the trace."""
    return {
        "format": FORMAT,
        "algorithm": algorithm,
        "place": {"code": compiled.place.code, "name": compiled.place.name},
        "year": compiled.year,
        "dated": compiled.dated.isoformat(),
        "as_of": as_of.isoformat(),
        "title": compiled.title,
        "text": [block_data(block) for block in compiled.blocks],
        "figures": [figure_data(figure, computation, algorithm) for figure in compiled.traced],
        "missing": [missing_data(figure) for figure in compiled.missing],
        "sources": {row.source: source_data(row) for row in sources},
    }


def source_data(row: SourceFile) -> dict[str, Any]:
    return {"file": row.file, "hash": row.hash, "count": row.count, "rows_hash": row.rows_hash, "seqs": row.seqs}


def block_data(block: Block) -> dict[str, Any]:
    """Runs as text, or {"f": number} where a figure stands."""
    runs = [{"f": run} if isinstance(run, int) else run for run in block.runs]
    return {"kind": block.kind, "head": block.head, "runs": runs}


def number_text(value: Any) -> str | None:
    return None if value is None else plain(value)


def figure_data(figure: Figure, computation: Computation, algorithm: str) -> dict[str, Any]:
    """One figure: what it is called and worth, how it is computed, from which rows, and how it prints."""
    counted, leaf = computation.rows_of(figure.number), computation.leaf_of(figure.number)
    definition = dict(figure.value.definition) if figure.value else {}
    return {
        "number": figure.number,
        "indicator": figure.indicator,
        "rest": figure.token.rest,
        "name": figure.name,
        "dims": dict(figure.token.dims),
        "unit": figure.unit,
        "period": str(figure.period),
        "scope": leaf.scope,
        "printed": figure.text,
        "style": figure.style.as_dict(),
        **quantity_data(figure.quantity),
        "op": figure.formula["op"],
        "source": leaf.source,
        "formula": figure.formula,
        "definition": definition,
        "definition_hash": digest_hex(algorithm, canonical(definition)),
        "card": dict(figure.card),
        "rows": counted.count,
        "rows_hash": counted.hash,
        "row_refs": list(counted.subjects),
    }


def quantity_data(quantity: Quantity) -> dict[str, str | None]:
    return {
        "value": number_text(quantity.value),
        "numerator": number_text(quantity.numerator),
        "denominator": number_text(quantity.denominator),
    }


def missing_data(figure: Figure) -> dict[str, Any]:
    return {
        "number": figure.number,
        "indicator": figure.indicator,
        "name": figure.name,
        "dims": dict(figure.token.dims),
        "period": str(figure.period),
        "printed": figure.text,
        "why": figure.missing,
    }
