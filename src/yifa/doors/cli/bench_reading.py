"""yifa bench-read: how well others' reports are read and checked, measured against marked texts. JSON to stdout."""

from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from yifa.doors.cli.console import answer, unable
from yifa.reports.reading.checking.measure import measure as measure_checks
from yifa.reports.reading.measure import measure as measure_facts

GOLD, SEEDS = Path("..") / "shared" / "gold", Path("..") / "shared" / "seeds"


def bench_read(
    gold: Annotated[Path, typer.Option(help="标注所在目录(facts、nonfacts、lint)")] = GOLD,
    seeds: Annotated[Path, typer.Option(help="原文所在目录")] = SEEDS,
) -> None:
    """读报告、查报告的准确率、召回率和速度。"""
    for folder in (gold, seeds):
        if not folder.is_dir():
            unable(f"没有目录 {folder};请用 --gold 和 --seeds 指明标注和原文在哪里。")
    answer({"read": _plain(measure_facts(gold, seeds)), "check": _plain(measure_checks(gold, seeds))})


def _plain(found: Any) -> Any:
    return asdict(found) if is_dataclass(found) and not isinstance(found, type) else found
