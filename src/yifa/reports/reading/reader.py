"""Reading one text, one file or a folder to a :class:`~yifa.reports.reading.document.Document`."""

from dataclasses import replace

from yifa.reports.reading.document import Document, Source
from yifa.reports.reading.facts import facts_of
from yifa.reports.reading.identity import identify
from yifa.reports.reading.normalising import repair
from yifa.reports.reading.sections import parts_of, sections_of


def read_text(text: str, *, file: str = "", sources: tuple[Source, ...] = (), notes: tuple[str, ...] = ()) -> Document:
    """One report from its decoded text. Offsets in what is returned are offsets of ``text``."""
    view = repair(text)
    sections = sections_of(view)
    parts = parts_of(view, sections)
    who = identify(view, sections, file)
    facts = tuple(replace(fact, text=text[fact.start : fact.end]) for fact in facts_of(view, sections, parts, who.year))
    return Document(
        file=file,
        text=text,
        kind=who.kind,
        unit=who.unit,
        level=who.level,
        place_code=who.place_code,
        year=who.year,
        title=who.title,
        published=who.published,
        sections=sections,
        facts=facts,
        parts=parts,
        sources=sources,
        notes=(*notes, *who.notes),
    )
