"""yifa bench: run the benches, each in a folder of its own, and say which target was met."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from yifa.doors.cli.bench import figures, importing, intake, likeness, listing, memory, million, sealing, town_map
from yifa.doors.cli.bench.declare import BENCHES
from yifa.doors.cli.console import FOUND, answer, bars, messages, unable

MODULES = (figures, importing, intake, likeness, listing, memory, million, sealing, town_map)
SCRATCH = "yifa-bench-"


def bench(
    names: Annotated[list[str] | None, typer.Argument(help="测速项目;不写就全部")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="小规模,45 秒以内")] = False,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出(默认就是)")] = True,
) -> None:
    """测速:与基线并排测量,给出比值和目标。"""
    unknown = [name for name in names or [] if name not in BENCHES]
    if unknown:
        unable(f"没有这样的测速项目:{'、'.join(unknown)}。可选:{'、'.join(b.code for b in BENCHES)}")
    if not str(settings.HOME).startswith(tempfile.gettempdir()):
        _again_in_scratch()
    results = []
    chosen = [b for b in BENCHES if not names or b.code in names]
    call_command("migrate", verbosity=0, interactive=False)
    with bars() as progress, tempfile.TemporaryDirectory(prefix=SCRATCH) as folder:
        task = progress.add_task("测速", total=len(chosen))
        for each in chosen:
            progress.update(task, description=each.name)
            own = Path(folder) / each.code
            own.mkdir()
            results.append(each.result(quick=quick, folder=own))
            progress.advance(task)
    answer(results)
    missed = [result["title"] for result in results if not result["met"]]
    if missed:
        messages.print(f"[red]未达到目标:{';'.join(missed)}[/red]")
        raise typer.Exit(FOUND)


def _again_in_scratch() -> None:
    """Run the same command in a throw-away home: a bench must never write into anybody's store."""
    with tempfile.TemporaryDirectory(prefix=SCRATCH) as home:
        env = {**os.environ, "YIFA_HOME": home, "YIFA_MODE": "test"}
        raise typer.Exit(subprocess.call([sys.executable, "-m", "yifa.site.program", *sys.argv[1:]], env=env))  # noqa: S603
