"""Papers that a step produces: kept as a row that names the step; the .docx is derived from it, always the same."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from yifa.ground.calendar import TZ
from yifa.ground.ids import parse_case_code
from yifa.ground.ledger import canonical, hash_name
from yifa.ground.ledger.hashing import hash_function
from yifa.ground.recorded.bulk import insert_many
from yifa.ground.recorded.models import Recorded
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.models import Document

DERIVED = "application/vnd.yifa.step+json"
"""Media type of a paper derived from a step: nothing is stored but the step it tells of."""


@cache
def layout_digest(kind: DocumentKind) -> str:
    """What pins a paper's layout: a layout that changes gives later papers another digest."""
    return hash_function(hash_name())(canonical(list(kind.lines))).hex()


def paper(kind: DocumentKind, *, about: Recorded, number: int, step_digest: str, at: datetime, by: str) -> Document:
    """One unsaved paper of a step."""
    content = canonical({"kind": kind.code, "layout": layout_digest(kind), "step": step_digest})
    digest = hash_function(hash_name())(content).hex()
    return Document(
        kind=kind.code, about=about.subject, title=kind.name, content_digest=digest, media_type=DERIVED,
        number=paper_number(kind.number_pattern, str(getattr(about, "code", ""))), size=len(content),
        dated=at.astimezone(TZ).date(), facts={"step": number}, division=about.division,
        organ=about.organ, secrecy=about.secrecy, demo=about.demo, created_at=at, created_by=by,
    )  # fmt: skip


def paper_number(pattern: str, code: str) -> str:
    """A paper's number (文号) after its kind's pattern, from the case's own year and sequence."""
    if not (pattern and code):
        return ""
    held = parse_case_code(code)
    return pattern.format(year=held.year, seq=held.seq)


def produce(
    kinds: Iterable[str], *, about: Recorded, number: int, step_digest: str, at: datetime, by: str
) -> dict[str, str]:
    """Keep the papers of a step; returns subject -> digest for the caller's ledger row."""
    rows = [paper(DOCUMENTS[code], about=about, number=number, step_digest=step_digest, at=at, by=by) for code in kinds]
    if rows:
        insert_many(rows)
    return {row.subject: row.digest() for row in rows}
