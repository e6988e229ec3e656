"""The calendar in force: packaged years, overlaid by what this authority imported."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from yifa.ground.calendar.workdays import WorkCalendar
from yifa.ground.calendar.yearplan import CalendarFileError, YearPlan, read_plan

PACKAGED = Path(__file__).parent / "data"
LOCAL = "-local"
_chosen: ContextVar[WorkCalendar | None] = ContextVar("yifa_calendar", default=None)
_cache: dict[tuple[str, int], WorkCalendar] = {}


def overlay_folder() -> Path:
    """Where imported years live: YIFA_CALENDAR_DIR, else ``calendar`` in YIFA_HOME (default ./var)."""
    named = os.environ.get("YIFA_CALENDAR_DIR")
    return Path(named) if named else Path(os.environ.get("YIFA_HOME", "var")) / "calendar"


def calendar() -> WorkCalendar:
    """The calendar in force. An import by another process is noticed by the folder's change time."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    folder = overlay_folder()
    try:
        changed = os.stat(folder).st_mtime_ns
    except FileNotFoundError:
        changed = 0
    key = (str(folder), changed)
    held = _cache.get(key)
    if held is None:
        held = load_calendar(folder)
        _cache.clear()
        _cache[key] = held
    return held


@contextmanager
def use_calendar(cal: WorkCalendar) -> Iterator[WorkCalendar]:
    """Count with ``cal`` inside the block."""
    token = _chosen.set(cal)
    try:
        yield cal
    finally:
        _chosen.reset(token)


def load_calendar(overlay: Path | None = None) -> WorkCalendar:
    """Packaged years, then ``<year>.toml`` of the overlay (replaces), then ``<year>-local.toml`` (adds)."""
    plans = {plan.year: plan for plan in map(read_plan, sorted(PACKAGED.glob("*.toml")))}
    files = sorted(overlay.glob("*.toml")) if overlay and overlay.is_dir() else []
    for file in files:
        if not file.stem.endswith(LOCAL):
            plan = read_plan(file)
            plans[plan.year] = plan
    for file in files:
        if file.stem.endswith(LOCAL):
            extra = read_plan(file)
            base = plans.get(extra.year)
            if base is None:
                raise CalendarFileError([f"有 {extra.year} 年的地方假日,但还没有该年的全国放假安排,请先导入"])
            plans[extra.year] = base.with_local(extra)
    return WorkCalendar(plans.values())


def import_calendar(file: Path, into: Path | None = None) -> YearPlan:
    """Check ``file`` and put it into the overlay folder ``into`` as ``<year>.toml``.

    A file whose name ends in ``-local`` (before .toml) adds a region's holidays to the national year.
    Raises :class:`CalendarFileError` with Chinese sentences; then nothing has changed.
    """
    plan = read_plan(file)
    folder = into or overlay_folder()
    folder.mkdir(parents=True, exist_ok=True)
    local = LOCAL if file.stem.endswith(LOCAL) else ""
    if local and plan.year not in load_calendar(folder).years():
        raise CalendarFileError([f"还没有 {plan.year} 年的全国放假安排,请先导入全国的,再导入地方假日"])
    target = folder / f"{plan.year}{local}.toml"
    passing = target.with_suffix(".part")
    shutil.copyfile(file, passing)
    # A rename is whole or not at all: a reader never meets half a calendar.
    os.replace(passing, target)
    _cache.clear()
    return plan
