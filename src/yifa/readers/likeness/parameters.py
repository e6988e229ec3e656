"""The room's own parameters (参数), as dated data: ``number("band_weeks", division)``."""

from yifa.ground.calendar import today
from yifa.ground.places.codes import full
from yifa.ground.provisions import LAWBOOK


def number(code: str, scope: str = "") -> int:
    """The value in force today at a place (prefix or full code)."""
    return int(LAWBOOK.get(f"likeness.{code}", on=today(), division=full(scope) if scope else "").value)
