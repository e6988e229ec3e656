"""yifa handbook DIR: the handbook as Markdown and HTML."""

from pathlib import Path
from typing import Annotated

import typer

from yifa.doors.cli.console import answer, bars, unable
from yifa.doors.cli.handbook.binding import HandbookFailed, build, declarations, write_sources


def handbook(
    folder: Annotated[Path, typer.Argument(help="写到哪个目录,如 build/handbook")],
    html: Annotated[bool, typer.Option("--html/--no-html", help="同时装订成网页")] = True,
) -> None:
    """把全部声明编成手册:程序、名册、活动、文书、指标、规则、权限、法定数值。"""
    with bars() as progress:
        task = progress.add_task("编手册", total=2 if html else 1)
        try:
            pages = write_sources(folder)
            progress.advance(task)
            site = build(folder) if html else None
            progress.advance(task)
        except (HandbookFailed, OSError) as wrong:
            unable(str(wrong))
    answer({"folder": str(folder), "pages": pages, "declarations": len(declarations()), "site": str(site or "")})
