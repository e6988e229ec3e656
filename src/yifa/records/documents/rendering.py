"""Papers as .docx (制作文书): a kind's template filled in. The same record always gives the same bytes.

A room above tells where the values of its papers come from (``source_of``); this one only fills and reads.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, Environment

from yifa.ground.calendar.clock import day_of
from yifa.records.documents.evidence import read_evidence
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.layout import template
from yifa.records.documents.models import Document
from yifa.records.documents.writing import DERIVED

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BLANK = "　　　　"
"""What stands where nothing is known yet: room for a pen."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (a core property without a zone; a fixed one, so that bytes repeat)

Values = Callable[[Document], Mapping[str, Any]]
_SOURCES: dict[str, Values] = {}


class NoSource(LookupError):
    """No room has said where the values of this paper come from."""


def source_of(noun: str, values: Values) -> None:
    """Papers about ``<noun>:…`` take their values from ``values(document)``."""
    _SOURCES[noun] = values


def document_bytes(document: Document) -> bytes:
    """The paper as a file: a derived one is made, an evidence file is read and checked against its digest.

    Raises :class:`NoSource`, :class:`EvidenceDamaged`.
    """
    if document.media_type != DERIVED:
        return read_evidence(document)
    noun = document.about.partition(":")[0]
    if noun not in _SOURCES:
        raise NoSource(f"“{document.title}”没有可以填写的来源记录。")
    return render(DOCUMENTS[document.kind], _SOURCES[noun](document), demo=document.demo)


def render(kind: DocumentKind, values: Mapping[str, Any], *, demo: bool = False) -> bytes:
    """A kind's template filled with ``values``; what is missing stays blank. .docx bytes."""
    paper = DocxTemplate(io.BytesIO(template(kind.lines)))
    case, file = values.get("case") or {}, values.get("file_code", "")
    # One matter, one code: a paper of a case that came by handover bears the code of the first one too.
    whole = f"一案一码 {file}" if file and file != case.get("code") else ""
    mark = " · ".join(part for part in ("演示数据" if demo else "", whole) if part)
    paper.render({**official(values), "mark": mark or _Nothing()}, jinja_env=environment(), autoescape=True)
    properties = paper.docx.core_properties
    properties.title, properties.author, properties.created, properties.modified = kind.name, "yifa", _MADE, _MADE
    out = io.BytesIO()
    paper.save(out)
    return _repacked(out.getvalue())


class _Missing(ChainableUndefined):
    """A place without a value prints room for a pen."""

    def __str__(self) -> str:
        return BLANK


class _Nothing:
    def __str__(self) -> str:
        return ""


def environment() -> Environment:
    return Environment(autoescape=True, undefined=_Missing, finalize=lambda v: BLANK if v is None or v == "" else v)


def official(value: Any) -> Any:
    """A value as official papers write it: 2026年9月1日, 是/否, 1,200.50."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        day = day_of(value)
        return f"{day.year}年{day.month}月{day.day}日"
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    if isinstance(value, list | tuple):
        return [official(part) for part in value]
    if type(value) is dict:
        return {key: official(part) for key, part in value.items()}
    return value


def _repacked(docx: bytes) -> bytes:
    """The same archive with fixed times and attributes: bytes depend on content alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name in held.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            fresh.writestr(entry, held.read(name))
    return out.getvalue()
