"""Compile a draft into a report: every token becomes a figure, chapters get their numbers, gaps are listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yifa.reports.annual.outline import OUTLINE, Chapter, children
from yifa.reports.annual.places import Place
from yifa.reports.annual.plan import Plan
from yifa.reports.annual.resolve import Figure, Resolver, known_to
from yifa.reports.annual.source import FigureSource
from yifa.reports.annual.tokens import Mistake, Token, TokenError, parse, typed_figures

DIGITS = "零一二三四五六七八九十"
Run = str | int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `kind` title | h1 | h2 | body; `head` opens a body paragraph of a third-level chapter.

    `runs` are text and figure numbers in order.
    """

    kind: str
    runs: tuple[Run, ...]
    head: str = ""
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """A soft warning of the draft, with the chapter it stands in."""

    chapter: str
    mistake: Mistake

    def __str__(self) -> str:
        return f"{self.chapter} {self.mistake}"


class DraftError(ValueError):
    """The draft cannot be compiled; `.mistakes` holds (chapter title, mistake) for each bad token."""

    def __init__(self, mistakes: list[tuple[str, Mistake]]) -> None:
        self.mistakes = mistakes
        super().__init__("；".join(f"“{title}”{mistake}" for title, mistake in mistakes))


@dataclass(frozen=True, slots=True)
class Compiled:
    """A report ready to be rendered. `figures` by number from 1; `dated` is the date printed under it."""

    place: Place
    year: int
    dated: date
    title: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[Warned, ...] = ()

    @property
    def missing(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.missing)

    @property
    def traced(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if not figure.missing)

    def text_of(self, run: Run) -> str:
        return self.figures[run - 1].text if isinstance(run, int) else run


def compile_report(
    place: Place, year: int, draft: Mapping[str, str], figures: FigureSource, *, plan: Plan | None = None, dated: date
) -> Compiled:
    """Compile the sections of a draft (chapter code -> text) for one place and year.

    Raises DraftError naming every token that cannot stand. Missing figures never fail: they print (缺:…).
    """
    resolver = Resolver(figures, place.code, year, plan or Plan())
    parsed = parse_sections(draft, figures)
    blocks: list[Block] = []
    place_chapters(blocks, parsed, resolver, year)
    return Compiled(
        place,
        year,
        dated,
        f"{place.name}{year}年法治政府建设年度报告",
        tuple(blocks),
        tuple(resolver.figures.values()),
        tuple(warnings_of(draft)),
    )


def title_of(chapter: Chapter) -> str:
    return chapter.title.split("}")[-1] or "导言"


def parse_sections(draft: Mapping[str, str], figures: FigureSource) -> dict[str, list[tuple[str | Token, ...]]]:
    """Chapter code -> its paragraphs, each cut into text and tokens; all mistakes at once."""
    known = known_to(figures)
    parsed: dict[str, list[tuple[str | Token, ...]]] = {}
    mistakes: list[tuple[str, Mistake]] = []
    for chapter in OUTLINE:
        text = draft.get(chapter.code, "")
        try:
            parse(text, known)
        except TokenError as error:
            mistakes.extend((title_of(chapter), mistake) for mistake in error.mistakes)
            continue
        parsed[chapter.code] = [parse(line.strip(), known) for line in text.split("\n") if line.strip()]
    if mistakes:
        raise DraftError(mistakes)
    return parsed


def warnings_of(draft: Mapping[str, str]) -> list[Warned]:
    return [
        Warned(title_of(chapter), mistake)
        for chapter in OUTLINE
        for mistake in typed_figures(draft.get(chapter.code, ""))
    ]


def place_chapters(
    blocks: list[Block], parsed: Mapping[str, list[tuple[str | Token, ...]]], resolver: Resolver, year: int
) -> None:
    """Append the blocks of every chapter that has text or must stand, numbered level by level."""
    counts = [0, 0, 0, 0]
    for chapter in OUTLINE:
        if not (chapter.mandatory or has_text(chapter, parsed)):
            continue
        counts[chapter.level] += 1
        counts[chapter.level + 1 :] = [0] * (3 - chapter.level)
        paragraphs = [
            tuple(piece if isinstance(piece, str) else resolver.figure(piece).number for piece in line)
            for line in parsed.get(chapter.code, [])
        ]
        if chapter.mandatory and not paragraphs and not any(has_text(c, parsed) for c in children(chapter.code)):
            paragraphs = [(chapter.empty,)]
        blocks.extend(chapter_blocks(chapter, paragraphs, counts[chapter.level], year))


def has_text(chapter: Chapter, parsed: Mapping[str, list[tuple[str | Token, ...]]]) -> bool:
    """Own text, or text or a mandatory chapter anywhere below."""
    if parsed.get(chapter.code):
        return True
    return any(child.mandatory or has_text(child, parsed) for child in children(chapter.code))


def chapter_blocks(chapter: Chapter, paragraphs: list[tuple[Run, ...]], count: int, year: int) -> list[Block]:
    """Heading and paragraphs: 一、 and （一） on their own line, 1. at the head of the first paragraph."""
    body = [Block("body", runs, chapter=chapter.code) for runs in paragraphs]
    heading = chapter.heading(year)
    if chapter.level == 0:
        return body
    if chapter.level == 1:
        return [Block("h1", (f"{chinese(count)}、{heading}",), chapter=chapter.code), *body]
    if chapter.level == 2:
        return [Block("h2", (f"（{chinese(count)}）{heading}",), chapter=chapter.code), *body]
    first, *others = paragraphs or [()]
    return [
        Block("body", first, head=f"{count}.{heading}。", chapter=chapter.code),
        *(Block("body", runs, chapter=chapter.code) for runs in others),
    ]


def chinese(number: int) -> str:
    """1..99 as chapter numerals: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones or not tens else "")
