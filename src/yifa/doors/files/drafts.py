"""From a row to what the bulk doors take (待写入的一行): a register line, an activity, a case history.

Nothing is decided here: forms, rules, permissions and guards are those of the records; this room only finds the
cell that each refusal is about.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from yifa.doors.files.cells import CellFault, address, entered
from yifa.doors.files.columns import Column, SheetKind
from yifa.doors.files.elsewhere import Told, history_of, wrong_in
from yifa.doors.files.guessing import translations
from yifa.doors.files.mapping import Mapping
from yifa.doors.files.mapping import plain as plain_head
from yifa.doors.files.places import Places, PlaceUnknown
from yifa.doors.files.reading import LOST_FORMULA, Sheet
from yifa.doors.files.rows import Row
from yifa.ground.calendar import TZ, now
from yifa.ground.forms import FormErrors, validate
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.vault import fingerprint
from yifa.ground.ledger import canonical_text
from yifa.ground.recorded.halves import plain
from yifa.records.activities.actions import Deed
from yifa.records.cases.loading import History, Move
from yifa.records.registers.actions import Line

KEY_LONGEST = 70


@dataclass(frozen=True)
class Fault:
    """One refusal: the cell, the reason, the row."""

    cell: str
    reason: str
    row: int

    def as_data(self) -> dict[str, str]:
        return {"cell": self.cell, "reason": self.reason}


@dataclass(frozen=True)
class Setting:
    """For whom and where a file is brought in."""

    by: Actor
    places: Places
    demo: bool = False
    mapping: Mapping | None = None
    brought: Callable[[list[str]], None] | None = None
    """Told the source keys of each chunk that went in, in its transaction."""

    @property
    def source(self) -> str:
        """The system the rows come from."""
        return self.mapping.source if self.mapping else "其他系统"


@dataclass
class Draft:
    """One row on its way in. ``faults`` empty and ``record`` set: it may be written."""

    row: Row
    record: Line | Deed | History | None = None
    faults: list[Fault] = field(default_factory=list)
    values: dict[Column, Any] = field(default_factory=dict)
    named: bool = False
    """The row names its source itself (来源编号), rather than by what stands in it."""
    cells: dict[Column, str] = field(default_factory=dict)
    """Where each column's value stands, of the rows that are shown."""
    told_state: str = ""
    """The other system's own word for where the matter stands."""

    @property
    def source_key(self) -> str:
        return str(self.record.source_key) if self.record else ""


class RowReader:
    """Turns the rows of one sheet into drafts, and finds the cell of a refusal."""

    def __init__(self, sheet: Sheet, kind: SheetKind, setting: Setting) -> None:
        self.sheet, self.kind, self.setting = sheet, kind, setting
        self.pairs = list(zip(kind.columns, sheet.head.places, strict=True))
        self.words = {c: self._words(c) for c in kind.columns if c.field.choices or c.field.kind == "bool"}
        fixed = setting.mapping.fixed if setting.mapping else {}
        self.fixed = {column: fixed[column.key] for column in kind.columns if column.key in fixed}

    def _words(self, column: Column) -> dict[str, str]:
        """What this column's choices are called in this file: the saved translation above the known words."""
        mapping = self.setting.mapping
        if mapping is None and not self.kind.exports:
            return {}
        own = mapping.values.get(column.key, {}) if mapping else {}
        return translations(self.kind, column) | {plain_head(word): value for word, value in own.items()}

    def drafts(self) -> Iterator[Draft]:
        """Every filled row as a draft, in order."""
        return map(self.read, self.sheet.rows)

    def read(self, row: Row) -> Draft:
        draft = Draft(row)
        values = draft.values = {column: self._cell(draft, column, place) for column, place in self.pairs}
        own = {(c.step, c.field.name): value for c, value in values.items() if c.own}
        division = self._division(draft, own[("", "division")])
        self._days(draft, own)
        forms: dict[str, dict[str, Any]] = {}
        for column, value in values.items():
            if not column.own and value is not None:
                forms.setdefault(column.step, {})[column.field.name] = value
        if draft.faults:
            self._the_rest(draft, forms.get("", {}))
            return draft
        if self.kind.exports:
            return self._from_elsewhere(draft, division, own, forms.get("", {}))
        key = str(own[("", "key")] or "")
        draft.named = bool(key)
        source = self._source_key(key, division, own, forms)
        draft.record = self._record(division, own, forms, source)
        return draft

    def _from_elsewhere(self, draft: Draft, division: str, own: dict[Any, Any], data: dict[str, Any]) -> Draft:
        """A row of another system's export."""
        draft.named = True
        row = Told(
            str(own[("", "key")] or ""), own[("", "at")], own[("", "closed_at")], own[("", "state")] or "",
            draft.told_state, data,
        )  # fmt: skip
        if (wrong := wrong_in(row, self.kind)) is not None:
            self.fault(draft, *wrong)
            return draft
        organ = self.setting.places.organ(division)
        draft.record = history_of(row, self.kind, self.setting, division, organ)
        return draft

    def _cell(self, draft: Draft, column: Column, place: int | None) -> Any:
        if place is None or place >= len(draft.row.cells):
            return self.fixed.get(column)
        cell = draft.row.cells[place]
        try:
            if place in draft.row.formulas:
                raise CellFault(LOST_FORMULA)
            if words := self.words.get(column):
                cell = self._translated(draft, column, words, cell)
            value = entered(column.field, cell)
            return self.fixed.get(column) if value is None else value
        except CellFault as wrong:
            draft.faults.append(Fault(address(place, draft.row.number), str(wrong), draft.row.number))
            return None

    def _translated(self, draft: Draft, column: Column, words: dict[str, str], cell: Any) -> Any:
        """Their word as our value; the word for the state is kept beside it."""
        if column.key == "@state":
            draft.told_state = str(cell or "").strip()[:40]
            if draft.told_state and plain_head(cell) not in words:
                raise CellFault(f"不认识的办理状态“{draft.told_state}”。请在栏目对应里写明它算“办理中”还是哪一种办结。")
        return words.get(plain_head(cell), cell)

    def _division(self, draft: Draft, value: Any) -> str:
        try:
            return self.setting.places.find(value)
        except PlaceUnknown as wrong:
            self.fault(draft, "division", str(wrong))
            return ""

    def _days(self, draft: Draft, own: dict[tuple[str, str], Any]) -> None:
        """The row's own days must be days, none in the future, each step no earlier than the one before."""
        before: tuple[datetime, Column] | None = None
        for column, _ in self.pairs:
            name = column.field.name
            if not column.own or column.field.kind not in ("date", "datetime"):
                continue
            value = own[(column.step, name)]
            if value is None and column.field.required:
                self.fault(draft, name, f"请填写{self._called(column)}。", column.step)
            elif isinstance(value, str):
                self.fault(draft, name, f"{self._called(column)}应当是日期,例如2026-03-14。", column.step)
            elif isinstance(value, datetime):
                value = own[(column.step, name)] = _not_before(value, before[0]) if before else value
                if value.replace(tzinfo=TZ) > now():
                    self.fault(draft, name, f"{self._called(column)}不能晚于现在,请核对后重填。", column.step)
                elif before and value < before[0]:
                    sentence = f"{self._called(column)}早于{self._called(before[1])},请核对后重填。"
                    self.fault(draft, name, sentence, column.step)
                before = value, column

    def _called(self, column: Column) -> str:
        """What the person's own table calls a column; our word where it has none."""
        place = self.sheet.head.places[self.kind.columns.index(column)]
        title = self.sheet.head.titles[place].rstrip("* \u3000") if place is not None else ""  # our templates: 必填*
        return title or column.head

    def _the_rest(self, draft: Draft, data: dict[str, Any]) -> None:
        """A row that is refused already also tells what its form would say, so that it is put right in one go."""
        if self.kind.form is None:
            return
        said = {fault.cell for fault in draft.faults}
        try:
            validate(self.kind.form, data)
        except FormErrors as errors:
            for name, sentence in errors.errors.items():
                if self.where(draft.row, name) not in said:
                    self.fault(draft, name, sentence)

    def cells_of(self, draft: Draft) -> dict[Column, str]:
        """Where each column's value stands in this row."""
        return {column: address(place, draft.row.number) for column, place in self.pairs if place is not None}

    def fault(self, draft: Draft, name: str, reason: str, step: str = "") -> None:
        draft.faults.append(Fault(self.where(draft.row, name, step), reason, draft.row.number))

    def where(self, row: Row, name: str, step: str = "") -> str:
        """The cell of a field; the row's first cell for the whole row."""
        place = self.sheet.head.places[self.kind.column(name, step)] if name else None
        return address(place or 0, row.number)

    def _source_key(self, key: str, division: str, own: dict[Any, Any], forms: dict[str, dict[str, Any]]) -> str:
        """Names the row for good: by its number in the system it comes from, else by all that stands in it.

        The organ is part of it: two towns may both count from 1, and neither learns of the other's rows. What stands
        in a row is personal, so only its keyed fingerprint is kept.
        """
        organ = self.setting.places.organ(division)
        if key and len(key) <= KEY_LONGEST:
            return f"file:{organ}:{key}"
        days = {f"{step}.{name}": value for (step, name), value in own.items() if name != "division"}
        whole = {"kind": self.kind.path, "division": division, "own": days, "forms": forms}
        return f"row:{organ}:{fingerprint(canonical_text(_without_floats(plain(whole))), 'files.row')}"

    def _record(
        self, division: str, own: dict[tuple[str, str], Any], forms: dict[str, dict[str, Any]], source: str
    ) -> Line | Deed | History:
        kind, demo, organ = self.kind, self.setting.demo, self.setting.places.organ(division)
        if kind.group == "cases":
            moves = self._moves(own, forms)
            return History(kind.record, division, organ, moves, source, demo)
        data = forms.get("", {})
        if kind.group == "activities":
            held_on = own[("", "held_on")]
            return Deed(kind.record, division, organ, held_on, data, source, demo)
        since, until = own[("", "valid_from")], own[("", "valid_to")]
        return Line(kind.record, division, organ, data, since, until, source, demo)

    def _moves(self, own: dict[tuple[str, str], Any], forms: dict[str, dict[str, Any]]) -> tuple[Move, ...]:
        """The steps whose day is filled in; one sheet per opening step has one day."""
        moves = []
        for step in self.kind.steps:
            name = step.code if self.kind.is_history else ""
            at = own.get((name, "at"))
            if at is not None:
                moves.append(Move(step.code, forms.get(name, {}), at.replace(tzinfo=TZ), self.setting.by))
        return tuple(moves)


def _not_before(value: datetime, before: datetime) -> datetime:
    """A day without a time, on the very day of the step before, is taken at that step's moment.

    All the row says is that it was the same day. The end of the day would be later than now on the day itself, and
    another moment whenever the file is brought in again; the moment before is in the table and stays the same.
    """
    return before if value.time() == time() and value.date() == before.date() else value


def _without_floats(value: Any) -> Any:
    if isinstance(value, float):
        return str(Decimal(repr(value)))
    if isinstance(value, dict):
        return {name: _without_floats(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_without_floats(part) for part in value]
    return value
