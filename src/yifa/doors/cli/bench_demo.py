"""yifa bench-demo: the figures of the demo's reports against figures marked by hand. JSON to stdout."""

from pathlib import Path
from typing import Annotated

import typer

from yifa.doors.cli.bench_reading import GOLD, SEEDS
from yifa.doors.cli.console import FOUND, answer, messages, unable
from yifa.doors.cli.demonstration import REPORTS
from yifa.reports.annual.measure import measure


def bench_demo(
    gold: Annotated[Path, typer.Option(help="标注所在目录(facts)")] = GOLD,
    seeds: Annotated[Path, typer.Option(help="原文所在目录")] = SEEDS,
    reports: Annotated[Path, typer.Option(help="yifa demo 编制的年报所在目录")] = REPORTS,
) -> None:
    """演示年报里的数字,与原文标注的数字逐个对照。有不一致的退出码为1。"""
    for folder in (gold, seeds, reports):
        if not folder.is_dir():
            unable(f"没有目录 {folder};请先运行 yifa demo --no-serve,并用 --gold、--seeds、--reports 指明各在哪里。")
    found = measure(gold, seeds, reports)
    answer(found.as_json())
    messages.print(
        f"标注{len(found.compared)}个:一致{found.matched}个,不一致{len(found.differing)}个,缺{len(found.missing)}个。"
    )
    if found.differing:
        raise typer.Exit(FOUND)
