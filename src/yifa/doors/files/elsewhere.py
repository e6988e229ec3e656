"""From a row of another system's export to a case history (其他系统的一行): what it tells, and only that.

Two steps at most: that it came in, and how it ended. ADR 43.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from yifa.doors.files.columns import UNDER_WAY, SheetKind
from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import Actor
from yifa.records.cases.imported import INTAKES, RECORD
from yifa.records.cases.loading import History, Move
from yifa.records.cases.sourcing import source_key


class ForWhom(Protocol):
    """Whose file it is, from which system, and whether it is practice."""

    @property
    def by(self) -> Actor: ...
    @property
    def source(self) -> str: ...
    @property
    def demo(self) -> bool: ...


@dataclass(frozen=True)
class Told:
    """What one row tells. ``state``: ours (``open`` or a result step), ``word``: theirs."""

    number: str
    at: datetime
    closed_at: datetime | None
    state: str
    word: str
    data: Mapping[str, Any]


def wrong_in(row: Told, kind: SheetKind) -> tuple[str, str] | None:
    """(field, sentence) of what no step can be made of."""
    if not row.number:
        return "key", "请填写来源编号。没有编号的行,以后再导就认不出是不是同一件。"
    if row.state not in ("", UNDER_WAY) and row.closed_at is None:
        return "closed_at", "状态是已办结,却没有办结时间。请补上办结时间;确实不知道的,先按办理中导入。"
    return None


def ended_by(row: Told, kind: SheetKind) -> str:
    """The result step the row tells of, or "" while the matter is under way."""
    if row.state:
        return "" if row.state == UNDER_WAY else row.state
    return INTAKES[kind.record].results[0].code if row.closed_at else ""


def history_of(row: Told, kind: SheetKind, setting: ForWhom, division: str, organ: str) -> History:
    """The row as the loader takes it."""
    word = {"source_state": row.word} if row.word else {}
    ends = {name: value for name, value in row.data.items() if name in kind.ends}
    came = {name: value for name, value in row.data.items() if name not in kind.ends}
    came |= {"source_system": setting.source, "source_no": row.number, **word}
    moves = [Move(RECORD, came, row.at.replace(tzinfo=TZ), setting.by)]
    end = ended_by(row, kind)
    if end and row.closed_at:
        moves.append(Move(end, {**ends, **word}, row.closed_at.replace(tzinfo=TZ), setting.by))
    key = source_key(setting.source, organ, row.number)
    return History(kind.record, division, organ, tuple(moves), key, setting.demo)
