"""yifa calendar: bring in the yearly notice of days off and make-up workdays; count a period."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from yifa.doors.cli.console import answer, unable
from yifa.ground.calendar import TZ, CalendarFileError, Period, due, import_calendar, overlay_folder
from yifa.records.cases.upkeep import recompute_open_clocks

commands = typer.Typer(help="工作日历:导入年度放假调休通知,试算期限")


@commands.command("import")
def import_file(file: Annotated[Path, typer.Argument(help="年度日历文件(TOML)")]) -> None:
    """导入一年的放假调休安排,并重算未结期限。"""
    try:
        plan = import_calendar(file, overlay_folder())
    except (CalendarFileError, OSError) as wrong:
        unable(str(wrong))
    changed = recompute_open_clocks()
    answer({"imported": str(plan), "clocks_recomputed": changed})


@commands.command("due")
def count(
    start: Annotated[str, typer.Argument(help="起算日,如 2026-09-14")],
    value: int,
    unit: Annotated[str, typer.Argument(help="wd 工作日 | d 日 | mo 月 | h 小时")],
) -> None:
    """试算一个期限。"""
    try:
        result = due(datetime.fromisoformat(start).replace(tzinfo=TZ), Period(value, unit))  # type: ignore[arg-type]
    except ValueError as wrong:
        unable(str(wrong))
    answer({"due": result.date.isoformat(), "provisional": result.provisional, "why": list(result.explanation)})
