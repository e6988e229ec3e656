"""yifa report build: the annual report of a place and year; yifa verify: check a report directory, offline."""

from pathlib import Path
from typing import Annotated

import typer

from yifa.doors.cli.console import FOUND, answer, bars, messages, unable
from yifa.ground.identity.actor import Actor
from yifa.ground.ledger import RolledBack
from yifa.ground.places.codes import PlaceCodeError
from yifa.readers.figures.snapshot import SnapshotFailed
from yifa.reports.annual.build import Built, NotOurs
from yifa.reports.annual.compile import DraftError
from yifa.reports.annual.publishing import UnknownPlace, publish
from yifa.reports.annual.verify import verify_dir

commands = typer.Typer(help="年报:编制")
OPERATOR = Actor.system("cli")
REFUSALS = (DraftError, NotOurs, PlaceCodeError, RolledBack, SnapshotFailed, UnknownPlace)


@commands.callback()
def about() -> None:
    """年报:编制。核验用 yifa verify 目录。"""


@commands.command()
def build(
    place: Annotated[str, typer.Option("--place", help="区划代码,如 360281")],
    year: Annotated[int, typer.Option("--year", help="年度,如 2024")],
    out: Annotated[Path, typer.Option("--out", help="写到哪个目录")],
) -> None:
    """编制一地一年的年报:正文、数字、记录、账本根,一并写进目录。"""
    with bars() as progress:
        task = progress.add_task("编制年报", total=2)

        def step(text: str) -> None:
            progress.update(task, description=text, advance=1)

        try:
            built = publish(place, year, out, by=OPERATOR, progress=step)
        except REFUSALS as refusal:
            unable(str(refusal))
    answer(as_data(built))


def as_data(built: Built) -> dict[str, object]:
    """What came of a build, as plain data."""
    return {
        "folder": str(built.folder),
        "figures": built.printed,
        "traced": built.traced,
        "missing": built.printed - built.traced,
        "root": built.root,
        "warnings": [str(warned) for warned in built.compiled.warnings],
        "fonts": [str(one) for one in built.substitutions],
    }


def verify(
    folder: Annotated[Path, typer.Argument(help="年报目录")],
    key_id: Annotated[str, typer.Option("--key", help="该机关公布的签名公钥编号;不写就用目录里带的")] = "",
) -> None:
    """离线核验一份年报:文件、账本根、记录、数字、印出的文本;有问题逐条说明,退出码 1。"""
    if not folder.is_dir():
        unable(f"没有目录 {folder}。")
    with bars() as progress:
        task = progress.add_task("核验年报", total=5)

        def step(text: str) -> None:
            progress.update(task, description=text, advance=1)

        problems = verify_dir(folder, key_id=key_id, progress=step)
    answer(
        {
            "folder": str(folder),
            "ok": not problems,
            "problems": [{"kind": p.kind, "where": p.where, "sentence": p.sentence} for p in problems],
        }
    )
    for problem in problems:
        messages.print(f"[red]{problem}[/red]")
    if problems:
        raise typer.Exit(FOUND)
