"""Playing a case in memory, an hour between steps."""

from datetime import datetime, timedelta
from typing import Any

from factories.cast import PLACE

from yifa.ground.calendar import TZ
from yifa.records.cases.image import CaseImage
from yifa.records.cases.loading import History, Move, play

MONDAY = datetime(2024, 3, 4, 9, tzinfo=TZ)


def played(*moves: tuple[str, Any, dict[str, Any]], kind: str = "grid_event") -> CaseImage:
    steps = tuple(Move(step, data, MONDAY + timedelta(hours=n), by) for n, (step, by, data) in enumerate(moves))
    return play(History(kind, f"{PLACE}001", f"{PLACE}-ZZZX", steps, "k"))[1]
