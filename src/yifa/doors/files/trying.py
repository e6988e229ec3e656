"""The three ways in (三种入口), one per kind of record, and what each says of a row it would refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yifa.doors.files.columns import SheetKind
from yifa.doors.files.drafts import Draft, RowReader, Setting
from yifa.ground.forms import FormErrors
from yifa.ground.identity.permission import NotAllowed, demand
from yifa.records.activities import actions as activities
from yifa.records.activities.models import Activity
from yifa.records.cases.loading import History, load_histories, play
from yifa.records.cases.models import Case
from yifa.records.cases.moves import check_form
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.refusal import Refused
from yifa.records.registers import actions as registers
from yifa.records.registers.models import RegisterEntry

REFUSALS = (FormErrors, NotAllowed, registers.EntryRefused, Refused)


def faults_of(draft: Draft, kind: SheetKind, setting: Setting, reader: RowReader) -> None:
    """Try one row in memory; what would refuse it becomes faults with their cells."""
    try:
        WAYS[kind.group].attempt(draft, setting)
    except REFUSALS as refusal:
        blame(draft, kind, reader, refusal)


def blame(draft: Draft, kind: SheetKind, reader: RowReader, refusal: Exception) -> None:
    match refusal:
        case FormErrors():
            _blame_fields(draft, reader, refusal.errors)
        case Refused() if refusal.fields:
            _blame_fields(draft, reader, refusal.fields, _refused_step(draft, kind))
        case Refused():
            reader.fault(draft, "", str(refusal))
        case NotAllowed():
            reader.fault(draft, "", refusal.sentence)
        case _:
            reader.fault(draft, "", str(refusal))


def _blame_fields(draft: Draft, reader: RowReader, errors: dict[str, str], step: str = "") -> None:
    for name, sentence in errors.items():
        reader.fault(draft, name, sentence, step)


def _refused_step(draft: Draft, kind: SheetKind) -> str:
    """The step of a history whose form was not filled in as it asks; sheets of one step have no step names."""
    history = draft.record
    if not kind.is_history or not isinstance(history, History):
        return ""
    procedure = PROCEDURES.get(history.procedure)
    for move in history.moves:
        try:
            check_form(procedure.step(move.step), move.data)
        except Refused:
            return move.step
    return ""


def _attempt_line(draft: Draft, setting: Setting) -> None:
    line: Any = draft.record
    if line.valid_to and line.valid_to < line.valid_from:
        raise FormErrors({"valid_to": "有效至不能早于有效自,请核对后重填。"})
    row = registers.built(line, by=setting.by)
    demand(setting.by, row.declared.keep, row)


def _attempt_deed(draft: Draft, setting: Setting) -> None:
    deed: Any = draft.record
    row = activities.built(deed, by=setting.by)
    demand(setting.by, row.declared.log, row)


def _attempt_history(draft: Draft, setting: Setting) -> None:
    history: Any = draft.record
    play(history)


def _enter(drafts: list[Draft], setting: Setting, reader: RowReader) -> int:
    lines: list[Any] = [draft.record for draft in drafts]
    return registers.enter_many(lines, by=setting.by)


def _log(drafts: list[Draft], setting: Setting, reader: RowReader) -> int:
    deeds: list[Any] = [draft.record for draft in drafts]
    return activities.log_many(deeds, by=setting.by)


def _load(drafts: list[Draft], setting: Setting, reader: RowReader) -> int:
    """Histories report their own refusals and let the others in."""
    histories: list[Any] = [draft.record for draft in drafts]
    loaded = load_histories(histories, by=setting.by)
    by_key = {draft.source_key: draft for draft in drafts}
    for source_key, refusal in loaded.refused:
        blame(by_key[source_key], reader.kind, reader, refusal)
    return loaded.written


def _held(model: Any, column: str) -> Callable[[str, list[str]], set[str]]:
    def held(record: str, keys: list[str]) -> set[str]:
        rows = model.objects.filter(**{column: record, "source_key__in": keys})
        return set(rows.values_list("source_key", flat=True))

    return held


@dataclass(frozen=True)
class Way:
    """``held``: which source keys are in the store; ``attempt``: try one row in memory; ``write``: a chunk."""

    held: Callable[[str, list[str]], set[str]]
    attempt: Callable[[Draft, Setting], None]
    write: Callable[[list[Draft], Setting, RowReader], int]


WAYS = {
    "registers": Way(_held(RegisterEntry, "kind"), _attempt_line, _enter),
    "activities": Way(_held(Activity, "kind"), _attempt_deed, _log),
    "cases": Way(_held(Case, "procedure"), _attempt_history, _load),
}
