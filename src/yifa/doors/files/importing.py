"""Bringing a file in (导入): look first, then write; each row through the same bulk doors as every other source.

Three ways: ``look`` writes nothing and lists what would be refused; ``bring_in`` writes the good rows and hands the
bad ones back; with ``whole`` one bad row keeps everything out. A second time changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from yifa.doors.files import runs
from yifa.doors.files.columns import SheetKind
from yifa.doors.files.drafts import Draft, Fault, RowReader, Setting
from yifa.doors.files.models import Import
from yifa.doors.files.packages import SCREEN, Limits, Unreadable
from yifa.doors.files.reading import Head, Sheet, opened
from yifa.doors.files.trying import REFUSALS, WAYS, blame, faults_of
from yifa.ground.ledger import record
from yifa.records.cases.catching_up import carry_on
from yifa.records.cases.loading import History

CHUNK = 2000
LISTED = 2000
"""Faults listed one by one; the file of refused rows holds them all."""

SAMPLE, FIRST = 3, 8
"""Rows shown as they were understood: good ones in full, the first ones cell by cell with their faults."""

Progress = Callable[[int], None]
OnBad = Callable[[Draft, tuple[str, ...]], None]
"""Gets each refused row and the heads of its file."""


@dataclass
class Outcome:
    """What came, or would come, of a file. ``known``: rows already in; ``repeated``: rows equal to an earlier one."""

    rows: int = 0
    written: int = 0
    known: int = 0
    moved: int = 0
    refused: int = 0
    faults: list[Fault] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    unknown_columns: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    sample: list[Draft] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    first: list[Draft] = field(default_factory=list)
    total: int = 0
    partial: bool = False
    run: int = 0

    @property
    def good(self) -> int:
        """Rows that would go in."""
        return self.rows - self.known - self.refused - self.moved

    @property
    def counts(self) -> dict[str, int]:
        return {
            "rows": self.rows, "written": self.written, "known": self.known, "moved": self.moved,
            "refused": self.refused,
        }  # fmt: skip

    def as_data(self) -> dict[str, Any]:
        return {
            "rows": self.rows, "written": self.written, "known": self.known, "moved": self.moved,
            "refused": self.refused, "passed_over": self.passed,
            "errors": [fault.as_data() for fault in self.faults], "repeated_rows": self.repeated,
            "ignored_columns": list(self.unknown_columns),
        }  # fmt: skip


def look(
    path: Path, kind: SheetKind, setting: Setting, *,
    limits: Limits = SCREEN, progress: Progress | None = None, on_bad: OnBad | None = None, most: int = 0,
) -> Outcome:  # fmt: skip
    """Everything a write would refuse, without writing; no further than ``most`` rows. Raises Unreadable."""
    return _through(path, kind, setting, limits, progress, on_bad, _TRY, most)


def bring_in(
    path: Path, kind: SheetKind, setting: Setting, *, whole: bool = False,
    limits: Limits = SCREEN, progress: Progress | None = None, on_bad: OnBad | None = None, run: Import | None = None,
) -> Outcome:  # fmt: skip
    """Write the rows. ``whole``: all or nothing. Raises Unreadable; then nothing of ``whole`` is written.

    ``run``: the import that was begun for it already; else one is begun here.
    """
    source = setting.source if kind.exports else ""
    run = run or runs.begin(kind.path, source, by=setting.by)
    setting = replace(setting, brought=partial(runs.brought, run))
    try:
        outcome = _brought_in(path, kind, setting, whole, limits, _beating(run, progress), on_bad)
    except Unreadable as wrong:
        runs.finish(run, Import.FAILED, message=str(wrong))
        raise
    runs.finish(run, Import.DONE, counts=outcome.counts)
    outcome.run = run.pk
    return outcome


def _beating(run: Import, progress: Progress | None) -> Progress:
    """Progress that the page of the import sees, too."""
    rows = 0

    def told(count: int) -> None:
        nonlocal rows
        rows += count
        runs.beat(run, rows=rows)
        if progress:
            progress(count)

    return told


def _brought_in(
    path: Path, kind: SheetKind, setting: Setting, whole: bool, limits: Limits, progress: Progress, on_bad: OnBad | None
) -> Outcome:
    if not whole:
        outcome = _through(path, kind, setting, limits, progress, on_bad, _WRITE)
        with transaction.atomic():
            _log(kind, setting, outcome)
        return outcome
    outcome = look(path, kind, setting, limits=limits, on_bad=on_bad)
    if outcome.refused:
        return outcome
    with transaction.atomic():
        outcome = _through(path, kind, setting, limits, progress, on_bad, _WRITE)
        if outcome.refused:
            transaction.set_rollback(True)
            outcome.written = outcome.moved = 0
        else:
            _log(kind, setting, outcome)
    return outcome


def _log(kind: SheetKind, setting: Setting, outcome: Outcome) -> None:
    """That a file came in: which kind, how many rows; the rows have their own ledger rows."""
    if outcome.written or outcome.moved:
        data = {
            "kind": kind.path, "written": outcome.written, "known": outcome.known, "moved": outcome.moved,
            "refused": outcome.refused, "source": setting.source if kind.exports else "",
        }  # fmt: skip
        record("files.imported", f"file:{kind.path}", by=setting.by, data=data)


def _through(
    path: Path,
    kind: SheetKind,
    setting: Setting,
    limits: Limits,
    progress: Progress | None,
    on_bad: OnBad | None,
    act: "_Act",
    most: int = 0,
) -> Outcome:
    """Chunk by chunk: read, pass over what is known, act on the rest, hand back what was refused."""
    with opened(path, kind, limits, setting.mapping) as sheet:
        outcome = _fresh(sheet.head)
        reader = RowReader(sheet, kind, setting)
        seen: dict[str, int] = {}
        last = sheet.head.row
        try:
            for chunk in _chunks(sheet, reader):
                fresh, held = _unknown(chunk, kind, outcome, seen, reader)
                outcome.written += act.fresh(fresh, kind, setting, reader)
                _carry(held, outcome, setting, reader, write=act.writes)
                for draft in chunk:
                    _count(draft, outcome, on_bad)
                last = chunk[-1].row.number
                outcome.passed = sheet.passed[:LISTED]
                _show(chunk, outcome, reader)
                outcome.total = max(outcome.rows, *sheet.size, 0)
                if progress:
                    progress(len(chunk))
                if most and outcome.rows >= most:
                    outcome.partial = True
                    break
        except Unreadable as wrong:
            _broken_off(outcome, last + 1, wrong)
    return outcome


def _show(chunk: list[Draft], outcome: Outcome, reader: RowReader) -> None:
    """Keep the first rows to be looked at, each value with its cell."""
    for draft in chunk[: max(0, FIRST - len(outcome.first))]:
        draft.cells = reader.cells_of(draft)
        outcome.first.append(draft)


def _broken_off(outcome: Outcome, row: int, wrong: Unreadable) -> None:
    """A file that cannot be read to its end: what is in stays in and is said so; nothing in, nothing to say."""
    if not outcome.written:
        raise wrong
    sentence = f"{wrong}第{row}行以前的已经写入;处理好后整个文件再导一次即可,不会重复。"
    outcome.refused += 1
    outcome.rows += 1
    outcome.faults.append(Fault(f"A{row}", sentence, row))


def _fresh(head: Head) -> Outcome:
    return Outcome(unknown_columns=head.unknown, head=head.titles)


def _chunks(sheet: Sheet, reader: RowReader) -> Iterator[list[Draft]]:
    source = reader.drafts()
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _count(draft: Draft, outcome: Outcome, on_bad: OnBad | None) -> None:
    outcome.rows += 1
    if draft.faults:
        outcome.refused += 1
        outcome.faults.extend(draft.faults[: max(0, LISTED - len(outcome.faults))])
        if on_bad:
            on_bad(draft, outcome.head)
    elif len(outcome.sample) < SAMPLE:
        outcome.sample.append(draft)


def _unknown(
    chunk: list[Draft], kind: SheetKind, outcome: Outcome, seen: dict[str, int], reader: RowReader
) -> tuple[list[Draft], list[Draft]]:
    """Drafts that are neither in the store nor earlier in this file; and those in the store that may move on."""
    behind = []
    held = WAYS[kind.group].held(kind.record, [draft.source_key for draft in chunk if draft.record])
    fresh = []
    for draft in chunk:
        if draft.record is None or draft.faults:
            continue
        earlier = seen.setdefault(draft.source_key, draft.row.number)
        if earlier != draft.row.number:
            _repeated(draft, earlier, outcome, reader)
        elif draft.source_key in held and kind.exports:
            behind.append(draft)
        elif draft.source_key in held:
            outcome.known += 1
        else:
            fresh.append(draft)
    return fresh, behind


def _carry(behind: list[Draft], outcome: Outcome, setting: Setting, reader: RowReader, *, write: bool) -> None:
    """Matters of an earlier export: where they stand by this one."""
    if not behind:
        return
    by_key = {draft.source_key: draft for draft in behind}
    told = [draft.record for draft in behind if isinstance(draft.record, History)]
    carried = carry_on(told, by=setting.by, write=write)
    outcome.moved += len(carried.moved)
    outcome.known += carried.same
    for key, refusal in carried.refused:
        blame(by_key[key], reader.kind, reader, refusal)


def _repeated(draft: Draft, earlier: int, outcome: Outcome, reader: RowReader) -> None:
    if draft.named:
        reader.fault(draft, "key", f"来源编号与第{earlier}行相同。一行一个编号,请改正;确是同一条的请删去一行。")
    else:
        outcome.known += 1
        outcome.repeated.append(draft.row.number)


def _try(fresh: list[Draft], kind: SheetKind, setting: Setting, reader: RowReader) -> int:
    for draft in fresh:
        faults_of(draft, kind, setting, reader)
    return 0


def _write(fresh: list[Draft], kind: SheetKind, setting: Setting, reader: RowReader) -> int:
    """Write a chunk. It is usually good, so it is written first and examined row by row only when refused."""
    way = WAYS[kind.group]
    try:
        with transaction.atomic():
            return _noted(fresh, setting, way.write(fresh, setting, reader))
    except (*REFUSALS, IntegrityError):
        _try(fresh, kind, setting, reader)
    held = way.held(kind.record, [draft.source_key for draft in fresh])
    good = [draft for draft in fresh if not draft.faults and draft.source_key not in held]
    with transaction.atomic():
        return _noted(good, setting, way.write(good, setting, reader))


def _noted(drafts: list[Draft], setting: Setting, written: int) -> int:
    if setting.brought and written:
        setting.brought([draft.source_key for draft in drafts if not draft.faults])
    return written


@dataclass(frozen=True)
class _Act:
    """What is done with new rows (``fresh``), and whether rows that are known may move on in the store."""

    fresh: Callable[[list[Draft], SheetKind, Setting, RowReader], int]
    writes: bool


_TRY, _WRITE = _Act(_try, False), _Act(_write, True)
