"""Reading one text, one file or a folder to a :class:`~yifa.reports.reading.document.Document`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from yifa.reports.reading.document import Document, ReadError, Source
from yifa.reports.reading.facts import facts_of
from yifa.reports.reading.identity import identify
from yifa.reports.reading.inputs import SUFFIXES, Opened, open_bytes, open_file
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


def read_file(path: Path | str) -> Document:
    """One file. Raises :class:`~yifa.reports.reading.document.ReadError` in Chinese when it cannot be read."""
    path = Path(path)
    return _document(open_file(path), str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """One file's content as uploaded; ``name`` gives its kind."""
    return _document(open_bytes(data, Path(name).suffix), name)


def files_in(paths: list[Path]) -> Iterator[Path]:
    """The files meant by these paths: a folder stands for every readable file below it, in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(
                each for each in path.rglob("*") if each.is_file() and not each.name.startswith((".", "~$"))
            )
            yield from (each for each in inside if each.suffix.lower() in SUFFIXES)
        else:
            yield path


def read_folder(folder: Path | str) -> Iterator[tuple[Path, Document | ReadError]]:
    """Every readable file of a folder with its document, or with the reason why it cannot be read."""
    for path in files_in([Path(folder)]):
        try:
            yield path, read_file(path)
        except ReadError as wrong:
            yield path, wrong


def _document(opened: Opened, file: str) -> Document:
    document = read_text(opened.text, file=file, sources=opened.sources, notes=opened.notes)
    published = opened.published or document.published
    return replace(document, published=published, title=document.title or opened.title)
