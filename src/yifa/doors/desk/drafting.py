"""年报编辑, read side: a draft by chapter with its figures, what is unused, what is missing, last year's text."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from yifa.doors.desk.asking import query
from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import full
from yifa.readers.figures.indicator import INDICATORS
from yifa.reports.annual.compile import Compiled, title_of
from yifa.reports.annual.models import AnnualDraft
from yifa.reports.annual.outline import OUTLINE, Chapter
from yifa.reports.annual.plan import Plan
from yifa.reports.annual.publishing import Prepared, prepare
from yifa.reports.annual.resolve import Figure as Resolved
from yifa.reports.annual.resolve import Resolver
from yifa.reports.annual.store import StoreFigures
from yifa.reports.annual.tokens import TOKEN, Mistake, Token, tokens_of, typed_figures
from yifa.ui.parts import Figure

Sections = Mapping[str, str]
BOX = "section-"


@dataclass(frozen=True)
class Piece:
    """A stretch of a chapter's text: plain words, or a figure as it will print."""

    text: str = ""
    figure: Figure | None = None


@dataclass(frozen=True)
class Part:
    """One chapter on the page: its heading, the text with tokens, the same text with figures, notes beside it."""

    code: str
    box: str
    heading: str
    level: int
    mandatory: bool
    text: str
    lines: tuple[tuple[Piece, ...], ...]
    warnings: tuple[Mistake, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    last_year: str = ""
    theirs: str | None = None

    @property
    def filled(self) -> bool:
        return bool(self.text.strip()) or bool(self.mistakes)

    @property
    def rows(self) -> int:
        """Height of the text box in lines."""
        return max(3, min(16, len(self.text) // 42 + self.text.count("\n") + 2))


@dataclass(frozen=True)
class Unused:
    """A figure of the list that the text does not use yet."""

    token: str
    name: str
    figure: Figure


@dataclass(frozen=True)
class Sheet:
    """The whole editing page of one place and year."""

    prepared: Prepared
    parts: tuple[Part, ...]
    unused: tuple[Unused, ...]
    others: tuple[Unused, ...]
    missing: tuple[str, ...]
    printed: dict[str, str]


def sheet(
    code: str,
    year: int,
    actor: Actor,
    *,
    sections: Sections | None = None,
    mistakes: Iterable[tuple[str, Mistake]] = (),
    theirs: Sections | None = None,
) -> Sheet:
    """The page for ``sections`` (default: the saved or proposed text). ``theirs``: what somebody else saved."""
    figures = StoreFigures()
    prepared = prepare(code, year, figures)
    text = prepared.sections if sections is None else sections
    resolver = Resolver(figures, prepared.place.code, year, prepared.plan)
    wrong: dict[str, list[Mistake]] = {}
    for title, mistake in mistakes:
        wrong.setdefault(title, []).append(mistake)
    before = _last_year(prepared, actor)
    parts = tuple(_part(chapter, year, text, resolver, wrong, before, theirs) for chapter in OUTLINE)
    resolved = list(resolver.figures.values())
    unused = _unused(prepared.plan, resolved, resolver)
    named = {figure.token.indicator for figure in resolved} | {item.indicator for item in prepared.plan.expected}
    return Sheet(
        prepared,
        parts,
        unused,
        _others(named, resolver),
        tuple(dict.fromkeys(figure.name for figure in resolved if figure.missing)),
        {str(figure.token): figure.text for figure in resolver.figures.values()},
    )


def _part(
    chapter: Chapter,
    year: int,
    text: Sections,
    resolver: Resolver,
    wrong: Mapping[str, list[Mistake]],
    before: Sections,
    theirs: Sections | None,
) -> Part:
    own = text.get(chapter.code, "")
    other = theirs.get(chapter.code, "") if theirs is not None else None
    return Part(
        chapter.code,
        BOX + chapter.code,
        chapter.heading(year) or "导言",
        chapter.level,
        chapter.mandatory,
        own,
        tuple(tuple(pieces(line, resolver)) for line in own.split("\n") if line.strip()),
        tuple(typed_figures(own)),
        tuple(wrong.get(title_of(chapter), ())),
        before.get(chapter.code, ""),
        other if other != own else None,
    )


def pieces(line: str, resolver: Resolver) -> Iterable[Piece]:
    """A paragraph cut into words and figures; a token that cannot stand stays as it was typed."""
    last = 0
    for match in TOKEN.finditer(line):
        found = tokens_of(match.group())
        if not found:
            continue
        yield Piece(line[last : match.start()])
        yield Piece(figure=shown(resolver.figure(found[0]), resolver))
        last = match.end()
    yield Piece(line[last:])


def shown(figure: Resolved, resolver: Resolver) -> Figure:
    """A report's figure as a chip that opens its definition."""
    if figure.missing:
        return Figure(name=figure.name, missing=figure.name)
    return Figure(figure.text, "", figure.name, figure_url(figure.token, resolver.scope, figure.period))


def figure_url(token: Token, scope: str, period: int) -> str:
    if token.indicator not in INDICATORS:
        return ""
    rest = {"part": "rest"} if token.rest else {}
    view = "desk:rows" if token.rest else "desk:figure"
    return reverse(view, args=[token.indicator]) + query(scope=scope, period=period, **rest)


def _unused(plan: Plan, resolved: list[Resolved], resolver: Resolver) -> tuple[Unused, ...]:
    """Figures of the list that stand nowhere in the text, those with a value first."""
    used = {(figure.token.indicator, figure.token.dims, figure.period) for figure in resolved}
    left = [item.token for item in plan.expected if (item.indicator, item.dims, item.year or resolver.year) not in used]
    found = [(token, resolver.figure(token)) for token in left]
    found.sort(key=lambda pair: bool(pair[1].missing))
    return tuple(Unused(str(token), figure.name, shown(figure, resolver)) for token, figure in found)


def _others(named: Collection[str], resolver: Resolver) -> tuple[Unused, ...]:
    """Every other figure that the records of the place can answer, by name of its indicator."""
    tokens = [Token(each.id) for each in INDICATORS if not each.implied and each.id not in named]
    found = [(token, resolver.figure(token)) for token in tokens]
    return tuple(Unused(str(token), one.name, shown(one, resolver)) for token, one in found if not one.missing)


def _last_year(prepared: Prepared, actor: Actor) -> Sections:
    draft = AnnualDraft.objects.visible_to(actor).filter(
        division=full(prepared.place.code), year=prepared.year - 1
    ).first()  # fmt: skip
    return dict(draft.sections) if draft else {}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the preview."""

    kind: str
    head: str
    pieces: tuple[Piece, ...]


def preview(report: Compiled) -> list[Paragraph]:
    """The compiled report, paragraph by paragraph, with its figures as chips."""

    def piece(run: str | int) -> Piece:
        if isinstance(run, str):
            return Piece(run)
        figure = report.figures[run - 1]
        if figure.missing:
            return Piece(figure=Figure(name=figure.name, missing=figure.name))
        return Piece(
            figure=Figure(figure.text, "", figure.name, figure_url(figure.token, report.place.code, figure.period))
        )

    return [Paragraph(block.kind, block.head, tuple(piece(run) for run in block.runs)) for block in report.blocks]


def typed_sections(post: Mapping[str, Any]) -> dict[str, str]:
    """What was sent, chapter by chapter; line ends as the drafts keep them."""
    return {
        chapter.code: str(post.get(BOX + chapter.code, "")).replace("\r\n", "\n").strip("\n")
        for chapter in OUTLINE
        if BOX + chapter.code in post
    }
