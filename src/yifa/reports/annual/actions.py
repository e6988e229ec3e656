"""The only writer of drafts: save_draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.calendar.clock import local
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.names import called
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import record
from yifa.ground.places.codes import full
from yifa.readers.figures.indicator import INDICATORS
from yifa.reports.annual.compile import DraftError, title_of
from yifa.reports.annual.models import AnnualDraft
from yifa.reports.annual.outline import CHAPTERS
from yifa.reports.annual.permissions import EDIT
from yifa.reports.annual.sentences import catalogue
from yifa.reports.annual.tokens import Mistake, TokenError, parse, typed_figures


class DraftConflict(RuntimeError):
    """Somebody saved the draft after this person opened it. A Chinese sentence says who and when."""


class DraftRefused(ValueError):
    """The draft holds a chapter that the outline does not know. A Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the permission is asked about before a draft exists."""

    division: str
    organ: str
    secrecy: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft as saved, and the numbers in it that were typed by hand (chapter title, place)."""

    draft: AnnualDraft
    warnings: tuple[tuple[str, Mistake], ...]


def save_draft(division: str, year: int, sections: Mapping[str, str], *, organ: str, version: int, by: Actor) -> Saved:
    """Save the text of a place's report. `division`: any length of code; `version`: the one opened (0: none yet).

    Raises NotAllowed, DraftRefused, DraftError (tokens, with their places), DraftConflict; then nothing is written.
    """
    division = full(division)
    demand(by, EDIT.code, Target(division, organ))
    check(sections)
    with transaction.atomic():
        draft = held(division, year, organ, version)
        draft.sections = {code: text for code, text in sections.items() if text.strip()}
        draft.version += 1
        draft.saved_at, draft.saved_by = now(), by.username
        draft.save()
        data = {"year": year, "version": draft.version}
        record("annual.draft_saved", draft.subject, by=by, data=data, digests={draft.subject: draft.digest()})
    return Saved(draft, tuple(warnings_in(sections)))


def held(division: str, year: int, organ: str, version: int) -> AnnualDraft:
    """The draft to write into, locked; refuses one that moved on since it was opened."""
    draft = AnnualDraft.objects.select_for_update().filter(division=division, year=year).first()
    if draft is None:
        if version:
            raise DraftConflict("这份底稿已不存在，请刷新后再编辑。")
        return AnnualDraft(division=division, organ=organ, year=year)
    if draft.version != version:
        when = f"{local(draft.saved_at):%Y-%m-%d %H:%M}"
        raise DraftConflict(f"这份底稿已由{called(draft.saved_by)}于{when}保存为第{draft.version}版，请刷新后再改。")
    return draft  # type: ignore[no-any-return]


def check(sections: Mapping[str, str]) -> None:
    """Chapters exist, tokens can stand."""
    unknown = sorted(set(sections) - set(CHAPTERS))
    if unknown:
        raise DraftRefused(f"年报没有“{'、'.join(unknown)}”这些章节。")
    mistakes: list[tuple[str, Mistake]] = []
    for code, text in sections.items():
        try:
            parse(text, known)
        except TokenError as error:
            mistakes.extend((title_of(CHAPTERS[code]), mistake) for mistake in error.mistakes)
    if mistakes:
        raise DraftError(mistakes)


def known(indicator: str) -> bool:
    return indicator in catalogue() or indicator in INDICATORS


def warnings_in(sections: Mapping[str, str]) -> list[tuple[str, Mistake]]:
    return [(title_of(CHAPTERS[code]), found) for code, text in sections.items() for found in typed_figures(text)]
